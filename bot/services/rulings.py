"""Rulings on the shelf: written, indexed, and taken back when they end."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.cases import Case
from bot.domain.documents import Document
from bot.domain.errors import PolicyBotError
from bot.domain.routes import NOBODY
from bot.domain.rulings import Ruling, RulingStatus, document_of
from bot.ports.care import IndexUpdate
from bot.ports.documents import Shelf
from bot.ports.people import Clock
from bot.ports.record import Ledger, Step
from bot.services.casework import Casework

LOG = logging.getLogger(__name__)


def _silent(*_: object) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class RulingCalendar:
    """The calendar by the ledger, whatever is indexed: what it keeps decides from the moment
    on that it is kept, and what has ended there decides nothing.
    """

    ledger: Ledger
    day: Callable[[], date]

    def today(self) -> date:
        """Return the company's date."""
        return self.day()

    def rulings(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all rulings, with whether each is in force."""
        with self.ledger.step() as step:
            return step.rulings.standing()

    def ruling(self, name: str) -> Document | None:
        """Return the document of a ruling, also of one that is not indexed yet."""
        with self.ledger.step() as step:
            found = step.rulings.get(name)
        return document_of(found) if found else None


@dataclass(frozen=True)
class Rulings:
    """Keeps shelf and index in line with the ledger. `wake` calls those who send."""

    ledger: Ledger
    casework: Casework
    shelf: Shelf
    update: IndexUpdate
    clock: Clock
    wake: Callable[[], object] = lambda: None

    def work(self) -> bool:
        """Reopen what has expired, and shelve what has changed; False when all is in line."""
        today = self.casework.timetable.day(self.casework.wall())
        with self.ledger.step() as step:
            over = [
                ruling
                for ruling in step.rulings.all()
                if ruling.status is RulingStatus.IN_FORCE and not ruling.holds_on(today)
            ]
            for ruling in over:
                self._expire(step, ruling)
            changed = step.rulings.unshelved()
        if over:
            self.wake()
        return self._shelve(changed) if changed else False

    def _expire(self, step: Step, ruling: Ruling) -> None:
        """End a ruling, and open its question again for everybody who asked it."""
        case = step.cases.get(ruling.case)
        if case is None:
            step.rulings.keep(ruling.ended(RulingStatus.EXPIRED))
            return
        posts = list(self.casework.end_ruling(step, case, RulingStatus.EXPIRED))
        if not case.forsaken:
            self.casework.tell(step, self._opened_again(step, case))
        self.casework.post(step, posts)

    def _opened_again(self, step: Step, case: Case) -> Case:
        """The case opened again, or the open case that asks the same, with its askers."""
        other = step.cases.same(case.sameness)
        if other is not None:
            return self.casework.keep(step, other, other.adopt(case), "adopt", NOBODY)
        return self.casework.keep(step, case, case.lapse(), "expire", NOBODY)

    def _shelve(self, rulings: Sequence[Ruling]) -> bool:
        """Write rulings as they are now, and have them indexed; what fails is tried again."""
        try:
            for ruling in rulings:
                self.shelf.put(ruling)
            self.update(_silent)
        except PolicyBotError as error:
            LOG.warning("rulings: not indexed yet: %s", error)
            return False
        with self.ledger.step() as step:
            for ruling in rulings:
                step.rulings.shelved(ruling)
        return True
