"""The audit trail, its marks outside the database, and what forgets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.audit import Link, Mark
from bot.domain.erasing import Person
from bot.domain.records import Erased


class Trail(Protocol):
    """The audit trail. What cases, rulings and journal change is entered by themselves."""

    def append(self, kind: str, actor: str, ref: str, payload: str = "") -> Link:
        """Add an entry; of the payload only a salted hash is kept."""
        ...

    def last(self) -> Link | None:
        """Return the last entry."""
        ...

    def read(self, after: int, limit: int) -> Sequence[Link]:
        """Return the entries after a number, in order."""
        ...

    def about(self, ref: str) -> Sequence[Link]:
        """Return the entries on a record, those on the steps of a case included."""
        ...

    def people(self) -> Mapping[str, str]:
        """Return who is behind the names in the trail; the erased are nobody."""
        ...

    def unguarded(self) -> Sequence[str]:
        """Return the guards of the trail that are missing."""
        ...

    def hashes(self, links: Sequence[Link]) -> Mapping[int, str]:
        """Return, by entry, the hash of its record as it is now, unless that is gone."""
        ...

    def names(self) -> frozenset[str]:
        """Return the names of all records that lie in the database."""
        ...

    def astray(self) -> Sequence[str]:
        """Return the cases that are not as their last step has left them."""
        ...

    def forget(self, refs: Iterable[str]) -> None:
        """Note that records are gone, and make their hashes meaningless."""
        ...

    def unname(self, person: str) -> str:
        """Forget who is behind a name in the trail; return the name."""
        ...


class Marks(Protocol):
    """Where marks of the trail's end are kept: outside the database."""

    @property
    def key(self) -> bytes:
        """What marks are signed with."""
        ...

    def read(self) -> Sequence[Mark]:
        """Return all marks; a line that is none becomes a mark that nobody signed."""
        ...

    def add(self, mark: Mark) -> None:
        """Keep a mark. Raises SettingsError when that cannot be done."""
        ...


class Erasure(Protocol):
    """What is held of a person, or of old exchanges, to be taken out."""

    def routes(self) -> Sequence[str]:
        """Return all sealed routes that lead to anybody."""
        ...

    def exchanges(self, person: Person) -> Erased:
        """Take a person's exchanges out, and what they think of those of others."""
        ...

    def cases(self, person: Person, places: Collection[tuple[str, str]]) -> Sequence[str]:
        """Return the cases that a person asked, or that go on from where they have asked."""
        ...

    def askers(self, number: int, person: Person) -> None:
        """Take a person out of those who asked a case and took an asker's steps in it."""
        ...

    def arrivals(self, person: Person) -> None:
        """Take out what a person said; it still counts as heard."""
        ...

    def posts(self, person: Person, about: Iterable[str]) -> None:
        """Take out what goes to a person, and what is to tell of these exchanges and cases."""
        ...

    def shown(self, root: str) -> bool:
        """Tell whether a message of this name was ever to be shown."""
        ...

    def forget(self, before: datetime, limit: int) -> int:
        """Forget what was asked and said in exchanges from before; return how many."""
        ...

    def closed_before(self, day: datetime, limit: int) -> Sequence[str]:
        """Return cases that were closed before and still have their words."""
        ...
