"""Inquiries over a real database, without Slack."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.database import Database
from bot.domain.documents import Audience
from bot.domain.errors import QuestionError, TakenOverError
from bot.domain.records import Arrival, Parcel, Surface
from bot.domain.stages import Session
from bot.services.casework import Casework
from bot.services.inquiries import MOST_TRIES, Inquiries
from bot.slack.desk import SlackDesk
from tests.fakes_slack import (
    Counter,
    FakeAnswering,
    FakeClock,
    FakeCourier,
    FakeProgress,
    FakeRoles,
)


class Office:
    """A worker with its inbox, and what it is given to work with."""

    def __init__(self, place: Path | str) -> None:
        self.clock = FakeClock()
        self.roles = FakeRoles(legal={"ULENA"})
        self.answering = FakeAnswering()
        self.courier = FakeCourier()
        self.progress = FakeProgress()
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
            progress=self.progress,
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

    assert office.progress.shown == [(1, "reading"), (1, "checking"), (1, "over")]
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
    While roles cannot be checked nobody is answered; after three tries it is said why.
    """
    office.roles.unsure = True
    office.receive("HD-VG?")
    for _ in range(MOST_TRIES):
        assert office.sent() == []
        office.inquiries.work_next()
        office.clock.pass_seconds(20.0)

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


def test_thread(office: Office) -> None:
    """
    A question is read after the earlier turns of its thread that the last one was read with, and
    after none where the words of one of them are gone.
    """
    office.receive("HD-VG?")
    for number, text in (("2", "with\nAudioCaps?"), ("3", "why?")):
        office.inquiries.work_next()
        office.receive(text, number, thread="1.0", root=False)
    office.inquiries.work_next()

    asked = [question.prior.user for question in office.answering.asked if question.prior]
    assert asked == ["HD-VG?", "HD-VG?\nwith AudioCaps?"]
    with office.database.step() as step:
        last = step.journal.get("id3")
    assert last
    assert last.turn
    assert last.turn.user == "HD-VG?\nwith AudioCaps?\nwhy?"
    assert replace(last, prior="").turn is None


def test_what_cannot_be_read(office: Office) -> None:
    """
    Of a question that cannot be read with its thread it is said why, at once and once, and
    nobody is shown to be working on it any more.
    """
    office.answering.error = QuestionError("This thread has become too long.")
    office.receive("why?")
    assert office.inquiries.work_next()
    assert not office.inquiries.work_next()

    (post,) = office.sent()
    assert "This thread has become too long." in str(post)
    assert post.session is Session.ACTIVE


def test_a_whole_question(office: Office) -> None:
    """
    A question that somebody presses is asked as it stands, whatever was said before it.
    """
    office.receive("HD-VG?")
    office.inquiries.work_next()
    office.receive("AudioCaps?", "2", thread="1.0", root=False, whole=True)
    office.inquiries.work_next()

    assert [question.prior for question in office.answering.asked] == [None, None]


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
        def ask(self, question, tell=None):  # type: ignore[no-untyped-def]
            office.clock.pass_seconds(16)
            with office.database.step() as step:
                assert step.inbox.take(office.clock(), office.clock())
            return super().ask(question, tell)

    office.inquiries.answering = Slow()
    office.receive("HD-VG?")
    assert office.inquiries.work_next()

    assert office.sent() == []


def test_hold(office: Office) -> None:
    """
    A hold that is renewed while the answer takes its time is not lost.
    """

    class Slow(FakeAnswering):
        def ask(self, question, tell=None):  # type: ignore[no-untyped-def]
            for _ in range(3):
                office.clock.pass_seconds(10)
                office.inquiries.hold_on()
            with office.database.step() as step:
                assert step.inbox.take(office.clock(), office.clock()) is None
            return super().ask(question, tell)

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


def test_stop_while_answering(office: Office) -> None:
    """
    Work that is stopped ends with its next stage: one sentence is sent, and nothing is kept.
    """

    class Stopped(FakeAnswering):
        def ask(self, question, tell=None):  # type: ignore[no-untyped-def]
            assert office.inquiries.stop("C1", "1.0", "UERIN", "2.0")
            assert not office.inquiries.stop("C1", "1.0", "UERIN", "2.0")
            return super().ask(question, tell)

    office.inquiries.answering = Stopped()
    office.receive("HD-VG?")
    assert office.inquiries.work_next()
    assert not office.inquiries.work_next()

    assert office.progress.shown == [(1, "over")]
    assert [(p.thread, p.key, p.session) for p in office.sent()] == [
        ("1.0", "stop:1", Session.ACTIVE)
    ]
    with office.database.step() as step:
        assert step.journal.get("id1") is None


def test_stop_at_the_last_moment(office: Office) -> None:
    """
    An answer that is stopped before it is written down is not given.
    """

    class Stopped(FakeAnswering):
        def ask(self, question, tell=None):  # type: ignore[no-untyped-def]
            answer = super().ask(question, tell)
            assert office.inquiries.stop("C1", "1.0", "UERIN", "2.0")
            return answer

    office.inquiries.answering = Stopped()
    office.receive("HD-VG?")
    office.inquiries.work_next()

    assert [p.key for p in office.sent()] == ["stop:1"]


@pytest.mark.parametrize(
    ("thread", "user", "before"),
    [
        ("1.0", "UERIN", "0.5"),
        ("1.0", "UEMIL", "2.0"),
        ("9.0", "UERIN", "2.0"),
        ("1.0", "UERIN", ""),
    ],
)
def test_nothing_to_stop(office: Office, thread: str, user: str, before: str) -> None:
    """
    A press stops what the same person asked in the same thread before it, and nothing else.
    """
    office.receive("HD-VG?")
    stopped = office.inquiries.stop("C1", thread, user, before)
    office.inquiries.work_next()

    assert not stopped
    assert [p.key for p in office.sent()] == ["answer:id1"]
    assert not office.inquiries.stop("C1", "1.0", "UERIN", "2.0")


def test_answer_and_stop_at_once(office: Office) -> None:
    """
    When an answer is written down and stopped in the same moment, one of the two is sent.
    """
    for number in range(1, 21):
        office.receive("HD-VG?", str(number))
    with ThreadPoolExecutor(4) as pool:
        works = [pool.submit(office.inquiries.work_next) for _ in range(20)]
        stops = [
            pool.submit(office.inquiries.stop, "C1", f"{number}.0", "UERIN", "99.0")
            for number in range(1, 21)
        ]
    stopped = [place for place, stop in enumerate(stops, 1) if stop.result()]
    for work in works:
        work.result()
    while office.inquiries.work_next():
        pass

    sent = office.sent()
    assert sorted(p.thread for p in sent) == sorted(f"{number}.0" for number in range(1, 21))
    assert {p.key for p in sent if p.key.startswith("stop:")} == {f"stop:{n}" for n in stopped}


def test_wish_for_legal_is_one_step(office: Office) -> None:
    """
    A worker that lost its hold on "ask legal please" opens no case; the one that has it opens one.
    """
    office.receive("the moon?")
    office.inquiries.work_next()
    office.receive("ask legal please", "2", thread="1.0", root=False)
    with office.database.step() as step:
        lost = step.inbox.take(office.clock(), office.clock())
    assert lost is not None
    with office.database.step() as step:
        held = step.inbox.take(office.clock(), office.clock())
    assert held is not None

    with pytest.raises(TakenOverError):
        office.inquiries._reply(lost)
    with office.database.step() as step:
        assert step.cases.all() == []
    office.inquiries._reply(held)
    with office.database.step() as step:
        assert len(step.cases.all()) == 1
