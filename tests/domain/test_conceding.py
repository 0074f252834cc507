"""What a question grants about somebody else."""

import pytest

from bot.domain.speech.conceding import not_conceded, not_heard_of
from tests.builders import dataset, knowledge, platform

HELD = knowledge(
    platform("GullCo", classes=("ai-provider",)),
    platform("TernCo", classes=("ai-provider",)),
    platform("StreamBay", classes=("video-platform",)),
    dataset("Pier 4"),
)


def asked(text: str) -> list[str]:
    """The names of the subjects that are left to be asked about."""
    subjects = HELD.registry.mentions(text).subjects
    return [subject.name for subject in not_conceded(text, subjects, HELD.registry)]


@pytest.mark.parametrize(
    "text",
    [
        "outputs of GullCo? I know TernCo forbids it, but them?",
        "Train on GullCo answers. we know that TernCo doesn't allow this, but what about them",
        "GullCo outputs? I know TernCo prohibits it - but do they?",
    ],
)
def test_one_of_the_same_class_is_left_out(text: str) -> None:
    """
    Whose ban is only granted is not asked about.
    """
    assert asked(text) == ["GullCo"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("outputs of GullCo and TernCo?", ["GullCo", "TernCo"]),
        ("I know TernCo forbids it, but them?", ["TernCo"]),
        (
            "GullCo outputs? I know TernCo forbids it, but can we get them there?",
            ["GullCo", "TernCo"],
        ),
        (
            "GullCo copies of TernCo answers? I know TernCo forbids it, but them?",
            ["GullCo", "TernCo"],
        ),
        ("GullCo on clips? I know StreamBay forbids it, but them?", ["GullCo", "StreamBay"]),
        ("Pier 4? I know TernCo forbids it, but them?", ["Pier 4", "TernCo"]),
    ],
)
def test_all_others_are_asked_about(text: str, names: list[str]) -> None:
    """
    Where data may come from somebody, a grant leaves nobody out.
    """
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("is Pier 4 ok? saw it mentioned on StreamBay", ["Pier 4"]),
        ("we heard about it on StreamBay: Pier 4", ["Pier 4"]),
        ("clips of StreamBay? I read about it on StreamBay", ["StreamBay"]),
        ("Pier 4, found it on StreamBay", ["Pier 4", "StreamBay"]),
        ("Pier 4 and StreamBay", ["Pier 4", "StreamBay"]),
    ],
)
def test_where_it_was_heard_of(text: str, names: list[str]) -> None:
    """
    Where somebody has heard of data is not asked about; where it was found may be its source.
    """
    subjects = HELD.registry.mentions(text).subjects

    assert [s.name for s in not_heard_of(text, subjects, HELD.registry)] == names
