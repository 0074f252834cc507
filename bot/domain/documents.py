"""Documents, their rules, and the passages that they are cut into.

All offsets count characters of the document's text with its header included, so that
`text[start:end]` is what was quoted. The text of a text file in UTF-8 is the file; that
of any other file is what was taken out of it, and is kept with the index.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# A heading that a page of the web gives a name: the last of these above a place is the nearest.
_ANCHOR = re.compile(r"^#{1,6} [^\n]*\{#([\w.:-]+)\}$", re.MULTILINE)


class Kind(StrEnum):
    """What a document is; the folder under the knowledge root says so."""

    PLATFORM_TERMS = "platform-terms"
    DATASET_LICENCE = "dataset-licence"
    LICENCE_TEXT = "licence-text"
    INTERNAL_POLICY = "internal-policy"
    RULING = "ruling"
    SOURCE_CARD = "source-card"
    OTHER = "other"


# What the company wrote itself: nothing from elsewhere may pose as it, or take its place.
OURS = frozenset({Kind.INTERNAL_POLICY, Kind.RULING, Kind.SOURCE_CARD})


class Audience(StrEnum):
    """Who may see a document, and who reads an answer. Legal sees everything."""

    ALL = "all"
    LEGAL = "legal-only"

    def may_see(self, audience: "Audience") -> bool:
        """Tell whether a reader of this audience may see a document of `audience`."""
        return self is Audience.LEGAL or audience is Audience.ALL


class Status(StrEnum):
    """Only a document in force supports an answer."""

    IN_FORCE = "in-force"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    HISTORICAL = "historical"


class Use(StrEnum):
    """What somebody wants to do with data; the order is that of the design."""

    COLLECT = "collect"
    TRAIN_COMMERCIAL = "train-commercial"
    TRAIN_RESEARCH = "train-research"
    EVALUATE = "evaluate"
    REDISTRIBUTE = "redistribute"


class Effect(StrEnum):
    """What a rule says of a use."""

    PERMITS = "permits"
    CONDITIONS = "permits-with-conditions"
    FORBIDS = "forbids"
    UNDECIDED = "undecided"


class SubjectKind(StrEnum):
    """What a subject is."""

    PLATFORM = "platform"
    DATASET = "dataset"
    LICENCE = "licence"
    MODEL = "model"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where an official text says something: the unit that holds all `words`."""

    document: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The machine-readable part of a document, written or approved by a person.

    The dimensions are joined by "and", the entries of one by "or"; an empty
    dimension matches everything. `also` is a second list of topics, joined by
    "and" to the first. `unless` names topics or facts that lift the rule.
    `clause` stands verbatim in the body of the document that has the rule. `lifts`
    names layers that an open issue takes the decision from, within its scope.
    `teams` limits the rule to people of these teams. `only` limits it to questions that
    bring up all of its topics and nothing else but what is in `beside`.
    """

    id: str
    effect: Effect
    uses: frozenset[Use]
    clause: str
    subjects: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    issue: str = ""
    lifts: tuple[str, ...] = ()
    escalate: bool = False
    source: Pointer | None = None
    reviewed_by: str = ""
    reviewed_on: str = ""
    teams: tuple[str, ...] = ()
    only: bool = False
    beside: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """A rule without a name and a date behind it never permits."""
        return bool(self.reviewed_by and self.reviewed_on)


@dataclass(frozen=True, slots=True)
class Card:
    """What a source card says of its subject beyond the rules.

    `relatives` are parts of the subject, and what else stands under the same terms.
    """

    subject_kind: SubjectKind
    classes: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    licence_source: Pointer | None = None
    derived_from: tuple[str, ...] = ()
    generated_by: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what its header and its place say of it.

    `expires` is the last day on which it is in force, as in 2027-01-31; empty is for good.
    `pages` says where each page of a PDF begins in the text.
    """

    id: str
    title: str
    kind: Kind
    text: str
    body_start: int
    path: str
    audience: Audience = Audience.ALL
    status: Status = Status.IN_FORCE
    subject: str = ""
    aliases: tuple[str, ...] = ()
    publisher: str = ""
    owner: str = ""
    source_url: str = ""
    retrieved: str = ""
    stated_date: str = ""
    effective_date: str = ""
    version: str = ""
    region: str = ""
    language: str = ""
    supersedes: str = ""
    superseded_by: str = ""
    end_date: str = ""
    review_by: str = ""
    expires: str = ""
    rules: tuple[Rule, ...] = ()
    card: Card | None = None
    notes: tuple[str, ...] = ()
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    pages: tuple[int, ...] = ()

    def page_at(self, place: int) -> int:
        """Return the page on which a place stands; 0 where there are no pages."""
        return bisect_right(self.pages, place)

    def url_at(self, place: int) -> str:
        """Return the official address, as near to a place as addresses go: page or heading."""
        if not self.source_url or "#" in self.source_url:
            return self.source_url
        if self.pages:
            return f"{self.source_url}#page={self.page_at(place)}"
        anchors = _ANCHOR.findall(self.text, self.body_start, place)
        return f"{self.source_url}#{anchors[-1]}" if anchors else self.source_url

    @property
    def body(self) -> str:
        """The text without the header."""
        return self.text[self.body_start :]

    @property
    def in_force(self) -> bool:
        """Tell whether the document may support an answer."""
        return self.status is Status.IN_FORCE

    @property
    def replaced(self) -> bool:
        """Tell whether it was in force once; a draft never was."""
        return self.status in (Status.SUPERSEDED, Status.HISTORICAL)

    def in_force_on(self, day: date) -> bool:
        """Tell whether the document may support an answer on a day."""
        return self.in_force and (not self.expires or day.isoformat() <= self.expires)


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a document: what is returned by a search and cited."""

    document: str
    start: int
    end: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage short enough to embed: `text[start:end]` of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its score: higher is better, comparable between questions."""

    passage: Passage
    score: float
