"""An answer says which of its texts may be out of date."""

from datetime import date

from bot.domain.answers import Question
from bot.domain.documents import Status
from bot.domain.freshness import dated, overdue
from tests.builders import document
from tests.fakes_slack import not_allowed

DAY = date(2026, 11, 25)


def test_overdue() -> None:
    """
    A review is overdue the day after, of a text in force.
    """
    assert (
        overdue(document("a", review_by="2026-11-24"), DAY) == "it was to be reviewed by 2026-11-24"
    )
    assert overdue(document("a", review_by="2026-11-25"), DAY) == ""
    assert overdue(document("a"), DAY) == ""
    assert overdue(document("a", review_by="2020-01-01", status=Status.DRAFT), DAY) == ""


def test_dated() -> None:
    """
    Citations of texts whose source fails, or whose review is overdue, are marked and named; without
    a day nothing is overdue.
    """
    answer = not_allowed(Question("May we?"))
    name = answer.citations[0].document
    late = {name: document(name, review_by="2020-01-01")}

    failing = dated(answer, {}, DAY, {name: "its source fails"})
    due = dated(answer, late, DAY, {})

    assert failing.citations[0].stale == "its source fails"
    assert failing.text.endswith("May be out of date: [1]")
    assert due.citations[0].stale == "it was to be reviewed by 2020-01-01"
    assert dated(answer, late, date.max, {}) is answer
    assert dated(answer, {}, DAY, {"other": "its source fails"}) is answer
