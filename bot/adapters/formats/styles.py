"""What the styles of a Word file say of a paragraph: heading, numbered, hidden."""

from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20  # styles that rest on each other


def w(name: str) -> str:
    """Return a name of Word's own in full."""
    return _W + name


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph: its style, its level as a heading or 0, its list and depth there."""

    style: str
    level: int
    number: tuple[str, int] | None


class Styles:
    """The styles of one file; a missing table has none."""

    def __init__(self, root: Any) -> None:
        found: list[Any] = [] if root is None else root.findall(w("style"))
        self._styles = {style.get(w("styleId")) or "": style for style in found}
        self._default = next(
            (s.get(w("styleId")) or "" for s in found
             if s.get(w("type")) == "paragraph" and s.get(w("default")) in ("1", "true")), ""
        )  # fmt: skip

    def paragraph(self, paragraph: Any) -> Look:
        """Read a paragraph's own properties, and those of its style."""
        properties = paragraph.find(w("pPr"))
        style = _value(properties, "pStyle") or self._default
        return Look(style, self._level(properties, style), self._number(properties, style))

    def hidden(self, run: Any, paragraph_style: str) -> bool:
        """Tell whether a run is hidden, by itself or by its style."""
        own = run.find(w("rPr"))
        for place in (
            own,
            *self._chain(_value(own, "rStyle"), "rPr"),
            *self._chain(paragraph_style, "rPr"),
        ):
            switch = None if place is None else place.find(w("vanish"))
            if switch is not None:
                return (switch.get(w("val")) or "true").lower() not in _OFF
        return False

    def _level(self, properties: Any, style: str) -> int:
        for place in (properties, *self._chain(style, "pPr")):
            depth = _value(place, "outlineLvl")
            if depth.isdecimal():
                return int(depth) + 1 if int(depth) < 6 else 0
        for entry in self._line(style):
            name = (_value(entry, "name") or entry.get(w("styleId")) or "").lower().replace(" ", "")
            if name == "title":
                return 1
            if name.startswith("heading") and name[7:].isdecimal():
                return min(int(name[7:]), 6)
        return 0

    def _number(self, properties: Any, style: str) -> tuple[str, int] | None:
        list_id, depth = "", ""
        for place in (properties, *self._chain(style, "pPr")):
            numbered = None if place is None else place.find(w("numPr"))
            if numbered is not None:
                list_id = list_id or _value(numbered, "numId")
                depth = depth or _value(numbered, "ilvl")
        if not list_id or list_id == "0":
            return None
        return list_id, int(depth) if depth.isdecimal() else 0

    def _chain(self, style: str, part: str) -> list[Any]:
        return [entry.find(w(part)) for entry in self._line(style)]

    def _line(self, style: str) -> list[Any]:
        """Return a style and those that it rests on."""
        found: list[Any] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = _value(found[-1], "basedOn")
        return found


def _value(parent: Any, name: str) -> str:
    element = None if parent is None else parent.find(w(name))
    return "" if element is None else element.get(w("val")) or ""
