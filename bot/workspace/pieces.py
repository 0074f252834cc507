"""What a change has left behind: one piece of the workspace, as a line that can be put back."""

from collections.abc import Callable
from dataclasses import asdict
from math import inf

from bot.workspace.rooms import Ephemeral
from bot.workspace.state import State, Status
from bot.workspace.streams import Session
from bot.workspace.wire import Json


def taken(state: State, notice: Json) -> Json:
    """The piece that a notice speaks of, as it is now."""
    return {**notice, "is": _TAKE[notice["kind"]](state, notice)}


def put(state: State, line: Json) -> None:
    """Put a piece where it was. Raises KeyError, TypeError or SlackError for what is none."""
    _PUT[line["kind"]](state, line)


def _take_message(state: State, notice: Json) -> Json | None:
    return state.rooms[notice["channel"]].messages.get(notice["ts"])


def _put_message(state: State, line: Json) -> None:
    room, ts, message = state.rooms[line["channel"]], line["ts"], line["is"]
    if message is None:
        room.remove(ts)
    elif ts in room.messages:
        room.messages[ts].clear()
        room.messages[ts].update(message)
    else:
        room.add(dict(message))


def _take_private(state: State, notice: Json) -> list[Json]:
    return [asdict(item) for item in state.rooms[notice["channel"]].ephemerals]


def _put_private(state: State, line: Json) -> None:
    room = state.rooms[line["channel"]]
    room.ephemerals = [Ephemeral(item["to"], item["message"]) for item in line["is"]]


def _take_status(state: State, notice: Json) -> str:
    held = state.statuses.get((notice["channel"], notice["thread_ts"]))
    return held.text if held else ""


def _put_status(state: State, line: Json) -> None:
    state.statuses[line["channel"], line["thread_ts"]] = Status(line["is"], inf)
    if not line["is"]:
        del state.statuses[line["channel"], line["thread_ts"]]


def _take_session(state: State, notice: Json) -> Json:
    return asdict(state.sessions[notice["channel"], notice["thread_ts"]])


def _put_session(state: State, line: Json) -> None:
    session = Session(**line["is"])
    state.sessions[line["channel"], line["thread_ts"]] = session
    if session.title:
        state.titles[line["channel"], line["thread_ts"]] = session.title


def _take_titles(state: State, notice: Json) -> dict[str, str]:
    return {ts: text for (room, ts), text in state.titles.items() if room == notice["channel"]}


def _put_titles(state: State, line: Json) -> None:
    for thread, title in line["is"].items():
        state.titles[line["channel"], thread] = title


def _take_prompts(state: State, notice: Json) -> Json:
    return state.prompts[notice["channel"]]


def _put_prompts(state: State, line: Json) -> None:
    state.prompts[line["channel"]] = line["is"]


def _take_members(state: State, notice: Json) -> list[str]:
    return sorted(state.rooms[notice["channel"]].members)


def _put_members(state: State, line: Json) -> None:
    state.rooms[line["channel"]].members = set(line["is"])


def _take_views(state: State, notice: Json) -> list[Json]:
    return state.modals.stacks.get(notice["user"], [])


def _put_views(state: State, line: Json) -> None:
    state.modals.stacks[line["user"]] = line["is"]


def _take_home(state: State, notice: Json) -> Json:
    return state.modals.homes[notice["user"]]


def _put_home(state: State, line: Json) -> None:
    state.modals.homes[line["user"]] = line["is"]


_TAKE: dict[str, Callable[[State, Json], object]] = {
    "message": _take_message,
    "ephemeral": _take_private,
    "status": _take_status,
    "session": _take_session,
    "title": _take_titles,
    "prompts": _take_prompts,
    "members": _take_members,
    "view": _take_views,
    "home": _take_home,
}
_PUT: dict[str, Callable[[State, Json], None]] = {
    "message": _put_message,
    "ephemeral": _put_private,
    "status": _put_status,
    "session": _put_session,
    "title": _put_titles,
    "prompts": _put_prompts,
    "members": _put_members,
    "view": _put_views,
    "home": _put_home,
}
KINDS = frozenset(_TAKE)
"""What is to be seen in somebody's pane."""
