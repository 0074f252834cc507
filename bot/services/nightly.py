"""The check each night: official texts that were fetched are looked at again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.ports.care import IndexUpdate
from bot.services.fetching import FetchReport

LOG = logging.getLogger(__name__)


@dataclass
class Nightly:
    """Looks once a day, in the first minutes of the company's day; `look` does what is due."""

    look: Callable[[], FetchReport]
    update: IndexUpdate
    today: Callable[[], date]
    _looked: date | None = field(default=None, init=False)

    def work(self) -> bool:
        """Look if nobody has today, and index what is new; never asks to be called again."""
        today = self.today()
        if self._looked == today:
            return False
        self._looked = today
        report = self.look()
        for name, _ in report.failed:
            LOG.warning("the source of %s fails; policy-bot index status says why", name)
        if report.news:
            self.update(_silent)
        return False


def _silent(*_: object) -> None:
    """Progress that nobody watches."""
