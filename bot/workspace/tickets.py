"""What Slack hands out for a short time: trigger ids and response URLs."""

import secrets
import threading
from dataclasses import dataclass, field

from bot.workspace.errors import SlackError
from bot.workspace.wire import Clock

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass
class Trigger:
    """The right to open one view for one person."""

    person: str
    expires: float
    view_id: str | None
    used: bool = False


@dataclass
class ResponseTarget:
    """Where a response URL posts to, and which message it may replace."""

    room: str
    person: str
    expires: float
    message_ts: str | None
    thread_ts: str | None
    uses: int = 0


@dataclass
class Tickets:
    """All triggers and response URLs in circulation."""

    clock: Clock
    _triggers: dict[str, Trigger] = field(default_factory=dict[str, Trigger])
    _targets: dict[str, ResponseTarget] = field(default_factory=dict[str, ResponseTarget])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def trigger(self, person: str, view_id: str | None = None) -> str:
        """A fresh trigger id, good for three seconds and one view."""
        name = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        with self._lock:
            self._triggers[name] = Trigger(person, self.clock() + TRIGGER_SECONDS, view_id)
        return name

    def spend(self, name: str) -> Trigger:
        """Use a trigger up; a second use, or a late one, is refused."""
        with self._lock:
            trigger = self._triggers.get(name)
            if trigger is None:
                raise SlackError("invalid_trigger_id")
            if trigger.used:
                raise SlackError("exchanged_trigger_id")
            if self.clock() > trigger.expires:
                raise SlackError("expired_trigger_id")
            trigger.used = True
            return trigger

    def response(
        self, room: str, person: str, message_ts: str | None, thread_ts: str | None
    ) -> str:
        """The secret part of a fresh response URL."""
        name = secrets.token_urlsafe(24)
        with self._lock:
            expires = self.clock() + RESPONSE_SECONDS
            self._targets[name] = ResponseTarget(room, person, expires, message_ts, thread_ts)
        return name

    def respond(self, name: str) -> ResponseTarget:
        """Count one use of a response URL: five in thirty minutes."""
        with self._lock:
            target = self._targets.get(name)
            if target is None:
                raise SlackError("invalid_url")
            if self.clock() > target.expires:
                raise SlackError("expired_url")
            if target.uses >= RESPONSE_USES:
                raise SlackError("used_url")
            target.uses += 1
            return target
