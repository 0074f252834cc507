"""Names that look alike."""

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness import alike

NAMES = st.text("abcdef12é視", max_size=10)


@given(NAMES, st.lists(NAMES, max_size=40), st.sampled_from([0.5, 0.72, 0.9]))
def test_as_difflib_does(name: str, names: list[str], least: float) -> None:
    """
    The same names in the same order as difflib finds among all of them.
    """
    assert get_close_matches(name, names, 4, least) == alike(name, names, 4, least)


def test_a_letter_more() -> None:
    """
    A name with a letter more is alike, one of other letters is not.
    """
    assert alike("harbours130m", ["harbour130m", "meadow10"], 4, 0.72) == ["harbour130m"]
