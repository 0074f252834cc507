"""Delivery to the app: events with retries, interactions once."""

import copy
import json
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bot.workspace.seed import Seed
from bot.workspace.transport import Deliver, Reply, Signer
from bot.workspace.wire import Clock, Json, Mint

_FORM = "application/x-www-form-urlencoded"
RETRY_DELAYS = (0.0, 1.0, 5.0)
"""Slack waits nothing, a minute and five; here a minute is a second."""


@dataclass(frozen=True)
class DeliveryRecord:
    """One attempt to deliver something, and how the app answered."""

    kind: str
    payload: Json
    reply: Reply
    retry_num: int = 0
    retry_reason: str | None = None


@dataclass
class Delivery:
    """Sends signed requests to the app. Nothing is sent before `connect`."""

    seed: Seed
    signer: Signer
    clock: Clock
    retry_delays: Sequence[float] = RETRY_DELAYS
    records: deque[DeliveryRecord] = field(
        default_factory=lambda: deque[DeliveryRecord](maxlen=10_000)
    )

    def __post_init__(self) -> None:
        self._deliver: Deliver | None = None
        self._pool = ThreadPoolExecutor(16, thread_name_prefix="workspace-delivery")
        self._idle = threading.Condition()
        self._under_way = 0
        self._closed = False
        self._envelopes: dict[str, Json] = {}  # by event_id, for redelivery

    def connect(self, deliver: Deliver) -> None:
        """Say where the app is; a later call replaces an earlier one."""
        self._deliver = deliver

    def event(self, event: Json, *, ext_shared: bool = False) -> str:
        """Queue an event for the app and return its event_id."""
        app = self.seed.app
        envelope: Json = {
            "token": "simulated",
            "team_id": self.seed.team_id,
            "api_app_id": app.app_id,
            "type": "event_callback",
            "event_id": Mint.id("Ev"),
            "event_time": int(self.clock()),
            "event_context": Mint.id("4-"),
            "is_ext_shared_channel": ext_shared,
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.seed.team_id,
                    "user_id": app.user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "event": copy.deepcopy(event),
        }
        self._envelopes[envelope["event_id"]] = envelope
        self._queue(envelope, 0, None)
        return envelope["event_id"]

    def redeliver(self, event_id: str, retry_num: int = 0, reason: str | None = None) -> None:
        """Deliver an event again, as Slack sometimes does even after an acknowledgement."""
        self._queue(self._envelopes[event_id], retry_num, reason)

    def form(self, kind: str, fields: Json) -> Reply:
        """Send a slash command or interaction, once, and wait for the app's answer."""
        return self._send(kind, fields, urlencode(fields).encode(), _FORM)

    def interaction(self, payload: Json) -> Reply:
        """Send an interactive payload, once, and wait for the app's answer."""
        body = urlencode({"payload": json.dumps(payload)}).encode()
        return self._send(payload["type"], payload, body, _FORM)

    def settle(self, timeout: float) -> bool:
        """Wait until no event is under way, retries included; False if that takes too long."""
        with self._idle:
            return self._idle.wait_for(lambda: self._under_way == 0, timeout)

    def close(self) -> None:
        """Stop delivering; what waits for a retry is given up."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _queue(self, envelope: Json, retry_num: int, reason: str | None) -> None:
        with self._idle:
            self._under_way += 1
        self._submit(envelope, retry_num, reason)

    def _submit(self, envelope: Json, retry_num: int, reason: str | None) -> None:
        try:
            self._pool.submit(self._attempt, envelope, retry_num, reason)
        except RuntimeError:  # the pool was shut down: the workspace is closing
            self._done()

    def _attempt(self, envelope: Json, retry_num: int, reason: str | None) -> None:
        body = json.dumps(envelope).encode()
        kind = envelope["event"]["type"]
        reply = self._send(
            kind, envelope, body, "application/json", retry_num=retry_num, reason=reason
        )
        unwanted = reply.headers.get("x-slack-no-retry") == "1"
        if reply.ok or unwanted or self._closed or retry_num >= len(self.retry_delays):
            self._done()
            return
        again = (envelope, retry_num + 1, reply.failure or "http_error")
        timer = threading.Timer(self.retry_delays[retry_num], self._submit, again)
        timer.daemon = True
        timer.start()

    def _done(self) -> None:
        with self._idle:
            self._under_way -= 1
            self._idle.notify_all()

    def _send(
        self,
        kind: str,
        payload: Json,
        body: bytes,
        content_type: str,
        *,
        retry_num: int = 0,
        reason: str | None = None,
    ) -> Reply:
        headers = self.signer.headers(body, content_type)
        if reason is not None:
            headers |= {"X-Slack-Retry-Num": str(retry_num), "X-Slack-Retry-Reason": reason}
        deliver = self._deliver
        reply = deliver(body, headers) if deliver else Reply(0, failure="connection_failed")
        self.records.append(DeliveryRecord(kind, payload, reply, retry_num, reason))
        return reply
