"""Official texts by the addresses of source cards: what to fetch, and what to make of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.addresses import host_of, raw
from bot.domain.documents import OURS, Audience, Document, SubjectKind
from bot.domain.errors import FetchError
from bot.domain.extracts import Extract
from bot.domain.text import key, normalise
from bot.domain.walls import wall

FOLDERS = {
    SubjectKind.PLATFORM: "platform-terms",
    SubjectKind.DATASET: "dataset-licences",
    SubjectKind.LICENCE: "licence-texts",
    SubjectKind.MODEL: "licence-texts",
    SubjectKind.TOPIC: "licence-texts",
}
_SHRUNK = 0.4  # a text that is shorter than this part of the last one is not believed
_OVERDUE = timedelta(days=7)  # without a successful check


@dataclass(frozen=True, slots=True)
class Target:
    """An official text to fetch: as which document, from where, for whom."""

    document: str
    subject: str
    url: str
    folder: str
    owner: str = ""
    audience: Audience = Audience.ALL
    review_by: str = ""

    @property
    def path(self) -> str:
        """Where it lies in its root."""
        return f"{self.folder}/{self.document}.md"


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of the last look at an address; `fault` is empty when it went well.

    Of a clone of a repository the folder is in the place of `document`, and there is no `url`.
    `checked` is when the text was last seen to be good, `since` the day on which the fault
    began, `looked` the day of the last look.
    """

    document: str
    url: str
    etag: str = ""
    modified: str = ""
    checked: str = ""
    fault: str = ""
    since: str = ""
    looked: str = ""

    def failed(self, fault: str, day: date) -> "Note":
        """Return the note after a look that went wrong."""
        return replace(self, fault=fault, since=self.since or f"{day}", looked=f"{day}")

    def seen(self, day: date, etag: str, modified: str) -> "Note":
        """Return the note after a look that went well."""
        return Note(self.document, self.url, etag, modified, f"{day}", looked=f"{day}")

    def stale(self, day: date) -> str:
        """Return why the text may be out of date, or nothing; no text was never fetched."""
        if self.fault and (self.checked or not self.url):
            seen = f", last seen {self.checked}" if self.checked else ""
            return f"its source fails since {self.since}{seen}"
        if not self.checked:
            return ""
        if date.fromisoformat(self.checked) + _OVERDUE < day:
            return f"its source was last seen {self.checked}"
        return ""


def targets(documents: Mapping[str, Document]) -> tuple[Target, ...]:
    """Return a target for each card with an address, in the order of subjects; one a document.

    Nothing that is ours is ever replaced by what an address says.
    """
    found: dict[str, Target] = {}
    ours = {name for name, document in documents.items() if document.kind in OURS}
    for document in sorted(documents.values(), key=lambda d: (d.subject.casefold(), d.id)):
        card = document.card
        if card is None or not document.source_url or not document.in_force:
            continue
        name = next(iter(card.documents), f"{document.id.removeprefix('card-')}-official")
        target = Target(
            name, document.subject, document.source_url, FOLDERS[card.subject_kind],
            document.owner, document.audience, document.review_by,
        )  # fmt: skip
        if name not in ours:
            found.setdefault(name, target)
    return tuple(found.values())


def hosts(wanted: Iterable[Target]) -> frozenset[str]:
    """Return the hosts of all targets: no other is ever gone to."""
    named = {host_of(url) for target in wanted for url in (target.url, raw(target.url))}
    return frozenset(named - {""})


def chosen(wanted: Iterable[Target], names: Iterable[str]) -> tuple[Target, ...]:
    """Return the targets of the subjects or documents that are named. Raises FetchError."""
    known = tuple(wanted)
    found: dict[str, Target] = {}
    for name in names:
        fitting = [t for t in known if key(name) in (key(t.subject), key(t.document))]
        if not fitting:
            raise FetchError(f'No source card has the name "{name}" and an address.')
        found |= {target.document: target for target in fitting}
    return tuple(found.values())


def accept(extract: Extract, last: str) -> None:
    """Refuse what is certainly not the text that was there. Raises FetchError."""
    in_its_place = wall(extract.text, extract.title)
    if in_its_place:
        raise FetchError(f"it is {in_its_place} now")
    if not any(char.isalnum() for char in extract.text):
        raise FetchError("it is empty now")
    if len(extract.text) < len(last) * _SHRUNK:
        part = round(100 - 100 * len(extract.text) / len(last))
        raise FetchError(f"it is {part} % shorter now; look at it, and fetch it with --shorter")


def body_of(text: str) -> str:
    """Return what `written` wrote below its header."""
    return text.split("\n---\n", 1)[-1]


def same(one: str, other: str) -> bool:
    """Tell whether two texts say the same; a new layout is no change."""
    return normalise(one) == normalise(other)


def written(target: Target, extract: Extract, day: date) -> str:
    """Return the document that is kept of an official text."""
    fields = {
        "id": target.document,
        "title": normalise(extract.title)[:200] or f"{target.subject} (official text)",
        "subject": target.subject,
        "owner": target.owner,
        "source_url": target.url,
        "retrieved": f"{day:%Y-%m-%d}",
        "language": extract.language,
        "audience": target.audience.value,
        "review_by": target.review_by,
    }
    return _document(fields, extract.text)


def replaced(target: Target, text: str, retrieved: str, day: date) -> tuple[str, str]:
    """Return path and text of the version that gives way to a new one."""
    name = f"{target.document}-{retrieved}"
    kept = {"platform-terms", "dataset-licences"}
    folder = f"{target.folder}-history" if target.folder in kept else target.folder
    fields = {
        "id": name,
        "title": f"{target.subject} (copy of {retrieved})",
        "subject": target.subject,
        "owner": target.owner,
        "source_url": target.url,
        "retrieved": retrieved,
        "audience": target.audience.value,
        "status": "historical" if target.folder in kept else "superseded",
        "superseded_by": target.document,
        "end_date": f"{day:%Y-%m-%d}",
    }
    return f"{folder}/{name}.md", _document(fields, body_of(text))


def _document(fields: Mapping[str, str], body: str) -> str:
    # JSON's strings are YAML's, whatever they hold.
    lines = [f"{name}: {json.dumps(value)}" for name, value in fields.items() if value]
    return "\n".join(("---", *lines, "---", body.strip("\n"), ""))
