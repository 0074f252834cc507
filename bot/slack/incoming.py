"""What Slack sends, read into types: nothing behind this file sees a raw payload."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from bot.domain.errors import QuestionError
from bot.domain.records import Arrival, Surface
from bot.slack.mrkdwn import plain

Json = dict[str, Any]

_TOKEN = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_LEFT_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPOKEN = (None, "file_share", "thread_broadcast", "me_message")


def arrival_of(body: Json, bot_user: str) -> Arrival | None:
    """Read an event: something said to the bot or in a thread, or None for all else."""
    event: Json = body.get("event") or {}
    text, user = event.get("text"), event.get("user")
    if event.get("type") not in ("message", "app_mention") or event.get("bot_id"):
        return None
    if event.get("subtype") not in _SPOKEN or not isinstance(text, str) or not user:
        return None
    channel, ts = str(event["channel"]), str(event["ts"])
    direct = channel.startswith("D")
    thread = str(event.get("thread_ts") or ts)
    mentioned = f"<@{bot_user}" in text
    if not direct and not mentioned and (thread == ts or "<@" in text):
        return None
    team = str(body.get("team_id", ""))
    return Arrival(
        event=f"event:{body['event_id']}",
        twin=f"{team}:{channel}:{ts}",
        surface=Surface.DIRECT if direct else Surface.CHANNEL,
        user=str(user),
        team=str(event.get("user_team") or event.get("team") or team),
        channel=channel,
        thread=thread,
        text=spoken(text, bot_user),
        root=thread == ts,
        external=bool(body.get("is_ext_shared_channel")),
    )


def needs_thread(body: Json, arrival: Arrival, bot_user: str) -> bool:
    """Tell whether something was not addressed to the bot, and counts only in its thread."""
    mentioned = f"<@{bot_user}" in str(body["event"]["text"])
    return arrival.surface is Surface.CHANNEL and not mentioned


@dataclass(frozen=True, slots=True)
class Command:
    """`/policy` with what was typed behind it."""

    user: str
    team: str
    channel: str
    text: str
    trigger: str

    @classmethod
    def read(cls, body: Json, bot_user: str) -> "Command":
        """Read the form of a slash command."""
        return cls(
            user=str(body["user_id"]),
            team=str(body.get("team_id", "")),
            channel=str(body["channel_id"]),
            text=spoken(str(body.get("text", "")), bot_user),
            trigger=str(body["trigger_id"]),
        )

    @property
    def arrival(self) -> Arrival:
        """The command as a question; its answer goes to the person directly."""
        return Arrival(
            event=f"command:{self.trigger}",
            twin="",
            surface=Surface.COMMAND,
            user=self.user,
            team=self.team,
            channel=self.channel,
            thread="",
            text=self.text,
        )


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed, and where; in the app's home there is no channel."""

    user: str
    team: str
    channel: str
    thread: str
    value: str
    trigger: str
    ts: str = ""

    @property
    def arrival(self) -> Arrival:
        """What the button says, asked under its message; the same person asks it there once."""
        thread = self.thread or self.ts
        digest = hashlib.sha256(self.value.encode("utf-8", "replace")).hexdigest()[:16]
        return Arrival(
            event=f"press:{self.trigger}",
            twin=f"{self.team}:{self.channel}:{thread}/{self.user}/{digest}",
            surface=Surface.DIRECT if self.channel.startswith("D") else Surface.CHANNEL,
            user=self.user,
            team=self.team,
            channel=self.channel,
            thread=thread,
            text=self.value,
            root=False,
            whole=True,
        )

    @classmethod
    def read(cls, body: Json) -> "Press":
        """Read block_actions of a message. Raises QuestionError when something is missing."""
        try:
            user, container, action = body["user"], body["container"], body["actions"][0]
            return cls(
                user=str(user["id"]),
                team=str(user.get("team_id") or body["team"]["id"]),
                channel=str(container.get("channel_id", "")),
                thread=str(container.get("thread_ts", "")),
                value=str(action["value"]),
                trigger=str(body.get("trigger_id", "")),
                ts=str(container.get("message_ts", "")),
            )
        except (KeyError, IndexError, TypeError) as error:
            raise QuestionError("I cannot read this press; please press again.") from error


def spoken(text: str, bot_user: str) -> str:
    """What a person typed: without the mention of the bot, without Slack's own signs."""

    def say(token: re.Match[str]) -> str:
        kind, name, label = token.groups()
        if kind == "@":
            return "" if name == bot_user else f"@{label or 'somebody'}"
        if kind == "#":
            return f"#{label or 'a channel'}"
        if kind == "!":
            return label or f"@{name.split('^')[0]}"
        return name if not label or label in name else f"{label} ({name})"

    return cleaned(plain(_TOKEN.sub(say, text)))


def cleaned(text: str) -> str:
    """What a person wrote, without signs that nobody can see."""
    return _LEFT_OUT.sub("", text.replace("\r\n", "\n")).strip()
