"""Marks in a file: what is kept, what is read, and the key that signs them."""

import json
from pathlib import Path

import pytest

from bot.adapters.marks import FileMarks, read_marks
from bot.domain.audit import Mark
from bot.domain.errors import SettingsError

NONE = Mark(0, "", "")


def test_a_key_of_its_own(tmp_path: Path) -> None:
    """
    Without a key that is given one is made once, in the folder, for its owner's eyes only; one
    that is given is taken, and nothing is made.
    """
    folder = tmp_path / "deep" / "data"
    made = FileMarks(folder)
    assert len(made.key) == 32
    assert made.key == FileMarks(folder).key == (folder / "audit.key").read_bytes()
    assert [path.name for path in folder.iterdir()] == ["audit.key"]
    assert (folder / "audit.key").stat().st_mode & 0o777 == 0o600

    given = FileMarks(tmp_path / "nowhere", "a key")
    assert given.key == b"a key"
    assert not (tmp_path / "nowhere").exists()
    assert given.read() == []


def test_a_key_that_cannot_be_had(tmp_path: Path) -> None:
    """
    A key that somebody else is just making, or that cannot be made, leaves no draft behind; the
    sentence says what to do.
    """
    (tmp_path / "audit.key").symlink_to(tmp_path / "not there yet")
    with pytest.raises(SettingsError) as refused:
        FileMarks(tmp_path)

    assert str(refused.value) == (
        f"The key {tmp_path}/audit.key cannot be used (No such file or directory); correct the "
        "rights of its folder, or set AUDIT_KEY."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["audit.key"]


def test_marks_are_kept(tmp_path: Path) -> None:
    """
    Each mark is a line, after those that are there.
    """
    marks = FileMarks(tmp_path, "key")
    kept = [Mark(1, "h1", "at 1", "s1"), Mark(2, "h2", "at 2", "s2")]
    for mark in kept:
        marks.add(mark)

    assert marks.read() == kept
    lines = (tmp_path / "audit-marks.jsonl").read_text("ascii").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2]


def test_marks_that_cannot_be_kept(tmp_path: Path) -> None:
    """
    Where no mark can be kept or read, the sentence names the file and says what to do.
    """
    with pytest.raises(SettingsError) as refused:
        FileMarks(tmp_path / "no", "key").add(NONE)
    assert str(refused.value) == (
        f"{tmp_path}/no/audit-marks.jsonl cannot be written (No such file or directory); "
        "set DATA_DIR to a folder that this program may write to."
    )
    with pytest.raises(SettingsError) as refused:
        read_marks(tmp_path / "no")
    assert str(refused.value) == f"{tmp_path}/no cannot be read (No such file or directory)."


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ('INFO audit: mark {"seq": 7, "h": "x", "at": "t", "sign": "s"}', Mark(7, "x", "t", "s")),
        ('{"seq": "7", "h": 1, "at": 2, "sign": 3, "more": {}}', Mark(7, "1", "2", "3")),
        ('{"seq": 7, "h": "x", "at": "t"}', NONE),
        ('{"seq": null, "h": "x", "at": "t", "sign": "s"}', NONE),
        ('{"seq": 7', NONE),
        ("rubbish", NONE),
        ("\ufffd", NONE),
    ],
)
def test_lines(tmp_path: Path, line: str, mark: Mark) -> None:
    """
    A mark is found in a line of a log; a line that is none is a mark that nobody signed, and
    empty lines are nothing.
    """
    file = tmp_path / "log"
    file.write_bytes(b"\n  \n" + line.encode().replace("\ufffd".encode(), b"\xff") + b"\n")

    assert read_marks(file) == [mark]
