"""Times that questions name, and which version of a text was in force at one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Document, Kind, Status
from bot.domain.moments import Moment, asks_of_a_moment, moment_in, stated_day
from bot.domain.versions import at, in_order, text_of
from tests.builders import document


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("as of 2024-06", "2024-06-01", "2024-06-30", "2024-06"),
        ("in June 2024", "2024-06-01", "2024-06-30", "2024-06"),
        ("on June 3rd, 2024", "2024-06-03", "2024-06-03", "2024-06-03"),
        ("on 3 June 2024", "2024-06-03", "2024-06-03", "2024-06-03"),
        ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("im März 2023", "2023-03-01", "2023-03-31", "2023-03"),
        ("le 1er février 2023", "2023-02-01", "2023-02-01", "2023-02-01"),
        ("en junio de 2024", "2024-06-01", "2024-06-30", "2024-06"),
        ("2024年6月", "2024-06-01", "2024-06-30", "2024-06"),
        ("2023年", "2023-01-01", "2023-12-31", "2023"),
        ("in 2023", "2023-01-01", "2023-12-31", "2023"),
        ("before 2023", "", "2022-12-31", "2022-12-31"),
        ("until May 2023", "", "2023-04-30", "2023-04-30"),
    ],
)
def test_times(text: str, first: str, last: str, name: str) -> None:
    """
    A day, a month or a year, in the languages that questions come in.
    """
    assert Moment(first, last, name) == moment_in(text)


@pytest.mark.parametrize("text", ["no time", "2023-02-30", "2023年13月", "in 1066", "31 June 2024"])
def test_no_time(text: str) -> None:
    """
    What is no date of our days is no time.
    """
    found = moment_in(text)

    assert found is None
    assert not asks_of_a_moment(f"as of {text}")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("As of 2024-06 may we?", True),
        ("In June 2024, could we train on it?", True),
        ("Was it allowed in 2023?", True),
        ("Durften wir das im Juni 2024?", True),
        ("May we use the 2017 version?", False),
        ("We downloaded it in 2023. May we train?", False),
    ],
)
def test_asked_for(text: str, asks: bool) -> None:
    """
    Only who asks what was so at a time asks for it; a date alone does not.
    """
    assert asks is asks_of_a_moment(text)


def test_stated_day() -> None:
    """
    The day from which a text says it holds, before the day that it was written.
    """
    assert stated_day("Updated November 14, 2023; Effective: January 31, 2024") == "2024-01-31"
    assert stated_day("Last updated on September 1st, 2021") == "2021-09-01"
    assert stated_day("Updated 2020-10-15; effective soon") == "2020-10-15"
    assert "" == stated_day("of 2021") == stated_day("")


def terms(day: str, **changes: str) -> Document:
    return document(
        f"terms--{day}", Kind.PLATFORM_TERMS, status=Status.HISTORICAL, retrieved=day,
        body=f"Words of {day}.", **changes,
    )  # fmt: skip


NOW = document("terms", Kind.PLATFORM_TERMS, retrieved="2026-01-01", source_url="https://t.test")


def test_from_when_to_when() -> None:
    """
    A version holds from the day that it states, unless its predecessor was still seen after it.
    """
    first = terms("2024-09-19", stated_date="Effective on February 1, 2022")
    second = terms("2024-11-21", stated_date="Effective on November 20, 2024")
    third = terms("2025-01-01", stated_date="Effective on November 20, 2024")
    found = in_order((third, first, second), NOW)

    assert [(v.since, v.until) for v in found] == [
        ("2022-02-01", "2024-11-20"),
        ("2024-11-20", "2025-01-01"),
        ("2025-01-01", "2026-01-01"),
    ]
    assert [first, None, third] == [
        version and version.document
        for day in ("2024-06", "2021", "2025-06")
        for version in [at(found, moment_in(day) or Moment("", "", ""))]
    ]
    assert at(found, Moment("2026-02-01", "2026-02-28", "2026-02")) is None
    assert at((), Moment("", "2026-02-28", "")) is None


def test_replaced_on_a_day() -> None:
    """
    Where it is known when a version was replaced, the next one holds from then on.
    """
    old = terms("2024-01-01", end_date="2024-05-05", effective_date="2023-01-01")
    now = document("terms", effective_date="2023-01-01")

    assert [(v.since, v.until) for v in in_order((old,), now)] == [("2023-01-01", "2024-05-05")]
    assert [(v.since, v.until) for v in in_order((old,))] == [("2023-01-01", "2024-05-05")]
    assert in_order(()) == ()


def test_versions_for_the_country() -> None:
    """
    Versions for another country are left out where there are some for this one.
    """
    ours, theirs = terms("2024-01-01", region="us"), terms("2025-01-01", region="eu")
    now = document("terms", region="us", retrieved="2026-01-01")

    assert [ours] == [v.document for v in in_order((ours, theirs), now)]
    assert [theirs] == [v.document for v in in_order((theirs,), now)]


def test_which_text() -> None:
    """
    A version belongs to what its header says, to the text of its name, or of its address.
    """
    held = {"terms": NOW}

    assert text_of(terms("2024-01-01", superseded_by="other"), held) == "other"
    assert text_of(terms("2024-01-01"), held) == "terms"
    moved = document("old", source_url="https://t.test")
    assert text_of(moved, held) == "terms"
    assert text_of(moved, {}) == "https://t.test"
    assert text_of(document("old--1"), {}) == "old"


@given(st.lists(st.dates(), min_size=1, max_size=6, unique=True))
def test_no_two_at_once(days: list[object]) -> None:
    """
    Of the versions of a text one follows the other, whatever their dates.
    """
    found = in_order([terms(str(day)) for day in days], None)

    assert len(days) == len(found)
    assert all(a.until == b.since for a, b in pairwise(found))
