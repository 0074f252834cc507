"""Reminders and digests, in the hours of those who get them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.records import LEGAL_DESK, Parcel
from bot.domain.states import Closing
from bot.services.chasing import Chasing
from bot.slack.desk import SlackDesk
from tests.fakes_slack import FakeCourier
from tests.services.test_casework import Office

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


class Places:
    """Where the lawyers live: lena in San Francisco; of leo nobody says."""

    def of(self, user: str) -> tzinfo | None:
        return ZoneInfo("America/Los_Angeles") if user == "ULENA" else None


class Watch(Office):
    """An office that chases, with one case."""

    def __init__(self, path: Path, fallback: str = "") -> None:
        super().__init__(path)
        self.chasing = Chasing(
            self.database, self.casework, SlackDesk(), FakeCourier(), Places(), self.clock,
            fallback,
        )  # fmt: skip
        self.casework.escalate("e1", "UERIN")
        self.sent()

    def at(self, day: int, hour: float) -> list[Parcel]:
        """What goes out when the clock stands at a day (Monday is 2) and an hour of UTC."""
        self.clock.now = datetime(2026, 3, day, tzinfo=UTC) + timedelta(hours=hour)
        while self.chasing.work():
            pass
        return self.sent()


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """An office whose case was opened on a Monday morning, to be claimed by the evening."""
    made = Watch(tmp_path / "d.db")
    yield made
    made.database.close()


def test_unclaimed(watch: Watch) -> None:
    """
    Legal hears in its channel, in working hours, that nobody has claimed a case in time; once.
    """
    assert watch.at(2, 17.4) == []
    assert watch.at(2, 17.9) == []
    assert watch.at(2, 23) == []
    told = watch.at(3, 9.1)
    assert [parcel.channel for parcel in told] == [LEGAL_DESK, LEGAL_DESK]
    assert "Nobody has claimed *CASE-0001*" in told[0].text
    assert "Good morning" in told[1].text
    assert watch.at(3, 15) == []


def test_fallback(tmp_path: Path) -> None:
    """
    With a fallback, that person is told instead, directly.
    """
    watch = Watch(tmp_path / "d.db", "ULEO")
    told = watch.at(3, 10)
    watch.database.close()

    assert [parcel.channel for parcel in told] == ["D1", LEGAL_DESK]
    assert told[0].text.startswith("<@ULEO>, nobody has claimed *CASE-0001*")


def test_owner_far_away(watch: Watch) -> None:
    """
    An owner is reminded in the working hours of the place where they live, once for each due
    time; a new owner has a new one.
    """
    watch.casework.claim("CASE-0001", "ULENA")
    watch.sent()
    assert [p.channel for p in watch.at(4, 16.8)] == [LEGAL_DESK]  # late, but lena is asleep
    told = watch.at(4, 18)
    assert [(p.channel, "is yours" in p.text) for p in told] == [("D1", True)]
    assert watch.at(4, 20) == []
    watch.casework.assign("CASE-0001", "ULENA", "ULEO")
    watch.sent()
    assert [p.channel for p in watch.at(6, 16)] == [LEGAL_DESK]
    assert [p.channel for p in watch.at(9, 16.1)] == ["D1", LEGAL_DESK]


def test_what_waits_for_the_asker(watch: Watch) -> None:
    """
    Nobody is reminded while the asker has to reply, nor of what is over.
    """
    watch.casework.claim("CASE-0001", "ULENA")
    watch.casework.ask_back("CASE-0001", "ULENA", "Which?")
    watch.sent()
    digest = watch.at(9, 17)
    assert ["waits for whoever asked" in p.text for p in digest] == [True]
    watch.casework.close("CASE-0001", "ULENA", Closing.WITHDRAWN)
    watch.sent()

    assert watch.at(10, 17) == []


def test_no_digest(watch: Watch) -> None:
    """
    There is no digest on a Sunday, at night, or of what came in during the day; the unowned
    stand first in it.
    """
    watch.write("e2", "UADAM", "2.0", "May we use others?")
    assert watch.at(2, 16) == []
    watch.casework.claim("CASE-0001", "ULENA")
    watch.casework.escalate("e2", "UADAM")
    watch.sent()
    assert watch.at(3, 8) == []
    (digest,) = watch.at(3, 9.5)
    assert digest.text.index("Nobody has these yet") < digest.text.index("In hand")
    assert watch.at(8, 12) == []


def test_case_that_moved_on(watch: Watch) -> None:
    """
    A reminder that came too late is none: the case is looked at again before it is sent.
    """
    late = watch.casework.look("CASE-0001", "ULENA")
    watch.casework.claim("CASE-0001", "ULENA")
    watch.clock.now = MONDAY + timedelta(days=1)

    assert watch.chasing._remind(late, watch.clock()) is False
    assert watch.chasing._remind(replace(late, number=9), watch.clock()) is False
