"""Rulings, and what of them lies on the shelf."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from bot.adapters.database.payloads import ruling_payload
from bot.adapters.database.schema import rulings
from bot.adapters.database.trail import StoredTrail
from bot.domain import serial
from bot.domain.routes import NOBODY
from bot.domain.rulings import Ruling, RulingStatus


@dataclass(frozen=True, slots=True)
class StoredRulings:
    """The rulings as one transaction sees them."""

    connection: Connection
    trail: StoredTrail

    def keep(self, ruling: Ruling) -> None:
        """Store a new ruling, or the new status of one."""
        values = {"body": serial.dump(ruling), "status": ruling.status.value}
        changed = self.connection.execute(
            update(rulings).where(rulings.c.id == ruling.id).values(**values)
        )
        if changed.rowcount == 0:
            number = int(ruling.case.rpartition("-")[2])
            self.connection.execute(
                insert(rulings).values(id=ruling.id, case=number, shelved="", **values)
            )
        made = ruling.by if ruling.status is RulingStatus.IN_FORCE else NOBODY
        recorded = ruling_payload({"id": ruling.id, **values})
        self.trail.append(f"ruling.{ruling.status.value}", made, ruling.id, recorded)

    def of(self, case_id: str) -> Ruling | None:
        """Return the latest ruling of a case."""
        number = int(case_id.rpartition("-")[2])
        found = self._read(select(rulings.c.body).where(rulings.c.case == number))
        return max(
            found, key=lambda ruling: (ruling.made_on, len(ruling.id), ruling.id), default=None
        )

    def all(self) -> Sequence[Ruling]:
        """Return every ruling, oldest first."""
        return self._read(select(rulings.c.body))

    def unshelved(self) -> Sequence[Ruling]:
        """Return those that do not lie on the shelf as they are now."""
        return self._read(select(rulings.c.body).where(rulings.c.shelved != rulings.c.status))

    def changed(self, ruling: Ruling) -> None:
        """Note that a ruling does not lie on the shelf as it is now."""
        self.connection.execute(update(rulings).where(rulings.c.id == ruling.id).values(shelved=""))

    def shelved(self, ruling: Ruling) -> None:
        """Note that a ruling lies on the shelf as it is here."""
        self.connection.execute(
            update(rulings).where(rulings.c.id == ruling.id).values(shelved=ruling.status.value)
        )

    def standing(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all, with whether each is in force."""
        rows = self.connection.execute(select(rulings.c.id, rulings.c.status)).all()
        return frozenset((name, status == RulingStatus.IN_FORCE.value) for name, status in rows)

    def get(self, name: str) -> Ruling | None:
        """Return a ruling by its id."""
        found = self._read(select(rulings.c.body).where(rulings.c.id == name))
        return found[0] if found else None

    def _read(self, query: Select[Any]) -> list[Ruling]:
        bodies = self.connection.execute(query).scalars().all()
        read = [serial.load(Ruling, str(body)) for body in bodies]
        return sorted(read, key=lambda ruling: (ruling.made_on, ruling.id))
