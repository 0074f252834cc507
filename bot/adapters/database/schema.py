"""The tables, in a shape that SQLite and PostgreSQL take alike. Times are seconds of UTC."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("event", String(255), nullable=False, unique=True),
    Column("twin", String(255), nullable=True, unique=True),
    Column("channel", String(64), nullable=False),
    Column("thread", String(255), nullable=False),
    Column("user", String(64), nullable=False),
    Column("body", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("received_at", Double, nullable=False),
    # Added later: how many of the same person come before it, and why it was given up.
    Column("turn", Integer, nullable=True),
    Column("problem", String(255), nullable=True),
    Index("inbox_by_state", "state", "due"),
    Index("inbox_by_place", "channel", "thread", "user"),
)

cases = Table(
    "cases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sameness", String(64), nullable=False),
    # Filled while the case is live, so that one question has one live case at most.
    Column("live", String(64), nullable=True, unique=True),
    Column("question", Text, nullable=False),
    Column("audience", String(32), nullable=False),
    Column("verdict", String(32), nullable=False),
    Column("reason", String(32), nullable=False),
    Column("uses", JSON, nullable=False),
    Column("subjects", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("claimant", String(64), nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    Column("opened_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("closed_at", Double, nullable=True),
    Column("duplicate_of", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    # Added later, hence empty in the rows of an earlier version.
    Column("covers", String(64), nullable=True),
    Column("packet", JSON(none_as_null=True), nullable=True),
    Column("since", Double, nullable=True),
    Column("due_at", Double, nullable=True),
    Index("cases_by_covers", "covers"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("body", Text, nullable=False),
    Column("status", String(16), nullable=False),
    # The status of the document on the shelf; empty while there is none.
    Column("shelved", String(16), nullable=False),
    Index("rulings_by_case", "case"),
    Index("rulings_by_status", "status", "shelved"),
)

case_askers = Table(
    "case_askers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("user", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("thread", String(255), nullable=False),
    UniqueConstraint("case", "user", "channel", "thread"),
)

case_steps = Table(
    "case_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("step", String(32), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("at", Double, nullable=False),
    Column("state", String(16), nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    UniqueConstraint("case", "revision"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("at", Double, nullable=False),
    Column("asker", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("thread", String(255), nullable=False),
    Column("question", Text, nullable=False),
    Column("prior", Text, nullable=False),
    Column("audience", String(32), nullable=False),
    Column("answer", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("drafter", String(64), nullable=False),
    Column("seconds", Double, nullable=False),
    Column("case", String(16), nullable=False),
    Column("feedback", JSON, nullable=False),
    Index("journal_by_place", "channel", "thread"),
)

# Signs of life, by name: when the bot was last at work, and the like.
pulses = Table(
    "pulses",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("at", Double, nullable=False),
)

# What a model took for an exchange, where one was asked.
model_usage = Table(
    "model_usage",
    metadata,
    Column("exchange", String(64), ForeignKey("journal.id"), primary_key=True),
    Column("model", String(255), nullable=False),
    Column("prompt", String(64), nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("failure", String(64), nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(255), nullable=False, unique=True),
    Column("root", String(255), nullable=False),
    Column("lane", String(255), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("thread", String(255), nullable=False),
    Column("person", String(64), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("anew", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("added_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("ts", String(32), nullable=False),
    Column("problem", String(255), nullable=False),
    Index("outbox_by_state", "state", "lane"),
    Index("outbox_by_root", "root"),
    Index("outbox_by_ts", "channel", "ts"),
)
