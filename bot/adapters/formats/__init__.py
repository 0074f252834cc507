"""Files of any format into text: taken apart in a child process, and kept by their content."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.adapters.formats.faults import UnreadableError
from bot.adapters.formats.types import NAMED
from bot.adapters.formats.worker import Limits, Worker
from bot.domain.errors import DocumentError
from bot.domain.extracts import Extract

__all__ = ["VERSION", "Formats", "Limits"]

VERSION = "1"  # a change of what is read out of a file is a new version


class Formats:
    """An Extractor. What was read once is kept in `folder` and not read again.

    So are files that could not be read; `afresh` tries everything anew.
    """

    def __init__(
        self, folder: Path | None = None, limits: Limits | None = None, *, afresh: bool = False
    ) -> None:
        self._folder = folder
        self._afresh = afresh
        self._worker = Worker(limits or Limits())
        self._used: set[str] = set()

    def extract(self, name: str, data: bytes) -> Extract:
        """Return what a file says. Raises DocumentError with the middle of a sentence."""
        key = _key(name, data)
        self._used.add(key)
        known = None if self._afresh else self._known(key)
        if known is None:
            known = self._read(name, data)
            self._keep(key, known)
        if "fault" in known:
            raise DocumentError(str(known["fault"]))
        return _extract(known)

    def forget(self) -> None:
        """Drop what was kept of files that were not asked for since this was made."""
        for file in self._folder.glob("*.json") if self._folder else ():
            if file.stem not in self._used:
                with suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """End the child process."""
        self._worker.close()

    def _read(self, name: str, data: bytes) -> dict[str, Any]:
        try:
            return self._worker.read(name, data)
        except UnreadableError as fault:
            return {"fault": str(fault)}

    def _known(self, key: str) -> dict[str, Any] | None:
        if self._folder is None:
            return None
        try:
            return json.loads((self._folder / f"{key}.json").read_text("ascii"))
        except (OSError, ValueError):
            return None

    def _keep(self, key: str, known: dict[str, Any]) -> None:
        """Write beside and rename: a crash leaves nothing that is half there."""
        if self._folder is None:
            return
        with suppress(OSError):  # without it the file is only read again
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self._folder / f".{key}.{os.getpid()}"
            draft.write_text(json.dumps(known), "ascii")
            draft.replace(self._folder / f"{key}.json")


def _key(name: str, data: bytes) -> str:
    ending = name.rsplit(".", 1)[-1].lower()
    named = NAMED[ending].value if ending in NAMED else ""
    return hashlib.sha256(f"{VERSION} {named}\n".encode() + data).hexdigest()


def _extract(known: dict[str, Any]) -> Extract:
    return Extract(
        text=str(known["text"]),
        title=str(known["title"]),
        language=str(known["language"]),
        pages=tuple(known["pages"]),
        remarks=tuple(known["remarks"]),
        unseen=str(known["unseen"]),
    )
