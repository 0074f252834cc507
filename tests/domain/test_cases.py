"""The life of a case."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.answers import Reason, Verdict
from bot.domain.cases import DONE, HELD, WAITING, Asker, Case, CaseState, Exchange
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError, CaseError, NotPermittedError
from bot.domain.outcomes import LONGEST, RULINGS, outcome_faults
from bot.domain.sameness import coverage, sameness
from bot.domain.states import ENDED, WITHOUT_ANSWER, Closing, closings

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ERIN = Asker("erin", "C1", "1.0")
PEOPLE = st.sampled_from(["erin", "lena", "leo", "adam"])


def opened(**changes: object) -> Case:
    """A case that erin asked."""
    made = {
        "number": 1,
        "sameness": "same",
        "question": "May we?",
        "audience": Audience.ALL,
        "verdict": Verdict.OPEN_ISSUE,
        "reason": Reason.OPEN_ISSUE,
        "askers": (ERIN,),
        "opened_at": AT,
    }
    return Case(**{**made, **changes})  # type: ignore[arg-type]


def answered() -> Case:
    """A case that lena answered."""
    return opened().claim("lena", AT).answer("lena", Verdict.NOT_ALLOWED, "No.", "", AT)


class LifeOfACase(RuleBasedStateMachine):
    """Every order of steps by anybody; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.case = opened()
        self.revisions = 0

    def attempt(self, step, allowed: bool) -> None:  # type: ignore[no-untyped-def]
        """Take a step that is expected to be allowed or refused."""
        if allowed:
            self.case = step()
            self.revisions += 1
        else:
            with pytest.raises(CaseError) as caught:
                step()
            assert str(caught.value).endswith(".")

    def may_rule(self, member: str) -> bool:
        """Whoever asked rules on nothing."""
        return all(asker.user != member for asker in self.case.askers)

    @rule(member=PEOPLE)
    def claim(self, member: str) -> None:
        allowed = self.may_rule(member) and self.case.state in WAITING
        self.attempt(lambda: self.case.claim(member, AT), allowed)

    @rule(member=PEOPLE)
    def release(self, member: str) -> None:
        allowed = self.may_rule(member) and self.case.state in HELD
        self.attempt(lambda: self.case.release(member), allowed)

    @rule(member=PEOPLE, to=PEOPLE)
    def assign(self, member: str, to: str) -> None:
        both = self.may_rule(member) and self.may_rule(to)
        allowed = both and self.case.live and self.case.claimant != to
        self.attempt(lambda: self.case.assign(member, to, AT), allowed)

    @rule(member=PEOPLE, question=st.sampled_from(["", "Which?"]))
    def ask_back(self, member: str, question: str) -> None:
        held = self.case.state is CaseState.CLAIMED and self.case.claimant == member
        allowed = self.may_rule(member) and held and bool(question)
        self.attempt(lambda: self.case.ask_back(member, question, AT), allowed)

    @rule(user=PEOPLE)
    def reply(self, user: str) -> None:
        allowed = self.case.state is CaseState.NEEDS_INFO and self.case.asked_by(user)
        assert allowed == self.case.awaits(user)
        self.attempt(lambda: self.case.reply(user, "These.", AT), allowed)

    @rule(member=PEOPLE, verdict=st.sampled_from(Verdict), text=st.sampled_from(["", "No."]))
    def answer(self, member: str, verdict: Verdict, text: str) -> None:
        held = self.case.state in HELD and self.case.claimant == member
        whole = bool(text) and verdict in RULINGS
        step = lambda: self.case.answer(member, verdict, text, "§ 1", AT)  # noqa: E731
        self.attempt(step, self.may_rule(member) and held and whole)

    @rule(member=PEOPLE, closing=st.sampled_from(Closing))
    def close(self, member: str, closing: Closing) -> None:
        fits = closing in closings(self.case.state)
        mine = self.case.state not in HELD or self.case.claimant == member
        allowed = self.may_rule(member) and fits and mine
        self.attempt(lambda: self.case.close(member, closing, AT), allowed)

    @rule(member=PEOPLE)
    def reopen(self, member: str) -> None:
        allowed = self.may_rule(member) and self.case.state in ENDED
        self.attempt(lambda: self.case.reopen(member), allowed)

    @precondition(lambda self: self.revisions > 3)
    @rule(member=PEOPLE)
    def mark_duplicate(self, member: str) -> None:
        allowed = self.may_rule(member) and self.case.live
        self.attempt(lambda: self.case.mark_duplicate(member, "CASE-0002", AT), allowed)

    @rule(user=PEOPLE, thread=st.sampled_from(["1.0", "2.0"]))
    def join(self, user: str, thread: str) -> None:
        asker = Asker(user, "C1", thread)
        if self.case.live and asker in self.case.askers:
            assert self.case.join(asker) is self.case
            return
        self.attempt(lambda: self.case.join(asker), self.case.live)

    @invariant()
    def nobody_rules_on_their_own(self) -> None:
        if self.case.outcome:
            assert not self.case.asked_by(self.case.outcome.by)
        if self.case.state in HELD:
            assert not self.case.asked_by(self.case.claimant)

    @invariant()
    def state_and_facts_agree(self) -> None:
        case = self.case
        without = case.state is CaseState.CLOSED and case.closing in WITHOUT_ANSWER
        assert (case.outcome is not None) == (case.state in DONE and not without)
        assert (case.closing is not None) == (case.state is CaseState.CLOSED)
        assert bool(case.duplicate_of) == (case.state is CaseState.DUPLICATE)
        if case.state is CaseState.NEEDS_INFO:
            assert not case.talk[-1].replied_by
        assert (case.state in HELD) <= bool(case.claimant and case.claimed_at)
        assert (case.state in WAITING) <= (not case.claimant and case.claimed_at is None)
        assert case.live == (case.state in WAITING | HELD)
        assert case.revision == self.revisions
        assert case.asker == "erin"


TestLifeOfACase = LifeOfACase.TestCase
TestLifeOfACase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_id() -> None:
    """
    A case has a number of four digits at least.
    """
    assert [opened(number=7).id, opened(number=12345).id] == ["CASE-0007", "CASE-12345"]


def test_second_claim() -> None:
    """
    Whoever claims first keeps the case; the second is told, and the first as well.
    """
    case = opened().claim("lena", AT)
    with pytest.raises(CaseConflictError, match="claimed by somebody else already"):
        case.claim("leo", AT)
    with pytest.raises(CaseConflictError, match="claimed by you already"):
        case.claim("lena", AT)


def test_own_case() -> None:
    """
    Nobody rules on a case that they asked, neither first nor later.
    """
    with pytest.raises(NotPermittedError, match="You asked CASE-0001 yourself"):
        opened().claim("erin", AT)
    joined = opened().claim("lena", AT).join(Asker("lena", "D9", "3.0"))

    assert (joined.state, joined.claimant) == (CaseState.RELEASED, "")
    with pytest.raises(NotPermittedError):
        joined.claim("lena", AT)


def test_answer_by_another() -> None:
    """
    Only the holder answers, and only what was claimed is answered.
    """
    with pytest.raises(CaseConflictError, match="claimed by somebody else"):
        opened().claim("lena", AT).answer("leo", Verdict.NOT_ALLOWED, "No.", "", AT)
    with pytest.raises(CaseError, match="Claim CASE-0001 before you answer it"):
        opened().answer("leo", Verdict.NOT_ALLOWED, "No.", "", AT)
    with pytest.raises(CaseError, match="it cannot be answered now"):
        answered().answer("lena", Verdict.NOT_ALLOWED, "No.", "", AT)


def test_close_needs_an_answer() -> None:
    """
    While somebody waits a case is closed only for a reason that needs no answer, and by its
    holder; an answered one says what became of the answer.
    """
    with pytest.raises(CaseError, match="Answer CASE-0001 before you close it"):
        opened().close("lena", Closing.SETTLED, AT)
    with pytest.raises(CaseError, match="settled or followed up"):
        answered().close("leo", Closing.WITHDRAWN, AT)
    with pytest.raises(CaseConflictError):
        opened().claim("lena", AT).close("leo", Closing.ELSEWHERE, AT)
    with pytest.raises(CaseError, match="Shorten the remark"):
        answered().close("leo", Closing.SETTLED, AT, "x" * 501)
    closed = answered().close("leo", Closing.SETTLED, AT, " Bye. ")

    assert (closed.closed_at, closed.closing, closed.remark) == (AT, Closing.SETTLED, "Bye.")
    assert opened().close("lena", Closing.NOT_LEGAL, AT).outcome is None
    assert closings(CaseState.CLOSED) == ()


def test_assign() -> None:
    """
    A case is given to somebody who did not ask it, and not to whom it belongs already.
    """
    case = opened().assign("lena", "leo", AT)

    assert (case.state, case.claimant) == (CaseState.CLAIMED, "leo")
    with pytest.raises(CaseConflictError, match="theirs already"):
        case.assign("lena", "leo", AT)
    with pytest.raises(NotPermittedError, match="asked CASE-0001 themselves"):
        case.assign("lena", "erin", AT)
    waiting = case.ask_back("leo", "Which?", AT).assign("lena", "lena", AT)
    assert (waiting.state, waiting.claimant) == (CaseState.NEEDS_INFO, "lena")


def test_join_after_the_end() -> None:
    """
    An answered case is not joined; the question is asked anew.
    """
    with pytest.raises(CaseError, match="ask again"):
        answered().join(Asker("adam", "C1", "5.0"))


def test_more_information() -> None:
    """
    The holder asks, an asker replies, and both stay on record; the holder can also answer
    without a reply.
    """
    waiting = opened().claim("lena", AT).ask_back("lena", " Which clips? ", AT)
    back = waiting.reply("erin", "Those of 2024.", AT)

    assert (waiting.state, waiting.claimant) == (CaseState.NEEDS_INFO, "lena")
    assert (back.state, back.claimant) == (CaseState.CLAIMED, "lena")
    asked = Exchange("Which clips?", "lena", AT, "Those of 2024.", "erin", AT)
    assert back.talk == (asked,)
    with pytest.raises(CaseError, match="Write what you want to know"):
        opened().claim("lena", AT).ask_back("lena", " ", AT)
    with pytest.raises(NotPermittedError, match="Only who asked"):
        waiting.reply("adam", "Me?", AT)
    assert waiting.answer("lena", Verdict.NOT_ALLOWED, "No.", "", AT).state is CaseState.ANSWERED


def test_adopt() -> None:
    """
    The askers and the words of a duplicate come to the case that it repeats, once; a holder
    among them gives it back.
    """
    adam, lena = Asker("adam", "C1", "2.0"), Asker("lena", "D1", "3.0")
    other = opened(number=2, question="And we?", askers=(adam, ERIN, lena), also=("May we?",))
    adopted = opened().claim("lena", AT).adopt(other)

    assert (ERIN, adam, lena) == adopted.askers
    assert adopted.also == ("And we?",)
    assert (adopted.state, adopted.claimant) == (CaseState.RELEASED, "")
    assert adopted.adopt(other) is adopted
    assert answered().adopt(other).state is CaseState.ANSWERED
    with pytest.raises(CaseError, match="readers' eyes"):
        opened(audience=Audience.LEGAL).adopt(other)
    with pytest.raises(CaseError, match="without an answer"):
        opened().close("leo", Closing.WITHDRAWN, AT).adopt(other)


def test_duplicate() -> None:
    """
    A live case can end as the duplicate of another; an answered one cannot.
    """
    ended = opened().mark_duplicate("lena", "CASE-0002", AT)

    assert (ended.state, ended.duplicate_of, ended.live) == (
        CaseState.DUPLICATE,
        "CASE-0002",
        False,
    )
    with pytest.raises(CaseError, match="cannot be marked as a duplicate"):
        answered().mark_duplicate("lena", "CASE-0002", AT)


def test_join() -> None:
    """
    Somebody new is added; who asked in the same place already changes nothing.
    """
    adam = Asker("adam", "C1", "2.0")
    joined = opened().join(adam)

    assert (joined.askers, joined.revision) == ((ERIN, adam), 1)
    assert joined.join(adam) is joined


def test_no_duplicate_of_itself() -> None:
    """
    A case cannot be its own duplicate.
    """
    with pytest.raises(CaseError, match="of itself"):
        opened().mark_duplicate("lena", "CASE-0001", AT)


@pytest.mark.parametrize(
    ("verdict", "text", "clause", "fields"),
    [
        (Verdict.NOT_ALLOWED, "No.", "", []),
        (Verdict.ALLOWED, "Yes.", "Contract 4.2", []),
        (Verdict.ALLOWED, "Yes.", " ", ["clause"]),
        (Verdict.CONDITIONS, "Yes, if.", "", ["clause"]),
        (None, " ", "", ["verdict", "text"]),
        (Verdict.NOT_COVERED, "Who knows.", "", ["verdict"]),
        (Verdict.NOT_ALLOWED, "x" * (LONGEST + 1), "", ["text"]),
        (Verdict.NOT_ALLOWED, "No.", "x" * (LONGEST + 1), ["clause"]),
    ],
)
def test_outcome(verdict: Verdict | None, text: str, clause: str, fields: list[str]) -> None:
    """
    An outcome needs a verdict that legal can give, words, and a ground if it permits.
    """
    assert fields == list(outcome_faults(verdict, text, clause))


def test_answer_with_faults() -> None:
    """
    What is no outcome is no answer, and the sentence says all that is wrong.
    """
    with pytest.raises(CaseError, match=r"Write what .* Name the clause"):
        opened().claim("lena", AT).answer("lena", Verdict.ALLOWED, "", "", AT)


def test_sameness() -> None:
    """
    Case, signs and the order of subjects do not count; words, reader, use and subject do.
    """
    base = sameness("May we use it?", "", Audience.ALL, ("A", "B"), (Use.COLLECT,))

    assert base == sameness("may we use IT", "before", Audience.ALL, ("b", "a"), (Use.COLLECT,))
    assert base != sameness("May we use them?", "", Audience.ALL, ("A", "B"), (Use.COLLECT,))
    assert base != sameness("May we use it?", "", Audience.LEGAL, ("A", "B"), (Use.COLLECT,))
    assert base != sameness("May we use it?", "", Audience.ALL, ("A",), (Use.COLLECT,))
    assert base != sameness("May we use it?", "", Audience.ALL, ("A", "B"), (Use.EVALUATE,))


def test_sameness_of_follow_ups() -> None:
    """
    Without a subject the earlier turn tells two questions apart, as signs do without words.
    """
    first = sameness("And for research?", "May we use A?", Audience.ALL, (), ())

    assert first != sameness("And for research?", "May we use B?", Audience.ALL, (), ())
    assert sameness("??", "", Audience.ALL, (), ()) != sameness("!!", "", Audience.ALL, (), ())


@given(st.text(max_size=50), st.text(max_size=20))
def test_sameness_takes_any_text(question: str, prior: str) -> None:
    """
    Any text has a hash of 64 digits.
    """
    assert len(sameness(question, prior, Audience.ALL, (), ())) == 64


def test_coverage() -> None:
    """
    Two questions on the same data and uses within the same issues are covered by one case,
    whatever their words; outside of issues their circumstances have to be the same.
    """
    train = (Use.TRAIN_COMMERCIAL,)
    base = coverage(Audience.ALL, ("A", "b"), train, ("OLI-1",), ("old",))

    assert base == coverage(Audience.ALL, ("B", "a"), train, ("OLI-1",), ())
    assert base != coverage(Audience.LEGAL, ("A", "b"), train, ("OLI-1",), ())
    assert base != coverage(Audience.ALL, ("A",), train, ("OLI-1",), ())
    assert base != coverage(Audience.ALL, ("A", "b"), (Use.COLLECT,), ("OLI-1",), ())
    assert base != coverage(Audience.ALL, ("A", "b"), train, ("OLI-2",), ())
    free = coverage(Audience.ALL, ("A",), train, (), ("old",))
    assert free == coverage(Audience.ALL, ("A",), train, (), ("old",))
    assert free != coverage(Audience.ALL, ("A",), train, (), ())
    assert not coverage(Audience.ALL, (), train, ("OLI-1",), ())
