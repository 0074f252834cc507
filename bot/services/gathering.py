"""All sources read into one set of documents, with what had to be left out and why."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain import serial
from bot.domain.builds import Contents, Entry, Manifest
from bot.domain.documents import Document
from bot.domain.errors import DocumentError, KnowledgeError
from bot.ports import DocumentSource, Refusal


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


def digest(document: Document) -> str:
    """The hash of all that was read of a document: its text, its place and its header."""
    return hashlib.sha256(serial.dump(document).encode()).hexdigest()


def gather(
    sources: Mapping[str, DocumentSource],
    old: Manifest | None,
    contents: Callable[[], Contents | None],
    progress: Callable[[str, int, int], None],
) -> Gathered:
    """Read every source; of a file or a source that fails the last good text is kept.

    `contents` is asked for the last generation only when something failed.
    Raises KnowledgeError when there is no document at all.
    """
    found = _Gathering()
    for done, (name, source) in enumerate(sources.items()):
        progress("read", done, len(sources))
        refused = _read(name, source, old, found)
        if refused:
            found.refused += refused
            _keep(name, {refusal.path for refusal in refused}, old, contents, found)
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


def _read(
    name: str, source: DocumentSource, old: Manifest | None, found: _Gathering
) -> list[Refusal]:
    """Add what can be read; a refusal whose path is the source's name is for all of it."""
    refused: list[Refusal] = []
    number = 0
    try:
        for number, entry in enumerate(_entries(source), 1):
            if isinstance(entry, Refusal):
                refused.append(entry)
            else:
                found.add(name, entry)
    except DocumentError:
        raise
    except KnowledgeError as error:
        return [*refused, Refusal(name, str(error))]
    before = sum(entry.source == name for entry in old.entries.values()) if old else 0
    if before and not number:
        fault = f"{name} is empty, but had {before} documents; take it out of KNOWLEDGE_DIRS"
        return [Refusal(name, f"{fault} if they are to go.")]
    return refused


def _entries(source: DocumentSource) -> Iterable[Document | Refusal]:
    return source.read()


def _keep(
    name: str,
    paths: set[str],
    old: Manifest | None,
    contents: Callable[[], Contents | None],
    found: _Gathering,
) -> None:
    everything = name in paths
    wanted = [
        document
        for document, entry in (old.entries if old else {}).items()
        if entry.source == name
        and (everything or entry.path in paths)
        and document not in found.entries
    ]
    last = contents() if wanted else None
    for document in wanted if last else ():
        assert last
        found.add(name, last.documents[document])
        found.kept.append(document)
