"""How many questions a minute are answered: of one person, and of all together.

Whoever asks more is told once, and for how long; what they send meanwhile is left.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

MINUTE = 60.0
_SHORTEST = 10.0


class Hearing(StrEnum):
    """What becomes of something that somebody says."""

    TAKEN = "taken"
    TOLD = "told"
    """Not answered; the person is told, and for how long."""
    LEFT = "left"
    """Not answered; the person was told before that this would be so."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many a minute, and how many may wait at once. 0 is no limit."""

    person: int = 0
    everybody: int = 0
    waiting: int = 0


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Tally:
    """When what was taken within the last minute came, and until when nothing more is taken."""

    times: tuple[float, ...] = ()
    until: float = 0.0

    def full(self, now: float, most: int) -> bool:
        """Tell whether so many were taken within the last minute."""
        return bool(most) and len(self.fresh(now)) >= most

    def fresh(self, now: float) -> tuple[float, ...]:
        """Return the times of the last minute."""
        return tuple(time for time in self.times if time > now - MINUTE)

    def take(self, now: float) -> "Tally":
        """Count one more."""
        return replace(self, times=(*self.fresh(now), now))

    def tell(self, now: float) -> "Tally":
        """Take nothing more until the oldest of the last minute is a minute old."""
        oldest = min(self.fresh(now), default=now - MINUTE)
        return replace(self, until=max(oldest + MINUTE, now + _SHORTEST))


def heard(person: Tally, everybody: Tally, now: float, limits: Limits, busy: bool) -> Hearing:
    """Say what becomes of something that a person says now; `busy` when too much waits already."""
    if now < person.until:
        return Hearing.LEFT
    over = person.full(now, limits.person) or everybody.full(now, limits.everybody) or busy
    return Hearing.TOLD if over else Hearing.TAKEN
