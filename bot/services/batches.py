"""What many threads hand in at the same moment is done as one."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.services.crew import where

LOG = logging.getLogger(__name__)
T = TypeVar("T")
R = TypeVar("R")


@dataclass(eq=False, slots=True)
class _Slip(Generic[T, R]):
    """What one thread has handed in; `outcome` is empty when the batch that it was in failed."""

    item: T
    called: threading.Event = field(default_factory=threading.Event)
    done: bool = False
    outcome: Sequence[R] = ()


@dataclass
class Batches(Generic[T, R]):
    """`job` does a batch, and returns the outcome of each item in their order.

    Whoever comes while nobody is at it does its own at once; all that come meanwhile are the
    next batch, and the first of them does it. Nobody returns before their own is done.
    What fails together is done once more by each alone, so that nobody suffers from what
    another has handed in; the job must leave nothing behind when it fails.
    """

    job: Callable[[Sequence[T]], Sequence[R]]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _waiting: list[_Slip[T, R]] = field(default_factory=list[_Slip[T, R]])
    _busy: bool = False

    def hand_in(self, item: T) -> R:
        """Have something done, and return what came of it."""
        slip: _Slip[T, R] = _Slip(item)
        with self._lock:
            self._waiting.append(slip)
            leads, self._busy = not self._busy, True
        if not leads:
            slip.called.wait()
        if not slip.done:
            self._do()
        return slip.outcome[0] if slip.outcome else self.job([item])[0]

    def _do(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        try:
            outcomes = self.job([slip.item for slip in batch])
            for slip, outcome in zip(batch, outcomes, strict=True):
                slip.outcome = (outcome,)
        except Exception as error:  # noqa: BLE001  each hears of its own fault when it is alone
            LOG.warning(
                "batches: one of %d failed, each is done alone (%s)", len(batch), where(error)
            )
        finally:
            self._pass_on(batch)

    def _pass_on(self, batch: Sequence[_Slip[T, R]]) -> None:
        """Let those of a batch go, and call the first of the next."""
        with self._lock:
            first = self._waiting[0] if self._waiting else None
            self._busy = first is not None
        if first is not None:
            first.called.set()
        for slip in batch:
            slip.done = True
            slip.called.set()
