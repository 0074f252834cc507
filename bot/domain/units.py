"""Sentences and list items: the units in which a text is quoted."""

import re
from collections.abc import Iterator
from itertools import pairwise

_LINE = re.compile(r"[^\n]*\n?")
METADATA = re.compile(r"\s*---[^\S\n]*\n(?=[\w-]+:)(?:(?!---)[^\S\n]*\S.*\n)*---[^\S\n]*(?:\n|\Z)")
_ALONE = re.compile(
    r"\s{0,3}(?:\#{1,6}\s.*|(?:\d[\d.]*\\?[.)]?\s+)?\*\*[^*]+\*\*[:.]?|\|.*|`{3,}.*|~{3,}.*)\s*"
)
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_BULLET = re.compile(r"\s*[-*+•·▪‣●○◦–—]\s+\S")
_NUMBER = re.compile(
    r"""\s*(?:
        \\?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,5})\\?[.)]   # 1.  1.1.  (a)  iv)
      | \d{1,2}(?:\.\d{1,2})+                                          # 1.1
      | §\s?\d+
    )\s+\S""",
    re.VERBOSE,
)
# A marker, or a title that runs into its text: "1.", "2. Grant of Licence.", "**Fees.**"
_TITLE = re.compile(
    r"""\s*(?:[-*+•]\s+)?(?:
        \\?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,5})\\?[.)]+(?:(?:\s+[^\s.]+){1,6}\.)?
      | \d{1,2}(?:\.\d{1,2})+(?:\s+[^\s.]+){1,6}\.
      | (?:\d[\d.]*\\?[.)]?\s+)?\*\*[^*]{1,60}(?:\*\*\.?|\.)
    )[*_]*""",
    re.VERBOSE,
)
_CLOSED = re.compile(r"(?:[.;:!?,)\]\"”’*_]|[;,]\s*(?:and|or)|\b(?:and|or))\s*$")
_REFERRING = re.compile(
    r"(?:\b(?:sub)?(?:section|clause|paragraph|article)s?|\b(?:of|to|under|with|version|the|by"
    r"|from|in|at|than)|[^;,]\s(?:and|or))\s*$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)|[。！？]+[」』”’）]*")
_TOKEN = re.compile(r"[^\s(\[\"“‘'*_]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+")
_SHORTENED = (
    "inc ltd corp co llc plc mr mrs ms dr prof st vs v cf al approx incl resp ca viz jr sr dept est"
    " jan feb mar apr jun jul aug sept oct nov dec"
)
_SHORTENED_BEFORE_NUMBER = "no nos art arts sec secs fig figs p pp vol ch para cl eq"
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_BEFORE_NUMBER = frozenset(_SHORTENED_BEFORE_NUMBER.split())
_SHORT = 60


def units(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences and list items of `text`, in order, `start` added.

    Every non-blank character is in exactly one unit, and no unit begins or ends
    with white space. A line break inside a paragraph ends nothing; blank lines,
    list markers, headings and table rows do. In the metadata block of a dataset
    card a field stays together with its list.
    """
    for block_start, block_end in _blocks(text):
        whole = _ALONE.fullmatch(text, block_start, block_end)
        cut = _trimmed if whole else _sentences
        for a, b in cut(text, block_start, block_end):
            yield start + a, start + b


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    metadata = METADATA.match(text)
    metadata_end = metadata.end() if metadata else 0
    borders = [0]
    previous = ""
    for match in _LINE.finditer(text):
        line, a, b = match.group(), match.start(), match.end()
        if a == metadata_end:
            borders.append(a)
            previous = ""
        if a < metadata_end:
            borders += [a] if line[0] not in " \t-\n" or line.startswith("---") else []
        elif not line.strip():
            borders.append(a)
        elif _ALONE.fullmatch(line):
            borders += [a, b]
            line = ""
        elif _UNDERLINE.fullmatch(line):
            borders.append(b)
            line = ""
        elif _begins_item(line, previous):
            borders.append(a)
        previous = line
    borders.append(len(text))
    for a, b in pairwise(borders):
        if a < b:
            yield a, b


def _begins_item(line: str, previous: str) -> bool:
    """Tell a list item or clause from a wrapped line that happens to begin with a number."""
    if _BULLET.match(line):
        return True
    if not _NUMBER.match(line):
        return False
    if not previous.strip():
        return True
    if _REFERRING.search(previous):
        return False
    return bool(_CLOSED.search(previous) or _NUMBER.match(previous) or len(previous) < _SHORT)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if not _ends_sentence(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    if mark.group()[0] in "。！？":
        return True
    following = text[mark.end() : min(end, mark.end() + 40)].lstrip()[:1]
    if not following or following.islower():
        return False
    if mark.group()[0] != ".":
        return True
    if _TITLE.fullmatch(text, begin, mark.end()):
        return False
    token = _TOKEN.search(text[max(begin, mark.start() - 20) : mark.start() + 1])
    word = token.group() if token else ""
    if _INITIALS.fullmatch(word) or word[:-1].lower() in _ABBREVIATIONS:
        return False
    return not (word[:-1].lower() in _BEFORE_NUMBER and following in "0123456789(§IVX")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[start:end]
    if stretch.strip():
        left = start + len(stretch) - len(stretch.lstrip())
        yield left, start + len(stretch.rstrip())
