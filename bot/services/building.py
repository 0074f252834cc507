"""Building a generation: texts, words and vectors written, tested, and then pointed to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain import clauses
from bot.domain.builds import Contents, Manifest, facts
from bot.domain.clauses import Clause, read_clauses
from bot.domain.documents import Audience, Document, Passage, Piece
from bot.domain.errors import IndexUnavailableError
from bot.domain.splitting import VERSION, passages, pieces
from bot.ports import Builds, DenseStore, Embedder, Index, LexicalStore, Vector, VectorCache
from bot.services.gathering import Gathered

Progress = Callable[[str, int, int], None]
Examination = Callable[[Index], None]
_SAVED_EACH = 256  # vectors; a crash loses no more work than that


@dataclass(slots=True)
class Tally:
    """How many distinct pieces were embedded, and how many vectors were known."""

    embedded: int = 0
    reused: int = 0


class Builder:
    """Makes generations; the caller holds the lock."""

    def __init__(
        self,
        builds: Builds,
        dense: DenseStore,
        lexical: LexicalStore,
        embedder: Embedder,
        cache: VectorCache,
        *,
        examine: Examination,
    ) -> None:
        self._builds = builds
        self._dense = dense
        self._lexical = lexical
        self._embedder = embedder
        self._cache = cache
        self._examine = examine

    def build(
        self,
        gathered: Gathered,
        tally: Tally,
        progress: Progress,
        read: Mapping[str, tuple[Clause, ...]] | None = None,
    ) -> Manifest:
        """Write everything, open it anew, test it, and only then move the pointer.

        `read` are the marked clauses of documents that need no reading again.
        """
        documents = gathered.documents
        numbered = [passage for document in documents.values() for passage in passages(document)]
        cut = {
            number: pieces(passage)
            for number, passage in enumerate(numbered)
            if documents[passage.document].in_force
        }
        generation, folder = self._builds.begin()
        manifest = Manifest(
            generation=generation,
            embedder=self._embedder.model,
            splitter=VERSION,
            reader=clauses.VERSION,
            entries=gathered.entries,
            passages=len(numbered),
            pieces=sum(map(len, cut.values())),
        )
        marked = _marked(documents, read or {}, progress)
        contents = Contents(manifest, documents, tuple(numbered), marked)
        self._build_words(folder, contents, cut, progress)
        self._build_vectors(folder, contents, cut, tally, progress)
        progress("test", 0, 1)
        index = self._builds.finish(contents)
        _test(index, contents, cut)
        self._examine(index)
        progress("test", 1, 1)
        self._builds.publish(generation)
        return manifest

    def _build_words(
        self,
        folder: Path,
        contents: Contents,
        cut: Mapping[int, tuple[Piece, ...]],
        progress: Progress,
    ) -> None:
        for done, reader in enumerate(Audience):
            progress("words", done, len(Audience))
            texts = {
                number: contents.passages[number].text
                for number, found in cut.items()
                if found and reader.may_see(_audience(contents, contents.passages[number]))
            }
            self._lexical.build(folder, reader, texts)
        progress("words", len(Audience), len(Audience))

    def _build_vectors(
        self,
        folder: Path,
        contents: Contents,
        cut: Mapping[int, tuple[Piece, ...]],
        tally: Tally,
        progress: Progress,
    ) -> None:
        texts = list(dict.fromkeys(piece.text for found in cut.values() for piece in found))
        vectors = self._vectors(texts, tally, progress)
        done = 0
        for audience in Audience:
            numbers = [n for n in cut if _audience(contents, contents.passages[n]) is audience]

            def stream(numbers: list[int] = numbers) -> Iterator[tuple[int, Vector]]:
                nonlocal done
                for number in numbers:
                    for piece in cut[number]:
                        yield number, vectors[piece.text]
                        done += 1
                        progress("store", done, contents.manifest.pieces)

            self._dense.build(folder, audience, stream(), facts(contents.manifest))

    def _vectors(self, texts: list[str], tally: Tally, progress: Progress) -> dict[str, Vector]:
        """Look up what was embedded before, embed the rest, and keep it as it comes."""
        model = self._embedder.model
        vectors = dict(self._cache.get(model, texts))
        missing = [text for text in texts if text not in vectors]
        tally.embedded, tally.reused = len(missing), len(vectors)
        fresh: dict[str, Vector] = {}
        try:
            for text, vector in zip(missing, self._embedder.embed(missing), strict=True):
                vectors[text] = fresh[text] = vector
                if len(fresh) == _SAVED_EACH:
                    self._cache.put(model, fresh)
                    fresh = {}
                progress("embed", len(vectors), len(texts))
        finally:
            if fresh:
                self._cache.put(model, fresh)
        return vectors


def _marked(
    documents: Mapping[str, Document], read: Mapping[str, tuple[Clause, ...]], progress: Progress
) -> Mapping[str, tuple[Clause, ...]]:
    found: dict[str, tuple[Clause, ...]] = {}
    for done, (name, document) in enumerate(documents.items(), 1):
        found[name] = read[name] if name in read else read_clauses(document)
        progress("clauses", done, len(documents))
    return {name: marks for name, marks in found.items() if marks}


def _audience(contents: Contents, passage: Passage) -> Audience:
    return contents.documents[passage.document].audience


def _test(index: Index, contents: Contents, cut: Mapping[int, tuple[Piece, ...]]) -> None:
    """Ask the new generation for sentences that it must know, and for none that it must hide."""
    known = [number for number, found in cut.items() if found]
    if not known:
        return
    for number in {known[len(known) * part // 5] for part in range(5)} | {known[-1]}:
        sentence = cut[number][0].text
        found = index.search(sentence, Audience.LEGAL, 10)
        if not any(sentence in hit.passage.text for hit in found):
            name = contents.passages[number].document
            raise IndexUnavailableError(
                f"The new generation does not find a sentence of {name}, so the old one stays; "
                "run policy-bot reindex --full."
            )
        for hit in index.search(sentence, Audience.ALL, 10):
            if not Audience.ALL.may_see(_audience(contents, hit.passage)):
                raise IndexUnavailableError(
                    "The new generation shows what only legal may see, so the old one stays; "
                    "report this fault."
                )
