"""Whether a sentence forbids something, and what takes that back."""

import re

import pytest

from bot.domain.forbidding import Sentence, goes_on, opens_list, plain

COPY = re.compile(r"\bcop(?:y|ies|ying|ied)\b")


@pytest.mark.parametrize(
    "text",
    [
        "You may not copy the tide tables.",
        "You must never copy the tide tables.",
        "Users shall also not copy the tide tables.",
        "Copying of the tide tables is strictly prohibited.",
        "Copies require prior written permission.",
        "You agree not to copy anything here.",
        "You agree that you will not copy anything here.",
        "You will not, and will not allow any third party to, copy the tables.",
        "You must not, and must not encourage, enable, or require others to, copy the tables.",
        "Members will not: (a) shout; (b) allow dogs in; (c) copy the tables.",
        "Unless the harbour master agrees, you may not copy the tables (maps and buoys) at all.",
        "Do not copy the tables.",
        "We prohibit copying.",
        "No part of the tables may be copied.",
    ],
)
def test_forbidden(text: str) -> None:
    """
    What stands behind a prohibition, or before one, is forbidden.
    """
    assert Sentence(plain(text)).forbids(COPY)


@pytest.mark.parametrize(
    "text",
    [
        "You may copy the tide tables.",
        "You may not sell the tables, but you may copy them.",
        "You may not shout. Copying is welcome.",
        "Nothing in these terms prohibits copying.",
        "If the law does not permit it, ask before copying.",
        "The tables may not be accurate when you copy them.",
        "This does not mean that copying is prohibited.",
        "You are not required to pay, and we allow copying.",
        "The printer is loud.",
        "Copies are sold at the pier, and although it rains dogs are not permitted.",
    ],
)
def test_not_forbidden(text: str) -> None:
    """
    A permission, a release, or a prohibition of something else forbids nothing.
    """
    assert not Sentence(plain(text)).forbids(COPY)


def test_taken_back_behind() -> None:
    """
    A prohibition behind the act does not count in a sentence on whether it is one.
    """
    assert not Sentence(plain("Ask whether copying is not permitted.")).forbids(COPY)
    assert not Sentence("nothing says that copying is prohibited").forbids(COPY)


def test_below() -> None:
    """
    A list item is forbidden by its title, and a sentence without any sign is silent.
    """
    assert Sentence("copy the tables", below=True).forbids(COPY)
    assert Sentence("copy the tables").silent
    assert not Sentence("copy the tables, that is not forbidden", below=True).silent


def test_plain() -> None:
    """
    A sentence is read on one line in lower case, without markup, marker or aside.
    """
    assert plain("  (iv) Do **not** copy\n  the [tables](x).") == "do not copy the tables."
    assert plain("You may not, except on Sundays, copy.") == "you may not, copy."
    assert (
        plain("It is (as agreed at the port) for all.") == "it is (as agreed at the port) for all."
    )


@pytest.mark.parametrize(
    ("title", "forbids"),
    [
        ("You agree that you will not:", True),
        ("The following is prohibited:", True),
        ("You may not shout, but you may:", False),
        ("You may:", False),
        ("You may not shout.", False),
    ],
)
def test_lists(title: str, forbids: bool) -> None:
    """
    A title forbids what stands below it when its last word on the matter does.
    """
    assert opens_list(plain(title)) is forbids


@pytest.mark.parametrize(
    ("previous", "unit", "gap", "same"),
    [
        ("- one", "- two", "\n", True),
        ("One.", "Two.", " ", True),
        ("one;", "Two", "\n\n", True),
        ("one", "two", "\n\n", True),
        ("One.", "Two.", "\n\n", False),
    ],
)
def test_goes_on(previous: str, unit: str, gap: str, same: bool) -> None:
    """
    A list goes on with an item, on the same line, after a comma, or in lower case.
    """
    assert goes_on(previous, unit, gap) is same
