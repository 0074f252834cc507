"""The ledger in a database: a file of SQLite, or a PostgreSQL server; the promises are the same.

In SQLite every transaction is alone from its beginning. In PostgreSQL those that touch cases
and rulings take turns; inbox, outbox and journal need none: work is taken by locks that others
skip, and what may come in once has a unique key.
"""

import logging
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.adapters.database.casebook import StoredCases
from bot.adapters.database.engines import engine_of, name_of, overwrite, take_turn
from bot.adapters.database.erasure import StoredErasure
from bot.adapters.database.inbox import StoredInbox
from bot.adapters.database.journal import StoredJournal
from bot.adapters.database.migrating import migrate
from bot.adapters.database.outbox import StoredOutbox
from bot.adapters.database.pulses import StoredPulses
from bot.adapters.database.rulingbook import StoredRulings
from bot.adapters.database.trail import StoredTrail
from bot.adapters.database.turnstile import Turnstile
from bot.domain.errors import LedgerError, SettingsError

LOG = logging.getLogger(__name__)
# What another time may not meet: a lost connection, a lock, a full disk. All else is a fault.
_PASSING = (OperationalError, InternalError, InterfaceError, PoolTimeoutError)
_PATIENCE = 8.0  # seconds in which a server is back from a restart
_PAUSE = 0.25


class Transaction:
    """What one step can read and change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.trail = StoredTrail(connection)
        self.journal = StoredJournal(connection, self.trail)
        self.inbox = StoredInbox(connection)
        self.outbox = StoredOutbox(connection)
        self.pulses = StoredPulses(connection)

    @property
    def cases(self) -> StoredCases:
        """The cases; nobody else reads or changes any until the end of the step."""
        return StoredCases(self._books, self.trail)

    @property
    def rulings(self) -> StoredRulings:
        """The rulings; as with the cases."""
        return StoredRulings(self._books, self.trail)

    @property
    def erasure(self) -> StoredErasure:
        """The way out for what somebody wrote; cases and rulings stand still meanwhile."""
        return StoredErasure(self._books, self.trail)

    @cached_property
    def _books(self) -> Connection:
        take_turn(self._connection, "books")
        return self._connection


class Database:
    """Keeps everything but the index; safe for many threads, and for several processes."""

    def __init__(
        self,
        place: Path | str,
        *,
        patience: float = _PATIENCE,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Open the file, or the server at the address, and bring its tables up to date.

        A server that goes away later is waited for, as long as `patience` lasts.
        Raises SettingsError when the place cannot be used, or a newer version was there.
        """
        self._tries = 1 if isinstance(place, Path) else max(1, round(patience / _PAUSE))
        self._pause = pause
        self.name = name_of(place)
        try:
            if isinstance(place, Path):
                place.parent.mkdir(parents=True, exist_ok=True)
            self._turnstile = Turnstile() if isinstance(place, Path) else None
            self._engine = engine_of(place)
            self._open()
        except (OSError, ValueError, SQLAlchemyError) as error:
            raise SettingsError(_unusable(place, error)) from error

    @contextmanager
    def step(self, *, urgent: bool = False) -> Generator[Transaction]:
        """Begin a step; its end commits it, an exception takes all of it back.

        In a file an `urgent` one comes before what else waits in this process; a server needs
        no turns. Raises LedgerError when the database did not take it; the same step can be
        tried again.
        """
        turn = self._turnstile.turn(urgent=urgent) if self._turnstile else nullcontext()
        try:
            with turn, self._connected() as connection, connection.begin():
                yield Transaction(connection)
        except _PASSING as error:
            LOG.warning("The database did not take a step (%s).", _kind(error))
            raise LedgerError(
                "The database did not take this just now; please try again in a minute."
            ) from error

    def scrub(self) -> None:
        """Overwrite what was deleted, in the file and in its log; others may go on meanwhile.

        Raises SettingsError when somebody holds the file for too long. PostgreSQL clears its
        tables; its own log and its backups are in the hands of whoever runs it.
        """
        try:
            done = overwrite(self._engine)
        except DBAPIError:
            done = False
        if not done:
            raise SettingsError(
                "The words are gone from the tables, but not overwritten on disk yet, because the "
                "database was busy; run the command again."
            )

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._engine.dispose()

    def _open(self) -> None:
        try:
            migrate(self._engine, self.name)
            with self._engine.begin() as connection:
                StoredTrail(connection).adopt()
        except BaseException:
            self.close()
            raise

    def _connected(self) -> Connection:
        """A connection that works, as soon as there is one."""
        for _ in range(self._tries - 1):
            try:
                return self._engine.connect()
            except OperationalError:
                self._pause(_PAUSE)
        return self._engine.connect()


def _kind(error: Exception) -> str:
    """What kind of failure it was, without a word that it quotes."""
    return type(error.orig if isinstance(error, DBAPIError) else error).__name__


def _unusable(place: Path | str, error: Exception) -> str:
    kind = type(error).__name__
    if isinstance(place, Path):
        return (
            f"The database {place} cannot be used ({kind}); "
            "set DATA_DIR to a folder that this program may write to."
        )
    return (
        f"The database {name_of(place)} cannot be used ({_said(error)}); "
        "check DATABASE_URL, and that the server runs and lets this user in."
    )


def _said(error: Exception) -> str:
    """The last thing that the server, or the way to it, said of a failure."""
    if not isinstance(error, DBAPIError) or not str(error.orig).strip():
        return type(error).__name__  # it may quote a piece of the address
    last = str(error.orig).strip().splitlines()[-1]
    return last.rpartition("FATAL:")[2].strip().rstrip(".")
