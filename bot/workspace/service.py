"""A server on the loopback with a page, from `start` to `close`."""

import secrets
import threading
from types import TracebackType
from typing import Self

from bot.workspace.server import Server
from bot.workspace.stream import Stream


class Service:
    """Listens in a thread of its own. The address is known from the beginning."""

    def __init__(self, server: Server) -> None:
        self.page_token = secrets.token_urlsafe(24)
        self._server = server
        self._stream = Stream()
        self._thread: threading.Thread | None = None

    @property
    def site(self) -> str:
        """The address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def page_url(self) -> str:
        """The page, with the token without which it does not open."""
        return f"{self.site}/?token={self.page_token}"

    def start(self) -> Self:
        """Begin to listen."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._server.serve_forever, args=(0.05,), name="workspace", daemon=True
            )
            self._thread.start()
        return self

    def close(self) -> None:
        """Stop listening."""
        self._stream.close()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
