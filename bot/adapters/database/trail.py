"""The audit trail in the database: appended in the transaction of what it tells of."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from bot.adapters.database import guards
from bot.adapters.database.engines import take_turn
from bot.adapters.database.payloads import EXCHANGE, all_names, cases_astray, now_recorded
from bot.adapters.database.schema import audit, audit_names, audit_salts
from bot.domain.audit import ADOPTED, FORGOTTEN, REDACTED, Link, bound, salted
from bot.domain.routes import NOBODY, UNNAMED

_NOW = {
    "sqlite": "SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    "postgresql": """SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')""",
}
_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class StoredTrail:
    """The trail as one transaction sees it; times are those of the database."""

    connection: Connection

    def append(self, kind: str, actor: str, ref: str, payload: str = "") -> Link:
        """Add an entry. `payload` is what is recorded; only its salted hash is kept."""
        take_turn(self.connection, "audit")
        name, salt = self._name(actor), secrets.token_hex(16)
        entry = Link(0, self._now(), name, kind, ref, salted(payload, salt))
        link = bound(entry, self.last())
        self.connection.execute(insert(audit).values(**_values(link)))
        self.connection.execute(
            insert(audit_salts).values(seq=link.seq, ref=ref, actor=name, salt=salt)
        )
        return link

    def adopt(self) -> None:
        """Begin the trail with the records that were there before it; once."""
        if self.last() is not None:
            return
        take_turn(self.connection, "audit")
        first = self.last() is None  # or another process was
        for part in _parts(sorted(self.names()) if first else []):
            for ref, recorded in now_recorded(self.connection, part).items():
                self.append(ADOPTED, NOBODY, ref, recorded)

    def last(self) -> Link | None:
        """Return the last entry."""
        row = self.connection.execute(select(audit).order_by(audit.c.seq.desc()).limit(1)).first()
        return Link(*row) if row else None

    def read(self, after: int, limit: int) -> Sequence[Link]:
        """Return the entries after a number, in order."""
        query = select(audit).where(audit.c.seq > after).order_by(audit.c.seq).limit(limit)
        return [Link(*row) for row in self.connection.execute(query).all()]

    def about(self, ref: str) -> Sequence[Link]:
        """Return the entries on a record, those on the steps of a case included."""
        named = (audit.c.ref == ref) | audit.c.ref.startswith(f"{ref}#", autoescape=True)
        query = select(audit).where(named).order_by(audit.c.seq)
        return [Link(*row) for row in self.connection.execute(query).all()]

    def people(self) -> Mapping[str, str]:
        """Return who is behind the names in the trail; the erased are nobody."""
        query = select(audit_names.c.name, audit_names.c.person)
        return {str(name): str(person) for name, person in self.connection.execute(query).all()}

    def unguarded(self) -> Sequence[str]:
        """Return the guards of the trail that are missing."""
        return guards.missing(self.connection)

    def hashes(self, links: Sequence[Link]) -> Mapping[int, str]:
        """Return, by entry, the hash of its record as it is now.

        An entry is left out when its record is gone, or its salt is.
        """
        numbers = [link.seq for link in links]
        query = select(audit_salts.c.seq, audit_salts.c.salt)
        held: dict[int, str] = {}
        for part in _parts(numbers):
            rows = self.connection.execute(query.where(audit_salts.c.seq.in_(part))).all()
            held |= {int(seq): str(salt) for seq, salt in rows}
        now: dict[str, str] = {}
        for part in _parts(list(dict.fromkeys(link.ref for link in links if link.seq in held))):
            now |= now_recorded(self.connection, part)
        return {
            link.seq: salted(now[link.ref], held[link.seq])
            for link in links
            if link.seq in held and link.ref in now
        }

    def names(self) -> frozenset[str]:
        """Return the names of all records that lie in the database."""
        return all_names(self.connection)

    def astray(self) -> Sequence[str]:
        """Return the cases that are not as their last step has left them."""
        return cases_astray(self.connection)

    def redact(self, ref: str, payload: str) -> None:
        """Enter what is left of a record; what it was before, nobody can tell any more."""
        self.connection.execute(delete(audit_salts).where(audit_salts.c.ref == ref))
        self.append(REDACTED, NOBODY, ref, payload)

    def forget(self, refs: Iterable[str]) -> None:
        """Note that records are gone, and take their salts away: nobody can tell what they were."""
        gone = list(refs)
        for ref in gone:
            self.append(FORGOTTEN, NOBODY, ref)
        for part in _parts(gone):
            self.connection.execute(delete(audit_salts).where(audit_salts.c.ref.in_(part)))

    def unname(self, person: str) -> str:
        """Forget who is behind a name in the trail, and what they said; return the name."""
        name = self._name(person)
        self.connection.execute(delete(audit_names).where(audit_names.c.person == person))
        self.connection.execute(
            delete(audit_salts).where(
                audit_salts.c.actor == name, audit_salts.c.ref.startswith(EXCHANGE)
            )
        )
        return name

    def _name(self, person: str) -> str:
        if person in UNNAMED:
            return person
        query = select(audit_names.c.name).where(audit_names.c.person == person)
        name = self.connection.execute(query).scalar()
        if name is None:
            name = f"p-{secrets.token_hex(8)}"
            self.connection.execute(insert(audit_names).values(person=person, name=name))
        return str(name)

    def _now(self) -> str:
        return str(self.connection.execute(text(_NOW[self.connection.dialect.name])).scalar_one())


def _values(link: Link) -> dict[str, Any]:
    return {name: getattr(link, name) for name in Link.__slots__}


def _parts(values: "list[Any]") -> "Iterable[list[Any]]":
    return (values[begin : begin + _AT_ONCE] for begin in range(0, len(values), _AT_ONCE))
