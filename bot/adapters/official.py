"""The knowledge root of what was fetched, with a file that says how each address does."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.domain import serial
from bot.domain.errors import FetchError
from bot.domain.fetching import Note


@dataclass(frozen=True, slots=True)
class OfficialFolder:
    """An OfficialTexts in `root`; the notes lie in `.notes.json` there."""

    root: Path

    def notes(self) -> Mapping[str, Note]:
        """Return what is known of the last look at each address; what is damaged is not known."""
        file = self.root / ".notes.json"
        try:
            state = file.stat()
        except OSError:
            return {}
        return _read(file, state.st_mtime_ns, state.st_ino)

    def failing(self, day: date) -> dict[str, str]:
        """Return why a text may be out of date, by document, for those where it may be."""
        found = {name: note.stale(day) for name, note in self.notes().items()}
        return {name: why for name, why in found.items() if why}

    def text(self, path: str) -> str:
        """Return the text of a file of the root, or nothing."""
        try:
            return (self.root / path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def put(self, path: str, text: str) -> None:
        """Write a file. Raises FetchError."""
        file = self.root / path
        draft = file.with_name(f".{file.name}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="utf-8") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(file)
        except OSError as error:
            raise FetchError(
                f"{file} cannot be written ({error.strerror}); "
                "set DATA_DIR to a folder that this program may write to."
            ) from error

    def note(self, note: Note) -> None:
        """Keep what came of a look. Raises FetchError."""
        kept = {**self.notes(), note.document: note}
        rows = [asdict(kept[name]) for name in sorted(kept)]
        self.put(".notes.json", json.dumps(rows, indent=1))


@lru_cache(maxsize=4)  # every question asks
def _read(file: Path, *_: int) -> Mapping[str, Note]:
    try:
        rows = json.loads(file.read_text("ascii"))
        notes = [serial.load(Note, json.dumps(row)) for row in rows]
    except (OSError, ValueError, TypeError):
        return {}
    return {note.document: note for note in notes}
