"""Vectors computed before, in one SQLite file that several processes may share."""

import hashlib
import sqlite3
import sys
import time
from array import array
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from bot.domain.errors import KnowledgeError
from bot.ports.index import Vector

_SCHEMA = "CREATE TABLE IF NOT EXISTS embeddings (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
_AT_ONCE = 500
_PATIENCE = 30.0  # seconds to wait for another process that writes


class SqliteVectorCache:
    """Vectors as float32 by the hash of model and text; holds no text.

    Each call opens the file anew, so that it may be used from any thread and
    process. A file that is damaged is set aside by nobody: the error names it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, model: str, texts: Sequence[str]) -> Mapping[str, Vector]:
        """Return the known vectors by text."""
        keys = {_key(model, text): text for text in texts}
        found: dict[str, Vector] = {}
        with self._open() as database:
            for some in _batches(list(keys)):
                marks = ",".join("?" * len(some))
                query = f"SELECT key, vector FROM embeddings WHERE key IN ({marks})"  # noqa: S608 - marks
                for key, blob in database.execute(query, some):
                    found[keys[key]] = _unpack(blob)
        return found

    def put(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors by text; they are there for others when this returns."""
        rows = [(_key(model, text), _pack(vector)) for text, vector in vectors.items()]
        with self._open() as database:
            database.executemany("INSERT OR IGNORE INTO embeddings VALUES (?, ?)", rows)

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection, None, None]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database, database:
                _write_ahead(database)
                database.execute("PRAGMA synchronous=NORMAL")
                database.execute(_SCHEMA)
                yield database
        except (sqlite3.Error, OSError) as error:
            raise KnowledgeError(
                f"The vector cache {self._path} cannot be used ({error}); "
                "delete the file, or correct the rights of its folder."
            ) from error


def _write_ahead(database: sqlite3.Connection) -> None:
    """Set the journal; SQLite itself does not wait while another process sets it on a new file."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _key(model: str, text: str) -> bytes:
    return hashlib.sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _pack(vector: Vector) -> bytes:
    return _ordered(array("f", vector)).tobytes()


def _unpack(blob: bytes) -> Vector:
    return _ordered(array("f", blob))


def _ordered(numbers: "array[float]") -> "array[float]":
    """Little-endian on disk, whatever the machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _batches(keys: list[bytes]) -> Iterator[list[bytes]]:
    for begin in range(0, len(keys), _AT_ONCE):
        yield keys[begin : begin + _AT_ONCE]
