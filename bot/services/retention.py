"""Retention: words are forgotten when their time is over; what was decided stays."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.erasing import case_without_words
from bot.domain.routes import NOBODY
from bot.ports.people import Clock
from bot.ports.record import Ledger
from bot.services.casework import Casework
from bot.services.steps import case_in

LOG = logging.getLogger(__name__)
_AT_ONCE = 200
_EACH = timedelta(hours=1)


@dataclass
class Retention:
    """Forgets the words of exchanges after so many days, and those of closed cases.

    `case_days` of 0 keeps cases for good: how long they are kept is legal's rule.
    """

    ledger: Ledger
    casework: Casework
    clock: Clock
    days: int
    case_days: int = 0
    _next: datetime | None = None

    def work(self) -> bool:
        """Look once an hour, and go on while there is more; tell if there was anything."""
        now = self.clock()
        if self._next is not None and now < self._next:
            return False
        exchanges, cases = self._exchanges(now), self._cases(now)
        if exchanges or cases:
            LOG.info("retention: forgot %d exchanges and %d cases", exchanges, cases)
            return True
        self._next = now + _EACH
        return False

    def _exchanges(self, now: datetime) -> int:
        with self.ledger.step() as step:
            return step.erasure.forget(now - timedelta(days=self.days), _AT_ONCE)

    def _cases(self, now: datetime) -> int:
        """Forget what askers wrote in cases; their cards are drawn again."""
        if not self.case_days:
            return 0
        with self.ledger.step() as step:
            old = step.erasure.closed_before(now - timedelta(days=self.case_days), _AT_ONCE)
            for case_id in old:
                case = case_in(step, case_id)
                left = self.casework.keep(step, case, case_without_words(case), "forget", NOBODY)
                self.casework.show(step, left)
            return len(old)
