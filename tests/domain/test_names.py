"""Which words look like the name of something we ought to know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import (
    capitalised,
    is_version,
    named_ours,
    opening,
    unknown_names,
    without_people,
)


def known(word: str) -> bool:
    """Whoever asks knows one name."""
    return word.casefold() in ("meadowset", "meadow")


def found(text: str) -> list[str]:
    return unknown_names(text, known, known)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("may we train on SynthWorld-9B", ["SynthWorld-9B"]),
        ("what about `OpenHarborSpeech-XL`.", ["OpenHarborSpeech-XL"]),
        ("is ABCD-EFG fine", ["ABCD-EFG"]),
        ("the Harbor Lights corpus", ["Harbor Lights"]),
        ("Is the Harbor Lights dataset fine", ["Harbor Lights"]),
        ("a dataset called ripplet", ["ripplet"]),
        ("das Datensatz namens ripplet", []),
        ("the ripplet dataset", ["ripplet"]),
        ("OpenVid and OpenVid again", ["OpenVid"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    """
    A word with capitals and digits, or one that is called a dataset, is a name.
    """
    assert names == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "POL-003 says so in CASE-0012",
        "use PyTorch and JavaScript",
        "on an A100 with 80GB in 2024-05",
        "GPT-4o",
        "the approved dataset",
        "our dataset",
        "Our Own dataset",
        "a Public Dataset",
        "MeadowSet",
        "the meadow dataset",
        "Meadow Harbor dataset",
        "plain words only",
        "",
    ],
)
def test_no_names(text: str) -> None:
    """
    Our own records, sizes, dates, tools, plain words and names that are known are not unknown.
    """
    assert found(text) == []


@given(st.text())
def test_any_text(text: str) -> None:
    """
    Every name that is found stands in the text, once, and is not known.
    """
    names = found(text)

    assert len(names) == len(set(names))
    assert all(" ".join(name.split()) in " ".join(text.split()) for name in names)
    assert not any(known(name) for name in names)


@pytest.mark.parametrize(
    ("word", "version"),
    [("2.0", True), ("v3", True), ("v1.2.1", True), ("13", False), ("2", False), ("v", False)],
)
def test_versions(word: str, version: bool) -> None:
    """
    A number with a dot, or one behind a "v", is a version; a plain number may count anything.
    """
    assert version is is_version(word)


def test_capitalised() -> None:
    """
    A word with a capital letter within a sentence may be the name of something.
    """
    text = "Does it hold Kindle books, Audible ones? Then Amazon"
    assert capitalised(text) == ["Kindle", "Audible", "Amazon"]
    assert capitalised("Kindle: GPU and NaN") == []


def test_named_ours() -> None:
    """
    What we call a model of ours is no name of data that we ought to know.
    """
    assert named_ours("train our own Aurora model and my Tern-mini LLM") == {"Aurora", "Tern"}
    assert named_ours('our "Orion" assistant and our new model Nimbus') == {"Orion", "Nimbus"}
    assert named_ours("train their Aurora model") == frozenset()


def test_opening() -> None:
    """
    A sentence begins with a capital, whatever its first word is.
    """
    assert opening("Ok? Humans wrote it. We and Pier") == {"Ok", "Humans", "We"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hey, Milan asked if we may", "Hey asked if we may"),
        ("asked by Dana from the web team: may we?", "asked by from the web team: may we?"),
        ("Dana asks whether we may", " asks whether we may"),
        ("after Dana signed off the PA-1", "after signed off the PA-1"),
        ("after Dana signed the deal", None),
        ("Our intern Dana wonders if we may", "Our intern  wonders if we may"),
        ("may we? Thanks, Ada", "may we? Thanks"),
        ("Asking for Ada: may we?", "Asking for: may we?"),
        ("may we share it with Dana from the lab of Pier", None),
        ("Pier asked us to stop", None),
    ],
)
def test_without_people(text: str, left: str | None) -> None:
    """
    The name of who asks, greets or is greeted is left out; whoever else is named stays.
    """
    assert without_people(text) == (text if left is None else left)
