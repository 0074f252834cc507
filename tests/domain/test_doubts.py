"""What a model doubts of a ruling: it takes a permission back, and gives none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Question, Turn, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.documents import Effect, Use
from bot.domain.doubts import beyond, doubted, ruled_questions
from bot.domain.framing import Frame, frame
from bot.domain.knowledge import Knowledge
from tests.builders import dataset, knowledge, policy, rule, ruling

ASKED = "May we evaluate our model on Skua clips next to video?"
TEXT = "Clips of Skua may be used to evaluate our model."


def held(
    effect: Effect = Effect.PERMITS, licence: str = "", question: str = "May we?"
) -> Knowledge:
    """Skua, under a ruling on evaluating; with an open licence a policy permits it as well."""
    one = rule("s1", effect, uses=frozenset({Use.EVALUATE}), subjects=("Skua",), clause=TEXT)
    body = f"# Skua\n\n## Question\n{question}\n\n## Ruling\n{TEXT}\n"
    open_ = rule("p1", Effect.PERMITS, classes=("open",))
    return knowledge(
        dataset("Skua", licence), policy("pol", open_), ruling("ruling-skua", one, body=body)
    )


def judged(seen: Knowledge, text: str, *said: str) -> tuple[Assessment, Frame, Assessment]:
    """What the rules say, and what is left after these doubts."""
    asked = Question(text)
    framed = frame(asked, seen.registry, seen.vocabulary)
    before = assess(framed, seen)
    return before, *doubted(asked, framed, before, said, seen)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["next to video"], ("next to video",)),
        (["NEXT  to Video", "our model"], ("NEXT to Video", "our model")),
        (["next to video", "next to video", "clips", "model"], ("next to video", "clips")),
        (["with audio", "", "  ", "videos", ASKED * 9], ()),
        (["and the harbour"], ("and the harbour",)),
    ],
)
def test_words_of_the_question(said: list[str], kept: tuple[str, ...]) -> None:
    """
    Only what stands in the question, or in the one before it, counts; two stretches at most.
    """
    assert beyond(said, Question(ASKED, prior=Turn("And the harbour?"))) == kept


def test_permission_is_taken_back() -> None:
    """
    A doubted ruling permits nothing; the words are told, and the verdict is that of the documents.
    """
    before, framed, left = judged(held(), ASKED, "next to video", "clips")

    assert (before.verdict, left.verdict) == (Verdict.ALLOWED, Verdict.NOT_COVERED)
    assert framed.doubted == {"ruling-skua"}
    assert left.missing[0].startswith(
        'The language model reads "next to video, clips" as more than'
    )
    assert [quote.text for quote in ruled_questions(before, held())] == ["May we?"]
    assert ruled_questions(left, held()) == ()


def test_nothing_to_doubt() -> None:
    """
    Without words, without a ruling that permits, and where the documents alone would be looser,
    nothing changes.
    """
    for seen, text, said in (
        (held(), ASKED, ()),
        (held(), "May we train on Skua?", ("train",)),
        (held(Effect.FORBIDS), ASKED, ("next to video",)),
        (held(Effect.CONDITIONS, "Meadow-1.0"), "May we evaluate on Skua clips?", ("clips",)),
    ):
        before, framed, left = judged(seen, text, *said)
        assert left is before
        assert framed.doubted == frozenset()
    assert ruled_questions(judged(held(question="# x"), ASKED)[0], held(question="# x")) == ()


@given(
    effect=st.sampled_from(Effect),
    licence=st.sampled_from(["", "Meadow-1.0", "Brook-2.0", "Study-1.0", "Vault-1.0"]),
    text=st.sampled_from([ASKED, "May we evaluate on Skua?", "Skua?", "May we sell Skua?"]),
    said=st.lists(st.sampled_from(["next to video", "Skua", "May we"]), max_size=2),
)
def test_never_looser(effect: Effect, licence: str, text: str, said: list[str]) -> None:
    """
    Whatever a model doubts, nothing is permitted that the rules do not permit.
    """
    before, _, left = judged(held(effect, licence), text, *said)

    assert before.verdict.permits or not left.verdict.permits
    assert all(
        before.verdicts[use].permits or not verdict.permits
        for use, verdict in left.verdicts.items()
    )
