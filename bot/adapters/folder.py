"""Documents from a folder of Markdown and text files."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from bot.domain.documents import Document
from bot.domain.errors import DocumentError, KnowledgeError
from bot.domain.headers import Header, read_document
from bot.domain.units import METADATA
from bot.ports import Refusal

SUFFIXES = (".md", ".txt")
LARGEST = 20_000_000  # bytes; a text beyond that is no document

_HEADER = re.compile(r"\ufeff?---[^\S\n]*\n(.*?)(?:(?<=\n)|\A)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_OPENING = re.compile(r"\ufeff?---[^\S\n]*\n")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOT_YAML = (yaml.YAMLError, ValueError, RecursionError, AttributeError)


class Folder:
    """A knowledge root: every .md and .txt file beneath it but README.md and dot files.

    Links that lead out of the root are not followed, and only regular files are
    read. Offsets count the characters of `Path.read_text(encoding="utf-8")`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self) -> Iterable[Document | Refusal]:
        """Yield a document or a refusal for each file, sorted by path.

        Raises KnowledgeError when the root is no folder that can be read.
        """
        try:
            next(self.root.iterdir(), None)
        except OSError as error:
            raise KnowledgeError(
                f"The knowledge root {self.root} cannot be read ({error.strerror}); "
                "create it or correct KNOWLEDGE_DIRS."
            ) from error
        return self._read()

    def _read(self) -> Iterator[Document | Refusal]:
        for file, path in self._files():
            try:
                yield _document(file, path)
            except DocumentError as error:
                yield Refusal(path, str(error))

    def _files(self) -> list[tuple[Path, str]]:
        top = Path(os.path.realpath(self.root))
        found: list[tuple[Path, str]] = []
        for folder, folders, names in os.walk(top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                file = Path(folder, name)
                inside = Path(os.path.realpath(file)).is_relative_to(top)
                if _is_document(name) and inside and file.is_file():
                    path = file.relative_to(top).as_posix()
                    found.append((file, path.encode("utf-8", "replace").decode()))
        return sorted(found, key=lambda entry: entry[1])


def _is_document(name: str) -> bool:
    return (
        name.lower().endswith(SUFFIXES) and not name.startswith(".") and name.lower() != "readme.md"
    )


def _document(file: Path, path: str) -> Document:
    text = _text(file, path)
    header, body_start = _header(text, path)
    return read_document(path, text, header, body_start, _metadata(text[body_start:]))


def _metadata(body: str) -> Header:
    """Return the fields of the metadata block of a dataset card; one that is not YAML has none."""
    block = METADATA.match(body)
    try:
        fields = _parsed(block[0].strip().strip("-")) if block else None
    except _NOT_YAML:
        return {}
    return cast(dict[str, Any], fields) if isinstance(fields, dict) else {}


def _text(file: Path, path: str) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise DocumentError(f"{path}: it is larger than 20 MB; split it into several files.")
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path}: it is not UTF-8 text; save it as UTF-8.") from error
    except OSError as error:
        raise DocumentError(f"{path}: it cannot be read ({error.strerror}).") from error
    if "\0" in text:
        raise DocumentError(f"{path}: it holds NUL bytes; save it as plain UTF-8 text.")
    return text


def _header(text: str, path: str) -> tuple[Header, int]:
    """Return the fields of the first block between `---` lines, and where the text begins."""
    if not _OPENING.match(text):
        return {}, 0
    block = _HEADER.match(text)
    if not block:
        raise DocumentError(f'{path}: the header has no closing "---" line; add it.')
    try:
        fields = _parsed(block.group(1))
    except _NOT_YAML as error:
        raise DocumentError(f"{path}: the header is not YAML ({_where(error)}).") from error
    if fields is None:
        return {}, block.end()
    if not isinstance(fields, dict):
        raise DocumentError(f'{path}: the header is not a list of fields as in "title: …".')
    return cast(dict[str, Any], fields), block.end()


def _parsed(text: str) -> object:
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - the C twin of the safe loader


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"line {mark.line + 2}: {problem}" if mark else problem
