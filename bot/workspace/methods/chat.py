"""Posting, editing and deleting by the app."""

import json
from typing import Any

from bot.workspace import limits
from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.validation import check_message_blocks
from bot.workspace.wire import Json, is_object


def content(call: Call, required: bool = True) -> Json:
    """What a message is to say: text, blocks, attachments and metadata, each checked."""
    said: Json = {}
    if call.given("markdown_text"):
        if call.given("text") or call.given("blocks"):
            raise SlackError("markdown_text_conflict")
        markdown = call.text("markdown_text")
        said["text"] = markdown
        said["blocks"] = check_message_blocks([{"type": "markdown", "text": markdown}])
    if call.given("text"):
        said["text"] = str(call.args["text"])[: limits.MESSAGE_TEXT]
    if call.given("blocks"):
        said["blocks"] = check_message_blocks(call.structure("blocks"))
    if call.given("attachments"):
        said["attachments"] = call.structure("attachments")
    if call.given("metadata"):
        said["metadata"] = metadata(call.structure("metadata"))
    if required and not any(said.get(key) for key in ("text", "blocks", "attachments")):
        raise SlackError("no_text")
    if required:
        said.setdefault("text", "")
    return said


def post_message(context: Context, call: Call) -> Json:
    """Post to a channel or person, in a thread or not."""
    room = context.state.room_to_post(call.text("channel"))
    said = content(call)
    if call.flag("reply_broadcast") and call.given("thread_ts"):
        said["subtype"] = "thread_broadcast"
    author = context.state.seed.app.user_id
    message = context.timeline.post(room, author, said, call.optional("thread_ts"))
    return {"channel": room.id, "ts": message["ts"], "message": message}


def post_ephemeral(context: Context, call: Call) -> Json:
    """Post for the eyes of one member of the channel."""
    room = context.state.room_to_post(call.text("channel"))
    person = call.text("user")
    if person not in room.members:
        raise SlackError("user_not_in_channel")
    message = context.timeline.whisper(room, person, content(call), call.optional("thread_ts"))
    return {"message_ts": message["ts"]}


def update(context: Context, call: Call) -> Json:
    """Change a message of the app's own."""
    room = context.state.room(call.text("channel"))
    said = content(call, required=False)
    if not said:
        raise SlackError("no_text")
    if context.state.is_streaming(room, call.text("ts")):
        raise SlackError("streaming_state_conflict")
    author = context.state.seed.app.user_id
    message = context.timeline.edit(room, author, call.text("ts"), said)
    return {
        "channel": room.id,
        "ts": message["ts"],
        "text": message["text"],
        "message": message,
    }


def delete(context: Context, call: Call) -> Json:
    """Delete a message of the app's own."""
    room = context.state.room(call.text("channel"))
    if context.state.is_streaming(room, call.text("ts")):
        raise SlackError("cant_delete_message")
    context.timeline.delete(room, context.state.seed.app.user_id, call.text("ts"))
    return {"channel": room.id, "ts": call.text("ts")}


def get_permalink(context: Context, call: Call) -> Json:
    """The address of a message; the page takes the reader there."""
    room = context.state.room(call.text("channel"))
    message = room.find(call.text("message_ts"))
    link = f"{context.site}/archives/{room.id}/p{message['ts'].replace('.', '')}"
    parent = message.get("thread_ts", message["ts"])
    if parent != message["ts"]:
        link += f"?thread_ts={parent}&cid={room.id}"
    return {"channel": room.id, "permalink": link}


def metadata(given: Any) -> Json:
    """The metadata of a message, checked."""
    if given == {}:
        return {}
    if (
        not is_object(given)
        or not isinstance(given.get("event_type"), str)
        or not is_object(given.get("event_payload"))
    ):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(given).encode()) > limits.METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return given
