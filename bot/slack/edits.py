"""A question that somebody changed, and the press that asks it anew."""

import hashlib
import json
from dataclasses import dataclass

from bot.domain.records import Arrival, Surface
from bot.slack.incoming import Json, Press, spoken

_LONGEST_VALUE = 2000


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that somebody changed after the bot had read it."""

    user: str
    channel: str
    ts: str
    thread: str
    text: str
    twin: str

    @property
    def value(self) -> str:
        """What a button has to carry to ask the new text; empty if it is too long for one."""
        made = json.dumps([self.ts, self.thread, self.text])
        return made if len(made) <= _LONGEST_VALUE else ""


def edit_of(body: Json, bot_user: str) -> Edit | None:
    """Read an event: a person's message with new words, or None for all else."""
    event: Json = body.get("event") or {}
    if event.get("subtype") != "message_changed":
        return None
    now: Json = event.get("message") or {}
    before: Json = event.get("previous_message") or {}
    user, text = now.get("user"), now.get("text")
    if not user or now.get("bot_id") or not isinstance(text, str) or text == before.get("text"):
        return None
    channel, ts = str(event["channel"]), str(now["ts"])
    return Edit(
        user=str(user),
        channel=channel,
        ts=ts,
        thread=str(now.get("thread_ts") or ts),
        text=spoken(text, bot_user),
        twin=f"{body.get('team_id', '')}:{channel}:{ts}",
    )


def asked_anew(press: Press) -> Arrival:
    """Read the button under an edit: the question in its new words."""
    ts, thread, text = (str(part) for part in json.loads(press.value))
    direct = press.channel.startswith("D")
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
    return Arrival(
        event=f"edit:{press.channel}:{ts}:{digest}",
        twin="",
        surface=Surface.DIRECT if direct else Surface.CHANNEL,
        user=press.user,
        team=press.team,
        channel=press.channel,
        thread=thread,
        text=text,
        root=thread == ts,
    )
