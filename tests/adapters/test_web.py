"""The web server: what came in is answered before the end, and nothing comes in after it."""

import http.client
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

import pytest
from waitress import wasyncore

from bot.adapters.web import MOST_BYTES, WebServer
from bot.domain.errors import SettingsError


class Slow:
    """An application that answers when it is let."""

    def __init__(self) -> None:
        self.entered, self.let = threading.Event(), threading.Event()

    def __call__(self, environ: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        self.entered.set()
        assert self.let.wait(20)
        begin("200 OK", [("Content-Length", "4")])
        return [b"done"]


def test_end_in_the_middle() -> None:
    """
    A request that is at work when the end comes has its answer; the port is free afterwards.
    """
    slow = Slow()
    server = WebServer(slow, "127.0.0.1", 0, 2, "web")
    server.start()
    port = urlsplit(server.address).port or 0
    answers: list[bytes] = []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/")
        answers.append(connection.getresponse().read())
        connection.close()

    asking = threading.Thread(target=ask)
    asking.start()
    assert slow.entered.wait(20)
    ending = threading.Thread(target=server.stop, args=(20.0,))
    ending.start()
    slow.let.set()
    ending.join(30)
    asking.join(30)

    assert answers == [b"done"]
    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/")
    again = WebServer(slow, "127.0.0.1", port, 1, "web")
    again.stop()


class Waker(wasyncore.dispatcher):
    """A connection that wakes the loop once more when it is closed, as a request's thread may."""

    def __init__(self, server: WebServer) -> None:
        self._trigger = server._server.trigger
        self.woken = False
        ours, self._theirs = socket.socketpair()
        super().__init__(ours, map=server._map)

    def writable(self) -> bool:
        return False

    def close(self) -> None:
        self._trigger.pull_trigger()
        self.woken = True
        self._theirs.close()
        super().close()


def test_end_while_others_wake_the_loop() -> None:
    """
    Whoever wakes the loop while it ends can still do so: what they write to is closed last.
    """
    server = WebServer(lambda *_: [], "127.0.0.1", 0, 2, "web")
    waker = Waker(server)
    server.start()
    server.stop()

    assert waker.woken
    assert not server._thread.is_alive()
    assert server._map == {}


def test_turns() -> None:
    """
    A thread that never rests lets the others have their turn at least every millisecond.
    """
    server = WebServer(lambda *_: [], "127.0.0.1", 0, 2, "web")
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    server.start()
    while_it_serves = sys.getswitchinterval()
    server.stop()
    sys.setswitchinterval(before)

    assert while_it_serves <= 0.001


def test_refusals_of_the_server_itself() -> None:
    """
    Too large a body, one without a stated length, and nonsense are the sender's fault.
    """
    server = WebServer(lambda *_: [], "127.0.0.1", 0, 2, "web")
    server.start()
    parts = urlsplit(server.address)

    def status(**headers: str) -> int:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        connection.putrequest("POST", "/")
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        found = connection.getresponse().status
        connection.close()
        return found

    assert status(Content_Length=str(MOST_BYTES + 1)) == 413
    assert status(Transfer_Encoding="chunked") == 411
    assert status(Transfer_Encoding="of my own") == 411
    assert status(Content_Length="-1") == 400
    server.stop()


def test_address_that_is_not_ours() -> None:
    """
    An address that this machine does not have is one sentence.
    """
    with pytest.raises(SettingsError, match=r"not to be had on 192\.0\.2\.1"):
        WebServer(lambda *_: [], "192.0.2.1", 0, 1, "web")
