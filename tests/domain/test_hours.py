"""Business hours, and how soon legal is expected to act."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.tables import YamlTables
from bot.adapters.zones import zone_named
from bot.domain.answers import Reason
from bot.domain.cases import CaseState
from bot.domain.errors import KnowledgeError
from bot.domain.hours import Hours
from bot.domain.states import WAITING
from bot.domain.timetable import STANDARD, read_timetable
from tests.shared import KNOWLEDGE

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = Hours(dict.fromkeys(range(5), (time(9), time(17, 30))), frozenset({date(2026, 12, 25)}))
ZONES = [ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata")]
MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
WORK = st.integers(0, 60 * 200).map(lambda minutes: timedelta(minutes=minutes))


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """A moment in a place."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@given(MOMENTS, WORK, st.sampled_from(ZONES))
def test_after_and_worked(begin: datetime, work: timedelta, zone: ZoneInfo) -> None:
    """
    After so much work, so much was worked; more work is never done sooner; what is done, is
    done within the hours.
    """
    done = OFFICE.after(begin, work, zone)

    assert OFFICE.worked(begin, done, zone) == work
    assert begin <= done <= OFFICE.after(begin, work + timedelta(minutes=1), zone)
    begun = OFFICE.next_open(begin, zone)
    assert begun >= begin
    assert OFFICE.open_at(begun, zone)
    if work:
        assert OFFICE.open_at(done - timedelta(seconds=1), zone)


@given(MOMENTS, MOMENTS, MOMENTS, st.sampled_from(ZONES))
def test_worked_adds_up(one: datetime, two: datetime, three: datetime, zone: ZoneInfo) -> None:
    """
    What was worked between two moments is the sum of its parts, and never more than time passed.
    """
    first, middle, last = sorted((one, two, three))
    whole = OFFICE.worked(first, last, zone)

    assert whole == OFFICE.worked(first, middle, zone) + OFFICE.worked(middle, last, zone)
    assert timedelta(0) <= whole <= last - first


def test_weekend_and_holiday() -> None:
    """
    Friday's last hour goes on on Monday, and over a holiday.
    """
    friday = at("2026-11-27 16:30")
    assert OFFICE.after(friday, timedelta(hours=2), BERLIN) == at("2026-11-30 10:00")
    before = at("2026-12-24 17:00")
    assert OFFICE.after(before, timedelta(hours=1), BERLIN) == at("2026-12-28 09:30")
    assert not OFFICE.open_at(at("2026-12-25 12:00"), BERLIN)


def test_summer_time() -> None:
    """
    Nine o'clock stays nine o'clock when the clocks change.
    """
    friday = at("2026-03-27 17:00")  # the clocks go forward on the 29th
    assert OFFICE.after(friday, timedelta(hours=1), BERLIN) == at("2026-03-30 09:30")
    assert OFFICE.worked(friday, at("2026-03-30 09:30"), BERLIN) == timedelta(hours=1)


def test_nobody_ever_works() -> None:
    """
    Without hours, time is the time of the clock, and nobody waits for a morning.
    """
    never = Hours({}, frozenset())
    begin = at("2026-11-25 10:00")

    assert never.after(begin, timedelta(hours=3), UTC) == begin + timedelta(hours=3)
    assert never.next_open(begin, UTC) == begin
    assert never.worked(begin, begin + timedelta(days=9), UTC) == timedelta(0)
    assert Hours({0: (time(9), time(9))}).on(date(2026, 11, 23), UTC) is None


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        (datetime(2026, 11, 25, 8, tzinfo=UTC), datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)),
        (datetime(2026, 11, 27, 21, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)),
    ],
)
def test_next_morning(at: datetime, morning: datetime) -> None:
    """
    The next morning is a later one on which somebody works; where nobody ever does, none comes.
    """
    assert morning == STANDARD.hours.next_morning(at, UTC)
    assert at == Hours({}).next_morning(at, UTC)


@pytest.mark.parametrize("state", CaseState)
def test_due(state: CaseState) -> None:
    """
    What waits for legal is due; what waits for the asker, or is over, is not.
    """
    due = STANDARD.due(state, Reason.OPEN_ISSUE, datetime(2026, 11, 25, 9, tzinfo=UTC))
    expected = {
        **dict.fromkeys(WAITING, datetime(2026, 11, 25, 17, tzinfo=UTC)),
        CaseState.CLAIMED: datetime(2026, 11, 27, 16, tzinfo=UTC),
    }

    assert expected.get(state) == due


def test_table() -> None:
    """
    The project's own table can be read, and an approval that is claimed is the most urgent.
    """
    timetable = YamlTables([KNOWLEDGE]).timetable(zone_named)
    opened = datetime(2026, 11, 25, 10, tzinfo=UTC)
    due = {reason: timetable.due(CaseState.OPEN, reason, opened) for reason in Reason}

    assert due[Reason.CLEARANCE] == min(filter(None, due.values()))
    assert timetable.day(opened) == date(2026, 11, 25)
    assert timetable.age(opened, opened + timedelta(hours=2)) == timedelta(hours=2)


GOOD: dict[str, Any] = {
    "zone": "Europe/Berlin",
    "hours": {"monday": "09:00-17:00"},
    "usual": {"claim": 8, "answer": 24},
    "reasons": {"open_issue": {"claim": 1, "answer": 2}},
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Europe/Nowhere"},
        {"hours": {"mon": "09:00-17:00"}},
        {"hours": {"monday": "17:00-09:00"}},
        {"hours": {"monday": "nine"}},
        {"usual": {"claim": 8}},
        {"usual": {"claim": 0, "answer": 1}},
        {"reasons": {"bored": {"claim": 1, "answer": 2}}},
        {"reasons": None},
        {"holidays": ["soon"]},
    ],
)
def test_wrong_table(wrong: dict[str, Any], tmp_path: Path) -> None:
    """
    A table that cannot be used is refused with a sentence.
    """
    read_timetable(GOOD, zone_named)
    with pytest.raises(KnowledgeError, match=r"due\.yaml cannot be used: .*\."):
        read_timetable({**GOOD, **wrong}, zone_named)
