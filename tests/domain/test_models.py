"""What our models are called and do."""

import pytest

from bot.domain.speech.models import without_kinds


def grave(word: str) -> bool:
    """Know a word that matters."""
    return word == "faces"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("train our recipe model", "train our network"),
        ("train our faces model", "train our faces network"),
        ("a model that sorts posts into classes, ok?", "a model, ok?"),
        ("a model that finds faces in videos on it", "a model faces on it"),
        ("a classifier of our own on it", "a classifier on it"),
        ("training data for a news topic model", "training data for a network"),
    ],
)
def test_without_kinds(text: str, left: str) -> None:
    """
    What our model does says nothing new, but for the words that matter.
    """
    assert " ".join(without_kinds(text, grave).split()).replace(" ,", ",") == left


@pytest.mark.parametrize(
    "text",
    [
        "a model that identifies speakers on it",
        "a model that they sell on it",
        "train their recipe model",
        "train our emotion recognition model",
    ],
)
def test_grave(text: str) -> None:
    """
    Models of others, and what is done to people, stay as they are said.
    """
    assert without_kinds(text, grave) == text
