"""How often an app may call: Slack's tiers for each method, and one post a second in a channel."""

import threading
from collections import deque
from dataclasses import dataclass, field
from math import ceil

from bot.workspace.wire import Clock, Json

_MINUTE = 60.0
_BURST = 10  # posts that a channel takes at once, before it is one a second
_TIERS = {
    20: (
        "usergroups.list", "usergroups.users.list", "users.list", "conversations.list",
        "chat.startStream", "chat.stopStream",
    ),
    50: (
        "chat.update", "chat.delete", "conversations.open", "conversations.info",
        "conversations.replies", "conversations.history", "users.conversations",
        "reactions.add", "reactions.remove", "agents.sessions.setStatus", "agents.sessions.rename",
    ),
    100: (
        "chat.appendStream", "chat.postEphemeral", "views.open", "views.push", "views.update",
        "views.publish",
        "users.info", "conversations.members", "assistant.threads.setTitle",
        "assistant.threads.setSuggestedPrompts",
    ),
}  # fmt: skip
_A_MINUTE = {method: most for most, methods in _TIERS.items() for method in methods}


@dataclass
class Rates:
    """Counts calls of the last while; a call too many is told how long to wait."""

    clock: Clock
    _calls: dict[str, deque[float]] = field(default_factory=dict[str, deque[float]])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, method: str, args: Json) -> int:
        """Return the seconds to wait; 0 lets the call through, and counts it."""
        if method == "chat.postMessage":
            return self._count(f"{method} {args.get('channel')}", _BURST, float(_BURST))
        most = _A_MINUTE.get(method)
        return 0 if most is None else self._count(method, most, _MINUTE)

    def _count(self, what: str, most: int, seconds: float) -> int:
        now = self.clock()
        with self._lock:
            calls = self._calls.setdefault(what, deque())
            while calls and calls[0] <= now - seconds:
                calls.popleft()
            if len(calls) >= most:
                return max(1, ceil(calls[0] + seconds - now))
            calls.append(now)
            return 0
