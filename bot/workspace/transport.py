"""Signed requests to the app: how they are signed, sent and answered."""

import hashlib
import hmac
import http.client
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.workspace.wire import Clock

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Reply:
    """What the app answered. `failure` is Slack's reason for a retry, if it did not answer."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    failure: str | None = None

    @property
    def ok(self) -> bool:
        """Whether Slack takes this for an acknowledgement."""
        return self.failure is None and 200 <= self.status < 300


Deliver = Callable[[bytes, Mapping[str, str]], Reply]
"""Takes a body and its headers to the app and brings the reply back."""


@dataclass(frozen=True)
class Signer:
    """Signs bodies as Slack does (v0)."""

    secret: str
    clock: Clock

    def headers(self, body: bytes, content_type: str) -> dict[str, str]:
        """The headers of a signed request."""
        stamp = str(int(self.clock()))
        base = b"v0:" + stamp.encode() + b":" + body
        digest = hmac.new(self.secret.encode(), base, hashlib.sha256).hexdigest()
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={digest}",
            "User-Agent": "Slackbot 1.0 (simulated workspace)",
        }


@dataclass(frozen=True)
class HttpDelivery:
    """Delivers to the app's URL, which must be on the loopback. Proxies are not used."""

    url: str
    deadline: float = 3.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "http" or parts.hostname not in LOOPBACK:
            raise ValueError(f"events are delivered to the loopback only, not to {self.url}")

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """POST the body; a missing answer becomes a failure with Slack's reason."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            parts.hostname or "127.0.0.1", parts.port, timeout=self.deadline
        )
        try:
            connection.request("POST", parts.path or "/", body, dict(headers))
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
            answered = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, text, answered)
        except TimeoutError:
            return Reply(0, failure="http_timeout")
        except (OSError, http.client.HTTPException):
            return Reply(0, failure="connection_failed")
        finally:
            connection.close()


@dataclass(frozen=True)
class WithDeadline:
    """Lets a plain function deliver, and gives up on it after the deadline."""

    deliver: Deliver
    deadline: float = 3.0

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Call the function in a thread of its own."""
        answers: list[Reply] = []

        def attempt() -> None:
            try:
                answers.append(self.deliver(body, headers))
            except Exception:  # noqa: BLE001 - a fault of the app is a broken connection here
                answers.append(Reply(0, failure="connection_failed"))

        thread = threading.Thread(target=attempt, daemon=True)
        thread.start()
        thread.join(self.deadline)
        return answers[0] if answers else Reply(0, failure="http_timeout")
