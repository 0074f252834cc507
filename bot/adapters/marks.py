"""Marks of the audit trail in a file beside the database, and the key that signs them."""

import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from bot.domain.audit import Mark
from bot.domain.errors import SettingsError

_NONE = Mark(0, "", "")


class FileMarks:
    """Appends one line of JSON a mark. Without a key of its own it keeps one in a file."""

    def __init__(self, folder: Path, key: str = "") -> None:
        """Read or make the key. Raises SettingsError when that cannot be done."""
        self._file = folder / "audit-marks.jsonl"
        try:
            self._key = key.encode() or _stored(folder / "audit.key")
        except OSError as error:
            raise SettingsError(
                f"The key {folder / 'audit.key'} cannot be used ({error.strerror}); correct the "
                "rights of its folder, or set AUDIT_KEY."
            ) from error

    @property
    def key(self) -> bytes:
        """What marks are signed with."""
        return self._key

    def read(self) -> Sequence[Mark]:
        """Return all marks; a line that is none becomes a mark that nobody signed."""
        return read_marks(self._file) if self._file.exists() else []

    def add(self, mark: Mark) -> None:
        """Keep a mark; it is on disk when this returns. Raises SettingsError."""
        try:
            with self._file.open("a", encoding="ascii") as opened:
                opened.write(json.dumps(asdict(mark)) + "\n")
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as error:
            raise SettingsError(
                f"{self._file} cannot be written ({error.strerror}); "
                "set DATA_DIR to a folder that this program may write to."
            ) from error


def read_marks(file: Path) -> list[Mark]:
    """Return the marks of a file. Raises SettingsError when it cannot be read."""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror}).") from error
    return [_mark(line) for line in lines if line.strip()]


def _mark(line: str) -> Mark:
    try:
        told = cast("dict[str, Any]", json.loads(line[line.index("{") :]))
        return Mark(int(told["seq"]), str(told["h"]), str(told["at"]), str(told["sign"]))
    except (ValueError, KeyError, TypeError):
        return _NONE


def _stored(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        try:
            os.link(draft, path)  # whoever comes first makes the key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
