"""Complaints: what people find wrong with answers reaches legal, who may make a case of it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.answers import Reason
from bot.domain.cases import Asker, Case
from bot.domain.errors import CaseError, NotPermittedError
from bot.domain.records import Complaint, Entry, Fault
from bot.domain.routes import ANONYMOUS, is_sealed
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger, Step
from bot.ports.slack import Desk
from bot.services.anew import anew
from bot.services.casework import Casework


@dataclass(frozen=True)
class Complaints:
    """What readers think of answers, for whatever surface it comes from."""

    ledger: Ledger
    roles: Roles
    casework: Casework
    desk: Desk
    clock: Clock
    new_id: Callable[[], str]

    @anew
    def rate(self, entry_id: str, user: str, rating: str) -> bool:
        """Keep what somebody thinks of an answer; False if there is no such answer."""
        with self.ledger.step() as step:
            entry = step.journal.get(entry_id)
            if entry is None:
                return False
            return step.journal.rate(entry_id, _name(entry, user), rating)

    @anew
    def complain(self, entry_id: str, user: str, fault: Fault, words: str) -> bool:
        """Keep what is wrong with an answer, and tell legal; False if there is no such answer."""
        with self.ledger.step() as step:
            entry = step.journal.get(entry_id)
            if entry is None:
                return False
            complaint = Complaint(_name(entry, user), fault, words)
            step.journal.rate(entry_id, complaint.user, complaint.rating)
            self._tell(step, entry_id)
            return True

    @anew
    def take_up(self, entry_id: str, member: str) -> Case:
        """Make a case of an answer that somebody complained of; only legal may."""
        if not self.roles.is_legal(member):
            self.casework.refused(member, "take-up", "")
            raise NotPermittedError("Only members of legal can do this.")
        with self.ledger.step() as step:
            entry = step.journal.get(entry_id)
            if entry is None or not entry.question:
                raise CaseError("I no longer have this answer.")
            if entry.case:
                raise CaseError(f"{entry.case} is about this answer already.")
            place = Asker(entry.user, entry.channel, entry.thread)
            case = self.casework.open_in(step, entry, place, entry.reason or Reason.CONFIRMATION)
            step.journal.assign(entry.id, case.id)
            self.casework.tell(step, case)
            self._tell(step, entry_id)
            return case

    def _tell(self, step: Step, entry_id: str) -> None:
        """Draw the complaints of an answer again from the record."""
        entry = step.journal.get(entry_id)
        if entry is not None:
            step.outbox.add(self.desk.complaints(entry, self.new_id()), self.clock())


def _name(entry: Entry, user: str) -> str:
    """Whoever asked without their name has none here either."""
    return ANONYMOUS if is_sealed(entry.channel) else user
