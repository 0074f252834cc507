"""Channels and direct conversations, as the app may see them."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.wire import Json

_KIND = {"channel": "public_channel", "group": "private_channel", "im": "im"}


def open_direct(context: Context, call: Call) -> Json:
    """The direct conversation with one person."""
    if call.given("channel"):
        room = context.state.room(call.text("channel"))
    else:
        people = call.text("users").split(",")
        if len(people) != 1:
            raise SlackError("not_supported", ["conversations of several people are not simulated"])
        room = context.state.direct(people[0])
    channel: Json = {"id": room.id}
    if call.flag("return_im"):
        channel = room.as_channel(context.state.seed.app.user_id)
    return {"channel": channel, "no_op": True, "already_open": True}


def info(context: Context, call: Call) -> Json:
    """One conversation."""
    room = context.state.room(call.text("channel"))
    return {"channel": room.as_channel(context.state.seed.app.user_id)}


def members(context: Context, call: Call) -> Json:
    """The ids of those in a conversation."""
    room = context.state.room(call.text("channel"))
    return {"members": sorted(room.members), "response_metadata": {"next_cursor": ""}}


def list_rooms(context: Context, call: Call) -> Json:
    """The conversations of the wanted types that the app can see."""
    wanted = (call.optional("types") or "public_channel").split(",")
    app = context.state.seed.app.user_id
    visible = [
        room.as_channel(app)
        for room in context.state.rooms.values()
        if _KIND[room.kind] in wanted and (room.kind == "channel" or app in room.members)
    ]
    return {"channels": visible, "response_metadata": {"next_cursor": ""}}


def of_app(context: Context, call: Call) -> Json:
    """The conversations of the wanted types that the app is in."""
    found = list_rooms(context, call)
    found["channels"] = [c for c in found["channels"] if c["is_member"]]
    return found


def join(context: Context, call: Call) -> Json:
    """Join a public channel."""
    room = context.state.room(call.text("channel"))
    if room.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    app = context.state.seed.app.user_id
    room.members.add(app)
    context.state.changed({"kind": "members", "channel": room.id})
    return {"channel": room.as_channel(app)}
