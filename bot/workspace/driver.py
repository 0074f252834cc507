"""The Python driver: what a test does as a person, and what it looks at."""

import copy
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.workspace import names
from bot.workspace.acts import Acts, Outcome
from bot.workspace.calls import CallRecord
from bot.workspace.delivery import Delivery, DeliveryRecord
from bot.workspace.faults import Fault
from bot.workspace.interactions import Interactions
from bot.workspace.seed import Seed
from bot.workspace.state import State
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Json

T = TypeVar("T")


class Driver:
    """People and channels go by name or id; "dm" is a person's conversation with the app.

    Messages and views are returned as copies in Slack's shape; a message also has `channel`.
    """

    def __init__(
        self,
        state: State,
        delivery: Delivery,
        webapi: WebApi,
        acts: Acts,
        interactions: Interactions,
    ) -> None:
        self.state = state
        self._delivery = delivery
        self._webapi = webapi
        self._acts = acts
        self._interactions = interactions

    @property
    def seed(self) -> Seed:
        """Who and what the workspace started with."""
        return self.state.seed

    # What people do

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """Post a message; "@policy-bot" in it is a mention. Does not wait for the app."""
        message = self._acts.say(user, channel, text, thread_ts)
        return self._copies(user, channel, [message])[0]

    def edit(self, user: str, message: Json, text: str) -> None:
        """Change one's own message."""
        self._acts.edit(user, message["channel"], message["ts"], text)

    def delete(self, user: str, message: Json) -> None:
        """Delete one's own message."""
        self._acts.delete(user, message["channel"], message["ts"])

    def slash(self, user: str, channel: str, text: str) -> Outcome:
        """Type a slash command: "/policy help", or "help" for the app's first command."""
        return self._acts.slash(user, channel, text)

    def shortcut(self, user: str, callback_id: str, message: Json | None = None) -> Outcome:
        """Use a shortcut, on a message or global."""
        if message is None:
            return self._acts.shortcut(user, callback_id)
        return self._acts.shortcut(user, callback_id, message["channel"], message["ts"])

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's home, or with "messages" the direct conversation."""
        self._acts.open_home(user, tab)

    def react(self, user: str, message: Json, name: str) -> None:
        """Put a reaction under a message, or take it back."""
        self._acts.react(user, message["channel"], message["ts"], name)

    def press(
        self,
        user: str,
        where: Json,
        action_id: str,
        value: Any = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Press a button, or choose `value` in a select, of a message or of a view.

        Feedback buttons take "positive" or "negative".
        """
        if names.is_view(where):
            return self._interactions.press_in_view(
                user, where["id"], action_id, value=value, block_id=block_id
            )
        return self._interactions.press_in_message(
            user, where["channel"], where["ts"], action_id, value=value, block_id=block_id
        )

    def submit(self, user: str, view: Json | str, values: Mapping[str, Any]) -> Outcome:
        """Fill and submit a modal; values go by block_id or action_id, options by their value."""
        return self._interactions.submit(user, _view_id(view), values)

    def close_view(self, user: str, view: Json | str) -> None:
        """Close a modal without submitting it."""
        self._interactions.close(user, _view_id(view))

    def suggest(self, user: str, view: Json | str, action_id: str, query: str) -> list[Json]:
        """Type into an external select: the options that the app offers."""
        return self._interactions.suggest(user, _view_id(view), action_id, query)

    def set_group(self, handle: str, *people: str) -> None:
        """Make these people the members of a user group."""
        with self.state.lock:
            members = tuple(names.person(self.state, name).id for name in people)
            group = next(g for g in self.state.groups.values() if handle in (g.id, g.handle))
            self.state.groups[group.id] = replace(group, members=members)

    def purge(self, message: Json) -> None:
        """Take a message away silently, as a workspace's retention does."""
        with self.state.lock:
            self.state.rooms[message["channel"]].remove(message["ts"])
            self.state.changed({"kind": "message", "channel": message["channel"]})

    # What there is to see

    def messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        """What stands in a conversation, oldest first, replies left out.

        With a viewer: only if they are in it, and with what only they see.
        """
        with self.state.lock:
            who = names.person(self.state, viewer) if viewer else None
            where = names.room(self.state, who, channel)
            private = where.private(who.id) if who else []
            listed = [*where.roots(), *(m for m in private if not m.get("thread_ts"))]
            return names.shown(where, sorted(listed, key=lambda m: m["ts"]))

    def replies(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        """The replies under a message, oldest first, without the message itself."""
        with self.state.lock:
            who = names.person(self.state, viewer) if viewer else None
            where = names.room(self.state, who, channel)
            private = where.private(who.id) if who else []
            listed = [*where.replies(ts), *(m for m in private if m.get("thread_ts") == ts)]
            return names.shown(where, sorted(listed, key=lambda m: m["ts"]))

    def ephemerals(self, user: str, channel: str) -> list[Json]:
        """What only this person sees in a conversation, threads included."""
        with self.state.lock:
            who = names.person(self.state, user)
            where = names.room(self.state, who, channel)
            return names.shown(where, where.private(who.id))

    def views(self, user: str) -> list[Json]:
        """The modals a person has open; the last is on top."""
        with self.state.lock:
            who = names.person(self.state, user)
            return copy.deepcopy(self.state.modals.stacks.get(who.id, []))

    def home(self, user: str) -> Json | None:
        """What the app's home shows a person."""
        with self.state.lock:
            return copy.deepcopy(self.state.modals.homes.get(names.person(self.state, user).id))

    def status(self, channel: str, thread_ts: str) -> str:
        """The status line of a thread; empty if there is none."""
        with self.state.lock:
            where = names.room(self.state, None, channel)
            return self.state.live_statuses(where).get(thread_ts, "")

    def prompts(self, user: str) -> list[Json]:
        """The prompts suggested to a person in their conversation with the app."""
        with self.state.lock:
            room = self.state.direct(names.person(self.state, user).id)
            return copy.deepcopy(self.state.prompts.get(room.id, {}).get("prompts", []))

    def calls(self, method: str | None = None) -> list[CallRecord]:
        """The Web API calls that came in, oldest first."""
        return [c for c in list(self._webapi.records) if method in (None, c.method)]

    def deliveries(self, kind: str | None = None) -> list[DeliveryRecord]:
        """Each attempt to deliver to the app: "app_mention", "message", "slash_command", …"""
        return [d for d in list(self._delivery.records) if kind in (None, d.kind)]

    # What can go wrong, and waiting

    def fail(
        self,
        method: str,
        fault: Fault,
        times: int = 1,
        when: Callable[[Json], bool] = lambda _: True,
    ) -> None:
        """Let the next calls of a method ("*": any) whose arguments fit go wrong."""
        self._webapi.faults.add(method, fault, times, when)

    def heal(self) -> None:
        """Let every call go right again."""
        self._webapi.faults.clear()

    def redeliver(self, event_id: str, retry_num: int = 0, reason: str | None = None) -> None:
        """Deliver an event once more, with or without the headers of a retry."""
        self._delivery.redeliver(event_id, retry_num, reason)

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until every event has been acknowledged or given up."""
        if not self._delivery.settle(timeout):
            raise TimeoutError("events are still under way")

    def wait_for(self, predicate: Callable[[], T], timeout: float = 5.0) -> T:
        """The first true value of the predicate, which is asked again after each change."""
        until = time.monotonic() + timeout
        while True:
            value = predicate()
            if value:
                return value
            if time.monotonic() >= until:
                raise TimeoutError(f"nothing of the kind within {timeout} s")
            with self.state.lock:
                self.state.lock.wait(0.05)

    def _copies(self, user: str, channel: str, messages: list[Json]) -> list[Json]:
        who = names.person(self.state, user)
        return names.shown(names.room(self.state, who, channel), messages)


def _view_id(view: Json | str) -> str:
    return view if isinstance(view, str) else view["id"]
