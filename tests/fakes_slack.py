"""Stand-ins for what the Slack surface works with: answers, roles, index, time."""

import itertools
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.domain.answers import (
    Advice,
    Answer,
    Citation,
    Cited,
    Escalation,
    Question,
    Quote,
    Reason,
    Ruled,
    Verdict,
)
from bot.domain.builds import IndexState
from bot.domain.documents import Status, Use
from bot.domain.edits import Edit
from bot.domain.errors import DeliveryError, UnsureError
from bot.domain.records import Absent, Parcel, Receipt, Refused, Sent, Unknown, Wait, Work
from bot.domain.rulings import Ruling, Scope
from bot.domain.stages import Stage


def citation(
    n: int = 1, text: str = "You may not download content.", **changes: object
) -> Citation:
    """A citation whose parts can be told apart on a screen."""
    made = Citation(
        n=n,
        quote=Quote("youtube-terms", 10, 10 + len(text), text),
        title="YouTube Terms of Service",
        section="5. Your use",
        version="7",
        effective="2023-12-15",
        retrieved="2024-02-01",
        status=Status.IN_FORCE,
        url="https://www.youtube.com/t/terms?a=1&b=2",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def not_allowed(question: Question) -> Answer:
    """What terms forbid."""
    return Answer(
        question=question,
        verdict=Verdict.NOT_ALLOWED,
        headline="Not allowed.",
        text="Not allowed.\nThe terms forbid it. [1]\nThis is not a legal clearance.",
        verdicts={Use.COLLECT: Verdict.NOT_ALLOWED, Use.EVALUATE: Verdict.CONDITIONS},
        statements=(Cited("The terms forbid it.", (1,)),),
        citations=(citation(),),
        subjects=("HD-VG-130M",),
        uses=(Use.COLLECT, Use.EVALUATE),
        generation=3,
        drafter="extractive",
    )


def open_issue(question: Question) -> Answer:
    """What legal has to decide."""
    return Answer(
        question=question,
        verdict=Verdict.OPEN_ISSUE,
        text="This is an open legal issue.",
        headline="This is an open legal issue.",
        statements=(Cited("Do not use the clips until legal has decided.", (1,)),),
        citations=(citation(text="Open issue LI-7."),),
        escalation=Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE),
        subjects=("YouTube",),
        uses=(Use.TRAIN_COMMERCIAL,),
        issues=("LI-7",),
    )


def not_covered(question: Question) -> Answer:
    """What nothing decides."""
    return Answer(
        question=question,
        verdict=Verdict.NOT_COVERED,
        text="Nothing in force decides this.",
        headline="Nothing in force decides this.",
        closest=(citation(),),
        missing=("I have HD-VG-130M, not HD-VG-40M.",),
        escalation=Escalation(Advice.OFFER, Reason.NOT_COVERED),
    )


def ruled(question: Question) -> Answer:
    """What nothing decides, beside a question that legal has answered."""
    told = Ruled("May we use HD-VG & co?", Use.EVALUATE, "ruling-case-0001")
    return replace(not_covered(question), ruled=(told,))


def small_talk(question: Question) -> Answer:
    """What is no question."""
    return Answer(question=question, verdict=Verdict.OUT_OF_SCOPE, text="Happy to help!")


@dataclass
class FakeAnswering:
    """Answers by a word in the question, and remembers what it was asked.

    `gate` holds every answer back until it is set; `error` is raised instead of an answer.
    """

    asked: list[Question] = field(default_factory=list[Question])
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None
    by_word: dict[str, Callable[[Question], Answer]] = field(
        default_factory=lambda: {
            "hd-vg": not_allowed,
            "youtube": open_issue,
            "voxceleb": ruled,
            "hello": small_talk,
        }
    )

    def __post_init__(self) -> None:
        self.gate.set()

    def ask(self, question: Question, tell: Callable[[Stage], None] | None = None) -> Answer:
        self.asked.append(question)
        if tell is not None:
            tell(Stage.READING)
        self.gate.wait(20)
        if tell is not None:
            tell(Stage.CHECKING)
        if self.error is not None:
            raise self.error
        found = (make for word, make in self.by_word.items() if word in question.text.lower())
        answer = next(found, not_covered)(question)
        return replace(answer, follows=question.prior is not None)

    def scope_of(self, question: Question) -> Scope | None:
        answer = self.by_word.get("youtube", open_issue)(question)
        known = "youtube" in question.text.lower()
        return Scope(answer.subjects, answer.uses, answer.topics) if known else None

    def answers(self, ruling: Ruling, question: Question) -> bool:
        read = self.scope_of(question)
        return read is not None and set(read.uses) <= set(ruling.scope.uses)


@dataclass
class FakeRoles:
    """Roles by name; when `unsure`, nothing can be said of anybody."""

    legal: set[str] = field(default_factory=set[str])
    admins: set[str] = field(default_factory=set[str])
    strangers: set[str] = field(default_factory=set[str])
    unsure: bool = False
    in_teams: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def is_colleague(self, user: str, team: str) -> bool:
        return user not in self._said(self.strangers)

    def is_legal(self, user: str) -> bool:
        return user in self._said(self.legal)

    def is_admin(self, user: str) -> bool:
        return user in self._said(self.admins)

    def teams(self, user: str) -> frozenset[str] | None:
        if self.unsure:
            return None
        return frozenset(team for team, users in self.in_teams.items() if user in users)

    def _said(self, users: set[str]) -> set[str]:
        if self.unsure:
            raise UnsureError("I cannot check your role just now; try again in a minute.")
        return users


class FakeSeals:
    """Routes that are a name turned round."""

    def seal(self, person: str) -> str:
        return f"~{person[::-1]}"

    def open(self, route: str) -> str:
        if not route[1:]:
            raise DeliveryError("This sealed route does not open with the key at hand.")
        return route[:0:-1]


@dataclass(frozen=True)
class FakeSummary:
    """A report of one sentence."""

    text: str

    edits: tuple[Edit, ...] = ()

    def summary(self) -> str:
        return self.text


@dataclass
class FakeReindexing:
    """Goes through two stages and reports, or raises `error`."""

    runs: int = 0
    error: Exception | None = None

    def update(self, progress: Callable[[str, int, int], None]) -> FakeSummary:
        self.runs += 1
        progress("read", 1, 2)
        progress("embed", 2, 2)
        if self.error is not None:
            raise self.error
        return FakeSummary("Generation 4: 2 added, 1 changed <!channel>.")

    def diff(self, progress: Callable[[str, int, int], None]) -> FakeSummary:
        progress("read", 1, 2)
        return FakeSummary("+ new-terms <!here>")

    def rollback(self) -> int:
        if self.error is not None:
            raise self.error
        return 3

    def state(self) -> IndexState:
        if self.error is not None:
            raise self.error
        return IndexState(
            4, 12, 90, "minilm", "openai:gpt", ("a.pdf has no text <!here>.",), ("old-terms",) * 9
        )


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        """Let time go by."""
        self.now += timedelta(seconds=seconds)


class Counter:
    """Ids in order: id1, id2, …"""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def __call__(self) -> str:
        return f"id{next(self._numbers)}"


@dataclass
class FakeCourier:
    """Answers with what is queued in `receipts`, else sends; `stands` is what is out there."""

    receipts: list[Receipt] = field(default_factory=list[Receipt])
    stands: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    updates: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    marks: dict[str, Sent] = field(default_factory=dict[str, Sent])
    sessions: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    searches: int = 0
    home: str | None = "D1"

    def post(self, parcel: Parcel) -> Receipt:
        receipt = self.receipts.pop(0) if self.receipts else None
        if isinstance(receipt, (Wait, Refused)):
            return receipt
        sent = Sent(parcel.channel, f"{len(self.stands)}.5")
        if not isinstance(receipt, Unknown) or parcel.text == "arrives":
            self.stands.append((parcel.channel, parcel.thread, parcel.text))
            self.marks[parcel.mark] = sent
        return receipt or sent

    def update(self, parcel: Parcel) -> Receipt:
        if self.receipts:
            return self.receipts.pop(0)
        self.updates.append((parcel.update, parcel.text))
        return Sent(parcel.channel, parcel.update)

    def find(self, parcel: Parcel) -> Sent | Absent | Wait | Refused | Unknown:
        self.searches += 1
        return self.marks.get(parcel.mark, Absent())

    def direct(self, person: str) -> str | None:
        return self.home

    def stand(self, parcel: Parcel) -> None:
        self.sessions.append((parcel.channel, parcel.thread, parcel.session or ""))


@dataclass
class FakeProgress:
    """Remembers what was shown: each stage by the number of the work, and its end."""

    shown: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    @contextmanager
    def of(self, work: Work) -> Generator[Callable[[Stage], None]]:
        try:
            yield lambda stage: self.shown.append((work.id, stage.value))
        finally:
            self.over(work)

    def over(self, work: Work) -> None:
        if (work.id, "over") not in self.shown:
            self.shown.append((work.id, "over"))
