"""Reading back what was said."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.rooms import Room
from bot.workspace.wire import Json


def history(context: Context, call: Call) -> Json:
    """What stands in a conversation, newest first, replies in threads left out."""
    room = _readable(context, call)
    return _page(call, list(room.roots())[::-1], 100)


def replies(context: Context, call: Call) -> Json:
    """A message and the replies under it, oldest first."""
    room = _readable(context, call)
    ts = call.text("ts")
    if ts not in room.messages:
        raise SlackError("thread_not_found")
    parent_ts = room.messages[ts].get("thread_ts", ts)
    parents = [room.messages[parent_ts]] if parent_ts in room.messages else []
    page = _page(call, room.replies(parent_ts), 1000)
    page["messages"] = [_shown(call, parent) for parent in parents] + page["messages"]
    return page


def _readable(context: Context, call: Call) -> Room:
    room = context.state.room(call.text("channel"))
    if context.state.seed.app.user_id not in room.members:
        raise SlackError("not_in_channel")
    return room


def _page(call: Call, messages: list[Json], default: int) -> Json:
    """One page of messages within oldest and latest; the cursor is the place of the next."""
    oldest = _stamp(call.optional("oldest") or "0")
    latest = _stamp(call.optional("latest") or "9999999999")
    inclusive = call.flag("inclusive")
    within = [
        message
        for message in messages
        if oldest < (stamp := _stamp(message["ts"])) < latest
        or (inclusive and stamp in (oldest, latest))
    ]
    cursor = call.optional("cursor") or "0"
    if not cursor.isdigit():
        raise SlackError("invalid_cursor")
    start, limit = int(cursor), call.number("limit", default)
    more = start + limit < len(within)
    return {
        "messages": [_shown(call, message) for message in within[start : start + limit]],
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + limit) if more else ""},
    }


def _stamp(ts: str) -> tuple[int, int]:
    whole, _, part = ts.partition(".")
    try:
        return int(whole), int(part.ljust(6, "0")[:6]) if part else 0
    except ValueError as error:
        raise SlackError("invalid_ts_oldest") from error


def _shown(call: Call, message: Json) -> Json:
    if call.flag("include_all_metadata"):
        return message
    return {key: value for key, value in message.items() if key != "metadata"}
