"""What a test looks at: messages, views, calls and deliveries, and waiting for them."""

import copy
import time
from collections.abc import Callable
from typing import TypeVar

from bot.workspace import names
from bot.workspace.calls import CallRecord
from bot.workspace.delivery import Delivery, DeliveryRecord
from bot.workspace.seed import Seed
from bot.workspace.state import State
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Json

T = TypeVar("T")


class Observer:
    """Reads the workspace without changing it; everything is a copy."""

    def __init__(self, state: State, delivery: Delivery, webapi: WebApi) -> None:
        self.state = state
        self._delivery = delivery
        self._webapi = webapi

    @property
    def seed(self) -> Seed:
        """Who and what the workspace started with."""
        return self.state.seed

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

    def session(self, channel: str, thread_ts: str) -> str:
        """How the app's session in a thread stands; empty if there is none."""
        with self.state.lock:
            where = names.room(self.state, None, channel)
            return self.state.standing(where).get(thread_ts, "")

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

    def wait_for(self, predicate: Callable[[], T], timeout: float = 20.0) -> T:
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
