"""What legal has ruled on the same data, told beside an answer that it did not decide."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.domain.answers import Turn, Verdict
from bot.domain.documents import Document, Use
from bot.domain.rulings import RulingStatus, Scope
from tests.ruled import SETS, ask, known, ruling, shelved

ODD = "Would the frobnicated {subject} zquix suit what Ottoline has in her drawer for us?"
"""Nobody can tell what is done here."""


@pytest.mark.no_cover  # as in test_ruling_sets.py, and a third of the sets says as much
@pytest.mark.parametrize("chosen", SETS[::3], ids=lambda chosen: chosen["subject"])
def test_asked_at_a_press(
    documents: Mapping[str, Document], tmp_path: Path, chosen: Mapping[str, Any]
) -> None:
    """
    A question on the data of a ruling which it does not answer is told with the ruling's own
    question, for each use. That is answered by it, also when it is asked next; and what is told
    beside an answer changes no verdict.
    """
    one = ruling(known(documents), chosen)
    without, knowledge = known(documents), known(shelved(documents, tmp_path, one))
    odd = ODD.format(subject=chosen["subject"])
    asked = [odd, *chosen["outside"][:8]]
    offered = 0
    for text in asked:
        answer = ask(knowledge, text)
        assert answer.verdict == ask(without, text).verdict
        for told in answer.ruled:
            assert told.ruling == one.id
            assert told.use in one.scope.uses
            assert told.question in answer.text
            for prior in (None, Turn(text, answer.text)):
                ruled = ask(knowledge, told.question, prior=prior)
                assert ruled.verdict is Verdict.CONDITIONS
                assert any(citation.document == one.id for citation in ruled.citations)
                assert ruled.ruled == ()
            offered += 1
    assert ask(knowledge, odd).ruled
    assert offered > 1


def test_in_the_words_of_legal(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What is offered is the question as legal has it answered, with all that the ruling turns on.
    """
    chosen = {"question": "May we scrape public comments from Facebook pages to train a filter?",
              "subject": "Facebook", "uses": ["collect", "train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    for text in ("Would the frobnicated Facebook zquix do?", "May we train on Facebook posts?"):
        (told,) = ask(knowledge, text).ruled
        assert told.question == chosen["question"]
        assert ask(knowledge, told.question).verdict is Verdict.CONDITIONS


def test_a_slip_in_the_name(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Who misspells the name of the data is told the right one, and the ruling on it; a misspelt
    name permits nothing.
    """
    chosen = {"question": "May we download images from Pinterest to evaluate our recommender?",
              "subject": "Pinterest", "uses": ["collect", "evaluate"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    answer = ask(knowledge, "May we download images from Pintrest to evaluate our recommender?")
    assert answer.verdict is Verdict.NOT_COVERED
    said = 'I do not know "Pintrest". If you mean Pinterest, please ask with that name.'
    assert said in answer.missing
    assert not any("do not understand" in sentence for sentence in answer.missing)
    assert [told.question for told in answer.ruled] == [chosen["question"]]
    other = ask(knowledge, "May we evaluate our recommender on the PinterestXL dataset?")
    assert other.ruled == ()
    plural = ask(knowledge, "May we evaluate our recommender on pinterests?")
    assert not any("If you mean" in sentence for sentence in plural.missing)


def test_what_needs_more_words(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling that holds under circumstances is asked with them.
    """
    scope = Scope(("TextVQA",), (Use.EVALUATE,), topics=('"zquix"',))
    one = ruling(known(documents), {**SETS[0], "subject": "TextVQA"}, scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))

    (told,) = ask(knowledge, ODD.format(subject="TextVQA")).ruled

    assert told.question == "May we evaluate a model on TextVQA (zquix)?"
    assert ask(knowledge, told.question).verdict is Verdict.CONDITIONS
    assert ask(knowledge, "May we evaluate a model on TextVQA?").verdict is not Verdict.CONDITIONS


def test_a_circumstance_without_words(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Where a few words do not ask what a ruling answers, nothing is offered.
    """
    scope = Scope(("TextVQA",), (Use.EVALUATE,), topics=("speaking-people",))
    one = ruling(known(documents), {**SETS[0], "subject": "TextVQA"}, scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))

    assert ask(knowledge, ODD.format(subject="TextVQA")).ruled == ()


@pytest.mark.parametrize("change", ["team", "expired", "withdrawn", "other data", "small talk"])
def test_not_told(documents: Mapping[str, Document], tmp_path: Path, change: str) -> None:
    """
    Nobody is told of a ruling that is for others, that has ended, or that is on other data.
    """
    teams = ("Speech",) if change == "team" else ()
    scope = Scope(("TextVQA",), (Use.EVALUATE,), teams=teams)
    status = RulingStatus.WITHDRAWN if change == "withdrawn" else RulingStatus.IN_FORCE
    one = ruling(known(documents), {**SETS[0], "subject": "TextVQA"}, scope=scope, status=status)
    day = date(2027, 6, 1) if change == "expired" else date(2026, 11, 25)
    knowledge = known(shelved(documents, tmp_path, one), day)
    text = ODD.format(subject="VoxCeleb" if change == "other data" else "TextVQA")

    asked = "thanks!" if change == "small talk" else text
    assert ask(knowledge, asked, frozenset({"Vision"})).ruled == ()
    if change == "team":
        assert ask(knowledge, text, frozenset({"Speech"})).ruled


def test_half_answered(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Where a question is read as two uses and a ruling is on one of them, that one can be asked.
    """
    one = ruling(known(documents), SETS[5])
    knowledge = known(shelved(documents, tmp_path, one))

    answer = ask(knowledge, f"Our product and research models: may both see {SETS[5]['subject']}?")
    (told,) = answer.ruled

    assert len(answer.verdicts) > 1
    assert not answer.verdict.permits
    assert told.use is Use.TRAIN_RESEARCH


def test_two_at_most(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Of many rulings two are told, those on the use that was asked about first.
    """
    uses = (Use.COLLECT, Use.TRAIN_RESEARCH, Use.EVALUATE)
    scope = Scope(("VoxCeleb",), uses)
    one = ruling(known(documents), {**SETS[0], "subject": "VoxCeleb"}, scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))

    first, second = ask(knowledge, "May we evaluate the zquix of Ottoline on VoxCeleb?").ruled

    assert first.use is Use.EVALUATE
    assert second.use is Use.COLLECT
