"""Documents from a folder of files."""

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.adapters.folder.files import Found, ending, find, read
from bot.adapters.folder.header import fields, header, metadata
from bot.adapters.folder.known import Known
from bot.domain.documents import Document
from bot.domain.errors import DocumentError, KnowledgeError
from bot.domain.extracts import Extract
from bot.domain.headers import Header, read_document
from bot.ports.documents import Extractor, Refusal

_TEXT = ("md", "markdown", "txt", "text")
_FOREIGN = ("%PDF-", "<!doctype html", "<html", "{\\rtf")


class Folder:
    """A knowledge root: every document beneath it but README.md and dot files.

    Links that lead out of the root are not followed, and only regular files are read.
    Offsets in a text file in UTF-8 count the characters of `Path.read_text(encoding="utf-8")`.
    Other files are taken apart by `extractor`, and offsets count the text that it returns;
    without one they are refused. Of files that are `known` the document is there already.
    """

    def __init__(
        self, root: Path, extractor: Extractor | None = None, known: Known | None = None
    ) -> None:
        self.root = root
        self._extractor = extractor
        self._known = known

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
        top = Path(os.path.realpath(self.root))
        for file in find(top):
            try:
                yield self._document(top, file)
            except DocumentError as error:
                told = str(error)
                whole = told if told.startswith(file.shown) else f"{file.shown}: {told}."
                yield Refusal(file.shown, whole)

    def _document(self, top: Path, file: Found) -> Document:
        if file.fault:
            raise DocumentError(file.fault)
        data, beside = read(top, file.place), _beside(top, file.place)
        text = _plain(file.place.name, data)
        extract = self._extracted(file, data) if text is None else Extract(text)

        def document() -> Document:
            told, start = _headed(extract.text, _fields(beside, file.place))
            block = metadata(extract.text[start:])
            return read_document(file.shown, extract.text, told, start, block, extract=extract)

        known = self._known
        return known.document(file.path, data, beside, document) if known else document()

    def _extracted(self, file: Found, data: bytes) -> Extract:
        if self._extractor is None:
            raise DocumentError("it is not UTF-8 text; save it as UTF-8")
        return self._extractor.extract(file.place.name, data)


def _plain(name: str, data: bytes) -> str | None:
    """Return the text of a text file in UTF-8; what is anything else has to be taken apart."""
    if ending(name) not in _TEXT or 0 in data or b"\x1b" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if text[:1024].lstrip("\ufeff \t\r\n").lower().startswith(_FOREIGN):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _headed(text: str, beside: Header | None) -> tuple[Header, int]:
    own, start = header(text)
    if beside is not None and own:
        raise DocumentError(
            "it has a header, and so has the .yaml file beside it; keep one of them"
        )
    return (own if beside is None else beside), start


def _beside(top: Path, file: Path) -> bytes | None:
    """Return what `NAME.yaml` beside a document holds, or None when there is none."""
    place = file.with_suffix(".yaml")
    if not os.path.lexists(place):
        return None
    with _blaming(place):
        return read(top, place)


def _fields(beside: bytes | None, file: Path) -> Header | None:
    """Return the header beside a document, or None when there is none."""
    place = file.with_suffix(".yaml")
    with _blaming(place):
        return None if beside is None else fields(beside.decode("utf-8"), place.name)


@contextmanager
def _blaming(place: Path) -> Generator[None]:
    """Name the file beside a document as the one that has the fault."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise DocumentError(f"{place.name} is not UTF-8 text; save it as UTF-8") from error
    except DocumentError as error:
        told = str(error)
        raise DocumentError(
            told if place.name in told else f"{place.name} beside it: {told}"
        ) from error
