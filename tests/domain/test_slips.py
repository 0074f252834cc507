"""Words that a hurried hand writes."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.slips import slips

WORDS = ("download", "scrape", "share", "public")


def never(word: str) -> bool:
    """Know no other words."""
    return not word


def test_slips() -> None:
    """
    Letters swapped, left out, doubled or, in a long word, a vowel mistaken.
    """
    found = slips(WORDS, never)

    assert {found[w] for w in ("donwload", "downlod", "downnload", "downlaad")} == {"download"}
    assert found["scarpe"] == "scrape"
    assert found["shrae"] == "share"
    assert "shar" not in found
    assert slips(("offer",), never)["ofer"] == "offer"
    assert "odwnload" not in found


def test_another_word() -> None:
    """
    What is a word itself, or may be two of them, is no slip of any.
    """
    assert "pubic" not in slips(WORDS, lambda word: word == "pubic")
    assert "stroing" not in slips(("storing", "strong"), lambda word: word == "stroing")
    assert slips(("chart", "charts"), never).get("charts") is None
    assert "traned" not in slips(("trained", "tranced"), never)


@given(st.lists(st.text("abcdeft", min_size=5, max_size=9), max_size=5))
def test_no_word_is_a_slip(words: list[str]) -> None:
    """
    A slip is never one of the words, and begins as the word that is meant.
    """
    found = slips(words, never)

    assert not found.keys() & set(words)
    assert all(slip[0] == word[0] for slip, word in found.items())
