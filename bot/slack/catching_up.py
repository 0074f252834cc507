"""Catching up: what was said to the bot while it was away is read back, and answered late.

Slack keeps nothing for a socket that is closed. The inbox knows what came in already.
"""

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.slack.incoming import Json
from bot.slack.intake import Intake

LOG = logging.getLogger(__name__)
_SLACK = timedelta(minutes=1)  # clocks differ, and what was under way at the end may be lost
_THREADS = timedelta(days=1)  # how old a thread may be to be looked into
_CHANNELS = "public_channel,private_channel"
_PAGE = 200
_MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class CatchingUp:
    """Offers the intake what stands in the conversations of the bot."""

    intake: Intake
    client: WebClient
    team: str
    sleep: Callable[[float], None] = time.sleep

    def run(self, away_since: datetime) -> int:
        """Take in what was said since then and is not in the inbox; return how much that was."""
        taken = 0
        since = away_since - _SLACK
        try:
            for room in self._rooms():
                for message in self._said(str(room["id"]), since):
                    taken += self._offer(room, message, away_since)
        except (SlackClientError, HTTPException, OSError) as error:
            LOG.warning("catching up: Slack does not let it be read (%s)", _reason(error))
        LOG.info("catching up: %d messages were taken in late", taken)
        if taken:
            self.intake.wake()
        return taken

    def _offer(self, room: Json, message: Json, away_since: datetime) -> bool:
        channel, ts = str(room["id"]), str(message["ts"])
        body: Json = {
            "team_id": self.team,
            "event_id": f"read:{channel}:{ts}",
            "is_ext_shared_channel": bool(room.get("is_ext_shared")),
            "event": {**message, "type": "message", "channel": channel},
        }
        # Of what was said without a name nothing tells whether it came in before the end.
        surely_new = float(ts) > (away_since + _SLACK).timestamp()
        return self.intake.take_event(body, unnamed=surely_new)

    def _rooms(self) -> Iterator[Json]:
        """The channels that the bot is in, and its direct conversations."""
        try:
            yield from self._pages("channels", "users_conversations", types=f"{_CHANNELS},im")
        except SlackApiError as error:
            if _reason(error) != "missing_scope":
                raise
            LOG.warning("catching up: direct messages need the scope im:read")
            yield from self._pages("channels", "users_conversations", types=_CHANNELS)

    def _said(self, channel: str, since: datetime) -> Iterator[Json]:
        """What was said in a conversation since then, also in threads that began before."""
        begun, stamp = f"{(since - _THREADS).timestamp():.6f}", since.timestamp()
        for message in self._pages(
            "messages", "conversations_history", channel=channel, oldest=begun
        ):
            if float(message["ts"]) > stamp:
                yield message
            if float(message.get("latest_reply") or 0) > stamp:
                yield from self._replies(channel, str(message["ts"]), stamp)

    def _replies(self, channel: str, ts: str, stamp: float) -> Iterator[Json]:
        for reply in self._pages(
            "messages", "conversations_replies", channel=channel, ts=ts, oldest=f"{stamp:.6f}"
        ):
            if str(reply["ts"]) != ts and float(reply["ts"]) > stamp:
                yield reply

    def _pages(self, what: str, method: str, **args: Any) -> Iterator[Json]:
        cursor = ""
        for _ in range(_MOST_PAGES):
            page = self._patiently(method, {**args, "limit": _PAGE, "cursor": cursor or None})
            yield from page.get(what, ())
            more: Json = page.get("response_metadata") or {}
            cursor = str(more.get("next_cursor", ""))
            if not cursor:
                return

    def _patiently(self, method: str, args: Json) -> Json:
        """Ask Slack, and wait as long as it wants."""
        calls: dict[str, Callable[..., SlackResponse]] = {
            "users_conversations": self.client.users_conversations,
            "conversations_history": self.client.conversations_history,
            "conversations_replies": self.client.conversations_replies,
        }
        while True:
            try:
                return cast(Json, calls[method](**args).data)
            except SlackApiError as error:
                response = cast("SlackResponse", error.response)
                if cast(int, response.status_code) != 429:
                    raise
                headers = cast("dict[str, str]", response.headers)
                self.sleep(float(headers.get("Retry-After") or 1))


def _reason(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(cast("Json", error.response).get("error", ""))
    return type(error).__name__
