"""How much is answered within a minute: rules of numbers alone."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.allowance import MINUTE, Hearing, Limits, Tally, heard

steps = st.lists(st.floats(0, 30), min_size=1, max_size=60)


def listen(gaps: list[float], most: int) -> list[tuple[float, Hearing, Tally]]:
    """One person says something again and again."""
    now, tally, seen = 1000.0, Tally(), []
    for gap in gaps:
        now += gap
        hearing = heard(tally, Tally(), now, Limits(person=most), busy=False)
        if hearing is Hearing.TAKEN:
            tally = tally.take(now)
        elif hearing is Hearing.TOLD:
            tally = tally.tell(now)
        seen.append((now, hearing, tally))
    return seen


@given(steps, st.integers(1, 10))
def test_never_more(gaps: list[float], most: int) -> None:
    """
    Within any minute no more is taken of one person than the limit says.
    """
    taken = [now for now, hearing, _ in listen(gaps, most) if hearing is Hearing.TAKEN]

    assert all(sum(t - MINUTE < other <= t for other in taken) <= most for t in taken)


@given(steps, st.integers(1, 10))
def test_nothing_in_silence(gaps: list[float], most: int) -> None:
    """
    Whatever is left was announced: there is a sentence before it whose time is not over.
    """
    until = 0.0
    for now, hearing, tally in listen(gaps, most):
        assert (hearing is Hearing.LEFT) == (now < until)
        if hearing is Hearing.TOLD:
            until = tally.until
            assert now + 10 <= until <= now + MINUTE


@given(steps)
def test_no_limit(gaps: list[float]) -> None:
    """
    Where there is no limit, everything is taken.
    """
    assert {hearing for _, hearing, _ in listen(gaps, 0)} == {Hearing.TAKEN}


def test_everybody() -> None:
    """
    When all together ask too much, or too much waits, each is told.
    """
    full = Tally((1.0, 2.0))

    assert heard(Tally(), full, 3.0, Limits(everybody=2), busy=False) is Hearing.TOLD
    assert heard(Tally(), full, 62.0, Limits(everybody=2), busy=False) is Hearing.TAKEN
    assert heard(Tally(), Tally(), 3.0, Limits(), busy=True) is Hearing.TOLD
    assert Tally().tell(5.0) == Tally(until=15.0)
