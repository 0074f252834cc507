"""A backup: one file with all rows and all rulings, for a file of SQLite and a server alike.

It is a tar archive of `backup.json`, which says what it holds, `tables/NAME.jsonl` and
`rulings/NAME.md`. It is of one moment, and taken while the bot runs. It has what people
wrote, and not the key to who asked without their name.
"""

import os
import tarfile
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import SQLAlchemyError

from bot.adapters.database import tables
from bot.adapters.database.engines import engine_of, name_of, snapshot, take_time, take_turn
from bot.adapters.database.migrating import migrate, upgrade, version
from bot.domain import serial
from bot.domain.errors import BackupError

_FORMAT = 1
_CONTENTS = "backup.json"
_DAMAGED = (OSError, tarfile.TarError, ValueError, KeyError, TypeError, EOFError)


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds: rows by table, with a hash of each table, and the rulings."""

    format: int
    revision: str
    rows: Mapping[str, int]
    digests: Mapping[str, str]
    rulings: tuple[str, ...]

    def summary(self) -> str:
        """Say it in a few words."""
        cases, answers = self.rows.get("cases", 0), self.rows.get("journal", 0)
        return (
            f"{cases} cases, {answers} answers and {len(self.rulings)} rulings "
            f"({sum(self.rows.values())} rows of {len(self.rows)} tables)"
        )


def save(place: Path | str, shelf: Path, file: Path) -> Held:
    """Write a backup of a database, and of the folder with rulings, to a new file.

    Raises BackupError, or SettingsError when the database cannot be used.
    """
    if file.exists():
        raise BackupError(f"{file} is there already; name a file that is not.")
    if isinstance(place, Path) and not place.is_file():
        raise BackupError(f"There is no database {place} to back up; check DATA_DIR.")
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with _opened(place) as engine:
            migrate(engine, name_of(place))
            with snapshot(engine) as connection, _new(draft) as opened:
                held = _write(connection, shelf, opened)
        draft.rename(file)
    except (OSError, SQLAlchemyError) as error:
        raise BackupError(
            f"{file} cannot be written ({_why(error)}); name a file in a folder with enough "
            "space that this program may write to, and check that the database can be read."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return held


def restore(place: Path | str, shelf: Path, file: Path) -> Held:
    """Bring back what a backup holds, to a place where nothing is; all of it or nothing.

    Raises BackupError, or SettingsError when a newer version made the backup.
    """
    if any(shelf.glob("*")):
        raise BackupError(f"There are rulings in {shelf} already; set DATA_DIR to a new folder.")
    if isinstance(place, Path):
        place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(file, "r:gz") as archive, _opened(place) as engine:
            held = _held(archive)
            with engine.begin() as connection:
                _fill(connection, name_of(place), held, archive)
                _put(shelf, {name: _text(archive, f"rulings/{name}") for name in held.rulings})
    except SQLAlchemyError as error:
        raise BackupError(
            f"The database {name_of(place)} does not take the backup ({_why(error)}); "
            "nothing was restored."
        ) from error
    except _DAMAGED as error:
        raise BackupError(
            f"{file} is no backup that can be read ({_why(error)}); take another one."
        ) from error
    return held


def _write(connection: Connection, shelf: Path, opened: IO[bytes]) -> Held:
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    rulings = sorted(shelf.glob("*.md"))
    with tarfile.open(fileobj=opened, mode="w:gz", compresslevel=6) as archive:
        for table in tables.tables(connection):
            with tempfile.TemporaryFile() as lines:
                lines.writelines(tables.lines(connection, table))
                lines.seek(0)
                rows[table.name] = tables.count(connection, table)
                digests[table.name] = tables.digest(lines)
                _add(archive, f"tables/{table.name}.jsonl", lines)
        for ruling in rulings:
            with ruling.open("rb") as text:
                _add(archive, f"rulings/{ruling.name}", text)
        names = tuple(ruling.name for ruling in rulings)
        held = Held(_FORMAT, version(connection) or "", rows, digests, names)
        with tempfile.TemporaryFile() as contents:
            contents.write(serial.dump(held).encode())
            _add(archive, _CONTENTS, contents)
    return held


def _fill(connection: Connection, name: str, held: Held, archive: tarfile.TarFile) -> None:
    """Make the tables of the backup's version, fill them, look, and bring them to this one."""
    take_time(connection)
    take_turn(connection, "migrations")
    if inspect(connection).get_table_names():
        raise BackupError(
            f"The database {name} is not new; set DATA_DIR to a new folder, or DATABASE_URL to "
            "a database without tables."
        )
    upgrade(connection, name, held.revision)
    for table in tables.tables(connection):
        with _member(archive, f"tables/{table.name}.jsonl") as lines:
            tables.fill(connection, table, lines)
        there = tables.digest(tables.lines(connection, table))
        if there != held.digests[table.name]:
            raise BackupError(f"The table {table.name} is damaged in the backup; take another one.")
    upgrade(connection, name)


def _put(shelf: Path, rulings: Mapping[str, str]) -> None:
    shelf.mkdir(parents=True, exist_ok=True)
    for name, text in rulings.items():
        if Path(name).name != name:
            raise ValueError(name)
        (shelf / name).write_text(text, "utf-8")


def _held(archive: tarfile.TarFile) -> Held:
    held = serial.load(Held, _text(archive, _CONTENTS))
    if held.format != _FORMAT:
        raise BackupError("The backup was made by a newer version of policy-bot; update this one.")
    return held


def _text(archive: tarfile.TarFile, name: str) -> str:
    with _member(archive, name) as opened:
        return opened.read().decode("utf-8")


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    found = archive.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes]) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, os.SEEK_END)
    content.seek(0)
    archive.addfile(entry, content)


@contextmanager
def _new(file: Path) -> Generator[IO[bytes]]:
    """A new file that only its owner can read, safe on disk at the end."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        yield opened
        opened.flush()
        os.fsync(opened.fileno())


@contextmanager
def _opened(place: Path | str) -> Generator[Engine]:
    engine = engine_of(place)
    try:
        yield engine
    finally:
        engine.dispose()


def _why(error: Exception) -> str:
    """What may be said of a failure: nothing that it quotes."""
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__
