"""Where documents come from: roots, formats, the web, and the tables beside them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.documents import Document
from bot.domain.extracts import Extract
from bot.domain.fetching import Note
from bot.domain.licences import LicenceTable
from bot.domain.reviewing import Decision
from bot.domain.rulings import Ruling
from bot.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used: one sentence that names it and says why."""

    path: str
    reason: str


class Extractor(Protocol):
    """Takes files apart that are not plain text."""

    def extract(self, name: str, data: bytes) -> Extract:
        """Return what a file says.

        Raises DocumentError with what it is and what to do, without the file's name.
        """
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the bytes, what they are called, and the marks of this version.

    `data` is None when nothing has changed since the marks that were sent along.
    """

    data: bytes | None
    name: str
    etag: str
    modified: str


class Web(Protocol):
    """The public web, and nothing else."""

    def get(self, url: str, hosts: Collection[str], etag: str, modified: str) -> Fetched:
        """Get what is at an address on one of these hosts. Raises FetchError."""
        ...


class OfficialTexts(Protocol):
    """The knowledge root of what was fetched."""

    def notes(self) -> Mapping[str, Note]:
        """Return what is known of the last look at each address, by document."""
        ...

    def text(self, path: str) -> str:
        """Return the text of a file of the root, or nothing."""
        ...

    def put(self, path: str, text: str) -> None:
        """Write a file; a crash leaves the old text or the new. Raises FetchError."""
        ...

    def note(self, note: Note) -> None:
        """Keep what came of a look. Raises FetchError."""
        ...


class DocumentSource(Protocol):
    """A knowledge root."""

    def read(self) -> Iterable[Document | Refusal]:
        """Yield every document, and a Refusal for each file that is none.

        Raises KnowledgeError when the root itself cannot be read.
        """
        ...


class Tables(Protocol):
    """The editable tables beside the documents."""

    def licences(self) -> LicenceTable:
        """Read `licences.yaml`. Raises KnowledgeError with one sentence."""
        ...

    def vocabulary(self) -> Vocabulary:
        """Read `vocabulary.yaml`. Raises KnowledgeError with one sentence."""
        ...


class Reviews(Protocol):
    """What people decided on marked clauses."""

    def decisions(self) -> Sequence[Decision]:
        """Return all decisions; the same object until one is added or changed.

        Raises KnowledgeError with one sentence.
        """
        ...

    def decide(self, decision: Decision) -> None:
        """Keep a decision in the place of an earlier one on its clause. Raises KnowledgeError."""
        ...


class Shelf(Protocol):
    """Where rulings lie as documents."""

    def put(self, ruling: Ruling) -> None:
        """Write a ruling as it is now; raises KnowledgeError when that cannot be done."""
        ...
