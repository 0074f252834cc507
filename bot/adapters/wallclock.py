"""People's time: that of the machine, or one that runs faster for a demonstration."""

import threading
from datetime import datetime, timedelta

from bot.ports.people import Clock


class WallClock:
    """A clock that begins at `begin` (now, if not given) and runs `scale` times as fast.

    It can be moved forward, and never goes back.
    """

    def __init__(self, real: Clock, scale: float = 1.0, begin: datetime | None = None) -> None:
        self._real = real
        self._scale = scale
        self._started = real()
        self._begin = begin or self._started
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """Tell the time."""
        with self._lock:
            return self._begin + (self._real() - self._started) * self._scale

    def forward(self, step: timedelta) -> datetime:
        """Move the clock forward, and tell the new time; a step back is none."""
        with self._lock:
            self._begin += max(step, timedelta(0))
        return self()
