"""Cases under every order of presses, replies, questions, hours and restarts."""

import tempfile
from collections import Counter
from datetime import UTC, timedelta, tzinfo
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.adapters.database import Database
from bot.adapters.marks import FileMarks
from bot.domain.answers import Question, Verdict
from bot.domain.cases import Asker, Case, CaseState
from bot.domain.documents import Use
from bot.domain.errors import CaseError
from bot.domain.records import LEGAL_DESK, Entry
from bot.domain.rulings import Keeping, Ruling, RulingStatus
from bot.domain.states import DONE, HELD, LIVE, WAITING, WITHOUT_ANSWER, Closing
from bot.ports.record import Step
from bot.services.auditing import Auditing
from bot.services.casework import Casework
from bot.services.chasing import Chasing
from bot.services.rulings import Rulings
from bot.slack.desk import SlackDesk
from tests.fakes_slack import (
    FakeAnswering,
    FakeClock,
    FakeCourier,
    FakeReindexing,
    FakeRoles,
    open_issue,
)
from tests.postgres import Server

# Many examples of the same: each line that they reach has a test of its own.
pytestmark = pytest.mark.no_cover

LAWYERS = st.sampled_from(["ULENA", "ULEO"])
EVERYBODY = st.sampled_from(["UERIN", "UADAM", "ULENA", "ULEO"])
QUESTIONS = st.sampled_from(["May we use YouTube?", "YouTube clips, may we?", "And the moon?"])
MONTH = 30


class Places:
    """Everybody lives in UTC."""

    def of(self, user: str) -> tzinfo | None:
        del user
        return UTC


class Shelf:
    """Remembers the status of every ruling that was put on it."""

    def __init__(self) -> None:
        self.held: dict[str, RulingStatus] = {}

    def put(self, ruling: Ruling) -> None:
        self.held[ruling.id] = ruling.status


class Lawyers(RuleBasedStateMachine):
    """Two lawyers, two askers (and lawyers who ask), a clock, and a bot that restarts."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = self.new_place()
        self.clock = FakeClock()
        self.roles = FakeRoles(legal={"ULENA", "ULEO"})
        self.shelf = Shelf()
        self.entries = 0
        self.posted: list[tuple[str, str, str, str]] = []
        self.answers: Counter[tuple[str, int]] = Counter()
        self.open()

    def new_place(self) -> Path | str:
        """Where this run keeps its record."""
        return Path(self.folder.name) / "d.db"

    def open(self) -> None:
        """Start the bot over the database that is there."""
        self.database = Database(self.place)
        desk = SlackDesk()
        self.casework = Casework(
            self.database, self.roles, desk, self.clock, self.clock, answering=FakeAnswering()
        )
        self.chasing = Chasing(
            self.database, self.casework, desk, FakeCourier(), Places(), self.clock, "ULEO"
        )
        self.rulings = Rulings(
            self.database, self.casework, self.shelf, FakeReindexing().update, self.clock
        )

    def teardown(self) -> None:
        if hasattr(self, "database"):
            folder = Path(self.folder.name)
            found = Auditing(self.database, FileMarks(folder, "key"), self.clock).check().breaks
            self.database.close()
            self.folder.cleanup()
            assert found == ()  # the trail tells exactly what is in the tables

    def cases(self) -> list[Case]:
        with self.database.step() as step:
            return list(step.cases.all())

    def pick(self, number: int) -> str:
        """The id of one of the cases."""
        found = self.cases()
        return found[number % len(found)].id

    def attempt(self, do) -> Case | None:  # type: ignore[no-untyped-def]
        """Take a step; what is refused is refused with a sentence and changes nothing."""
        before = self.cases()
        refused: CaseError | None = None
        try:
            return do()
        except CaseError as error:
            refused = error
        assert str(refused).endswith(".")
        assert self.cases() == before
        return None

    @rule(user=EVERYBODY, text=QUESTIONS)
    def ask(self, user: str, text: str) -> None:
        self.entries += 1
        number = f"e{self.entries}"
        answer = open_issue(Question(text, id=number))
        entry = Entry.of(
            answer, at=self.clock(), user=user, channel="C1", thread=f"{self.entries}.0",
            seconds=0.1,
        )  # fmt: skip
        if "moon" in text:
            told = {**entry.answer, "issues": ["OLI-9"]}
            entry = Entry(**{**{f: getattr(entry, f) for f in entry.__slots__}, "answer": told})
        with self.database.step() as step:
            step.journal.write(entry)
        self.casework.escalate(number, user)

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9), what=st.sampled_from(["claim", "release"]))
    def press(self, member: str, number: int, what: str) -> None:
        self.attempt(lambda: getattr(self.casework, what)(self.pick(number), member))

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9))
    def reopen(self, member: str, number: int) -> None:
        self.attempt(lambda: self.casework.reopen(self.pick(number), member))

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, to=EVERYBODY, number=st.integers(0, 9))
    def assign(self, member: str, to: str, number: int) -> None:
        self.attempt(lambda: self.casework.assign(self.pick(number), member, to))

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9))
    def ask_back(self, member: str, number: int) -> None:
        self.attempt(lambda: self.casework.ask_back(self.pick(number), member, "Which?"))

    @precondition(lambda self: self.entries)
    @rule(number=st.integers(0, 9), who=st.integers(0, 9))
    def reply(self, number: int, who: int) -> None:
        (case,) = [c for c in self.cases() if c.id == self.pick(number)]
        asker = case.askers[who % len(case.askers)]

        def replied(step: Step) -> None:
            found = step.cases.asked_back(asker)
            assert (found == case) == (case.state is CaseState.NEEDS_INFO)
            if found:
                self.casework.reply_in(step, found, asker.user, "These.")

        with self.database.step() as step:
            replied(step)

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9), keep=st.booleans(), days=st.integers(1, 60))
    def answer(self, member: str, number: int, keep: bool, days: int) -> None:
        until = self.clock().date() + timedelta(days=days)
        keeping = Keeping(("YouTube",), (Use.COLLECT,), until) if keep else None
        case = self.attempt(
            lambda: self.casework.answer(
                self.pick(number), member, Verdict.NOT_ALLOWED, "No.", "", keeping
            )
        )
        if case:
            self.answers[case.id, case.revision] = len(case.askers)

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9), why=st.sampled_from(Closing))
    def close(self, member: str, number: int, why: Closing) -> None:
        self.attempt(lambda: self.casework.close(self.pick(number), member, why))

    @precondition(lambda self: self.entries)
    @rule(member=LAWYERS, number=st.integers(0, 9), other=st.integers(0, 9))
    def duplicate(self, member: str, number: int, other: int) -> None:
        one, two = self.pick(number), self.pick(other)
        (original,) = [c for c in self.cases() if c.id == two]
        (copy,) = [c for c in self.cases() if c.id == one]
        newcomers = set(copy.askers) - set(original.askers)
        if self.attempt(lambda: self.casework.mark_duplicate(one, member, two)):
            (joined,) = [c for c in self.cases() if c.id == two]
            if original.outcome and newcomers:
                self.answers[joined.id, joined.revision] = len(newcomers)

    @rule(hours=st.sampled_from([1, 9, 30, 24 * MONTH]))
    def time_passes(self, hours: int) -> None:
        self.clock.pass_seconds(3600 * hours)
        self.look_around()

    @rule()
    def look_around(self) -> None:
        self.rulings.work()
        while self.chasing.work():
            pass

    @rule()
    def send(self) -> None:
        """What is in the outbox goes out, in order."""
        with self.database.step() as step:
            while parcel := step.outbox.take(self.clock(), self.clock(), []):
                step.outbox.sent(parcel, parcel.channel, f"{len(self.posted)}.5")
                self.posted.append((parcel.key, parcel.channel, parcel.update, parcel.text))

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.open()

    @invariant()
    def no_invalid_state(self) -> None:
        if not hasattr(self, "database"):
            return
        for case in self.cases():
            without = case.closing in WITHOUT_ANSWER
            assert (case.outcome is not None) == (case.state in DONE and not without)
            assert bool(case.claimant) >= (case.state in HELD)
            assert not (case.state in WAITING and case.claimant)
            if case.state in HELD:
                assert not case.asked_by(case.claimant)
                assert case.claimant in self.roles.legal
            if case.outcome and case.state is CaseState.ANSWERED:
                assert (
                    not any(asker.user == case.outcome.by for asker in case.askers[:1]) or case.also
                )
            due = case.state in WAITING or case.state is CaseState.CLAIMED
            assert (case.due_at is not None) == due
            if case.state is CaseState.DUPLICATE:
                assert case.duplicate_of != case.id
        live = [case.sameness for case in self.cases() if case.state in LIVE]
        assert len(live) == len(set(live))

    @invariant()
    def one_card_and_each_thing_once(self) -> None:
        if not hasattr(self, "database"):
            return
        keys = [key for key, *_ in self.posted]
        assert len(keys) == len(set(keys))
        fresh = Counter(
            key.split(":")[1]
            for key, channel, update, _ in self.posted
            if key.startswith("card:") and channel == LEGAL_DESK and not update
        )
        assert set(fresh.values()) <= {1}

    @invariant()
    def rulings_and_cases_agree(self) -> None:
        if not hasattr(self, "database"):
            return
        with self.database.step() as step:
            in_force = [r for r in step.rulings.all() if r.status is RulingStatus.IN_FORCE]
            standing = step.rulings.standing()
        by_id = {case.id: case for case in self.cases()}
        assert len({ruling.case for ruling in in_force}) == len(in_force)
        for ruling in in_force:
            assert by_id[ruling.case].state in DONE
            assert (ruling.id, True) in standing

    @precondition(lambda self: self.answers)
    @rule()
    def each_outcome_is_told_once(self) -> None:
        """Everybody who asked, once for each answer."""
        self.send()
        told = Counter(
            (key.split(":")[1], int(key.split(":")[-2]))
            for key, *_ in self.posted
            if key.startswith("outcome:")
        )
        assert told == self.answers


TestLawyers = Lawyers.TestCase
TestLawyers.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)


def test_on_a_server(postgres: Server) -> None:
    """
    All of it holds on PostgreSQL too.
    """

    class LawyersOnServer(Lawyers):
        def new_place(self) -> str:
            return postgres.ready()

    run_state_machine_as_test(
        LawyersOnServer, settings=settings(max_examples=4, stateful_step_count=30, deadline=None)
    )


def test_asker_is_a_value() -> None:
    """
    The machine above counts askers by value.
    """
    assert len({Asker("a", "C", "1"), Asker("a", "C", "1")}) == 1
