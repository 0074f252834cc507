"""Roles from Slack: user groups for legal and admins, profiles for guests and strangers.

What Slack said is believed for a minute. Nothing is believed when Slack does not say.
"""

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.domain.errors import UnsureError
from bot.domain.records import Json

LOG = logging.getLogger(__name__)
UNSURE = "I cannot check your role just now; try again in a minute."
_SECONDS = 60.0
_MOST = 10_000


@dataclass
class SlackRoles:
    """The people of a workspace. Give it a client that waits no longer than a press allows.

    `team_groups` are ids of user groups by the team that they stand for.
    `asked_at` is when Slack last said who is in a group.
    `legal` and `admins` are ids of user groups, or empty; the users of the two lists count
    in any case. `stopwatch` gives seconds, such as time.monotonic.
    """

    client: WebClient
    team: str
    legal: str
    admins: str
    legal_users: frozenset[str]
    admin_users: frozenset[str]
    stopwatch: Callable[[], float]
    team_groups: Mapping[str, str] = field(default_factory=dict[str, str])
    _known: dict[str, tuple[float, frozenset[str]]] = field(
        default_factory=dict[str, tuple[float, frozenset[str]]]
    )
    asked_at: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_colleague(self, user: str, team: str) -> bool:
        """Tell whether a person belongs to the company: no guest, no stranger, no bot."""
        if team and team != self.team:
            return False
        return "colleague" in self._ask(f"user:{user}", lambda: self._standing(user))

    def is_legal(self, user: str) -> bool:
        """Tell whether a person is on the list of legal or in its group."""
        return user in self.legal_users or self._in_group(user, self.legal)

    def is_admin(self, user: str) -> bool:
        """Tell whether a person is on the list of admins or in their group."""
        return user in self.admin_users or self._in_group(user, self.admins)

    def teams(self, user: str) -> frozenset[str] | None:
        """Return the teams that a person is in; None when Slack does not say of one of them."""
        try:
            groups = self.team_groups.items()
            return frozenset(team for team, group in groups if self._in_group(user, group))
        except UnsureError:
            return None

    def _in_group(self, user: str, group: str) -> bool:
        if not group:
            return False
        return user in self._ask(f"group:{group}", lambda: self._members(group))

    def _members(self, group: str) -> frozenset[str]:
        answer = self.client.usergroups_users_list(usergroup=group)
        return frozenset(cast(Json, answer.data)["users"])

    def _standing(self, user: str) -> frozenset[str]:
        answer = self.client.users_info(user=user)
        person: Json = cast(Json, answer.data)["user"]
        outside = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")
        foreign = person.get("team_id", self.team) != self.team
        refused = foreign or any(person.get(key) for key in outside)
        return frozenset() if refused else frozenset({"colleague"})

    def _ask(self, what: str, ask: Callable[[], frozenset[str]]) -> frozenset[str]:
        asked = self.stopwatch()  # a slow answer is as old as its question
        with self._lock:
            known = self._known.get(what)
        if known and asked < known[0]:
            return known[1]
        try:
            said = ask()
        except (SlackClientError, OSError) as error:
            LOG.warning("roles: Slack does not say (%s)", type(error).__name__)
            raise UnsureError(UNSURE) from error
        with self._lock:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[what] = (asked + _SECONDS, said)
            if what.startswith("group:"):
                self.asked_at = asked
        return said
