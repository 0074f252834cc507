"""Watching: what whoever runs the bot wants to know of it, looked at when they ask."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.answers import Answer
from bot.domain.errors import PolicyBotError
from bot.domain.vitals import CHAIN_VERIFIED, Vitals
from bot.ports.people import Clock
from bot.ports.record import Ledger
from bot.services.crew import where
from bot.services.pulse import Pulse

LOG = logging.getLogger(__name__)
_SECONDS = 30.0  # for which it is believed that Slack accepts the token


class Unwatched:
    """The meter of those who have none."""

    def took(self, stage: str, seconds: float) -> None:
        """Forget it."""

    def answered(self, answer: Answer) -> None:
        """Forget it."""


@dataclass
class Watching:
    """Looks at the parts. `generation` raises PolicyBotError where there is none.

    `slack` tries the token, at most every half minute; `roles_asked` is when a group was last
    asked for.
    """

    ledger: Ledger
    clock: Clock
    stopwatch: Callable[[], float]
    generation: Callable[[], tuple[int, datetime | None]]
    slack: Callable[[], bool]
    roles_asked: Callable[[], datetime | None]
    _tried: tuple[float, bool] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def vitals(self) -> Vitals:
        """Look at everything; what fails is in the values, and nothing is raised."""
        generation, built = self._generation()
        found = Vitals(
            self.clock(), False, self._slack(), generation, built, roles_asked=self.roles_asked()
        )
        try:
            Pulse(self.ledger, self.clock).beat()
            with self.ledger.step() as step:
                return Vitals(
                    found.at, True, found.slack, generation, built, step.inbox.backlog(),
                    step.outbox.backlog(), found.roles_asked, step.pulses.last(CHAIN_VERIFIED),
                )  # fmt: skip
        except Exception as error:  # noqa: BLE001  whatever fails, the database is not well
            LOG.error("watching: %s", where(error))
            return found

    def _generation(self) -> tuple[int | None, datetime | None]:
        try:
            return self.generation()
        except PolicyBotError:
            return None, None

    def _slack(self) -> bool:
        with self._lock:
            now = self.stopwatch()
            if self._tried is None or now - self._tried[0] > _SECONDS:
                self._tried = now, self.slack()
            return self._tried[1]
