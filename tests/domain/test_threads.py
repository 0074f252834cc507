"""Threads: what a question takes from the turns before it, however many they are."""

import pytest

from bot.domain.answers import Question, Turn
from bot.domain.documents import Use
from bot.domain.errors import QuestionError
from bot.domain.framing import LONGEST_QUESTION, Frame, frame
from tests.builders import dataset, document, knowledge, platform

TRAIN = Use.TRAIN_COMMERCIAL
BAY = ["StreamBay", "StreamBay API"]


def told(*turns: str) -> Frame:
    """The last of some turns, read after the others."""
    held = knowledge(
        document("pier", subject="Pier 4"), dataset("Pier 4"), dataset("Harbour-130M"),
        dataset("Tide-9"), platform("StreamBay"), platform("StreamBay API"),
        dataset("Ebb-2", derived_from=("StreamBay",)), dataset("StreamBay data dump"),
    )  # fmt: skip
    *earlier, text = turns
    prior = Turn("\n".join(earlier)) if earlier else None
    return frame(Question(text, prior=prior), held.registry, held.vocabulary)


def names(*turns: str) -> list[str]:
    """The data that the last of some turns is about, by name."""
    return sorted(subject.name for subject in told(*turns).subjects)


@pytest.mark.parametrize(
    ("turns", "about"),
    [
        (("may we train on Pier 4?", "with Tide-9 mixed in?", "why?"), ["Pier 4", "Tide-9"]),
        (("may we train on Pier 4?", "it is from a StreamBay user", "ok?"), ["Pier 4", *BAY[:1]]),
        (("somebody stripped Nowhere-7", "may we train on Pier 4?"), ["Pier 4"]),
        (("may we train on Pier 4?", "and Tide-9?", "so we can go ahead?"), ["Tide-9"]),
        (("may we train on Pier 4?", "thanks!", "and for research?"), ["Pier 4"]),
        (("may we train on Pier 4?", "and on Tide-9?"), ["Pier 4", "Tide-9"]),
        (("may we train on Pier 4?", "and Tide-9?", "so we can use both?"), ["Pier 4", "Tide-9"]),
        (("may we train on Pier 4 and Tide-9?", "without Tide-9", "ok?"), ["Pier 4"]),
        (("may we train on Pier 4 and Tide-9?", "we leave Pier 4 out"), ["Tide-9"]),
        (("may we train on Pier 4?", "without Tide-9?"), ["Tide-9"]),
        (("may we train on Pier 4?", "without Pier 4?"), ["Pier 4"]),
        (("may we scrape StreamBay?", "only its api", "and the images?"), BAY),
        (("may we scrape StreamBay?", "only its api", "why?"), ["StreamBay API"]),
        (("may we train on Pier 4?", "what is the licence of Tide-9?", "why?"), ["Tide-9"]),
        (("may we train on Pier 4?", "and Tide-9?", "ok the first then"), ["Pier 4"]),
        (("may we train on Pier 4 or Tide-9?", "the latter?"), ["Tide-9"]),
        (("may we train on Pier 4 and Tide-9?", "and without the last one?"), ["Pier 4"]),
        (("may we train on Pier 4?", "the second one then?"), ["Pier 4"]),
        (("@jo: may we train on Pier 4?", "@bo here: why?"), ["Pier 4"]),
        (("may we train on Pier 4?", "Tide-9: why?"), ["Tide-9"]),
        (("may we train on the data dump of StreamBay now?",), ["StreamBay data dump"]),
        (("may we train on streambay's data dump?",), ["StreamBay data dump"]),
        (("may we train on the data dump of Pier 4?",), ["Pier 4"]),
        (("may we train on our vendor's data dump of Pier 4?",), ["Pier 4"]),
    ],
)
def test_what_is_in_question(turns: tuple[str, ...], about: list[str]) -> None:
    """
    A turn is read with the one before as that one was read: data are added, replaced, left out.
    """
    assert names(*turns) == about


@pytest.mark.parametrize(
    ("turns", "uses"),
    [
        (("we want to redistribute", "may we train on Tide-9?"), (TRAIN, Use.REDISTRIBUTE)),
        (("may we redistribute?", "may we train on Tide-9?"), (TRAIN,)),
        (("may we redistribute Teir 4?", "sorry, Pier 4"), (Use.REDISTRIBUTE,)),
        (("may we evaluate on Pier 4?", "and Tide-9?", "why?"), (Use.EVALUATE,)),
        (("may we train on Pier 4?", "just the test split"), (TRAIN,)),
        (("we redistribute Pier 4", "may we train on Pier 4?"), (TRAIN, Use.REDISTRIBUTE)),
        (("may we redistribute Pier 4?", "may we train on Pier 4?"), (TRAIN,)),
        (("may we redistribute Pier 4?", "and train and sell it?"), (TRAIN, Use.REDISTRIBUTE)),
    ],
)
def test_what_it_is_for(turns: tuple[str, ...], uses: tuple[Use, ...]) -> None:
    """
    What a statement says before a question holds for it; of two full questions each is one.
    """
    assert told(*turns).uses == uses


@pytest.mark.parametrize(
    ("turns", "unmet"),
    [
        (("may we train on Pier 4 without credit?", "why?"), ("without credit",)),
        (("may we train on Pier 4 without credit?", "and Tide-9?"), ("without credit",)),
        (("may we train on Pier 4 without credit?", "and with credit?", "ok?"), ()),
        (("may we train on Pier 4 without credit?", "and with a notice?"), ("without credit",)),
        (
            ("may we train on Pier 4 without credit?", "and if it has no credit?"),
            ("without credit",),
        ),
        (("may we train on Pier 4 without credit?", "may we train on Tide-9?"), ()),
    ],
)
def test_conditions_stay_unmet(turns: tuple[str, ...], unmet: tuple[str, ...]) -> None:
    """
    A condition that was said not to be met stays so until a turn says that it is.
    """
    assert told(*turns).unmet == unmet


@pytest.mark.parametrize(
    ("turns", "others"),
    [
        (("may we train on Pier 4?", "plus textbooks?", "why?"), True),
        (("may we train on Pier 4?", "podcasts too?"), True),
        (("may we train on Pier 4?", "the images too?"), False),
        (("may we train on Pier 4?", "both?"), True),
        (("may we train on Zorblax?", "and with Tide-9 on top?"), True),
        (("may we train on it?", "and with Tide-9 on top?"), True),
        (("may we train on Pier 4 plus textbooks?", "and Tide-9?"), False),
        (("may we train on Pier 4?", "with a few other sets"), True),
        (("may we train on Pier 4?", "can we train on it and those pins?"), True),
        (("may we train on Pier 4?", "I have forum posts as well", "ok?"), True),
        (("may we train on Pier 4?", "with our old crawl"), True),
    ],
)
def test_data_without_a_name(turns: tuple[str, ...], others: bool) -> None:
    """
    Data that a turn adds under no known name stay in question, and so do those it adds to.
    """
    assert told(*turns).others is others


def test_a_deed_is_not_forgotten() -> None:
    """
    Leave for what is no use is not given because somebody asks why; a use that follows is asked.
    """
    assert told("may we frame Pier 4?", "why?").deed == "frame"
    assert told("may we frame Pier 4?", "may we train on it?").deed == ""


def test_a_long_thread() -> None:
    """
    A thread that is longer than the longest question is not read in part.
    """
    with pytest.raises(QuestionError, match="thread has become too long"):
        told(*["may we train on Pier 4?"] * (LONGEST_QUESTION // 20), "why?")


def test_what_is_told_of_a_source() -> None:
    """
    What a turn tells of a site from which the data come holds for them, and for no others.
    """
    tells = "StreamBay was stirred by somebody"
    assert "stirred" in told(tells, "may we train on Ebb-2?").statements
    assert told(tells, "may we train on Tide-9?").statements == ()


@pytest.mark.parametrize(("text", "follows"), [("why?", True), ("may we train on Tide-9?", False)])
def test_what_follows(text: str, follows: bool) -> None:
    """
    It is told whether a turn took anything from the one before.
    """
    assert told("may we train on Pier 4?", text).follows is follows
