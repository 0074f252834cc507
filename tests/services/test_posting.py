"""Delivery over a real database, with a courier that does as it is told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.database import Database
from bot.domain.records import LEGAL_DESK, Post, Refused, Unknown, Wait
from bot.domain.stages import Session
from bot.services.delivery import Delivery
from tests.fakes_slack import FakeClock, FakeCourier


class Office:
    """A delivery with its outbox."""

    def __init__(self, place: Path | str) -> None:
        self.clock = FakeClock()
        self.database = Database(place)
        self.courier = FakeCourier()
        self.delivery = Delivery(self.database, self.courier, self.clock, 10.0, 5.0)

    def add(self, text: str, channel: str = "C1", **changes: str) -> None:
        """Put a post in."""
        made = Post(**{"key": text, "thread": "1.0", "text": text, **changes}, channel=channel)
        with self.database.step() as step:
            step.outbox.add(made, self.clock())

    def run(self) -> int:
        """Deliver all that is due, and count it."""
        count = 0
        while self.delivery.deliver_next():
            count += 1
        return count


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    """An empty outbox."""
    made = Office(place)
    yield made
    made.database.close()


def test_unknown_and_arrived(office: Office) -> None:
    """
    A post whose answer was lost is looked for after the grace, and not sent again; the next
    one in its thread waits.
    """
    office.courier.receipts = [Unknown()]
    office.add("arrives")
    office.add("next")
    office.run()
    assert office.courier.stands == [("C1", "1.0", "arrives")]
    office.clock.pass_seconds(5)
    office.run()

    assert [text for _, _, text in office.courier.stands] == ["arrives", "next"]
    assert office.courier.searches == 1


def test_unknown_and_lost(office: Office) -> None:
    """
    A post that is not found is sent again; the wait grows with each try.
    """
    office.courier.receipts = [Unknown(), Unknown()]
    office.add("lost")
    runs = [office.run()]
    for _ in range(3):
        office.clock.pass_seconds(5)
        runs.append(office.run())

    assert runs == [1, 1, 0, 1]
    assert office.courier.stands == [("C1", "1.0", "lost")]


def test_unknown_for_long(office: Office) -> None:
    """
    However long nothing is heard from Slack, a post goes out within twenty seconds of its return.
    """
    office.courier.receipts = [Unknown()] * 30
    office.add("late")
    for _ in range(30):
        office.run()
        office.clock.pass_seconds(20)
    office.run()

    assert office.courier.stands == [("C1", "1.0", "late")]


def test_crash_while_sending(office: Office) -> None:
    """
    A post that another process was sending when it died is looked for first.
    """
    office.add("arrives")
    with office.database.step() as step:
        parcel = step.outbox.take(office.clock(), office.clock(), [])
    assert parcel
    office.courier.post(parcel)
    office.clock.pass_seconds(1)
    office.run()

    assert office.courier.stands == [("C1", "1.0", "arrives")]


def test_wait(office: Office) -> None:
    """
    A channel that is told to wait waits as a whole; the others go on.
    """
    office.courier.receipts = [Wait(7)]
    office.add("one")
    office.add("two", thread="2.0")
    office.add("three", "C2")
    office.run()
    assert office.courier.stands == [("C2", "1.0", "three")]
    office.clock.pass_seconds(7)
    office.run()

    assert {"one", "two", "three"} == {text for _, _, text in office.courier.stands}


def test_to_the_person(office: Office) -> None:
    """
    Where the place is gone the person is told directly, once.
    """
    office.courier.receipts = [Refused("not_in_channel")]
    office.add("one", person="UERIN")
    office.run()

    assert office.courier.stands == [("D1", "", "one")]


@pytest.mark.parametrize("code", ["not_in_channel", "no_permission"])
def test_given_up(office: Office, code: str, caplog: pytest.LogCaptureFixture) -> None:
    """
    Where nobody can be told, the post is given up with a line in the log, without its text.
    """
    office.courier.receipts = [Refused(code)]
    office.courier.home = None
    office.add("secret", person="UERIN")
    office.run()

    assert office.courier.stands == []
    assert f"post 1 is given up ({code})" in caplog.text
    assert "secret" not in caplog.text


def test_direct_thread_is_gone(office: Office) -> None:
    """
    In a direct conversation whose thread is gone, the post goes to its top, and no further.
    """
    office.courier.receipts = [Refused("thread_not_found"), Refused("channel_not_found")]
    office.add("one", "D1", person="UERIN")
    office.run()

    assert office.courier.stands == []


def test_locked_out(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """
    While the token is refused nothing is given up.
    """
    office.courier.receipts = [Refused("token_revoked")]
    office.add("one")
    office.run()
    office.clock.pass_seconds(60)
    office.run()

    assert office.courier.stands == [("C1", "1.0", "one")]
    assert "does not accept the bot token" in caplog.text


def test_changed_look(office: Office) -> None:
    """
    A change goes to the message; when that is gone it becomes a message again.
    """
    for n in range(3):
        office.add(f"look {n}", key=f"card:{n}", root="card", thread="")
    office.run()
    assert office.courier.updates == [("0.5", "look 1"), ("0.5", "look 2")]

    office.courier.receipts = [Refused("message_not_found")]
    office.add("look 3", key="card:3", root="card", thread="")
    office.add("look 4", key="card:4", root="card", thread="")
    office.run()
    assert [text for _, _, text in office.courier.stands] == ["look 0", "look 3"]
    assert office.courier.updates[-1] == ("1.5", "look 4")


def test_one_post_in_the_gap(office: Office) -> None:
    """
    A channel gets one post in the gap, in order; another channel does not wait for it, and the
    pause says for how long nothing is to be expected.
    """
    office.delivery.gap = 1.0
    for number in range(3):
        office.add(f"to C1 {number}", thread=f"{number}.0")
    office.add("to C2", "C2")

    assert office.run() == 2
    assert [channel for channel, _, _ in office.courier.stands] == ["C1", "C2"]
    assert office.delivery.pause() == 1.0
    office.clock.pass_seconds(0.9)
    assert office.run() == 0
    office.clock.pass_seconds(0.1)
    assert office.run() == 1
    office.clock.pass_seconds(1)
    assert office.run() == 1
    assert [text for _, _, text in office.courier.stands][2:] == ["to C1 1", "to C1 2"]


def test_changes_are_no_posts(office: Office) -> None:
    """
    A new look of a message does not have to wait for the gap.
    """
    office.delivery.gap = 1.0
    office.add("card", thread="", key="card")
    office.run()
    office.clock.pass_seconds(1)
    for number in range(3):
        office.add(f"look {number}", thread="", root="card")

    assert office.run() == 3


def test_wait_by_every_name(office: Office) -> None:
    """
    A wait that was asked for holds a channel by its id and by the name it was addressed with.
    """
    office.add("card", LEGAL_DESK, thread="", key="card")
    office.run()
    office.courier.receipts = [Wait(30)]
    office.add("reply", LEGAL_DESK, thread="@card")
    office.add("another card", LEGAL_DESK, thread="", key="another")

    assert office.run() == 1
    office.clock.pass_seconds(29)
    assert office.run() == 0
    office.clock.pass_seconds(1)
    assert office.run() == 2


def test_session(office: Office) -> None:
    """
    A conversation is set to how a post says that it stands once the post is sent, also when it
    is sent as text; a post that was given up sets nothing.
    """
    office.courier.receipts = [Refused("invalid_blocks")]
    made = Post("one", "C1", "1.0", "one", ({"type": "divider"},), session=Session.SUSPENDED)
    with office.database.step() as step:
        step.outbox.add(made, office.clock())
    office.add("two", "C2")
    office.run()
    assert office.courier.sessions == [("C1", "1.0", "suspended")]

    office.courier.receipts = [Refused("no_permission")]
    with office.database.step() as step:
        step.outbox.add(replace(made, key="three"), office.clock())
    office.run()
    assert len(office.courier.sessions) == 1
