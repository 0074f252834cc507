"""The parent's side of the child process: it waits so long, and never longer."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import IO, Any, cast

import bot
from bot.adapters.formats.faults import UnreadableError

_ANSWER = 100_000_000  # bytes; whoever says more is not one of ours


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of memory, seconds of computing, seconds in all."""

    memory: int = 512 * 1024 * 1024
    computing: int = 20
    waiting: float = 30.0


@dataclass(frozen=True, slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"
    asking: IO[bytes]
    answering: IO[bytes]


@dataclass
class Worker:
    """One child that takes files apart; it is replaced when it dies, hangs, or has grown."""

    limits: Limits = Limits()
    _child: _Child | None = None
    _lock: Lock = field(default_factory=Lock)

    def read(self, name: str, data: bytes) -> dict[str, Any]:
        """Return the fields of an Extract. Raises UnreadableError."""
        with self._lock:
            child = self._child or self._start()
            self._child = child
            line = self._ask(child, name, data)
            answer = self._understood(line) if line is not None else None
            if answer is None or answer["last"]:
                code = self._end()
                if answer is None:
                    raise self._fault(line is None, code)
        if "extract" in answer:
            return answer["extract"]
        fault = str(answer["fault"])
        if fault == "memory":
            megabytes = self.limits.memory // 1024 // 1024
            fault = f"it takes more than {megabytes} MB of memory to read; split it"
        raise UnreadableError(fault)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def _start(self) -> _Child:
        root = str(Path(bot.__file__).resolve().parent.parent)
        process = subprocess.Popen(  # noqa: S603  our own module, by our own interpreter
            [sys.executable, "-P", "-m", "bot.adapters.formats.child",
             str(self.limits.memory), str(self.limits.computing)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # None of our settings and secrets go along.
            env={"PYTHONPATH": root, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1"},
            start_new_session=True,  # Ctrl-C is the parent's to handle
        )  # fmt: skip
        return _Child(process, cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout))

    def _ask(self, child: _Child, name: str, data: bytes) -> bytes | None:
        """Return the line that answers, what came of it before the child ended, or None in time."""
        until = time.monotonic() + self.limits.waiting
        head = json.dumps({"name": name, "size": len(data)}).encode("ascii") + b"\n"
        if not _send(child, head + data, until):
            return None if time.monotonic() >= until else b""
        return _receive(child, until)

    def _understood(self, line: bytes) -> dict[str, Any] | None:
        try:
            return json.loads(line)
        except ValueError:
            return None

    def _fault(self, late: bool, code: int) -> UnreadableError:
        seconds = self.limits.waiting if late else self.limits.computing
        if late or code == -signal.SIGXCPU:
            return UnreadableError(
                f"it takes over {seconds:g} s to read; split it, or try policy-bot reindex --full"
            )
        return UnreadableError("the reader broke down over it; save it anew, or as plain text")

    def _end(self) -> int:
        """End the child, and return how it ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        with suppress(OSError):  # it may be gone already, with what was still to be sent
            child.asking.close()
        try:
            code = child.process.wait(1)
        except subprocess.TimeoutExpired:
            child.process.kill()
            code = child.process.wait()
        child.answering.close()
        return code


def _send(child: _Child, data: bytes, until: float) -> bool:
    pipe = child.asking.fileno()
    os.set_blocking(pipe, False)
    rest = memoryview(data)
    while rest:
        _, ready, _ = select.select([], [pipe], [], max(until - time.monotonic(), 0))
        if not ready:
            return False
        try:
            rest = rest[os.write(pipe, rest) :]
        except BlockingIOError:
            continue
        except BrokenPipeError:
            return False
    return True


def _receive(child: _Child, until: float) -> bytes | None:
    pipe = child.answering.fileno()
    found = bytearray()
    while not found.endswith(b"\n") and len(found) < _ANSWER:
        ready, _, _ = select.select([pipe], [], [], max(until - time.monotonic(), 0))
        if not ready:
            return None
        part = os.read(pipe, 1 << 20)
        if not part:
            break
        found += part
    return bytes(found)
