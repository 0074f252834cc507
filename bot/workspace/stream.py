"""Telling pages of changes as they happen: one queue for each open page."""

import json
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.workspace.wire import Json

_MOST_WAITING = 1000
_KEEP_ALIVE_SECONDS = 15.0
Reader = queue.Queue[Json | None]


@dataclass
class Stream:
    """Hands notices to all who listen. One that falls far behind misses some."""

    _readers: set[Reader] = field(default_factory=set[Reader])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, notice: Json) -> None:
        """Pass a notice on; never waits."""
        with self._lock:
            for reader in self._readers:
                if reader.qsize() < _MOST_WAITING:
                    reader.put(notice)

    def lines(self) -> Iterator[bytes]:
        """The notices from now on as server-sent events, until the workspace closes."""
        reader: Reader = queue.Queue()
        with self._lock:
            self._readers.add(reader)
        try:
            yield b": open\n\n"
            while True:
                try:
                    notice = reader.get(timeout=_KEEP_ALIVE_SECONDS)
                except queue.Empty:
                    yield b": still here\n\n"
                    continue
                if notice is None:
                    return
                yield b"data: " + json.dumps(notice).encode() + b"\n\n"
        finally:
            with self._lock:
                self._readers.discard(reader)

    def close(self) -> None:
        """End all streams."""
        with self._lock:
            for reader in self._readers:
                reader.put(None)
