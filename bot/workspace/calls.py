"""One call of the Web API: its arguments, however they were sent."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bot.workspace.errors import SlackError
from bot.workspace.state import State
from bot.workspace.tickets import Tickets
from bot.workspace.timeline import Timeline
from bot.workspace.wire import Json


@dataclass(frozen=True)
class Call:
    """Arguments of a call, read leniently as Slack does: JSON, form or query."""

    method: str
    args: Json

    def given(self, name: str) -> bool:
        """Whether the argument was sent with any value but null."""
        return self.args.get(name) is not None

    def text(self, name: str) -> str:
        """A required text."""
        value = self.args.get(name)
        if value is None or value == "":
            message = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", [message])
        return str(value)

    def optional(self, name: str) -> str | None:
        """A text that may be missing; an empty one counts as missing."""
        value = self.args.get(name)
        return None if value in (None, "") else str(value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean: true, 1 or "true"."""
        value = self.args.get(name)
        return default if value is None else str(value).lower() in ("true", "1")

    def number(self, name: str, default: int, most: int = 999) -> int:
        """A whole number between 1 and `most`."""
        value = self.args.get(name)
        try:
            return min(max(int(value), 1), most) if value not in (None, "") else default
        except ValueError as error:
            raise SlackError("invalid_arguments", [f"[ERROR] not a number: {name}"]) from error

    def structure(self, name: str) -> Any:
        """A list or object, sent as such or as JSON in a string."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as error:
            raise SlackError("invalid_arguments", [f"[ERROR] not JSON: {name}"]) from error


@dataclass(frozen=True)
class Context:
    """What the methods work on."""

    state: State
    timeline: Timeline
    tickets: Tickets
    site: str
    """The address of this server, without a slash at the end."""


@dataclass(frozen=True)
class CallRecord:
    """A call that came in, and how it was answered."""

    method: str
    args: Json
    at: float
    error: str | None = None
    answer: Json = field(default_factory=dict[str, Any])

    @property
    def ok(self) -> bool:
        """Whether Slack's answer was ok=true; false too where a fault was injected."""
        return self.error is None


def read_arguments(query: str, body: bytes, content_type: str) -> Json:
    """The arguments of a request. A token in the body or query is left in place."""
    args: Json = dict(parse_qsl(query, keep_blank_values=True))
    if content_type.startswith("application/json") and body.strip():
        try:
            sent = json.loads(body)
        except ValueError as error:
            raise SlackError("invalid_json") from error
        if not isinstance(sent, dict):
            raise SlackError("json_not_object")
        args |= sent
    elif body:
        args |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return args
