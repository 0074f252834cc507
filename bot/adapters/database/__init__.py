"""The ledger in a database: SQLite now; nothing but this file would change for PostgreSQL."""

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.adapters.database.casebook import StoredCases
from bot.adapters.database.erasure import StoredErasure
from bot.adapters.database.inbox import StoredInbox
from bot.adapters.database.journal import StoredJournal
from bot.adapters.database.outbox import StoredOutbox
from bot.adapters.database.rulingbook import StoredRulings
from bot.adapters.database.schema import metadata
from bot.adapters.database.trail import StoredTrail
from bot.domain.errors import SettingsError

_BUSY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Transaction:
    """What one step can read and change."""

    cases: StoredCases
    rulings: StoredRulings
    journal: StoredJournal
    inbox: StoredInbox
    outbox: StoredOutbox
    trail: StoredTrail
    erasure: StoredErasure


class Database:
    """Keeps everything in one file; safe for many threads, and for several processes."""

    def __init__(self, path: Path) -> None:
        """Open the database, and make it if it is not there.

        Raises SettingsError when the file cannot be used.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = _sqlite(path)
            with self._engine.begin() as connection:
                _widen(connection)
                metadata.create_all(connection)
                StoredTrail(connection).adopt()
        except (OSError, OperationalError, DatabaseError) as error:
            raise SettingsError(
                f"The database {path} cannot be used ({type(error).__name__}); "
                "set DATA_DIR to a folder that this program may write to."
            ) from error

    @contextmanager
    def step(self) -> Generator[Transaction]:
        """Begin a step; its end commits it, an exception takes all of it back."""
        with self._engine.begin() as connection:
            trail = StoredTrail(connection)
            yield Transaction(
                StoredCases(connection, trail),
                StoredRulings(connection, trail),
                StoredJournal(connection, trail),
                StoredInbox(connection),
                StoredOutbox(connection),
                trail,
                StoredErasure(connection, trail),
            )

    def scrub(self) -> None:
        """Overwrite what was deleted, in the file and in its log; others may go on meanwhile.

        Raises SettingsError when somebody holds the file for too long. PostgreSQL is asked to
        clear its tables; its own log and its backups are kept by whoever runs it.
        """
        try:
            with self._engine.connect().execution_options(
                isolation_level="AUTOCOMMIT"
            ) as connection:
                _scrub(connection)
        except OperationalError as error:
            raise SettingsError(
                "The words are gone from the tables, and still to be overwritten on disk, because "
                "the database was busy; run the command again."
            ) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _widen(connection: Connection) -> None:
    """Give the tables of an earlier version the columns that they lack; those may be empty."""
    found = inspect(connection)
    for table in metadata.sorted_tables:
        if not found.has_table(table.name):
            continue
        known = {column["name"] for column in found.get_columns(table.name)}
        for column in table.columns:
            if column.name not in known:
                kind = column.type.compile(connection.dialect)
                name = connection.dialect.identifier_preparer.format_column(column)
                connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {name} {kind}")
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _scrub(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("VACUUM FULL")
        return
    connection.exec_driver_sql("PRAGMA temp_store=MEMORY")
    connection.exec_driver_sql("VACUUM")
    for _ in range(_BUSY_SECONDS * 10):
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        if not busy:
            return
        time.sleep(0.1)
    raise OperationalError("PRAGMA wal_checkpoint", None, TimeoutError())


def _sqlite(path: Path) -> Engine:
    """The one place that speaks SQLite.

    Each transaction takes the write lock at its beginning, so that what it has read
    still holds when it writes. Parameters stay out of errors, and so out of logs.
    """
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        pool_size=32,
        max_overflow=16,
    )

    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "recursive_triggers=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine
