"""The public web, against a server on the loopback: the resolver and the dialling are injected."""

import gzip
import socket
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import pytest

from bot.adapters.publicweb import PublicWeb, dial, resolve
from bot.domain.errors import FetchError
from tests.tls import Server, says, serving

HOSTS = ("terms.example", "www.bay.example")
PUBLIC = "93.184.216.34"


@dataclass
class Net:
    """A net in which names mean what a test says, and every dialled address is the server."""

    server: Server
    web: PublicWeb = field(init=False)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str) -> Sequence[str]:
        meant = self.names.get(host, [[PUBLIC]])
        return meant.pop(0) if len(meant) > 1 else meant[0]

    def dial(self, address: str, seconds: float) -> socket.socket:
        self.dialled.append(address)
        return socket.create_connection(self.server.server_address, seconds)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Never says enough."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(1000):
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def broken(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it says."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.close_connection = True


ANSWERS = {
    "/": says(b"<p>terms", Content_Type="text/html; charset=x", ETag='"1"', Last_Modified="Mon"),
    "/same": says(b"", 304, ETag='"1"'),
    "/gone": says(b"", 404),
    "/moved": says(b"", 301, Location="https://www.bay.example/there"),
    "/there": says(b"there", Content_Type="text/plain"),
    "/ring": says(b"", 302, Location="/ring"),
    "/nowhere": says(b"", 302),
    "/inside": says(b"", 302, Location="https://10.0.0.1/"),
    "/plain": says(b"", 302, Location="http://terms.example/"),
    "/other": says(b"", 302, Location="https://evil.example/"),
    "/packed": says(gzip.compress(b"unpacked"), Content_Encoding="gzip"),
    "/bomb": says(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip"),
    "/brotli": says(b"x", Content_Encoding="br"),
    "/not-packed": says(b"x", Content_Encoding="gzip"),
    "/large": says(bytes(20_000_001)),
    "/drip": drip,
    "/broken": broken,
    "/README.md": says(b"# Card", Content_Type="text/plain"),
    "/marks": says(b"x", ETag="\xe9"),
}  # fmt: skip


@pytest.fixture(scope="module")
def server() -> Generator[Server]:
    with serving(ANSWERS, "terms.example", "www.bay.example") as (server, context):
        server.context = context
        yield server


@pytest.fixture
def net(server: Server) -> Net:
    server.asked.clear()
    net = Net(server)
    net.web = PublicWeb(60.0, net.resolve, net.dial, server.context)
    return net


def test_get(net: Net) -> None:
    """
    A text comes with its marks; nothing is sent along that says who asks.
    """
    found = net.web.get("https://terms.example/", HOSTS, "", "")

    assert (found.data, found.name, found.etag, found.modified) == (
        b"<p>terms",
        "x.html",
        '"1"',
        "Mon",
    )
    assert net.dialled == [PUBLIC]
    ((host, _, headers),) = net.server.asked
    assert host == "terms.example"
    assert not {"Cookie", "Authorization", "Referer", "If-None-Match"} & set(headers)


def test_conditional(net: Net) -> None:
    """
    The marks of the last time are sent along, and nothing new is nothing to read.
    """
    found = net.web.get("https://terms.example/same", HOSTS, '"1"', "Mon")

    assert (found.data, found.etag) == (None, '"1"')
    headers = net.server.asked[0][2]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "Mon")


def test_redirect(net: Net) -> None:
    """
    A redirect to a host of another card is followed, and looked up anew.
    """
    net.names["www.bay.example"] = [["93.184.216.99"]]

    assert net.web.get("https://terms.example/moved", HOSTS, "", "").data == b"there"
    assert net.dialled == [PUBLIC, "93.184.216.99"]


@pytest.mark.parametrize(
    ("path", "why", "dialled"),
    [
        ("ring", "on and on", 6), ("nowhere", "on and on", 6), ("inside", "leads on", 1),
        ("plain", "leads on", 1), ("other", "evil.example", 1), ("gone", "answers 404", 1),
        ("bomb", "larger than 20 MB", 1), ("large", "larger than 20 MB", 1),
        ("brotli", "packed as br", 1), ("not-packed", "breaks off", 1),
        ("broken", "cannot be reached|breaks off", 1),
    ],
)  # fmt: skip
def test_refused(net: Net, path: str, why: str, dialled: int) -> None:
    """
    Redirects to where nobody may go, bombs and broken answers: one sentence, no further connection.
    """
    with pytest.raises(FetchError, match=why):
        net.web.get(f"https://terms.example/{path}", HOSTS, "", "")

    assert len(net.dialled) == dialled


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"],
)
def test_no_connection_inside(net: Net, address: str) -> None:
    """
    A name that means an address inside is not gone to, also as one of several, or after a redirect.
    """
    for meant in ([address], [PUBLIC, address]):
        net.names["terms.example"] = [meant]
        with pytest.raises(FetchError, match="inside this network"):
            net.web.get("https://terms.example/", HOSTS, "", "")
        assert net.dialled == []
    net.names = {"www.bay.example": [[address]]}
    with pytest.raises(FetchError, match="inside this network"):
        net.web.get("https://terms.example/moved", HOSTS, "", "")
    assert net.dialled == [PUBLIC]


def test_rebinding(net: Net) -> None:
    """
    A name that means something else a moment later: what was looked at is what is gone to.
    """
    net.names["terms.example"] = [[PUBLIC], ["127.0.0.1"]]

    net.web.get("https://terms.example/", HOSTS, "", "")
    with pytest.raises(FetchError, match="inside this network"):
        net.web.get("https://terms.example/", HOSTS, "", "")

    assert net.dialled == [PUBLIC]


def test_another_host(net: Net) -> None:
    """
    A host of no card is refused before it is looked up.
    """
    with pytest.raises(FetchError, match="no source card"):
        net.web.get("https://evil.example/", HOSTS, "", "")
    assert net.dialled == []


def test_certificate(net: Net) -> None:
    """
    Whoever answers has to have the certificate of the host that was asked for.
    """
    with pytest.raises(FetchError, match="certificate"):
        net.web.get("https://stranger.example/", ("stranger.example",), "", "")
    assert net.server.asked == []


def test_drip(net: Net) -> None:
    """
    A server that says a byte at a time is not waited for.
    """
    web = PublicWeb(0.5, net.resolve, net.dial, net.web.context)

    with pytest.raises(FetchError, match=r"longer than 0\.5 s|breaks off"):
        web.get("https://terms.example/drip", HOSTS, "", "")


def test_names_and_packing(net: Net) -> None:
    """
    Markdown keeps its name, packed texts are unpacked, and marks that cannot be sent are dropped.
    """
    assert net.web.get("https://terms.example/README.md", HOSTS, "", "").name == "readme.md"
    assert net.web.get("https://terms.example/packed", HOSTS, "", "").data == b"unpacked"
    assert net.web.get("https://terms.example/marks", HOSTS, "", "").etag == ""


def test_nobody_there(net: Net) -> None:
    """
    A host that does not answer is named with the reason.
    """
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        place = closed.getsockname()
    web = PublicWeb(5, net.resolve, lambda _, seconds: socket.create_connection(place, seconds))

    with pytest.raises(FetchError, match="cannot be reached"):
        web.get("https://terms.example/", HOSTS, "", "")


def test_the_real_resolver() -> None:
    """
    Names of this machine are found to be inside; a name that nobody knows has no address.
    """
    assert set(resolve("localhost")) <= {"127.0.0.1", "::1"}
    assert resolve("no-such-host.invalid") == []
    with pytest.raises(OSError, match=r"refused|timed out"):
        dial("127.0.0.1", 1)
