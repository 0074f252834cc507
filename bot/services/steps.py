"""What every step of a case has in common, whoever takes it.

Each is one transaction: the case, its history, and the posts that tell of it. Roles are
asked at the moment of the press.
"""

import logging
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers import Question, Turn
from bot.domain.cases import Asker, Case
from bot.domain.errors import (
    CaseError,
    IndexUnavailableError,
    NotPermittedError,
    QuestionError,
)
from bot.domain.packets import Packet, nearby
from bot.domain.records import Post
from bot.domain.routes import is_sealed
from bot.domain.rulings import Keeping, Ruling, RulingStatus, Scope, scope_of
from bot.domain.timetable import STANDARD, Timetable
from bot.ports.answers import Answering
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger, Step
from bot.ports.slack import Desk
from bot.services.anew import anew

LOG = logging.getLogger(__name__)
Also = Callable[[Step, Case], Iterable[Post]]


class _UnnamedError(NotPermittedError):
    """Somebody would rule on what they asked without their name; nobody else hears of it."""


def _nothing(step: Step, case: Case) -> Iterable[Post]:
    """What else a step does and tells, when there is nothing else."""
    del step, case
    return ()


@dataclass(frozen=True)
class Steps:
    """Looks at cases, stores them, and tells of them.

    `clock` is the time of machines, by which posts are sent; `wall` is that of people, by
    which cases are due and rulings end. Without `answering` nothing can be kept as a ruling;
    `teams` are those that a ruling can be limited to. `unseal` tells who is behind a sealed
    route: asked so that nobody rules on what they asked unnamed.
    """

    ledger: Ledger
    roles: Roles
    desk: Desk
    clock: Clock
    wall: Clock
    timetable: Timetable = STANDARD
    answering: Answering | None = None
    teams: tuple[str, ...] = ()
    unseal: Callable[[str], str] = str

    def look(self, case_id: str, member: str) -> Case:
        """Return a case to a member of legal."""
        self.must_be_legal(case_id, member, "look at")
        with self.ledger.step() as step:
            return case_in(step, case_id)

    def file(self, case_id: str, member: str) -> tuple[Case, Packet]:
        """Return a case to a member of legal, with what stands beside it."""
        case = self.look(case_id, member)
        with self.ledger.step() as step:
            return case, self.packet(step, case)

    def may(self, case_id: str, member: str, change: Callable[[Case, datetime], Case]) -> Case:
        """Return a case if this person could take a step now; raises what the step would."""
        case = self.look(case_id, member)
        self.not_unnamed(case, member)
        with self._entering_refusals(case_id, member, "open-form"):
            change(case, self.wall())
        return case

    def keepable(self, case: Case) -> Scope | None:
        """Return what a ruling on the question of a case could hold for; None for nothing."""
        if self.answering is None:
            return None
        prior = Turn(case.prior) if case.prior else None
        try:
            scope = self.answering.scope_of(Question(case.question, case.audience, prior))
        except (IndexUnavailableError, QuestionError) as error:
            LOG.warning("casework: nothing can be kept just now: %s", error)
            return None
        return replace(scope, teams=self.teams) if scope else None

    def misread(self, case: Case, ruling: Ruling) -> tuple[str, Scope | None]:
        """Return a question that a ruling on a case should answer and would not; empty for none.

        That is the question as it was asked, or as legal words it, with what it is read as.
        """
        answering = self.answering
        if answering is None:
            return "", None
        prior = Turn(case.prior) if case.prior else None
        asked = [Question(case.question, case.audience, prior)]
        if ruling.question.strip():
            asked.append(Question(ruling.question, case.audience))
        try:
            missed = next((q for q in asked if not answering.answers(ruling, q)), None)
            return (missed.text, answering.scope_of(missed)) if missed else ("", None)
        except (IndexUnavailableError, QuestionError) as error:
            LOG.warning("casework: a ruling was not tried: %s", error)
            return "", None

    def packet(self, step: Step, case: Case) -> Packet:
        """Return what legal is shown beside a case."""
        return Packet(
            self.timetable.age(case.opened_at, self.wall()),
            step.rulings.of(case.id),
            nearby(case, step.rulings.all()),
        )

    def keep(self, step: Step, before: Case | None, case: Case, name: str, actor: str) -> Case:
        """Store a case after a step, if that changed it; its clock begins anew with its state."""
        at = self.wall()
        if before is not None and before.revision == case.revision:
            return case
        if before is None or (before.state, before.claimant) != (case.state, case.claimant):
            due = self.timetable.due(case.state, case.reason, at)
            case = replace(case, since=at, due_at=due)
        step.cases.keep(case, name, actor, at)
        return case

    def tell(self, step: Step, case: Case, joined: Asker | None = None) -> None:
        """Show the state of a case to legal and to everybody who asked.

        When somebody has only `joined` it, nothing changes for the others.
        """
        self.show(step, case)
        told = (joined,) if joined else case.askers
        self.post(step, (self.desk.notice(case, asker) for asker in told))

    def show(self, step: Step, case: Case) -> None:
        """Draw the card of a case again."""
        self.post(step, [self.desk.card(case, self.packet(step, case))])

    def end_ruling(self, step: Step, case: Case, status: RulingStatus) -> Iterable[Post]:
        """End the ruling of a case, if it has one in force; return what tells of it."""
        ruling = step.rulings.of(case.id)
        if ruling is None or ruling.status is not RulingStatus.IN_FORCE:
            return ()
        ended = ruling.ended(status)
        step.rulings.keep(ended)
        told = [self.desk.ended(case, asker, ended) for asker in case.askers]
        relied = (e for e in step.journal.citing(ended.id) if not case.asked_by(e.user))
        return [*told, *(self.desk.recalled(entry, ended) for entry in relied)]

    @anew
    def take(
        self,
        case_id: str,
        member: str,
        name: str,
        change: Callable[[Case, datetime], Case],
        after: Also = _nothing,
        *,
        before: Also = _nothing,
    ) -> Case:
        """Take one step: who may, the change, its record, the card, and what else tells of it."""
        self.must_be_legal(case_id, member, name)
        with self._entering_refusals(case_id, member, name), self.ledger.step() as step:
            found = case_in(step, case_id)
            if name != "release":  # whoever has joined their own case may always give it back
                self.not_unnamed(found, member)
            changed = change(found, self.wall())
            first = before(step, changed)
            case = self.keep(step, found, changed, name, member)
            more = after(step, case)
            self.tell(step, case)
            self.post(step, (*first, *more))
            return case

    def post(self, step: Step, posts: Iterable[Post]) -> None:
        """Put posts into the outbox, to be sent now; none to whoever was erased."""
        at = self.clock()
        for post in posts:
            if post.channel:
                step.outbox.add(post, at)

    def ruling_of(self, case: Case, keeping: Keeping, question: Scope) -> Ruling:
        """Make the ruling that an answered case is kept as."""
        outcome, today = case.outcome, self.timetable.day(self.wall())
        if outcome is None or keeping.until is None:  # checked before; says so to the checker
            raise CaseError(f"{case.id} has no answer that could be kept.")
        return Ruling(
            id=f"ruling-{case.id.lower()}-{case.revision}",
            case=case.id,
            scope=scope_of(keeping, question),
            verdict=outcome.verdict,
            text=outcome.text,
            grounds=outcome.clause,
            audience=case.audience,
            by=outcome.by,
            made_on=today.isoformat(),
            until=keeping.until.isoformat(),
            question=keeping.question,
        )

    def not_unnamed(self, case: Case, member: str) -> None:
        """Refuse who asked the case without their name; they alone are told, nothing is logged."""
        routes = [asker.channel for asker in case.askers if is_sealed(asker.channel)]
        if any(self.unseal(route) == member for route in routes):
            raise _UnnamedError(
                f"You asked {case.id} yourself; another member of legal has to rule on it."
            )

    @contextmanager
    def _entering_refusals(self, case_id: str, member: str, name: str) -> Generator[None]:
        """Enter what the case itself refuses to a person, but never who asked it unnamed."""
        try:
            yield
        except _UnnamedError:
            raise
        except NotPermittedError:
            self.refused(member, name, case_id)
            raise

    def must_be_legal(self, case_id: str, member: str, name: str) -> None:
        """Refuse whoever cannot be shown, just now, to be of legal and of this company."""
        if not (self.roles.is_legal(member) and self.roles.is_colleague(member, "")):
            self.refused(member, name, case_id)
            raise NotPermittedError("Only members of legal can do this.")

    def refused(self, member: str, name: str, case_id: str) -> None:
        """Enter a step that somebody may not take in the trail, and in the log."""
        LOG.warning("refused: %s may not %s %s", member, name, case_id[:20])
        with self.ledger.step() as step:
            known = step.cases.get(case_id)
            step.trail.append(f"refused.{name}", member, known.id if known else "")


def case_in(step: Step, case_id: str) -> Case:
    """Return a case by its id. Raises CaseError when there is none."""
    case = step.cases.get(case_id)
    if case is None:
        raise CaseError(f"There is no case {case_id[:20]}.")
    return case
