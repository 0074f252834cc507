"""What Slack's wire is made of: JSON objects, time stamps, ids and escaped text."""

import re
import secrets
import threading
from collections.abc import Callable
from typing import Any, TypeGuard

Json = dict[str, Any]
Clock = Callable[[], float]

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_WORD = re.compile(r"(?<![\w@#])([@#])([\w][\w.-]*[\w]|\w)")


def is_object(value: Any) -> TypeGuard[Json]:
    """Whether something that came over the wire is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Whether something that came over the wire is a JSON array."""
    return isinstance(value, list)


class Mint:
    """Makes time stamps that only grow, and ids that no earlier run has used.

    Ids are random because the app may remember the ids of an earlier run, and would take
    a repeated one for a redelivery.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._lock = threading.Lock()
        self._last = 0

    def ts(self) -> str:
        """A message's time stamp, which is also its identity within a conversation."""
        with self._lock:
            self._last = max(self._last + 1, int(self.clock() * 1_000_000))
            return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    @staticmethod
    def id(prefix: str) -> str:
        """A fresh id of Slack's look, such as V1A2B3C4D5E."""
        return prefix + secrets.token_hex(5).upper()


def escape(text: str) -> str:
    """Text as Slack's clients send it: the three control characters as entities."""
    for char, entity in _ESCAPES:
        text = text.replace(char, entity)
    return text


def compose(text: str, names: dict[str, str]) -> str:
    """What a person typed, as Slack stores it: escaped, with known @names and #names as tokens.

    `names` maps "@policy-bot" to "<@U…>" and "#general" to "<#C…|general>".
    """

    def token(match: re.Match[str]) -> str:
        return names.get(match.group(0).lower(), match.group(0))

    return _WORD.sub(token, escape(text))
