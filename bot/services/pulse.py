"""The pulse of the bot: when it was last at work, so that the next run knows what it missed."""

from dataclasses import dataclass
from datetime import datetime

from bot.ports.people import Clock
from bot.ports.record import Ledger

_ALIVE = "alive"


@dataclass(frozen=True, slots=True)
class Pulse:
    """Writes down that the bot is alive, which also shows that the database can be written."""

    ledger: Ledger
    clock: Clock

    def beat(self) -> bool:
        """Write it down; there is never more to do."""
        with self.ledger.step() as step:
            step.pulses.beat(_ALIVE, self.clock())
        return False

    def last(self) -> datetime | None:
        """Return when the bot was last alive; None before its first run."""
        with self.ledger.step() as step:
            return step.pulses.last(_ALIVE)
