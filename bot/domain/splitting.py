"""A document into passages by its headings, and a passage into pieces to embed."""

import re
from collections.abc import Iterator

from bot.domain.documents import Document, Passage, Piece
from bot.domain.headings import Heading, headings
from bot.domain.text import key
from bot.domain.units import METADATA, units

__all__ = ["VERSION", "passages", "pieces", "units"]

VERSION = "1"  # a change of what these functions return is a new version
LONGEST_PASSAGE = 3000
PIECE = 450
LONGEST_PIECE = 1000

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_TO_ANCHOR = re.compile(r"\[[^\]\n]*\]\(#[^)\n]*\)")
_PAUSES = (re.compile(r"[;,:]\s"), re.compile(r"\s"))


def passages(document: Document) -> tuple[Passage, ...]:
    """Cut the body into sections; each knows its place in the text and its path of headings.

    Together they hold every non-blank character of the body once, in order. A
    heading with nothing of its own stands at the top of the first section below it.
    """
    found: list[Passage] = []
    for start, end, heading in _sections(document):
        for a, b in _cut(document.text, start, end):
            found.append(Passage(document.id, a, b, heading, document.text[a:b]))
    return tuple(found)


def pieces(passage: Passage) -> tuple[Piece, ...]:
    """Cut a passage into runs of whole sentences of about 100 tokens, never over 1,000 characters.

    A run that would stand alone as a short sentence takes the sentence before it
    along; otherwise runs do not overlap. Rulers and tables of contents are left out:
    a passage without pieces is never found by a search.
    """
    spans = [span for unit in units(passage.text, passage.start) for span in _short(passage, unit)]
    runs: list[list[tuple[int, int]]] = []
    for span in spans:
        if runs and span[1] - runs[-1][0][0] <= PIECE:
            runs[-1].append(span)
        else:
            runs.append([span])
    found: list[Piece] = []
    for number, run in enumerate(runs):
        start, end = run[0][0], run[-1][1]
        if number and end - start < PIECE // 2:
            before = runs[number - 1][-1][0]
            start = before if end - before <= LONGEST_PIECE else start
        text = passage.text[start - passage.start : end - passage.start]
        if _says_something(text):
            found.append(Piece(start, end, text))
    return tuple(found)


def _says_something(text: str) -> bool:
    bare = _TO_ANCHOR.sub("", text)
    return any(char.isalnum() for char in bare) and len(bare) > len(text) // 4


def _sections(document: Document) -> Iterator[tuple[int, int, str]]:
    text, offset = document.body, document.body_start
    metadata = METADATA.match(text)
    below = metadata.end() if metadata else 0
    if metadata:
        yield offset, offset + below, "Metadata"
    marks = [
        Heading(mark.start + below, mark.end + below, mark.level, mark.title)
        for mark in headings(text[below:])
    ]
    path: list[Heading] = []
    start = below
    for mark, following in zip([None, *marks], [*marks, None], strict=True):
        if mark:
            while path and path[-1].level >= mark.level:
                path.pop()
            path.append(mark)
        end = following.start if following else len(text)
        deeper = bool(mark and following and following.level > mark.level)
        if deeper and mark and not text[mark.end : end].strip():
            continue  # only a heading: it goes with the section below it
        yield offset + start, offset + end, _name(path, document.title)
        start = end


def _name(path: list[Heading], title: str) -> str:
    titles = [mark.title for mark in path]
    if titles and path[0].level == 1 and key(titles[0]) == key(title):
        titles = titles[1:]
    return " > ".join(titles)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield trimmed stretches of at most LONGEST_PASSAGE, ended at a paragraph or a sentence."""
    while True:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(text[start:end].rstrip())
        if start >= end:
            return
        parts = -(-(end - start) // LONGEST_PASSAGE)
        border = end
        if parts > 1:
            border = _border(text, start, start + (end - start) // parts)
        yield start, start + len(text[start:border].rstrip())
        start = border


def _border(text: str, start: int, wanted: int) -> int:
    """Find the last paragraph, or else sentence, or else word that ends before the limit."""
    limit = min(start + LONGEST_PASSAGE, wanted + LONGEST_PASSAGE // 6)
    least = start + (wanted - start) // 2
    paragraphs = [match.start() for match in _PARAGRAPH.finditer(text, least, limit)]
    if paragraphs:
        return min(paragraphs, key=lambda place: abs(place - wanted))
    ends = [b for _, b in units(text[start:limit], start) if least <= b < limit]
    return ends[-1] if ends else _pause(text, least, limit)


def _pause(text: str, least: int, limit: int) -> int:
    for pause in _PAUSES:
        stops = [match.end() for match in pause.finditer(text, least, limit)]
        if stops:
            return stops[-1]
    return limit


def _short(passage: Passage, unit: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long to embed at its commas, or else anywhere."""
    start, end = unit
    while end - start > LONGEST_PIECE:
        text = passage.text[start - passage.start : end - passage.start]
        border = _pause(text, PIECE // 2, PIECE)
        yield start, start + len(text[:border].rstrip())
        start += border + len(text[border:]) - len(text[border:].lstrip())
    yield start, end
