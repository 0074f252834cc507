"""What is handed in at the same moment is done as one."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from bot.services.batches import Batches


@dataclass
class Clerk:
    """Does batches, and notes them; the first waits at the gate. What is bad fails the batch."""

    bad: int = -1
    batches: list[list[int]] = field(default_factory=list)
    at_it: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)

    def __call__(self, items: Sequence[int]) -> Sequence[int]:
        """Do a batch."""
        self.batches.append(list(items))
        self.at_it.set()
        assert self.gate.wait(30)
        if self.bad in items:
            raise ValueError(self.bad)
        return [10 * item for item in items]


def handed_in(clerk: Clerk, count: int) -> list[int | None]:
    """What comes of so many; all but the first while that is being done."""
    batches = Batches(clerk)

    def hand_in(item: int) -> int | None:
        try:
            return batches.hand_in(item)
        except ValueError:
            return None

    with ThreadPoolExecutor(count) as pool:
        first = pool.submit(hand_in, 0)
        assert clerk.at_it.wait(30)
        others = [pool.submit(hand_in, item) for item in range(1, count)]
        while len(batches._waiting) < count - 1:
            threading.Event().wait(0.001)
        clerk.gate.set()
        return [done.result(30) for done in (first, *others)]


def test_as_one() -> None:
    """
    Whoever comes first is served alone; all who come meanwhile are served together, each with
    their own outcome.
    """
    clerk = Clerk()

    assert handed_in(clerk, 9) == [10 * item for item in range(9)]
    assert [len(batch) for batch in clerk.batches] == [1, 8]


def test_nobody_suffers() -> None:
    """
    What fails together is done by each alone: only the bad one fails, and the next are served.
    """
    clerk = Clerk(bad=5)

    assert handed_in(clerk, 9) == [None if item == 5 else 10 * item for item in range(9)]
    assert [len(batch) for batch in clerk.batches] == [1, 8, *[1] * 8]


def test_one_after_another() -> None:
    """
    After a failure as after a success the next is served; one that fails is tried twice.
    """
    clerk = Clerk(bad=5)
    clerk.gate.set()
    batches = Batches(clerk)

    assert batches.hand_in(1) == 10
    with pytest.raises(ValueError, match="5"):
        batches.hand_in(5)
    assert batches.hand_in(2) == 20
    assert clerk.batches == [[1], [5], [5], [2]]


def test_many_threads() -> None:
    """
    Twenty threads hand in two hundred things each: every one is done once, by itself or with
    others, and nobody hears of what is another's.
    """
    clerk = Clerk()
    clerk.gate.set()
    batches = Batches(clerk)

    def work(thread: int) -> bool:
        numbers = range(1000 * thread, 1000 * thread + 200)
        return all(batches.hand_in(number) == 10 * number for number in numbers)

    with ThreadPoolExecutor(20) as pool:
        assert all(pool.map(work, range(20)))
    done = [item for batch in clerk.batches for item in batch]
    assert len(done) == len(set(done)) == 4000
