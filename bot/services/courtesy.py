"""Courtesy: whoever works lets those go first who are just being taken in."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Courtesy:
    """While a crowd comes in, and for `calm` seconds after the last, work begins piece by piece.

    One piece in `space` seconds then, in all of this process: it goes on, and those who come
    need not wait for all of it at once. At other times everything begins at once. Three within
    `crowded` seconds are a crowd: one message of a person may come as two events.
    """

    stopwatch: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    space: float = 0.05
    calm: float = 0.05
    crowded: float = 0.2
    _recent: deque[float] = field(default_factory=lambda: deque[float](maxlen=3))
    _until: float = float("-inf")
    _turn: float = float("-inf")
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrival(self) -> None:
        """Hear that somebody comes in."""
        now = self.stopwatch()
        self._recent.append(now)
        if len(self._recent) == self._recent.maxlen and now - self._recent[0] <= self.crowded:
            self._until = now + self.calm

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
