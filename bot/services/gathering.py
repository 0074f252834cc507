"""All sources read into one set of documents, with what had to be left out and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.domain.builds import EARLIER, Contents, Entry, Manifest, digest
from bot.domain.documents import Document, Kind
from bot.domain.earlier import earlier_versions
from bot.domain.errors import KnowledgeError
from bot.ports.documents import DocumentSource, Refusal

_LEAST = 0.4  # of a text that has to be left
_SHORTEST = 600  # characters; a shorter text may shrink
_FEWEST = 4  # documents; a smaller source may lose any
_IF_MEANT = "run policy-bot reindex --accept-shrunk if that is meant."


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An id that two files have: the first is used, and the other is not."""

    id: str
    used: str
    ignored: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents by id, what is refused, and what was kept of the last generation."""

    documents: Mapping[str, Document]
    entries: Mapping[str, Entry]
    refused: tuple[Refusal, ...]
    kept: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]


@dataclass(slots=True)
class _Gathering:
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    kept: list[str] = field(default_factory=list[str])
    duplicates: list[Duplicate] = field(default_factory=list[Duplicate])

    def add(self, source: str, document: Document) -> None:
        first = self.entries.get(document.id)
        if first:
            used, ignored = f"{first.source}/{first.path}", f"{source}/{document.path}"
            self.duplicates.append(Duplicate(document.id, used, ignored))
            return
        self.documents[document.id] = document
        self.entries[document.id] = Entry(digest(document), source, document.path)


def gather(
    sources: Mapping[str, DocumentSource],
    old: Manifest | None,
    contents: Callable[[], Contents | None],
    progress: Callable[[str, int, int], None],
    *,
    accept_shrunk: bool = False,
) -> Gathered:
    """Read every source; of a file or a source that fails the last good text is kept.

    So it is of one that shrank, unless `accept_shrunk`: half of its documents are gone, or
    little is left of a text. `contents` is asked for the last generation only when something
    failed or changed.
    Raises KnowledgeError when there is no document at all.
    """
    found = _Gathering()
    for done, (name, source) in enumerate(sources.items()):
        progress("read", done, len(sources))
        refused, failed = _read(name, source, old, found)
        if not (failed or accept_shrunk):
            few = _few(name, old, found)
            refused, failed = [*refused, *few], bool(few)
        if not accept_shrunk:
            refused += _shrunk(name, old, contents, found)
        found.refused += refused
        lost = {refusal.path for refusal in refused}
        _keep(_lost(name, None if failed else lost, old, found), name, contents, found)
    progress("read", len(sources), len(sources))
    if not found.documents:
        why = f": {found.refused[0].reason}" if found.refused else "."
        raise KnowledgeError(
            f"There is no document to index in {', '.join(sources) or 'KNOWLEDGE_DIRS'}{why}"
        )
    return Gathered(
        found.documents,
        found.entries,
        tuple(found.refused),
        tuple(found.kept),
        tuple(found.duplicates),
    )


def with_versions(gathered: Gathered, last: Contents | None, day: str) -> Gathered:
    """Add the earlier versions of documents, those of the last generation and its own texts."""
    versions = earlier_versions(last, gathered.documents, day) if last else {}
    entries = {n: Entry(digest(d), EARLIER, d.path) for n, d in versions.items()}
    return replace(
        gathered,
        documents={**versions, **gathered.documents},
        entries={**entries, **gathered.entries},
    )


def _read(
    name: str, source: DocumentSource, old: Manifest | None, found: _Gathering
) -> tuple[list[Refusal], bool]:
    """Add what can be read; return what cannot, and whether the source failed as a whole."""
    refused: list[Refusal] = []
    empty = True
    try:
        for entry in source.read():
            empty = False
            if isinstance(entry, Refusal):
                refused.append(entry)
            else:
                found.add(name, entry)
    except KnowledgeError as error:
        return [*refused, Refusal(name, str(error))], True
    before = sum(entry.source == name for entry in old.entries.values()) if old else 0
    if before and empty:
        fault = f"{name} is empty now but had {before} documents, which were kept"
        return [Refusal(name, f"{fault}; take it out of KNOWLEDGE_DIRS if they are to go.")], True
    return refused, False


def _few(name: str, old: Manifest | None, found: _Gathering) -> list[Refusal]:
    """Tell of a source that lost more than half of its documents."""
    before = {n for n, entry in old.entries.items() if entry.source == name} if old else set[str]()
    gone = before - found.entries.keys()
    if len(before) < _FEWEST or len(gone) * 2 <= len(before):
        return []
    fault = f"{name} has lost {len(gone)} of its {len(before)} documents, which were kept"
    return [Refusal(name, f"{fault}; {_IF_MEANT}")]


def _shrunk(
    name: str, old: Manifest | None, contents: Callable[[], Contents | None], found: _Gathering
) -> list[Refusal]:
    """Take back the last text of documents of which little is left, and tell of them."""
    entries = old.entries if old else dict[str, Entry]()
    changed = [
        document
        for document, entry in found.entries.items()
        if entry.source == name and entries.get(document, entry).digest != entry.digest
    ]
    last = contents() if changed else None
    refused: list[Refusal] = []
    if last is None:
        return refused
    for document in changed:
        before, now = last.documents[document], found.documents[document]
        share = len(now.body) / max(len(before.body), 1)
        if before.kind is Kind.RULING or len(before.body) < _SHORTEST or share >= _LEAST:
            continue
        found.documents[document] = before
        found.entries[document] = entries[document]
        found.kept.append(document)
        fault = f"{now.path}: it has only {share:.0%} of the text that it had, which was kept"
        refused.append(Refusal(now.path, f"{fault}; {_IF_MEANT}"))
    return refused


def _lost(name: str, paths: set[str] | None, old: Manifest | None, found: _Gathering) -> list[str]:
    """Return the documents of the last generation that stood at these paths, or at any."""
    if old is None:
        return []
    return [
        document
        for document, entry in old.entries.items()
        if entry.source == name
        and (paths is None or entry.path in paths)
        and document not in found.entries
    ]


def _keep(
    lost: list[str], source: str, contents: Callable[[], Contents | None], found: _Gathering
) -> None:
    last = contents() if lost else None
    if last is None:
        return
    for document in lost:
        found.add(source, last.documents[document])
        found.kept.append(document)
