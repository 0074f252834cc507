"""Where people live, by what their Slack profile says."""

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, cast
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

LOG = logging.getLogger(__name__)
_SECONDS = 3600.0
_MOST = 10_000


def zone_named(name: str) -> tzinfo:
    """Return a time zone by its name; raises ValueError when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'"{name}" is no time zone, as Europe/Berlin is') from error


@dataclass
class SlackZones:
    """Time zones of people, believed for an hour. `stopwatch` gives seconds."""

    client: WebClient
    stopwatch: Callable[[], float]
    _known: dict[str, tuple[float, tzinfo | None]] = field(
        default_factory=dict[str, tuple[float, tzinfo | None]]
    )

    def of(self, user: str) -> tzinfo | None:
        """Return a person's time zone; None when Slack does not say."""
        until, known = self._known.get(user, (0.0, None))
        if self.stopwatch() < until:
            return known
        try:
            answer = self.client.users_info(user=user)
            said = zone_named(str(cast("dict[str, Any]", answer["user"]).get("tz") or ""))
        except (SlackClientError, OSError, KeyError, ValueError) as error:
            LOG.warning("zones: Slack does not say (%s)", type(error).__name__)
            said = None
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[user] = (self.stopwatch() + _SECONDS, said)
        return said
