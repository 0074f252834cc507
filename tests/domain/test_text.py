"""Text as people and documents write it, made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import content, key, normalise

PLAIN = st.text("abcXYZ0189", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“quoted” ‘so’ «or» „so‟", '"quoted" \'so\' "or" "so"'),
        ("HD–VG — 5′ − 1…", "HD-VG - 5' - 1..."),
        ("  one\n\ttwo\u2003three ", "one two three"),
        ("in\u00advis\u200bible\ufeff \U000e0041", "invisible"),
        ("ﬁne ＦＵＬＬ", "fine FULL"),
    ],
)
def test_typography_is_folded(written: str, folded: str) -> None:
    """
    Quotes, dashes, dots, spaces and what nobody can see make no difference between texts.
    """
    assert folded == normalise(written)


@given(st.text())
def test_words_and_numbers_are_kept(text: str) -> None:
    """
    Folding takes no word, number or sign away: what is left has one space between any two.
    """
    folded = normalise(text)

    assert folded == " ".join(folded.split())
    assert key(text) == key(folded)


@given(PLAIN, st.text(" -_./'\u00ad\u200b", max_size=3), st.integers(0, 20))
def test_key_ignores_signs_and_case(name: str, sign: str, place: int) -> None:
    """
    Names are the same name whatever signs, spaces and capitals they are written with.
    """
    written = name[:place] + sign + name[place:].swapcase()

    assert key(name) == key(written)


@given(st.text(), st.text())
def test_key_compares_letters_and_digits(one: str, two: str) -> None:
    """
    A key holds letters and digits only, with the marks that make another letter of a Japanese one,
    and joined names have the joined key.
    """
    assert all(char.isalnum() or char in "\u3099\u309a" for char in key(one))
    assert key(one) + key(two) == key(f"{one} {two}")


def test_key() -> None:
    """
    Accents fall away, digits never do.
    """
    assert key("HD VG-130m") == "hdvg130m"
    assert key("Données") == "donnees"
    assert key("Set-2") != key("Set-3")


def test_what_carries_meaning_without_spaces() -> None:
    """
    In Chinese and Japanese each ideograph and each foreign word carries meaning, endings do not.
    """
    assert content("公開データを使う") == ["公", "開", "データ", "使"]
    assert content("plain words") == []
