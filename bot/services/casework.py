"""Casework: what the asker and legal do with a case.

Each step is one transaction: the case, its history, and the posts that tell of it.
Roles are asked at the moment of the press; nobody takes a step on a case that they asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers import Reason, Verdict
from bot.domain.cases import Asker, Case
from bot.domain.errors import (
    CaseError,
    FormError,
    NotPermittedError,
)
from bot.domain.outcomes import Outcome, outcome_faults
from bot.domain.records import Entry, Post
from bot.domain.routes import ANONYMOUS, is_sealed
from bot.domain.rulings import Keeping, RulingStatus, keeping_faults
from bot.domain.sameness import coverage, sameness
from bot.domain.states import Closing
from bot.ports.record import Step
from bot.services.anew import anew
from bot.services.steps import Steps, case_in


@dataclass(frozen=True)
class Casework(Steps):
    """The steps of a case, for whatever surface they come from."""

    # What the asker does

    @anew
    def escalate(self, entry_id: str, asker: str, team: str = "") -> tuple[Case, bool]:
        """Ask legal about an answer; tell whether the person is new to the case.

        Raises NotPermittedError for guests and strangers, CaseError for an unknown answer.
        """
        if asker != ANONYMOUS and not self.roles.is_colleague(asker, team):
            self.refused(asker, "escalate", "")
            raise NotPermittedError("Only members of this company can ask legal.")
        with self.ledger.step() as step:
            entry = step.journal.get(entry_id)
            if entry is None or not entry.question:
                raise CaseError("I no longer have this answer; please ask the question again.")
            return self.escalate_in(step, entry, asker)

    def escalate_in(self, step: Step, entry: Entry, asker: str) -> tuple[Case, bool]:
        """Bring an answer to legal; tell whether the person is new to the case."""
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
        self.tell(step, case, place)
        return case, True

    def open_in(self, step: Step, entry: Entry, asker: Asker, reason: Reason) -> Case:
        """Open a case for an exchange, or join the live case that covers it.

        Happens within the caller's step, who then calls `tell` where that fits its own posts.
        """
        same = sameness(entry.question, entry.prior, entry.audience, entry.subjects, entry.uses)
        covers = coverage(entry.audience, entry.subjects, entry.uses, entry.issues, entry.topics)
        live = step.cases.same(same, covers)
        if live is not None:
            return self.keep(step, live, live.join(asker, entry.question), "join", asker.user)
        case = Case(
            number=step.cases.next_number(),
            sameness=same,
            question=entry.question,
            audience=entry.audience,
            verdict=entry.verdict,
            reason=reason,
            askers=(asker,),
            opened_at=self.wall(),
            uses=entry.uses,
            subjects=entry.subjects,
            citations=entry.citations,
            covers=covers,
            prior=entry.prior,
            said=entry.said,
            verdicts=entry.verdicts,
        )
        return self.keep(step, None, case, "open", asker.user)

    def reply_in(self, step: Step, case: Case, user: str, text: str) -> Case:
        """Bring an asker's reply to the case, to its card and to its holder."""
        replied = self.keep(step, case, case.reply(user, text, self.wall()), "reply", user)
        self.tell(step, replied)
        self.post(step, [self.desk.heard(replied)])
        return replied

    # What legal does

    def claim(self, case_id: str, member: str) -> Case:
        """Take a case; whoever is first keeps it."""
        return self.take(case_id, member, "claim", lambda case, at: case.claim(member, at))

    def release(self, case_id: str, member: str) -> Case:
        """Give a case back to all of legal."""
        return self.take(case_id, member, "release", lambda case, _: case.release(member))

    def assign(self, case_id: str, member: str, to: str) -> Case:
        """Give a case to another member of legal, and tell them."""
        self.must_be_legal(case_id, member, "assign")
        if not (self.roles.is_legal(to) and self.roles.is_colleague(to, "")):
            raise FormError({"to": "Choose a member of legal."})

        def posts(_: Step, case: Case) -> Iterable[Post]:
            return () if to == member else (self.desk.given(case, member),)

        return self.take(
            case_id, member, "assign", lambda case, at: case.assign(member, to, at), posts
        )

    def ask_back(self, case_id: str, member: str, question: str) -> Case:
        """Ask those who asked; whoever replies first brings the case back to its holder."""

        def posts(_: Step, case: Case) -> Iterable[Post]:
            return (self.desk.asked_back(case, asker) for asker in case.askers)

        return self.take(
            case_id, member, "ask", lambda case, at: case.ask_back(member, question, at), posts
        )

    def answer(  # noqa: PLR0917 - what legal fills in
        self,
        case_id: str,
        member: str,
        verdict: Verdict | None,
        text: str,
        clause: str,
        keeping: Keeping | None = None,
    ) -> Case:
        """Record what legal says, keep it as a ruling if so wished, and tell everybody who asked.

        Raises FormError with a sentence for each field that cannot be used.
        """
        case = self.look(case_id, member)
        faults = outcome_faults(verdict, text, clause)
        scope = self.keepable(case) if keeping else None
        if keeping:
            today = self.timetable.day(self.wall())
            faults = keeping_faults(keeping, verdict, text, scope, today) | faults
        if faults or verdict is None:
            raise FormError(faults)

        missed, read = "", None
        if keeping and scope:
            outcome = Outcome(verdict, text, clause, member, self.wall())
            drawn = self.ruling_of(replace(case, outcome=outcome), keeping, scope)
            missed, read = self.misread(case, drawn)

        def posts(step: Step, case: Case) -> Iterable[Post]:
            ruling = None
            if keeping and scope:
                ruling = self.ruling_of(case, keeping, scope)
                step.rulings.keep(ruling)
            told = [p for a in case.askers for p in self.desk.outcome(case, a, ruling)]
            if missed and ruling:
                told.append(self.desk.misread(case, ruling, missed, read))
            return told

        return self.take(
            case_id, member, "answer",
            lambda case, at: case.answer(member, verdict, text, clause, at), posts,
        )  # fmt: skip

    def close(
        self, case_id: str, member: str, closing: Closing = Closing.SETTLED, remark: str = ""
    ) -> Case:
        """End a case that is answered, or that needs no answer, and say why."""
        return self.take(
            case_id, member, "close", lambda case, at: case.close(member, closing, at, remark)
        )

    def reopen(self, case_id: str, member: str) -> Case:
        """Take an answer back, and withdraw the ruling that was made of it."""

        def posts(step: Step, case: Case) -> Iterable[Post]:
            other = step.cases.same(case.sameness)
            if other is not None and other.id != case.id:
                raise CaseError(f"{other.id} asks the same and is open; answer that one.")
            return self.end_ruling(step, case, RulingStatus.WITHDRAWN)

        return self.take(
            case_id, member, "reopen", lambda case, _: case.reopen(member), before=posts
        )

    def mark_duplicate(self, case_id: str, member: str, original_id: str) -> Case:
        """End a case because another asks the same; its askers hear what that one's hear."""

        def posts(step: Step, case: Case) -> Iterable[Post]:
            original = case_in(step, original_id)
            newcomers = [asker for asker in case.askers if asker not in original.askers]
            kept = self.keep(step, original, original.adopt(case), "adopt", member)
            self.tell(step, kept)
            ruling = step.rulings.of(kept.id)
            return (p for a in newcomers for p in self.desk.outcome(kept, a, ruling))

        def marked(case: Case, at: datetime) -> Case:
            return case.mark_duplicate(member, _name(original_id), at)

        return self.take(case_id, member, "duplicate", marked, posts)

    def may_answer(self, case_id: str, member: str) -> Case:
        """Return the case if this person could answer it now; raises what `answer` would."""
        return self.may(
            case_id, member, lambda c, at: c.answer(member, Verdict.NOT_ALLOWED, "-", "", at)
        )


def _name(case_id: str) -> str:
    """A case's id as people write it, in the one form that is stored."""
    number = case_id.strip().upper().removeprefix("CASE-")
    usable = number.isascii() and number.isdecimal() and len(number) < 10
    return f"CASE-{int(number):04d}" if usable else case_id
