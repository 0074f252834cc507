"""The index: how a generation is built, kept and searched."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from bot.domain.answers import Quote
from bot.domain.builds import Contents, Manifest
from bot.domain.clauses import Clause
from bot.domain.documents import Audience, Document, Hit, Passage, Piece

Vector = Sequence[float]


class Embedder(Protocol):
    """Text into vectors of length one, always the same for the same text."""

    @property
    def model(self) -> str:
        """Name and hash of what makes the vectors; other model, other vectors."""
        ...

    def embed(self, texts: Sequence[str]) -> Iterable[Vector]:
        """Yield one vector a text, in order."""
        ...


class VectorCache(Protocol):
    """Vectors that were computed before, by hash of text and model."""

    def get(self, model: str, texts: Sequence[str]) -> Mapping[str, Vector]:
        """Return the known vectors by text."""
        ...

    def put(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors by text."""
        ...


class Index(Protocol):
    """One generation, open for questions; safe to use from many threads."""

    @property
    def generation(self) -> int:
        """Which build this is; larger is newer."""
        ...

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents of the generation by id, whatever their audience and status."""
        ...

    @property
    def clauses(self) -> Mapping[str, tuple[Clause, ...]]:
        """The marked clauses of documents that have any."""
        ...

    def passages(self, document: str) -> Sequence[Passage]:
        """Return the passages of one document in their order."""
        ...

    def search(
        self,
        query: str,
        audience: Audience,
        limit: int,
        first: Sequence[str] = (),
        quoted: Sequence[Quote] = (),
    ) -> Sequence[Hit]:
        """Return the best passages in force that `audience` may see, best first.

        The passages of the documents named in `first` stand before all others,
        best first among themselves; then come those in which `quoted` begin.
        """
        ...

    def begin(self, query: str) -> "Search":
        """Begin a search whose leading passages are yet to be found out by whoever begins it."""
        ...


class Search(Protocol):
    """A search under way: what needs only the query is computed beside whoever began it."""

    def __call__(
        self,
        audience: Audience,
        limit: int,
        first: Sequence[str] = (),
        quoted: Sequence[Quote] = (),
    ) -> Sequence[Hit]:
        """Return what `Index.search` returns; its errors are raised here."""
        ...


class Retriever(Protocol):
    """A search that we are measured beside: it knows passages and no rules."""

    def documents(self, query: str) -> Sequence[str]:
        """Return the document of each of the first hits, in order."""
        ...


class IndexStore(Protocol):
    """The generations on disk and the pointer to the current one."""

    def current(self) -> Index:
        """Open the current generation; the same object until the pointer moves.

        Raises IndexUnavailableError when there is none.
        """
        ...


class KeptIndex(IndexStore, Protocol):
    """An IndexStore that still has what documents were in other generations."""

    def former(self, digests: Mapping[str, str]) -> Mapping[str, Document]:
        """Return documents as they were when they had these digests, where that is kept."""
        ...


class Dense(Protocol):
    """Passages of one audience by the likeness of their pieces; passages have numbers."""

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        ...

    def best(self, vector: Vector, limit: int) -> Mapping[int, float]:
        """Return the cosine of the best piece for the passages of the `limit` nearest pieces."""
        ...

    def of(self, vector: Vector, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the cosine of the best piece of each passage that has pieces here."""
        ...


class Lexical(Protocol):
    """Passages that one reader may see by the words that they share with a query."""

    def best(self, query: str, limit: int) -> Mapping[int, float]:
        """Return the best passages with the share, 0 to 1, of the best possible score."""
        ...

    def of(self, query: str, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the same share for these passages, as far as they are here."""
        ...


class DenseStore(Protocol):
    """Vectors of a generation, which its folder names: apart for each audience of documents."""

    def build(
        self,
        folder: Path,
        audience: Audience,
        vectors: Iterable[tuple[int, Vector]],
        facts: Mapping[str, str],
    ) -> None:
        """Store the vectors of pieces with the numbers of their passages, in order of these.

        `facts` say what made the vectors.
        """
        ...

    def renew(
        self,
        old: Path,
        folder: Path,
        vectors: Mapping[Audience, Iterable[tuple[int, Vector]]],
        facts: Mapping[str, str],
    ) -> bool:
        """Store the same as `build` for every audience, out of a copy of the generation in `old`.

        False, with nothing stored, when that cannot be done; `old` is never changed.
        """
        ...

    def open(self, folder: Path, facts: Mapping[str, str]) -> Mapping[Audience, Dense]:
        """Open what was built with these facts: by the audience of the documents.

        Raises IndexUnavailableError when it is not there, or was built with others.
        """
        ...


class LexicalStore(Protocol):
    """Word indexes in the folder of a generation: one for each kind of reader."""

    def build(
        self, folder: Path, reader: Audience, passages: Mapping[int, str], old: Path | None = None
    ) -> None:
        """Store an index of the texts by number; what is known from `old` is not made again."""
        ...

    def open(self, folder: Path) -> Mapping[Audience, Lexical]:
        """Open what was built: by reader."""
        ...


class Builds(Protocol):
    """Where generations are made. All but `manifest` is for the holder of the lock."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep others from building; raises IndexBusyError when somebody does already."""
        ...

    def manifest(self) -> Manifest | None:
        """Return the manifest of the current generation, or None when there is none."""
        ...

    def contents(self) -> Contents | None:
        """Return the texts of the current generation, or None when there is none."""
        ...

    def begin(self) -> tuple[int, Path]:
        """Clear what a crash left behind; return a new number and its empty folder."""
        ...

    def folder(self, number: int) -> Path:
        """Return where a generation lies."""
        ...

    def pieces(self, contents: Contents) -> Mapping[int, tuple[Piece, ...]]:
        """Return what passages of a generation were cut into, by number; none when it is gone."""
        ...

    def finish(self, contents: Contents, pieces: Mapping[int, tuple[Piece, ...]]) -> Index:
        """Write the texts and the manifest, and open the whole generation anew."""
        ...

    def publish(self, generation: int) -> None:
        """Move the pointer, and drop generations that are no longer needed."""
        ...
