"""One file into its text, in whatever way its content wants; runs in the child process."""

from bot.adapters.formats.charsets import decode
from bot.adapters.formats.faults import UnreadableError
from bot.adapters.formats.types import NAMED, Type, binary_type, is_page
from bot.domain.extracts import Extract, clean

LONGEST = 10_000_000  # characters


def read_file(name: str, data: bytes) -> Extract:
    """Return what a file says, and whether its name fits. Raises UnreadableError."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableError("it is empty; write it, or take it out")
    named = NAMED.get(name.rsplit(".", 1)[-1].lower()) if "." in name else None
    found, extract = _read(data, named)
    if len(extract.text) > LONGEST:
        raise UnreadableError("it holds more than 10 million characters; split it")
    if named is None or named is found:
        return extract
    lie = f"its name says {named} and its content is {found}, which was read; rename it"
    return Extract(
        extract.text, extract.title, extract.language, extract.pages,
        (lie, *extract.remarks), extract.unseen,
    )  # fmt: skip


def _read(data: bytes, named: Type | None) -> tuple[Type, Extract]:
    kind = binary_type(data)
    if kind is Type.PDF:
        from bot.adapters.formats.pdf import read_pdf

        return kind, read_pdf(data)
    if kind is Type.WORD:
        from bot.adapters.formats.word import read_word

        return kind, read_word(data)
    decoded = decode(data)
    if is_page(decoded.text, named):
        from bot.adapters.formats.html import read_html

        return Type.HTML, read_html(decoded)
    text, unseen = clean(decoded.text)
    if not text.strip():
        raise UnreadableError("there is no text in it; write it, or take it out")
    if named is Type.HTML and not _has_words(text):
        raise UnreadableError("it is a page without text; save the text itself")
    return Type.TEXT, Extract(text, remarks=decoded.remarks, unseen=unseen)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
