"""What kind of thing somebody said: a question on data, an errand, small talk."""

import pytest

from bot.domain.answers import Question, Turn
from bot.domain.framing import frame
from bot.domain.scopes import Scope
from bot.domain.subjects import Registry
from tests.builders import dataset, knowledge, platform, vocabulary

WORDS = vocabulary(
    errands=["who pays", "book* ... room", "account hacked"],
    crafts=["learning rate", "batch size"],
    stakes=["dataset", "clip", "photo*", "scrap*", "train* on"],
    leave=["may we", "is it ok"],
    denied=["cloning", "weights"],
    topics={
        "robots": {"words": ["robots.txt"]},
        "lawsuit": {"words": ["lawsuit*"], "private": True},
    },
    idioms=["dataset sync"],
    nouns=["data", "dataset*", "clip", "photo*"],
    matters=["dataset", "licen*e*", "train*"],
)
NAMES: Registry = knowledge(platform("Harbour"), dataset("Meadow Clips")).registry


def scope(text: str, before: str = "") -> Scope:
    question = Question(text, prior=Turn(before) if before else None)
    return frame(question, NAMES, WORDS).scope


@pytest.mark.parametrize(
    "text",
    [
        "who pays for the Harbour licence?",
        "book the big room for the dataset sync",
        "my Harbour account hacked, what now",
        "which learning rate to train the model",
        "which batch size for Meadow Clips?",
        "who runs our Harbour page?",
        "why is Harbour so slow",
    ],
)
def test_errands(text: str) -> None:
    """
    What belongs to the help desk, or to those who run the jobs, is no question on data.
    """
    assert scope(text) is Scope.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "who pays for the Harbour photos?",
        "book a room and scrape Harbour",
        "who pays, and does robots.txt bind us?",
        "who pays for the secret licence?",
        "may we train with this learning rate on Meadow Clips",
        "which batch size to download Harbour",
        "Meadow Clips for training a learning rate predictor",
        "which photos of Harbour",
        "how about Harbour",
        "which Harbour pages may we take",
        "who can train a model with Harbour",
        "is it ok to keep photos",
        "photos from Berlin",
        "who pays? And may we scrape Harbour",
        "GPUs on Monday. Can we run the training on Meadow Clips with this learning rate?",
    ],
)
def test_questions_on_data(text: str) -> None:
    """
    Where records are at stake, or leave is asked for, an errand beside them hides nothing.
    """
    assert scope(text) is Scope.DATA


def test_a_reply() -> None:
    """
    A reply goes on with what was asked, whatever words it has.
    """
    before = "may we train on Meadow Clips?"

    assert scope("and who pays for it?", before) is Scope.DATA


def test_a_private_matter() -> None:
    """
    A matter of the legal department stays one, also in an errand.
    """
    assert scope("who pays in the lawsuit?") is Scope.PRIVATE


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("Meadow Clips, no cloning, no weights", ()),
        ("Meadow Clips (not their weights)", ()),
        ("Meadow Clips without cloning or weights.", ()),
        ("Meadow Clips: no cloning restrictions?", ("cloning",)),
        ("Meadow Clips: no cloning?", ("cloning",)),
        ("not only cloning, Meadow Clips", ("cloning",)),
    ],
)
def test_what_is_denied(text: str, warned: tuple[str, ...]) -> None:
    """
    Words are left out where somebody leaves them out at a pause, and nowhere else.
    """
    strict = vocabulary(denied=["cloning", "weights"], warning=["cloning", "weights"])

    assert strict.warnings_in(text) == warned
