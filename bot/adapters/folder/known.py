"""Files that were read before: the index has their documents, so that they are not read again."""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from bot.domain.builds import Contents, digest
from bot.domain.documents import Document

_CODE = Path(__file__).parents[2]


class Known:
    """Documents of the current generation by what their files held.

    A document is taken from there only while file, path and header are the same, the program
    that reads them is, and the document has the digest that it had when it was read. `afresh`
    reads everything anew. What is kept in `file` is hashes and ids.
    """

    def __init__(
        self, file: Path, contents: Callable[[], Contents | None], *, afresh: bool = False
    ) -> None:
        self._file = file
        self._current = contents
        self._afresh = afresh
        self._used: dict[str, tuple[str, str]] = {}

    def document(
        self, path: str, data: bytes, beside: bytes | None, read: Callable[[], Document]
    ) -> Document:
        """Return the document of a file that lies at `path`, with what the .yaml beside it has."""
        key = _key(os.fsencode(path), data, b"" if beside is None else b"\n" + beside)
        found = self._find(key)
        if found is not None:
            self._used[key] = self._before[key]
            return found
        found = read()
        self._used[key] = found.id, digest(found)
        return found

    def save(self) -> None:
        """Keep what was asked for since this was made, and nothing else."""
        if self._used == self._before:
            return
        with suppress(OSError):  # without it the files are only read again
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{os.getpid()}")
            draft.write_text(json.dumps(self._used), "ascii")
            draft.replace(self._file)

    def _find(self, key: str) -> Document | None:
        if self._afresh or key not in self._before or self._contents is None:
            return None
        name, told = self._before[key]
        found = self._contents.documents.get(name)
        return found if found is not None and digest(found) == told else None

    @cached_property
    def _contents(self) -> Contents | None:
        return self._current()

    @cached_property
    def _before(self) -> dict[str, tuple[str, str]]:
        try:
            table: Any = json.loads(self._file.read_text("ascii"))
            return {str(key): (str(name), str(told)) for key, (name, told) in table.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _key(*parts: bytes) -> str:
    hashes = (hashlib.sha256(part).digest() for part in parts)
    return hashlib.sha256(b"".join((_PROGRAM, *hashes))).hexdigest()


def _program() -> bytes:
    """Return a hash of the code that makes documents of files, as this process has loaded it."""
    told = hashlib.sha256(f"{sys.version} {yaml.__version__}".encode())
    for folder in ("domain", "adapters/folder", "adapters/formats"):
        for file in sorted((_CODE / folder).glob("*.py")):
            told.update(file.read_bytes())
    return told.digest()


_PROGRAM = _program()  # now: later there may be other code on disk
