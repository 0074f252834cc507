"""Casework: what the asker and legal do with a case.

Each step is one transaction: the case, its history, and the posts that tell of it.
Roles are asked at the moment of the press; nobody rules on a case that they asked.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import Reason, Verdict
from bot.domain.cases import Asker, Case, sameness
from bot.domain.errors import CaseError, NotPermittedError
from bot.domain.records import Entry
from bot.domain.routes import ANONYMOUS, is_sealed
from bot.ports import Clock, Desk, Ledger, Roles, Step

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Casework:
    """The steps of a case, for whatever surface they come from."""

    ledger: Ledger
    roles: Roles
    desk: Desk
    clock: Clock
    unseal: Callable[[str], str] = str
    """Who is behind a sealed route: asked so that nobody rules on what they asked unnamed."""

    def escalate(self, entry_id: str, asker: str, team: str = "") -> tuple[Case, bool]:
        """Ask legal about an answer; tell whether the person is new to the case.

        Raises NotPermittedError for guests and strangers, CaseError for an unknown answer.
        """
        if asker != ANONYMOUS and not self.roles.is_colleague(asker, team):
            raise NotPermittedError("Only members of this company can ask legal.")
        with self.ledger.step() as step:
            entry = step.journal.get(entry_id)
            if entry is None:
                raise CaseError("I no longer have this answer; please ask the question again.")
            if is_sealed(entry.channel):
                asker = ANONYMOUS
            place = Asker(asker, entry.channel, entry.thread)
            known = step.cases.get(entry.case) if entry.case else None
            here = asker != ANONYMOUS and known is not None and known.asked_by(asker)
            if known is not None and (here or place in known.askers):
                return known, False
            reason = entry.reason or Reason.CONFIRMATION
            case = self.open_in(step, entry, place, reason)
            step.journal.assign(entry.id, case.id)
            self.tell(step, case)
            return case, True

    def open_in(self, step: Step, entry: Entry, asker: Asker, reason: Reason) -> Case:
        """Open a case for an exchange, or join the live case of the same question.

        Happens within the caller's step, who then calls `tell` where that fits its own posts.
        """
        same = sameness(entry.question, entry.prior, entry.audience, entry.subjects, entry.uses)
        at = self.clock()
        live = step.cases.same(same)
        if live is not None:
            case = live.join(asker)
            if case.revision != live.revision:
                step.cases.keep(case, "join", asker.user, at)
        else:
            case = Case(
                number=step.cases.next_number(),
                sameness=same,
                question=entry.question,
                audience=entry.audience,
                verdict=entry.verdict,
                reason=reason,
                askers=(asker,),
                opened_at=at,
                uses=entry.uses,
                subjects=entry.subjects,
                citations=entry.citations,
            )
            step.cases.keep(case, "open", asker.user, at)
        return case

    def tell(self, step: Step, case: Case) -> None:
        """Show the state of a case to legal and to everybody who asked."""
        at = self.clock()
        step.outbox.add(self.desk.card(case), at)
        for asker in case.askers:
            step.outbox.add(self.desk.notice(case, asker), at)

    def claim(self, case_id: str, member: str) -> Case:
        """Take a case; whoever is first keeps it."""
        return self._legal(case_id, member, "claim", lambda case, at: case.claim(member, at))

    def release(self, case_id: str, member: str) -> Case:
        """Give a case back to all of legal."""
        return self._legal(case_id, member, "release", lambda case, _: case.release())

    def answer(self, case_id: str, member: str, verdict: Verdict, text: str, clause: str) -> Case:
        """Record what legal says, and tell everybody who asked."""

        def ruled(case: Case, at: datetime) -> Case:
            return case.answer(member, verdict, text, clause, at)

        return self._legal(case_id, member, "answer", ruled)

    def close(self, case_id: str, member: str) -> Case:
        """End an answered case."""
        return self._legal(case_id, member, "close", lambda case, at: case.close(member, at))

    def reopen(self, case_id: str, member: str) -> Case:
        """Take an answer back."""
        return self._legal(case_id, member, "reopen", lambda case, _: case.reopen(member))

    def look(self, case_id: str, member: str) -> Case:
        """Return a case to a member of legal."""
        self._must_be_legal(case_id, member, "look at")
        with self.ledger.step() as step:
            return _found(step, case_id)

    def may_answer(self, case_id: str, member: str) -> Case:
        """Return the case if this person could answer it now; raises what `answer` would."""
        case = self.look(case_id, member)
        self._not_unnamed(case, member)
        case.answer(member, Verdict.NOT_ALLOWED, "-", "", self.clock())
        return case

    def _legal(
        self, case_id: str, member: str, name: str, change: Callable[[Case, datetime], Case]
    ) -> Case:
        self._must_be_legal(case_id, member, name)
        with self.ledger.step() as step:
            at = self.clock()
            found = _found(step, case_id)
            if name != "release":  # whoever has joined their own case may always give it back
                self._not_unnamed(found, member)
            case = change(found, at)
            step.cases.keep(case, name, member, at)
            self.tell(step, case)
            if name == "answer":
                for post in (p for asker in case.askers for p in self.desk.outcome(case, asker)):
                    step.outbox.add(post, at)
            return case

    def _not_unnamed(self, case: Case, member: str) -> None:
        """Refuse who asked the case without their name; they alone are told, nothing is logged."""
        routes = [asker.channel for asker in case.askers if is_sealed(asker.channel)]
        if any(self.unseal(route) == member for route in routes):
            raise NotPermittedError(
                f"You asked {case.id} yourself; another member of legal has to rule on it."
            )

    def _must_be_legal(self, case_id: str, member: str, name: str) -> None:
        if not self.roles.is_legal(member):
            LOG.warning("refused: %s may not %s %s", member, name, case_id[:20])
            raise NotPermittedError("Only members of legal can do this.")


def _found(step: Step, case_id: str) -> Case:
    case = step.cases.get(case_id)
    if case is None:
        raise CaseError(f"There is no case {case_id[:20]}.")
    return case
