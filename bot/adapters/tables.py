"""The tables of the knowledge roots: `licences.yaml`, `vocabulary.yaml` and `due.yaml`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import yaml

from bot.domain.errors import KnowledgeError
from bot.domain.licences import LicenceTable, read_licences
from bot.domain.timetable import Timetable, read_timetable
from bot.domain.vocabulary import Vocabulary, read_vocabulary


@dataclass(frozen=True, slots=True)
class _Table:
    """The text of a table, and where it stands."""

    path: Path
    text: str


class YamlTables:
    """The first root that has a table wins; the project's own knowledge is the last resort."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = roots

    def licences(self) -> LicenceTable:
        """Read the table of licences."""
        return read_licences(_parse(self._table("licences.yaml")))

    def vocabulary(self) -> Vocabulary:
        """Read the words that people use; the same object as long as the files say the same."""
        return _vocabulary(self._table("vocabulary.yaml"), self._found("everyday.yaml"))

    def timetable(self, zone: Callable[[str], tzinfo]) -> Timetable:
        """Read how soon legal is expected to act; `zone` finds a time zone by its name."""
        return read_timetable(_parse(self._table("due.yaml")), zone)

    def _found(self, name: str) -> _Table | None:
        path = next((p for root in self._roots if (p := root / name).is_file()), None)
        return _load(path) if path else None

    def _table(self, name: str) -> _Table:
        table = self._found(name)
        if table:
            return table
        raise KnowledgeError(
            f"No knowledge root has the table {name}; "
            "add the project's knowledge/ to KNOWLEDGE_DIRS."
        )


# Reading it takes a second, and what was found with its words is remembered with it.
@lru_cache(maxsize=2)
def _vocabulary(words: _Table, everyday: _Table | None) -> Vocabulary:
    table: Mapping[str, Any] = _parse(everyday) if everyday else {}
    listed = {str(name): str(text).split() for name, text in table.items()}
    return read_vocabulary(_parse(words), listed.pop("words", ()), listed)


def _load(path: Path) -> _Table:
    try:
        return _Table(path, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} cannot be read: {error}.") from error


def _parse(table: _Table) -> Mapping[str, Any]:
    try:
        read = yaml.load(table.text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{table.path} cannot be read as YAML: {error}.") from error
    if not isinstance(read, Mapping):
        raise KnowledgeError(f"{table.path} holds no table; compare it with the one in knowledge/.")
    return cast(Mapping[str, Any], read)
