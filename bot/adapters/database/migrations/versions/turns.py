"""People take turns in the inbox, what was given up says why, and the bot leaves signs of life."""

from alembic import op
from sqlalchemy import Column, Double, Integer, Text

revision = "turns"
down_revision = "baseline"


def upgrade() -> None:
    """Add them; all may be empty."""
    op.add_column("inbox", Column("turn", Integer, nullable=True))
    op.add_column("inbox", Column("problem", Text, nullable=True))
    op.create_table(
        "pulses",
        Column("name", Text, primary_key=True),
        Column("at", Double, nullable=False),
    )
