"""The inbox by itself: what each of its questions and changes means, to the last bit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import RowMapping, select, update

from bot.adapters.database import Database, Transaction
from bot.adapters.database.inbox import StoredInbox
from bot.adapters.database.schema import inbox
from bot.domain.errors import TakenOverError
from bot.domain.records import Arrival, Backlog, Letter, Surface, Work

NOW = datetime(2026, 3, 2, 9, 30, 0, 250_000, tzinfo=UTC)
HOLD = timedelta(seconds=15)
LATER = NOW + HOLD


@pytest.fixture
def step(tmp_path: Path) -> Iterator[Transaction]:
    """A step in an empty database."""
    database = Database(tmp_path / "d.db")
    with database.step() as begun:
        yield begun
    database.close()


@pytest.fixture
def box(step: Transaction) -> StoredInbox:
    """An empty inbox."""
    return step.inbox


def said(number: int = 1, **changes: object) -> Arrival:
    """A mention in a channel, in the thread of its number."""
    made = Arrival(
        f"e{number}", f"T1:C1:{number}.0", Surface.CHANNEL, "erin", "T1", "C1", f"{number}.0", "?"
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def taken(box: StoredInbox, now: datetime = NOW) -> Work:
    """What is next, held."""
    work = box.take(now, now + HOLD)
    assert work is not None
    return work


def row(box: StoredInbox, number: int = 1) -> RowMapping:
    """What lies there under a number."""
    return box.connection.execute(select(inbox).where(inbox.c.id == number)).mappings().one()


def test_what_is_kept_of_an_arrival(box: StoredInbox) -> None:
    """
    An arrival is kept with its place, its sender and its time; without a twin it has none.
    """
    box.receive(said(), NOW)
    box.receive(said(2, twin=""), NOW)
    there = row(box)

    assert (there["event"], there["twin"]) == ("e1", "T1:C1:1.0")
    assert (there["channel"], there["thread"], there["user"]) == ("C1", "1.0", "erin")
    assert (there["state"], there["tries"]) == ("new", 0)
    assert there["due"] == there["received_at"] == NOW.timestamp()
    assert row(box, 2)["twin"] is None


def test_what_is_left(box: StoredInbox) -> None:
    """
    What is too much is known again, but never worked on; none of its words are kept, and it
    takes no turn of anybody.
    """
    box.receive(said(), NOW)
    assert box.receive(said(2, text="a secret"), NOW, left=True)
    assert not box.receive(said(2), NOW)

    assert (row(box, 2)["body"], row(box, 2)["state"], row(box, 2)["turn"]) == ({}, "done", 0)
    assert box.waiting() == 1
    assert taken(box).arrival == said()
    assert box.take(NOW, LATER) is None


def test_what_was_heard(box: StoredInbox) -> None:
    """
    An arrival is known by its event or by its place and time; one without a twin only by its event.
    """
    box.receive(said(), NOW)
    box.receive(said(2, twin=""), NOW)

    assert (box.heard("T1:C1:1.0"), box.heard("T1:C1:9.0")) == (True, False)
    assert box.fresh([said()]) == []
    assert box.fresh([said(9, twin="T1:C1:1.0")]) == []
    assert box.fresh([said(1, twin="T1:C1:9.0")]) == []
    assert box.fresh([said(9)]) == [said(9)]
    assert box.fresh([said(2, twin="")]) == []
    assert box.fresh([said(9, twin="")]) == [said(9, twin="")]


def test_whose_thread_it_is(box: StoredInbox) -> None:
    """
    Somebody takes part in a thread when they asked there: that person, in that place.
    """
    box.receive(said(), NOW)

    assert box.engaged("C1", "1.0", "erin")
    others = [("C2", "1.0", "erin"), ("C1", "2.0", "erin"), ("C1", "1.0", "adam")]
    assert not any(box.engaged(*other) for other in others)


def test_what_waits(box: StoredInbox) -> None:
    """
    What waits and what is worked on is counted, since the oldest; and what was given up.
    """
    assert (box.waiting(), box.backlog()) == (0, Backlog())
    for number in (1, 2, 3):
        box.receive(said(number), NOW + number * HOLD)
    first = taken(box, NOW + 9 * HOLD)
    assert (box.waiting(), box.backlog()) == (3, Backlog(3, NOW + HOLD))

    box.bury(first, "KeyError")
    assert (box.waiting(), box.backlog()) == (2, Backlog(2, NOW + 2 * HOLD, 1))
    for _ in (2, 3):
        box.finish(taken(box, NOW + 9 * HOLD))
    assert (box.waiting(), box.backlog()) == (0, Backlog(0, None, 1))


def test_when_work_is_due(box: StoredInbox) -> None:
    """
    Nothing is taken before it is due; what is taken says who has it, and since when it waits.
    """
    box.receive(said(), NOW)
    assert box.take(NOW - HOLD / 15, LATER) is None
    work = taken(box)
    assert work == Work(1, 1, said(), NOW)
    assert (row(box)["state"], row(box)["tries"]) == ("working", 1)

    assert box.take(LATER - HOLD / 15, LATER) is None
    assert taken(box, LATER).fence == 2


def test_a_hold_that_is_renewed(box: StoredInbox) -> None:
    """
    Only whoever holds a piece of work renews the hold, and only of this piece.
    """
    for number in (1, 2):
        box.receive(said(number), NOW)
    first, second = taken(box), taken(box)
    box.extend(second, LATER + HOLD)
    assert [row(box, n)["due"] for n in (1, 2)] == [LATER.timestamp(), (LATER + HOLD).timestamp()]

    again = taken(box, LATER)
    assert again.id == first.id
    box.extend(first, LATER + 9 * HOLD)  # the hold went to another
    assert row(box, 1)["due"] == (LATER + HOLD).timestamp()
    box.finish(again)
    box.extend(again, LATER + 9 * HOLD)  # there is nothing to hold any more
    assert row(box, 1)["due"] == (LATER + HOLD).timestamp()
    assert row(box, 2)["state"] == "working"


def test_work_that_is_handed_back(box: StoredInbox) -> None:
    """
    Work that is handed back waits until it is due again, whole; others stay as they are.
    """
    for number in (1, 2):
        box.receive(said(number), NOW)
    first, second = taken(box), taken(box)
    box.again(first, LATER - HOLD / 3)

    assert [row(box, n)["state"] for n in (1, 2)] == ["new", "working"]
    assert box.take(NOW, LATER) is None
    assert taken(box, LATER - HOLD / 3).arrival == said()
    box.finish(second)
    assert (row(box, 2)["state"], row(box, 2)["body"]) == ("done", {})
    assert row(box)["state"] == "working"


def test_who_lost_the_hold(box: StoredInbox) -> None:
    """
    Whoever lost the hold, or ended the work, changes nothing any more, and is told so.
    """
    box.receive(said(), NOW)
    lost = taken(box)
    held = taken(box, LATER)
    told = r"^This question was stopped or taken over; nothing was changed\.$"
    for change in (
        lambda: box.finish(lost),
        lambda: box.again(lost, NOW),
        lambda: box.bury(lost, "KeyError"),
    ):
        with pytest.raises(TakenOverError, match=told):
            change()
    assert row(box)["state"] == "working"

    box.finish(held)
    with pytest.raises(TakenOverError, match=told):
        box.bury(held, "KeyError")
    assert row(box)["state"] == "done"


def test_letters(box: StoredInbox) -> None:
    """
    What was given up is listed, oldest first, with as much of the reason as there is room for;
    revived it is as new, and nothing else is.
    """
    for number in (1, 2, 3):
        box.receive(said(number), NOW + number * HOLD)
    works = [taken(box, NOW + number * HOLD) for number in (11, 10, 9)]
    box.bury(works[1], "x" * 300)
    box.bury(works[0], "KeyError")
    assert box.letters() == [
        Letter("question-1", NOW + HOLD, "KeyError"),
        Letter("question-2", NOW + 2 * HOLD, "x" * 255),
    ]

    assert [box.revive(number, LATER) for number in (1, 1, 3, 4)] == [True, False, False, False]
    there = row(box)
    assert (there["state"], there["due"], there["tries"]) == ("new", LATER.timestamp(), 0)
    assert there["problem"] == ""
    assert [letter.id for letter in box.letters()] == ["question-2"]
    assert [row(box, number)["state"] for number in (2, 3)] == ["dead", "working"]


def test_a_letter_without_a_reason(box: StoredInbox) -> None:
    """
    What a version gave up that wrote no reason down is a letter as well.
    """
    box.receive(said(), NOW)
    box.bury(taken(box), "KeyError")
    box.connection.execute(update(inbox).values(problem=None))

    assert box.letters() == [Letter("question-1", NOW, "")]


def turns(box: StoredInbox) -> list[int]:
    """The turns of what lies there, in the order of its coming."""
    return list(box.connection.execute(select(inbox.c.turn).order_by(inbox.c.id)).scalars())


def test_turns(box: StoredInbox) -> None:
    """
    A person's next turn comes after their last that waits; who comes new is next on. Rows of
    an earlier version, which have no turn, are first.
    """
    for number, user in enumerate(["erin", "erin", "erin", "adam", "erin"], 1):
        box.receive(said(number, user=user), NOW)
    assert turns(box) == [0, 1, 2, 0, 3]

    for _ in range(3):  # erin's first, adam's, erin's second
        box.finish(taken(box))
    box.receive(said(6, user="lena"), NOW)
    box.receive(said(7, user="erin"), NOW)
    box.receive(said(8, user="lena"), NOW)
    assert turns(box)[5:] == [2, 4, 3]

    box.connection.execute(update(inbox).where(inbox.c.id == 8).values(turn=None))
    assert taken(box).id == 8
    box.receive(said(9, user="adam"), NOW)
    box.receive(said(10, user="lena"), NOW)
    assert turns(box)[8:] == [0, 3]


def test_a_revived_letter_is_next(box: StoredInbox) -> None:
    """
    What is tried again comes neither before what is next nor after all that waits.
    """
    for number in (1, 2, 3):
        box.receive(said(number), NOW)
    box.bury(taken(box), "KeyError")
    box.finish(taken(box))
    box.revive(1, NOW)

    assert turns(box) == [2, 1, 2]
    assert taken(box).id == 1


def test_what_is_stopped(box: StoredInbox) -> None:
    """
    A press ends what the same person said in the same thread before it, worked on or not, and
    says what that was. What came later, or is over, it leaves alone.
    """
    here = {"channel": "C1", "thread": "1.0"}
    box.receive(said(1, **here), NOW)
    box.receive(said(2, **here), NOW)
    box.receive(said(3, **here, user="adam"), NOW)
    box.receive(said(4, channel="C2", thread="1.0"), NOW)
    box.receive(said(5, channel="C1", thread="5.0"), NOW)
    box.receive(said(6, **here, twin="", text="by its thread"), NOW)
    box.receive(said(7, **here, twin="T1:C1:9.5"), NOW)
    held = taken(box)

    stopped = box.stop("C1", "1.0", "erin", "9.0")
    assert [(work.id, work.fence) for work in stopped] == [(1, 1), (2, 0), (6, 0)]
    assert stopped[0] == replace(held, since=NOW)
    assert stopped[2].arrival.text == "by its thread"
    states = [row(box, number)["state"] for number in range(1, 8)]
    assert states == ["done", "done", "new", "new", "new", "done", "new"]
    assert [row(box, number)["body"] == {} for number in (1, 2, 3, 7)] == [True, True, False, False]
    assert box.stop("C1", "1.0", "erin", "9.0") == []


@pytest.mark.parametrize(("before", "count"), [("1.0", 0), ("1.000001", 1), ("soon", 0)])
def test_what_was_said_before(box: StoredInbox, before: str, count: int) -> None:
    """
    Before is before: a press at the same time, or at a time that is none, stops nothing.
    """
    box.receive(said(), NOW)

    assert len(box.stop("C1", "1.0", "erin", before)) == count
