"""Answers that were recalled, and the documents as recalls know them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from bot.adapters.database.schema import recalls, settled
from bot.domain.recalls import Recalled, Verdicts, Why

_ROUND = ""  # the row that counts the rounds; no document has this name


@dataclass(frozen=True, slots=True)
class StoredRecalls:
    """The recalls as one transaction sees them."""

    connection: Connection

    def settled(self) -> Mapping[str, str]:
        """Return the digest of each document up to which answers have been looked at."""
        rows = self.connection.execute(select(settled.c.document, settled.c.digest)).all()
        return {name: digest for name, digest in rows if name != _ROUND}

    def round(self) -> int:
        """Return how often documents changed so far."""
        query = select(settled.c.digest).where(settled.c.document == _ROUND)
        return int(self.connection.execute(query).scalar() or 0)

    def settle(self, digests: Mapping[str, str]) -> None:
        """Note that every answer has been looked at with the documents as they are; a new round."""
        following = self.round() + 1
        self.connection.execute(delete(settled))
        rows = {**digests, _ROUND: str(following)}
        self.connection.execute(
            insert(settled), [{"document": name, "digest": digest} for name, digest in rows.items()]
        )

    def note(self, recalled: Recalled, at: datetime) -> None:
        """Keep what came of an exchange."""
        self.connection.execute(
            insert(recalls).values(
                exchange=recalled.exchange,
                document=recalled.document,
                digest=recalled.digest,
                round=recalled.round,
                verdicts=dict(recalled.verdicts),
                why=recalled.why.value,
                at=at.timestamp(),
            )
        )

    def of_round(self, number: int, exchange: str = "") -> Sequence[Recalled]:
        """Return what came of all exchanges, or of one, in a round, in order."""
        query = select(recalls).where(recalls.c.round == number).order_by(recalls.c.id)
        if exchange:
            query = query.where(recalls.c.exchange == exchange)
        return [
            Recalled(
                row["exchange"], row["document"], row["digest"], row["round"],
                row["verdicts"], Why(row["why"]),
            )
            for row in self.connection.execute(query).mappings()
        ]  # fmt: skip

    def said_last(self, exchange: str, before: int | None = None) -> Verdicts | None:
        """Return the verdicts that whoever asked was told last of an exchange, by a recall.

        With `before`, in an earlier round than that.
        """
        query = (
            select(recalls.c.verdicts)
            .where(recalls.c.exchange == exchange, recalls.c.why == Why.TOLD.value)
            .order_by(recalls.c.id.desc())
            .limit(1)
        )
        if before is not None:
            query = query.where(recalls.c.round < before)
        return self.connection.execute(query).scalar()

    def times_told(self, exchange: str) -> int:
        """Return how often whoever asked was told of another verdict."""
        query = (
            select(func.count())
            .select_from(recalls)
            .where(recalls.c.exchange == exchange, recalls.c.why == Why.TOLD.value)
        )
        return self.connection.execute(query).scalar() or 0
