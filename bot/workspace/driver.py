"""The Python driver: what a test does as a person, and what it lets go wrong."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.workspace import names
from bot.workspace.acts import Acts, Outcome
from bot.workspace.delivery import Delivery
from bot.workspace.faults import Fault
from bot.workspace.interactions import Interactions
from bot.workspace.observer import Observer
from bot.workspace.state import State
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Json


class Driver(Observer):
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
        super().__init__(state, delivery, webapi)
        self._acts = acts
        self._interactions = interactions

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

    def stop(self, user: str, message: Json) -> Outcome:
        """Press Stop in the thread of a message, while the app is at work there."""
        return self._acts.stop(user, message["channel"], message.get("thread_ts", message["ts"]))

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
            notice = {"kind": "message", "channel": message["channel"], "ts": message["ts"]}
            self.state.changed(notice)

    # What can go wrong

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
        """Wait until every event is acknowledged or given up; the app may still be at work."""
        if not self._delivery.settle(timeout):
            raise TimeoutError("events are still under way")

    def _copies(self, user: str, channel: str, messages: list[Json]) -> list[Json]:
        who = names.person(self.state, user)
        return names.shown(names.room(self.state, who, channel), messages)


def _view_id(view: Json | str) -> str:
    return view if isinstance(view, str) else view["id"]
