"""The audit trail, its salts and its names, with the guards that let it only grow."""

from alembic import op
from sqlalchemy import Column, Integer, Text

from bot.adapters.database import guards

revision = "audit_trail"
down_revision = "turns"


def upgrade() -> None:
    """Make the tables; the records that are there are entered when the database is opened."""
    op.create_table(
        "audit",
        Column("seq", Integer, primary_key=True, autoincrement=False),
        *(
            Column(name, Text, nullable=False)
            for name in ("at", "actor", "kind", "ref", "payload", "prev", "h")
        ),
    )
    op.create_index("audit_by_ref", "audit", ["ref"])
    op.create_table(
        "audit_salts",
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("ref", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("salt", Text, nullable=False),
    )
    op.create_index("audit_salts_by_ref", "audit_salts", ["ref"])
    op.create_table(
        "audit_names",
        Column("person", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
    )
    for statement in guards.statements(op.get_bind().dialect.name):
        op.execute(statement)
