"""Licence names as people write them, their classes, and what each class grants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.documents import Effect, Use
from bot.domain.errors import KnowledgeError
from bot.domain.text import key, normalise

UNCLASSIFIED = "unclassified"
# Signs that separate the words of a name; any other may question it, deny it or strike it out.
_UNDOUBTED = re.compile(r"[\w\s.,:;/()\[\]\"'&-]*")


@dataclass(frozen=True, slots=True)
class LicenceClass:
    """What every licence of the class says of each use, whoever uses the data."""

    name: str
    effects: Mapping[Use, Effect]
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LicenceTable:
    """The table of `licences.yaml`. What it does not know is unclassified, never permissive."""

    classes: Mapping[str, LicenceClass]
    licences: Mapping[str, str]
    names: Mapping[str, str]
    written: Mapping[str, tuple[str, ...]]

    def identify(self, name: str) -> str:
        """Return the identifier that a written name stands for, or "" for no known one."""
        return self.names.get(key(name), "") if _UNDOUBTED.fullmatch(normalise(name)) else ""

    def class_of(self, name: str) -> LicenceClass:
        """Return the class of a licence, by identifier or written name."""
        return self.classes[self.licences.get(self.identify(name), UNCLASSIFIED)]


def read_licences(table: Mapping[str, Any]) -> LicenceTable:
    """Build the table from `licences.yaml`.

    Raises KnowledgeError when two licences share a name, a class is unknown, or
    a class of unknown meaning would permit.
    """
    try:
        classes = {name: _class(name, entry) for name, entry in table["classes"].items()}
        licences = {str(i): str(entry["class"]) for i, entry in table["licences"].items()}
        written = [
            (name, identifier)
            for identifier, entry in table["licences"].items()
            for name in (identifier, *entry.get("names", ()))
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"licences.yaml cannot be used: {error}.") from error
    names: dict[str, str] = {}
    for name, identifier in written:
        if names.setdefault(key(str(name)), identifier) != identifier:
            raise KnowledgeError(f'licences.yaml: two licences share the name "{name}".')
    for identifier, name in licences.items():
        if name not in classes:
            raise KnowledgeError(f'licences.yaml: {identifier} has the unknown class "{name}".')
    unclassified = classes.get(UNCLASSIFIED)
    permits = {Effect.PERMITS, Effect.CONDITIONS}
    if not unclassified or permits & set(unclassified.effects.values()):
        raise KnowledgeError("licences.yaml: the class unclassified is needed and may not permit.")
    names.pop("", None)
    spellings = {
        str(identifier): tuple(str(name) for name in entry.get("names", ()))
        for identifier, entry in table["licences"].items()
    }
    return LicenceTable(classes, licences, names, spellings)


def _class(name: str, entry: Mapping[str, Any]) -> LicenceClass:
    effects = {use: Effect(entry[use.value]) for use in Use}
    return LicenceClass(name, effects, tuple(str(c) for c in entry.get("conditions", ())))
