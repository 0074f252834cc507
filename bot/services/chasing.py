"""Chasing: reminders of what is due, each once, and a digest in the morning."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.domain.cases import WAITING, Case
from bot.domain.hours import Hours
from bot.domain.packets import Packet, by_urgency, digest, reminder_key
from bot.ports.people import Clock, Zones
from bot.ports.record import Ledger
from bot.ports.slack import Courier, Desk
from bot.services.casework import Casework


@dataclass(frozen=True)
class Chasing:
    """Looks at the clock of every live case; `fallback` is told of what nobody has claimed.

    A reminder goes out in the working hours of whoever gets it, and once for each due time.
    """

    ledger: Ledger
    casework: Casework
    desk: Desk
    courier: Courier
    zones: Zones
    clock: Clock
    fallback: str = ""

    def work(self) -> bool:
        """Remind of what is due, the unowned first, and send the digest; tell if any was sent."""
        at = self.casework.wall()
        with self.ledger.step() as step:
            due = [
                case
                for case in by_urgency(step.cases.live())
                if case.due_at and case.due_at <= at and not step.outbox.holds(reminder_key(case))
            ]
        sent = [self._remind(case, at) for case in due]
        return self._digest(at) or any(sent)

    def _remind(self, case: Case, at: datetime) -> bool:
        person = self.fallback if case.state in WAITING else case.claimant
        if not self._hours.open_at(at, self._zone(person)):
            return False
        channel = (self.courier.direct(person) or person) if person else ""
        with self.ledger.step() as step:
            now = step.cases.get(case.id)
            key = reminder_key(case)
            if now is None or now.due_at != case.due_at or now.claimant != case.claimant:
                return False
            if step.outbox.holds(key):
                return False
            packet = Packet(self.casework.timetable.age(now.opened_at, at))
            step.outbox.add(self.desk.reminder(now, person, channel, packet), self.clock())
        return True

    def _digest(self, at: datetime) -> bool:
        """Send the digest of what was there when the day began, if anything was."""
        timetable = self.casework.timetable
        day = timetable.day(at)
        hours = self._hours.on(day, timetable.zone)
        if hours is None or not hours[0] <= at < hours[1]:
            return False
        with self.ledger.step() as step:
            waiting = [case for case in step.cases.live() if case.opened_at < hours[0]]
            made = digest(waiting, step.rulings.all(), at, day)
            if not made or step.outbox.holds(made.key):
                return False
            step.outbox.add(self.desk.digest(made), self.clock())
        return True

    @property
    def _hours(self) -> Hours:
        return self.casework.timetable.hours

    def _zone(self, person: str) -> tzinfo:
        known = self.zones.of(person) if person else None
        return known or self.casework.timetable.zone
