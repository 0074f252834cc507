"""Threads that repeat a job until there is nothing to do, and then wait for the bell."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

LOG = logging.getLogger(__name__)


@dataclass
class Crew:
    """A bounded number of workers. `job` does one piece and tells whether there was any.

    They look by themselves every `poll` seconds, because other processes ring no bell here; or
    sooner, when `pause` says that something is due within less. Before each piece `turn` waits
    for as long as others go first.
    A job that fails is logged without its texts, and tried again after that time.
    """

    name: str
    job: Callable[[], bool]
    size: int
    poll: float
    pause: Callable[[], float] | None = None
    turn: Callable[[], object] | None = None
    _bell: threading.Condition = field(default_factory=threading.Condition)
    _rung: int = 0
    _stopped: bool = False
    _threads: list[threading.Thread] = field(default_factory=list[threading.Thread])

    def start(self) -> None:
        """Begin to work."""
        for number in range(self.size):
            name = f"{self.name}-{number}"
            thread = threading.Thread(target=self._work, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Say that there is something to do."""
        with self._bell:
            self._rung += 1
            self._bell.notify_all()

    def stop(self, seconds: float) -> bool:
        """Let everybody finish what they are at; False if that takes longer."""
        self.halt()
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(end - time.monotonic(), 0.0))
        return not any(thread.is_alive() for thread in self._threads)

    def halt(self) -> None:
        """Begin nothing new, without waiting."""
        with self._bell:
            self._stopped = True
            self._bell.notify_all()

    def _work(self) -> None:
        while not self._stopped:
            seen = self._rung
            if self._one():
                continue
            with self._bell:
                if not self._stopped and seen == self._rung:
                    self._bell.wait(min(self.poll, self.pause() if self.pause else self.poll))

    def _one(self) -> bool:
        try:
            if self.turn:
                self.turn()
            return self.job()
        except Exception as error:  # noqa: BLE001  a worker outlives whatever one job meets
            LOG.error("%s: %s", self.name, where(error))
            return False


@dataclass
class Errands:
    """Jobs that are done one after another, and do not keep the program from ending."""

    name: str
    _jobs: deque[Callable[[], object]] = field(default_factory=deque[Callable[[], object]])

    def __post_init__(self) -> None:
        self.crew = Crew(self.name, self._next, 1, 60.0)

    def submit(self, job: Callable[[], object]) -> None:
        """Have a job done."""
        self._jobs.append(job)
        self.crew.wake()

    def _next(self) -> bool:
        if not self._jobs:
            return False
        self._jobs.popleft()()
        return True


def where(error: BaseException) -> str:
    """An error for the log: its type and its place, and none of the texts it may carry."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    code = trace.tb_frame.f_code
    return f"{type(error).__name__} at {code.co_filename}:{trace.tb_lineno} in {code.co_name}"
