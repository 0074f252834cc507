"""Emoji under messages."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.rooms import Room
from bot.workspace.state import State
from bot.workspace.wire import Json


def add(context: Context, call: Call) -> Json:
    """The app reacts to a message."""
    room = context.state.room(call.text("channel"))
    author = context.state.seed.app.user_id
    react(context.state, room, author, call.text("timestamp"), call.text("name"))
    return {}


def remove(context: Context, call: Call) -> Json:
    """The app takes its reaction back."""
    room = context.state.room(call.text("channel"))
    author = context.state.seed.app.user_id
    unreact(context.state, room, author, call.text("timestamp"), call.text("name"))
    return {}


def react(state: State, room: Room, author: str, ts: str, name: str) -> None:
    """Put a reaction under a message; the same one twice is refused."""
    message = room.find(ts)
    reactions: list[Json] = message.setdefault("reactions", [])
    found = next((item for item in reactions if item["name"] == name), None)
    if found is None:
        new: Json = {"name": name, "users": [], "count": 0}
        reactions.append(new)
        found = new
    if author in found["users"]:
        raise SlackError("already_reacted")
    found["users"].append(author)
    found["count"] += 1
    state.changed({"kind": "message", "channel": room.id, "ts": ts})


def unreact(state: State, room: Room, author: str, ts: str, name: str) -> None:
    """Take a reaction back; one that is not there is refused."""
    message = room.find(ts)
    for item in message.get("reactions", []):
        if item["name"] == name and author in item["users"]:
            item["users"].remove(author)
            item["count"] -= 1
            message["reactions"] = [left for left in message["reactions"] if left["count"]]
            state.changed({"kind": "message", "channel": room.id, "ts": ts})
            return
    raise SlackError("no_reaction")
