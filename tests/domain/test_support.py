"""Whether a sentence still says what a quotation says: everything that turns it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.support import limited, plain_prohibition, score, supported, words

BAN = "1.1 Video and audio tracks of the **platform** must not be downloaded for training."
DUTY = "Employees must register every dataset before training, unless legal has agreed."


@pytest.mark.parametrize(
    "sentence",
    [
        "Video and audio tracks of the platform must not be downloaded for training.",
        "Audio tracks of the platform mustn't be downloaded.",
        "The platform must not be downloaded for training",
    ],
)
def test_supported(sentence: str) -> None:
    """
    A plain prohibition may be shortened, in its own words and order.
    """
    assert supported(sentence, BAN)


@pytest.mark.parametrize(
    ("sentence", "quotation"),
    [
        ("Video of the platform must be downloaded for training.", BAN),
        ("Video of the platform may not be downloaded for training.", BAN),
        ("Training must not be downloaded for video of the platform.", BAN),
        ("Video of the platform must not be downloaded by interns for training.", BAN),
        ("Must not download.", BAN),
        ("Employees must register every dataset before training.", DUTY),
        ("Everything is fine and everybody may go ahead.", DUTY),
        ("Wait 4 days for an answer of legal.", "Wait 3 days for an answer of legal."),
        ("", BAN),
    ],
)
def test_not_supported(sentence: str, quotation: str) -> None:
    """
    What drops, adds, moves or changes a word that counts is refused, and so is too little.
    """
    assert not supported(sentence, quotation)


def test_whole() -> None:
    """
    What is no plain prohibition is told whole or not at all.
    """
    assert supported(DUTY, DUTY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BAN, True),
        ("Scraping of videos is prohibited for all teams.", True),
        (DUTY, False),
        ("Video must not be used; audio is fine.", False),
        ("Video must not be used unless legal has agreed.", False),
        ("Nobody must use video.", False),
        ("Video may be used.", False),
        ("Video must not be used and may be watched.", False),
        ("Video is used for training.", False),
    ],
)
def test_plain_prohibition(text: str, expected: bool) -> None:
    """
    It forbids in one clause, and neither permits, excepts, asks nor demands.
    """
    assert expected == plain_prohibition(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't [sell](http://x.example) it", ["do", "not", "sell", "it"]),
        ("We cannot, can't and won't", ["we", "can", "not", "can", "not", "and", "will", "not"]),
        ("3.1 Non-commercial use: 50 %", ["non-commercial", "use", "50", "%"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """
    A hyphen is a letter, a short "not" is a "not", and marks of a list are no words.
    """
    assert expected == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For academic purposes.", True),
        ("You may copy it.", True),
        ("Access requires permission of the owner.", True),
        ("Most public records are in the second folder.", False),
    ],
)
def test_limited(text: str, expected: bool) -> None:
    """
    A text that permits, forbids, demands or limits is told from one that only describes.
    """
    assert expected == limited(text)


def test_score() -> None:
    """
    A quotation supports itself; nothing, or another number, scores less.
    """
    assert score(DUTY, DUTY) == pytest.approx(1.0)
    assert score("", DUTY) == 0.0
    assert score("Video", "Video of Harbour") == pytest.approx(1.0)
    assert score("Wait 4 days.", "Wait 3 days.") < score("Wait 3 days.", "Wait 3 days.") - 0.25


@given(st.text(max_size=80), st.sampled_from([BAN, DUTY]))
def test_any_text(text: str, quotation: str) -> None:
    """
    Whatever is supported adds no word that carries meaning.
    """
    if supported(text, quotation):
        assert set(words(text)) <= {*words(quotation), *"a an the is are was were be been".split()}
