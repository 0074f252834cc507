"""A turnstile before a file that only one can write: nobody polls, and the urgent go first.

SQLite lets whoever waits try again after a while, in no order; under load somebody waits for
seconds. Here the next is called as soon as the one before is done.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager


class Turnstile:
    """Lets one thread through at a time, in the order of their coming; the urgent before others.

    Whoever is through must not try to come through again before they have left.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._urgent = threading.Condition(self._lock)
        self._others = threading.Condition(self._lock)
        self._waiting = 0  # of the urgent
        self._taken = False

    @contextmanager
    def turn(self, *, urgent: bool = False) -> Generator[None]:
        """Wait for a turn, and have it until the end."""
        with self._lock:
            if urgent:
                self._waiting += 1
                self._urgent.wait_for(lambda: not self._taken)
                self._waiting -= 1
            else:
                self._others.wait_for(lambda: not (self._taken or self._waiting))
            self._taken = True
        try:
            yield
        finally:
            with self._lock:
                self._taken = False
                (self._urgent if self._waiting else self._others).notify()
