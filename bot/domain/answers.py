"""Questions, verdicts, and what an answer is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.documents import Audience, Status, Use
from bot.domain.language import Language
from bot.domain.usage import Usage


class Verdict(StrEnum):
    """What may be said of a use; `STRICTNESS` orders them."""

    ALLOWED = "allowed"
    CONDITIONS = "allowed_with_conditions"
    NOT_ALLOWED = "not_allowed"
    OPEN_ISSUE = "open_legal_issue"
    NOT_COVERED = "not_covered"
    OUT_OF_SCOPE = "out_of_scope"

    @property
    def permits(self) -> bool:
        """Tell whether somebody who reads this will go ahead."""
        return self in (Verdict.ALLOWED, Verdict.CONDITIONS)


STRICTNESS = (
    Verdict.OUT_OF_SCOPE,
    Verdict.ALLOWED,
    Verdict.CONDITIONS,
    Verdict.NOT_COVERED,
    Verdict.OPEN_ISSUE,
    Verdict.NOT_ALLOWED,
)


def strictest(verdicts: "list[Verdict]") -> Verdict:
    """Return the verdict that governs when all of them hold."""
    return max(verdicts, key=STRICTNESS.index)


class Advice(StrEnum):
    """Whether legal is needed: never, at the asker's wish, or in any case."""

    NONE = "none"
    OFFER = "offer"
    REQUIRE = "require"


class Reason(StrEnum):
    """Why legal is offered or required."""

    NONE = ""
    OPEN_ISSUE = "open_issue"
    UNCLASSIFIED = "unclassified"
    CLEARANCE = "clearance_claimed"
    NOT_COVERED = "not_covered"
    CONFIRMATION = "confirmation_needed"
    LEGAL_MATTER = "legal_matter"
    UNREAD = "unread"
    """The documents could not be read: what they say is not known."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked before a question in its thread, and what the bot said to it.

    `user` has a line for each earlier question that still matters, the oldest first; `bot` is
    what was said to the last.
    """

    user: str
    bot: str = ""

    @classmethod
    def after(cls, earlier: str, asked: str, bot: str = "") -> "Turn":
        """Return the turn of a question that was asked after `earlier` ones, a line for each."""
        return cls("\n".join(filter(None, (earlier, " ".join(asked.split())))), bot)


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked, and who will read the answer.

    `teams` are the teams that the asker belongs to; None means that nobody could tell.
    """

    text: str
    audience: Audience = Audience.ALL
    prior: Turn | None = None
    id: str = ""
    teams: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of a document: `text[start:end]` of the file is `text` here."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an answer and the quotations that it rests on.

    `lead` names the document where the text is that name and the words of the
    document; only such a text may be worded otherwise. `past` marks what held once
    and supports nothing.
    """

    text: str
    quotes: tuple[Quote, ...]
    condition: bool = False
    lead: str = ""
    past: bool = False


class Sense(StrEnum):
    """What a passage means for the use in question, as a model reads it."""

    RESTRICTS = "restricts"
    SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class Reading:
    """A model's reading of the prose of a document."""

    quote: Quote
    sense: Sense


DEGRADED = "degraded"  # the drafter of an answer that a model should have worded


@dataclass(frozen=True, slots=True)
class Draft:
    """What a drafter proposes; nothing in it is trusted before it is grounded.

    `beyond` are words of the question that ask more than a ruling answers, as a model reads it.
    """

    statements: tuple[Statement, ...]
    drafter: str
    readings: tuple[Reading, ...] = ()
    beyond: tuple[str, ...] = ()
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation as shown: what it says, and where anybody can check it.

    `expires` is the last day of its document, if there is one; `expiring` says that it is near.
    `stale` says why the document may be out of date.
    """

    n: int
    quote: Quote
    title: str
    section: str
    version: str
    effective: str
    retrieved: str
    status: Status
    url: str
    summary: bool = False
    expires: str = ""
    expiring: bool = False
    stale: str = ""

    @property
    def document(self) -> str:
        """The id of the cited document."""
        return self.quote.document


@dataclass(frozen=True, slots=True)
class Escalation:
    """Advice about legal, with its reason; `case` is filled once a case is open."""

    advice: Advice = Advice.NONE
    reason: Reason = Reason.NONE
    case: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of an answer with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A question that a ruling answers: its words, its use, and the ruling."""

    question: str
    use: Use
    ruling: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One finding that bore on a verdict, with the version of the document that has its rule."""

    layer: str
    effect: str
    document: str
    version: str
    effective: str
    clause: str
    subject: str
    uses: tuple[str, ...]
    issue: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown, stored and sent; the verdict comes from rules only.

    `headline` is the sentence that opens it, `understood` says what a model took the question
    for; where several subjects were asked about, `by_subject` has the verdict on each and
    `each` says it in a sentence; `ruled` are questions on the same data that legal has answered;
    `follows` tells that the earlier turns of the thread were read with the question;
    `text` is the whole as plain text, in `language`; only
    quotations, and sentences of our own documents, stay in theirs.
    """

    question: Question
    verdict: Verdict
    text: str
    headline: str = ""
    understood: str = ""
    verdicts: Mapping[Use, Verdict] = field(default_factory=dict[Use, Verdict])
    by_subject: Mapping[str, Verdict] = field(default_factory=dict[str, Verdict])
    each: tuple[str, ...] = ()
    statements: tuple[Cited, ...] = ()
    citations: tuple[Citation, ...] = ()
    closest: tuple[Citation, ...] = ()
    missing: tuple[str, ...] = ()
    ruled: tuple[Ruled, ...] = ()
    escalation: Escalation = Escalation()
    subjects: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    issues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    generation: int = 0
    drafter: str = ""
    seconds: float = 0.0
    language: Language = Language.ENGLISH
    usage: Usage | None = None
    grounds: tuple[Ground, ...] = ()
    follows: bool = False


def unread(question: Question) -> Answer:
    """Return what stands in the place of an answer while the documents cannot be read.

    It permits nothing, says nothing of what they hold, and can be taken to legal.
    """
    return Answer(
        question,
        Verdict.NOT_COVERED,
        "",
        escalation=Escalation(Advice.OFFER, Reason.UNREAD),
        drafter=Reason.UNREAD.value,
        follows=question.prior is not None,
    )
