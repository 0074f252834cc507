"""Short wishes that are no questions."""

import pytest

from bot.domain.wishes import asks_for_help, asks_for_legal


@pytest.mark.parametrize(
    "text",
    [
        "ask legal please",
        "Ask legal",
        "please ask legal!",
        "ok, please ask the legal team",
        "Can you ask legal about this?",
        "escalate",
        "escalate this to legal, please",
        "bitte frag die Rechtsabteilung",
    ],
)
def test_legal_is_wanted(text: str) -> None:
    """
    The usual ways of asking for legal are understood.
    """
    assert asks_for_legal(text)


@pytest.mark.parametrize(
    "text",
    [
        "ask legal whether we may use Reddit",
        "did anybody ask legal about HD-VG-130M?",
        "legal",
        "is it legal?",
        "",
    ],
)
def test_questions_are_no_wishes(text: str) -> None:
    """
    A question that speaks of legal is a question.
    """
    assert not asks_for_legal(text)


def test_help() -> None:
    """
    Help is a wish by itself, and not a word in a question.
    """
    assert all(asks_for_help(text) for text in ("help", "Help!", "?", "Hilfe", "what can you do?"))
    assert not any(asks_for_help(text) for text in ("help us train", "", "may we?"))
