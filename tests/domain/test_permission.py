"""How people ask whether something may be."""

import pytest

from bot.domain.speech.permission import without_leave


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("is there a ban on it?", "  it?"),
        ("is there really a ban?", " ?"),
        ("any restriction on using it?", "  using it?"),
        ("is it against the rules to share it?", "is   to share it?"),
        ("what do the lawyers say about it?", "  it?"),
        ("legal check please: \x00", " : \x00"),
        ("do the terms of \x00 forbid us from testing on it?", "  testing on it?"),
        ("are we prohibited from testing?", "  testing?"),
        ("is there a reason we should not let people have it?", "  let people have it?"),
        ("so we go ahead and share it", "so we   share it"),
        ("are we at liberty to share it?", "  share it?"),
        ("do i get in trouble for sharing it?", "do   sharing it?"),
        ("may it be on the crawl list?", "may it be  ?"),
        ("putting together the training data", " the training data"),
        ("must we keep \x00 out of training?", "must we use \x00 for training?"),
        ("should we avoid crawling it?", "should we crawling it?"),
        ("should not we avoid crawling it?", "should not we crawling it?"),
        ("should we stay away from \x00 when training?", "should we use \x00 for training?"),
        ("does something keep us from testing?", "  testing?"),
        ("would legal be fine with us testing?", "  testing?"),
        ("am i right that we can't share it?", "  share it?"),
        ("must we refrain from crawling it?", "must we crawling it?"),
        ("must we not share it, or is it ok?", "may we share it, or is it ok?"),
        ("do we have any rule that says we can not share it?", "may we share it?"),
        ("do the lawyers allow us to share it?", "  share it?"),
        ("my lead says we can not share it. is that right?", "may we share it. is that right?"),
        ("would it get us into trouble?", "would it  ?"),
        ("so may we or may we not share it?", "so   share it?"),
        ("does some rule keep us from testing?", "  testing?"),
        ("any objections that would stop us from testing?", "any objections   testing?"),
        ("i heard we can not share it. is that true?", "may we share it. is that true?"),
        (
            "would it be ok if our tagger was trained on \x00?",
            "  if we train our tagger on \x00?",
        ),
        ("if the app was tested on \x00", "if we test the app on \x00"),
        ("must we avoid the \x00 dataset when testing?", "must we use \x00 dataset for testing?"),
    ],
)
def test_without_leave(text: str, left: str) -> None:
    """
    What only asks for leave is left out, whichever way round it asks.
    """
    assert without_leave(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "is it against the rules of the site?",
        "there is a ban on it",
        "they go ahead of us",
        "the list of authors",
        "the terms keep others from sharing it",
        "we stay away from \x00",
        "we keep \x00 out of training",
        "put \x00 together with the logs",
        "the terms of \x00 forbid it",
        "my lead says we can not share it. may we test on it?",
        "their lawyers say we can not share it. is that right?",
        "a model that was trained on \x00",
        "their rules keep others from testing",
    ],
)
def test_said(text: str) -> None:
    """
    What is said of a ban, and not asked, stays.
    """
    assert without_leave(text) == text
