"""What documents say of their own subject in fields that nobody reviewed."""

import pytest

from bot.domain.declared import Declared, DeclaredLicence, declared_of, metadata_of
from bot.domain.documents import Kind, Pointer
from tests.builders import document


def test_fields() -> None:
    """
    The fields that are used are taken out of header and block as plain words, each once.
    """
    found = metadata_of(
        {"license": "meadow", "derived_from": None, "title": "x"},
        {"license": ["meadow", "brook"], "source_datasets": {"a": ["original"], "b": "extended|x"}},
    )

    assert found == {
        "license": ("meadow", "brook"),
        "source_datasets": ("original", "extended|x"),
    }


@pytest.mark.parametrize("value", [None, "", " ", [], {}, [None, ""]])
def test_nothing(value: object) -> None:
    """
    An empty field is no field.
    """
    assert metadata_of({"license": value}) == {}


def test_declared() -> None:
    """
    Licences have their place; "original" and unnamed sources are none; machines are named.
    """
    one = document(
        "one",
        Kind.DATASET_LICENCE,
        metadata={
            "license": ("brook",),
            "source_datasets": (
                "original",
                "extended|bay",
                "extended|other-pier",
                "extended|other",
            ),
            "annotations_creators": ("crowdsourced",),
        },
    )
    two = document(
        "two",
        Kind.DATASET_LICENCE,
        metadata={
            "licence": ("vault",),
            "derived_from": ("Bay",),
            "language_creators": ("machine-generated",),
        },
    )

    assert declared_of([one, two]) == Declared(
        (
            DeclaredLicence("brook", Pointer("one", ("license:", "brook"))),
            DeclaredLicence("vault", Pointer("two", ("licence:", "vault"))),
        ),
        ("bay", "pier", "Bay"),
        machine_made=True,
    )
    assert declared_of([]) == Declared()
