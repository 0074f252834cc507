"""A Chroma server of one's own, for as long as a measurement lasts: the one of the package."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from bot.domain.errors import IndexUnavailableError

_PATIENCE = 60.0  # seconds
_PROGRAM = Path(sys.executable).parent / "chroma"


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """A server that runs: its address, and its process."""

    url: str
    process: int


@contextmanager
def chroma_server(folder: Path) -> Generator[ChromaServer]:
    """Run a server that keeps its collections in a folder. Raises IndexUnavailableError."""
    if not _PROGRAM.is_file():
        raise IndexUnavailableError(
            f"There is no Chroma server to start ({_PROGRAM} is missing); "
            "set CHROMA_URL to one that runs."
        )
    port = _free_port()
    place = ["--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([str(_PROGRAM), "run", *place], stdout=quiet, stderr=quiet)  # noqa: S603 - a program of our own package
    try:
        server = ChromaServer(f"http://127.0.0.1:{port}", process.pid)
        _await(server.url, process)
        yield server
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=5):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise IndexUnavailableError(
        "The Chroma server does not start; set CHROMA_URL to one that runs."
    )
