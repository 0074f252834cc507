"""Vectors are kept by model and text, for every process."""

import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.errors import KnowledgeError

PROJECT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from array import array
from pathlib import Path
from bot.adapters.vectorcache import SqliteVectorCache
cache = SqliteVectorCache(Path(sys.argv[1]))
for number in range(20):
    cache.put("m", {f"{sys.argv[2]} {number}": array("f", [number, 1])})
"""


def test_round_trip(tmp_path: Path) -> None:
    """
    What was put comes back exactly, and nothing for a text that was not put.
    """
    cache = SqliteVectorCache(tmp_path / "new" / "vectors.sqlite")
    vector = array("f", [0.1, -2.5, 3e-8])
    texts = {f"text {number} é": vector for number in range(1200)}

    cache.put("m", texts)

    assert texts == cache.get("m", [*texts, "unknown"])


def test_models_are_apart(tmp_path: Path) -> None:
    """
    A vector of one model is never given out for another.
    """
    cache = SqliteVectorCache(tmp_path / "vectors.sqlite")

    cache.put("m", {"text": array("f", [1.0])})

    assert cache.get("n", ["text"]) == {}


def test_holds_no_text(tmp_path: Path) -> None:
    """
    The file holds hashes and numbers, no text that could leak.
    """
    cache = SqliteVectorCache(tmp_path / "vectors.sqlite")

    cache.put("m", {"privileged secret": array("f", [1.0])})

    assert all(b"privileged" not in file.read_bytes() for file in tmp_path.iterdir())


def test_processes(tmp_path: Path) -> None:
    """
    Several processes may write at once, also when the file does not exist yet.
    """
    path = tmp_path / "vectors.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [subprocess.Popen([*command, name], cwd=PROJECT) for name in "abcd"]

    assert [process.wait(30) for process in running] == [0] * 4
    texts = [f"{name} {number}" for name in "abcd" for number in range(20)]
    assert len(SqliteVectorCache(path).get("m", texts)) == 80


def test_damaged_file(tmp_path: Path) -> None:
    """
    A file that is no cache is named in one sentence.
    """
    path = tmp_path / "vectors.sqlite"
    path.write_bytes(b"not a database at all" * 100)

    with pytest.raises(KnowledgeError, match="delete the file"):
        SqliteVectorCache(path).get("m", ["text"])
