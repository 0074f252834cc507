"""The headings of a text, however it marks them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.text import normalise

_LINE = re.compile(r"[^\n]*\n?")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ATX = re.compile(r"\s{0,3}(#{1,6})\s+(\S.*)")
_UNDERLINE = re.compile(r"\s{0,3}(={3,}|-{3,})\s*")
_BOLD = re.compile(r"\s{0,3}((?:\d[\d.]*\\?[.)]?\s+)?)(\*\*|__)(?![\s*_])((?:(?!\2).)+)\2[:.]?\s*")
_NUMBERED = re.compile(r"\s{0,3}(\d{1,2}\\?[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\\?\.?)\s+([A-Z“\"].*)")
_BARE_NUMBER = re.compile(r"\s{0,3}\d{1,2}\.")
_NAMED = re.compile(
    r"\s{0,3}((?:Section|Article|Part|Appendix|Annex|Exhibit|Schedule|Chapter|Preamble)\b.*)",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"\s{0,4}(\d{1,2}\\?\.\s+[A-Z][\w,’'&/()-]*(?: [\w,’'&/()-]+){0,6})[.:—]\s+\S")
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|\s*\{#[^}]*\}")
_BULLET = re.compile(r"\A[-*+•]\s+")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_TWO_SENTENCES = re.compile(r"[^\W\d]{2}[.!?] +[^\W\d]")
_SMALL_WORDS = "a an and as at by for from in into of on or our the their to with your"
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGEST = 120
_BELOW_MARKDOWN = 7
_LEAF = 99  # has nothing below it
_Reading = tuple[int, str, int]  # level, title, and the number of lines that the heading takes
_NONE: _Reading = (0, "", 0)
_CONTENTS = ("contents", "table of contents")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands, where the text below it begins, how deep it is, and its words."""

    start: int
    end: int
    level: int
    title: str


def headings(text: str) -> Iterator[Heading]:
    """Yield the headings of `text` in order.

    ATX and Setext headings, lines that are all bold or all capitals, and
    numbered clause titles, on a line of their own or running into the text.
    Code fences have none. A heading that runs into its text has `end == start`.
    """
    lines = [(match.group(), match.start()) for match in _LINE.finditer(text)]
    fence = ""
    for index, (line, start) in enumerate(lines):
        opening = _FENCE.match(line)
        if opening and (not fence or opening.group(1)[0] == fence):
            fence = "" if fence else opening.group(1)[0]
        if fence or opening or not line.strip():
            continue
        before = lines[index - 1][0] if index else ""
        below = lines[index + 1][0] if index + 1 < len(lines) else ""
        level, title, height = _read(line, before, below, _next_text(lines, index))
        words = clean(title)
        if level and words:
            level = _LEAF if words.casefold() in _CONTENTS else level
            end = start + len(line) + (len(below) if height == 2 else 0)
            yield Heading(start, end if height else start, level, words)


def clean(title: str) -> str:
    """The words of a heading without its Markdown."""
    bare = _BULLET.sub("", _ESCAPE.sub("", _LINK.sub(r"\1", title)).strip().rstrip("#"))
    return normalise(bare.replace("**", "").replace("__", "").replace("`", ""))[:_LONGEST]


def _read(line: str, before: str, below: str, following: str) -> _Reading:
    if atx := _ATX.fullmatch(line.rstrip()):
        return len(atx.group(1)), atx.group(2), 1
    if before.strip() and not _UNDERLINE.fullmatch(before):
        return _NONE
    line = line.rstrip()
    return (
        _underlined(line, below)
        or _marked(line, below)
        or _numbered(line, following)
        or _run_in(line)
        or _NONE
    )


def _underlined(line: str, below: str) -> _Reading | None:
    under = _UNDERLINE.fullmatch(below)
    if under and len(line) <= 200 and line.lstrip()[0] not in "|>-":
        return (1 if "=" in under.group(1) else 2), line, 2
    if _BARE_NUMBER.fullmatch(line) and below[:1].isupper() and _titular(below, 10):
        return _BELOW_MARKDOWN + 1, f"{line} {below}", 2
    return None


def _marked(line: str, below: str) -> _Reading | None:
    """Read a line that is all bold, begins with "Section", or is all capitals."""
    bold = _BOLD.fullmatch(line)
    if bold and _titular(bold.group(3), 12):
        depth = _depth(bold.group(1) + bold.group(3))
        leaf = line.rstrip(" *_").endswith(":") and not depth
        return (_LEAF if leaf else _BELOW_MARKDOWN + depth), line, 1
    named = _NAMED.fullmatch(line)
    if not below.strip() and ((named and _titular(named.group(1), 12)) or _capitals(line)):
        return _BELOW_MARKDOWN + _depth(line.strip(" *_")), line, 1
    return None


def _numbered(line: str, following: str) -> _Reading | None:
    numbered = _NUMBERED.fullmatch(line)
    if numbered and _titular(numbered.group(2), 10):
        if _same_list(numbered.group(1), following):
            return None
        return _BELOW_MARKDOWN + _depth(numbered.group(1)), line, 1
    return None


def _run_in(line: str) -> _Reading | None:
    """Read "2. Grant of Licence. We grant ...": the text goes on in the same line."""
    run_in = _RUN_IN.match(line)
    words = run_in.group(1).split()[1:] if run_in else []
    if run_in and all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return _BELOW_MARKDOWN + 1, run_in.group(1), 0
    return None


def _titular(title: str, longest: int) -> bool:
    """A title is short, and a sentence is none: full stops only end a very short one."""
    words = len(title.split())
    if len(title) > _LONGEST or words > longest or _TWO_SENTENCES.search(title):
        return False
    return title.rstrip(" *_")[-1:] not in ".;,!" or (title.rstrip(" *_")[-1] == "." and words <= 6)


def _depth(number: str) -> int:
    digits = re.match(r"\d+(?:\.\d+)*", number)
    return digits.group().count(".") + 1 if digits else 0


def _same_list(number: str, following: str) -> bool:
    """Titles are followed by text or by deeper clauses, the items of a list by the next item."""
    this, nxt = _NUMBER.match(number), _NUMBER.match(following)
    if not this or not nxt:
        return not following.strip()
    *outer, last = map(int, this.group(1).split("."))
    return [*outer, last + 1] == [int(part) for part in nxt.group(1).split(".")]


def _capitals(line: str) -> bool:
    words = line.strip()
    letters = sum(char.isalpha() for char in words)
    return words.isupper() and letters >= 8 and len(words) <= 80 and words[-1] not in ".;,|"


def _next_text(lines: list[tuple[str, int]], index: int) -> str:
    for line, _ in lines[index + 1 : index + 6]:
        if line.strip():
            return line
    return ""
