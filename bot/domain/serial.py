"""Domain values as JSON and back: every field of a frozen dataclass, whatever it is."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dump(value: Any) -> str:
    """Write a value on one line of ASCII; equal values are written alike."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))


def load(kind: type[T], line: str) -> T:
    """Read a value of the dataclass `kind` that `dump` wrote, perhaps before it had all its fields.

    Raises ValueError or TypeError when the line holds something else.
    """
    return cast(T, _typed(kind, json.loads(line)))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {part.name: _plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        entries = cast(Mapping[str, Any], value)
        return {key: _plain(entry) for key, entry in entries.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(entry) for entry in cast(frozenset[Any], value))
    if isinstance(value, tuple):
        return [_plain(entry) for entry in cast(tuple[Any, ...], value)]
    return value


def _typed(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if value is None else _typed(inner[0], value)
    if origin is Mapping:
        return {key: _typed(inner[1], entry) for key, entry in value.items()}
    if origin in (tuple, frozenset):
        return cast(Any, origin)(_typed(inner[0], entry) for entry in value)
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        # A field that an earlier version did not write has its default.
        known = {name: _typed(hints[name], value[name]) for name in hints if name in value}
        return cast(Any, kind)(**known)
    if issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
