"""The header of a document, in YAML: at its top, or in a file beside it."""

import re
from typing import Any, cast

import yaml

from bot.domain.errors import DocumentError
from bot.domain.headers import Header
from bot.domain.units import METADATA

_HEADER = re.compile(r"\ufeff?---[^\S\n]*\n(.*?)(?:(?<=\n)|\A)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_OPENING = re.compile(r"\ufeff?---[^\S\n]*\n")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = (yaml.YAMLError, ValueError, RecursionError, AttributeError)
_DEEPEST = 20
_OPENS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSES = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def header(text: str) -> tuple[Header, int]:
    """Return the fields of the first block between `---` lines, and where the text begins.

    Raises DocumentError with the fault.
    """
    if not _OPENING.match(text):
        return {}, 0
    block = _HEADER.match(text)
    if not block:
        raise DocumentError('the header has no closing "---" line; add it')
    return fields(block.group(1), "the header", 2), block.end()


def fields(text: str, what: str, first: int = 1) -> Header:
    """Return the fields of a header that begins in line `first`. Raises DocumentError."""
    try:
        found = _parsed(text)
    except _NOT_YAML as error:
        raise DocumentError(f"{what} is not YAML ({_where(error, first)})") from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise DocumentError(f'{what} is not a list of fields as in "title: …"')
    return cast(dict[str, Any], found)


def metadata(body: str) -> Header:
    """Return the fields of the metadata block of a dataset card; one that is not YAML has none."""
    block = METADATA.match(body)
    try:
        found = _parsed(block[0].strip().strip("-")) if block else None
    except _NOT_YAML:
        return {}
    return cast(dict[str, Any], found) if isinstance(found, dict) else {}


def _parsed(text: str) -> object:
    _refuse_bombs(text)
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the C twin of the safe loader


def _refuse_bombs(text: str) -> None:
    """Refuse what would unfold without end, or overflow the stack of the parser in C."""
    depth = 0
    for event in cast(Any, yaml.parse(text, Loader=_LOADER)):
        depth += isinstance(event, _OPENS) - isinstance(event, _CLOSES)
        if depth > _DEEPEST:
            raise ValueError("it is nested too deeply")
        if isinstance(event, yaml.AliasEvent):
            raise ValueError("it refers to itself by *, which is not read")


def _where(error: Exception, first: int) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + first}: {problem}" if mark else str(problem)
