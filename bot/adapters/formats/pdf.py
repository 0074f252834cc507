"""The text of a PDF, page by page: by pypdf, and by PDFium what that refuses."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from bot.adapters.formats.faults import UnreadableError
from bot.domain.extracts import Extract, bound, clean, tidy
from bot.domain.text import key

MOST_PAGES = 3000
LONGEST = 10_000_000  # characters
_NUMBER = re.compile(
    r"(?i)\s*(?:page\s*)?[-–—\[(]?\s*\d{1,4}\s*(?:(?:of|/|von|de|sur)\s*\d{1,4})?\s*[-–—\])]?\s*"
)
_PAGE = re.compile(r"(?i)\b(?:page|seite|p\.)\s*\d+(?:\s*(?:of|/|von)\s*\d+)?")
_HYPHEN = re.compile(r"(\w+)[-\u2010\u00ad]\n([a-z]\w*)")
_KEEPS = frozenset("non self co pre re post sub multi third cross opt text share well".split())
_GLYPH = re.compile(r"/(?:g|G|C|cid:?)\d+|\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_PASSWORD = "it is a PDF with a password; save it without one"  # noqa: S105  a sentence
_END = b"%%EOF"

_Pages = tuple[list[str], list[int], str, dict[int, list[tuple[int, str]]]]


def read_pdf(data: bytes) -> Extract:
    """Return the text of all pages. Raises UnreadableError."""
    pages, lost, title, outline = _read(data)
    cleaned = [clean(page) for page in pages]
    texts = [
        tidy(_joined(_titled(text, outline.get(n, [])))) for n, (text, _) in enumerate(cleaned)
    ]
    texts = _without_running(texts)
    text, begins = bound(texts)
    _refuse_unread(text, len(pages), lost)
    return Extract(
        text,
        title=clean(title)[0].strip(),
        pages=begins,
        remarks=tuple(_remarks(data, texts, lost)),
        unseen="".join(unseen for _, unseen in cleaned),
    )


def _read(data: bytes) -> _Pages:
    """Take the reader that finds more text."""
    try:
        pages, lost, title, outline = _by_pypdf(data)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        if type(error).__name__ == "LimitReachedError":
            raise UnreadableError(
                "it unfolds to far more than its size, as bombs do; export it again"
            ) from error
        return _by_pdfium(data, error)
    if lost or not _words(pages):
        try:
            others, still, name, _ = _by_pdfium(data, None)
        except UnreadableError:
            return pages, lost, title, outline
        if _words(others) > _words(pages):
            return others, still, title or name, outline
    return pages, lost, title, outline


def _by_pypdf(data: bytes) -> _Pages:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(_PASSWORD)
    count = len(reader.pages)
    _refuse_count(count)
    pages, lost = _each(count, lambda n: reader.pages[n].extract_text())
    return (
        pages,
        lost,
        _told(lambda: str(reader.metadata.title or "") if reader.metadata else ""),
        _outline(reader),
    )


def _by_pdfium(data: bytes, why: Exception | None) -> _Pages:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(_PASSWORD) from error
        raise UnreadableError("it is a damaged PDF; export it again") from (why or error)
    try:
        count = len(document)
        _refuse_count(count)

        def page(number: int) -> str:
            return str(document[number].get_textpage().get_text_bounded()).replace("\ufffe", "-")

        pages, lost = _each(count, page)
        return pages, lost, _told(lambda: str(document.get_metadata_value("Title"))), {}
    finally:
        document.close()


def _each(count: int, page: Callable[[int], str]) -> tuple[list[str], list[int]]:
    """Return the text of each page, and the numbers of those that fail."""
    pages, lost, size = list[str](), list[int](), 0
    for number in range(count):
        try:
            text = page(number)
        except MemoryError:
            raise
        except Exception as error:
            if type(error).__name__ == "LimitReachedError":
                raise
            text = ""
            lost.append(number)
        size += len(text)
        if size > LONGEST:
            raise UnreadableError("it holds more than 10 million characters; split it")
        pages.append(text)
    return pages, lost


def _refuse_count(count: int) -> None:
    if count > MOST_PAGES:
        raise UnreadableError(f"it has more than {MOST_PAGES} pages; split it")
    if not count:
        raise UnreadableError("it is a PDF without pages; export it again")


def _refuse_unread(text: str, count: int, lost: Sequence[int]) -> None:
    if not text.strip():
        if lost:
            raise UnreadableError("it is a damaged PDF; export it again")
        what = "its only page holds" if count == 1 else f"its {count} pages hold"
        raise UnreadableError(
            f"{what} no text, as scans do; run text recognition on it and save it again"
        )
    odd = len("".join(_GLYPH.findall(text)))
    if odd > len(text) // 3:
        raise UnreadableError(
            "its fonts do not say which letters they show; run text recognition on it"
        )


def _remarks(data: bytes, texts: Sequence[str], lost: Sequence[int]) -> Iterator[str]:
    if _END not in data[-2048:]:
        yield "the PDF breaks off, so that its last pages may be missing; export it again"
    if lost:
        yield f"page {_ranges(lost)} cannot be read; export it again"
    empty = [n for n, text in enumerate(texts) if not text.strip() and n not in lost]
    if empty:
        yield f"there is no text on page {_ranges(empty)}, as in scans; run text recognition on it"


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers, which count from 1: "2-4, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0] + 1}-{r[-1] + 1}" if len(r) > 1 else f"{r[0] + 1}" for r in runs)


def _words(pages: Sequence[str]) -> int:
    return sum(sum(char.isalnum() for char in page) for page in pages)


def _told(value: Callable[[], str]) -> str:
    try:
        return value()
    except Exception:  # noqa: BLE001  a title may break in any way, and is not needed
        return ""


def _outline(reader: Any) -> dict[int, list[tuple[int, str]]]:
    """Return depth and words of the bookmarks, by page."""
    found: dict[int, list[tuple[int, str]]] = {}

    def walk(entries: list[Any], depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(cast(list[Any], entry), depth + 1)
            else:
                page = reader.get_destination_page_number(entry)
                if page is not None:
                    found.setdefault(page, []).append((depth, key(str(entry.title))))

    try:
        walk(reader.outline, 1)
    except Exception:  # noqa: BLE001  bookmarks may break in any way, and are not needed
        return found
    return found


def _titled(text: str, marks: Sequence[tuple[int, str]]) -> str:
    """Write lines that a bookmark names as headings."""
    levels = {words: depth for depth, words in marks if words}
    if not levels:
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        depth = levels.pop(key(line), 0) if len(line) <= 200 else 0
        if depth:
            lines[at] = f"\n{'#' * min(depth, 6)} {line.strip()}\n"
    return "\n".join(lines)


def _joined(text: str) -> str:
    """Put words together again that were broken at the end of a line."""

    def whole(found: re.Match[str]) -> str:
        hyphen = "-" if found.group(1).lower() in _KEEPS else ""
        return f"{found.group(1)}{hyphen}{found.group(2)}"

    return _HYPHEN.sub(whole, text)


def _without_running(pages: list[str]) -> list[str]:
    """Drop page numbers, and lines that open or close page after page, but for the first time."""
    times: dict[str, int] = {}
    for page in pages:
        for line in {_bare(line) for line in _edges(page)}:
            times[line] = times.get(line, 0) + 1
    running = {line for line, count in times.items() if count >= 3 and count * 2 >= len(pages)}
    kept: set[str] = set()
    return [_trimmed(page, running, kept) for page in pages]


def _trimmed(page: str, running: set[str], kept: set[str]) -> str:
    lines = page.split("\n")
    for place in (0, -1):
        while lines and (not lines[place].strip() or _is_running(lines[place], running & kept)):
            lines.pop(place)
    kept |= {_bare(line) for line in _edges(page)}
    return "\n".join(lines)


def _is_running(line: str, running: set[str]) -> bool:
    return bool(_NUMBER.fullmatch(line)) or _bare(line) in running


def _edges(page: str) -> list[str]:
    lines = [line for line in page.split("\n") if line.strip()]
    return [*lines[:2], *lines[-2:]]


def _bare(line: str) -> str:
    return _PAGE.sub("#", line).strip()
