"""Slack's side of a load: signed requests at given moments, from a process of its own."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection as Pipe
from urllib.parse import urlsplit

from bot.workspace.transport import Signer

DEADLINE = 3.0


@dataclass(frozen=True)
class Request:
    """One delivery: `at` so many seconds after the beginning, to one address."""

    at: float
    url: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Heard:
    """What came back: the status, 0 for nothing in three seconds, and after how long."""

    status: int
    seconds: float


def send(requests: Sequence[Request], secret: str, pipe: Pipe) -> None:
    """Send everything at its moment, and hand back what was heard, in the same order."""
    pipe.send(asyncio.run(_all(requests, Signer(secret, time.time))))


async def _all(requests: Sequence[Request], signer: Signer) -> list[Heard]:
    begin = time.perf_counter() + 0.1
    return await asyncio.gather(*(_one(request, signer, begin) for request in requests))


async def _one(request: Request, signer: Signer, begin: float) -> Heard:
    await asyncio.sleep(begin + request.at - time.perf_counter())
    sent = time.perf_counter()
    try:
        async with asyncio.timeout(DEADLINE):
            status = await _status(request, signer)
    except (OSError, ValueError):  # a timeout is an OSError
        status = 0
    return Heard(status, time.perf_counter() - sent)


async def _status(request: Request, signer: Signer) -> int:
    parts = urlsplit(request.url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        signed = signer.headers(request.body, "application/json") | request.headers
        lines = [f"POST {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
        lines += [f"Content-Length: {len(request.body)}", *(f"{k}: {v}" for k, v in signed.items())]
        writer.write("\r\n".join([*lines, "", ""]).encode() + request.body)
        answered = await reader.read()
        return int(answered.split(b" ", 2)[1])
    finally:
        writer.close()
