"""A connection to Slack that is known to work: token, names and the legal channel."""

import re
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.errors import SettingsError
from bot.slack.settings import Pace, SlackSettings

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

_ID = re.compile(r"[CG][A-Z0-9]{7,}")
_PAGES = 50


@dataclass(frozen=True, slots=True)
class Connection:
    """Clients that never try again by themselves; `quick` is for what a person waits for."""

    settings: SlackSettings
    pace: Pace
    client: WebClient
    quick: WebClient
    team: str
    bot_user: str
    bot_id: str
    legal_channel: str


def connect(settings: SlackSettings, pace: Pace | None = None) -> Connection:
    """Try the token and find the legal channel.

    Raises SettingsError with one sentence that says which setting is wrong.
    """
    pace = pace or Pace()
    client = _client(settings, round(pace.timeout) or 1)
    try:
        who = cast("dict[str, Any]", client.auth_test().data)
        channel = legal_channel(client, settings.legal_channel.lstrip("#"))
    except SlackApiError as error:
        code = cast("dict[str, Any]", error.response).get("error", "no reason given")
        raise SettingsError(
            f"Slack refuses the bot ({code}); check SLACK_BOT_TOKEN and the scopes of the app."
        ) from error
    except (SlackClientError, HTTPException, OSError) as error:
        raise SettingsError(
            f"Slack cannot be reached at {settings.base_url}; "
            "check the network, the proxy, and SLACK_API_URL."
        ) from error
    return Connection(
        settings=settings,
        pace=pace,
        client=client,
        quick=_client(settings, round(pace.quick) or 1),
        team=str(who.get("team_id", "")),
        bot_user=str(who.get("user_id", "")),
        bot_id=str(who.get("bot_id", "")),
        legal_channel=channel,
    )


def accepted(connection: Connection) -> bool:
    """Tell whether Slack answers, and still takes the token."""
    try:
        connection.quick.auth_test()
    except (SlackClientError, HTTPException, OSError):
        return False
    return True


def _client(settings: SlackSettings, timeout: int) -> WebClient:
    return WebClient(
        token=settings.bot_token,
        base_url=settings.base_url,
        timeout=timeout,
        retry_handlers=[],
    )


def legal_channel(client: WebClient, wanted: str) -> str:
    """The id of the legal channel, which the bot has to be in. Raises SettingsError."""
    if not wanted:
        raise SettingsError("LEGAL_CHANNEL is empty; set it to the channel where legal works.")
    cursor: str | None = None
    for _ in range(_PAGES):
        page = client.conversations_list(
            types="public_channel,private_channel", exclude_archived=True, limit=200, cursor=cursor
        )
        data = cast("dict[str, Any]", page.data)
        for channel in cast("list[dict[str, Any]]", data["channels"]):
            if wanted in (channel["id"], channel.get("name")) and channel.get("is_member"):
                return str(channel["id"])
        cursor = cast("dict[str, str]", data.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            break
    kind = "id" if _ID.fullmatch(wanted) else "name"
    raise SettingsError(
        f"LEGAL_CHANNEL: the bot is in no channel with the {kind} {wanted}; "
        "invite it there, or correct the setting."
    )
