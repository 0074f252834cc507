"""`policy-bot backup` and `policy-bot restore`, as a person calls them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.shared import PROJECT


def test_to_another_place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What was backed up is restored elsewhere; what is left to do is said, and mistakes are too.
    """
    first, second, file = tmp_path / "first", tmp_path / "second", str(tmp_path / "b.tar.gz")
    first.mkdir()
    with closing(sqlite3.connect(first / "policy-bot.db")) as made:
        made.executescript((PROJECT / "tests/releases/0.1.0.sql").read_text("utf-8"))
    (first / "anonymous.key").write_bytes(b"k" * 32)
    monkeypatch.setenv("DATA_DIR", str(first))

    code, out, _ = run("backup", file)
    assert (code, out.splitlines()) == (
        0,
        [
            f"{file} has 1 cases, 1 answers and 0 rulings (14 rows of 12 tables).",
            f"The key {first}/anonymous.key is not in it; keep a copy of it somewhere else.",
        ],
    )
    code, out, error = run("backup", file)
    assert (code, out, error) == (1, "", f"{file} is there already; name a file that is not.\n")

    monkeypatch.setenv("DATA_DIR", str(second))
    code, out, _ = run("restore", file)
    key = second / "anonymous.key"
    assert (code, out.splitlines()) == (
        0,
        [
            "Restored 1 cases, 1 answers and 0 rulings (14 rows of 12 tables).",
            f"Put your copy of the key at {key}: answers to unnamed questions need it.",
            "Build the index with policy-bot reindex.",
        ],
    )
    assert "CASE-0001" in run("cases", "show", "CASE-0001")[1]
    code, _, error = run("restore", file)
    assert code == 1
    assert "is not new; set DATA_DIR to a new folder" in error
