"""What strangers send to the port of Slack's events: nothing of it comes in.

`make strangers SIZE=10000` is the long form.
"""

import json
import os
import socket
import sys
import time
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.adapters.database.schema import inbox
from bot.slack.http import PATH, genuine
from bot.workspace.transport import Signer
from tests.running_bot import Bot

SIZE = int(os.environ.get("STRANGERS", "120"))
NOW = 1_700_000_000
SIGNED = (b"X-Slack-Request-Timestamp", b"X-Slack-Signature")


@dataclass(frozen=True)
class Sent:
    """A request as it goes over the wire."""

    method: bytes
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def wire(self) -> bytes:
        """All its bytes."""
        lines = [self.method + b" " + self.target + b" HTTP/1.1"]
        lines += [name + b": " + value for name, value in self.headers]
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body

    def having(self, name: bytes, value: bytes | None) -> "Sent":
        """The same with a header changed, or taken out."""
        kept = [(n, v) for n, v in self.headers if n.lower() != name.lower()]
        return replace(self, headers=(*kept, *([(name, value)] if value is not None else [])))


def question(number: int = 1) -> dict[str, Any]:
    """A question as Slack sends it."""
    return {
        "type": "event_callback",
        "team_id": "T0001",
        "event_id": f"Ev{number}",
        "event": {
            "type": "message",
            "channel_type": "im",
            "channel": "D000000001",
            "user": "U0000ERIN0",
            "text": "May we train on HD-VG?",
            "ts": f"1700000000.{number:06d}",
        },
    }


def signed(secret: str, body: bytes, stamp: float, kind: str = "application/json") -> Sent:
    """A request that Slack could have sent, but for what is done to it later."""
    made = Signer(secret, lambda: stamp).headers(body, kind)
    headers = [(b"Host", b"bot"), (b"Connection", b"close")]
    headers += [(name.encode(), value.encode()) for name, value in made.items()]
    headers += [(b"Content-Length", str(len(body)).encode())]
    return Sent(b"POST", PATH.encode(), tuple(headers), body)


def ask(address: str, sent: Sent) -> int:
    """Send a request; the status of the answer, 0 where the connection just ends."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), 10) as line:
        try:
            line.sendall(sent.wire)
            said = line.recv(200)
            while said.startswith(b"HTTP/1.1 100"):  # "go on", before the answer itself
                said = said.partition(b"\r\n\r\n")[2] or line.recv(200)
        except ConnectionError:
            return 0
    return int(said.split(b" ")[1]) if said.startswith(b"HTTP/") else 0


def rows(bot: Bot) -> int:
    """How many arrivals there are."""
    assert bot.database
    with bot.database._engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(inbox)).scalar() or 0


values = st.binary(max_size=40).filter(lambda b: b"\r" not in b and b"\n" not in b)
names = st.sampled_from(
    [b"X-Slack-Request-Timestamp", b"X-Slack-Signature", b"Content-Type", b"Transfer-Encoding",
     b"Expect", b"Host", b"X-Slack-Retry-Num", b"X-Odd", b"Content-Encoding"]
)  # fmt: skip
odd_values = values | st.sampled_from(
    [b"", b"0", b"-1", b"1e9", b"nan", b"\xb2\xb3", "١٢٣".encode(), b"v0=", b"v0=" + b"0" * 64,
     b"v1=" + b"f" * 64, b"chunked", b"gzip, chunked", b"identity", b"100-continue",
     b"9" * 400, b"application/x-www-form-urlencoded", b"multipart/form-data"]
)  # fmt: skip
methods = st.sampled_from(
    [b"GET", b"PUT", b"HEAD", b"OPTIONS", b"TRACE", b"CONNECT", b"post", b"P"]
)
targets = st.sampled_from(
    [b"/", b"/slack", b"/slack/events/", b"/slack/events%00", b"*",
     b"/healthz", b"/metrics", b"http://x/slack/install", b"/slack/%65vents/..", b"/\xff"]
)  # fmt: skip


@st.composite
def forgeries(draw: st.DrawFn) -> tuple[str, Any]:
    """Something done to a request of Slack's that makes it one of somebody else."""
    what = draw(st.sampled_from(["secret", "stale", "body", "header", "drop", "method", "target"]))
    parts: dict[str, Any] = {
        "secret": st.text(st.characters(max_codepoint=0x7F), min_size=1, max_size=30),
        "stale": st.one_of(
            st.floats(-4e9, -301), st.floats(310, 4e9), st.integers(301, 10**10).map(float)
        ),
        "body": st.binary(max_size=400)
        | st.integers(1, 20_000).map(lambda n: b"[" * n)
        | st.sampled_from([b"payload=%7B", b"ssl_check=1", b'{"type":"url_verification"}', b""]),
        "header": st.tuples(names, odd_values),
        "drop": st.sampled_from([b"X-Slack-Request-Timestamp", b"X-Slack-Signature"]),
        "method": methods,
        "target": targets,
    }
    return what, draw(parts[what])


def forged(bot: Bot, what: str, how: Any) -> Sent:
    """The forgery on the wire."""
    body = json.dumps(question()).encode()
    now = time.time()
    good = signed(bot.workspace.signing_secret, body, now)
    match what:
        case "secret":
            assume(how != bot.workspace.signing_secret)
            return signed(how, body, now)
        case "stale":
            return signed(bot.workspace.signing_secret, body, max(now + how, 0))
        case "body":
            return replace(good, body=how).having(b"Content-Length", str(len(how)).encode())
        case "header":
            name, value = how
            odd = good.having(name, value)
            # Of headers that Slack does not sign, what is odd is odd without its signature too.
            return odd if name.startswith(SIGNED) else odd.having(b"X-Slack-Signature", b"v0=00")
        case "drop":
            return good.having(how, None)
        case "method":
            return replace(good, method=how)
        case _:
            return replace(good, target=how)


def test_forged_requests(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """
    Forged, stale and odd requests are refused, each with a 4xx; none leaves a row or an error.
    """
    assert bot.surface
    address = bot.surface.url
    seen: dict[int, int] = {}

    @settings(max_examples=SIZE, suppress_health_check=list(HealthCheck))
    @given(forgeries())
    def check(forgery: tuple[str, Any]) -> None:
        status = ask(address, forged(bot, *forgery))
        seen[status] = seen.get(status, 0) + 1

        assert status == 0 or 400 <= status < 500, forgery

    check()

    assert rows(bot) == 0
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    told = f"{sum(seen.values())} forged requests, by status: {dict(sorted(seen.items()))}"
    sys.stdout.write(told + "\n")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10) | st.just("event_callback"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
KEYS = ["type", "team_id", "event_id", "event", "channel", "user", "text", "ts", "thread_ts",
        "authorizations", "subtype", "view", "actions", "payload", "command"]  # fmt: skip


@st.composite
def shapes(draw: st.DrawFn) -> bytes:
    """A body of Slack's that lacks something, or has something odd in the place of it."""
    body = question(2)
    body["event"]["bot_id"] = "B1"  # so that even a whole one is none for us
    for key in draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4)):
        place = draw(st.sampled_from([body, body.get("event")]))
        if not isinstance(place, dict):
            continue
        if draw(st.booleans()):
            place.pop(key, None)
        else:
            place[key] = draw(json_values)
    whole = draw(st.just(body) | json_values)
    return json.dumps(whole).encode()


def test_signed_but_odd(bot: Bot) -> None:
    """
    What is signed and cannot be read is refused as well, and never a server error.
    """
    assert bot.surface
    address = bot.surface.url

    @settings(max_examples=SIZE // 2, suppress_health_check=list(HealthCheck))
    @given(shapes(), st.sampled_from(["application/json", "application/x-www-form-urlencoded"]))
    def check(body: bytes, kind: str) -> None:
        status = ask(address, signed(bot.workspace.signing_secret, body, time.time(), kind))

        assert 200 <= status < 500

    check()


@pytest.mark.parametrize(
    ("stamp", "signature", "now"),
    [
        ("", "", NOW),
        ("soon", "v0=1", NOW),
        ("٠١٢", "v0=1", NOW),
        (str(NOW), "v0=" + "0" * 64, NOW),
        (str(NOW), "v0=é", NOW),
    ],
)
def test_not_genuine(stamp: str, signature: str, now: int) -> None:
    """
    A stamp that is no number and a signature of any letters are no error, only not genuine.
    """
    assert not genuine("secret", stamp, signature, b"{}", now)


@given(st.binary(max_size=200), st.integers(-400, 400))
def test_genuine(body: bytes, late: int) -> None:
    """
    What Slack signed is genuine for five minutes, for the body that it signed and no other.
    """
    made = Signer("secret", lambda: NOW).headers(body, "application/json")
    stamp, signature = made["X-Slack-Request-Timestamp"], made["X-Slack-Signature"]

    assert genuine("secret", stamp, signature, body, NOW + late) is (abs(late) <= 300)
    assert not genuine("secret", stamp, signature, body + b" ", NOW)
    assert not genuine("other", stamp, signature, body, NOW)


def test_replay(bot: Bot) -> None:
    """
    A genuine request that is sent again has no second effect.
    """
    assert bot.surface
    body = json.dumps(question(3)).encode()
    sent = signed(bot.workspace.signing_secret, body, time.time())

    assert [ask(bot.surface.url, sent) for _ in range(3)] == [200, 200, 200]
    assert rows(bot) == 1
