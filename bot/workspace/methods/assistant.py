"""The status line, title and suggested prompts of a thread with the app."""

from typing import Any

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.wire import Json, is_list

_PROMPTS = 4
_STEPS = 10


def set_status(context: Context, call: Call) -> Json:
    """Show "policy-bot is …" in a thread; an empty status clears it."""
    room = context.state.room(call.text("channel_id"))
    if "status" not in call.args:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: status"])
    steps: Any = call.structure("loading_messages") or []
    if not is_list(steps) or len(steps) > _STEPS:
        raise SlackError("invalid_arguments", ["[ERROR] loading_messages: 10 at most"])
    context.state.set_status(room, call.text("thread_ts"), str(call.args["status"]))
    return {}


def set_title(context: Context, call: Call) -> Json:
    """Name a thread."""
    room = context.state.room(call.text("channel_id"))
    context.state.titles[room.id, call.text("thread_ts")] = call.text("title")
    context.state.changed({"kind": "title", "channel": room.id})
    return {}


def set_suggested_prompts(context: Context, call: Call) -> Json:
    """Offer up to four prompts in a direct conversation, in a thread or at its top."""
    room = context.state.room(call.text("channel_id"))
    prompts: Any = call.structure("prompts")
    if not is_list(prompts) or not 0 < len(prompts) <= _PROMPTS:
        raise SlackError("invalid_arguments", ["[ERROR] prompts: between 1 and 4"])
    listed: list[Json] = prompts
    if not all(prompt.get("title") and prompt.get("message") for prompt in listed):
        raise SlackError("invalid_arguments", ["[ERROR] each prompt needs a title and a message"])
    context.state.prompts[room.id] = {
        "title": call.optional("title") or "",
        "prompts": listed,
        "thread_ts": call.optional("thread_ts"),
    }
    context.state.changed({"kind": "prompts", "channel": room.id})
    return {}
