"""Licence names as people write them, their classes, and what each class grants."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.documents import Effect, Use
from bot.domain.errors import KnowledgeError
from bot.domain.text import key, normalise

UNCLASSIFIED = "unclassified"
# Signs that separate the words of a name; any other may question it, deny it or strike it out.
_UNDOUBTED = re.compile(r"[\w\s.,:;/()\[\]\"'&-]*")
_TWICE = re.compile(r"([^()]+)\(([^()]+)\)([^()]*)")


class Category(StrEnum):
    """For whom a licence is by its own words; each is stricter than the one before.

    It tells licences apart and permits nothing: what may be done is in the effects.
    """

    COMMERCIAL = "commercial"
    UNSPECIFIED = "unspecified"
    NON_COMMERCIAL = "non-commercial"
    ACADEMIC_ONLY = "academic-only"


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
    categories: Mapping[str, Category] = field(default_factory=dict[str, Category])

    def identify(self, name: str) -> str:
        """Return the identifier that a written name stands for, or "" for no known one.

        Brackets may say the name again, as in "The MIT License (MIT)", and nothing else.
        """
        written = normalise(name)
        if not _UNDOUBTED.fullmatch(written):
            return ""
        found = self.names.get(key(written), "")
        twice = None if found else _TWICE.fullmatch(written)
        if not twice:
            return found
        outer, inner = (self.names.get(key(part), "") for part in (twice[1] + twice[3], twice[2]))
        return outer if outer == inner else ""

    def class_of(self, name: str) -> LicenceClass:
        """Return the class of a licence, by identifier or written name."""
        return self.classes[self.licences.get(self.identify(name), UNCLASSIFIED)]

    def category_of(self, name: str) -> Category:
        """Return the category of a licence by its name; one that is not known is the strictest."""
        if not key(name):
            return Category.UNSPECIFIED
        return self.categories.get(self.identify(name), Category.ACADEMIC_ONLY)


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
            for name in (identifier, *entry.get("names", ()), *entry.get("stated", ()))
        ]
        categories = {str(i): _category(entry, table) for i, entry in table["licences"].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"licences.yaml cannot be used: {error}.") from error
    names: dict[str, str] = {}
    for name, identifier in written:
        if names.setdefault(key(str(name)), identifier) != identifier:
            raise KnowledgeError(f'licences.yaml: two licences share the name "{name}".')
    for identifier, name in licences.items():
        if name not in classes:
            raise KnowledgeError(f'licences.yaml: {identifier} has the unknown class "{name}".')
        forbids = classes[name].effects[Use.TRAIN_COMMERCIAL] is Effect.FORBIDS
        if forbids and categories[identifier] is Category.COMMERCIAL:
            raise KnowledgeError(f"licences.yaml: {identifier} forbids what its category is for.")
    unclassified = classes.get(UNCLASSIFIED)
    permits = {Effect.PERMITS, Effect.CONDITIONS}
    if not unclassified or permits & set(unclassified.effects.values()):
        raise KnowledgeError("licences.yaml: the class unclassified is needed and may not permit.")
    names.pop("", None)
    spellings = {
        str(identifier): tuple(str(name) for name in entry.get("names", ()))
        for identifier, entry in table["licences"].items()
    }
    return LicenceTable(classes, licences, names, spellings, categories)


def _class(name: str, entry: Mapping[str, Any]) -> LicenceClass:
    effects = {use: Effect(entry[use.value]) for use in Use}
    return LicenceClass(name, effects, tuple(str(c) for c in entry.get("conditions", ())))


def _category(entry: Mapping[str, Any], table: Mapping[str, Any]) -> Category:
    """The licence's own category, else that of its class, else the strictest."""
    group: Mapping[str, Any] = table["classes"].get(entry["class"]) or {}
    stated = entry.get("category") or group.get("category")
    return Category(stated or Category.ACADEMIC_ONLY)
