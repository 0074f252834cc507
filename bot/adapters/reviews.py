"""Decisions on marked clauses: a plain YAML file that people can read and keep in git."""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import yaml

from bot.domain.errors import KnowledgeError
from bot.domain.reviewing import Decision, read_decisions, written

NAME = "reviewed-clauses.yaml"
_HEAD = (
    "# What people decided on clauses that a program marked; `policy-bot review` writes this.\n"
    "# A decision can only restrict, or say that a mark restricts nothing.\n"
)


class YamlReviews:
    """The file of one knowledge root; no file means that nobody has decided anything."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / NAME
        self._seen: tuple[int, int, int] | None = None
        self._decisions: tuple[Decision, ...] = ()

    def decisions(self) -> Sequence[Decision]:
        """Return all decisions; the same object until the file changes.

        Raises KnowledgeError when the file cannot be used.
        """
        try:
            state = self._path.stat()
        except FileNotFoundError:
            stamp = None
        except OSError as error:
            raise self._fault("read", error) from error
        else:
            stamp = state.st_mtime_ns, state.st_size, state.st_ino
        if stamp != self._seen:
            self._decisions = self._read() if stamp else ()
            self._seen = stamp
        return self._decisions

    def decide(self, decision: Decision) -> None:
        """Keep a decision, in the place of an earlier one on the same clause.

        Raises KnowledgeError when the file cannot be read or written.
        """
        try:
            folder = os.open(self._root, os.O_RDONLY)
        except OSError as error:
            raise self._fault("written", error) from error
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)  # two people may review at once
            kept = [d for d in self.decisions() if d.clause != decision.clause]
            self._write([*kept, decision])
        except OSError as error:
            raise self._fault("written", error) from error
        finally:
            os.close(folder)

    def _write(self, decisions: Sequence[Decision]) -> None:
        text = yaml.safe_dump(written(decisions), sort_keys=False, allow_unicode=True, width=100)
        draft = self._path.with_suffix(".yaml.new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(_HEAD + text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)

    def _read(self) -> tuple[Decision, ...]:
        try:
            table: object = yaml.load(
                self._path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
            )
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise self._fault("read", error) from error
        if table is not None and not isinstance(table, dict):
            raise KnowledgeError(f"{self._path} holds no table; see knowledge/README.md.")
        return read_decisions(cast(dict[str, Any], table or {}))

    def _fault(self, verb: str, error: Exception) -> KnowledgeError:
        why = getattr(error, "strerror", None) or " ".join(str(error).split())
        return KnowledgeError(f"{self._path} cannot be {verb} ({why}); mend it and try again.")
