"""A case: a question that a person of legal answers, and its life.

    open, released, reopened ── claim ──▶ claimed ── answer ──▶ answered ── close ──▶ closed
                 ▲                        │    ▲                    │                  │
                 ├──────── release ───────┤    └── reply ─┐         └──── reopen ──────┴─▶ reopened
                 └─────────────────── needs-info ◀─ ask back

A live case can also be given to another member, be closed without an answer, or end
as the duplicate of another. Every step returns a new case; who is a member of legal is
checked before, by the service. Nobody takes a step on a case that they asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.answers import Citation, Cited, Reason, Verdict
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError, CaseError, NotPermittedError
from bot.domain.outcomes import Outcome, outcome_faults, words_fault
from bot.domain.routes import ERASED
from bot.domain.states import (
    DONE,
    ENDED,
    HELD,
    LIVE,
    WAITING,
    WITHOUT_ANSWER,
    CaseState,
    Closing,
    closings,
)

__all__ = ["DONE", "HELD", "LIVE", "WAITING", "Asker", "Case", "CaseState", "CaseStep", "Exchange"]

MOST_WORDINGS = 10
LONGEST_REMARK = 500


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, and where the answer goes."""

    user: str
    channel: str
    thread: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What legal asked back, and what the asker replied; empty while they have not."""

    question: str
    by: str
    at: datetime
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a case, as it is kept for good."""

    revision: int
    step: str
    actor: str
    at: datetime
    state: CaseState


@dataclass(frozen=True, slots=True)
class Case:
    """The record that card, notices and exports are drawn from. `revision` grows with each step.

    `covers` is the hash of what it covers beyond its own words, `also` are the other
    words in which it was asked. `since` and `due_at` are the clock of the present state.
    """

    number: int
    sameness: str
    question: str
    audience: Audience
    verdict: Verdict
    reason: Reason
    askers: tuple[Asker, ...]
    opened_at: datetime
    uses: tuple[Use, ...] = ()
    subjects: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    state: CaseState = CaseState.OPEN
    claimant: str = ""
    outcome: Outcome | None = None
    claimed_at: datetime | None = None
    closed_at: datetime | None = None
    duplicate_of: str = ""
    revision: int = 0
    covers: str = ""
    prior: str = ""
    said: tuple[Cited, ...] = ()
    verdicts: Mapping[Use, Verdict] = field(default_factory=dict[Use, Verdict])
    also: tuple[str, ...] = ()
    talk: tuple[Exchange, ...] = ()
    closing: Closing | None = None
    remark: str = ""
    since: datetime | None = None
    due_at: datetime | None = None

    @property
    def id(self) -> str:
        """The name that people use."""
        return f"CASE-{self.number:04d}"

    @property
    def asker(self) -> str:
        """Who asked first."""
        return self.askers[0].user

    @property
    def live(self) -> bool:
        """Tell whether somebody still waits for an answer of legal."""
        return self.state in LIVE

    @property
    def forsaken(self) -> bool:
        """Tell whether nobody is left of those who asked."""
        return all(asker.user == ERASED for asker in self.askers)

    def asked_by(self, user: str) -> bool:
        """Tell whether a person is among those who asked."""
        return any(asker.user == user for asker in self.askers)

    def awaits(self, user: str) -> bool:
        """Tell whether legal waits for a reply of this person."""
        return self.state is CaseState.NEEDS_INFO and self.asked_by(user)

    def join(self, asker: Asker, words: str = "") -> "Case":
        """Add somebody who asked what it covers; a claimant who asks gives the case back."""
        if not self.live:
            raise CaseError(f"{self.id} is {self.state.value}; ask again to open a new case.")
        return self if asker in self.askers else self._with((asker,), (words,))

    def adopt(self, other: "Case") -> "Case":
        """Take over the askers of a duplicate; they hear what everybody here heard."""
        if other.audience is not self.audience:
            raise CaseError(f"{other.id} and {self.id} were not asked for the same readers' eyes.")
        if not (self.live or self.outcome):
            raise CaseError(f"{self.id} is {self.state.value} without an answer; name another.")
        newcomers = tuple(asker for asker in other.askers if asker not in self.askers)
        return self._with(newcomers, (other.question, *other.also)) if newcomers else self

    def claim(self, member: str, at: datetime) -> "Case":
        """Give the case to one member of legal; a second claim is refused."""
        self._not_own(member)
        if self.state in HELD:
            holder = "you" if self.claimant == member else "somebody else"
            raise CaseConflictError(f"{self.id} is claimed by {holder} already.")
        self._must_be(WAITING, "claimed")
        return self._step(CaseState.CLAIMED, claimant=member, claimed_at=at)

    def assign(self, member: str, to: str, at: datetime) -> "Case":
        """Give a live case to another member of legal, who may not have asked it."""
        self._not_own(member)
        self._must_be(LIVE, "given to anybody")
        if self.asked_by(to):
            raise NotPermittedError(f"They asked {self.id} themselves; choose another person.")
        if self.claimant == to:
            raise CaseConflictError(f"{self.id} is theirs already.")
        state = CaseState.CLAIMED if self.state in WAITING else self.state
        return self._step(state, claimant=to, claimed_at=at)

    def release(self, member: str) -> "Case":
        """Give the case back, so that its holder's absence cannot block it."""
        self._not_own(member)
        self._must_be(HELD, "released")
        return self._step(CaseState.RELEASED, claimant="", claimed_at=None)

    def ask_back(self, member: str, question: str, at: datetime) -> "Case":
        """Ask those who asked for something that only they know."""
        self._not_own(member)
        self._must_be(frozenset({CaseState.CLAIMED}), "sent back with a question")
        self._held_by(member)
        if fault := words_fault(question, "Write what you want to know."):
            raise CaseError(fault)
        asked = Exchange(question.strip(), member, at)
        return self._step(CaseState.NEEDS_INFO, talk=(*self.talk, asked))

    def reply(self, user: str, text: str, at: datetime) -> "Case":
        """Take in what an asker replied; its holder goes on with the case."""
        self._must_be(frozenset({CaseState.NEEDS_INFO}), "replied to")
        if not self.asked_by(user):
            raise NotPermittedError(f"Only who asked {self.id} can reply to legal's question.")
        told = replace(self.talk[-1], reply=text.strip(), replied_by=user, replied_at=at)
        return self._step(CaseState.CLAIMED, talk=(*self.talk[:-1], told))

    def answer(self, member: str, verdict: Verdict, text: str, clause: str, at: datetime) -> "Case":
        """Record what legal says; only the holder may, and only once."""
        self._not_own(member)
        if self.state in WAITING:
            raise CaseError(f"Claim {self.id} before you answer it.")
        self._must_be(HELD, "answered")
        self._held_by(member)
        faults = outcome_faults(verdict, text, clause)
        if faults:
            raise CaseError(" ".join(faults.values()))
        outcome = Outcome(verdict, text.strip(), clause.strip(), member, at)
        return self._step(CaseState.ANSWERED, outcome=outcome)

    def close(self, member: str, closing: Closing, at: datetime, remark: str = "") -> "Case":
        """End an answered case, or one that needs no answer any more, and say why."""
        self._not_own(member)
        if self.live and closing not in WITHOUT_ANSWER:
            raise CaseError(f"Answer {self.id} before you close it: somebody waits for the answer.")
        if self.state in HELD:
            self._held_by(member)
        self._must_be(LIVE | {CaseState.ANSWERED}, "closed")
        if closing not in closings(self.state):
            raise CaseError(f"{self.id} has an answer; say that it is settled or followed up.")
        if len(remark) > LONGEST_REMARK:
            raise CaseError(f"Shorten the remark to {LONGEST_REMARK} characters.")
        return self._step(CaseState.CLOSED, closing=closing, remark=remark.strip(), closed_at=at)

    def reopen(self, member: str) -> "Case":
        """Take an answer, a closing or a mark as duplicate back; the case waits for an answer."""
        self._not_own(member)
        return self.lapse()

    def lapse(self) -> "Case":
        """Open the case again because its ruling has ended, whoever asked it."""
        self._must_be(ENDED, "reopened")
        return self._step(
            CaseState.REOPENED, claimant="", claimed_at=None, closed_at=None, outcome=None,
            closing=None, remark="", duplicate_of="",
        )  # fmt: skip

    def mark_duplicate(self, member: str, original: str, at: datetime) -> "Case":
        """End a live case because another one asks the same."""
        self._not_own(member)
        self._must_be(LIVE, "marked as a duplicate")
        if original == self.id:
            raise CaseError(f"{self.id} cannot be a duplicate of itself.")
        return self._step(CaseState.DUPLICATE, duplicate_of=original, closed_at=at)

    def _with(self, newcomers: tuple[Asker, ...], words: tuple[str, ...]) -> "Case":
        told = (self.question, *self.also)
        more = tuple(dict.fromkeys(w for w in words if w.strip() and w not in told))
        also = (*self.also, *more)[:MOST_WORDINGS]
        joined = self._step(self.state, askers=(*self.askers, *newcomers), also=also)
        if self.live and any(asker.user == self.claimant for asker in newcomers):
            return replace(joined, state=CaseState.RELEASED, claimant="", claimed_at=None)
        return joined

    def _step(self, state: CaseState, **changes: object) -> "Case":
        changed = replace(self, state=state, revision=self.revision + 1)
        return replace(changed, **changes)  # pyright: ignore[reportArgumentType]

    def _not_own(self, member: str) -> None:
        if self.asked_by(member):
            raise NotPermittedError(
                f"You asked {self.id} yourself; another member of legal has to rule on it."
            )

    def _held_by(self, member: str) -> None:
        if self.claimant != member:
            raise CaseConflictError(f"{self.id} is claimed by somebody else.")

    def _must_be(self, states: frozenset[CaseState], done: str) -> None:
        if self.state not in states:
            raise CaseError(f"{self.id} is {self.state.value}; it cannot be {done} now.")
