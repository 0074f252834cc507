"""Documents, audiences and rules as values."""

import pytest

from bot.domain.documents import Audience, Effect, Status
from tests.builders import HEADER, document, rule


@pytest.mark.parametrize(
    ("reader", "audience", "sees"),
    [
        (Audience.ALL, Audience.ALL, True),
        (Audience.ALL, Audience.LEGAL, False),
        (Audience.LEGAL, Audience.ALL, True),
        (Audience.LEGAL, Audience.LEGAL, True),
    ],
)
def test_who_sees_what(reader: Audience, audience: Audience, sees: bool) -> None:
    """
    Legal sees everything, everybody else what is for all.
    """
    assert sees is reader.may_see(audience)


@pytest.mark.parametrize("status", Status)
def test_in_force(status: Status) -> None:
    """
    Of all states only "in force" supports an answer.
    """
    assert (status is Status.IN_FORCE) is document(status=status).in_force


def test_body() -> None:
    """
    The body is the text below the header, and places count from the start of the file.
    """
    made = document(body="Words.")

    assert made.body == "Words."
    assert made.text == HEADER + "Words."


@pytest.mark.parametrize(
    ("name", "day", "reviewed"),
    [("Ada", "2026-05-04", True), ("", "2026-05-04", False), ("Ada", "", False), ("", "", False)],
)
def test_reviewed(name: str, day: str, reviewed: bool) -> None:
    """
    A review has a name and a day.
    """
    assert reviewed is rule("r", Effect.PERMITS, reviewed_by=name, reviewed_on=day).reviewed
