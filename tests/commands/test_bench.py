"""`policy-bot bench --size` and `--queries`."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from bot.adapters.chroma.server import chroma_server
from bot.adapters.database.throwaway import throwaway
from bot.adapters.folder import Folder
from bot.commands.bench_queries import Queries, Times
from bot.commands.bench_scale import sizes
from bot.commands.bench_table import Cost, Row, goals, growth, line
from bot.commands.bench_texts import write_root
from bot.domain import serial
from bot.domain.documents import Document
from bot.domain.errors import IndexUnavailableError, SettingsError
from bot.domain.splitting import passages, pieces
from tests.commands.conftest import Run
from tests.postgres import Server


def _documents(root: Path) -> list[Document]:
    return [found for found in Folder(root).read() if isinstance(found, Document)]


def test_measured(run: Run, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The index, a Chroma server and both databases are measured in one run, and nothing of it stays.
    """
    address = postgres.ready()
    monkeypatch.setenv("CHROMA_URL", "")
    monkeypatch.setenv("DATABASE_URL", address)
    run("reindex")
    before = run("index", "status")[1], _databases(postgres)

    code, out, err = run("bench", "--size", "50")

    assert (code, err) == (0, "")
    rows = [row for row in out.splitlines() if re.match(r" +5\d ", row)]
    assert len(rows) == 2
    assert all(float(cell) >= 0 for row in rows for cell in row.split())
    assert re.search(r"ithin the goals at 5\d pieces", out)
    assert re.search(r"^  SQLite +\d", out, re.MULTILINE)
    assert re.search(r"^  PostgreSQL +\d", out, re.MULTILINE)
    assert before == (run("index", "status")[1], _databases(postgres))
    postgres.drop(address)


def _databases(postgres: Server) -> set[str]:
    with psycopg.connect(postgres.url) as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database")}


def test_queries(run: Run, tmp_path: Path) -> None:
    """
    The lines of a file are timed as searches and as questions; odd ones are no failure.
    """
    file = tmp_path / "asked.txt"
    file.write_text("Can we scrape Reddit?\n\n???\n", "utf-8")

    code, out, _ = run("bench", "--queries", str(file), "--json")

    found = serial.load(Queries, out)
    assert (code, found.texts) == (0, 2)
    assert found.memory > 50
    assert found.summary().startswith("2 texts: search median ")


def test_wrong_use(run: Run, tmp_path: Path) -> None:
    """
    Too small a size, and a file without a question, are said in one sentence.
    """
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", "utf-8")
    run("reindex")

    assert run("bench", "--size", "5")[::2] == (2, "--size needs at least 50 pieces.\n")
    assert "write one a line" in run("bench", "--queries", str(empty))[2]
    assert "cannot be read" in run("bench", "--queries", str(tmp_path / "none"))[2]


def test_texts(root: Path, tmp_path: Path) -> None:
    """
    So many pieces are written, with the policies among them; hardly any is there twice.

    The same documents and seed write the same texts, and another seed others.
    """
    documents = _documents(root)
    made = write_root(tmp_path / "one", documents, 900, 1, sample=50, asked=20)
    again = write_root(tmp_path / "two", documents, 900, 1, sample=50, asked=20)
    other = write_root(tmp_path / "three", documents, 900, 2, sample=50, asked=20)

    read = _documents(tmp_path / "one")
    said = [p.text for d in read for passage in passages(d) for p in pieces(passage)]
    in_force = [p for d in read if d.in_force for passage in passages(d) for p in pieces(passage)]
    assert 900 <= made.pieces == len(said) == len(in_force) < 920
    assert len(set(said)) > 0.9 * len(said)
    assert len(made.sample) == 50
    assert Counter(made.sample) <= Counter(said)
    assert len(made.questions) == 20
    assert any(d.id == "pol-001-web-collection" for d in read)
    assert {d.card.subject_kind.value for d in read if d.card} == {"dataset"}
    assert made == again
    assert made != other


def test_sizes() -> None:
    """
    Ten times as many each time, up to what is asked for.
    """
    assert sizes(300) == [300]
    assert sizes(1000) == [1000]
    assert sizes(5000) == [1000, 5000]
    assert sizes(100_000) == [1000, 10_000, 100_000]


ROW = Row(
    pieces=1000,
    build=Cost(1000, 15.0, 26.0),
    alone=Cost(500, 6.0, 11.0),
    queries=Queries(200, Times(0.010, 0.020), Times(0.012, 0.025), 400.0),
    building=500.0,
    disk=10.0,
)


def test_table() -> None:
    """
    A piece costs so many times what the embedder alone takes; sizes are put side by side.
    """
    large = replace(
        ROW, pieces=100_000, queries=replace(ROW.queries, search=Times(0.015, 0.031), memory=900.0)
    )

    assert line(ROW, server=False).split()[:5] == ["1,000", "15.0", "15.00", "1.25", "1.18"]
    assert line(replace(ROW, server=77.0), server=True).split()[-1] == "77"
    assert list(growth([ROW])) == []
    assert "x 100: build of a piece x 1.0, search p95 x 1.6" in next(iter(growth([ROW, large])))
    assert goals(ROW).startswith("Within the goals at 1,000 pieces: build 1.25 times")
    assert goals(large).startswith("NOT within the goals at 100,000 pieces")


def test_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A server that does not start is said in one sentence.
    """
    (tmp_path / "file").write_text("no folder")
    with (
        pytest.raises(IndexUnavailableError, match="set CHROMA_URL"),
        chroma_server(tmp_path / "file"),
    ):
        pass


def test_no_database() -> None:
    """
    Where no database can be made, nothing is measured and the reason is said without a password.
    """
    with (
        pytest.raises(SettingsError, match="No database can be made") as error,
        throwaway("postgresql://someone:secret@127.0.0.1:1/none"),
    ):
        pass
    assert "secret" not in str(error.value)
