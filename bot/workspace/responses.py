"""What the app says through a response URL, or in the answer to a slash command."""

import json
from typing import Any

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.methods.chat import content
from bot.workspace.rooms import Room
from bot.workspace.tickets import ResponseTarget
from bot.workspace.wire import Json, is_object


def respond(context: Context, target: ResponseTarget, args: Json) -> None:
    """Post, replace or delete, as the app asks; without a word on it, for one person's eyes."""
    call = Call("response_url", args)
    with context.state.lock:
        room = context.state.rooms[target.room]
        if call.flag("delete_original"):
            _delete(context, room, target)
            return
        if call.given("markdown_text"):
            raise SlackError("no_text")
        if call.flag("replace_original") and target.message_ts is not None:
            _replace(context, room, target, content(call, required=False))
            return
        thread_ts = call.optional("thread_ts") or target.thread_ts
        said = content(call)
        if call.optional("response_type") == "in_channel":
            context.timeline.post(room, context.state.seed.app.user_id, said, thread_ts)
        else:
            context.timeline.whisper(room, target.person, said, thread_ts)


def answer(context: Context, target: ResponseTarget, body: str) -> None:
    """The body of the app's 200 to a slash command: text or JSON; an empty one says nothing."""
    if not body.strip():
        return
    parsed: Any
    try:
        parsed = json.loads(body)
    except ValueError:
        parsed = body
    respond(context, target, parsed if is_object(parsed) else {"text": str(parsed)})


def _replace(context: Context, room: Room, target: ResponseTarget, said: Json) -> None:
    if not said:
        raise SlackError("no_text")
    for item in room.ephemerals:
        if item.message["ts"] == target.message_ts:
            for key in ("text", "blocks"):
                item.message.pop(key, None)
            item.message.update({"text": ""} | said)
            context.state.changed({"kind": "ephemeral", "channel": room.id})
            return
    author = context.state.seed.app.user_id
    replacement: Json = {"blocks": [], **said}
    context.timeline.edit(room, author, target.message_ts or "", replacement)


def _delete(context: Context, room: Room, target: ResponseTarget) -> None:
    left = [item for item in room.ephemerals if item.message["ts"] != target.message_ts]
    if len(left) < len(room.ephemerals):
        room.ephemerals = left
        context.state.changed({"kind": "ephemeral", "channel": room.id})
    else:
        context.timeline.delete(room, context.state.seed.app.user_id, target.message_ts or "")
