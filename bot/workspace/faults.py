"""What can go wrong between an app and Slack, to be asked for by tests."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.workspace.wire import Json


@dataclass(frozen=True)
class Fault:
    """One way for a call to go wrong.

    `executes` says whether Slack did what was asked for before things went wrong;
    `drops` whether the connection ends without an answer.
    """

    status: int = 200
    error: str | None = None
    retry_after: int | None = None
    executes: bool = False
    drops: bool = False
    delay: float = 0.0

    @classmethod
    def rate_limited(cls, retry_after: int = 1) -> "Fault":
        """429 with Retry-After."""
        return cls(status=429, error="ratelimited", retry_after=retry_after)

    @classmethod
    def server_error(cls, status: int = 500) -> "Fault":
        """A 5xx without having done anything."""
        return cls(status=status, error="internal_error")

    @classmethod
    def refused(cls, error: str) -> "Fault":
        """ok=false with an error of Slack's, such as message_not_found."""
        return cls(error=error)

    @classmethod
    def lost_reply(cls) -> "Fault":
        """Done, but the connection breaks before the answer."""
        return cls(executes=True, drops=True)

    @classmethod
    def lost_request(cls) -> "Fault":
        """The connection breaks before anything is done."""
        return cls(drops=True)

    @classmethod
    def slow(cls, seconds: float) -> "Fault":
        """Done, and answered late: a timeout for those who wait less."""
        return cls(executes=True, delay=seconds)


@dataclass
class _Plan:
    method: str
    fault: Fault
    times: int
    when: Callable[[Json], bool]


@dataclass
class Faults:
    """The faults still to come, in the order in which they were asked for."""

    _plans: list[_Plan] = field(default_factory=list[_Plan])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(
        self,
        method: str,
        fault: Fault,
        times: int = 1,
        when: Callable[[Json], bool] = lambda _: True,
    ) -> None:
        """Let the next `times` calls of a method ("*" for any) whose arguments fit go wrong."""
        with self._lock:
            self._plans.append(_Plan(method, fault, times, when))

    def clear(self) -> None:
        """Let everything go right again."""
        with self._lock:
            self._plans.clear()

    def take(self, method: str, args: Json) -> Fault | None:
        """The fault for this call, counted down; None if it goes right."""
        with self._lock:
            for plan in self._plans:
                if plan.method in (method, "*") and plan.times > 0 and plan.when(args):
                    plan.times -= 1
                    return plan.fault
        return None
