"""Views that are open: each person's stack of modals, and the app's home for each person."""

import copy
from dataclasses import dataclass, field
from typing import Any

from bot.workspace import limits
from bot.workspace.blocks import initial_state, merged, with_ids
from bot.workspace.errors import SlackError
from bot.workspace.seed import Seed
from bot.workspace.wire import Json, Mint

_OWN = ("id", "root_view_id", "previous_view_id", "external_id", "team_id", "app_id", "bot_id")


@dataclass
class Modals:
    """Stacks are bottom first; the last view is the one the person sees."""

    stacks: dict[str, list[Json]] = field(default_factory=dict[str, list[Json]])
    homes: dict[str, Json] = field(default_factory=dict[str, Json])

    def open(self, seed: Seed, person: str, view: Json) -> Json:
        """Open a modal as the only one."""
        full = _full(seed, view)
        full["root_view_id"] = full["id"]
        full["previous_view_id"] = None
        self.stacks[person] = [full]
        return full

    def push(self, seed: Seed, person: str, view: Json) -> Json:
        """Put a modal on top of the person's stack, three at most."""
        stack = self.stacks.get(person, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= limits.VIEW_STACK:
            raise SlackError("push_limit_reached")
        full = _full(seed, view)
        full["root_view_id"] = stack[0]["id"]
        full["previous_view_id"] = stack[-1]["id"]
        stack.append(full)
        return full

    def find(self, view_id: str | None, external_id: str | None = None) -> tuple[str, Json]:
        """An open modal and the person who has it open, or not_found."""
        for person, stack in self.stacks.items():
            for view in stack:
                if view["id"] == view_id or (external_id and view["external_id"] == external_id):
                    return person, view
        raise SlackError("not_found")

    def update(self, seed: Seed, current: Json, view: Json) -> Json:
        """Replace what a modal shows in place; what was entered stays where the ids stay."""
        full = _full(seed, view)
        values = merged(full["state"]["values"], current["state"]["values"])
        kept = {key: current[key] for key in _OWN}
        kept["external_id"] = full["external_id"] or current["external_id"]
        current.clear()
        current.update(full | kept | {"state": {"values": values}})
        return current

    def close(self, person: str, view_id: str) -> list[Json]:
        """Close a modal and those above it; returns the closed ones, topmost first."""
        stack = self.stacks.get(person, [])
        place = next((i for i, view in enumerate(stack) if view["id"] == view_id), len(stack))
        closed = stack[place:]
        del stack[place:]
        return closed[::-1]

    def publish(self, seed: Seed, person: str, view: Json) -> Json:
        """Set what the app's home shows one person."""
        full = _full(seed, view)
        full["root_view_id"] = full["id"]
        full["previous_view_id"] = None
        if person in self.homes:
            full["id"] = full["root_view_id"] = self.homes[person]["id"]
        self.homes[person] = full
        return full


def _full(seed: Seed, view: Json) -> Json:
    """A view as Slack returns it, with every key present."""
    given = copy.deepcopy(view)
    blocks = with_ids(given["blocks"])
    defaults: dict[str, Any] = {
        "id": Mint.id("V"),
        "team_id": seed.team_id,
        "app_id": seed.app.app_id,
        "bot_id": seed.app.bot_id,
        "app_installed_team_id": seed.team_id,
        "callback_id": "",
        "external_id": "",
        "private_metadata": "",
        "title": None,
        "submit": None,
        "close": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "hash": Mint.id("h"),
        "state": {"values": initial_state(blocks)},
    }
    return defaults | given
