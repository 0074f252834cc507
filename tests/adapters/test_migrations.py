"""Databases of earlier versions, brought to this one with all that they hold."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.adapters.database import Database, migrations
from bot.adapters.database.schema import metadata
from bot.domain.cases import CaseState
from bot.domain.errors import SettingsError
from bot.domain.records import Post
from tests.shared import PROJECT

RELEASES = sorted((PROJECT / "tests" / "releases").glob("*.sql"))
NOW = datetime(2026, 3, 2, 9, 31, tzinfo=UTC)


def rows(path: Path, names: dict[str, list[str]]) -> dict[str, list[Any]]:
    """All that these columns of these tables hold."""
    with closing(sqlite3.connect(path)) as file:
        return {
            table: file.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1").fetchall()
            for table, columns in names.items()
        }


def columns(path: Path) -> dict[str, list[str]]:
    """The names of all tables and their columns, ready for a query."""
    with closing(sqlite3.connect(path)) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            f'"{table}"': [f'"{row[1]}"' for row in file.execute(f"PRAGMA table_info({table})")]
            for (table,) in tables
            if not table.startswith("sqlite_")
        }


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_database_of_a_release(release: Path, tmp_path: Path) -> None:
    """
    A database of a released version keeps every row, and the bot goes on where it was.
    """
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(release.read_text("utf-8"))
    before = columns(path)
    held = rows(path, before)
    database = Database(path)

    assert all(held.values())
    assert held == rows(path, before)
    with database.step() as step:
        case, exchange = step.cases.get("CASE-0001"), step.journal.get("e1")
        assert case
        assert exchange
        assert (case.state, len(case.askers)) == (CaseState.ANSWERED, 2)
        assert exchange.feedback == {"erin": "bad"}
        assert step.rulings.of("CASE-0001")
        work = step.inbox.take(NOW, NOW + timedelta(seconds=15))
        parcel = step.outbox.take(NOW, NOW, [])
        assert work
        assert parcel
        assert (work.arrival.text, parcel.text) == ("two", "b")
        step.outbox.add(Post("c", "C1", "1.0", "c"), NOW)
    database.close()


def test_database_before_releases(tmp_path: Path) -> None:
    """
    A database that lacks columns, indexes and tables of the first version gets them.
    """
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(RELEASES[0].read_text("utf-8"))
        old.executescript("DROP TABLE rulings; DROP TABLE model_usage; DROP INDEX cases_by_covers;")
        for name in ("covers", "packet", "since", "due_at"):
            old.execute(f"ALTER TABLE cases DROP COLUMN {name}")
    database = Database(path)
    with database.step() as step:
        case = step.cases.get("CASE-0001")
        assert list(step.rulings.all()) == []
    database.close()

    assert case
    assert (case.question, case.covers, case.prior) == ("May we?", "", "")


def test_migrations_make_the_tables(empty: Path | str) -> None:
    """
    What the migrations make from nothing is what the program works with.
    """
    database = Database(empty)
    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, metadata)
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    database.close()

    assert differences == []
    assert version == migrations.NEWEST


def test_one_line() -> None:
    """
    The migrations stand in one line, each named as its file, and NEWEST is the last.

    When two branches each added one: let the later name the other as its down_revision.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    script = ScriptDirectory.from_config(config)

    assert script.get_heads() == [migrations.NEWEST]
    for step in script.walk_revisions():
        assert step.revision == Path(step.path).stem


def test_newer_database(place: Path | str) -> None:
    """
    What a newer version has written is not touched; one sentence says what to do.
    """
    database = Database(place)
    with database._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'flying_cars'"))
    database.close()

    with pytest.raises(SettingsError) as refused:
        Database(place)
    assert "flying_cars" in str(refused.value)
    assert "a newer version of policy-bot; update this program, or restore" in str(refused.value)


def test_processes_at_once(empty: Path | str) -> None:
    """
    Of several processes that start on an empty database one makes the tables, all work.
    """
    made = f"Path({str(empty)!r})" if isinstance(empty, Path) else repr(empty)
    program = (
        "from pathlib import Path; from bot.adapters.database import Database\n"
        f"with Database({made}).step() as step: print(len(step.cases.all()))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE)
        for _ in range(2)
    ]

    assert [process.communicate()[0] for process in started] == [b"0\n"] * 2
