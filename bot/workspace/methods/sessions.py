"""Agent sessions: whether the app is at work in a thread, waits, or is done."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.rooms import Room
from bot.workspace.streams import Session
from bot.workspace.wire import Json

STATUSES = ("processing", "active", "suspended", "closed")
_TITLE = 200
_STOPPED = "agent_session_stopped"


def set_status(context: Context, call: Call) -> Json:
    """Set the status of a session, and make it if there is none; only then it takes a title."""
    room = context.state.room_to_post(call.text("channel_id"))
    thread = call.text("thread_ts")
    session = stand(context, room, thread, call.text("status"), _title(call))
    told: Json = {"status": session.status, "title": session.title}
    if _STOPPED not in context.state.seed.app.events:
        told["warning"] = f"missing_{_STOPPED}_event_subscription"
    return told


def rename(context: Context, call: Call) -> Json:
    """Give a session another title."""
    room = context.state.room_to_post(call.text("channel_id"))
    thread = call.text("thread_ts")
    session = context.state.sessions.get((room.id, thread))
    if session is None:
        raise SlackError("session_not_found")
    call.text("title")
    session.title = _title(call)
    _show(context, room, thread, session)
    return {"title": session.title}


def stand(context: Context, room: Room, thread: str, status: str, title: str = "") -> Session:
    """Let a session stand like this."""
    if status not in STATUSES:
        raise SlackError("invalid_arguments", [f"[ERROR] status: one of {', '.join(STATUSES)}"])
    room.find(thread)
    session = context.state.sessions.setdefault((room.id, thread), Session(status, title))
    session.status = status
    _show(context, room, thread, session)
    return session


def _show(context: Context, room: Room, thread: str, session: Session) -> None:
    if session.title:
        context.state.titles[room.id, thread] = session.title
    context.state.changed({"kind": "session", "channel": room.id, "thread_ts": thread})


def _title(call: Call) -> str:
    title = call.optional("title") or ""
    if len(title) > _TITLE:
        raise SlackError("invalid_arguments", [f"[ERROR] title: {_TITLE} characters at most"])
    return title
