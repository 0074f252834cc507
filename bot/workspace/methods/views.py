"""Modals and the app's home."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.validation import check_view
from bot.workspace.wire import Json


def open_view(context: Context, call: Call) -> Json:
    """Open a modal for the person whose press the trigger id stands for."""
    view = check_view(call.structure("view"), ("modal",))
    trigger = context.tickets.spend(call.text("trigger_id"))
    full = context.state.modals.open(context.state.seed, trigger.person, view)
    return _told(context, trigger.person, full)


def push(context: Context, call: Call) -> Json:
    """Put a modal on top of the one in which the trigger id arose."""
    view = check_view(call.structure("view"), ("modal",))
    trigger = context.tickets.spend(call.text("trigger_id"))
    full = context.state.modals.push(context.state.seed, trigger.person, view)
    return _told(context, trigger.person, full)


def update(context: Context, call: Call) -> Json:
    """Change an open modal; a hash that is given must be the current one."""
    view = check_view(call.structure("view"), ("modal",))
    person, current = context.state.modals.find(
        call.optional("view_id"), call.optional("external_id")
    )
    _unchanged(call, current)
    return _told(context, person, context.state.modals.update(context.state.seed, current, view))


def publish(context: Context, call: Call) -> Json:
    """Set the app's home for one person; a hash that is given must be the current one."""
    view = check_view(call.structure("view"), ("home",))
    person = call.text("user_id")
    if person not in context.state.people:
        raise SlackError("user_not_found")
    _unchanged(call, context.state.modals.homes.get(person))
    full = context.state.modals.publish(context.state.seed, person, view)
    context.state.changed({"kind": "home", "user": person})
    return {"view": full}


def _unchanged(call: Call, current: Json | None) -> None:
    if call.given("hash") and (current is None or call.text("hash") != current["hash"]):
        raise SlackError("hash_conflict")


def _told(context: Context, person: str, view: Json) -> Json:
    context.state.changed({"kind": "view", "user": person})
    return {"view": view}
