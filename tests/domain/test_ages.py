"""How old something is, as people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ages import age_in_days, date_in, limit_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("copied 7 months ago", 213),
        ("three weeks", 21),
        ("a year old", 365),
        ("half a year", 182),
        ("a 200-day old copy", 200),
        ("seit drei Monaten", 91),
        ("made two years ago, kept another 18 months", 1277),
        ("two years old, kept two years longer", 1460),
        ("vor zwei Wochen, also 14 Tagen", 14),
        ("il y a un an", 365),
        ("hace dos semanas", 14),
        ("ONE DAY", 1),
        ("2 weeks and 3 days", 14),
        ("older than 180 days", 181),
        ("kept for 180 days", 180),
        ("länger als 180 Tage", 181),
    ],
)
def test_ages(text: str, days: int) -> None:
    """
    The longest stretch of time that a text names is its age, in four languages.
    """
    assert days == age_in_days(text)


@pytest.mark.parametrize("text", ["", "in 2024", "days", "months ago", "5 hours", "yearly 3"])
def test_no_age(text: str) -> None:
    """
    A text that names no stretch of time has no age.
    """
    assert age_in_days(text) is None


@pytest.mark.parametrize("text", ["fıve days", "5 semaıne", "٣ days", "9" * 5000 + " years"])
def test_odd_numbers(text: str) -> None:
    """
    Look-alike letters, other digits and absurd numbers are read or left alone, never a fault.
    """
    days = age_in_days(text)

    assert days is None or days > 0


@given(st.text() | st.integers(0).map(lambda n: f"{n} days"))
def test_any_text(text: str) -> None:
    """
    Any text has an age or none.
    """
    days = age_in_days(text)

    assert days is None or days >= 0


@pytest.mark.parametrize(
    ("topic", "limit"),
    [
        ("older-than-180-days", (True, 180)),
        ("within-30-days", (False, 30)),
        ("within-days", None),
        ("older-than-ten-days", None),
        ("old-copies", None),
    ],
)
def test_limits(topic: str, limit: tuple[bool, int] | None) -> None:
    """
    Rules name ages as topics with a number of days; anything else is another topic.
    """
    assert limit == limit_of(topic)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("pages from last autumn", "last autumn"),
        ("pages from January", "january"),
        ("pages from January 2024", "2024"),
        ("The shards date from spring 2022.", "2022"),
        ("our shards from 2021", "2021"),
        ("made in March", ""),
        ("CoNLL-2003 and DUC 2004", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    """A year or a season tells no age, but that one is needed; in a name it tells nothing."""
    assert date_in(text) == date
