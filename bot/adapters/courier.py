"""Slack's Web API as a courier: what became of each message, as far as that can be known."""

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

import logging
from dataclasses import dataclass
from http.client import HTTPException
from typing import cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.domain.errors import DeliveryError
from bot.domain.records import (
    LEGAL_DESK,
    Absent,
    Json,
    Parcel,
    Receipt,
    Refused,
    Sent,
    Unknown,
    Wait,
)
from bot.domain.routes import is_sealed
from bot.ports.people import Seals

LOG = logging.getLogger(__name__)
EVENT_TYPE = "policy_bot"
_PAGE = 200
_PAGES = 10
_SKEW = 60.0
_MAYBE_DONE = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "unknown_error"}
)


@dataclass(frozen=True)
class SlackCourier:
    """Posts with `client`, which must not try again by itself; `quick` is for what may fail."""

    client: WebClient
    quick: WebClient
    legal_channel: str
    seals: Seals

    def post(self, parcel: Parcel) -> Receipt:
        """Send a message that carries the parcel's mark."""
        try:
            answer = self.client.chat_postMessage(
                channel=self._channel(parcel.channel),
                thread_ts=parcel.thread or None,
                text=parcel.text,
                blocks=list(parcel.blocks) or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": parcel.mark}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except (DeliveryError, SlackClientError, HTTPException, OSError) as error:
            return _failed(error)
        return self._sent(parcel, answer)

    def update(self, parcel: Parcel) -> Receipt:
        """Give the message `parcel.update` its new look; doing it twice does no harm."""
        try:
            answer = self.client.chat_update(
                channel=self._channel(parcel.channel),
                ts=parcel.update,
                text=parcel.text,
                blocks=list(parcel.blocks) or None,
            )
        except (DeliveryError, SlackClientError, HTTPException, OSError) as error:
            return _failed(error)
        return self._sent(parcel, answer)

    def find(self, parcel: Parcel) -> Sent | Absent | Wait | Refused | Unknown:
        """Look for the mark in the thread or channel, from a minute before the first try on."""
        cursor = ""
        oldest = f"{parcel.since.timestamp() - _SKEW:.6f}"
        try:
            for _ in range(_PAGES):
                page = _data(self._page(parcel, oldest, cursor))
                for message in page["messages"]:
                    if _mark(message) == parcel.mark:
                        return Sent(_place(parcel, self._channel(parcel.channel)), message["ts"])
                more: Json = page.get("response_metadata") or {}
                cursor = str(more.get("next_cursor", ""))
                if not cursor:
                    return Absent()
        except (DeliveryError, SlackClientError, HTTPException, OSError) as error:
            return _failed(error)
        return Unknown()

    def direct(self, person: str) -> str | None:
        """Return the direct conversation with a person, or None when it cannot be had."""
        try:
            answer = self.quick.conversations_open(users=person)
        except (SlackClientError, HTTPException, OSError) as error:
            LOG.warning("courier: no direct conversation (%s)", type(error).__name__)
            return None
        return str(_data(answer)["channel"]["id"])

    def stand(self, parcel: Parcel) -> None:
        """Let the conversation of a parcel that was sent stand as it says; never fails."""
        if not parcel.session or not parcel.thread or is_sealed(parcel.channel):
            return
        try:
            self.quick.agents_sessions_setStatus(
                channel_id=self._channel(parcel.channel),
                thread_ts=parcel.thread,
                status=parcel.session.value,
            )
        except (SlackClientError, HTTPException, OSError) as error:
            LOG.debug("courier: no session (%s)", type(error).__name__)

    def _channel(self, named: str) -> str:
        """The channel by Slack's id. A sealed route is opened here, and only for the moment."""
        if is_sealed(named):
            opened = self.quick.conversations_open(users=self.seals.open(named))
            return str(_data(opened)["channel"]["id"])
        return self.legal_channel if named == LEGAL_DESK else named

    @staticmethod
    def _sent(parcel: Parcel, answer: SlackResponse) -> Sent:
        data = _data(answer)
        return Sent(_place(parcel, data["channel"]), data["ts"])

    def _page(self, parcel: Parcel, oldest: str, cursor: str) -> SlackResponse:
        if parcel.thread:
            return self.client.conversations_replies(
                channel=self._channel(parcel.channel),
                ts=parcel.thread,
                oldest=oldest,
                limit=_PAGE,
                cursor=cursor or None,
                include_all_metadata=True,
            )
        return self.client.conversations_history(
            channel=self._channel(parcel.channel),
            oldest=oldest,
            limit=_PAGE,
            cursor=cursor or None,
            include_all_metadata=True,
        )


def _place(parcel: Parcel, channel: str) -> str:
    """Where a message stands, as it may be written down: a sealed route stays sealed."""
    return parcel.channel if is_sealed(parcel.channel) else channel


def _data(answer: SlackResponse) -> Json:
    return cast(Json, answer.data) if isinstance(answer.data, dict) else {}


def _mark(message: Json) -> str:
    metadata: Json = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return ""
    payload: Json = metadata.get("event_payload") or {}
    return str(payload.get("key", ""))


def _failed(error: Exception) -> Wait | Refused | Unknown:
    """Sort a failure: to be waited for, final, or done perhaps."""
    if isinstance(error, DeliveryError):
        return Refused("sealed_route_does_not_open")
    if not isinstance(error, SlackApiError):
        return Unknown()
    response = cast("SlackResponse", error.response)
    status = cast(int, response.status_code)
    code = str(_data(response).get("error", ""))
    if status == 429 or code == "ratelimited":
        headers = cast("dict[str, str]", response.headers)
        named = {name.lower(): value for name, value in headers.items()}
        wait = str(named.get("retry-after", "1"))
        return Wait(float(wait) if wait.isdecimal() else 1.0)
    if status >= 500 or code in _MAYBE_DONE or not code:
        return Unknown()
    return Refused(code)
