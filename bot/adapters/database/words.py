"""What people and programs wrote, as a database takes it: no NUL, no half of a sign."""

import json
import re
from typing import Any, cast

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_INSTEAD = "\ufffd"


class Words(TypeDecorator[str]):
    """A text of any length. What no database keeps becomes the sign for a lost sign."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Clean what is stored or looked for."""
        del dialect
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """Return a text with what no database keeps replaced."""
    return _UNSTORABLE.sub(_INSTEAD, text)


def dump(value: object) -> str:
    """Write JSON of which every text can be stored."""
    return json.dumps(_cleaned(value))


def _cleaned(value: object) -> object:
    match value:
        case str():
            return storable(value)
        case dict():
            pairs = cast("dict[Any, Any]", value).items()
            return {_cleaned(name): _cleaned(inner) for name, inner in pairs}
        case list() | tuple():
            return [_cleaned(inner) for inner in cast("list[Any]", value)]
        case _:
            return value
