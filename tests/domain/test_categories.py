"""For whom data are by their stated licences: invented licences, and what may never be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.categories import Stated, use_category
from bot.domain.errors import KnowledgeError
from bot.domain.licences import Category, read_licences
from tests.builders import LICENCES

MEADOW = "https://example.org/meadow"
TABLE = read_licences(
    {
        "classes": {
            **LICENCES["classes"],
            "open": {**LICENCES["classes"]["open"], "category": "commercial"},
            "study": {**LICENCES["classes"]["study"], "category": "non-commercial"},
        },
        "licences": {
            **LICENCES["licences"],
            "Meadow-1.0": {"class": "open", "names": ["meadow"], "stated": [MEADOW]},
            "LicenseRef-custom": {"class": "unclassified", "names": ["custom"]},
            "LicenseRef-unstated": {
                "class": "unclassified", "names": ["unstated"], "category": "unspecified",
            },
            "LicenseRef-read": {
                "class": "unclassified", "category": "commercial",
                "stated": ["https://example.org/read"],
            },
        },
    }
)  # fmt: skip
ANY = st.sampled_from(["meadow", "study licence", "vault", "unstated", "custom", "other", ""])


def category(*names: str) -> Category:
    """The category of licences that are stated by name alone."""
    return use_category([Stated(name) for name in names], TABLE)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), Category.UNSPECIFIED),
        (("",), Category.UNSPECIFIED),
        (("unstated",), Category.UNSPECIFIED),
        (("Meadow 1.0",), Category.COMMERCIAL),
        (("meadow", "unstated"), Category.UNSPECIFIED),
        (("meadow", "unstated", "study licence"), Category.NON_COMMERCIAL),
        (("study licence", "vault", "meadow"), Category.ACADEMIC_ONLY),
        (("meadow", "something else"), Category.ACADEMIC_ONLY),
        (("meadow?",), Category.ACADEMIC_ONLY),
        (("meadow or vault",), Category.ACADEMIC_ONLY),
        (("custom",), Category.ACADEMIC_ONLY),
    ],
)
def test_strictest(names: tuple[str, ...], expected: Category) -> None:
    """
    The strictest licence governs, none is unspecified, and an unknown one is the strictest.
    """
    assert expected == category(*names)


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("custom", "https://example.org/read#licence", Category.COMMERCIAL),
        ("custom", MEADOW, Category.ACADEMIC_ONLY),
        ("unknown to us", "https://example.org/read", Category.ACADEMIC_ONLY),
        ("vault", MEADOW, Category.ACADEMIC_ONLY),
        ("unstated", MEADOW, Category.UNSPECIFIED),
        ("meadow", MEADOW, Category.COMMERCIAL),
        ("meadow", "https://example.org/vault", Category.COMMERCIAL),
    ],
)
def test_addresses(name: str, url: str, expected: Category) -> None:
    """
    An address names own terms where the name says only that they are own; else the stricter holds.
    """
    assert expected == use_category([Stated(name, url)], TABLE)


@given(st.lists(ANY), ANY)
def test_one_more_licence(names: list[str], more: str) -> None:
    """
    One more licence makes nothing less strict but the absence of any.
    """
    order = list(Category)

    assert not names or order.index(category(*names, more)) >= order.index(category(*names))
    assert category(*names) == category(*reversed(names))


@given(st.text())
def test_any_name(name: str) -> None:
    """
    Whatever is written, only a name that the table knows is for commercial use.
    """
    assert (category(name) is Category.COMMERCIAL) <= (TABLE.identify(name) == "Meadow-1.0")


def test_contradictory_table() -> None:
    """
    A licence that forbids commercial training cannot be of the category of commercial ones.
    """
    wrong = {"A": {"class": "study", "category": "commercial"}}

    with pytest.raises(KnowledgeError, match="forbids what its category is for"):
        read_licences({**LICENCES, "licences": wrong})
    with pytest.raises(KnowledgeError, match="cannot be used"):
        read_licences({**LICENCES, "licences": {"A": {"class": "open", "category": "nice"}}})
