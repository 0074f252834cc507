"""Legal's queue: order, filters, pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Reason
from bot.domain.cases import Case, CaseState
from bot.domain.packets import by_urgency
from bot.domain.queues import PAGE, Due, Owner, Wanted, queue
from bot.domain.states import HELD, LIVE
from bot.domain.timetable import STANDARD
from tests.domain.test_cases import opened

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """Cases in any state, of anybody, due at any time or never."""
    made = []
    for number in range(1, draw(st.integers(0, 25)) + 1):
        state = draw(st.sampled_from(CaseState))
        hours = draw(st.none() | st.integers(-300, 300))
        made.append(
            opened(
                number=number,
                state=state,
                claimant=draw(st.sampled_from(["lena", "leo"])) if state in HELD else "",
                reason=draw(st.sampled_from(Reason)),
                due_at=None if hours is None else AT + timedelta(hours=hours),
            )
        )
    return made


WANTED = st.builds(
    Wanted,
    state=st.none() | st.sampled_from(sorted(LIVE)),
    owner=st.sampled_from(Owner),
    due=st.sampled_from(Due),
    reason=st.none() | st.sampled_from(Reason),
    page=st.integers(-2, 6),
)


@given(cases(), WANTED)
def test_pages(made: list[Case], wanted: Wanted) -> None:
    """
    The pages hold what was chosen among the live cases, each once, in order of urgency; a page
    that is not there is the nearest one.
    """
    first = queue(made, wanted, "lena", STANDARD, AT)
    pages = [queue(made, replace(wanted, page=n), "lena", STANDARD, AT) for n in range(first.pages)]
    shown = [case for page in pages for case in page.cases]

    assert shown == [case for case in by_urgency(made) if case in shown]
    assert len(shown) == first.found <= first.open == sum(case.state in LIVE for case in made)
    assert first.cases == pages[first.wanted.page].cases
    assert all(len(page.cases) <= PAGE for page in pages)
    if wanted.everything:
        assert first.found == first.open


@given(cases(), WANTED)
def test_filters(made: list[Case], wanted: Wanted) -> None:
    """
    What is shown has the state, owner, due time and reason that were chosen.
    """
    for case in queue(made, wanted, "lena", STANDARD, AT).cases:
        assert case.live
        assert wanted.state in (None, case.state)
        assert wanted.reason in (None, case.reason)
        if wanted.owner is not Owner.ANYBODY:
            assert case.claimant == ("lena" if wanted.owner is Owner.ME else "")
        if wanted.due is not Due.WHENEVER:
            assert case.due_at is not None


@pytest.mark.parametrize(
    ("hours", "fitting"),
    [
        (-24, {Due.WHENEVER, Due.LATE, Due.TODAY, Due.WEEK}),
        (0, {Due.WHENEVER, Due.LATE, Due.TODAY, Due.WEEK}),
        (14, {Due.WHENEVER, Due.TODAY, Due.WEEK}),
        (15, {Due.WHENEVER, Due.WEEK}),
        (24 * 7, {Due.WHENEVER, Due.WEEK}),
        (24 * 8, {Due.WHENEVER}),
        (None, {Due.WHENEVER}),
    ],
)
def test_due(hours: int | None, fitting: set[Due]) -> None:
    """
    Late is due already; today is the company's day; a week is seven days.
    """
    due = None if hours is None else AT + timedelta(hours=hours)
    case = opened(due_at=due)

    assert fitting == {d for d in Due if queue([case], Wanted(due=d), "lena", STANDARD, AT).found}
