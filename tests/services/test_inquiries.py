"""Inquiries over a real database, without Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.database import Database
from bot.domain.documents import Audience
from bot.domain.records import Arrival, Parcel, Surface
from bot.services.casework import Casework
from bot.services.inquiries import MOST_TRIES, Inquiries
from bot.slack.desk import SlackDesk
from tests.fakes_slack import Counter, FakeAnswering, FakeClock, FakeCourier, FakeRoles


class Office:
    """A worker with its inbox, and what it is given to work with."""

    def __init__(self, place: Path | str) -> None:
        self.clock = FakeClock()
        self.roles = FakeRoles(legal={"ULENA"})
        self.answering = FakeAnswering()
        self.courier = FakeCourier()
        self.database = Database(place)
        desk = SlackDesk()
        self.inquiries = Inquiries(
            self.database,
            self.answering,
            Casework(self.database, self.roles, desk, self.clock, self.clock),
            self.roles,
            desk,
            self.courier,
            self.clock,
            Counter(),
            "CLEGAL",
        )

    def receive(self, text: str, number: str = "1", **changes: object) -> None:
        """Somebody says something in a channel."""
        facts = {
            "event": f"event:{number}",
            "twin": f"T1:C1:{number}",
            "surface": Surface.CHANNEL,
            "user": "UERIN",
            "team": "T1",
            "channel": "C1",
            "thread": f"{number}.0",
            "text": text,
        }
        with self.database.step() as step:
            step.inbox.receive(Arrival(**{**facts, **changes}), self.clock())  # type: ignore[arg-type]

    def sent(self) -> list[Parcel]:
        """All that goes out, in order."""
        parcels: list[Parcel] = []
        with self.database.step() as step:
            while parcel := step.outbox.take(self.clock(), self.clock(), []):
                step.outbox.sent(parcel, parcel.channel, f"{len(parcels)}.5")
                parcels.append(parcel)
        return parcels


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    """An office with an empty inbox."""
    made = Office(place)
    yield made
    made.database.close()


def test_nothing_to_do(office: Office) -> None:
    """
    An empty inbox is no work.
    """
    assert not office.inquiries.work_next()
    assert not office.inquiries.hold_on()


def test_question(office: Office) -> None:
    """
    A question becomes an entry and a post, and is not worked on again.
    """
    office.receive("HD-VG?")
    assert office.inquiries.work_next()
    assert not office.inquiries.work_next()

    assert office.courier.statuses == [("C1", "1.0")]
    assert [(p.channel, p.thread, p.key) for p in office.sent()] == [("C1", "1.0", "answer:id1")]
    with office.database.step() as step:
        entry = step.journal.get("id1")
    assert entry is not None
    assert (entry.question, entry.answer["verdict"]) == ("HD-VG?", "not_allowed")


def test_case_in_the_record(office: Office) -> None:
    """
    The case that a question opens stands in the journal, and the answer comes before its notice.
    """
    office.receive("YouTube?")
    office.inquiries.work_next()

    keys = [parcel.key for parcel in office.sent() if parcel.channel == "C1"]
    assert keys == ["answer:id1", "notice:CASE-0001:UERIN:C1:1.0:0"]
    with office.database.step() as step:
        entry = step.journal.get("id1")
    assert entry is not None
    assert (entry.case, entry.answer["escalation"]["case"]) == ("CASE-0001", "CASE-0001")


def test_poison(office: Office) -> None:
    """
    What killed its worker three times is given up, and the asker is told.
    """
    office.receive("HD-VG?")
    for _ in range(MOST_TRIES):
        with office.database.step() as step:
            assert step.inbox.take(office.clock(), office.clock())
    office.inquiries.work_next()

    assert office.answering.asked == []
    assert "Something went wrong on my side" in office.sent()[0].text


def test_role_in_doubt(office: Office) -> None:
    """
    While roles cannot be checked nobody is answered; after three tries in a minute it is said why.
    """
    office.roles.unsure = True
    office.receive("HD-VG?")
    for _ in range(MOST_TRIES):
        assert office.sent() == []
        office.inquiries.work_next()
        office.clock.pass_seconds(50.0)

    assert office.answering.asked == []
    assert "I cannot check your role just now" in office.sent()[0].text


def test_role_in_doubt_for_a_moment(office: Office) -> None:
    """
    A question is answered as soon as Slack says again who asks.
    """
    office.roles.unsure = True
    office.receive("HD-VG?")
    office.inquiries.work_next()
    office.roles.unsure = False
    office.clock.pass_seconds(2.0)
    office.inquiries.work_next()

    assert [parcel.key for parcel in office.sent()] == ["answer:id1"]


def test_doubt_about_legal(office: Office) -> None:
    """
    Whoever cannot be shown to be of legal reads what everybody may read.
    """

    class Doubtful(FakeRoles):
        def is_legal(self, user: str) -> bool:
            self.unsure = True
            return super().is_legal(user)

    office.inquiries.roles = Doubtful(legal={"ULENA"})
    office.receive("HD-VG?", surface=Surface.DIRECT, channel="D1", user="ULENA")
    office.inquiries.work_next()

    assert office.answering.asked[0].audience is Audience.ALL


def test_prior_of_another_audience(office: Office) -> None:
    """
    What only legal may read is no earlier turn for anybody else.
    """
    office.receive("HD-VG?", channel="CLEGAL", user="ULENA")
    office.inquiries.work_next()
    office.receive("and you?", "2", channel="CLEGAL", thread="1.0", root=False)
    office.inquiries.work_next()

    audiences = [question.audience for question in office.answering.asked]
    assert audiences == [Audience.LEGAL, Audience.ALL]
    assert office.answering.asked[1].prior is None


def test_lost_hold(office: Office) -> None:
    """
    A worker that lost its hold while it answered posts nothing.
    """

    class Slow(FakeAnswering):
        def ask(self, question):  # type: ignore[no-untyped-def]
            office.clock.pass_seconds(16)
            with office.database.step() as step:
                assert step.inbox.take(office.clock(), office.clock())
            return super().ask(question)

    office.inquiries.answering = Slow()
    office.receive("HD-VG?")
    with pytest.raises(Exception, match="taken this question over"):
        office.inquiries.work_next()

    assert office.sent() == []


def test_hold(office: Office) -> None:
    """
    A hold that is renewed while the answer takes its time is not lost.
    """

    class Slow(FakeAnswering):
        def ask(self, question):  # type: ignore[no-untyped-def]
            for _ in range(3):
                office.clock.pass_seconds(10)
                office.inquiries.hold_on()
            with office.database.step() as step:
                assert step.inbox.take(office.clock(), office.clock()) is None
            return super().ask(question)

    office.inquiries.answering = Slow()
    office.receive("HD-VG?")
    office.inquiries.work_next()

    assert len(office.sent()) == 1


def test_command_without_direct_messages(office: Office) -> None:
    """
    When Slack does not open the direct conversation, the person's id is the address.
    """
    office.courier.home = None
    office.receive("HD-VG?", surface=Surface.COMMAND, thread="", twin="")
    office.inquiries.work_next()

    assert [(p.channel, p.thread) for p in office.sent()] == [("UERIN", "")]
