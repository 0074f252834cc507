"""A kept conversation shown again on the page: step by step or at a pace, with no app behind it."""

import copy
import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.workspace.calls import Context
from bot.workspace.delivery import Delivery
from bot.workspace.errors import UnknownNameError
from bot.workspace.looks import Looks
from bot.workspace.pieces import put
from bot.workspace.recording import Recording
from bot.workspace.server import Server, Site
from bot.workspace.service import Service
from bot.workspace.state import State
from bot.workspace.stream import Stream
from bot.workspace.tickets import Tickets
from bot.workspace.timeline import Timeline
from bot.workspace.transport import Signer
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Json

_SEEN = frozenset({"message", "ephemeral", "view", "home"})
_DID = {
    "say": "writes",
    "press": "presses",
    "submit": "sends the form",
    "shortcut": "uses",
    "home": "opens the app's home",
    "react": "reacts with",
    "edit": "changes a message to",
    "delete": "deletes a message",
    "dismiss": "puts a message away",
    "stop": "presses Stop",
}
REFUSED = "This is a replay; nothing can be done here. Run policy-bot without --replay to try it."


@dataclass(frozen=True)
class Step:
    """What is shown at once: what somebody did, and the lines up to the next thing to be seen."""

    at: float
    said: str
    lines: tuple[Json, ...]


def steps_of(recording: Recording) -> Sequence[Step]:
    """Cut a conversation into steps: each ends with something that is to be seen."""
    people = {person.id: person.real_name for person in recording.seed.people}
    steps: list[Step] = []
    waiting: list[Json] = []
    said: list[str] = []
    for line in recording.lines:
        if line["kind"] == "act":
            did = _DID.get(line["did"], line["did"])
            said.append(f"{people[line['user']]} {did} {line['what']}".strip())
            continue
        waiting.append(line)
        if line["kind"] in _SEEN:
            steps.append(Step(line["at"], " · ".join(said), tuple(waiting)))
            waiting, said = [], []
    if waiting:
        steps.append(Step(waiting[-1]["at"], " · ".join(said), tuple(waiting)))
    return steps


class ReplayRoutes:
    """What the page may ask for in a replay: to look, and to go to a step."""

    def __init__(self, recording: Recording, stream: Stream) -> None:
        self._recording = recording
        self._stream = stream
        self._steps = steps_of(recording)
        self._lock = threading.Lock()
        self._begin()

    def read(self, name: str, args: Json) -> Json:
        """GET: the workspace with where the replay is, or one person's pane."""
        if name == "workspace":
            return {**self._looks.workspace(), "replay": self._told()}
        if name == "pane":
            return self._looks.pane(str(args.get("user")), str(args.get("channel")))
        if name == "replay":
            return self._told()
        raise UnknownNameError(f"no such page route: {name}")

    def act(self, name: str, args: Json) -> Json:
        """POST: go to a step; all else is refused with a sentence."""
        if name == "replay":
            self._go(min(max(int(args["place"]), 0), len(self._steps)))
            return {"ok": True}
        if name == "home":
            return {"ok": True}
        return {"ok": False, "error": REFUSED, "errors": {}}

    def _begin(self) -> None:
        """Go back to where nothing had happened."""
        self._place, self._looks = 0, Looks(State(self._recording.seed, time.time))

    def _go(self, place: int) -> None:
        """Show what was to be seen after so many steps."""
        with self._lock:
            if place < self._place:
                self._begin()
            state = self._looks.state
            with state.lock:
                for step in self._steps[self._place : place]:
                    for line in step.lines:
                        put(state, copy.deepcopy(line))
            self._place = place
        self._stream.publish({"kind": "replay"})

    def _told(self) -> Json:
        now, coming = self._steps[: self._place], self._steps[self._place :]
        before = now[-1].at if now else 0.0
        return {
            "recorded": self._recording.recorded,
            "place": self._place,
            "steps": len(self._steps),
            "said": now[-1].said if now else "",
            "wait": coming[0].at - before if coming else None,
        }


class Replay(Service):
    """A server whose page shows a kept conversation. Calls of an app are all refused."""

    def __init__(self, recording: Recording, port: int = 0) -> None:
        super().__init__(Server(port))
        state = State(recording.seed, time.time)
        delivery = Delivery(recording.seed, Signer("", time.time), time.time)
        context = Context(state, Timeline(state, delivery.event), Tickets(time.time), self.site)
        webapi = WebApi(context, secrets.token_hex(16))
        routes = ReplayRoutes(recording, self._stream)
        self._server.site = Site(webapi, routes, self._stream, self.page_token)
