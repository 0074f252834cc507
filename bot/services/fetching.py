"""Fetching: official texts by the addresses of source cards, the last good ones kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.builds import Entry, Manifest
from bot.domain.errors import DocumentError, FetchError
from bot.domain.fetching import (
    Note,
    Target,
    accept,
    body_of,
    hosts,
    replaced,
    same,
    written,
)
from bot.ports.answers import Freshness
from bot.ports.documents import Extractor, Fetched, OfficialTexts, Web

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came of a look at some addresses, by document; `failed` has a sentence for each."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def news(self) -> bool:
        """Tell whether there is anything to index."""
        return bool(self.added or self.changed)


def pulled(
    report: FetchReport, clones: Mapping[str, Callable[[], bool]], texts: OfficialTexts, day: date
) -> FetchReport:
    """Bring clones up to date, and add to a report what came of it.

    A clone that cannot be brought up to date keeps its last good texts, which are noted to be
    out of date until it can be again.
    """
    changed, failed, notes = list(report.changed), list(report.failed), texts.notes()
    for name, pull in clones.items():
        try:
            changed += [name] if pull() else []
        except FetchError as error:
            texts.note(notes.get(name, Note(name, "")).failed(str(error), day))
            failed.append((name, f"{name}: {error}; its last good texts stay."))
        else:
            if name in notes:
                texts.note(notes[name].seen(day, "", ""))
    return replace(report, changed=tuple(changed), failed=tuple(failed))


@dataclass
class SourcesFreshness:
    """A Freshness: an address is the source of one document, a clone that of all in it.

    `generation` says which index answers, and `manifest` where its documents come from.
    """

    notes: Freshness
    generation: Callable[[], int]
    manifest: Callable[[], Manifest | None]
    _known: tuple[int, Mapping[str, str]] = field(default=(-1, {}), init=False)

    def failing(self, day: date) -> Mapping[str, str]:
        """Return why a text may be out of date, by document, for those where it may be."""
        found = self.notes.failing(day)
        sources = self._sources() if found else dict[str, str]()
        return {**found, **{name: found[s] for name, s in sources.items() if s in found}}

    def _sources(self) -> Mapping[str, str]:
        generation = self.generation()
        if self._known[0] != generation:  # every question asks
            manifest = self.manifest()
            entries = manifest.entries if manifest else dict[str, Entry]()
            self._known = generation, {name: entry.source for name, entry in entries.items()}
        return self._known[1]


@dataclass(frozen=True, slots=True)
class Fetching:
    """The use case. `known` are all targets: their hosts are the only ones gone to."""

    web: Web
    extractor: Extractor
    texts: OfficialTexts
    today: Callable[[], date]
    known: Sequence[Target]

    def run(
        self, wanted: Iterable[Target], progress: Progress, *, shorter: bool = False
    ) -> FetchReport:
        """Look at each address, one after another, and keep what is new.

        What fails, is a wall, or has shrunk leaves the last good text where it is; `shorter`
        takes a text that has shrunk.
        """
        outcomes: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
        failed: list[tuple[str, str]] = []
        looked = list(wanted)
        for done, target in enumerate(looked):
            progress("fetch", done, len(looked))
            note = self._note(target)
            try:
                outcomes[self._one(target, note, shorter)].append(target.document)
            except (FetchError, DocumentError) as error:
                self.texts.note(note.failed(str(error), self.today()))
                failed.append((target.document, self._sentence(target, error)))
        progress("fetch", len(looked), len(looked))
        return FetchReport(
            **{name: tuple(found) for name, found in outcomes.items()}, failed=tuple(failed)
        )

    def due(self) -> tuple[Target, ...]:
        """Return the targets whose text is here, and that nobody has looked at today."""
        notes, today = self.texts.notes().values(), f"{self.today()}"
        names = {note.document for note in notes if note.checked and note.looked != today}
        return tuple(target for target in self.known if target.document in names)

    def _note(self, target: Target) -> Note:
        """Return what is known of an address; nothing, when it is another one now."""
        note = self.texts.notes().get(target.document)
        return note if note and note.url == target.url else Note(target.document, target.url)

    def _one(self, target: Target, note: Note, shorter: bool) -> str:
        last = self.texts.text(target.path)
        marks = (note.etag, note.modified) if last else ("", "")
        found = self.web.get(target.url, hosts(self.known), *marks)
        outcome = "unchanged"
        if found.data is not None:
            outcome = self._keep(target, found, last, shorter)
        self.texts.note(note.seen(self.today(), found.etag, found.modified))
        return outcome

    def _keep(self, target: Target, found: Fetched, last: str, shorter: bool) -> str:
        extract = self.extractor.extract(found.name, found.data or b"")
        accept(extract, "" if shorter else body_of(last))
        if last and same(body_of(last), extract.text):
            return "unchanged"
        day = self.today()
        if last:
            self.texts.put(*replaced(target, last, _day_of(last), day))
        self.texts.put(target.path, written(target, extract, day))
        return "changed" if last else "added"

    def _sentence(self, target: Target, error: Exception) -> str:
        kept = "; the last good text stays" if self.texts.text(target.path) else ""
        return f"{target.subject} ({target.url}): {error}{kept}."


def _day_of(text: str) -> str:
    """Return the day of a copy, as `written` wrote it."""
    lines = (line for line in text.splitlines() if line.startswith("retrieved: "))
    return next(lines, "earlier").removeprefix("retrieved: ").strip('"')
