"""More than a hundred odd and hostile files: nothing breaks, hangs, or is silently lost."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.adapters.formats import Formats, Limits
from bot.adapters.formats.faults import UnreadableError
from bot.adapters.formats.reading import read_file
from bot.domain.documents import Audience, Document
from bot.domain.errors import DocumentError
from bot.domain.splitting import passages, pieces
from bot.ports.documents import Refusal
from tests.odd.collection import LINKS, OUTSIDE, Odd, collection, place
from tests.odd.pdfs import pdf
from tests.odd.words import docx, paragraph

ODD = collection()
Read = dict[str, Document | Refusal]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("odd") / "root"
    made.mkdir()
    place(made, ODD)
    return made


@pytest.fixture(scope="module")
def read(root: Path) -> Read:
    formats = Formats()
    try:
        return {entry.path: entry for entry in Folder(root, formats).read()}
    finally:
        formats.close()


def shown(path: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in path)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: shown(odd.path)[:60])
def test_odd(odd: Odd, read: Read) -> None:
    """
    What a file says is found, what nobody sees in it is not; else one sentence says why.
    """
    found = read[shown(odd.path)]

    if odd.refused:
        assert isinstance(found, Refusal), found
        assert odd.refused in found.reason
        assert found.reason.startswith(shown(odd.path))
        assert "\n" not in found.reason
        return
    assert isinstance(found, Document), found
    assert [text for text in odd.holds if text not in found.text] == []
    assert [text for text in odd.lacks if text in found.text] == []
    assert not odd.told or any(odd.told in note for note in found.notes), found.notes


def test_the_same_without_the_child(read: Read) -> None:
    """
    The child adds limits and nothing else: the reader itself says the same of every file.
    """
    for odd in ODD:
        found = read[shown(odd.path)]
        if len(odd.data) > 20_000_000 or odd.path.endswith(
            (".md", ".doc", ".zip", "bad-beside.pdf")
        ):
            continue
        try:
            text = read_file(odd.path, odd.data).text
        except (UnreadableError, RecursionError):
            assert isinstance(found, Refusal), found
        else:
            assert isinstance(found, Refusal) or found.text.lstrip("\ufeff") == text


def test_enough(read: Read) -> None:
    """
    The collection is as large as it says, and every file has an outcome.
    """
    assert len(ODD) > 100
    assert len(read) == len(ODD) + len(LINKS) + 1


def test_quotations(read: Read) -> None:
    """
    What is cut out of any of these files stands in the kept text at its place, and can be stored.
    """
    for entry in read.values():
        if isinstance(entry, Document):
            assert "\0" not in entry.text
            entry.text.encode("utf-8")
            for passage in passages(entry):
                assert entry.text[passage.start : passage.end] == passage.text
                for piece in pieces(passage):
                    assert entry.text[piece.start : piece.end] == piece.text


@pytest.mark.parametrize("path", LINKS)
def test_nothing_outside(path: str, read: Read) -> None:
    """
    Links that lead out, links to folders and devices, rings and pipes: one sentence, no content.
    """
    found = read[path]

    assert isinstance(found, Refusal)
    assert found.reason.startswith(path)


def test_no_trace_of_the_outside(read: Read) -> None:
    """
    Nothing of what lies outside the root stands in any text, title or sentence.
    """
    assert OUTSIDE not in repr(read)
    assert "root:x:" not in repr(read)


def test_a_swapped_link(tmp_path: Path) -> None:
    """
    A folder that becomes a link after it was looked at is not walked through.
    """
    from bot.adapters.folder import files

    (tmp_path / "root/inner").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    for where in ("root/inner", "outside"):
        (tmp_path / where / "x.md").write_text(where)
    top = Path(os.path.realpath(tmp_path / "root"))
    (top / "inner").rename(top / "old")
    (top / "inner").symlink_to(tmp_path / "outside")

    with pytest.raises(OSError, match="inner"):
        files._read(top, ("inner", "x.md"))
    with pytest.raises(DocumentError, match="leads out"):
        files.read(top, top / "inner/x.md")


def test_header_beside(read: Read) -> None:
    """
    `NAME.yaml` beside a file is its header.
    """
    found = read["internal-policies/beside.pdf"]

    assert isinstance(found, Document)
    assert (found.id, found.owner, found.audience) == ("pol-beside", "Ada", Audience.LEGAL)


def test_two_headers(tmp_path: Path) -> None:
    """
    A header at the top and another beside the file: nobody guesses which is meant.
    """
    (tmp_path / "x.md").write_text("---\naudience: legal-only\n---\ntext")
    (tmp_path / "x.yaml").write_text("audience: all")

    (found,) = Folder(tmp_path).read()

    assert isinstance(found, Refusal)
    assert "keep one of them" in found.reason


def test_pages(read: Read) -> None:
    """
    A place in a PDF is on a page, and its address leads there.
    """
    found = read["platform-terms/sound.pdf"]
    assert isinstance(found, Document)

    assert found.page_at(found.text.index("MARKER-P1")) == 1
    assert found.page_at(found.text.index("MARKER-P6")) == 6


@cache
def heavy() -> bytes:
    """A sound PDF that takes many seconds."""
    return pdf(["\n".join(f"line {n} of a page" for n in range(2000))] * 200)


def test_too_long(tmp_path: Path) -> None:
    """
    A file that computes too long is given up with a sentence, and the next one is read.
    """
    formats = Formats(limits=Limits(computing=0, waiting=60))

    with pytest.raises(DocumentError, match="takes over 0 s to read; split it"):
        formats.extract("x.pdf", heavy())
    assert formats.extract("x.docx", docx(paragraph("after"))).text == "after"
    formats.close()


def test_too_late() -> None:
    """
    Nobody waits longer than the limit, whatever the child does.
    """
    formats = Formats(limits=Limits(waiting=0.05))

    with pytest.raises(DocumentError, match="takes over"):
        formats.extract("x.pdf", heavy())
    formats.close()


def test_too_much_memory() -> None:
    """
    A file that needs more memory than it may take is refused, and the next one is read.
    """
    formats = Formats(limits=Limits(memory=160 * 1024 * 1024))
    body = "".join(f"<p>{n}</p>" for n in range(900_000))

    with pytest.raises(DocumentError, match="more than 160 MB of memory"):
        formats.extract("x.html", b"<html><body>" + body.encode())
    assert formats.extract("x.docx", docx(paragraph("after"))).text == "after"
    formats.close()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "kept"
    formats = Formats(folder)
    formats.extract("x.docx", docx(paragraph("one")))
    with pytest.raises(DocumentError, match="ZIP"):
        formats.extract("y.docx", docx(paragraph("two"))[:100])
    formats.close()
    return folder


def test_read_once(kept: Path) -> None:
    """
    What was read once, and what could not be, is not taken apart again: no child is started.
    """
    again = Formats(kept, Limits(waiting=0))

    assert again.extract("other.docx", docx(paragraph("one"))).text == "one"
    with pytest.raises(DocumentError, match="ZIP"):
        again.extract("y.docx", docx(paragraph("two"))[:100])
    assert again._worker._child is None


def test_read_afresh(kept: Path) -> None:
    """
    A full reindex reads everything anew.
    """
    afresh = Formats(kept, Limits(waiting=0), afresh=True)

    with pytest.raises(DocumentError, match="takes over 0 s"):
        afresh.extract("x.docx", docx(paragraph("one")))
    afresh.close()


def test_forgotten(kept: Path) -> None:
    """
    What was kept of files that are gone goes too; a damaged note is read anew.
    """
    again = Formats(kept)
    for file in kept.glob("*.json"):
        file.write_text("{")
    again.extract("x.docx", docx(paragraph("one")))
    again.forget()
    again.close()

    assert len(list(kept.glob("*.json"))) == 1


def test_nowhere_to_keep(tmp_path: Path) -> None:
    """
    Where nothing can be kept the file is read all the same.
    """
    (tmp_path / "file").write_text("in the way")
    formats = Formats(tmp_path / "file" / "kept")

    assert formats.extract("x.docx", docx(paragraph("one"))).text == "one"
    formats.close()
