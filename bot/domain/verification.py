"""A quotation as somebody else wrote it down, against the document that it claims to quote.

Tolerant of typography, spaces, Markdown and honest omissions; of nothing else. What is
shown afterwards is never the string that was checked but the stored sentences around it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.answers import Quote
from bot.domain.documents import Document
from bot.domain.text import normalise
from bot.domain.units import units

LONGEST_GAP = 300  # characters that an ellipsis may stand for
_TRIES = 50  # places of the first part that are looked at
_AROUND = " \t\n\"'“”„‟‘’‚«»"  # what a quotation may be wrapped in
_MARKS = frozenset("*_`\\")  # Markdown's emphasis and escapes
_MARKER = re.compile(r"(?:^|(?<=\n))[^\S\n]*(?:[-+•·▪‣●○◦‐‑‒–—−]|#{1,6}|>)(?=\s)")
_ELLIPSIS = re.compile(r"\s*[\[(]?\.{3,}[\])]?\s*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # written without spaces
_WORD = re.compile(r"\w+")
_TURNS = re.compile(
    r"""\b(?:not|no|non|nor|none|never|neither|cannot|without|unless|except\w*|exclud\w*|only
    |prohibit\w*|forbid\w*|forbidden|unlawful\w*|refrain\w*|other\sthan|rather\sthan|instead\sof
    |nicht|kein\w*|nie|niemals|ohne|nur|außer|ausser|verboten|untersagt|weder|noch
    |ne|pas|jamais|aucun\w*|sans|sauf|interdit\w*|nunca|jamás|ning\w+|sin|salvo|excepto|prohib\w*|ni
    )\b|n't\b|[不非未無无禁除]|ない|ません|않|금지""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text made comparable; `places[i]` is where character i of `text` came from."""

    text: str
    places: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def verify(text: str, document: Document) -> Quote | None:
    """Return the stored sentences that a quotation comes from; None when it is none.

    Each part between ellipses has to stand in the body of the document, in order, on
    word borders; the longest has at least 20 characters and four words, each at least
    three words. Nothing that turns a sentence around may stand in what an ellipsis
    leaves out, nor before the quotation in its own sentence.
    """
    parts = _parts(text)
    if not parts or max(_size(part) for part in parts) < 20:
        return None
    if min(_words(part) for part in parts) < 3 or max(_words(part) for part in parts) < 4:
        return None
    stored = _of_body(document.text, document.body_start)
    for start, end in _matches(parts, stored):
        first = bisect_right(stored.starts, stored.places[start]) - 1
        before = bisect_left(stored.places, stored.starts[first])
        if not _TURNS.search(stored.text[before:start]):
            last = bisect_left(stored.ends, stored.places[end - 1] + 1)
            a, b = stored.starts[first], stored.ends[last]
            return Quote(document.id, a, b, document.text[a:b])
    return None


def turns(text: str) -> bool:
    """Tell whether a text, in any language read here, has a word that turns a sentence around."""
    return _TURNS.search(_fold(text, 0).text) is not None


def _parts(text: str) -> list[str]:
    folded = _fold(text.strip(_AROUND), 0).text
    parts = (part.strip(_AROUND) for part in _ELLIPSIS.split(folded))
    return [part for part in parts if part]


def _matches(parts: list[str], stored: _Folded) -> Iterator[tuple[int, int]]:
    """Yield the places where all parts stand one behind the other."""
    first, *others = parts
    for tried, start in enumerate(_places(first, stored.text, 0, len(stored.text))):
        if tried == _TRIES:
            return
        end: int | None = start + len(first)
        for part in others:
            end = _next(part, stored.text, end)
            if end is None:
                break
        if end is not None:
            yield start, end


def _next(part: str, text: str, end: int) -> int | None:
    """Return where the next part ends when it follows within reach and nothing turns it."""
    for start in _places(part, text, end, end + LONGEST_GAP + len(part)):
        return None if _TURNS.search(text[end:start]) else start + len(part)
    return None


def _places(part: str, text: str, begin: int, limit: int) -> Iterator[int]:
    start = text.find(part, begin, limit)
    while start >= 0:
        if not (_joined(text, start) or _joined(text, start + len(part))):
            yield start
        start = text.find(part, start + 1, limit)


def _joined(text: str, border: int) -> bool:
    """Tell whether a border cuts a word, a compound ("non-commercial") or a number in two."""
    left, right = text[max(0, border - 2) : border], text[border : border + 2]
    if not left or not right or _WIDE.match(left[-1]) or _WIDE.match(right[0]):
        return False
    if _lettered(left[-1]) and _lettered(right[0]):
        return True
    if right[0] in "'.," and len(right) == 2:
        kind = str.isalpha if right[0] == "'" else str.isdecimal
        return kind(left[-1]) and kind(right[1])
    if left[-1] in "'.," and len(left) == 2:
        kind = str.isalpha if left[-1] == "'" else str.isdecimal
        return kind(left[0]) and kind(right[0])
    return left[-1].isdecimal() and right[0] == "%"


def _lettered(char: str) -> bool:
    return char.isalnum() or char == "-" or unicodedata.category(char) == "Mn"


def _size(part: str) -> int:
    return len(part) + len(_WIDE.findall(part))


def _words(part: str) -> int:
    wide = len(_WIDE.findall(part))
    return len(_WORD.findall(_WIDE.sub(" ", part))) + wide // 2


@lru_cache(maxsize=64)
def _of_body(text: str, start: int) -> _Folded:
    return _fold(text[start:], start, tuple(units(text[start:], start)))


def _fold(text: str, offset: int, spans: tuple[tuple[int, int], ...] = ()) -> _Folded:
    skipped = {place for match in _MARKER.finditer(text) for place in range(*match.span())}
    folded: list[str] = []
    places: list[int] = []
    space = True
    for place, char in enumerate(text):
        if place in skipped or char in _MARKS:
            continue
        plain = ("" if space else " ") if char.isspace() else _plain(char)
        if plain:
            folded.append(plain)
            places += [offset + place] * len(plain)
            space = plain == " "
    return _Folded(
        "".join(folded), tuple(places), tuple(a for a, _ in spans), tuple(b for _, b in spans)
    )


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Fold one character; a raised or circled number stays what it is."""
    if unicodedata.category(char) == "No":
        return char
    return unicodedata.normalize("NFKD", normalise(char)).casefold()
