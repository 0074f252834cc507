"""Health and metrics by HTTP, for whoever runs the bot: numbers, and no words of people."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.records import Backlog
from bot.domain.vitals import Vitals, ailments, warnings

_TEXT = "text/plain; version=0.0.4; charset=utf-8"
Environ = dict[str, Any]
Told = tuple[str, str, bytes]
"""Status, type and body of an answer."""


@dataclass(frozen=True, slots=True)
class Watchtower:
    """`GET /healthz`, `/readyz` and `/metrics`, as a WSGI application."""

    vitals: Callable[[], Vitals]
    metrics: Callable[[], bytes]

    def __call__(self, environ: Environ, begin: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        pages: dict[str, Callable[[], Told]] = {
            "/healthz": lambda: ("200 OK", _TEXT, b"alive\n"),
            "/readyz": lambda: _ready(self.vitals()),
            "/metrics": lambda: ("200 OK", _TEXT, self.metrics()),
        }
        page = pages.get(environ["PATH_INFO"])
        if page is None:
            status, kind, body = "404 Not Found", _TEXT, b""
        elif environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            status, kind, body = "405 Method Not Allowed", _TEXT, b""
        else:
            status, kind, body = page()
        begin(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]


def _ready(vitals: Vitals) -> Told:
    wrong = ailments(vitals)
    told = {
        "ready": not wrong,
        "wrong": wrong,
        "look": warnings(vitals),
        "database": vitals.database,
        "slack": vitals.slack,
        "generation": vitals.generation,
        "built": _time(vitals.built),
        "inbox": _backlog(vitals.inbox, vitals.at),
        "outbox": {**_backlog(vitals.outbox, vitals.at), "unknown": vitals.outbox.unsure},
        "roles_asked": _time(vitals.roles_asked),
        "chain_verified": _time(vitals.verified),
    }
    status = "503 Service Unavailable" if wrong else "200 OK"
    return status, "application/json", json.dumps(told).encode() + b"\n"


def _backlog(backlog: Backlog, now: datetime) -> dict[str, float]:
    age = (now - backlog.oldest).total_seconds() if backlog.oldest else 0.0
    return {"waiting": backlog.count, "age_seconds": round(age, 1), "given_up": backlog.dead}


def _time(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
