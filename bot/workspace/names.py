"""People, rooms and messages by the names that a test or the page uses for them."""

import copy

from bot.workspace.errors import UnknownNameError
from bot.workspace.rooms import Room
from bot.workspace.seed import Person
from bot.workspace.state import State
from bot.workspace.wire import Json

DIRECT = "dm"
"""The name of each person's own direct conversation with the app."""


def person(state: State, name: str) -> Person:
    """A person by id or name, with or without @."""
    for known in state.people.values():
        if name in (known.id, known.name, f"@{known.name}"):
            return known
    raise UnknownNameError(f"nobody here is called {name!r}")


def room(state: State, who: Person | None, name: str) -> Room:
    """A room by id or name; "dm" is the person's own. A person sees only rooms they are in."""
    if who is not None and name in (DIRECT, state.seed.app.name, f"@{state.seed.app.name}"):
        return state.direct(who.id)
    for known in state.rooms.values():
        named = known.kind != "im" and name.removeprefix("#") == known.name
        if name == known.id or named:
            if who is not None and who.id not in known.members:
                raise UnknownNameError(f"{who.name} is not in {name!r}")
            return known
    raise UnknownNameError(f"no conversation is called {name!r}")


def message(where: Room, who: Person, ts: str) -> Json:
    """A message that this person sees in a room, ephemeral ones included."""
    if ts in where.messages:
        return where.messages[ts]
    for private in where.private(who.id):
        if private["ts"] == ts:
            return private
    raise UnknownNameError(f"{who.name} sees no message {ts} in {where.name or where.id}")


def view(state: State, who: Person, view_id: str) -> Json:
    """A modal that the person has open, or their view of the app's home."""
    home = state.modals.homes.get(who.id)
    for known in [*state.modals.stacks.get(who.id, []), *([home] if home else [])]:
        if known["id"] == view_id:
            return known
    raise UnknownNameError(f"{who.name} has no view {view_id} open")


def tokens(state: State) -> dict[str, str]:
    """What @names and #names stand for in a text that is typed."""
    names = {f"@{known.name}": f"<@{known.id}>" for known in state.people.values()}
    names[f"@{state.seed.app.name}"] = f"<@{state.seed.app.user_id}>"
    names |= {f"@{group.handle}": f"<!subteam^{group.id}>" for group in state.groups.values()}
    names |= {
        f"#{known.name}": f"<#{known.id}|{known.name}>"
        for known in state.rooms.values()
        if known.kind != "im"
    }
    return names


def shown(where: Room, messages: list[Json]) -> list[Json]:
    """Copies of messages that also say which room they are in."""
    return [{**copy.deepcopy(item), "channel": where.id} for item in messages]


def is_view(item: Json | str) -> bool:
    """Whether a driver's argument is a view rather than a message."""
    return str(item if isinstance(item, str) else item.get("id", "")).startswith("V")
