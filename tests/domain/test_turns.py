"""Small talk, and questions that lean on an earlier turn."""

import pytest

from bot.domain.documents import SubjectKind
from bot.domain.turns import (
    adds,
    asks_the_same,
    chats,
    continues,
    greets,
    only_asks_leave,
    part_of,
    wants_work,
)
from tests.builders import TABLE, WORDS, card, dataset, knowledge, platform, subject

HELD = knowledge(
    dataset("Harbour"),
    platform("StreamBay", aliases=("bay",)),
    platform("StreamBay API"),
    platform("GitHub"),
    card("Brook-2.0", SubjectKind.LICENCE),
)
HARBOUR = subject(HELD, "Harbour")
BAY = subject(HELD, "StreamBay")
API = subject(HELD, "StreamBay API")
HUB = subject(HELD, "GitHub")
BROOK = subject(HELD, "Brook-2.0")


@pytest.mark.parametrize("text", ["Hi there", "thanks!", "“Hello”", "guten Morgen", "merci", "ok"])
def test_greetings(text: str) -> None:
    """
    Small talk begins with a greeting or a thank-you, in several languages.
    """
    assert greets(text)
    assert chats(text, WORDS)


@pytest.mark.parametrize("text", ["who are you?", "tell me a joke", "how are you", "lol"])
def test_chat(text: str) -> None:
    """
    Questions about the bot, the weather and lunch are small talk.
    """
    assert not greets(text) or text == "lol"
    assert chats(text, WORDS)


@pytest.mark.parametrize(
    "text",
    ["hi, may we train?", "thanks, and the dataset?", "hello, old copies", "history", "may we?"],
)
def test_no_small_talk(text: str) -> None:
    """
    A greeting with a use, data or a topic behind it is no small talk.
    """
    assert not chats(text, WORDS)


@pytest.mark.parametrize(
    "text",
    ["and for research?", "is it fine to train", "dataset", "old copies", "evaluate", "und das?"],
)
def test_continues(text: str) -> None:
    """
    A question without a subject that points back, or names a use, a topic or data, goes on.
    """
    assert continues(text, (), WORDS)
    assert continues(text, (HUB, BROOK), WORDS)


@pytest.mark.parametrize("text", ["may we?", "hi, may we?", "can I?"])
def test_only_leave(text: str) -> None:
    """
    A follow-up that asks for leave and names nothing asks what was asked before.
    """
    assert only_asks_leave(text, WORDS)
    assert continues(text, (), WORDS)


def test_no_leave() -> None:
    """
    What asks leave for something else, and what asks for none, asks nothing of the kind.
    """
    assert not only_asks_leave("may we dance with wolves?", WORDS)
    assert not only_asks_leave("can I thank you?", WORDS)
    assert not only_asks_leave("blue moon", WORDS)


def test_begins_anew() -> None:
    """
    A question with a subject of its own, small talk, and what has nothing in common begin anew.
    """
    assert not continues("and Harbour?", (HARBOUR,), WORDS)
    assert not continues("thanks, that was it", (), WORDS)
    assert not continues("blue moon", (), WORDS)


def test_parts() -> None:
    """
    A named part of an earlier subject is meant where it is a subject itself, and was not yet.
    """
    registry = HELD.registry

    assert part_of((BAY,), "and by the API?", registry, WORDS) == (API,)
    assert part_of((BAY,), "rapid", registry, WORDS) == ()
    assert part_of((HARBOUR,), "and by the API?", registry, WORDS) == ()
    assert part_of((BAY, API), "the api", registry, WORDS) == ()
    assert part_of((BAY,), "its annotations", registry, WORDS) == ()


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("and by the API?", False),
        ("StreamBay with the API", True),
        ("StreamBay and its API", True),
        ("the API + the site", True),
        ("with the API only", False),
        ("posts from StreamBay with its API and save them", False),
        ("get posts by the API & store them", False),
        ("instead of the site and videos, the API", False),
    ],
)
def test_parts_beside_the_whole(text: str, both: bool) -> None:
    """
    A part that is asked about beside the whole does not stand for it.
    """
    assert part_of((BAY,), text, HELD.registry, WORDS) == ((BAY, API) if both else (API,))


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Please translate 'the dataset is late'", True),
        ("could you write me a haiku about clips", True),
        ("debug my script", True),
        ("may we translate the dataset and train on it?", False),
        ("write the weights online", False),
    ],
)
def test_work(text: str, work: bool) -> None:
    """
    Somebody may want a piece of work done, and no answer about data.
    """
    assert work is wants_work(text)


def test_licences_are_known() -> None:
    """
    The table of licences alone makes subjects that a question may lean on.
    """
    assert all(HELD.registry.get(name) for name in TABLE.licences)


def test_a_question_behind_a_greeting() -> None:
    """
    "Ok, but …?" is a question and no small talk; "ok, thanks!" is small talk.
    """
    assert not greets("ok but deleting them is fine? we need the space")
    assert not greets("Danke, und was ist mit den Kopien?")
    assert greets("ok, thanks a lot!")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("and Harbour?", True),
        ("ok, same for Harbour", True),
        ("I meant Harbour, sorry", True),
        ("and ones trained on Harbour?", True),
        ("may we train on Harbour?", False),
        ("Harbour for evaluation?", False),
    ],
)
def test_the_same_is_asked(text: str, same: bool) -> None:
    """
    What only names other data asks the same of them; a use of its own makes it another question.
    """
    assert asks_the_same(text, WORDS) is same


@pytest.mark.parametrize("text", ["why?", "but why not?", "are you sure?", "which conditions?"])
def test_asking_back(text: str) -> None:
    """
    Who only asks back means what was asked before.
    """
    assert continues(text, (), WORDS)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("with Harbour mixed in?", True),
        ("and if we add Harbour?", True),
        ("together with Harbour", True),
        ("and Harbour?", False),
    ],
)
def test_data_are_added(text: str, added: bool) -> None:
    """
    What is mixed with the data of the turn before is asked about together with them.
    """
    assert adds(text) is added
