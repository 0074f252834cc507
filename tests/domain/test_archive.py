"""A document of an archive, and the texts that it had before."""

import pytest

from bot.domain.archive import Version, documents
from bot.domain.errors import DocumentError


def days(*versions: tuple[str, str]) -> list[tuple[str, str, str]]:
    made = documents("Heron Bay/Terms.md", [Version(*version) for version in versions])
    return [(d.text, d.retrieved, d.end_date) for d in made]


def test_runs() -> None:
    """
    Commits that say the same are one version since the first of them; a gap is none.
    """
    assert days(("4", "b"), ("3", "b "), ("2", ""), ("1", "a"), ("0", "b")) == [
        ("b", "3", ""),
        ("a", "1", "3"),
        ("b", "0", "1"),
    ]


def test_nothing() -> None:
    """
    A document without a text is no document.
    """
    with pytest.raises(DocumentError, match="no text"):
        days(("1", ""))


def test_gone_now() -> None:
    """
    A document that is empty now is refused, whatever it said before.
    """
    with pytest.raises(DocumentError, match="no text"):
        days(("2", ""), ("1", "a"))
