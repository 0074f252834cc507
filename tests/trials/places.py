"""Databases for trials: new files, or new ones on a server."""

from dataclasses import dataclass

from tests.postgres import Server


@dataclass(frozen=True)
class Places:
    """Where each run of a trial has its record."""

    server: Server | None

    def new(self) -> str | None:
        """Return the address of a new database; None for a file."""
        return self.server.ready() if self.server else None
