"""The one place that speaks SQLite's and PostgreSQL's own words.

Parameters stay out of errors, and so out of logs.
"""

from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    insert,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, IntegrityError

from bot.adapters.database.words import dump

_BUSY_SECONDS = 10

Turn = Literal["books", "migrations", "audit"]
"""What only one transaction may be at. The numbers are known to the server only."""
_TURNS: dict[Turn, int] = {"books": 7_065_001, "migrations": 7_065_002, "audit": 7_065_003}


def engine_of(place: Path | str) -> Engine:
    """Return the engine for a file, or for the address of a PostgreSQL server."""
    return _sqlite(place) if isinstance(place, Path) else _postgresql(place)


def name_of(place: Path | str) -> str:
    """Return the place as people may read it: without a password."""
    if isinstance(place, Path):
        return str(place)
    try:
        return make_url(place).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "of DATABASE_URL"


@contextmanager
def snapshot(engine: Engine) -> Generator[Connection]:
    """Read everything as it is at one moment, while others go on writing."""
    level = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    options = level if engine.dialect.name == "postgresql" else {"only_reads": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        take_time(connection)
        yield connection


def take_time(connection: Connection) -> None:
    """Let this transaction pause between its statements, to write a file or to read one."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait until no other transaction is at this; held to the end of the transaction.

    In SQLite every transaction is alone from its beginning.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _TURNS[turn]})


def insert_new(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row; False, and nothing changed, if one of its keys is there already."""
    try:
        with connection.begin_nested():
            connection.execute(insert(table).values(**values))
    except IntegrityError:
        return False
    return True


def insert_all_new(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], key: Column[str]
) -> Collection[str]:
    """Insert the rows of which no key is there already; return the `key` of each.

    Where another transaction is about to insert one of them, its end is waited for.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing().returning(key)
    return set(connection.execute(statement, rows).scalars())


def overwrite(engine: Engine) -> bool:
    """Write the tables anew, without what was deleted; False if others were in the way."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM FULL")
        return True
    with closing(engine.raw_connection()) as plain:  # outside of any transaction
        cursor = plain.cursor()
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("VACUUM")
        # SQLite waits for those who read; it answers 1 when they did not let go of the log.
        return cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def _sqlite(path: Path) -> Engine:
    """Each transaction takes the write lock at its beginning, so that what it has read holds."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        json_serializer=dump,
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
        only_reads = connection.get_execution_options().get("only_reads")
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _postgresql(address: str) -> Engine:
    """Nobody waits for ever: not for a lock, nor for a process that was stopped while it held one.

    A connection that died is noticed when it is next used, and replaced.
    """
    url = make_url(address.replace("postgres://", "postgresql://", 1)).set(
        drivername="postgresql+psycopg"
    )
    limits = {
        "lock_timeout": f"{_BUSY_SECONDS}s",
        "idle_in_transaction_session_timeout": f"{_BUSY_SECONDS}s",
    }
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    return create_engine(
        url,
        connect_args={
            "connect_timeout": 5,
            "keepalives_idle": 15,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "application_name": "policy-bot",
            "options": options,
        },
        hide_parameters=True,
        json_serializer=dump,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_use_lifo=True,
        pool_size=16,
        max_overflow=8,
        pool_timeout=_BUSY_SECONDS,
    )
