"""The documents as recalls know them, and the answers that were recalled."""

from alembic import op
from sqlalchemy import JSON, Column, Double, Index, Integer, Text, UniqueConstraint

revision = "recalls"
down_revision = "audit_trail"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "settled",
        Column("document", Text, primary_key=True),
        Column("digest", Text, nullable=False),
    )
    op.create_table(
        "recalls",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("exchange", Text, nullable=False),
        Column("document", Text, nullable=False),
        Column("digest", Text, nullable=False),
        Column("round", Integer, nullable=False),
        Column("verdicts", JSON, nullable=False),
        Column("why", Text, nullable=False),
        Column("at", Double, nullable=False),
        UniqueConstraint("exchange", "document", "digest", "round"),
        Index("recalls_by_round", "round"),
    )
