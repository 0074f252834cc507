"""Nobody waits for what is broken, and it gets another chance."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.breaker import MOST_FAILURES, PAUSE, WINDOW, Breaker


def after(*times: float) -> Breaker:
    """The breaker after failures at these times."""
    breaker = Breaker()
    for at in times:
        breaker = breaker.failed(at)
    return breaker


def test_opens() -> None:
    """
    Five failures within a minute open it for five minutes, then it starts anew.
    """
    breaker = after(0, 10, 20, 30)
    assert not breaker.is_open(30)

    opened = breaker.failed(WINDOW - 1)

    assert opened.is_open(WINDOW - 1)
    assert opened.is_open(WINDOW - 1 + PAUSE - 0.1)
    assert not opened.is_open(WINDOW - 1 + PAUSE)
    assert not opened.failed(WINDOW + PAUSE).is_open(WINDOW + PAUSE)


def test_far_apart() -> None:
    """
    Failures that are further apart never do.
    """
    assert not after(*(n * WINDOW / (MOST_FAILURES - 1) for n in range(20))).is_open(20 * WINDOW)


@given(st.lists(st.floats(0, 1e6), max_size=30))
def test_any_times(times: list[float]) -> None:
    """
    It keeps no more than it needs, whenever the failures come.
    """
    breaker = after(*sorted(times))

    assert len(breaker.failures) < MOST_FAILURES
