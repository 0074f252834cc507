"""Questions in other words, and names that are only alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Answer, Question, Verdict
from bot.domain.stability import (
    NearMiss,
    Stability,
    mistaken,
    near_misses,
    near_stability,
    paraphrase_stability,
    read_near_miss,
    read_paraphrases,
)

ALLOWED, BANNED, GAP = Verdict.ALLOWED, Verdict.NOT_ALLOWED, Verdict.NOT_COVERED
NEAR = NearMiss("HD-VG-43M", "HD-VG-130M")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("HD-VG-130M", "HD-VG-43M"),
        ("CoVoST 2", "CoVoST 5"),
        ("LibriSpeech", "LibriSpeech-40M"),
        ("Common Voice", "Common Voice v7"),
    ],
)
def test_near_names(name: str, near: str) -> None:
    """
    A near miss has another number, or a size or version that the dataset does not have.
    """
    assert near_misses([name], lambda _: None) == (NearMiss(near, name),)


@given(st.lists(st.text(max_size=12)))
def test_near_names_are_unknown(names: list[str]) -> None:
    """
    No near miss is a known name.
    """
    assert not {near.name for near in near_misses(names, lambda n: n in names)} & set(names)


def answer(verdict: Verdict, *subjects: str) -> Answer:
    return Answer(Question("?"), verdict, "", subjects=subjects)


def test_mistaken() -> None:
    """
    An unknown name may not be answered as its neighbour, and never be permitted.
    """
    assert mistaken(NEAR, answer(ALLOWED, "HD-VG-43M"))
    assert mistaken(NEAR, answer(BANNED, "HD-VG-130M"))
    assert not mistaken(NEAR, answer(GAP, "HD-VG-43M"))
    assert not mistaken(NEAR, answer(GAP, "HD-VG-130M", "OntoNotes"))


def test_stability() -> None:
    """
    The rate is the share that held; what differed is told with what was said.
    """
    near = near_stability([(NEAR, answer(GAP)), (NEAR, answer(ALLOWED))])
    words = paraphrase_stability([("a", "May I?", BANNED, BANNED), ("a", "Ok?", BANNED, GAP)])

    assert (near.rate, words.rate, Stability(0).rate) == (0.5, 0.5, None)
    assert near.deviations[0].wanted == "not that of HD-VG-130M"
    assert [(d.question, d.wanted, d.said) for d in words.deviations] == [
        ("Ok?", "not_allowed", "not_covered")
    ]
    assert NEAR.question == "May we train our commercial model on HD-VG-43M?"


def test_files() -> None:
    """
    Lines of paraphrases and of near misses are read, or refused with what is wrong.
    """
    assert read_paraphrases({"id": "a", "paraphrases": ["x"]}, ["a"]) == ("a", ("x",))
    assert read_near_miss({"name": "HD-VG-43M", "neighbour": "HD-VG-130M"}) == NEAR
    with pytest.raises(ValueError, match="the id of no question"):
        read_paraphrases({"id": "b", "paraphrases": []}, ["a"])
    for wrong in ("x", [""], [1]):
        with pytest.raises(ValueError, match="a list of questions"):
            read_paraphrases({"id": "a", "paraphrases": wrong}, ["a"])
    with pytest.raises(ValueError, match="have to be strings"):
        read_near_miss({"name": "x"})
