"""The numbers that Word writes before paragraphs and keeps out of their text."""

import re
from typing import Any

from bot.adapters.formats.styles import w

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 9999


class Numbering:
    """Counts the paragraphs of each list."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        if root is None:
            return
        for entry in root.findall(w("abstractNum")):
            self._read(entry, entry.get(w("abstractNumId")) or "")
        for entry in root.findall(w("num")):
            named = entry.find(w("abstractNumId"))
            if named is not None:
                self._abstract[entry.get(w("numId")) or ""] = named.get(w("val")) or ""

    def next(self, place: tuple[str, int] | None) -> str:
        """Return what stands before the next paragraph of a list: "2.1", "(a)", "-" or nothing."""
        if place is None:
            return ""
        name, depth = self._abstract.get(place[0], ""), min(place[1], 8)
        kind, text, _ = self._levels.get((name, depth), ("none", "", 1))
        counts = self._counts.setdefault(name, [])
        while len(counts) <= depth:
            counts.append(self._start(name, len(counts)) - (1 if len(counts) == depth else 0))
        counts[depth] += 1
        del counts[depth + 1 :]
        if kind in ("bullet", "none"):
            return "-" if kind == "bullet" else ""
        return _PLACE.sub(lambda found: self._written(name, int(found[1]) - 1, counts), text)

    def _read(self, entry: Any, name: str) -> None:
        for level in entry.findall(w("lvl")):
            depth, start = level.get(w("ilvl")) or "", _of(level, "start")
            if depth.isdecimal():
                begin = int(start[:6]) if start.isdecimal() else 1
                self._levels[name, int(depth)] = _of(level, "numFmt"), _of(level, "lvlText"), begin

    def _start(self, name: str, depth: int) -> int:
        return self._levels.get((name, depth), ("", "", 1))[2]

    def _written(self, name: str, depth: int, counts: list[int]) -> str:
        number = counts[depth] if 0 <= depth < len(counts) else 1
        return _write(number, self._levels.get((name, depth), ("decimal", "", 1))[0])


def _write(number: int, kind: str) -> str:
    if not 0 < number <= _LARGEST or kind not in (
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
    ):
        return str(number)
    if kind.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    else:
        letter = ""
        for value, sign in _ROMAN:
            letter += sign * (number // value)
            number %= value
    return letter.upper() if kind.startswith("upper") else letter


def _of(parent: Any, name: str) -> str:
    element = parent.find(w(name))
    return "" if element is None else element.get(w("val")) or ""
