"""What one build of the index holds, and how two of them differ."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain import serial
from bot.domain.clauses import Clause
from bot.domain.documents import Document, Passage

EARLIER = "earlier versions"
"""The source of documents that no source holds any more: versions that were replaced."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the index has it: hash of all that was read of it, and where from."""

    digest: str
    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made of and by; written when all else of it is on disk."""

    generation: int
    embedder: str
    splitter: str
    reader: str
    entries: Mapping[str, Entry]
    passages: int
    pieces: int


def digest(document: Document) -> str:
    """The hash of all that was read of a document: its text, its place and its header."""
    return hashlib.sha256(serial.dump(document).encode()).hexdigest()


def own(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """The documents that sources hold, without the earlier versions that the index keeps."""
    return {name: entry for name, entry in entries.items() if entry.source != EARLIER}


def facts(manifest: Manifest) -> dict[str, str]:
    """What made the vectors of a generation: with other facts they mean something else."""
    return {"embedder": manifest.embedder, "splitter": manifest.splitter}


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Contents:
    """The texts of a generation. A passage is known to both legs by its number in `passages`.

    `clauses` are the marked clauses of each document that has any.
    """

    manifest: Manifest
    documents: Mapping[str, Document]
    passages: tuple[Passage, ...]
    clauses: Mapping[str, tuple[Clause, ...]] = field(default_factory=dict[str, tuple[Clause, ...]])


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of documents, sorted, by what a reindex does with them."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def compare(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Changes:
    """Tell what has to be done to come from the old documents to the new."""
    both = sorted(old.keys() & new.keys())
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(name for name in both if old[name] != new[name]),
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=tuple(name for name in both if old[name] == new[name]),
    )


@dataclass(frozen=True, slots=True)
class IndexState:
    """What the bot answers from just now, and what is wrong with it.

    `refused` has a sentence for each file that could not be used, `stale` the documents whose
    last good text stays or whose review is overdue; `model` is empty when code words answers.
    """

    generation: int
    documents: int
    passages: int
    embedder: str
    model: str
    refused: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
