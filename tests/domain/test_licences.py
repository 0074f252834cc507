"""Licence names, their classes, and what each class grants."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Effect, Use
from bot.domain.errors import KnowledgeError
from bot.domain.licences import UNCLASSIFIED, read_licences
from bot.domain.text import key
from tests.builders import LICENCES, TABLE

LISTED = [name for i, names in TABLE.written.items() for name in (i, *names)]
FOLDED = {key(name) for name in LISTED}
ANY_NAME = st.sampled_from(LISTED)


def permits(name: str) -> bool:
    """Whether a licence of this name would let anybody do anything."""
    effects = TABLE.class_of(name).effects.values()
    return bool({Effect.PERMITS, Effect.CONDITIONS} & set(effects))


def changed(**parts: Any) -> dict[str, Any]:
    return {**deepcopy(LICENCES), **parts}


@pytest.mark.parametrize("name", LISTED)
def test_every_listed_name(name: str) -> None:
    """
    Every identifier and every listed name finds its licence, also one with "not" in it.
    """
    identifier = next(i for i, names in TABLE.written.items() if name in (i, *names))

    assert identifier == TABLE.identify(name)
    assert LICENCES["licences"][identifier]["class"] == TABLE.class_of(name).name


def test_spelling() -> None:
    """
    Case, spaces, dashes and punctuation between the letters of a name are of no account.
    """
    spellings = ["MEADOW", "Meadow 1.0", "meadow_1.0", "(meadow-1.0)", "“Meadow”", "Meadow–1.0."]

    assert [TABLE.identify(name) for name in spellings] == ["Meadow-1.0"] * 6


def test_brackets() -> None:
    """
    A name may be said again in brackets, and nothing else may stand there.
    """
    said = ["Meadow 1.0 (the meadow licence)", "Brook licence (brook) 2.0"]
    other = ["Meadow (vault)", "Meadow (not meadow)", "Meadow (x) Brook", "() x", "x (x)"]

    assert [TABLE.identify(name) for name in said] == ["Meadow-1.0", "Brook-2.0"]
    assert [TABLE.identify(name) for name in other] == [""] * 5


@pytest.mark.parametrize(
    "name",
    ["", " ", "-", "other", "none", "meadow and vault", "meadow or brook", "meadow/vault",
     "meadow (study)", "meadow 2", "custom", "see website", "\x00", "🙂"],
)  # fmt: skip
def test_unknown_names_permit_nothing(name: str) -> None:
    """
    A name that is empty, unknown or contradictory is unclassified, and that permits nothing.
    """
    assert TABLE.identify(name) == ""
    assert TABLE.class_of(name).name == UNCLASSIFIED
    assert not permits(name)


@given(st.text())
def test_any_name(name: str) -> None:
    """
    Whatever is written, only what folds to a listed name permits.
    """
    assert permits(name) <= (key(name) in FOLDED)


@given(ANY_NAME, st.sampled_from("?!~？！～¿‽❌✗¬≠*^%\u0336\u20e0"), st.integers(0, 30))
def test_doubtful_marks(name: str, mark: str, place: int) -> None:
    """
    A mark that questions, denies or strikes out a licence takes every permission from it.
    """
    assert not permits(name[:place] + mark + name[place:])


@given(ANY_NAME, st.sampled_from(["not", "non", "NOT", "no longer", "nicht", "ex"]), st.booleans())
def test_denied_names(name: str, word: str, spaced: bool) -> None:
    """
    A licence with a "not" or a "non" before it is not that licence.
    """
    assert not permits(word + (" " if spaced else "-") + name)


@given(ANY_NAME, st.integers(0, 30), st.characters(codec="utf-8"))
def test_one_character_changed(name: str, place: int, char: str) -> None:
    """
    With one character changed a name permits only when it is a listed name again.
    """
    mutated = name[:place] + char + name[place + 1 :]

    assert permits(mutated) <= (key(mutated) in FOLDED)


@given(st.lists(ANY_NAME, min_size=2, max_size=3, unique_by=key), st.sampled_from([" ", ", ", "/"]))
def test_two_licences(names: list[str], between: str) -> None:
    """
    Two licences in one field contradict each other, and permit nothing.
    """
    joined = between.join(names)

    assert permits(joined) <= (key(joined) in FOLDED)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({}, "cannot be used"),
        (changed(classes={"open": {"collect": "permits"}}), "cannot be used"),
        (changed(classes={"open": dict.fromkeys(Use, "perhaps")}), "cannot be used"),
        (changed(licences={"A": {}}), "cannot be used"),
        (changed(licences=["A"]), "cannot be used"),
        (
            changed(licences={"A": {"class": "open", "names": ["b"]}, "B": {"class": "open"}}),
            'share the name "B"',
        ),
        (changed(licences={"A": {"class": "nice"}}), 'unknown class "nice"'),
        (changed(classes={"open": LICENCES["classes"]["open"]}, licences={}), "is needed"),
        (
            changed(classes={"unclassified": LICENCES["classes"]["notice"]}, licences={}),
            "may not permit",
        ),
    ],
)
def test_tables_that_cannot_be_used(table: dict[str, Any], fault: str) -> None:
    """
    A table with a gap, two owners of a name, or a class of unknown meaning that permits is refused.
    """
    with pytest.raises(KnowledgeError, match=r"^licences\.yaml.*\.$") as caught:
        read_licences(table)

    assert fault in str(caught.value)


def test_empty_names() -> None:
    """
    A name without letters in the table names nothing.
    """
    table = read_licences(changed(licences={"A": {"class": "open", "names": ["-", ""]}}))

    assert table.identify("-") == ""
    assert table.identify("a") == "A"


def test_conditions() -> None:
    """
    A class carries its conditions.
    """
    assert TABLE.class_of("brook").conditions == ("Keep the notice.",)
    assert TABLE.class_of("meadow").conditions == ()
