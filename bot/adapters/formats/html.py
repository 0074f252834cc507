"""The text of a page of the web as Markdown: what a reader sees of its main part."""

import re
from collections.abc import Iterator
from typing import Any, cast

from bot.adapters.formats.charsets import Decoded
from bot.adapters.formats.faults import UnreadableError
from bot.domain.extracts import Extract, clean, tidy
from bot.domain.walls import wall

_SILENT = frozenset(
    "script style noscript template svg math canvas iframe object embed audio video head button"
    " select datalist dialog map area link meta base".split()
)
_AROUND = frozenset(["nav"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search"])
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table"
    " tbody tfoot thead tr ul".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_ANCHOR = re.compile(r"[\w.:-]{1,80}")
_DEEPEST = 800


def read_html(decoded: Decoded) -> Extract:
    """Return what a page says. Raises UnreadableError for a page that stands in its place."""
    whole, invisible = clean(decoded.text)
    root = _tree(whole.encode("utf-8", "replace"))
    title = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    writer = _Writer()
    writer.write(_main(root))
    text = tidy("".join(writer.parts))
    password = bool(root.xpath("//input[@type='password']"))
    in_its_place = wall(text, title, password)
    if in_its_place:
        raise UnreadableError(f"it is {in_its_place} and not the document; save the text itself")
    if not text.strip():
        raise UnreadableError(
            "it is a page without text, perhaps written by JavaScript; save the text itself"
        )
    return Extract(
        text,
        title=title,
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
            :20
        ],
        remarks=decoded.remarks,
        unseen="\n".join([*writer.unseen, invisible]),
    )


def _tree(page: bytes) -> Any:
    """Return the root of a page. Raises MemoryError also where lxml only leaves out the rest."""
    from lxml import html

    parser: Any = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = cast(Any, html).document_fromstring(page, parser=parser)
    except Exception as error:  # noqa: BLE001  what it is stands in the log of the parser
        root = error
    if any(fault.type_name == "ERR_NO_MEMORY" for fault in parser.error_log):
        raise MemoryError
    if isinstance(root, Exception):
        raise UnreadableError("it is a page without text; save the text itself") from root
    return root


def _main(root: Any) -> Any:
    """Return the part that calls itself the main one, if it holds most of what is said."""
    body = root.find("body")
    body = root if body is None else body
    said = _length(body)
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1 and _length(found[0]) * 10 >= said * 6:
            return found[0]
    return body


def _length(element: Any) -> int:
    writer = _Writer()
    writer.write(element)
    return sum(map(len, writer.parts))


class _Writer:
    """Writes an element and what is in it, block by block."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unseen: list[str] = []

    def write(self, element: Any, depth: int = 0, lists: tuple[str, ...] = ()) -> None:
        """Write an element without what follows it."""
        if depth > _DEEPEST:
            raise UnreadableError("its parts are nested too deeply; save it as plain text")
        tag = element.tag
        if not isinstance(tag, str):
            self.unseen.append(f"<!--{element.text or ''}-->")
            return
        if tag in _SILENT or tag in _AROUND or element.get("role") in _ROLES:
            return
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            self.unseen.append("".join(element.itertext()))
            return
        if tag == "table" and element.find(".//table") is None and _is_data(element):
            self._table(element)
        elif tag == "pre":
            self.parts.append("\n\n" + "".join(element.itertext()).strip("\n") + "\n\n")
        else:
            self._flow(element, tag, depth, lists)

    def _flow(self, element: Any, tag: str, depth: int, lists: tuple[str, ...]) -> None:
        if tag == "br":
            self.parts.append("\n")
            return
        block = tag in _BLOCKS
        if block:
            self._begin(element, tag, lists)
        inner = (*lists, tag) if tag in ("ul", "ol") else lists
        self._say(element.text)
        for child in element:
            self.write(child, depth + 1, inner)
            self._say(child.tail)
        if block:
            self._end(element, tag)

    def _begin(self, element: Any, tag: str, lists: tuple[str, ...]) -> None:
        if tag == "li":
            indent = "  " * (len(lists) - 1)
            self._line(f"{indent}{self._marker(element, lists)} ")
        elif tag[0] == "h" and tag[1:].isdigit():
            self._line(f"\n{'#' * int(tag[1:])} ")
        elif tag in ("p", "div") and self._after_marker():
            return
        else:
            self._line("" if tag in ("tr", "dd", "ul", "ol") and lists else "\n")

    def _end(self, element: Any, tag: str) -> None:
        if tag[0] == "h" and tag[1:].isdigit():
            name = element.get("id") or next(iter(element.xpath(".//a/@id | .//a/@name")), "")
            if name and _ANCHOR.fullmatch(name):
                self.parts.append(f" {{#{name}}}")
            self.parts.append("\n\n")
        else:
            self.parts.append("\n")

    def _marker(self, element: Any, lists: tuple[str, ...]) -> str:
        if lists[-1:] != ("ol",):
            return "-"
        number = element.get("value") or ""
        if not number.isdecimal():
            before = len(list(element.itersiblings("li", preceding=True)))
            start = (
                (element.getparent().get("start") or "1")
                if element.getparent() is not None
                else "1"
            )
            number = str(int(start if start.isdecimal() else 1) + before)
        return f"{number[:9]}."

    def _after_marker(self) -> bool:
        """A paragraph that opens a list item goes on in the line of its marker."""
        return bool(self.parts) and bool(re.search(r"(?:\A|\n)\s*(?:-|\d+\.) \Z", self.parts[-1]))

    def _line(self, opening: str) -> None:
        self.parts.append(f"\n{opening}")

    def _say(self, text: str | None) -> None:
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if self.parts and self.parts[-1][-1:].isspace():
            words = words.lstrip()
        if words:
            self.parts.append(words)

    def _table(self, table: Any) -> None:
        self.parts.append("\n\n")
        for row in table.iter("tr"):
            cells = [
                _SPACE.sub(" ", "".join(self._cell(cell))).strip()
                for cell in row.iterchildren("td", "th")
            ]
            if any(cells):
                self.parts.append(f"| {' | '.join(cells)} |\n")
        self.parts.append("\n")

    def _cell(self, cell: Any) -> Iterator[str]:
        inner = _Writer()
        inner._flow(cell, cell.tag, 0, ())
        self.unseen += inner.unseen
        yield from inner.parts


def _is_data(table: Any) -> bool:
    """A table with several short cells in a row; others only lay a page out."""
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    return bool(wide) and max(len("".join(cell.itertext())) for row in rows for cell in row) < 5000
