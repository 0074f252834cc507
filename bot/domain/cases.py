"""A case: a question that a person of legal answers, and its life.

    open, released, reopened ── claim ──▶ claimed ── answer ──▶ answered ── close ──▶ closed
                 ▲                        │    ▲                    │                  │
                 ├──────── release ───────┤    └─ resume ─┐         └──── reopen ──────┴─▶ reopened
                 └─────────────────── needs-info ◀─ ask back

A live case can also end as the duplicate of another. Every step returns a new
case; who is a member of legal is checked before, by the service.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.answers import Citation, Reason, Verdict
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError, CaseError, NotPermittedError
from bot.domain.outcomes import Outcome, outcome_faults
from bot.domain.text import key, normalise


class CaseState(StrEnum):
    """Where a case is in its life."""

    OPEN = "open"
    CLAIMED = "claimed"
    NEEDS_INFO = "needs-info"
    RELEASED = "released"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    DUPLICATE = "duplicate"


WAITING = frozenset({CaseState.OPEN, CaseState.RELEASED, CaseState.REOPENED})
HELD = frozenset({CaseState.CLAIMED, CaseState.NEEDS_INFO})
LIVE = WAITING | HELD
DONE = frozenset({CaseState.ANSWERED, CaseState.CLOSED})


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asked, and where the answer goes."""

    user: str
    channel: str
    thread: str


def sameness(
    question: str, prior: str, audience: Audience, subjects: Sequence[str], uses: Sequence[Use]
) -> str:
    """A hash that two questions share when one answer of legal serves both.

    The words count, not their case or signs. A question that names no subject
    is only the same after the same earlier turn.
    """
    words = key(question) or normalise(question)
    before = "" if subjects else key(prior)
    named = sorted(key(subject) for subject in subjects)
    parts = (audience.value, words, before, *named, *sorted(use.value for use in uses))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Case:
    """The record that card, notices and exports are drawn from. `revision` grows with each step."""

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

    def asked_by(self, user: str) -> bool:
        """Tell whether a person is among those who asked."""
        return any(asker.user == user for asker in self.askers)

    def join(self, asker: Asker) -> "Case":
        """Add somebody who asked the same; a claimant who asks gives the case back."""
        if not self.live:
            raise CaseError(f"{self.id} is {self.state.value}; ask again to open a new case.")
        if asker in self.askers:
            return self
        joined = self._step(self.state, askers=(*self.askers, asker))
        if asker.user == self.claimant:
            return replace(joined, state=CaseState.RELEASED, claimant="", claimed_at=None)
        return joined

    def claim(self, member: str, at: datetime) -> "Case":
        """Give the case to one member of legal; a second claim is refused."""
        self._not_own(member)
        if self.state in HELD:
            holder = "you" if self.claimant == member else "somebody else"
            raise CaseConflictError(f"{self.id} is claimed by {holder} already.")
        self._must_be(WAITING, "claimed")
        return self._step(CaseState.CLAIMED, claimant=member, claimed_at=at)

    def release(self) -> "Case":
        """Give the case back, so that its holder's absence cannot block it."""
        self._must_be(HELD, "released")
        return self._step(CaseState.RELEASED, claimant="", claimed_at=None)

    def ask_back(self, member: str) -> "Case":
        """Wait for something that only the asker knows."""
        self._must_be(frozenset({CaseState.CLAIMED}), "sent back with a question")
        self._held_by(member)
        return self._step(CaseState.NEEDS_INFO)

    def resume(self) -> "Case":
        """Go on: the asker has answered."""
        self._must_be(frozenset({CaseState.NEEDS_INFO}), "resumed")
        return self._step(CaseState.CLAIMED)

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

    def close(self, member: str, at: datetime) -> "Case":
        """End an answered case."""
        self._not_own(member)
        if self.live:
            raise CaseError(f"Answer {self.id} before you close it: somebody waits for the answer.")
        self._must_be(frozenset({CaseState.ANSWERED}), "closed")
        return self._step(CaseState.CLOSED, closed_at=at)

    def reopen(self, member: str) -> "Case":
        """Take an answer back; the case waits for a new one."""
        self._not_own(member)
        self._must_be(DONE, "reopened")
        return self._step(
            CaseState.REOPENED, claimant="", claimed_at=None, closed_at=None, outcome=None
        )

    def mark_duplicate(self, member: str, original: str, at: datetime) -> "Case":
        """End a live case because another one asks the same."""
        self._not_own(member)
        self._must_be(LIVE, "marked as a duplicate")
        if original == self.id:
            raise CaseError(f"{self.id} cannot be a duplicate of itself.")
        return self._step(CaseState.DUPLICATE, duplicate_of=original, closed_at=at)

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
