"""What is wrong with the app in Slack: one sentence each, with what to do."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.errors import SettingsError
from bot.slack.connection import legal_channel
from bot.slack.settings import SlackSettings

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

_LATE = timedelta(seconds=30)
_SECONDS = 10
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at: well, or wrong with what to do."""

    well: bool
    text: str


def slack_checkup(
    settings: SlackSettings, scopes: Collection[str], now: Callable[[], datetime]
) -> Iterator[Finding]:
    """Look at tokens, scopes, clock, the legal channel and the groups; `scopes` are wanted."""
    client = WebClient(
        settings.bot_token, base_url=settings.base_url, timeout=_SECONDS, retry_handlers=[]
    )
    try:
        answer = client.auth_test()
    except (SlackClientError, HTTPException, OSError) as error:
        yield Finding(False, _no_token(settings, error))
        return
    who = cast("Json", answer.data)
    yield Finding(True, f"Slack knows the bot as {who.get('user')} of {who.get('team')}.")
    headers = {name.lower(): value for name, value in cast("Json", answer.headers).items()}
    yield from _scopes(str(headers.get("x-oauth-scopes", "")), scopes)
    yield from _clock(str(headers.get("date", "")), now())
    yield from _socket(client, settings)
    yield from _channel(client, settings)
    yield from _groups(client, settings)
    yield from _people(client, settings)


def _no_token(settings: SlackSettings, error: Exception) -> str:
    code = _code(error)
    if code:
        return (
            f"Slack does not accept SLACK_BOT_TOKEN ({code}); copy the bot token from OAuth & "
            "Permissions of the app, or install the app again."
        )
    return (
        f"Slack cannot be reached at {settings.base_url}; check the network, the proxy, and "
        "SLACK_API_URL."
    )


def _scopes(header: str, wanted: Collection[str]) -> Iterator[Finding]:
    granted = {scope.strip() for scope in header.split(",") if scope.strip()}
    if missing := sorted(set(wanted) - granted):
        yield Finding(
            False,
            f"The app lacks the scopes {', '.join(missing)}; take over manifest.json in the "
            "app's settings and install it again.",
        )
    if more := sorted(granted - set(wanted)):
        yield Finding(
            False,
            f"The app has scopes that manifest.json does not name: {', '.join(more)}; remove "
            "them, or take over manifest.json.",
        )
    if granted == set(wanted):
        yield Finding(True, f"The app has the {len(granted)} scopes of manifest.json.")


def _clock(stamp: str, now: datetime) -> Iterator[Finding]:
    try:
        off = now - parsedate_to_datetime(stamp)
    except (TypeError, ValueError):
        return
    if abs(off) > _LATE:
        way = "ahead" if off > timedelta() else "behind"
        yield Finding(
            False,
            f"The clock of this machine is {abs(off).total_seconds():.0f} s {way}; switch on time "
            "synchronisation: Slack's requests are refused when it is five minutes off.",
        )
    else:
        yield Finding(True, "The clock is right.")


def _socket(client: WebClient, settings: SlackSettings) -> Iterator[Finding]:
    if not settings.socket_mode:
        return
    try:
        client.apps_connections_open(app_token=settings.app_token)
        yield Finding(True, "Socket Mode opens.")
    except (SlackClientError, HTTPException, OSError) as error:
        yield Finding(
            False,
            f"Socket Mode does not open ({_code(error) or type(error).__name__}); make an "
            "app-level token with the scope connections:write, and set SLACK_APP_TOKEN to it.",
        )


def _channel(client: WebClient, settings: SlackSettings) -> Iterator[Finding]:
    try:
        channel = legal_channel(client, settings.legal_channel.lstrip("#"))
        about = cast("Json", client.conversations_info(channel=channel).data)["channel"]
    except SettingsError as error:
        yield Finding(False, str(error))
        return
    except (SlackClientError, HTTPException, OSError) as error:
        yield Finding(False, f"LEGAL_CHANNEL cannot be looked up ({_code(error)}).")
        return
    if about.get("is_private"):
        yield Finding(True, f"The bot is in the legal channel {settings.legal_channel}.")
    else:
        yield Finding(
            False,
            f"LEGAL_CHANNEL {settings.legal_channel} is public: everybody in the company can read "
            "cases there; make it private.",
        )


def _groups(client: WebClient, settings: SlackSettings) -> Iterator[Finding]:
    wanted = (("LEGAL_GROUP", settings.legal_group), ("ADMIN_GROUP", settings.admin_group))
    for name, group in wanted:
        if not group:
            continue
        try:
            answer = client.usergroups_users_list(usergroup=group)
        except (SlackClientError, HTTPException, OSError) as error:
            yield Finding(
                False,
                f"{name}: Slack shows no user group {group} ({_code(error)}); copy its id (S…) "
                "from the menu of the group, or list people instead.",
            )
            continue
        count = len(cast("list[str]", answer["users"]))
        if count:
            yield Finding(True, f"{name} has {count} {'person' if count == 1 else 'people'}.")
        else:
            yield Finding(False, f"{name}: the user group {group} is empty; put people into it.")


def _people(client: WebClient, settings: SlackSettings) -> Iterator[Finding]:
    people = (("LEGAL_USERS", settings.legal_users), ("ADMIN_USERS", settings.admin_users))
    for name, user in ((name, user) for name, users in people for user in users):
        try:
            person = cast("Json", client.users_info(user=user)["user"])
        except (SlackClientError, HTTPException, OSError) as error:
            yield Finding(
                False, f"{name}: Slack knows no person {user} ({_code(error)}); correct the id."
            )
            continue
        if any(person.get(key) for key in ("deleted", "is_bot", "is_restricted")):
            yield Finding(False, f"{name}: {user} is no member of the company; take the id out.")


def _code(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(cast("Json", error.response).get("error", "no reason given"))
    return ""
