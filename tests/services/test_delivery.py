"""Delivery where it does not go straight: holds, second tries, other places, and nothing at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.domain.answers import Answer
from bot.domain.records import Absent, Parcel, Post, Receipt, Refused, Sent, Unknown, Wait
from tests.fakes_slack import FakeCourier
from tests.services.test_posting import Office

SORRY = "Something could not be sent."


@dataclass
class Courier(FakeCourier):
    """Notes whom it is to reach directly; `finds` is what searches come to, `first` what happens
    while the first post is under way.
    """

    directs: list[str] = field(default_factory=list[str])
    finds: list[Sent | Absent | Wait | Refused | Unknown] = field(default_factory=list)
    first: Callable[[], object] | None = None

    def post(self, parcel: Parcel) -> Receipt:
        now, self.first = self.first, None
        if now is not None:
            now()
        return super().post(parcel)

    def find(self, parcel: Parcel) -> Sent | Absent | Wait | Refused | Unknown:
        found = super().find(parcel)
        return self.finds.pop(0) if self.finds else found

    def direct(self, person: str) -> str | None:
        self.directs.append(person)
        return super().direct(person)


class Meter:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, float]] = []

    def took(self, stage: str, seconds: float) -> None:
        self.heard.append((stage, seconds))

    def answered(self, answer: Answer) -> None:
        raise AssertionError


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty outbox, and a courier that can do more."""
    made = Office(tmp_path / "d.db")
    made.courier = made.delivery.courier = Courier()
    yield made
    made.database.close()


def stands(office: Office) -> list[tuple[str, str, str]]:
    """What is out there."""
    return office.courier.stands


def waits(office: Office, seconds: float) -> None:
    """Nothing is sent any sooner, and something is then."""
    office.clock.pass_seconds(seconds - 0.1)
    assert office.run() == 0
    office.clock.pass_seconds(0.1)
    assert office.run() == 1


def test_how_long_it_took(office: Office) -> None:
    """
    How long a post lay in the outbox is counted once it is sent, and not before.
    """
    office.delivery.meter = meter = Meter()
    office.courier.receipts = [Wait(7)]
    office.add("one")
    office.run()
    assert meter.heard == []
    office.clock.pass_seconds(7.5)
    office.run()

    assert meter.heard == [("posting", 7.5)]


def test_nothing_is_held(office: Office) -> None:
    """
    Where no channel has to wait, none becomes free: the pause is a day, and never nothing.
    """
    assert office.delivery.pause() == 86_400
    office.courier.receipts = [Wait(7)]
    office.add("one")
    office.run()
    assert office.delivery.pause() == 7
    office.clock.pass_seconds(7)
    assert office.delivery.pause() == 0.01


def test_a_process_dies(office: Office) -> None:
    """
    A post whose process died while it was sent is taken up after the time that a message may
    take and the grace; it is looked for first.
    """

    def die() -> None:
        raise SystemExit

    office.courier.first = die
    office.add("one")
    with pytest.raises(SystemExit):
        office.run()
    waits(office, 15)

    assert (office.courier.searches, len(stands(office))) == (1, 1)


def test_the_longer_wait_counts(office: Office) -> None:
    """
    Of two waits that a channel is told, by two posters at once, the longer holds.
    """
    office.courier.receipts = [Wait(30), Wait(7)]
    office.add("one")
    office.add("two", thread="2.0")
    office.courier.first = office.delivery.deliver_next
    office.run()
    office.clock.pass_seconds(29.9)
    assert office.run() == 0
    office.clock.pass_seconds(0.1)

    assert office.run() == 2


@pytest.mark.parametrize("met", [Wait(60), Refused("token_revoked")])
def test_a_search_that_has_to_wait(office: Office, met: Wait | Refused) -> None:
    """
    A post that may have been sent stays one that may have been sent, whatever keeps the search
    from its end: it is never sent without a search.
    """
    office.courier.receipts = [Unknown()]
    office.courier.finds = [met]
    office.add("arrives")
    office.run()
    office.clock.pass_seconds(5)
    office.run()
    waits(office, 60)

    assert (office.courier.searches, len(stands(office))) == (2, 1)


@pytest.mark.parametrize("met", [Wait(60), Refused("token_revoked")])
def test_a_post_that_has_to_wait(office: Office, met: Wait | Refused) -> None:
    """
    A post that was surely not sent is sent without a search when its time has come.
    """
    office.courier.receipts = [met]
    office.add("one")
    office.run()
    waits(office, 60)

    assert (office.courier.searches, len(stands(office))) == (0, 1)


def test_the_wait_grows(office: Office) -> None:
    """
    After the grace a post is tried again, then after twice that, up to twenty seconds; with a
    longer grace, after that.
    """
    office.courier.receipts = [Unknown()] * 5
    office.add("late")
    office.run()
    for seconds in (5, 10, 20, 20, 20):
        waits(office, seconds)
    assert len(stands(office)) == 1

    office.delivery.grace = 30
    office.courier.receipts = [Unknown()] * 2
    office.add("later")
    office.run()
    for _ in range(2):
        waits(office, 30)


def test_as_text(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """
    A form that Slack refuses is noted without its words; a text that it refuses is given up.
    """
    office.courier.receipts = [Refused("invalid_blocks"), Refused("invalid_blocks")]
    with office.database.step() as step:
        step.outbox.add(_divided("one"), office.clock())
    office.run()

    assert caplog.messages == [
        "delivery: post 1 is refused as invalid_blocks; sent as text",
        "delivery: post 1 is given up (invalid_blocks)",
    ]


def _divided(key: str) -> Post:
    return Post(key, "C1", "1.0", key, ({"type": "divider"},))


def test_the_token_is_refused(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """
    A refused token is noted with Slack's word for it.
    """
    office.courier.receipts = [Refused("token_revoked")]
    office.add("one")
    office.run()

    assert caplog.messages == ["delivery: Slack does not accept the bot token (token_revoked)"]


def test_a_look_that_is_refused(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    """
    A new look becomes a message only where the old one is gone; else it is given up.
    """
    office.add("card", thread="", key="card")
    office.run()
    office.courier.receipts = [Refused("no_permission")]
    office.add("look", thread="", root="card")
    office.run()
    assert caplog.messages == ["delivery: post 2 is given up (no_permission)"]

    office.courier.receipts = [Refused("edit_window_closed")]
    office.add("look 2", thread="", root="card")
    office.run()
    assert [text for _, _, text in stands(office)] == ["card", "look 2"]


@pytest.mark.parametrize(
    ("code", "channel", "thread", "person", "where"),
    [
        ("not_in_channel", "C1", "", "UERIN", ["D1"]),
        ("message_not_found", "C1", "1.0", "UERIN", ["D1"]),
        ("thread_not_found", "D1", "1.0", "UERIN", ["D1"]),
        ("channel_not_found", "D1", "", "UERIN", []),
        ("no_permission", "C1", "1.0", "UERIN", []),
        ("not_in_channel", "C1", "1.0", "", []),
    ],
)
def test_another_place(
    office: Office, code: str, channel: str, thread: str, person: str, where: list[str]
) -> None:
    """
    Only where the place is gone and somebody is to read it, a post goes to them directly; never
    to where it was refused.
    """
    office.courier.receipts = [Refused(code)]
    office.add("one", channel, thread=thread, person=person)
    office.run()

    assert [place for place, _, _ in stands(office)] == where
    assert set(office.courier.directs) <= {person} - {""}


def test_told_that_it_was_given_up(office: Office) -> None:
    """
    Whoever should have read what was given up is told so directly, once, and for each message;
    when that is refused too, nobody is told of it.
    """
    office.delivery.sorry = SORRY
    office.courier.receipts = [Refused("no_permission"), Sent("D1", "3.0")]
    office.add("one", person="UERIN")
    office.run()
    assert office.courier.directs == ["UERIN"]
    with office.database.step() as step:
        assert step.outbox.holds("sorry:1")
        assert [letter.id for letter in step.outbox.letters()] == ["post-1"]

    office.courier.receipts = [Refused("no_permission"), Refused("no_permission")]
    office.add("two", person="UADAM", thread="2.0")
    office.run()
    assert office.courier.directs == ["UERIN", "UADAM"]
    with office.database.step() as step:
        assert not step.outbox.holds("sorry:4")
        assert [letter.id for letter in step.outbox.letters()] == ["post-1", "post-3", "post-4"]


def test_the_words_of_it(office: Office) -> None:
    """
    What they are told stands at the top of their conversation with the bot, at once.
    """
    office.delivery.sorry = SORRY
    office.courier.receipts = [Refused("no_permission")]
    office.add("one", person="UERIN")
    office.run()

    assert stands(office) == [("D1", "", SORRY)]
    office.courier.receipts = [Refused("thread_not_found")]
    office.add("two", "D1", person="UERIN", thread="")
    office.run()
    assert stands(office)[1:] == [("D1", "", SORRY)]


@pytest.mark.parametrize(("sorry", "person"), [("", "UERIN"), (SORRY, "")])
def test_nobody_to_tell(office: Office, sorry: str, person: str) -> None:
    """
    Where nobody should have read it, or there are no words for it, nobody is told.
    """
    office.delivery.sorry = sorry
    office.courier.receipts = [Refused("no_permission")]
    office.add("one", person=person)
    office.run()

    assert (stands(office), office.courier.directs) == ([], [])


def test_nobody_to_be_reached(office: Office) -> None:
    """
    When the person cannot be reached either, the post is kept as a letter all the same.
    """
    office.delivery.sorry, office.courier.home = SORRY, None
    office.courier.receipts = [Refused("no_permission")]
    office.add("one", person="UERIN")
    office.run()

    with office.database.step() as step:
        assert step.outbox.waiting() == (0, 1)
