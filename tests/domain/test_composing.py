"""An answer as it is put together: what it opens with, what it closes with, what it leaves out."""

import pytest

from bot.domain.answers import DEGRADED, Advice, Answer, Draft, Question, Quote, Statement, Verdict
from bot.domain.assessment import assess
from bot.domain.composing import FLOOR, compose
from bot.domain.documents import Effect, Hit, Passage, SubjectKind, Use
from bot.domain.drafting import draft
from bot.domain.framing import Frame, Scope
from bot.domain.grounding import Grounded, ground
from bot.domain.knowledge import Knowledge
from bot.domain.language import Language
from bot.domain.phrases import sentences
from bot.domain.quoting import Quoter
from bot.domain.usage import Usage
from tests.builders import about, card, dataset, document, knowledge, platform, policy, rule

LONG = "A sentence of the second paragraph that has a number of words in it. " * 8
HELD = knowledge(
    platform("Harbour"),
    policy("pol", rule("no", Effect.FORBIDS, subjects=("Harbour",))),
    document("long", body=f"# Long\n\nThe first sentence.\n\n{LONG}\n"),
)

OTHERS = knowledge(
    platform("Harbour"),
    dataset("Pier 4"),
    card("Brook 2", SubjectKind.LICENCE, licences=("Brook-2.0",)),
)


def composed(framed: Frame, *, drafter: str = "extractive", empty: bool = False) -> Answer:
    """The answer to a frame, with the passages of the long document as what was found."""
    assessed = assess(framed, HELD)
    grounded = ground(draft(assessed, HELD, Quoter(HELD)), HELD)
    grounded = Grounded((), 1) if empty else grounded
    return compose(Question("So?"), framed, assessed, grounded, HELD, hits(HELD), drafter)


def hits(held: Knowledge) -> list[Hit]:
    """The whole of a long document, one that nobody may see, and an empty passage."""
    long = held.documents["long"]
    whole = Passage("long", long.body_start, len(long.text), "", long.body)
    return [
        Hit(whole, 1.0),
        Hit(Passage("gone", 0, 4, "", "gone"), 0.9),
        Hit(Passage("long", 0, 1, "", " "), 0.8),
    ]


def test_lost_statements() -> None:
    """
    A verdict that lost its last statement is no answer, and legal is offered.
    """
    answer = composed(about(HELD, "Harbour"), empty=True)

    assert answer.verdict is Verdict.NOT_COVERED
    assert set(answer.verdicts.values()) == {Verdict.NOT_COVERED}
    assert answer.escalation.advice is Advice.OFFER


def test_closest() -> None:
    """
    Of a long passage the first sentences are shown; of an unknown document nothing.
    """
    (closest,) = composed(about(HELD)).closest

    assert len(closest.quote.text) <= 400
    assert closest.quote.text.startswith("# Long")


@pytest.mark.parametrize("language", Language)
def test_understood(language: Language) -> None:
    """
    What a model took the question for stands behind the headline, in the language of the question.
    """
    topics = frozenset({"old-copies"})
    framed = about(HELD, "Harbour", guessed=True, topics=topics, language=language)
    answer = composed(framed)

    assert answer.understood == answer.text.splitlines()[1]
    assert "Harbour" in answer.understood
    assert "old copies" in answer.understood
    assert composed(about(HELD, "Harbour")).understood == ""


@pytest.mark.parametrize("language", Language)
def test_assumed(language: Language) -> None:
    """
    Where a question on data names no use, the answer says for which it answers.
    """
    say = sentences(language)

    def told(name: str, *uses: Use, stated: bool = False, deed: str = "") -> str:
        framed = about(OTHERS, name, uses=uses, stated=stated, language=language, deed=deed)
        return compose(
            Question("So?"), framed, assess(framed, OTHERS), Grounded((), 0), OTHERS
        ).understood

    assert told("Pier 4", Use.TRAIN_COMMERCIAL) == say.assumed
    assert told("Harbour", Use.COLLECT, Use.TRAIN_COMMERCIAL) == say.assumed_of_site
    assert told("Pier 4", Use.TRAIN_COMMERCIAL, stated=True) == ""
    assert told("Brook 2", Use.TRAIN_COMMERCIAL) == ""
    assert told("Pier 4", Use.TRAIN_COMMERCIAL, deed="translate") == ""


@pytest.mark.parametrize(
    ("scope", "drafter", "closing"),
    [
        (Scope.DATA, "extractive", ["This is not a legal clearance."]),
        (Scope.DATA, DEGRADED,
         ["Worded without the language model.", "This is not a legal clearance."]),
        (Scope.OTHER, DEGRADED, ["Worded without the language model."]),
        (Scope.OTHER, "extractive", []),
        (Scope.SMALL_TALK, "extractive", []),
        (Scope.PRIVATE, "extractive", ["This is not a legal clearance."]),
    ],
)  # fmt: skip
def test_closing(scope: Scope, drafter: str, closing: list[str]) -> None:
    """
    An answer says that it is no clearance, and when the model failed; small talk neither.
    """
    answer = composed(about(HELD, "Harbour", scope=scope), drafter=drafter)
    last = answer.text.splitlines()[1:]

    assert closing == (last[len(last) - len(closing) :] if closing else last)
    assert answer.headline == answer.text.splitlines()[0]


def test_empty_quotation() -> None:
    """
    A quotation of nothing, or of a document that nobody may see, is none.
    """
    start = HELD.documents["long"].body_start
    said = [
        Statement("Nothing.", (Quote("long", start, start + 1, " "),)),
        Statement("Gone.", (Quote("gone", 0, 4, "gone"),)),
        Statement("Unsaid.", ()),
    ]

    assert ground(Draft(tuple(said), "x"), HELD) == Grounded((), 3)


def test_listed() -> None:
    """
    Names are listed as people do.
    """
    say = sentences(Language.ENGLISH)

    assert [say.listed(names) for names in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_usage_name() -> None:
    """
    A drafter is named by model and prompt, cut where the journal has no more room.
    """
    assert Usage("openai:m", "answer-2").name == "openai:m answer-2"
    assert len(Usage("m" * 200, "answer-2").name) == 64


@pytest.mark.parametrize(
    ("score", "shown"),
    [(FLOOR, ["note", "card-harbour"]), (FLOOR - 0.01, ["card-harbour"])],
)
def test_the_floor(score: float, shown: list[str]) -> None:
    """
    A passage below the floor is not shown as the closest, unless it is of a subject named.
    """
    held = knowledge(platform("Harbour"), document("note"))
    frame = about(held, "Harbour")
    passages = [
        Passage(d.id, d.body_start, len(d.text), "", d.body)
        for d in (held.documents["note"], held.documents["card-harbour"])
    ]

    answer = compose(
        Question("Harbour?"), frame, assess(frame, held), Grounded((), 0), held,
        [Hit(passages[0], score), Hit(passages[1], 0.1)],
    )  # fmt: skip

    assert answer.verdict is Verdict.NOT_COVERED
    assert [citation.document for citation in answer.closest] == shown
