"""The tables of the first version.

A database of the time before migrations has some of them or all; it gets what it lacks.
These tables are what they were then: nothing here changes when schema.py does.
"""

from alembic import op
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    inspect,
)

revision = "baseline"
down_revision = None

metadata = MetaData()

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("event", Text, nullable=False, unique=True),
    Column("twin", Text, nullable=True, unique=True),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("body", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("received_at", Double, nullable=False),
    Index("inbox_by_state", "state", "due"),
    Index("inbox_by_place", "channel", "thread", "user"),
)

cases = Table(
    "cases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sameness", Text, nullable=False),
    Column("live", Text, nullable=True, unique=True),
    Column("question", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("uses", JSON, nullable=False),
    Column("subjects", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("claimant", Text, nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    Column("opened_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("closed_at", Double, nullable=True),
    Column("duplicate_of", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("covers", Text, nullable=True),
    Column("packet", JSON(none_as_null=True), nullable=True),
    Column("since", Double, nullable=True),
    Column("due_at", Double, nullable=True),
    Index("cases_by_covers", "covers"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("body", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("shelved", Text, nullable=False),
    Index("rulings_by_case", "case"),
    Index("rulings_by_status", "status", "shelved"),
)

case_askers = Table(
    "case_askers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("user", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    UniqueConstraint("case", "user", "channel", "thread"),
)

case_steps = Table(
    "case_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("state", Text, nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    UniqueConstraint("case", "revision"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Double, nullable=False),
    Column("asker", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("prior", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("drafter", Text, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("case", Text, nullable=False),
    Column("feedback", JSON, nullable=False),
    Index("journal_by_place", "channel", "thread"),
)

model_usage = Table(
    "model_usage",
    metadata,
    Column("exchange", Text, ForeignKey("journal.id"), primary_key=True),
    Column("model", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("failure", Text, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("root", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("anew", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("added_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("ts", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Index("outbox_by_state", "state", "lane"),
    Index("outbox_by_root", "root"),
    Index("outbox_by_ts", "channel", "ts"),
)


def upgrade() -> None:
    """Make each table, or give it the columns and indexes that it lacks."""
    connection = op.get_bind()
    for table in metadata.sorted_tables:
        if inspect(connection).has_table(table.name):
            _widen(connection, table)
        else:
            table.create(connection)


def _widen(connection: Connection, table: Table) -> None:
    known = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for column in table.columns:
        if column.name not in known:
            op.add_column(table.name, Column(column.name, column.type))
    for index in table.indexes:
        index.create(connection, checkfirst=True)
