"""Roles by lists of ids, where there is no Slack to ask."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleList:
    """Whoever is on a list has the role, and nobody else has any."""

    legal: frozenset[str]
    admins: frozenset[str] = frozenset()

    def is_colleague(self, user: str, team: str) -> bool:
        """Tell whether a person is on one of the lists."""
        del team
        return user in self.legal | self.admins

    def is_legal(self, user: str) -> bool:
        """Tell whether a person is on the list of legal."""
        return user in self.legal

    def is_admin(self, user: str) -> bool:
        """Tell whether a person is on the list of admins."""
        return user in self.admins

    def teams(self, user: str) -> frozenset[str] | None:
        """Return None: no list says who is in which team."""
        del user
        return None
