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

# The audit trail: ids and hashes only, never changed (guards.py). No unique column but the number,
# so that nothing can be replaced past the guard of insertions.
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("ref", String(128), nullable=False),
    Column("payload", String(64), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("h", String(64), nullable=False),
    Index("audit_by_ref", "ref"),
)

# What tells the hash of a record from that of any other; it goes when the record is forgotten.
audit_salts = Table(
    "audit_salts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("ref", String(128), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("salt", String(64), nullable=False),
    Index("audit_salts_by_ref", "ref"),
)

# Who is behind the names in the trail; a person's row goes with the person.
audit_names = Table(
    "audit_names",
    metadata,
    Column("person", String(64), primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
)
