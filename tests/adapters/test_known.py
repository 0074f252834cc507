"""Files that were read before are not read again, unless anything is other than it was."""

import json
from pathlib import Path
from types import MappingProxyType

import pytest

from bot.adapters.folder import Folder
from bot.adapters.folder.known import Known
from bot.domain.builds import Contents, Entry, Manifest, digest
from bot.domain.documents import Document

TEXT = "---\nsubject: Harbour\n---\nNobody may sell these pages.\n"


class Shelf:
    """A root with one document, and a generation that has it."""

    def __init__(self, place: Path) -> None:
        self.root = place / "knowledge"
        self.kept = place / "index" / "files.json"
        self.file = self.root / "platform-terms" / "harbour.md"
        self.file.parent.mkdir(parents=True)
        self.file.write_text(TEXT)
        self.contents: Contents | None = None

    def read(self, *, afresh: bool = False) -> Document:
        known = Known(self.kept, lambda: self.contents, afresh=afresh)
        (found,) = Folder(self.root, known=known).read()
        assert isinstance(found, Document)
        known.save()
        return found

    def publish(self, document: Document) -> None:
        entry = Entry(digest(document), "main", document.path)
        manifest = Manifest(1, "m", "1", "1", {document.id: entry}, 0, 0)
        self.contents = Contents(manifest, MappingProxyType({document.id: document}), ())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.publish(shelf.read())
    return shelf


def held(shelf: Shelf) -> Document:
    assert shelf.contents is not None
    return shelf.contents.documents["harbour"]


def test_same(shelf: Shelf) -> None:
    """
    While nothing changed it is the document of the generation, again and again.
    """
    assert shelf.read() is held(shelf)
    assert shelf.read() is held(shelf)
    assert shelf.read(afresh=True) == held(shelf)
    assert shelf.read(afresh=True) is not held(shelf)


def test_other_bytes(shelf: Shelf) -> None:
    """
    What changed is read, and known from then on.
    """
    shelf.file.write_text(TEXT.replace("sell", "copy"))

    assert "copy" in shelf.read().text
    shelf.publish(shelf.read())
    assert shelf.read() is held(shelf)


def test_other_header_beside(shelf: Shelf) -> None:
    """
    A header beside the file counts, whether it comes, changes or goes.
    """
    shelf.file.write_text("Nobody may sell these pages.\n")
    shelf.publish(shelf.read())
    shelf.file.with_suffix(".yaml").write_text("audience: legal-only")

    assert shelf.read().audience == "legal-only"
    shelf.file.with_suffix(".yaml").write_text("")
    assert shelf.read().audience == "all"


def test_other_place(shelf: Shelf) -> None:
    """
    The same bytes at another place are another document.
    """
    drafts = shelf.root / "platform-terms-history"
    shelf.file.parent.rename(drafts)

    assert shelf.read().path == "platform-terms-history/harbour.md"
    assert not shelf.read().in_force


def test_other_generation(shelf: Shelf) -> None:
    """
    What the generation has otherwise, or not at all, is read.
    """
    first, shelf.contents = held(shelf), None
    assert shelf.read() == first

    shelf.publish(first)
    shelf.file.write_text(TEXT.replace("sell", "copy"))
    shelf.publish(shelf.read())
    shelf.file.write_text(TEXT)
    assert shelf.read() == first


def test_other_program(shelf: Shelf) -> None:
    """
    What another version of the program read is read again, and so is what nobody can read.
    """
    rows = json.loads(shelf.kept.read_text())
    shelf.kept.write_text(json.dumps({key[::-1]: row for key, row in rows.items()}))
    assert shelf.read() is not held(shelf)
    for damage in ("", "[]", '{"a": 1}', "\u00ff"):
        shelf.kept.write_text(damage, "latin-1")
        assert shelf.read() is not held(shelf)


def test_only_hashes_are_kept(shelf: Shelf) -> None:
    """
    Beside the index stands no word of a document.
    """
    assert "sell" not in shelf.kept.read_text()
    assert [[held(shelf).id, digest(held(shelf))]] == list(
        json.loads(shelf.kept.read_text()).values()
    )
