"""A circuit breaker: after failures in a row of time, nobody waits for what is broken."""

from dataclasses import dataclass

MOST_FAILURES = 5
WINDOW = 60.0  # seconds
PAUSE = 300.0


@dataclass(frozen=True, slots=True)
class Breaker:
    """Five failures within a minute open it for five minutes; times are seconds of one clock."""

    failures: tuple[float, ...] = ()
    open_until: float = float("-inf")

    def is_open(self, now: float) -> bool:
        """Tell whether to do without."""
        return now < self.open_until

    def failed(self, now: float) -> "Breaker":
        """Note a failure; the last one that is too many opens it."""
        recent = (*(at for at in self.failures if now - at < WINDOW), now)
        if len(recent) >= MOST_FAILURES:
            return Breaker((), now + PAUSE)
        return Breaker(recent, self.open_until)
