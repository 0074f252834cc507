"""Which scopes a method of the Web API asks for."""

from bot.workspace.calls import Call
from bot.workspace.errors import SlackError
from bot.workspace.rooms import Room
from bot.workspace.state import State

_READ = ("channels:read", "groups:read", "im:read")
_OF_METHOD: dict[str, tuple[str, ...]] = {
    "team.info": ("team:read",),
    "bots.info": ("users:read",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.delete": ("chat:write",),
    "chat.startStream": ("chat:write",),
    "chat.appendStream": ("chat:write",),
    "chat.stopStream": ("chat:write",),
    "agents.sessions.setStatus": ("chat:write",),
    "agents.sessions.rename": ("chat:write",),
    "conversations.open": ("im:write", "channels:manage", "groups:write"),
    "conversations.info": _READ,
    "conversations.members": _READ,
    "conversations.list": _READ,
    "users.conversations": _READ,
    "conversations.join": ("channels:join",),
    "reactions.add": ("reactions:write",),
    "reactions.remove": ("reactions:write",),
    "usergroups.list": ("usergroups:read",),
    "usergroups.users.list": ("usergroups:read",),
    "assistant.threads.setStatus": ("chat:write", "assistant:write"),
    "assistant.threads.setTitle": ("assistant:write",),
    "assistant.threads.setSuggestedPrompts": ("assistant:write",),
}
_HISTORY = ("conversations.history", "conversations.replies")
_OF_ROOM = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}
OF_EVENT = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
}
"""Events that an app can subscribe to only with a scope; the others need none."""


def needed(method: str, room: Room | None = None) -> tuple[str, ...]:
    """The scopes of which the app needs one for a method; none means that it needs none."""
    if method in _HISTORY:
        return (_OF_ROOM[room.kind],) if room else tuple(_OF_ROOM.values())
    return _OF_METHOD.get(method, ())


def check(state: State, call: Call) -> None:
    """Refuse a call for which the app has no scope, as missing_scope."""
    granted = state.seed.app.scopes
    if granted is None:
        return
    one_of = needed(call.method, state.rooms.get(str(call.args.get("channel"))))
    if one_of and not granted.intersection(one_of):
        raise SlackError("missing_scope", [f"[ERROR] needed: {one_of[0]}"])
