"""All rows of a database, table by table, whatever its version and whoever keeps it."""

import hashlib
import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    Connection,
    Integer,
    MetaData,
    Table,
    func,
    insert,
    select,
    text,
)

from bot.adapters.database.words import dump

_BATCH = 500
_OURS = frozenset({"alembic_version"})


def tables(connection: Connection) -> Sequence[Table]:
    """Return the tables that are there, each after those that it refers to."""
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return [table for table in found.sorted_tables if table.name not in _OURS]


def count(connection: Connection, table: Table) -> int:
    """Return how many rows a table has."""
    return connection.execute(select(func.count()).select_from(table)).scalar() or 0


def lines(connection: Connection, table: Table) -> Generator[bytes]:
    """Yield each row as one line of JSON, in the order of the table's key."""
    query = select(table).order_by(*table.primary_key)
    options = {"yield_per": _BATCH}
    for row in connection.execute(query, execution_options=options).mappings():
        yield f"{dump(dict(row))}\n".encode()


def fill(connection: Connection, table: Table, rows: Iterable[bytes]) -> None:
    """Put rows into an empty table, as `lines` gave them."""
    stream = iter(rows)
    while some := [json.loads(line) for line in islice(stream, _BATCH)]:
        connection.execute(insert(table), some)
    _go_on(connection, table)


def digest(rows: Iterable[bytes]) -> str:
    """Return a hash of rows, whatever their order and that of their columns."""
    each = sorted(hashlib.sha256(_same(json.loads(row))).digest() for row in rows)
    return hashlib.sha256(b"".join(each)).hexdigest()


def _same(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row, sort_keys=True).encode()


def _go_on(connection: Connection, table: Table) -> None:
    """Let a server give the next row the number after the last; SQLite does by itself."""
    keys = list(table.primary_key)
    if connection.dialect.name != "postgresql" or len(keys) != 1:
        return
    (key,) = keys
    facts = {"table": f'"{table.name}"', "column": key.name}
    name = text("SELECT pg_get_serial_sequence(:table, :column)")
    if isinstance(key.type, Integer) and connection.execute(name, facts).scalar():
        last = connection.execute(select(func.max(key))).scalar()
        again = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last, :used)")
        connection.execute(again, {**facts, "last": last or 1, "used": last is not None})
