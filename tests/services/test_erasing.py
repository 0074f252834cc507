"""Erasing a person: a search of every file finds no word of theirs, and the trail holds."""

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.adapters.database import Database
from bot.adapters.database.schema import metadata, outbox
from bot.adapters.marks import FileMarks
from bot.domain.answers import Question, Verdict
from bot.domain.cases import Case, CaseState
from bot.domain.errors import PolicyBotError
from bot.domain.records import LEGAL_DESK, Arrival, Entry, Fault, Surface
from bot.domain.routes import ANONYMOUS, ERASED
from bot.domain.rulings import Keeping, RulingStatus
from bot.services.auditing import Auditing
from bot.services.casework import Casework
from bot.services.complaints import Complaints
from bot.services.erasing import Erasing
from bot.services.replaying import Replaying
from bot.services.retention import Retention
from bot.services.rulings import Rulings
from bot.slack.desk import SlackDesk
from tests.fakes_slack import (
    Counter,
    FakeAnswering,
    FakeClock,
    FakeReindexing,
    FakeRoles,
    FakeSeals,
    open_issue,
)
from tests.services.test_case_machine import Shelf

QUESTIONS, CASES = int(os.environ.get("ERASED_QUESTIONS", "24")), 20
WORD = "zebrafish"


class House:
    """A company with a record; erin's every word has a mark that is searched for."""

    def __init__(self, place: Path | str, folder: Path) -> None:
        self.database, self.clock, desk = Database(place), FakeClock(), SlackDesk()
        numbers = Counter()
        self.roles = FakeRoles(legal={"ULENA", "ULEO"})
        self.casework = Casework(
            self.database, self.roles, desk, self.clock, self.clock, answering=FakeAnswering(),
            unseal=FakeSeals().open,
        )  # fmt: skip
        self.complaints = Complaints(
            self.database, self.roles, self.casework, desk, self.clock, numbers
        )
        self.erasing = Erasing(
            self.database, self.casework, desk, FakeSeals(), self.database.scrub, numbers
        )
        self.auditing = Auditing(self.database, FileMarks(folder), self.clock)
        self.asked = 0

    def ask(self, user: str, text: str, thread: str = "", prior: str = "") -> Entry:
        """Somebody asks something, as the workers of the bot do it; "~" is without a name."""
        self.asked += 1
        named = not user.startswith("~")
        who, channel = (user, "C1") if named else (ANONYMOUS, FakeSeals().seal(user[1:]))
        thread = thread or (f"{self.asked}.0" if named else f"@answer:e{self.asked}")
        arrival = Arrival(
            f"event:{self.asked}", f"T1:{channel}:{self.asked}", Surface.CHANNEL, who, "T1",
            channel, thread, text,
        )  # fmt: skip
        with self.database.step() as step:
            step.inbox.receive(arrival, self.clock())
        with self.database.step() as step:
            work = step.inbox.take(self.clock(), self.clock() + timedelta(seconds=9))
            assert work
            step.inbox.finish(work)
            answer = open_issue(Question(text, id=f"e{self.asked}"))
            answer = replace(
                answer, text=f"I do not know {text}.", subjects=("YouTube", text),
                issues=(f"LI-{self.asked}",),
            )  # fmt: skip
            entry = Entry.of(
                answer, at=self.clock(), user=who, channel=channel, thread=thread, seconds=0.1
            )
            entry = replace(entry, prior=prior)
            step.journal.write(entry)
            for post in SlackDesk().answer(entry, answer, full=False):
                step.outbox.add(post, self.clock())
        return entry

    def settled(self, case: Case, keep: bool) -> None:
        """Legal asks back, answers, and keeps the answer as a ruling."""
        self.casework.claim(case.id, "ULENA")
        self.casework.ask_back(case.id, "ULENA", "Which clips?")
        with self.database.step() as step:
            found = step.cases.get(case.id)
            assert found
            self.casework.reply_in(step, found, found.asker, f"{WORD} clips of mine.")
        until = date(2026, 8, 1)
        keeping = Keeping(("YouTube",), found.uses, until) if keep else None
        self.casework.answer(case.id, "ULENA", Verdict.NOT_ALLOWED, "No clips.", "§ 1", keeping)

    def deliver(self) -> None:
        """Send all that waits."""
        with self.database.step() as step:
            number = 0
            while parcel := step.outbox.take(self.clock(), self.clock(), []):
                number += 1
                step.outbox.sent(parcel, parcel.channel, f"{number}.5")

    def words(self) -> str:
        """All that the tables hold."""
        with self.database._engine.connect() as connection:
            return json.dumps(
                [
                    [str(value) for value in row]
                    for table in metadata.sorted_tables
                    for row in connection.execute(select(table)).all()
                ]
            )


@pytest.fixture
def house(place: Path | str, tmp_path: Path) -> Iterator[House]:
    """A house in which nobody has said anything."""
    made = House(place, tmp_path)
    yield made
    made.database.close()


def test_no_word_is_left(house: House, place: Path | str, tmp_path: Path) -> None:
    """
    Whoever has asked much, with and without their name, whose cases were answered and kept as
    rulings, who has complained and been answered after: no file has a word of theirs any more.

    ERASED_QUESTIONS=500 is the long form (`make erase`).
    """
    for number in range(QUESTIONS):
        user = "~UERIN" if number % 5 == 4 else "UERIN"
        entry = house.ask(user, f"{WORD} {number} YouTube?", prior=f"{WORD} before")
        if number < CASES:
            case, _ = house.casework.escalate(entry.id, entry.user)
            if number % 4 < 2:
                house.settled(case, keep=number % 4 == 0)
        if number % 7 == 0:
            house.complaints.complain(entry.id, "UERIN", Fault.UNCLEAR, f"{WORD}!")
        if number % 2:
            house.deliver()
    others = house.ask("UADAM", "Adams lion?", thread="1.0", prior=f"{WORD} 0 YouTube?")
    house.complaints.complain(others.id, "UERIN", Fault.OLD, f"{WORD} too")
    house.complaints.complain(others.id, "UADAM", Fault.OLD, "Adams complaint")
    with house.database.step() as step:
        step.inbox.receive(
            Arrival("late", "", Surface.DIRECT, "UERIN", "T1", "D1", "1", f"{WORD} late"),
            house.clock(),
        )
        rulings = list(step.rulings.all())
    assert WORD in house.words()
    begun = time.perf_counter()
    done = house.erasing.erase("UERIN")
    took = time.perf_counter() - begun

    assert (done.exchanges, done.cases) == (QUESTIONS, CASES)
    left = house.words()
    assert WORD not in left
    assert '"UERIN"' not in left
    assert all(word in left for word in ("Adams lion?", "Adams complaint", "No clips.", "Which"))
    if isinstance(place, Path):
        house.database._engine.dispose()
        for file in tmp_path.rglob("*"):
            if file.is_file():
                assert WORD.encode() not in file.read_bytes(), file
    checked = house.auditing.check()
    assert checked.breaks == ()
    with house.database.step() as step:
        assert [r.id for r in step.rulings.all()] == [r.id for r in rulings]
        assert len(rulings) == 5
        last = step.trail.last()
        assert last
        assert (last.kind, last.ref) == ("erased", done.name)
        assert "UERIN" not in step.trail.people().values()
        cases = step.cases.all()
    assert {case.state for case in cases} == {CaseState.CLOSED, CaseState.ANSWERED}
    assert all(case.outcome for case in cases if case.state is CaseState.ANSWERED)
    with pytest.raises(PolicyBotError, match="There is nothing of UERIN"):
        house.erasing.erase("UERIN")
    sys.stdout.write(
        f"{done.exchanges} questions and {done.cases} cases erased in {took:.1f} s: "
        "0 words left, the trail holds.\n"
    )


def test_what_legal_sees(house: House) -> None:
    """
    Cards and complaints are drawn again without the words; nothing goes to who was erased.
    """
    entry = house.ask("UERIN", f"{WORD} YouTube?")
    case, _ = house.casework.escalate(entry.id, "UERIN")
    other = house.ask("UADAM", "Adams lion?")
    with house.database.step() as step:
        place = replace(case.askers[0], user="UADAM", thread=other.thread)
        joined = step.cases.get(case.id)
        assert joined
        house.casework.keep(step, joined, joined.join(place, "Adams lion?"), "join", "UADAM")
        step.journal.assign(other.id, case.id)
    house.complaints.complain(entry.id, "UERIN", Fault.UNCLEAR, "")
    house.deliver()
    house.casework.claim(case.id, "ULENA")  # its card is not sent yet
    house.erasing.erase("UERIN")
    house.casework.answer(case.id, "ULENA", Verdict.NOT_ALLOWED, "No.", "")
    with house.database.step() as step:
        found = step.cases.get(case.id)
        query = select(outbox).where(outbox.c.state == "new").order_by(outbox.c.id)
        rows = step._connection.execute(query).mappings().all()
    assert found
    assert found.also == ("Adams lion?",)
    assert {row["channel"] for row in rows} == {LEGAL_DESK, "C1"}
    assert {row["person"] for row in rows if row["channel"] == "C1"} == {"UADAM"}
    told = json.dumps([row["payload"] for row in rows])
    assert "(erased)" in told
    assert WORD not in told
    assert {row["root"].split(":")[0] for row in rows if row["channel"] == LEGAL_DESK} == {
        "card", "complaints",
    }  # fmt: skip


def test_on_its_way(house: House) -> None:
    """
    What somebody is just sending or working on is made empty, and is never taken up again.
    """
    entry = house.ask("UERIN", f"{WORD} YouTube?")
    house.casework.escalate(entry.id, "UERIN")
    with house.database.step() as step:
        for _ in range(9):
            step.outbox.take(house.clock(), house.clock(), [])
        step.inbox.receive(
            Arrival("late", "", Surface.DIRECT, "UERIN", "T1", "D1", "1", WORD), house.clock()
        )
        work = step.inbox.take(house.clock(), house.clock() + timedelta(seconds=9))
        assert work
    house.erasing.erase("UERIN")

    assert WORD not in house.words()
    with pytest.raises(PolicyBotError), house.database.step() as step:
        step.inbox.finish(work)


def test_a_ruling_of_nobody(house: House) -> None:
    """
    When a ruling ends whose askers were all erased, its question is not opened again.
    """
    case, _ = house.casework.escalate(house.ask("UERIN", f"{WORD} YouTube?").id, "UERIN")
    house.settled(case, keep=True)
    house.erasing.erase("UERIN")
    house.clock.now += timedelta(days=300)
    update = FakeReindexing().update
    Rulings(house.database, house.casework, Shelf(), update, house.clock).work()

    with house.database.step() as step:
        found, ruling = step.cases.get(case.id), step.rulings.of(case.id)
    assert found
    assert ruling
    assert (found.state, ruling.status) == (CaseState.ANSWERED, RulingStatus.EXPIRED)


def test_nothing_of_them(house: House) -> None:
    """
    Whoever has said nothing is named in one sentence, and nothing is changed.
    """
    house.ask("UADAM", "Adams lion?")
    before = house.words()
    with pytest.raises(PolicyBotError, match="There is nothing of UGUS: no question and no case"):
        house.erasing.erase("UGUS")

    assert before == house.words()


def test_retention(house: House) -> None:
    """
    After their time words are forgotten, in the journal and where they were the turn before;
    verdict, quotations and the person who has to be told stay, and the trail holds.
    """
    first = house.ask("UERIN", f"{WORD} YouTube?", thread="1.0")
    house.complaints.complain(first.id, "UERIN", Fault.UNCLEAR, f"{WORD}!")
    house.deliver()
    case, _ = house.casework.escalate(first.id, "UERIN")
    house.settled(case, keep=False)
    house.casework.close(case.id, "ULENA")
    house.clock.now += timedelta(days=100)
    before = f"{WORD} YouTube?\nTigers?"
    later = house.ask("UADAM", "Adams lion?", thread="1.0", prior=before)
    house.clock.now += timedelta(days=81)
    keeping = Retention(house.database, house.casework, house.clock, 180)
    assert keeping.work()
    assert not keeping.work()
    assert not keeping.work()
    house.deliver()

    with house.database.step() as step:
        one, two = step.journal.get(first.id), step.journal.get(later.id)
        found = step.cases.get(case.id)
    assert one
    assert two
    assert found
    assert (one.question, one.user, one.verdict) == ("", "UERIN", first.verdict)
    assert one.citations == first.citations
    assert one.feedback == {"UERIN": "bad:not-clear"}
    assert (two.question, two.prior) == ("Adams lion?", "")
    assert WORD in found.question
    house.clock.now += timedelta(days=200)
    rule = Retention(house.database, house.casework, house.clock, 180, 365)
    assert rule.work()
    assert not rule.work()
    house.deliver()
    assert WORD not in house.words()
    assert "No clips." in house.words()
    assert house.auditing.check().breaks == ()


def test_forgotten_answers(house: House) -> None:
    """
    An answer whose words were forgotten cannot be taken to legal any more; it is replayed with
    what is left.
    """
    entry = house.ask("UERIN", f"{WORD} YouTube?")
    house.clock.now += timedelta(days=181)
    Retention(house.database, house.casework, house.clock, 180).work()
    with pytest.raises(PolicyBotError, match="please ask the question again"):
        house.casework.escalate(entry.id, "UERIN")
    with pytest.raises(PolicyBotError, match="no longer have"):
        house.complaints.take_up(entry.id, "ULENA")
    replay = Replaying(house.database, lambda _: None).replay(entry.id)

    assert replay.intact is None
    assert [proof.stands for proof in replay.proofs] == [None]
    assert replay.entry.user != ERASED
