"""Slack's requests by HTTP: nothing but a signed POST comes in, and nothing else is heard."""

import hashlib
import hmac
import json
import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

from slack_bolt import App, BoltRequest, BoltResponse

from bot.services.crew import where
from bot.slack.guard import UNREADABLE

# Bolt's requests are untyped.
# pyright: reportUnknownMemberType=false

LOG = logging.getLogger(__name__)
PATH = "/slack/events"
_FORM = "application/x-www-form-urlencoded"
_STAMP = re.compile(r"[0-9]{1,11}", re.ASCII)
_WINDOW = 300
Environ = dict[str, Any]


def genuine(secret: str, stamp: str, signature: str, body: bytes, now: float) -> bool:
    """Tell whether Slack has signed a body, within the last five minutes."""
    if not _STAMP.fullmatch(stamp) or abs(now - int(stamp)) > _WINDOW:
        return False
    base = b"v0:" + stamp.encode() + b":" + body
    wanted = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Door:
    """The way in, as a WSGI application. `now` gives seconds of UTC."""

    bolt: App
    secret: str
    now: Callable[[], float]

    def __call__(self, environ: Environ, begin: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request; whatever a stranger sends is refused with a 4xx."""
        response = self._answer(environ)
        body = str(response.body or "").encode()
        headers = [
            (name, value)
            for name, values in response.headers.items()
            for value in values
            if name.lower() != "content-length"
        ]
        reason = HTTPStatus(response.status).phrase
        begin(f"{response.status} {reason}", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _answer(self, environ: Environ) -> BoltResponse:
        if environ["PATH_INFO"] != PATH:
            return _refusal(404)
        if environ["REQUEST_METHOD"] != "POST":
            return BoltResponse(status=405, body="", headers={"allow": "POST"})
        if not environ.get("CONTENT_LENGTH"):
            return _refusal(411)
        body: bytes = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        if not genuine(self.secret, stamp, signature, body, self.now()):
            return _refusal(401)
        return self._heard(environ, body)

    def _heard(self, environ: Environ, body: bytes) -> BoltResponse:
        """Hand on what Slack has signed; what cannot be read is refused even so."""
        kind = str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip().lower()
        try:
            text = body.decode("utf-8")
            if kind != _FORM and not isinstance(json.loads(text), dict):
                return _refusal(400)
            request = BoltRequest(body=text, query="", headers=_headers(environ))
            if not isinstance(cast(object, request.body), dict):
                return _refusal(400)
            return self.bolt.dispatch(request)
        except UNREADABLE:
            return _refusal(400)
        except Exception as error:  # noqa: BLE001  Slack sends again what got no 200
            LOG.error("slack: %s", where(error))
            return _refusal(500)


def _refusal(status: int) -> BoltResponse:
    return BoltResponse(status=status, body="")


def _headers(environ: Environ) -> dict[str, Any]:
    named = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    return {**named, "content-type": str(environ.get("CONTENT_TYPE", ""))}
