"""The HTTP server on the loopback: Slack's Web API, response URLs and the page."""

import hmac
import json
import socket
import sys
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.workspace import page_files
from bot.workspace.calls import read_arguments
from bot.workspace.errors import SlackError, UnknownNameError
from bot.workspace.page_routes import Routes
from bot.workspace.responses import respond
from bot.workspace.stream import Stream
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Json

_MOST_BYTES = 4_000_000


@dataclass(frozen=True)
class Site:
    """What the server serves."""

    webapi: WebApi
    routes: Routes
    stream: Stream
    page_token: str


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only; each request has a thread of its own."""

    daemon_threads = True
    request_queue_size = 128
    site: Site

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who went away is no error worth a word."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request. Anything not addressed to the loopback by name is refused."""

    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Page files, page reads, the stream, and Web API methods by query."""
        parts = urlsplit(self.path)
        if not self._host_is_ours():
            return
        if parts.path.startswith("/api/"):
            self._webapi(parts.path, parts.query, b"")
        elif parts.path == "/" or parts.path.startswith("/archives/"):
            if self._token_is_ours():
                self._send(200, *page_files.index())
        elif parts.path.startswith("/page/"):
            self._file(parts.path.removeprefix("/page/"))
        elif parts.path == "/ui/stream":
            if self._token_is_ours():
                self._stream()
        elif parts.path.startswith("/ui/"):
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            self._route(parts.path, query, reads=True)
        else:
            self._plain(404, "Not found")

    def do_POST(self) -> None:
        """Web API methods, response URLs, and acts from the page."""
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        if not self._host_is_ours():
            return
        if length > _MOST_BYTES:
            self._plain(413, "Too large")
            return
        body = self.rfile.read(length)
        if parts.path.startswith("/api/"):
            self._webapi(parts.path, parts.query, body)
        elif parts.path.startswith("/response/"):
            self._respond(parts.path.removeprefix("/response/"), body)
        elif parts.path.startswith("/ui/"):
            try:
                args = read_arguments("", body, "application/json")
            except SlackError as error:
                self._json({"ok": False, "error": error.code}, 400)
                return
            self._route(parts.path, args, reads=False)
        else:
            self._plain(404, "Not found")

    def _webapi(self, path: str, query: str, body: bytes) -> None:
        scheme, _, bearer = self.headers.get("Authorization", "").partition(" ")
        token = bearer.strip() if scheme.lower() == "bearer" else None
        try:
            args = read_arguments(query, body, self.headers.get("Content-Type", ""))
        except SlackError as error:
            self._json({"ok": False, "error": error.code})
            return
        answer = self.server.site.webapi.call(path.removeprefix("/api/"), token, args)
        if answer.delay:
            time.sleep(answer.delay)
        if answer.drops:
            self._drop()
            return
        granted = self.server.site.webapi.context.state.seed.app.scopes
        headers = {"x-oauth-scopes": ",".join(sorted(granted or ()))}
        if answer.retry_after is not None:
            headers["Retry-After"] = str(answer.retry_after)
        self._json(answer.body, answer.status, headers)

    def _respond(self, name: str, body: bytes) -> None:
        context = self.server.site.webapi.context
        try:
            args = read_arguments("", body, self.headers.get("Content-Type", "application/json"))
            respond(context, context.tickets.respond(name), args)
        except SlackError as error:
            self._json({"ok": False, "error": error.code}, 404)
        else:
            self._plain(200, "ok")

    def _route(self, path: str, args: Json, reads: bool) -> None:
        if not self._token_is_ours():
            return
        routes, name = self.server.site.routes, path.removeprefix("/ui/")
        try:
            self._json(routes.read(name, args) if reads else routes.act(name, args))
        except SlackError as error:
            self._json({"ok": False, "error": error.code}, 400)
        except (UnknownNameError, KeyError) as error:
            self._json({"ok": False, "error": str(error)}, 404)

    def _file(self, name: str) -> None:
        found = page_files.asset(name)
        if found is None:
            self._plain(404, "Not found")
        else:
            self._send(200, *found)

    def _stream(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in self.server.site.stream.lines():
            self.wfile.write(piece)
            self.wfile.flush()

    def _host_is_ours(self) -> bool:
        """A foreign name that resolves to the loopback must not reach us."""
        port = self.server.server_address[1]
        if self.headers.get("Host") in (f"127.0.0.1:{port}", f"localhost:{port}"):
            return True
        self._plain(403, "This server answers to 127.0.0.1 only.")
        return False

    def _token_is_ours(self) -> bool:
        given = self.headers.get("X-Page-Token")
        if given is None:
            given = parse_qs(urlsplit(self.path).query).get("token", [""])[-1]
        if hmac.compare_digest(given.encode(), self.server.site.page_token.encode()):
            return True
        self._plain(403, "Open the address that was shown when this workspace started.")
        return False

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _json(self, body: Json, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(body).encode(), "application/json; charset=utf-8", headers)

    def _plain(self, status: int, text: str) -> None:
        self._send(status, text.encode(), "text/plain; charset=utf-8")

    def _send(
        self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        own = {"Content-Type": kind, "Content-Length": str(len(body))}
        for name, value in (page_files.HEADERS | own | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is inherited
        """Requests are recorded as calls, not logged."""
