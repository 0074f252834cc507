"""The tables of the knowledge roots: `licences.yaml`, `vocabulary.yaml` and `due.yaml`."""

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any, cast

import yaml

from bot.domain.errors import KnowledgeError
from bot.domain.licences import LicenceTable, read_licences
from bot.domain.timetable import Timetable, read_timetable
from bot.domain.vocabulary import Vocabulary, read_vocabulary


class YamlTables:
    """The first root that has a table wins; the project's own knowledge is the last resort."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = roots

    def licences(self) -> LicenceTable:
        """Read the table of licences."""
        return read_licences(self._read("licences.yaml"))

    def vocabulary(self) -> Vocabulary:
        """Read the words that people use."""
        return read_vocabulary(self._read("vocabulary.yaml"), self._words("everyday.yaml"))

    def timetable(self, zone: Callable[[str], tzinfo]) -> Timetable:
        """Read how soon legal is expected to act; `zone` finds a time zone by its name."""
        return read_timetable(self._read("due.yaml"), zone)

    def _words(self, name: str) -> list[str]:
        path = self._path(name)
        return str(_parse(path).get("words", "")).split() if path else []

    def _path(self, name: str) -> Path | None:
        return next((p for root in self._roots if (p := root / name).is_file()), None)

    def _read(self, name: str) -> Mapping[str, Any]:
        path = self._path(name)
        if path:
            return _parse(path)
        raise KnowledgeError(
            f"No knowledge root has the table {name}; "
            "add the project's knowledge/ to KNOWLEDGE_DIRS."
        )


def _parse(path: Path) -> Mapping[str, Any]:
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{path} cannot be read as YAML: {error}.") from error
    if not isinstance(table, Mapping):
        raise KnowledgeError(f"{path} holds no table; compare it with the one in knowledge/.")
    return cast(Mapping[str, Any], table)
