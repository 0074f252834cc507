"""What is left of a record without the words of a person."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Cited, Question, Verdict
from bot.domain.cases import Asker, CaseState
from bot.domain.documents import Use
from bot.domain.erasing import (
    GONE,
    NEVER,
    Person,
    answer_without_words,
    case_without,
    case_without_words,
    ruling_without_words,
    told_by,
)
from bot.domain.records import Entry
from bot.domain.routes import ANONYMOUS, ERASED
from bot.domain.rulings import Scope
from bot.domain.states import Closing
from tests.adapters.test_database import ruling
from tests.domain.test_cases import AT, opened
from tests.fakes_slack import citation, not_allowed

ERIN = Person("erin", frozenset({"~nire", "~nire2"}))
ADAM = Asker("adam", "C1", "2.0")
UNNAMED = Asker(ANONYMOUS, "~nire", "@answer:e3")


def test_an_answer() -> None:
    """
    Of an answer the decision stays, and by which generation and drafter it was made.
    """
    entry = Entry.of(
        not_allowed(Question("May I, Erin?", id="e1")), at=AT, user="erin", channel="C1",
        thread="1.0", seconds=1.0,
    )  # fmt: skip
    left = answer_without_words(entry.answer)

    assert left.keys() == entry.answer.keys()
    assert {name for name, value in left.items() if value} == {
        "id", "verdict", "verdicts", "escalation", "uses", "generation", "drafter", "seconds",
    }  # fmt: skip
    assert answer_without_words(left) == left


def talked() -> "object":
    """A case that erin asked, with a reply of hers, joined by adam in his words."""
    case = opened(
        subjects=("HD-VG-130M", "Erins Clips"), citations=(citation(text="HD-VG-130M is …"),),
        said=(Cited("Erins words.", (1,)),), prior="Before, Erin?", covers="c",
    ).claim("lena", AT)  # fmt: skip
    asked = case.ask_back("lena", "Which?", AT).reply("erin", "Erins own.", AT)
    return asked.join(ADAM, "Adams words?").join(replace(ADAM, thread="3.0"), "Whose words?")


def test_a_case_of_theirs() -> None:
    """
    What they wrote goes, what legal and others wrote stays; others are still told.
    """
    case = talked()
    left = case_without(case, ERIN, {"Adams words?"}, {("C1", "1.0")}, AT)

    assert left.question == GONE
    assert (left.also, left.said, left.prior, left.covers) == (("Adams words?",), (), "", "")
    assert left.askers == (ADAM, replace(ADAM, thread="3.0"), Asker(ERASED, "", ""))
    assert [(e.question, e.reply, e.replied_by) for e in left.talk] == [("Which?", GONE, ERASED)]
    assert left.subjects == ("HD-VG-130M",)
    assert left.sameness != case.sameness
    assert (left.state, left.revision) == (CaseState.CLAIMED, case.revision + 1)


def test_a_case_that_they_joined() -> None:
    """
    The question of somebody else stays, and its sameness; only their own wordings go.
    """
    left = case_without(talked(), Person("adam"), {"Whose words?"}, {("C1", "2.0")}, AT)

    assert (left.question, left.sameness, left.prior) == ("May we?", "same", "")
    assert left.also == ("Whose words?",)
    assert [e.reply for e in left.talk] == ["Erins own."]
    assert [asker.user for asker in left.askers] == ["erin", ERASED]


def test_a_case_of_others() -> None:
    """
    A case that they did not ask stays as it is; one that goes on in their thread loses what was
    asked before.
    """
    case = talked()

    assert case_without(case, Person("gus"), (), (), AT) is case
    left = case_without(case, Person("gus"), (), {("C1", "2.0")}, AT)
    assert left == replace(case, prior="", revision=case.revision + 1)


def test_an_unnamed_case() -> None:
    """
    Whoever asked without a name is found by the way back to them, and what may be their reply
    goes; of others without a name nothing is known, so nothing of them is touched.
    """
    case = opened(askers=(UNNAMED,)).claim("lena", AT).ask_back("lena", "Which?", AT)
    case = case.reply(ANONYMOUS, "Erins own.", AT)
    left = case_without(case, ERIN, (), (), AT)

    assert [(e.reply, e.replied_by) for e in left.talk] == [(GONE, ERASED)]
    assert left.question == GONE
    assert case_without(case, Person("erin"), (), (), AT) is case


def test_nobody_waits() -> None:
    """
    A live case that nobody else asked is closed; an answered one keeps its answer.
    """
    live = case_without(opened(), ERIN, (), (), AT)
    done = opened().claim("lena", AT).answer("lena", Verdict.NOT_ALLOWED, "No.", "§ 1", AT)
    left = case_without(done, ERIN, (), (), AT)

    assert live.forsaken
    assert (live.state, live.closing, live.closed_at) == (CaseState.CLOSED, Closing.WITHDRAWN, AT)
    assert (left.state, left.outcome) == (CaseState.ANSWERED, done.outcome)
    assert not opened().forsaken


def test_old_cases() -> None:
    """
    A case whose time is over keeps who asked, what legal asked and answered, and no other word.
    """
    left = case_without_words(talked())

    assert (left.question, left.also, left.prior) == (GONE, (), "")
    assert [(e.question, e.reply, e.replied_by) for e in left.talk] == [("Which?", GONE, "erin")]
    assert left.askers == talked().askers


def test_a_ruling() -> None:
    """
    The question goes, and words that a ruling's scope has from it; where they were needed it
    never holds.
    """
    scope = Scope(("YouTube",), (Use.COLLECT,), ("old", '"zebra"', '"lion"'), (), ('"ant"', "new"))
    left = ruling_without_words(ruling(scope=scope, question="A zebra?"))

    assert left.question == ""
    assert left.scope == replace(scope, topics=("old", NEVER), beside=("new",))
    assert ruling_without_words(ruling()) == ruling()
    assert ruling_without_words(left) == left


@given(st.lists(st.sampled_from(["YouTube", "youtube", "Zebra", "HD"]), max_size=4))
def test_names(names: list[str]) -> None:
    """
    A name stays exactly when a cited document has it.
    """
    kept = told_by(names, [citation(text="From YouTube, and HD.")])

    assert kept == tuple(name for name in names if name != "Zebra")
