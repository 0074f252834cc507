"""A knowledge root: what is read, what is refused, and what is left alone."""

import os
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.domain.documents import Audience, Document, Kind, Status
from bot.domain.errors import KnowledgeError
from bot.ports.documents import Refusal


def write(root: Path, path: str, text: str | bytes) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def documents(root: Path) -> list[Document]:
    found = list(Folder(root).read())
    assert all(isinstance(entry, Document) for entry in found), found
    return [entry for entry in found if isinstance(entry, Document)]


def refusal(root: Path) -> Refusal:
    (found,) = Folder(root).read()
    assert isinstance(found, Refusal)
    return found


def test_header(tmp_path: Path) -> None:
    """
    The header becomes fields, and offsets count the characters of the file, header included.
    """
    text = "---\nid: pol-1\nretrieved: 2026-01-02\naudience: legal-only\n---\n\n# Rule é\n"
    file = write(tmp_path, "internal-policies/x.md", text)

    (found,) = documents(tmp_path)

    assert (found.id, found.retrieved, found.audience) == ("pol-1", "2026-01-02", Audience.LEGAL)
    assert file.read_text(encoding="utf-8") == found.text
    assert found.text[found.body_start :] == "\n# Rule é\n"
    assert found.path == "internal-policies/x.md"


def test_no_header(tmp_path: Path) -> None:
    """
    A file without a header is what its place says, and says so.
    """
    write(tmp_path, "platform-terms-history/acme-terms.txt", "Old terms.\r\nTwo.")

    (found,) = documents(tmp_path)

    assert (
        found.id,
        found.kind,
        found.status,
    ) == ("acme-terms", Kind.PLATFORM_TERMS, Status.HISTORICAL)
    assert found.text == "Old terms.\nTwo."
    assert found.notes == ("it has no header",)


def test_second_block(tmp_path: Path) -> None:
    """
    The metadata of a dataset card stands below our header and belongs to the text.
    """
    text = "---\nid: card\n---\n\n---\nlicense: mit\n---\n# Card\n"
    write(tmp_path, "dataset-licences/card.md", text)

    (found,) = documents(tmp_path)

    assert found.body == "\n---\nlicense: mit\n---\n# Card\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"caf\xe9", "UTF-8"),
        (b"a\0b", "UTF-8"),
        ("---\nid: x\nno end", "closing"),
        ("---\nid: [x\n---\ntext", "not YAML"),
        ("---\n- a\n---\ntext", "not a list of fields"),
        ("---\nid: !!python/object/apply:os.getcwd []\n---\ntext", "not YAML"),
        ("---\ntitle: &a [*a]\n---\ntext", "x.md"),
        ("---\naudience: everyone\n---\ntext", "audience"),
        ("---\nid: x\n---\n\n", "no text"),
        ("", "no text"),
    ],
)
def test_refused(tmp_path: Path, content: str | bytes, fault: str) -> None:
    """
    A file that cannot be used is refused with one sentence that names it.
    """
    write(tmp_path, "internal-policies/x.md", content)

    found = refusal(tmp_path)

    assert found.path == "internal-policies/x.md"
    assert "internal-policies/x.md" in found.reason
    assert fault in found.reason


def test_one_bad_file(tmp_path: Path) -> None:
    """
    One bad file does not keep the others out; all come in the order of their paths.
    """
    for name in ("c", "a", "b"):
        write(tmp_path, f"rulings/{name}.md", b"\xff" if name == "b" else "Text.")

    assert [
        entry.id if isinstance(entry, Document) else entry.path for entry in Folder(tmp_path).read()
    ] == ["a", "rulings/b.md", "c"]


def test_left_alone(tmp_path: Path) -> None:
    """
    README.md, dot files and files of other kinds are nobody's business; links that lead out,
    links to folders and pipes are not read, and named.
    """
    root = tmp_path / "root"
    secret = write(tmp_path, "outside/secret.md", "secret")
    for path in ("README.md", "rulings/README.md", "rulings/.x.md", ".git/x.md", "rulings/x.json"):
        write(root, path, "text")
    (root / "rulings/link.md").symlink_to(secret)
    (root / "linked").symlink_to(secret.parent)
    (root / "rulings/loop.md").symlink_to(root / "rulings/loop.md")
    os.mkfifo(root / "rulings/pipe.md")

    found = list(Folder(root).read())

    assert [entry.path for entry in found if isinstance(entry, Refusal)] == [
        "linked",
        "rulings/link.md",
        "rulings/loop.md",
        "rulings/pipe.md",
    ]
    assert len(found) == 4


def test_link_inside(tmp_path: Path) -> None:
    """
    A root that is itself a link, and a link within the root, are read.
    """
    root = tmp_path / "root"
    write(root, "rulings/a.md", "text")
    (root / "rulings/b.md").symlink_to("a.md")
    (tmp_path / "link").symlink_to(root)

    assert [document.id for document in documents(tmp_path / "link")] == ["a", "b"]


def test_missing_root(tmp_path: Path) -> None:
    """
    A root that does not exist is named in one sentence.
    """
    with pytest.raises(KnowledgeError, match="KNOWLEDGE_DIRS"):
        Folder(tmp_path / "none").read()


def test_corpus() -> None:
    """
    All 539 real documents are read.
    """
    root = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    if not root.is_dir():
        pytest.skip("needs ../shared/corpus beside the project")

    assert len(documents(root)) == 539


CARD = "---\nid: shells\nsubject: Shells\n---\n\n---\n{}\n---\n\n# Shells\n\nWhite.\n"


def metadata(tmp_path: Path, text: str) -> Document:
    place = tmp_path / "dataset-licences"
    place.mkdir(exist_ok=True)
    (place / "shells.md").write_text(text, encoding="utf-8")
    (found,) = Folder(tmp_path).read()
    assert isinstance(found, Document)
    return found


def test_metadata(tmp_path: Path) -> None:
    """
    The metadata block of a dataset card is read, and stays a part of the text.
    """
    block = "license:\n- cc-by-nc-4.0\nsource_datasets:\n- extended|bay\npretty_name: x"
    found = metadata(tmp_path, CARD.format(block))

    assert found.metadata["license"] == ("cc-by-nc-4.0",)
    assert found.metadata["source_datasets"] == ("extended|bay",)
    assert found.subject == "Shells"
    assert "license:\n- cc-by-nc-4.0" in found.body


@pytest.mark.parametrize("block", ["license: [", "license: &a [*a]", "x-y: 1"])
def test_no_metadata(tmp_path: Path, block: str) -> None:
    """
    A block that is no metadata declares nothing, and the document is read all the same.
    """
    assert metadata(tmp_path, CARD.format(block)).metadata == {}


def test_card_without_our_header(tmp_path: Path) -> None:
    """
    Of a card that was dropped in as it is, its own metadata are the header.
    """
    found = metadata(tmp_path, "---\nlicense: mit\npretty_name: Shells\n---\n# Shells\n\nWhite.\n")

    assert (found.subject, found.metadata["license"]) == ("Shells", ("mit",))


def test_metadata_elsewhere(tmp_path: Path) -> None:
    """
    In other folders a licence field of the header declares nothing.
    """
    place = tmp_path / "platform-terms"
    place.mkdir()
    (place / "bay.md").write_text("---\nlicence: mit\n---\nWaves.\n", encoding="utf-8")

    (found,) = Folder(tmp_path).read()
    assert isinstance(found, Document)
    assert found.metadata == {}
