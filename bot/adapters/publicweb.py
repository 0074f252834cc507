"""The public web by https: a host is looked up once, and only what was checked is gone to."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from threading import Timer

from bot.domain.addresses import Address, follow, public, raw, read_address
from bot.domain.errors import FetchError
from bot.ports.documents import Fetched

LARGEST = 20_000_000  # bytes, packed or unpacked
REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_NAMES = {
    "application/pdf": "x.pdf",
    "text/html": "x.html",
    "application/xhtml+xml": "x.html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "x.docx",
}
_FAILED = (OSError, http.client.HTTPException, ValueError, zlib.error)
Resolve = Callable[[str], Sequence[str]]
Dial = Callable[[str, float], socket.socket]


def resolve(host: str) -> Sequence[str]:
    """Return all addresses of a host; none when nobody knows it."""
    try:
        found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def dial(address: str, seconds: float) -> socket.socket:
    """Connect to an address."""
    return socket.create_connection((address, 443), seconds)


@dataclass(frozen=True, slots=True)
class PublicWeb:
    """A Web. No proxy, no cookie, no credential; every redirect is looked at like an address."""

    seconds: float = 60.0
    resolve: Resolve = resolve
    dial: Dial = dial
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, url: str, hosts: Collection[str], etag: str, modified: str) -> Fetched:
        """Get what is at an address on one of these hosts. Raises FetchError."""
        address = read_address(raw(url), hosts)
        for _ in range(REDIRECTS + 1):
            answer = self._ask(address, etag, modified)
            if isinstance(answer, Fetched):
                return answer
            address = follow(address, answer, hosts)
        raise FetchError("it leads on and on")

    def _ask(self, address: Address, etag: str, modified: str) -> Fetched | str:
        """Return what an address answers, or where it leads."""
        pinned = public(self.resolve(address.host))
        connection = _Connection(address.host, pinned, self)
        ended = Timer(self.seconds, connection.cut)
        ended.daemon = True
        ended.start()
        try:
            connection.request("GET", address.path, headers=_headers(etag, modified))
            return _read(connection.getresponse(), address)
        except _FAILED as error:
            if connection.is_cut:
                raise FetchError(f"it takes longer than {self.seconds:g} s") from error
            raise FetchError(f"it cannot be reached ({_why(error)})") from error
        finally:
            ended.cancel()
            connection.close()


class _Connection(http.client.HTTPSConnection):
    """A connection to one address of a host, whose certificate has to be that of the host."""

    def __init__(self, host: str, address: str, web: PublicWeb) -> None:
        super().__init__(host, 443, timeout=web.seconds, context=web.context)
        self._pinned = address
        self._web = web
        self.is_cut = False

    def connect(self) -> None:
        """Connect to what was looked at, and to nothing that the name may mean by now."""
        plain = self._web.dial(self._pinned, self._web.seconds)
        wrap = self._web.context.wrap_socket
        self.sock = wrap(plain, server_hostname=self.host, do_handshake_on_connect=False)
        if self.is_cut:
            raise TimeoutError
        self.sock.do_handshake()

    def cut(self) -> None:
        """End it from another thread: a server that drips is not waited for."""
        self.is_cut = True
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                return


def _headers(etag: str, modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": "policy-bot (reads terms of use)",
        "Accept": "text/html, application/pdf, text/plain, text/markdown, */*;q=0.1",
        "Accept-Language": "en",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    marks = {"If-None-Match": etag, "If-Modified-Since": modified}
    return headers | {name: value for name, value in marks.items() if value}


def _read(response: http.client.HTTPResponse, address: Address) -> Fetched | str:
    if response.status in _MOVED:
        return response.headers.get("Location") or ""
    marks = (_mark(response, "ETag"), _mark(response, "Last-Modified"))
    if response.status == 304:
        return Fetched(None, "", *marks)
    if response.status != 200:
        raise FetchError(f"it answers {response.status}")
    data = response.read(LARGEST + 1)
    if response.length:
        raise FetchError("it breaks off")
    data = _unpacked(data, (response.headers.get("Content-Encoding") or "identity").lower())
    if len(data) > LARGEST:
        raise FetchError("it is larger than 20 MB")
    return Fetched(data, _name(response, address), *marks)


def _unpacked(data: bytes, packed: str) -> bytes:
    """Undo a packing that was not asked for, and never more of it than may be read."""
    if packed == "identity":
        return data
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"it comes packed as {packed[:20]}, which was not asked for")
    unpacking = zlib.decompressobj(47)
    found = unpacking.decompress(data, LARGEST + 1)
    if not unpacking.eof and len(found) <= LARGEST:
        raise FetchError("it breaks off")
    return found


def _name(response: http.client.HTTPResponse, address: Address) -> str:
    """Return a name that says what the bytes are said to be; their content is looked at anyway."""
    last = address.path.split("?")[0].rsplit("/", 1)[-1].lower()
    return _NAMES.get(response.headers.get_content_type(), last if last.endswith(".md") else "x")


def _mark(response: http.client.HTTPResponse, name: str) -> str:
    value = response.headers.get(name) or ""
    return value if value.isascii() and value.isprintable() and len(value) < 300 else ""


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not valid for this host"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
