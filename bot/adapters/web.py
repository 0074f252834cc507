"""A web server for one WSGI application: many requests at once, and an orderly end.

Whatever a stranger sends, the server itself answers with a 4xx and never with a 5xx.
"""

# Waitress is untyped; what is used of it is named at once.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUntypedBaseClass=false

import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import create_server
from waitress.utilities import Error, ServerNotImplemented

from bot.domain.errors import SettingsError

MOST_BYTES = 1_000_000
_CONNECTIONS = 1000
_IDLE_SECONDS = 15
_LOOK = 0.01
_TURN = 0.0005


class _NoLengthError(Error):
    code = 411
    reason = "Length Required"


class _Parser(HTTPRequestParser):
    """Reads bodies of a stated length only, so that nobody can keep one open without end."""

    def received(self, data: bytes) -> int:
        """Read some bytes of a request."""
        taken: int = super().received(data)
        if self.chunked or isinstance(self.error, ServerNotImplemented):
            self.error = _NoLengthError("Send the body with a Content-Length.")
            self.completed = True
        return taken


class _Channel(HTTPChannel):
    parser_class = _Parser


class WebServer:
    """Serves an application from `start` to `stop`; port 0 takes a free one."""

    def __init__(
        self, application: Callable[..., Any], host: str, port: int, threads: int, name: str
    ) -> None:
        """Take the port. Raises SettingsError when it cannot be had."""
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            listening = socket.create_server((host, port), family=family, backlog=1024)
        except OSError as error:
            raise SettingsError(
                f"Port {port} is taken or not to be had on {host} ({error.strerror}); "
                "stop the other program or choose another port."
            ) from error
        self._map: dict[int, Any] = {}
        self._server: Any = create_server(
            application,
            map=self._map,
            sockets=[listening],
            threads=threads,
            backlog=1024,
            connection_limit=_CONNECTIONS,
            channel_timeout=_IDLE_SECONDS,
            cleanup_interval=5,
            max_request_body_size=MOST_BYTES,
            asyncore_use_poll=True,
            ident=None,
        )
        self._server.channel_class = _Channel
        self._host = f"[{host}]" if ":" in host else host
        self._port = int(self._server.effective_port)
        self._thread = threading.Thread(target=self._server.run, name=name, daemon=True)

    @property
    def address(self) -> str:
        """Where it is to be reached."""
        return f"http://{self._host}:{self._port}"

    def start(self) -> None:
        """Begin to listen; from now on the threads of this process take turns every 0.5 ms.

        The loop over many connections needs the processor all the time. Python would let it have
        5 ms at each step of each thread that answers: ten times as long, with 500 at once.
        """
        sys.setswitchinterval(_TURN)
        self._thread.start()

    def stop(self, seconds: float = 3.0) -> None:
        """Take nothing more, answer what came in, and let go of the port."""
        if not self._thread.is_alive():
            wasyncore.close_all(self._map, ignore_all=True)
            return
        self._in_loop(lambda: wasyncore.dispatcher.close(self._server))
        end = time.monotonic() + seconds
        while self._busy() and time.monotonic() < end:
            time.sleep(_LOOK)
        self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=1)
        self._in_loop(self._leave)
        self._thread.join(1)
        self._server.trigger.close()

    def _leave(self) -> None:
        """Close all but what wakes the loop: who has just asked for this may still write to it."""
        self._server.trigger.del_channel()
        wasyncore.close_all(self._map, ignore_all=True)

    def _in_loop(self, act: Callable[[], Any]) -> None:
        """Do something in the thread that owns the sockets, and wait until it is done."""
        done = threading.Event()

        def do() -> None:
            act()
            done.set()

        self._server.trigger.pull_trigger(do)
        done.wait(1)

    def _busy(self) -> bool:
        channels = list(self._server.active_channels.values())
        return any(channel.requests or channel.total_outbufs_len for channel in channels)
