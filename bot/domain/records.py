"""What passes through inbox, journal and outbox."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.answer_json import to_json
from bot.domain.answers import Answer, Citation, Cited, Reason, Turn, Verdict
from bot.domain.documents import Audience, Use
from bot.domain.grounds import ground_json
from bot.domain.stages import Session
from bot.domain.usage import Usage

Json = dict[str, Any]
LEGAL_DESK = "legal"
"""The channel of a post that goes to wherever legal works."""


class Surface(StrEnum):
    """How a question came."""

    CHANNEL = "channel"
    DIRECT = "direct"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that somebody said to the bot. `event` and `twin` each come in once only.

    `thread` is where the answer goes; it is empty for a command, which has no message.
    `left` is a sentence that is the whole reply: the question itself was too much, and is left.
    `whole` marks a question that is asked as it stands, whatever was said before it.
    """

    event: str
    twin: str
    surface: Surface
    user: str
    team: str
    channel: str
    thread: str
    text: str
    root: bool = True
    external: bool = False
    left: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An arrival that one worker holds; `fence` grows each time that somebody takes it.

    `since` is when it came in.
    """

    id: int
    fence: int
    arrival: Arrival
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that was given up: a question nobody could answer, or a post nobody could send.

    `id` names it for those who have it tried again; it holds no words of anybody.
    """

    id: str
    at: datetime
    problem: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits: how many, since when the oldest, how many were given up, how many are unsure."""

    count: int = 0
    oldest: datetime | None = None
    dead: int = 0
    unsure: int = 0


class Saying(StrEnum):
    """Sentences that are the whole of a reply; the surface has their words."""

    EMPTY = "empty"
    HELP = "help"
    STRANGER = "stranger"
    NOTHING_TO_ASK = "nothing-to-ask"
    FAILED = "failed"
    REPLIED = "replied"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One exchange in the journal: a question, and the answer as it was given."""

    id: str
    at: datetime
    user: str
    channel: str
    thread: str
    question: str
    prior: str
    audience: Audience
    verdict: Verdict
    reason: Reason
    uses: tuple[Use, ...]
    subjects: tuple[str, ...]
    citations: tuple[Citation, ...]
    answer: Json
    case: str = ""
    usage: Usage | None = None
    feedback: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def issues(self) -> tuple[str, ...]:
        """The open issues that the answer named."""
        return tuple(self.answer.get("issues", ()))

    @property
    def topics(self) -> tuple[str, ...]:
        """The circumstances that the question brought up."""
        return tuple(self.answer.get("topics", ()))

    @property
    def said(self) -> tuple[Cited, ...]:
        """The statements of the answer."""
        told: list[Json] = self.answer.get("statements", [])
        return tuple(Cited(s["text"], tuple(s["citations"])) for s in told)

    @property
    def verdicts(self) -> dict[Use, Verdict]:
        """The verdict for each use."""
        told: dict[str, str] = self.answer.get("verdicts", {})
        return {Use(use): Verdict(verdict) for use, verdict in told.items()}

    @property
    def turn(self) -> Turn | None:
        """The exchange as the earlier turn of the next one, with what it was read with itself.

        None where that was erased: what is left of it may ask for something else.
        """
        follows = bool(self.answer.get("follows"))
        if follows and not self.prior:
            return None
        earlier = self.prior if follows else ""
        return Turn.after(earlier, self.question, str(self.answer.get("text", "")))

    @property
    def complaints(self) -> "tuple[Complaint, ...]":
        """What its readers found wrong with it."""
        read = ((user, *f"{rating}::".split(":", 2)) for user, rating in self.feedback.items())
        return tuple(
            Complaint(user, Fault(fault), words.removesuffix("::"))
            for user, _, fault, words in read
            if fault in set(Fault)
        )

    @classmethod
    def of(
        cls, answer: Answer, *, at: datetime, user: str, channel: str, thread: str, seconds: float
    ) -> "Entry":
        """The entry of an answer that is about to be given; its id is the question's."""
        question = answer.question
        return cls(
            id=question.id,
            at=at,
            user=user,
            channel=channel,
            thread=thread,
            question=question.text,
            prior=question.prior.user if question.prior else "",
            audience=question.audience,
            verdict=answer.verdict,
            reason=answer.escalation.reason,
            uses=answer.uses,
            subjects=answer.subjects,
            citations=(*answer.citations, *answer.closest),
            answer={
                **to_json(answer, seconds),
                "issues": list(answer.issues),
                "topics": list(answer.topics),
                "follows": answer.follows,
                "grounds": [ground_json(ground) for ground in answer.grounds],
            },
            case=answer.escalation.case,
            usage=answer.usage,
        )


@dataclass(frozen=True, slots=True)
class Erased:
    """The exchanges of a person that are gone, where they stood, and those they had rated."""

    ids: frozenset[str]
    places: frozenset[tuple[str, str]]
    rated: frozenset[str]


class Fault(StrEnum):
    """What is wrong with an answer, as its reader sees it."""

    SOURCE = "wrong-source"
    OLD = "out-of-date"
    VERDICT = "wrong-verdict"
    UNCLEAR = "not-clear"


@dataclass(frozen=True, slots=True)
class Complaint:
    """What somebody found wrong with an answer, in their words."""

    user: str
    fault: Fault
    words: str

    @property
    def rating(self) -> str:
        """The complaint as a rating."""
        return f"bad:{self.fault.value}:{self.words}"


@dataclass(frozen=True, slots=True)
class Post:
    """A message to be sent once, or the new look of one that was sent before.

    `thread` is a time stamp, or "@" and the key of the post that the thread hangs on.
    `root` is the key of the post that this one changes. `person` is told directly
    where the place is gone. `session` is how its conversation stands once it is sent;
    None leaves that as it is.
    """

    key: str
    channel: str
    thread: str
    text: str
    blocks: tuple[Json, ...] = ()
    root: str = ""
    person: str = ""
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """A post that one poster holds, with its place made out.

    `update` is the time stamp of the message to change. `unsure` says that it may have
    been sent before, not earlier than `since`; `mark` is how it is found again. `queue` is the
    channel that it was addressed to, and `added` when that was.
    """

    id: int
    fence: int
    key: str
    mark: str
    channel: str
    thread: str
    text: str
    blocks: tuple[Json, ...]
    update: str
    person: str
    unsure: bool
    since: datetime
    queue: str
    added: datetime
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The message stands at this place."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Absent:
    """No message with the mark is there."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not done; may be tried again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Not done, and never will be like this; `code` is the reason in the other side's words."""

    code: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Done or not done: the answer was lost."""


Receipt = Sent | Wait | Refused | Unknown
