"""Reindexing: what the sources hold now becomes a new generation, or nothing happens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.domain import clauses
from bot.domain.builds import compare, facts, own
from bot.domain.edits import Edit, edits
from bot.domain.splitting import VERSION
from bot.ports.documents import DocumentSource, Refusal
from bot.ports.index import Builds, DenseStore, Embedder, LexicalStore, VectorCache
from bot.services.building import Builder, Examination, Progress, Tally
from bot.services.gathering import Duplicate, gather, with_versions


@dataclass(frozen=True, slots=True)
class Report:
    """What a reindex did, or would do: `generation` is the current one after it.

    Documents are named by id. `kept` are those whose file or source failed and
    whose last good text stays; `notes` are remarks on documents, such as a
    missing header; `embedded` and `reused` count distinct pieces.
    """

    generation: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[Refusal, ...]
    kept: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    notes: tuple[tuple[str, str], ...]
    seconds: float
    passages: int = 0
    pieces: int = 0
    embedded: int = 0
    reused: int = 0
    built: bool = False
    edits: tuple[Edit, ...] = ()


def _silent(*_: object) -> None:
    """Progress that nobody watches."""


class Reindexing:
    """The use case; `stopwatch` gives seconds, such as time.monotonic, `day` the date of today.

    `examine` asks a new generation what it must know; it raises IndexUnavailableError.
    """

    def __init__(  # noqa: PLR0917 - six different ports; app.py alone calls it
        self,
        builds: Builds,
        dense: DenseStore,
        lexical: LexicalStore,
        embedder: Embedder,
        vectors: VectorCache,
        stopwatch: Callable[[], float],
        day: Callable[[], str] = str,
        examine: Examination = _silent,
    ) -> None:
        self._builds = builds
        self._builder = Builder(builds, dense, lexical, embedder, vectors, examine=examine)
        self._embedder = embedder
        self._stopwatch = stopwatch
        self._day = day

    def run(
        self,
        sources: Mapping[str, DocumentSource],
        *,
        dry_run: bool = False,
        full: bool = False,
        accept_shrunk: bool = False,
        progress: Progress = _silent,
    ) -> Report:
        """Bring the index in line with the sources (by name, the first wins), and report.

        When nothing changed nothing is done, unless `full`. The old generation
        answers until the new one has passed its self-test. Raises KnowledgeError
        when there is nothing to index, IndexUnavailableError when another
        reindex runs or the self-test fails; the old generation then stays.
        """
        begun = self._stopwatch()
        if dry_run:
            return self._reindex(
                sources, begun, dry_run=True, full=full, accept_shrunk=accept_shrunk,
                progress=progress,
            )  # fmt: skip
        with self._builds.locked():
            return self._reindex(
                sources, begun, dry_run=False, full=full, accept_shrunk=accept_shrunk,
                progress=progress,
            )  # fmt: skip

    def _reindex(
        self,
        sources: Mapping[str, DocumentSource],
        begun: float,
        *,
        dry_run: bool,
        full: bool,
        accept_shrunk: bool,
        progress: Progress,
    ) -> Report:
        old = self._builds.manifest()
        contents = cache(self._builds.contents)  # reading them takes a moment
        gathered = gather(sources, old, contents, progress, accept_shrunk=accept_shrunk)
        changes = compare(own(old.entries) if old else {}, gathered.entries)
        last = contents() if changes or full else None
        edited = tuple(edits(last.documents, gathered.documents, changes.changed)) if last else ()
        made_alike = (
            old
            and facts(old) == {"embedder": self._embedder.model, "splitter": VERSION}
            and old.reader == clauses.VERSION
        )
        tally = Tally()
        manifest = old
        build = not dry_run and (full or bool(changes) or not made_alike)
        if build:
            last = last or contents()
            gathered = with_versions(gathered, last, self._day())
            manifest = self._builder.build(gathered, tally, progress, None if full else last)
        return Report(
            generation=manifest.generation if manifest else 0,
            added=changes.added,
            changed=changes.changed,
            removed=changes.removed,
            unchanged=changes.unchanged,
            refused=gathered.refused,
            kept=gathered.kept,
            duplicates=gathered.duplicates,
            notes=tuple((d.id, note) for d in gathered.documents.values() for note in d.notes),
            seconds=self._stopwatch() - begun,
            passages=manifest.passages if manifest else 0,
            pieces=manifest.pieces if manifest else 0,
            embedded=tally.embedded,
            reused=tally.reused,
            built=build,
            edits=edited,
        )
