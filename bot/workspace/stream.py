"""Telling pages of changes as they happen: one queue for each open page."""

import queue
import threading
from dataclasses import dataclass, field

from bot.workspace.wire import Json

_MOST_WAITING = 1000
Reader = queue.Queue[Json | None]


@dataclass
class Stream:
    """Hands notices to all who listen. A reader that falls far behind is told to read anew."""

    _readers: set[Reader] = field(default_factory=set[Reader])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, notice: Json) -> None:
        """Pass a notice on; never waits."""
        with self._lock:
            for reader in self._readers:
                if reader.qsize() < _MOST_WAITING:
                    reader.put(notice)

    def open(self) -> Reader:
        """A queue of all notices from now on; None means that the workspace closes."""
        reader: Reader = queue.Queue()
        with self._lock:
            self._readers.add(reader)
        return reader

    def leave(self, reader: Reader) -> None:
        """Stop listening."""
        with self._lock:
            self._readers.discard(reader)

    def close(self) -> None:
        """End all streams."""
        with self._lock:
            for reader in self._readers:
                reader.put(None)
