"""What happens in rooms: posting, editing and deleting, stored and told to the app."""

import copy
from dataclasses import dataclass
from typing import Protocol

from bot.workspace.blocks import with_ids
from bot.workspace.errors import SlackError
from bot.workspace.rooms import Ephemeral, Room
from bot.workspace.state import State
from bot.workspace.wire import Json

_SUBSCRIPTION = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


class Announce(Protocol):
    """Hands an event to the app; `ext_shared` marks one from a shared channel."""

    def __call__(self, event: Json, *, ext_shared: bool = False) -> str:
        """Queue the event and return its id."""
        ...


@dataclass
class Timeline:
    """Posts of people and of the app, in the order in which they come in."""

    state: State
    announce: Announce

    def post(self, room: Room, author: str, content: Json, thread_ts: str | None = None) -> Json:
        """Store a message and tell the app of it, of a mention twice, as Slack does."""
        with self.state.lock:
            message = self._message(author, content)
            if thread_ts is not None and thread_ts != "":
                message["thread_ts"] = thread_ts
            room.add(message)
            if author == self.state.seed.app.user_id:
                self.state.set_status(room, message.get("thread_ts", ""), "")
            self._changed("message", room, message["ts"])
            self._tell(room, self._as_event(room, message))
            mention = f"<@{self.state.seed.app.user_id}"
            if author != self.state.seed.app.user_id and mention in message["text"]:
                self._tell_mention(room, message)
            return message

    def whisper(self, room: Room, to: str, content: Json, thread_ts: str | None = None) -> Json:
        """Store a message of the app for one person's eyes."""
        with self.state.lock:
            message = self._message(self.state.seed.app.user_id, content)
            message["is_ephemeral"] = True
            if thread_ts:
                message["thread_ts"] = thread_ts
                self.state.set_status(room, thread_ts, "")
            room.ephemerals.append(Ephemeral(to, message))
            self._changed("ephemeral", room, message["ts"])
            return message

    def edit(self, room: Room, author: str, ts: str, content: Json) -> Json:
        """Replace what is given of a message; blocks or metadata given empty are taken off."""
        with self.state.lock:
            message = room.find(ts)
            if message["user"] != author:
                raise SlackError("cant_update_message")
            before = copy.deepcopy(message)
            message.update(self._stored(content))
            for key in ("blocks", "metadata"):
                if key in message and not message[key]:
                    del message[key]
            message["edited"] = {"user": author, "ts": self.state.mint.ts()}
            self._changed("message", room, ts)
            self._tell_change(
                room, "message_changed", {"message": message, "previous_message": before}
            )
            return message

    def rewrite(self, room: Room, ts: str, content: Json) -> Json:
        """Put the next state of a message in its place, while the app is writing it."""
        with self.state.lock:
            message = room.find(ts)
            message.update(self._stored(content))
            self._changed("message", room, ts)
            return message

    def delete(self, room: Room, author: str, ts: str) -> None:
        """Take a message away; only its author may."""
        with self.state.lock:
            if room.find(ts)["user"] != author:
                raise SlackError("cant_delete_message")
            message = room.remove(ts)
            self._changed("message", room, ts)
            change = {"deleted_ts": ts, "previous_message": message}
            self._tell_change(room, "message_deleted", change)

    def _message(self, author: str, content: Json) -> Json:
        seed = self.state.seed
        message: Json = {
            "type": "message",
            "user": author,
            "ts": self.state.mint.ts(),
            "team": seed.team_id,
            **self._stored(content),
        }
        if author == seed.app.user_id:
            message |= {
                "bot_id": seed.app.bot_id,
                "app_id": seed.app.app_id,
                "bot_profile": {
                    "id": seed.app.bot_id,
                    "app_id": seed.app.app_id,
                    "name": seed.app.name,
                    "team_id": seed.team_id,
                    "deleted": False,
                },
            }
        else:
            message["client_msg_id"] = self.state.mint.id("")
        return message

    def _stored(self, content: Json) -> Json:
        stored = copy.deepcopy(content)
        if stored.get("blocks"):
            stored["blocks"] = with_ids(stored["blocks"])
        return stored

    def _changed(self, kind: str, room: Room, ts: str) -> None:
        self.state.changed({"kind": kind, "channel": room.id, "ts": ts})

    def _as_event(self, room: Room, message: Json) -> Json:
        event = copy.deepcopy(message)
        return event | {
            "channel": room.id,
            "channel_type": room.kind,
            "event_ts": message["ts"],
        }

    def _tell(self, room: Room, event: Json) -> None:
        app = self.state.seed.app
        if app.user_id in room.members and _SUBSCRIPTION[room.kind] in app.events:
            self.announce(event, ext_shared=room.ext_shared)

    def _tell_mention(self, room: Room, message: Json) -> None:
        app = self.state.seed.app
        if room.kind == "im" or app.user_id not in room.members or "app_mention" not in app.events:
            return
        event = self._as_event(room, message) | {"type": "app_mention"}
        del event["channel_type"]
        self.announce(event, ext_shared=room.ext_shared)

    def _tell_change(self, room: Room, subtype: str, change: Json) -> None:
        stamp = self.state.mint.ts()
        self._tell(
            room,
            {
                "type": "message",
                "subtype": subtype,
                "hidden": True,
                "channel": room.id,
                "channel_type": room.kind,
                "ts": stamp,
                "event_ts": stamp,
                **copy.deepcopy(change),
            },
        )
