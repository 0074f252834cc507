"""Courtesy: whoever works lets those go first who are just being taken in."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Courtesy:
    """While people come in, and for `calm` seconds after the last, work begins piece by piece.

    One piece in `space` seconds then, in all of this process: it goes on, and those who come
    need not wait for all of it at once. At other times everything begins at once.
    """

    stopwatch: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    space: float = 0.05
    calm: float = 0.05
    _until: float = float("-inf")
    _turn: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrival(self) -> None:
        """Hear that somebody comes in."""
        self._until = self.stopwatch() + self.calm

    def wait(self) -> None:
        """Return when a piece of work may begin."""
        now = self.stopwatch()
        if now >= self._until:
            return
        with self._lock:
            turn = self._turn = max(now, self._turn + self.space)
        while now < min(turn, self._until):
            self.pause(min(turn, self._until) - now)
            now = self.stopwatch()
