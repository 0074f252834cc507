"""People's time beside the wire's: what day it is for them, and moving it forward."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.workspace.errors import UnknownNameError
from bot.workspace.wire import Json


@dataclass(frozen=True)
class Leap:
    """A step forward in time, by the label of its button; `take` returns when it is done."""

    label: str
    take: Callable[[], object]


@dataclass(frozen=True)
class Calendar:
    """The time that the app takes for people's, which runs `scale` times as fast as a clock."""

    now: Callable[[], datetime]
    leaps: tuple[Leap, ...] = ()
    scale: float = 1.0

    def described(self) -> Json:
        """What the page shows, in milliseconds as browsers count them."""
        return {
            "now": round(self.now().timestamp() * 1000),
            "scale": self.scale,
            "leaps": [leap.label for leap in self.leaps],
        }

    def leap(self, label: str) -> None:
        """Move time forward. Raises UnknownNameError."""
        for leap in self.leaps:
            if leap.label == label:
                leap.take()
                return
        raise UnknownNameError(f"no step in time is called {label!r}")
