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
    Table,
    UniqueConstraint,
)

from bot.adapters.database.words import Words

metadata = MetaData()

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("event", Words, nullable=False, unique=True),
    Column("twin", Words, nullable=True, unique=True),
    Column("channel", Words, nullable=False),
    Column("thread", Words, nullable=False),
    Column("user", Words, nullable=False),
    Column("body", JSON, nullable=False),
    Column("state", Words, nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("received_at", Double, nullable=False),
    # Added later: how many of the same person come before it, and why it was given up.
    Column("turn", Integer, nullable=True),
    Column("problem", Words, nullable=True),
    Index("inbox_by_state", "state", "due"),
    Index("inbox_by_place", "channel", "thread", "user"),
)

cases = Table(
    "cases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sameness", Words, nullable=False),
    # Filled while the case is live, so that one question has one live case at most.
    Column("live", Words, nullable=True, unique=True),
    Column("question", Words, nullable=False),
    Column("audience", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("uses", JSON, nullable=False),
    Column("subjects", JSON, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("state", Words, nullable=False),
    Column("claimant", Words, nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    Column("opened_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("closed_at", Double, nullable=True),
    Column("duplicate_of", Words, nullable=False),
    Column("revision", Integer, nullable=False),
    # Added later, hence empty in the rows of an earlier version.
    Column("covers", Words, nullable=True),
    Column("packet", JSON(none_as_null=True), nullable=True),
    Column("since", Double, nullable=True),
    Column("due_at", Double, nullable=True),
    Index("cases_by_covers", "covers"),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Words, primary_key=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("body", Words, nullable=False),
    Column("status", Words, nullable=False),
    # The status of the document on the shelf; empty while there is none.
    Column("shelved", Words, nullable=False),
    Index("rulings_by_case", "case"),
    Index("rulings_by_status", "status", "shelved"),
)

case_askers = Table(
    "case_askers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("user", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("thread", Words, nullable=False),
    UniqueConstraint("case", "user", "channel", "thread"),
)

case_steps = Table(
    "case_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("case", Integer, ForeignKey("cases.number"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("step", Words, nullable=False),
    Column("actor", Words, nullable=False),
    Column("at", Double, nullable=False),
    Column("state", Words, nullable=False),
    Column("outcome", JSON(none_as_null=True), nullable=True),
    UniqueConstraint("case", "revision"),
)

journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("at", Double, nullable=False),
    Column("asker", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("thread", Words, nullable=False),
    Column("question", Words, nullable=False),
    Column("prior", Words, nullable=False),
    Column("audience", Words, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("drafter", Words, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("case", Words, nullable=False),
    Column("feedback", JSON, nullable=False),
    Index("journal_by_place", "channel", "thread"),
)

# Signs of life, by name: when the bot was last at work, and the like.
pulses = Table(
    "pulses",
    metadata,
    Column("name", Words, primary_key=True),
    Column("at", Double, nullable=False),
)

# What a model took for an exchange, where one was asked.
model_usage = Table(
    "model_usage",
    metadata,
    Column("exchange", Words, ForeignKey("journal.id"), primary_key=True),
    Column("model", Words, nullable=False),
    Column("prompt", Words, nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("failure", Words, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Words, nullable=False, unique=True),
    Column("root", Words, nullable=False),
    Column("lane", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("thread", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("anew", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("due", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("added_at", Double, nullable=False),
    Column("claimed_at", Double, nullable=True),
    Column("ts", Words, nullable=False),
    Column("problem", Words, nullable=False),
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
    Column("at", Words, nullable=False),
    Column("actor", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("ref", Words, nullable=False),
    Column("payload", Words, nullable=False),
    Column("prev", Words, nullable=False),
    Column("h", Words, nullable=False),
    Index("audit_by_ref", "ref"),
)

# What tells the hash of a record from that of any other; it goes when the record is forgotten.
audit_salts = Table(
    "audit_salts",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("ref", Words, nullable=False),
    Column("actor", Words, nullable=False),
    Column("salt", Words, nullable=False),
    Index("audit_salts_by_ref", "ref"),
)

# Who is behind the names in the trail; a person's row goes with the person.
audit_names = Table(
    "audit_names",
    metadata,
    Column("person", Words, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
)
