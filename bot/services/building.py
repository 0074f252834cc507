"""Building a generation: texts, words and vectors written, tested, and then pointed to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain import clauses
from bot.domain.builds import Contents, Manifest, facts
from bot.domain.clauses import Clause, read_clauses
from bot.domain.documents import Audience, Document, Passage
from bot.domain.errors import IndexUnavailableError
from bot.domain.splitting import VERSION
from bot.ports.index import Builds, DenseStore, Embedder, Index, LexicalStore, Vector, VectorCache
from bot.services.cutting import Pieces, cut, same
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
        last: Contents | None = None,
    ) -> Manifest:
        """Write everything, open it anew, test it, and only then move the pointer.

        What `last`, the current generation, has of documents that are as they were is used again.
        """
        documents = gathered.documents
        unchanged = same(last, gathered.entries)
        found = cut(documents, unchanged, last, self._builds.pieces)
        generation, folder = self._builds.begin()
        manifest = Manifest(
            generation=generation,
            embedder=self._embedder.model,
            splitter=VERSION,
            reader=clauses.VERSION,
            entries=gathered.entries,
            passages=len(found.passages),
            pieces=sum(map(len, found.pieces.values())),
        )
        marked = _marked(documents, _known_clauses(last, unchanged), progress)
        contents = Contents(manifest, documents, found.passages, marked)
        old = self._builds.folder(last.manifest.generation) if last else None
        self._build_words(folder, contents, found.pieces, old, progress)
        texts = list(dict.fromkeys(p.text for some in found.pieces.values() for p in some))
        vectors = self._vectors(texts, tally, progress)
        rows = _rows(contents, found.pieces, vectors)
        self._build_vectors(folder, rows, facts(manifest), old, progress)
        progress("test", 0, 1)
        index = self._builds.finish(contents, found.pieces)
        _test(index, contents, found.pieces)
        self._examine(index)
        progress("test", 1, 1)
        self._builds.publish(generation)
        return manifest

    def _build_words(
        self,
        folder: Path,
        contents: Contents,
        cut: Pieces,
        old: Path | None,
        progress: Progress,
    ) -> None:
        for done, reader in enumerate(Audience):
            progress("words", done, len(Audience))
            texts = {
                number: contents.passages[number].text
                for number, found in cut.items()
                if found and reader.may_see(_audience(contents, contents.passages[number]))
            }
            self._lexical.build(folder, reader, texts, old)
        progress("words", len(Audience), len(Audience))

    def _build_vectors(
        self,
        folder: Path,
        rows: Mapping[Audience, list[tuple[int, Vector]]],
        made_by: Mapping[str, str],
        old: Path | None,
        progress: Progress,
    ) -> None:
        done, total = 0, sum(map(len, rows.values()))

        def told(some: list[tuple[int, Vector]]) -> Iterator[tuple[int, Vector]]:
            nonlocal done
            for row in some:
                yield row
                done += 1
                progress("store", done, total)

        if old and self._dense.renew(old, folder, rows, made_by):
            progress("store", total, total)
            return
        for audience, some in rows.items():
            self._dense.build(folder, audience, told(some), made_by)

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


def _known_clauses(last: Contents | None, same: frozenset[str]) -> Mapping[str, tuple[Clause, ...]]:
    if last is None or last.manifest.reader != clauses.VERSION:
        return {}
    return {name: last.clauses.get(name, ()) for name in same}


def _marked(
    documents: Mapping[str, Document], known: Mapping[str, tuple[Clause, ...]], progress: Progress
) -> Mapping[str, tuple[Clause, ...]]:
    found: dict[str, tuple[Clause, ...]] = {}
    for done, (name, document) in enumerate(documents.items(), 1):
        found[name] = known[name] if name in known else read_clauses(document)
        progress("clauses", done, len(documents))
    return {name: marks for name, marks in found.items() if marks}


def _rows(
    contents: Contents, cut: Pieces, vectors: Mapping[str, Vector]
) -> Mapping[Audience, list[tuple[int, Vector]]]:
    """The vectors of pieces with the numbers of their passages, by who may see them."""
    rows: dict[Audience, list[tuple[int, Vector]]] = {audience: [] for audience in Audience}
    for number, found in cut.items():
        audience = _audience(contents, contents.passages[number])
        rows[audience] += ((number, vectors[piece.text]) for piece in found)
    return rows


def _audience(contents: Contents, passage: Passage) -> Audience:
    return contents.documents[passage.document].audience


def _test(index: Index, contents: Contents, cut: Pieces) -> None:
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
