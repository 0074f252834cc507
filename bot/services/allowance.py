"""Who has asked how much within the last minute, in this process."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.domain.allowance import Hearing, Limits, Tally, heard

_EVERYBODY = ""
_MOST = 10_000  # people whose tallies are kept


@dataclass(slots=True)
class Allowance:
    """Counts what is taken in. `stopwatch` gives seconds; it holds no words and is not stored."""

    limits: Limits
    stopwatch: Callable[[], float]
    _tallies: OrderedDict[str, Tally] = field(default_factory=OrderedDict[str, Tally])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hear(self, person: str, waiting: Callable[[], int]) -> tuple[Hearing, float]:
        """Say what becomes of something new that a person says, and for how long it is so.

        `waiting` tells how much waits for an answer.
        """
        now, limits = self.stopwatch(), self.limits
        busy = bool(limits.waiting) and waiting() >= limits.waiting
        with self._lock:
            own, all_ = self._tally(person), self._tally(_EVERYBODY)
            hearing = heard(own, all_, now, limits, busy)
            if hearing is Hearing.TAKEN:
                self._keep(person, own.take(now))
                self._keep(_EVERYBODY, all_.take(now) if limits.everybody else all_)
            elif hearing is Hearing.TOLD:
                own = own.tell(now)
                self._keep(person, own)
            return hearing, max(own.until - now, 0.0)

    def _tally(self, person: str) -> Tally:
        return self._tallies.get(person, Tally())

    def _keep(self, person: str, tally: Tally) -> None:
        self._tallies[person] = tally
        self._tallies.move_to_end(person)
        if len(self._tallies) > _MOST:
            self._tallies.popitem(last=False)
