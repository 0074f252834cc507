"""The outbox by itself: what each of its questions and changes means, to the last bit."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import RowMapping, select

from bot.adapters.database import Database
from bot.adapters.database.outbox import StoredOutbox
from bot.adapters.database.schema import outbox
from bot.domain.records import Backlog, Letter, Parcel, Post
from bot.domain.stages import Session

NOW = datetime(2026, 3, 2, 9, 30, 0, 250_000, tzinfo=UTC)
HOLD = timedelta(seconds=15)
LATER = NOW + HOLD
BLOCKS = ({"type": "divider"},)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[StoredOutbox]:
    """An empty outbox."""
    database = Database(tmp_path / "d.db")
    with database.step() as step:
        yield step.outbox
    database.close()


def post(key: str, **changes: object) -> Post:
    """A post in a thread."""
    return replace(Post(key, "C1", "1.0", f"say {key}"), **changes)  # type: ignore[arg-type]


def taken(box: StoredOutbox, now: datetime = NOW) -> Parcel:
    """What is next, held."""
    parcel = box.take(now, now + HOLD, [])
    assert parcel is not None
    return parcel


def row(box: StoredOutbox, key: str) -> RowMapping:
    """What lies there under a key."""
    return box.connection.execute(select(outbox).where(outbox.c.key == key)).mappings().one()


def test_a_parcel(box: StoredOutbox) -> None:
    """
    A parcel is the post with its place, and with the mark by which it is found again: the same
    for ever, whatever becomes of the program.
    """
    box.add(post("a", blocks=BLOCKS, person="erin", session=Session.SUSPENDED), NOW)
    mark = hashlib.sha256(b"a").hexdigest()[:32]
    soon = NOW + timedelta(seconds=1)
    held = Parcel(
        id=1, fence=1, key="a", mark=mark, channel="C1", thread="1.0", text="say a",
        blocks=BLOCKS, update="", person="erin", unsure=False, since=soon, queue="C1", added=NOW,
        session=Session.SUSPENDED,
    )  # fmt: skip
    assert taken(box, soon) == held

    there = row(box, "a")
    assert (there["state"], there["tries"]) == ("sending", 1)
    assert (there["due"], there["claimed_at"]) == ((soon + HOLD).timestamp(), soon.timestamp())
    assert taken(box, soon + HOLD) == replace(held, fence=2, unsure=True)
    assert row(box, "a")["claimed_at"] == soon.timestamp()


def test_what_lies_there_first(box: StoredOutbox) -> None:
    """
    A post that was never taken has no tries, no place, no problem; one without a session, and
    one that changes another, say so.
    """
    box.add(post("a"), NOW)
    box.add(post("look", root="a", thread=""), NOW)
    there = row(box, "a")

    assert (there["state"], there["tries"], there["ts"], there["problem"]) == ("new", 0, "", "")
    assert (there["due"], there["added_at"]) == (NOW.timestamp(), NOW.timestamp())
    assert (there["root"], there["anew"], there["lane"]) == ("a", True, "C1:1.0")
    look = row(box, "look")
    assert (look["root"], look["anew"], look["lane"]) == ("a", False, "C1:@a")
    assert taken(box).session is None


def test_by_its_key(box: StoredOutbox) -> None:
    """
    A post is known by its key for good, and comes in once.
    """
    box.add(post("a"), NOW)
    box.add(post("a", text="twice"), NOW)

    assert (box.holds("a"), box.holds("b")) == (True, False)
    assert row(box, "a")["payload"]["text"] == "say a"
    box.sent(taken(box), "C1", "5.0")
    assert box.holds("a")
    assert box.take(LATER, LATER, []) is None


def test_when_a_post_is_due(box: StoredOutbox) -> None:
    """
    The oldest that is due is next, of channels that need not wait.
    """
    for key, channel in (("a", "C1"), ("b", "C2"), ("c", "C3")):
        box.add(post(key, channel=channel), NOW)

    assert box.take(NOW - timedelta(seconds=1), LATER, []) is None
    assert box.take(NOW, LATER, ["C1", "C2", "C3"]) is None
    second = box.take(NOW, LATER, ["C1"])
    assert second is not None
    assert second.key == "b"
    assert [taken(box).key, taken(box).key] == ["a", "c"]
    assert box.take(NOW, LATER, []) is None


def test_when_it_is_tried_again(box: StoredOutbox) -> None:
    """
    A post that was refused for the moment is sent again without a search; one of which nobody
    knows is looked for. Neither before it is due.
    """
    box.add(post("a"), NOW)
    box.again(taken(box), LATER, unsure=False)
    assert row(box, "a")["state"] == "new"
    assert box.take(NOW, LATER, []) is None
    second = taken(box, LATER)
    assert (second.fence, second.unsure, second.since) == (2, False, NOW)

    box.again(second, LATER, unsure=True)
    assert row(box, "a")["state"] == "sending"
    assert taken(box, LATER).unsure


def test_what_is_kept_of_a_sent_post(box: StoredOutbox) -> None:
    """
    Once it is sent, its place is kept and its words are not; others stay as they are.
    """
    box.add(post("a", blocks=BLOCKS, session=Session.ACTIVE), NOW)
    box.add(post("b", thread="2.0"), NOW)
    box.sent(taken(box), "D1", "5.0")
    there = row(box, "a")

    assert (there["state"], there["channel"], there["ts"]) == ("sent", "D1", "5.0")
    assert (there["payload"], there["problem"]) == ({"text": "", "blocks": []}, "")
    assert (row(box, "b")["state"], row(box, "b")["payload"]["text"]) == ("new", "say b")


def test_who_lost_the_hold(box: StoredOutbox) -> None:
    """
    Whoever lost the hold of a post changes nothing any more.
    """
    box.add(post("a"), NOW)
    lost = taken(box)
    held = taken(box, LATER)
    before = row(box, "a")
    box.sent(lost, "C1", "5.0")
    box.again(lost, NOW, unsure=False)
    box.redirect(lost, "D1")
    box.renew(lost)
    box.plain(lost)
    box.bury(lost, "no_permission")

    assert row(box, "a") == before
    box.bury(held, "no_permission")
    assert row(box, "a")["state"] == "dead"


def test_elsewhere(box: StoredOutbox) -> None:
    """
    A post that goes elsewhere is a new message there, at once, in a lane of its own; a new look
    whose message is gone is one, too.
    """
    box.add(post("a", person="erin", root="r"), NOW)
    box.redirect(taken(box), "D1")
    there = row(box, "a")
    assert (there["channel"], there["thread"], there["person"]) == ("D1", "", "")
    assert (there["lane"], there["anew"], there["state"]) == ("D1:@a", True, "new")
    assert there["due"] == 0
    box.sent(taken(box), "D1", "5.0")

    box.add(post("b", root="r", thread=""), NOW)
    look = taken(box)
    assert (look.channel, look.update) == ("D1", "5.0")
    box.renew(look)
    there = row(box, "b")
    assert (there["anew"], there["state"], there["due"]) == (True, "new", 0)
    again = taken(box)
    assert (again.channel, again.update, again.unsure) == ("C1", "", False)


def test_as_text(box: StoredOutbox) -> None:
    """
    A post whose form is refused is sent at once as text, and its conversation stands as it said.
    """
    box.add(post("a", blocks=BLOCKS, session=Session.CLOSED), NOW)
    box.plain(taken(box))
    there = row(box, "a")
    assert (there["state"], there["due"]) == ("new", 0)

    bare = taken(box)
    assert (bare.text, bare.blocks, bare.session) == ("say a", (), Session.CLOSED)


def test_letters(box: StoredOutbox) -> None:
    """
    What was given up is listed, oldest first, with as much of the reason as there is room for;
    revived it is sent after all, and nothing else is.
    """
    for number, key in enumerate("abc"):
        box.add(post(key, thread=f"{9 - number}.0"), NOW + timedelta(seconds=number))
    held = [taken(box, LATER) for _ in "abc"]
    box.bury(held[1], "x" * 300)
    box.bury(held[0], "no_permission")
    assert box.letters() == [
        Letter("post-1", NOW, "no_permission"),
        Letter("post-2", NOW + timedelta(seconds=1), "x" * 255),
    ]

    assert [box.revive(number, LATER) for number in (1, 1, 3, 4)] == [True, False, False, False]
    there = row(box, "a")
    assert (there["state"], there["due"], there["problem"]) == ("new", LATER.timestamp(), "")
    assert [row(box, key)["state"] for key in "bc"] == ["dead", "sending"]
    again = taken(box, LATER)
    assert (again.key, again.text, again.unsure) == ("a", "say a", False)


def test_what_waits(box: StoredOutbox) -> None:
    """
    What is to be sent is counted, since the oldest; and what may have been sent, and the dead.
    """
    assert (box.waiting(), box.backlog()) == ((0, 0), Backlog())
    for number, key in enumerate("abcd"):
        box.add(post(key, thread=f"{number}.0"), NOW + timedelta(seconds=number))
    first, second, _ = (taken(box, LATER) for _ in "abc")
    assert (box.waiting(), box.backlog()) == ((4, 0), Backlog(4, NOW, 0, 3))

    box.bury(first, "no_permission")
    box.sent(second, "C1", "5.0")
    oldest = NOW + timedelta(seconds=2)
    assert (box.waiting(), box.backlog()) == ((2, 1), Backlog(2, oldest, 1, 1))


def test_thread_of_a_message(box: StoredOutbox) -> None:
    """
    The thread under a message of ours goes by its key, however often its look has changed; one
    under a reply, or under what is not ours, by its time.
    """
    box.add(post("card", thread=""), NOW)
    box.add(post("card:2", thread="", root="card"), NOW)
    box.add(post("reply", thread="@card"), NOW)
    for ts in ("5.0", "5.0", "6.0"):
        box.sent(taken(box), "C1", ts)

    assert box.thread_at("C1", "5.0") == "@card"
    assert [box.thread_at(*place) for place in (("C2", "5.0"), ("C1", "6.0"))] == ["5.0", "6.0"]


def test_a_thread_that_has_no_place(box: StoredOutbox) -> None:
    """
    What hangs on a post that never got a place is sent at the top, where it was addressed to;
    what hangs on one that did is sent to where that stands.
    """
    box.add(post("root", thread=""), NOW)
    box.bury(taken(box), "no_permission")
    box.add(post("reply", thread="@root", channel="C7"), NOW)
    lost = taken(box)
    assert (lost.channel, lost.thread, lost.queue, lost.update) == ("C7", "", "C7", "")

    box.add(post("other", thread=""), NOW)
    box.sent(taken(box), "D1", "5.0")
    box.add(post("more", thread="@other", channel="C8"), NOW)
    found = taken(box)
    assert (found.channel, found.thread, found.queue) == ("D1", "5.0", "C8")


def test_the_last_message_of_a_key(box: StoredOutbox) -> None:
    """
    A look changes the message that was sent last; before any was sent it is the message.
    """
    box.add(post("look", root="card", thread=""), NOW)
    first = taken(box)
    assert (first.update, first.channel) == ("", "C1")
    box.sent(first, "C1", "5.0")
    box.add(post("look 2", root="card", thread=""), NOW)
    second = taken(box)
    box.renew(second)
    box.sent(taken(box), "C1", "6.0")
    box.add(post("another card", thread=""), NOW)
    box.sent(taken(box), "C1", "7.0")
    box.add(post("look 3", root="card", thread="", channel="C5"), NOW)
    box.add(post("other", root="", thread=""), NOW)

    third = taken(box)
    assert (third.channel, third.update) == ("C1", "6.0")


def test_sealed_routes(box: StoredOutbox) -> None:
    """
    The sealed routes of a time stamp are named, each once; an open channel is none.
    """
    routes = [("~abc", "5.0"), ("~abc", "5.0"), ("~def", "5.0"), ("~ghi", "6.0"), ("C1", "5.0")]
    for number, (channel, ts) in enumerate(routes):
        box.add(post(f"{number}", channel=channel, thread=f"{number}.0"), NOW)
        box.sent(taken(box), channel, ts)

    assert sorted(box.sealed_at("5.0")) == ["~abc", "~def"]
    assert box.sealed_at("7.0") == []
