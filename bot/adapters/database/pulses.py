"""Signs of life: when something was last done, by name."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.adapters.database.codec import moment
from bot.adapters.database.engines import insert_new
from bot.adapters.database.schema import pulses


@dataclass(frozen=True, slots=True)
class StoredPulses:
    """The signs of life as one transaction sees them."""

    connection: Connection

    def beat(self, name: str, at: datetime) -> None:
        """Note that something was done just now."""
        if not insert_new(self.connection, pulses, name=name, at=at.timestamp()):
            self.connection.execute(
                update(pulses).where(pulses.c.name == name).values(at=at.timestamp())
            )

    def last(self, name: str) -> datetime | None:
        """Return when something was last done; None for never."""
        found = self.connection.execute(select(pulses.c.at).where(pulses.c.name == name)).scalar()
        return None if found is None else moment(found)
