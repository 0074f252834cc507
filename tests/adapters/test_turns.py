"""Who is next: people take turns at the inbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.database import Database
from bot.domain.records import Arrival, Surface

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    made = Database(tmp_path / "d.db")
    yield made
    made.close()


def said(user: str, number: int) -> Arrival:
    """Something that somebody says."""
    return Arrival(f"e{number}", "", Surface.DIRECT, user, "T1", "D1", "1.0", f"{user} {number}")


def test_a_flood_waits_behind_the_others(database: Database) -> None:
    """
    One person sends a thousand questions; another who comes later is next but one.
    """
    with database.step() as step:
        for number in range(1000):
            step.inbox.receive(said("flood", number), NOW)
        step.inbox.receive(said("erin", 1000), NOW)
    with database.step() as step:
        order = [step.inbox.take(NOW, LATER) for _ in range(3)]

    assert [work.arrival.user for work in order if work] == ["flood", "erin", "flood"]


def test_a_flood_at_once_waits_behind_the_others(database: Database) -> None:
    """
    The turns are the same for what is taken in together: each person's in their order.
    """
    with database.step() as step:
        crowd = [said("flood", number) for number in range(3)]
        step.inbox.receive_all([*crowd, said("erin", 3), said("flood", 4)], NOW)
        step.inbox.receive_all([said("adam", 5), said("erin", 6)], NOW)
    with database.step() as step:
        works = [step.inbox.take(NOW, LATER) for _ in range(7)]

    order = [work.arrival.text for work in works if work]
    assert order == ["flood 0", "erin 3", "adam 5", "flood 1", "erin 6", "flood 2", "flood 4"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["a", "b", "c", "take", "take"]), max_size=40))
def test_turns(tmp_path_factory: pytest.TempPathFactory, acts: list[str]) -> None:
    """
    Each person's questions are taken in their order; and while somebody waits with one, nobody
    else who was waiting then is taken twice more.
    """
    database = Database(tmp_path_factory.mktemp("turns") / "d.db")
    taken: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    passed: dict[str, list[str]] = {}
    for number, act in enumerate(acts):
        with database.step() as step:
            if act != "take":
                step.inbox.receive(said(act, number), NOW)
                waiting[act] = waiting.get(act, 0) + 1
                passed.setdefault(act, [])
                continue
            work = step.inbox.take(NOW, LATER)
            assert (work is None) == (not sum(waiting.values()))
            if work is None:
                continue
            step.inbox.finish(work)
        user = work.arrival.user
        taken.append((user, int(work.arrival.text.split()[1])))
        waiting[user] -= 1
        passed[user] = []
        for other, those in passed.items():
            if other != user and waiting[other]:
                those.append(user)
                assert max(map(those.count, those)) <= 2
    for user in "abc":
        own = [number for name, number in taken if name == user]
        assert own == sorted(own)
    database.close()


def test_letters(database: Database) -> None:
    """
    What was given up is listed without its words, and tried again when somebody says so.
    """
    with database.step() as step:
        step.inbox.receive(said("erin", 7), NOW)
        work = step.inbox.take(NOW, LATER)
        assert work is not None
        step.inbox.bury(work, "KeyError")
        assert (step.inbox.waiting(), step.inbox.backlog().dead) == (0, 1)
        letter = step.inbox.letters()[0]
        assert (letter.at, letter.problem) == (NOW, "KeyError")
        number = int(letter.id.partition("-")[2])
        assert step.inbox.revive(number, LATER)
        assert not step.inbox.revive(number, LATER)
        again = step.inbox.take(LATER, LATER)

    assert again is not None
    assert again.arrival == work.arrival


def test_signs_of_life(database: Database) -> None:
    """
    What was last done is known by its name.
    """
    with database.step() as step:
        assert step.pulses.last("alive") is None
        step.pulses.beat("alive", NOW)
        step.pulses.beat("alive", LATER)
        step.pulses.beat("other", NOW)

        assert (step.pulses.last("alive"), step.pulses.last("other")) == (LATER, NOW)
