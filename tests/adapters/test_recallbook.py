"""What recalls keep, in a real database: SQLite and PostgreSQL."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.adapters.database import Database
from bot.domain.recalls import OVERALL, Recalled, Why
from bot.ports.record import RecallBook
from tests.adapters.test_database import NOW, entry


@pytest.fixture
def database(place: Path | str) -> Iterator[Database]:
    """An empty database."""
    made = Database(place)
    yield made
    made.close()


def recalled(number: int = 0, why: Why = Why.TOLD, **changes: str) -> Recalled:
    """What came of an exchange in a round."""
    verdicts = {OVERALL: f"of round {number}", "évaluer": "not_allowed"}
    return replace(Recalled("e1", "terms", f"d{number}", number, verdicts, why), **changes)


def noted(database: Database, *rows: Recalled) -> None:
    with database.step() as step:
        for row in rows:
            step.recalls.note(row, NOW)


def test_settled(database: Database) -> None:
    """
    The documents are known by their last digests, those that are gone no more; each time is a
    round of its own.
    """
    with database.step() as step:
        recalls: RecallBook = step.recalls
        assert (recalls.settled(), recalls.round()) == ({}, 0)
        recalls.settle({"terms": "d0", "pol-ü": "p0"})
        recalls.settle({"terms": "d1"})
    with database.step() as step:
        assert (step.recalls.settled(), step.recalls.round()) == ({"terms": "d1"}, 2)


def test_rounds(database: Database) -> None:
    """
    What came of exchanges is found by round and exchange, whole, in order.
    """
    rows = [recalled(1), recalled(1, exchange="e2", document="other"), recalled(2, Why.ELSEWHERE)]
    noted(database, *rows)

    with database.step() as step:
        assert step.recalls.of_round(1) == rows[:2]
        assert step.recalls.of_round(1, "e2") == rows[1:2]
        assert step.recalls.of_round(2) == rows[2:]
        assert step.recalls.of_round(3) == []


def test_said_last(database: Database) -> None:
    """
    What somebody was told last is kept apart from what was only looked at, and from what was said
    in a round.
    """
    noted(database, recalled(1), recalled(2), recalled(3, Why.SAME), recalled(2, exchange="e2"))

    with database.step() as step:
        assert step.recalls.said_last("e1") == recalled(2).verdicts
        assert step.recalls.said_last("e1", before=2) == recalled(1).verdicts
        assert step.recalls.said_last("e1", before=1) is None
        assert step.recalls.said_last("e9") is None
        assert [step.recalls.times_told(name) for name in ("e1", "e2", "e9")] == [2, 1, 0]


def test_noted_once(database: Database) -> None:
    """
    Two processes cannot both note the same: the whole step of the second is undone.
    """
    noted(database, recalled(1))

    def note_again() -> None:
        with database.step() as step:
            step.journal.write(entry("e7"))
            step.recalls.note(recalled(1, Why.SAME), NOW)

    with pytest.raises(IntegrityError):
        note_again()
    with database.step() as step:
        assert step.recalls.of_round(1) == [recalled(1)]
        assert step.journal.get("e7") is None


def test_who_quotes_a_document(database: Database) -> None:
    """
    The answers that quote a document are found by its name, and by no part of another's.
    """
    with database.step() as step:
        step.journal.write(entry())
    (quoted,) = {citation.document for citation in entry().citations}

    with database.step() as step:
        assert [e.id for e in step.journal.citing(quoted)] == ["e1"]
        assert list(step.journal.citing(quoted[:-1])) == []
        assert list(step.journal.citing("%")) == []
