"""A conversation: its members, its messages, and what only one person sees in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.workspace.errors import SlackError
from bot.workspace.seed import RoomKind
from bot.workspace.wire import Json


@dataclass
class Ephemeral:
    """A message for one person's eyes; it is in nobody's history."""

    to: str
    message: Json


@dataclass
class Room:
    """One channel or direct conversation. Messages are kept by time stamp, oldest first."""

    id: str
    name: str
    kind: RoomKind
    members: set[str]
    topic: str = ""
    ext_shared: bool = False
    messages: dict[str, Json] = field(default_factory=dict[str, Json])
    ephemerals: list[Ephemeral] = field(default_factory=list[Ephemeral])
    _threads: dict[str, dict[str, Json]] = field(default_factory=dict[str, dict[str, Json]])

    def find(self, ts: str) -> Json:
        """The message of this time stamp, or message_not_found."""
        if ts not in self.messages:
            raise SlackError("message_not_found")
        return self.messages[ts]

    def add(self, message: Json) -> None:
        """Store a message; a reply is counted at its parent, which must exist."""
        parent_ts = message.get("thread_ts")
        if parent_ts is not None:
            parent = self.find(parent_ts)
            if parent.get("thread_ts", parent_ts) != parent_ts:
                raise SlackError("cannot_reply_to_message")
            message["parent_user_id"] = parent["user"]
            self.messages[message["ts"]] = message
            self._threads.setdefault(parent_ts, {})[message["ts"]] = message
            self._recount(parent)
        else:
            self.messages[message["ts"]] = message

    def remove(self, ts: str) -> Json:
        """Delete a message; a parent's count of replies follows."""
        message = self.find(ts)
        del self.messages[ts]
        parent_ts = message.get("thread_ts", "")
        self._threads.get(parent_ts, {}).pop(ts, None)
        parent = self.messages.get(parent_ts)
        if parent is not None:
            self._recount(parent)
        return message

    def roots(self) -> Iterator[Json]:
        """What stands in the conversation itself, oldest first, as in its history."""
        for message in list(self.messages.values()):
            is_reply = message.get("thread_ts", message["ts"]) != message["ts"]
            if not is_reply or message.get("subtype") == "thread_broadcast":
                yield message

    def replies(self, parent_ts: str) -> list[Json]:
        """The replies under a message, oldest first, without the message itself."""
        return list(self._threads.get(parent_ts, {}).values())

    def private(self, person: str) -> list[Json]:
        """What only this person sees here, oldest first."""
        return [item.message for item in self.ephemerals if item.to == person]

    def as_channel(self, app_user: str) -> Json:
        """The conversation as conversations.info describes it."""
        described: dict[str, Any] = {
            "id": self.id,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": self.kind == "im",
            "is_mpim": False,
            "is_private": self.kind != "channel",
            "is_archived": False,
            "is_shared": self.ext_shared,
            "is_ext_shared": self.ext_shared,
            "is_member": app_user in self.members,
            "num_members": len(self.members),
        }
        if self.kind == "im":
            described["user"] = next(iter(self.members - {app_user}), app_user)
        else:
            described |= {
                "name": self.name,
                "name_normalized": self.name,
                "topic": {"value": self.topic, "creator": "", "last_set": 0},
                "purpose": {"value": "", "creator": "", "last_set": 0},
            }
        return described

    def _recount(self, parent: Json) -> None:
        replies = self.replies(parent["ts"])
        for key in ("reply_count", "reply_users_count", "latest_reply", "reply_users"):
            parent.pop(key, None)
        if not replies:
            parent.pop("thread_ts", None)
            return
        users = list(dict.fromkeys(reply["user"] for reply in replies))
        parent["thread_ts"] = parent["ts"]
        parent["reply_count"] = len(replies)
        parent["reply_users_count"] = len(users)
        parent["reply_users"] = users
        parent["latest_reply"] = replies[-1]["ts"]
