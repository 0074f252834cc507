"""Talk around a question."""

import pytest

from bot.domain.speech.talk import plain


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("thanks for the quick help yesterday! may we?", " ! may we?"),
        ("i know you're swamped, may we?", " , may we?"),
        ("sorry for the rush: may we?", " : may we?"),
        ("my boss wants it in writing: may we?", "my boss  : may we?"),
        ("i searched the docs but found nothing.", "i  ."),
        ("i'm after a quick yes", "i a quick yes"),
        ("putting together the test plan", " the test plan"),
        ("six gpus booked from monday", "six gpus   from monday"),
        ("hello from the docs ai team, may we?", "hello, may we?"),
        ("the model never leaves the company", "the model  inhouse"),
    ],
)
def test_talk(text: str, left: str) -> None:
    """
    Thanks, hurry, plans and who of us is speaking are left out.
    """
    assert plain(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "thanks to a leak we have it",
        "unless you tell me not to",
        "hello from the hospital's team",
        "hello from the partner team",
        "after the release",
        "put \x00 together with the logs",
        "fresh data for our model",
        "the copy of \x00 kept in house",
    ],
)
def test_no_talk(text: str) -> None:
    """
    What may matter stays.
    """
    assert plain(text) == text
