"""Messages that the app writes bit by bit."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.methods.chat import metadata
from bot.workspace.methods.sessions import stand
from bot.workspace.rooms import Room
from bot.workspace.streams import NOT_STREAMING, Streamed, check_markdown, read_chunks
from bot.workspace.validation import check_message_blocks
from bot.workspace.wire import Json

_DISPLAYS = ("timeline", "plan")


def start_stream(context: Context, call: Call) -> Json:
    """Begin a message in a thread; in a channel it has to say who reads along."""
    room = context.state.room_to_post(call.text("channel"))
    thread = call.text("thread_ts")
    display = call.optional("task_display_mode") or "timeline"
    if display not in _DISPLAYS:
        raise SlackError("invalid_arguments", ["[ERROR] task_display_mode: timeline or plan"])
    if room.kind != "im":
        for name in ("recipient_team_id", "recipient_user_id"):
            if not call.given(name):
                raise SlackError(f"missing_{name}")
    streamed = Streamed(thread, context.state.clock(), display)
    streamed.write(*_content(call))
    said: Json = {"text": "", "blocks": streamed.blocks()}
    message = context.timeline.post(room, context.state.seed.app.user_id, said, thread)
    context.state.streams[room.id, message["ts"]] = streamed
    return {"channel": room.id, "ts": message["ts"]}


def append_stream(context: Context, call: Call) -> Json:
    """Add to a message that is being written."""
    room, ts, streamed = _open(context, call)
    markdown, chunks = _content(call)
    if not markdown and not chunks:
        raise SlackError("no_text")
    streamed.write(markdown, chunks)
    context.timeline.rewrite(room, ts, {"blocks": streamed.blocks()})
    return {"channel": room.id, "ts": ts}


def stop_stream(context: Context, call: Call) -> Json:
    """End a message: from now on it is like any other."""
    room, ts, streamed = _open(context, call)
    markdown, chunks = _content(call)
    last = check_message_blocks(call.structure("blocks")) if call.given("blocks") else []
    said: Json = {}
    if call.given("metadata"):
        said["metadata"] = metadata(call.structure("metadata"))
    streamed.write(markdown, chunks)
    if call.given("session_status"):
        stand(context, room, streamed.thread, call.text("session_status"))
    streamed.over = NOT_STREAMING
    message = context.timeline.rewrite(room, ts, said | {"blocks": [*streamed.blocks(), *last]})
    return {"channel": room.id, "ts": ts, "message": message}


def _open(context: Context, call: Call) -> tuple[Room, str, Streamed]:
    room = context.state.room(call.text("channel"))
    ts = call.text("ts")
    room.find(ts)
    streamed = context.state.streams.get((room.id, ts))
    if streamed is None:
        raise SlackError(NOT_STREAMING)
    streamed.check_open(context.state.clock())
    return room, ts, streamed


def _content(call: Call) -> tuple[str, list[Json]]:
    if call.given("markdown_text") and call.given("chunks"):
        raise SlackError("invalid_arguments", ["[ERROR] markdown_text and chunks exclude another"])
    chunks = read_chunks(call.structure("chunks"))
    for chunk in chunks:
        if chunk["type"] == "blocks":
            check_message_blocks(chunk["blocks"])
    return check_markdown(call.optional("markdown_text") or ""), chunks
