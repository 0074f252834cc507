"""Statements: what a message tells beside its question, and whether anybody understands it."""

import pytest

from bot.domain.answers import Question, Turn
from bot.domain.framing import frame
from bot.domain.statements import unclear
from tests.builders import dataset, document, knowledge, vocabulary

WORDS = vocabulary(
    met=["own shard", "names ... masked", "in the register"],
    reasons=["deadline", "friday", "today", "have", "customer", "sprint", "review"],
)
HELD = knowledge(document("pier", subject="Pier 4"), dataset("Pier 4"), dataset("Tide-9"))
ASKED = "May we train on Pier 4?"


def words(text: str) -> tuple[str, ...]:
    """The words of the sentences beside the question that nobody understands."""
    return unclear(text, HELD.registry, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        f"{ASKED} Our deadline is Friday.",
        f"{ASKED} It has its own shard, and the names in it are masked.",
        f"{ASKED} We want a harbour pilot with it.",
        f"Sprint review today. {ASKED}",
        f"We have a customer in Portugal. {ASKED}",
        f"{ASKED} And Tide-9?",
        "We only tell that somebody stripped the ropes, and ask nothing",
    ],
)
def test_what_is_understood(text: str) -> None:
    """A wish, a reason and a condition that is met change nothing, nor does a text of one piece."""
    assert words(text) == ()


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (f"{ASKED} Somebody stripped the ropes.", "ropes"),
        (f"Somebody stripped the ropes from it. {ASKED}", "ropes"),
        (f"Somebody stripped the ropes from it\n{ASKED}", "ropes"),
        (f"{ASKED} Pier 4 is stirred into the mud.", "stirred"),
        (f"{ASKED} The names in it are not masked yet.", "masked"),
        (f"{ASKED} We want it although the ropes were stripped.", "stripped"),
        (f"{ASKED} Its own shard is without names that are masked.", "shard"),
    ],
)
def test_what_nobody_understands(text: str, odd: str) -> None:
    """Whatever else a sentence tells is told back, wherever it stands."""
    assert odd in words(text)


def test_earlier_turns() -> None:
    """A sentence of an earlier turn is beside the question, though it is the only one."""
    said = "Somebody stripped the ropes."
    assert words(said) == ()
    assert unclear(said, HELD.registry, WORDS, earlier=True) == ("somebody", "stripped", "ropes")


def test_denials() -> None:
    """Where the sentences tell what the data are, only those that deny something count."""
    told = f"{ASKED} Twelve sailors read ropes aloud. Two of them never signed. No sails in it."
    assert unclear(told, HELD.registry, WORDS, denials=True) == ("them", "never", "signed")


def test_a_question_keeps_them() -> None:
    """The frame of a question has the words, from each turn that is still in question."""
    asked = frame(Question(f"{ASKED} Somebody stripped the ropes."), HELD.registry, WORDS)
    assert asked.statements == ("somebody", "stripped", "ropes")
    said = Turn("Somebody stripped the ropes. From Pier 4.")
    assert (
        "ropes"
        in frame(Question("May we train on it?", prior=said), HELD.registry, WORDS).statements
    )
