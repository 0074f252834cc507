"""Who people are, what they may do, and where their day is."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

Clock = Callable[[], datetime]


class Zones(Protocol):
    """Where people live, as far as that is known."""

    def of(self, user: str) -> tzinfo | None:
        """Return a person's time zone; None when nobody says."""
        ...


class Roles(Protocol):
    """Who somebody is, asked at the moment of the press and answered with no when in doubt.

    Each raises UnsureError when the answer cannot be had just now.
    """

    def is_colleague(self, user: str, team: str) -> bool:
        """Tell whether a person belongs to the company: no guest, no stranger, no bot."""
        ...

    def is_legal(self, user: str) -> bool:
        """Tell whether a person may rule on cases and read what is for legal only."""
        ...

    def is_admin(self, user: str) -> bool:
        """Tell whether a person may have the index built anew."""
        ...

    def teams(self, user: str) -> frozenset[str] | None:
        """Return the teams that a person is in, of those that rulings can be limited to.

        None, and no error, when nobody can tell just now.
        """
        ...


class Seals(Protocol):
    """Keeps who asked without their name: the one way back to them."""

    def seal(self, person: str) -> str:
        """Return a sealed route to a person, which stands in the place of a channel."""
        ...

    def open(self, route: str) -> str:
        """Return the person behind a sealed route. Raises DeliveryError when it does not open."""
        ...
