"""What a file is, by its content; its name is only compared with that."""

import io
import re
import zipfile
from collections.abc import Callable
from enum import StrEnum
from typing import Any, cast

from bot.adapters.formats.faults import UnreadableError


class Type(StrEnum):
    """What can be read."""

    PDF = "PDF"
    WORD = "Word"
    HTML = "HTML"
    TEXT = "text"


NAMED = {
    "pdf": Type.PDF, "docx": Type.WORD, "html": Type.HTML, "htm": Type.HTML, "xhtml": Type.HTML,
    "md": Type.TEXT, "markdown": Type.TEXT, "txt": Type.TEXT, "text": Type.TEXT,
}  # fmt: skip

_PAGE = re.compile(
    r"(?i)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b",
    re.DOTALL,
)
_ELEMENT = re.compile(r"(?i)<(?:p|div|body|h[1-6]|table|ul|ol|main|article|span|br)\b")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_INSIDE = (
    ("xl/", "an Excel workbook; save what it says as PDF or Word"),
    ("ppt/", "a PowerPoint file; save it as PDF"),
    ("META-INF/container.xml", "an e-book; save it as PDF or HTML"),
    ("content.xml", "an OpenDocument file; save it as Word (.docx) or PDF"),
)


def binary_type(data: bytes) -> Type | None:
    """Return PDF or Word, or None for what may be text. Raises UnreadableError for all else."""
    if b"%PDF-" in data[:1024]:
        return Type.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UnreadableError("it is an Office file with a password; save it without one")
        raise UnreadableError("it is a file of old Office; save it as Word (.docx) or PDF")
    if data.startswith(b"{\\rtf"):
        raise UnreadableError("it is an RTF file; save it as Word (.docx) or PDF")
    name = "" if _is_utf8(data) else _known(data)
    if name:
        raise UnreadableError(f"it is {name}, which cannot be read; save its text, or take it out")
    return None


def is_page(text: str, named: Type | None) -> bool:
    """Tell whether a text is HTML: it begins as a page, or is named so and has elements."""
    begins = _PAGE.match(text[:5000].lstrip("\ufeff"))
    return bool(begins or (named is Type.HTML and _ELEMENT.search(text[:20_000])))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return 0 not in data


def _zipped(data: bytes) -> Type:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("it is a damaged Word or ZIP file; save it again") from error
    if "word/document.xml" in names:
        return Type.WORD
    for begin, what in _INSIDE:
        if any(name.startswith(begin) for name in names):
            raise UnreadableError(f"it is {what}")
    raise UnreadableError("it is a ZIP archive; unpack it")


def _known(data: bytes) -> str:
    """The type of what is certainly no text; a signature in plain letters fits many a text."""
    import puremagic

    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return ""
    guess = cast(Callable[[bytes], list[Any]], puremagic.magic_string)  # it has no types
    try:
        found = guess(data)
    except (puremagic.PureError, ValueError):
        return ""
    for match in found:
        letters = all(32 <= byte < 127 for byte in match.byte_match)
        media = match.mime_type.startswith(("image/", "audio/", "video/"))
        if match.offset == 0 and len(match.byte_match) >= 3 and (media or not letters):
            return f"a file of type {match.mime_type or match.name}"
    return ""
