"""Text that is meant for machines: orders to them, what nobody sees, forged headers and rulings.

It has no effect on any verdict, and neither has finding it. It is found so that
the owner of a document hears of it.
"""

import re
from collections.abc import Iterable, Iterator

from bot.domain.machine_words import (
    CALL_AFTER,
    CALL_ALONE,
    CALL_BEFORE,
    CLEARED,
    HEADER_LINE,
    NAMES,
    ORDER,
    RULING,
    RULINGS,
    TAKEOVERS,
)
from bot.domain.text import normalise

MARK = "; tell its owner, "
_SHOWN = 60
_BEFORE, _AFTER = 50, 240  # characters around a machine's name that may turn to it

_TAGS = re.compile("[\U000e0020-\U000e007e]{4,}")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
_ZERO = "\u200b-\u200d\u2060-\u2064\u180e\ufeff\u00ad"
_PACKED = re.compile(f"[{_ZERO}]{{8,}}|\u202e|[{_ZERO}](?:[A-Za-z][{_ZERO}]){{4,}}")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_UNSEEN = re.compile(
    r"<(\w+)[^>]{0,200}(?:display:\s*none|visibility:\s*hidden|font-size:\s*0|opacity:\s*0\b"
    r"|color:\s*(?:white|#fff)|\shidden\b)[^>]{0,200}>(.*?)</\1>",
    re.DOTALL | re.IGNORECASE,
)
_OPENS = re.compile(r"(?:\A|[.!?\n]\s?)[\s>*_#-]*\Z")
_CJK = "\u2e80"  # from here on words are written without spaces between them
_ENDING = re.compile(r"\A[a-z]+")


def note_on(path: str, text: str, owner: str, ours: bool) -> tuple[str, ...]:
    """Return the note on a document at `path` that its owner should read, if there is one.

    A text that is `ours` may speak of rulings; elsewhere one poses as ours.
    """
    for label, found in _found(text, ours):
        words = "".join(char for char in normalise(found) if char.isprintable())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} ..."
        return (f'{path}: holds {label} ("{shown}"){told_to(owner)}',)
    return ()


def told_to(owner: str) -> str:
    """Return the end of a note: whom to tell."""
    return f"{MARK}{owner or 'whom its header does not name'}."


def _found(text: str, ours: bool) -> Iterator[tuple[str, str]]:
    """Yield what there is to tell, and the words that it begins with; the worst first."""
    written = _FLAG.sub("", text)
    for tags in _TAGS.finditer(written):
        yield "invisible characters", "".join(chr(ord(char) - 0xE0000) for char in tags.group())
    lines = "\n".join(line if line.isascii() else normalise(line) for line in written.splitlines())
    for start in _orders(lines):
        yield "text addressed to machines", lines[start : start + 4 * _SHOWN]
    for packed in () if written.isascii() else _PACKED.finditer(written):
        yield "invisible characters", written[packed.start() :][: 4 * _SHOWN]
    for hidden in (*_COMMENT.finditer(written), *_UNSEEN.finditer(written)):
        said = hidden.group(hidden.re.groups)
        if CLEARED.search(normalise(said).lower()):
            yield "hidden text", said
    small = lines.lower()
    forged = [found.start() for found in HEADER_LINE.finditer(small)]
    for at, _ in () if ours else _places(small, RULINGS):
        named = RULING.match(small, at)
        if named and CLEARED.search(small, named.end(), at + 4 * _SHOWN):
            forged.append(at)
    for at in forged:
        yield "text that poses as a header or a ruling", lines[at : at + 4 * _SHOWN]


def _orders(lines: str) -> list[int]:
    """Return where somebody gives orders to a machine, in order."""
    flat = lines.lower().replace("-", " ").replace("\n", " ")
    found = [
        at for stems, whole in TAKEOVERS for at, _ in _places(flat, stems) if whole.match(flat, at)
    ]
    for at, end in _places(flat, NAMES):
        begin = max(at - _BEFORE, 0)
        after = _ENDING.sub("", flat[end : end + _AFTER])
        call = CALL_BEFORE.search(flat[begin:at])
        alone = _OPENS.search(lines[begin:at]) and CALL_ALONE.match(after)
        if (call or alone or CALL_AFTER.match(after)) and ORDER.search(after):
            found.append(begin + call.start() if call else at)
    return sorted(found)


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where the words begin and end that stand in a text as words or their beginnings."""
    for word in words:
        spelt = word[0].isalpha() and word[0] < _CJK
        at = text.find(word)
        while at >= 0:
            before = text[at - 1] if at else " "
            if not (spelt and before.isalnum() and before < _CJK):
                yield at, at + len(word)
            at = text.find(word, at + 1)
