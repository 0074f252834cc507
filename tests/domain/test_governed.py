"""What leave is asked for: only what belongs to the use that a ruling is on."""

import pytest

from bot.domain.documents import Use
from bot.domain.speech.turns.governed import another_deed

NAME = "\x00"
OF = {
    Use.TRAIN_COMMERCIAL: "train a tagger on",
    Use.TRAIN_RESEARCH: "fine-tune a research model on",
    Use.EVALUATE: "benchmark our tagger on",
    Use.COLLECT: "scrape",
    Use.REDISTRIBUTE: "publish",
}


@pytest.mark.parametrize("use", OF)
@pytest.mark.parametrize(
    "asked",
    [
        "may we {}",
        "can our vision team please {}",
        "are we allowed to go ahead and {}",
        "is it okay for us to {}",
        "would it be fine if somebody in our team could {}",
        "do we have permission to {}",
        "could somebody confirm that we may legally {}",
        "my lead asks whether we can now {}",
    ],
)
def test_leave_for_a_use(use: Use, asked: str) -> None:
    """Leave for the use itself is no other deed, however it is asked."""
    assert not another_deed(f"{asked.format(OF[use])} {NAME}?", frozenset({use}))


@pytest.mark.parametrize(
    "text",
    [
        "may we promise that no tagger of ours is trained on {}?",
        "can our team stop training on {}?",
        "is it okay to criticise a tagger trained on {}?",
        "are we allowed to forbid training on {}?",
        "can we tell customers that we train on {}?",
        "do we have permission to announce that we train on {}?",
        "would it be fine if we patented a tagger trained on {}?",
        "is it okay if we train and patent a tagger from {}?",
        "is it fine with legal for us to insure a tagger trained on {}?",
    ],
)
def test_leave_for_something_else(text: str) -> None:
    """Any verb that no use is asked for with is another deed, whatever comes behind it."""
    assert another_deed(text.format(NAME), frozenset({Use.TRAIN_COMMERCIAL}))


@pytest.mark.parametrize(
    ("text", "uses", "other"),
    [
        ("may we post on {}", {Use.COLLECT}, True),
        ("may we post {} on our site", {Use.REDISTRIBUTE}, False),
        ("may we scrape {} and train on it", {Use.COLLECT, Use.TRAIN_COMMERCIAL}, False),
        ("may we download {} to train on it", {Use.TRAIN_COMMERCIAL}, False),
        ("may we measure {}", {Use.TRAIN_COMMERCIAL}, True),
        ("can you tell me whether we may train on {}", {Use.TRAIN_COMMERCIAL}, False),
        ("could anyone in legal advise: may we train on {}", {Use.TRAIN_COMMERCIAL}, False),
        ("is training on {} allowed", {Use.TRAIN_COMMERCIAL}, False),
        ("no objection to us using {}", {Use.TRAIN_COMMERCIAL}, False),
        ("would it be ok if the team tried {} on our tagger", {Use.EVALUATE}, False),
        ("would it be ok if we taught our tagger with {}", {Use.TRAIN_COMMERCIAL}, False),
    ],
)
def test_of_which_use(text: str, uses: set[Use], other: bool) -> None:
    """What belongs to one use is another deed for a second one; who is asked to answer is none."""
    assert another_deed(text.format(NAME), frozenset(uses)) is other
