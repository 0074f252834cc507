"""What is said in the same moment is taken in together, as it would be one after another."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.adapters.database import Database
from bot.adapters.database.schema import inbox
from bot.domain.allowance import NO_LIMITS, Limits
from bot.services.allowance import Allowance
from bot.slack.reception import Reception, Said
from tests.adapters.test_database import arrival
from tests.fakes_slack import FakeClock


@pytest.fixture
def database(place: Path | str) -> Iterator[Database]:
    """An empty database."""
    made = Database(place)
    yield made
    made.close()


def reception(database: Database, limits: Limits = NO_LIMITS) -> Reception:
    """A reception with these limits, at a time that stands still."""
    allowances = Allowance(limits, lambda: 0.0), Allowance(NO_LIMITS, lambda: 0.0)
    return Reception(database, FakeClock(), *allowances, lambda: None)


def said(event: str, user: str = "erin", *, aside: bool = False, thread: str = "1.0") -> Said:
    """Something that a person says in a thread."""
    return Said(arrival(event, user=user, thread=thread), user, aside)


def texts(database: Database) -> list[str]:
    """What waits, and what is told instead."""
    with database._engine.begin() as connection:
        bodies = connection.execute(select(inbox.c.body).order_by(inbox.c.id)).scalars()
        return [body.get("left") or body.get("text", "") for body in bodies]


def test_rehearsal(database: Database) -> None:
    """
    A rehearsal leaves nothing behind.
    """
    reception(database).rehearse()

    assert texts(database) == []


def test_aside(database: Database) -> None:
    """
    What is said aside counts from who has asked there, be it in the same moment; from nobody else.
    """
    taken = reception(database)._receive(
        [
            said("1"),
            said("2", aside=True),
            said("3", "adam", aside=True),
            said("4", aside=True, thread="2.0"),
        ]
    )
    later = reception(database)._receive([said("5", aside=True), said("6", "adam", aside=True)])

    assert (taken, later) == ([True, True, False, False], [True, False])


def test_too_much_in_one_moment(database: Database) -> None:
    """
    Of three questions where two may wait the third is told, and the next of its asker is left.
    """
    crowd = [said(event, user) for event, user in (("1", "a"), ("2", "b"), ("3", "c"), ("4", "c"))]
    taken = reception(database, Limits(waiting=2))._receive(crowd)
    first, second, third, fourth = texts(database)

    assert taken == [True] * 4
    assert (first, second, fourth) == ("May we?", "May we?", "")
    assert third.startswith("This is more than I can answer just now")


def test_twins_in_one_moment(database: Database) -> None:
    """
    A twin, and a repetition, count once against the limit.
    """
    one = said("1")
    twin = replace(one, arrival=replace(one.arrival, event="other:1"))
    desk = reception(database, Limits(person=2))

    assert desk._receive([one, twin, one]) == [True, False, True]
    assert desk.receive(said("2"))
    assert not desk.receive(one)
    assert texts(database) == ["May we?", "May we?"]
