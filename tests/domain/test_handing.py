"""Handing on: what is put up for everybody, and what others show in a place."""

import pytest

from bot.domain.speech.handing import for_everybody, of_the_data, without_shown_on

NAME = "\x00"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"posts that people share on {NAME}", f"posts from {NAME}"),
        (f"posts posted by users of {NAME}", f"posts from {NAME}"),
        (f"posts from users of {NAME}", f"posts from {NAME}"),
        ("recipes that members of Wikipedia post there", "recipes from Wikipedia"),
        (f"posts as users share them on {NAME}", f"posts from {NAME}"),
        (f"the maps that {NAME} offers", f"the maps from {NAME}"),
        ("posts that our customers share with us", "posts that our customers share with us"),
    ],
)
def test_shown_in_a_place(text: str, plain: str) -> None:
    """
    What others show in a place is just from there, however it got there.
    """
    assert without_shown_on(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"may our website carry {NAME}?", "redistribute it publicly?"),
        (f"on our company website, may we post {NAME}?", "redistribute it publicly?"),
        (f"may {NAME} go up on our website?", f"may {NAME} redistribute it publicly?"),
        (f"our website, would {NAME} be allowed to be put there?", "redistribute it publicly?"),
        (f"{NAME} on our site, may we have it there", f"{NAME} redistribute it publicly"),
        ("train a tagger and offer it for sale", "train a tagger and sell it"),
        ("train a tagger and put it up for sale", "train a tagger and sell it"),
        (f"sell the {NAME}", f"redistribute sell the {NAME}"),
    ],
)
def test_for_everybody(text: str, plain: str) -> None:
    """
    Data on a website of ours are handed on; a model that is for sale is sold.
    """
    assert for_everybody(text) == plain


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (f"may we publish {NAME}?", True),
        (f"can we share a copy of {NAME} with others?", True),
        (f"sell a dataset built from {NAME}", True),
        (f"translate {NAME} into spanish and publish it", True),
        (f"may we publish {NAME} models?", False),
        (f"may we release a {NAME}-trained tagger?", False),
        (f"may we release the model we trained on {NAME}?", False),
    ],
)
def test_of_the_data(text: str, data: bool) -> None:
    """
    That data are handed on, and no model that was trained on them, is told where it is plain.
    """
    assert of_the_data(text) is data
