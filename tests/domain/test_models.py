"""What our models are called and do."""

import pytest

from bot.domain.speech.models import without_deeds, without_kinds, without_trade


def grave(word: str) -> bool:
    """Know a word that matters."""
    return word == "faces"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("train our recipe model", "train our network"),
        ("train our faces model", "train our faces network"),
        ("train our product's entity linking model", "train our network"),
        ("train our product's faces model", "train our faces network"),
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
    ("text", "left"),
    [
        ("a model that sorts posts into classes, ok?", "a model, ok?"),
        ("a model that finds faces in videos on it", "a model faces on it"),
        ("the tool we trained", "the tool we trained"),
        ("the model we trained for describing pictures, on it", "the model we trained, on it"),
        (
            "the assistant that we sell for answering emails on it",
            "the assistant that we sell on it",
        ),
        ("we are studying story endings and want to", "we are studying and want to"),
        ("we are studying faces and want to", "we are studying faces and want to"),
    ],
)
def test_without_deeds(text: str, left: str) -> None:
    """
    What a model of ours is there for says nothing new, nor does what somebody studies.
    """
    assert " ".join(without_deeds(text, grave).split()).replace(" ,", ",") == left


@pytest.mark.parametrize(
    "text",
    [
        "train our author-identification model",
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
    assert without_deeds(without_kinds(text, grave), grave) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("evaluate our commercial news tagger on it", "evaluate our network on it"),
        ("evaluate the tagger that we sell on it", "evaluate the tagger on it"),
        ("we have a tagger, and it's commercial. evaluate it?", "we have a tagger. evaluate it?"),
        ("put it in our commercial tagger", "put it in our commercial tagger"),
        ("use it for our paid tagger", "use it for our paid tagger"),
    ],
)
def test_without_trade(text: str, left: str) -> None:
    """
    How a model that is tested is sold says nothing, unless it may be what learns.
    """
    assert without_trade(text) == left
