"""Slack's requests by HTTP on the loopback: many at once, and nothing but a signed POST."""

import logging
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

from bot.services.crew import where

# Bolt's requests are untyped.
# pyright: reportUnknownMemberType=false

LOG = logging.getLogger(__name__)
PATH = "/slack/events"
_MOST = 1_000_000


class EventServer:
    """Listens on 127.0.0.1 from `start` to `stop`; port 0 takes a free one."""

    def __init__(self, app: App, port: int = 0) -> None:
        class Handler(_Handler):
            bolt = app

        self._server = _Server(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="slack-http", daemon=True
        )

    @property
    def url(self) -> str:
        """Where Slack's requests go."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{PATH}"

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    bolt: App
    timeout = 10

    def do_POST(self) -> None:
        """Hand a request to Bolt; what cannot be a request of Slack's is refused before."""
        status, body = self._length()
        if status == 200:
            status = self._refusal()
        if status != 200:
            self._reply(BoltResponse(status=status, body=""))
            return
        try:
            text = self.rfile.read(body).decode("utf-8")
            request = BoltRequest(body=text, query="", headers=self._headers())
            response = self.bolt.dispatch(request)
        except (UnicodeDecodeError, ValueError, RecursionError):
            response = BoltResponse(status=400, body="")
        except Exception as error:  # noqa: BLE001  Slack sends again what got no 200
            LOG.error("slack: %s", where(error))
            response = BoltResponse(status=500, body="")
        self._reply(response)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the library's name
        """Log no requests."""

    def _length(self) -> tuple[int, int]:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdecimal()):
            return 411, 0
        return (413, 0) if int(length) > _MOST else (200, int(length))

    def _refusal(self) -> int:
        if self.path != PATH:
            return 404
        stamp = self.headers.get("X-Slack-Request-Timestamp", "")
        return 200 if stamp.isascii() and stamp.isdecimal() and len(stamp) < 12 else 401

    def _headers(self) -> dict[str, str | Sequence[str]]:
        return dict(self.headers.items())

    def _reply(self, response: BoltResponse) -> None:
        body = str(response.body or "").encode()
        try:
            self.send_response(response.status)
            for name, values in response.headers.items():
                for value in values:
                    if name.lower() != "content-length":
                        self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True
