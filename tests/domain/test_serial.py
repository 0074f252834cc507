"""Domain values survive being written and read, whatever fields they have."""

from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.domain import serial
from bot.domain.builds import Changes, Entry, Manifest, compare
from bot.domain.documents import (
    Audience,
    Card,
    Document,
    Effect,
    Kind,
    Pointer,
    Rule,
    Status,
    SubjectKind,
    Use,
)

PROJECT = Path(__file__).resolve().parents[2]


def test_every_field() -> None:
    """
    A document with rules, pointers and a card comes back equal, on one line of ASCII.
    """
    pointer = Pointer("terms", ("scrape", "“automated”"))
    rule = Rule("r", Effect.FORBIDS, frozenset(Use), "clause\u2028", ("s",), source=pointer)
    document = Document(
        "id",
        "Title\nof two",
        Kind.SOURCE_CARD,
        "text \U0001f600\r\0",
        3,
        "source-cards/x.md",
        audience=Audience.LEGAL,
        status=Status.DRAFT,
        aliases=("a", "b"),
        rules=(rule, Rule("q", Effect.PERMITS, frozenset(), "c", escalate=True)),
        card=Card(SubjectKind.DATASET, licence_source=pointer),
        metadata={"license": ("mit", "cc0-1.0")},
    )

    line = serial.dump(document)

    assert document == serial.load(Document, line)
    assert line.isascii()
    assert "\n" not in line


def test_manifest() -> None:
    """
    So does the manifest of a generation.
    """
    manifest = Manifest(3, "model", "1", "1", {"id": Entry("d", "root", "x.md")}, 5, 6)

    assert manifest == serial.load(Manifest, serial.dump(manifest))


def test_equal_values_are_written_alike() -> None:
    """
    The order in which a set was filled does not show, so that a digest stays the same.
    """
    one = Rule("r", Effect.FORBIDS, frozenset([Use.COLLECT, Use.EVALUATE]), "c")
    two = Rule("r", Effect.FORBIDS, frozenset([Use.EVALUATE, Use.COLLECT]), "c")

    assert serial.dump(one) == serial.dump(two)


@pytest.mark.parametrize("line", ["{}", "[]", "null", '{"generation": "x"}', "{"])
def test_other_content(line: str) -> None:
    """
    A line that holds something else is refused, not guessed at.
    """
    with pytest.raises((ValueError, KeyError, TypeError)):
        serial.load(Manifest, line)


@pytest.mark.parametrize("root", [PROJECT / "knowledge", PROJECT.parent / "shared" / "corpus"])
def test_real_documents(root: Path) -> None:
    """
    Every real document comes back equal.
    """
    if not root.is_dir():
        pytest.skip(f"needs {root}")
    for document in Folder(root).read():
        if isinstance(document, Document):
            assert document == serial.load(Document, serial.dump(document))


def test_compare() -> None:
    """
    Documents are added, changed, removed or unchanged; a change of place or source is a change.
    """
    old = {name: Entry(name, "root", "p") for name in ("same", "text", "moved", "gone")}
    new = {
        "same": old["same"],
        "text": Entry("other", "root", "p"),
        "moved": Entry("moved", "other root", "p"),
        "new": Entry("new", "root", "p"),
    }

    assert Changes(("new",), ("moved", "text"), ("gone",), ("same",)) == compare(old, new)
    assert not compare(old, old)
    assert compare(old, new)


def test_values_of_an_earlier_release() -> None:
    """
    What was written before a value had all its fields is read with their defaults.
    """
    old = serial.dump(Rule("r", Effect.FORBIDS, frozenset(Use), "c")).replace('"also":[],', "")

    assert serial.load(Rule, old) == Rule("r", Effect.FORBIDS, frozenset(Use), "c")
    with pytest.raises(TypeError):
        serial.load(Rule, "{}")
