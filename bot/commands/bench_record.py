"""How long the record takes to keep what comes in and what is answered, in each database."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.adapters.database import Database
from bot.adapters.database.throwaway import throwaway
from bot.app import new_id
from bot.commands.bench_queries import Times, timed
from bot.domain.answers import Answer
from bot.domain.errors import PolicyBotError
from bot.domain.records import Arrival, Entry, Post, Surface

_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_HELD = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Kept:
    """A database: how long to take a question in, and to keep its answer and its post."""

    name: str
    taken: Times
    answered: Times


def kept(folder: Path, address: str, answer: Answer, count: int) -> Iterator[Kept]:
    """Measure a file of SQLite in a folder; and a database on the server, where there is one.

    Raises SettingsError when none can be made there.
    """
    yield _measured("SQLite", folder / "record.db", answer, count)
    if address:
        with throwaway(address) as other:
            yield _measured("PostgreSQL", other, answer, count)


def _measured(name: str, place: Path | str, answer: Answer, count: int) -> Kept:
    with closing(Database(place)) as database:
        taken = [timed(lambda n=n: _take_in(database, n)) for n in range(count)]
        answered = [timed(lambda n=n: _keep(database, answer, n)) for n in range(count)]
    return Kept(name, Times.of(taken), Times.of(answered))


def _take_in(database: Database, number: int) -> None:
    """The step for which Slack waits: a question comes in."""
    arrival = Arrival(
        event=f"event-{number}",
        twin=f"C1:{number}",
        surface=Surface.CHANNEL,
        user=f"U{number % 50}",
        team="T1",
        channel="C1",
        thread=f"{number}.0",
        text="May we train on it?",
    )
    with database.step(urgent=True) as step:
        step.inbox.receive(arrival, _MOMENT)


def _keep(database: Database, answer: Answer, number: int) -> None:
    """The two steps around an answer: somebody takes the question, then all that comes of it."""
    with database.step() as step:
        work = step.inbox.take(_MOMENT, _MOMENT + _HELD)
    if work is None:
        raise PolicyBotError("The database has lost a question; nothing was measured.")
    asked = work.arrival
    told = replace(answer, question=replace(answer.question, id=new_id()))
    entry = Entry.of(
        told, at=_MOMENT, user=asked.user, channel=asked.channel, thread=asked.thread, seconds=0.1
    )
    with database.step() as step:
        step.journal.write(entry)
        step.outbox.add(Post(f"answer-{number}", asked.channel, asked.thread, answer.text), _MOMENT)
        step.inbox.finish(work)
