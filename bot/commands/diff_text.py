"""Changed clauses in the terminal: what it was on the left, what it is on the right."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from bot.domain.changes import Change, Run, compared
from bot.domain.edits import Edit

NARROWEST = 100  # columns; below that both stand one above the other
_RED, _GREEN, _PLAIN = "\033[31m", "\033[32m", "\033[0m"


def edit_lines(edits: Iterable[Edit], width: int, *, colour: bool) -> Iterator[str]:
    """Tell each document that changed and its clauses; words that differ are marked.

    With `colour` in red and green, otherwise as [-gone-] and {+new+}.
    """
    for edit in edits:
        yield f"~ {edit.document}: {edit.summary}"
        for change in edit.changes:
            yield from _change(change, width, colour=colour)
            yield ""


def _change(change: Change, width: int, *, colour: bool) -> Iterator[str]:
    old, new = change.old, change.new
    left, right = compared(old.text if old else "", new.text if new else "")
    was = _words(left, ("[-", "-]"))
    now = _words(right, ("{+", "+}"))
    if width < NARROWEST:
        yield from _column(was, "  - ", width, _RED if colour else "")
        yield from _column(now, "  + ", width, _GREEN if colour else "")
        return
    half = (width - 4) // 2
    yield from _beside(_wrapped(was, half), _wrapped(now, half), half, colour=colour)


def _words(runs: Sequence[Run], marks: tuple[str, str]) -> str:
    opened, closed = marks
    return " ".join(f"{opened}{run.text}{closed}" if run.marked else run.text for run in runs)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _column(text: str, sign: str, width: int, ink: str) -> Iterator[str]:
    for line in textwrap.wrap(text, width, initial_indent=sign, subsequent_indent="    "):
        yield f"{ink}{line}{_PLAIN}" if ink else line


def _beside(left: Sequence[str], right: Sequence[str], half: int, *, colour: bool) -> Iterator[str]:
    for was, now in zip_longest(left, right, fillvalue=""):
        padded = was.ljust(half)
        if colour:
            yield f"  {_RED}{padded}{_PLAIN}  {_GREEN}{now}{_PLAIN}"
        else:
            yield f"  {padded}  {now}".rstrip()
