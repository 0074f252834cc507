"""Who comes in goes first, and work goes on."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.services.courtesy import Courtesy


@dataclass
class Watch:
    """A stopwatch that a pause moves on; `visits` are moments at which somebody comes in."""

    now: float = 0.0
    visits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """Read it."""
        return self.now

    def pause(self, seconds: float) -> None:
        """Let time go by, and people come in."""
        assert seconds > 0
        end = self.now + seconds
        while self.visits and self.visits[0] <= end:
            self.now = max(self.now, self.visits.pop(0))
            self.courtesy.arrival()
        self.now = end

    def __post_init__(self) -> None:
        """Make the courtesy that goes by it."""
        self.courtesy = Courtesy(self, self.pause, space=1.0, calm=1.0)


def test_nobody_there() -> None:
    """
    When nobody comes in, work begins at once, as much as there is.
    """
    watch = Watch()
    for _ in range(100):
        watch.courtesy.wait()

    assert watch.now == 0.0


def test_somebody_came() -> None:
    """
    Somebody comes in: the first piece begins at once, the others when it is calm again.
    """
    watch = Watch()
    watch.courtesy.arrival()
    began: list[float] = []
    for _ in range(10):
        watch.courtesy.wait()
        began.append(watch.now)

    assert began == [0.0, *[1.0] * 9]


@given(st.lists(st.floats(0.0, 20.0), max_size=60), st.integers(1, 12))
def test_work_goes_on(visits: list[float], pieces: int) -> None:
    """
    However many come in, no piece waits longer than for its turn among those that wait.
    """
    watch = Watch(visits=sorted(visits))
    watch.courtesy.arrival()
    for number in range(pieces):
        watch.courtesy.wait()

        assert watch.now <= number + 1e-9
