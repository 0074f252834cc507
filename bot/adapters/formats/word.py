"""The text of a Word file as a reader sees it: insertions in, deletions and hidden text out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.adapters.formats.faults import UnreadableError
from bot.adapters.formats.numbering import Numbering
from bot.adapters.formats.styles import Styles, w
from bot.domain.extracts import Extract, clean, tidy

MOST_MEMBERS = 5000
LONGEST = 60_000_000  # bytes of one part, unpacked
LARGEST = 300_000_000  # bytes of all parts, as the archive states them
_RATIO, _SMALL = 150, 5_000_000
_SPACE = re.compile(r"[^\S\n]+")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OUT = frozenset(
    [
        w("del"),
        w("moveFrom"),
        w("instrText"),
        w("delText"),
        w("delInstrText"),
        w("rPr"),
        w("pPr"),
        w("sectPr"),
    ]
)
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DAMAGED = "it is a damaged Word file; save it again"


def read_word(data: bytes) -> Extract:
    """Return paragraphs, tables, text boxes and notes in their order. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive)
            return _Reading(_Parts(archive)).extract()
    except (UnreadableError, RecursionError):
        raise
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableError(_DAMAGED) from error


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unfolded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > MOST_MEMBERS or unfolded > LARGEST:
        raise UnreadableError("it unfolds to far more than its size, as bombs do; save it again")
    if unfolded > _SMALL and unfolded > packed * _RATIO:
        raise UnreadableError("it unfolds to far more than its size, as bombs do; save it again")
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError("it is a Word file with a password; save it without one")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of the archive as trees; what an archive states of their size is not believed."""

    archive: zipfile.ZipFile

    def tree(self, name: str) -> Any:
        """Return the root of a part, or None when there is none."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring

        if name not in self.archive.namelist():
            return None
        with self.archive.open(name) as part:
            read = part.read(LONGEST + 1)
        if len(read) > LONGEST:
            raise UnreadableError(
                "it unfolds to far more than its size, as bombs do; save it again"
            )
        try:
            return fromstring(read, forbid_dtd=True)
        except DefusedXmlException as error:
            raise UnreadableError(
                "it declares entities, which no Word file does; save it again"
            ) from error
        except ParseError as error:
            raise UnreadableError(_DAMAGED) from error


@dataclass(slots=True)
class _Reading:
    parts: _Parts
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    unseen: list[str] = field(default_factory=list[str])
    boxes: list[Any] = field(default_factory=list[Any])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    deleted: int = 0
    inserted: int = 0

    def extract(self) -> Extract:
        document = self.parts.tree("word/document.xml")
        body = None if document is None else document.find(w("body"))
        if body is None:
            raise UnreadableError(_DAMAGED)
        self.styles = Styles(self.parts.tree("word/styles.xml"))
        self.numbering = Numbering(self.parts.tree("word/numbering.xml"))
        blocks = [*self._blocks(body), *self._noted(), *self._edges()]
        text, invisible = clean("\n\n".join(blocks))
        if not text.strip():
            pictures = any(name.startswith("word/media/") for name in self.parts.archive.namelist())
            what = (
                "it holds pictures and no text (a scan); run text recognition on it"
                if pictures
                else "there is no text in it; write it"
            )
            raise UnreadableError(f"{what}, and save it again")
        core = self.parts.tree("docProps/core.xml")
        title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else ""
        return Extract(
            tidy(text),
            title=clean(title or "")[0].strip(),
            remarks=tuple(self._remarks()),
            unseen="\n".join([*self.unseen, invisible]),
        )

    def _remarks(self) -> Iterator[str]:
        if self.inserted or self.deleted:
            yield (
                f"it holds {self.inserted} insertions and {self.deleted} deletions that nobody has "
                "accepted yet, and is read as if they were"
            )
        comments = self.parts.tree("word/comments.xml")
        count = len(comments.findall(w("comment"))) if comments is not None else 0
        if count:
            yield f"its {count} comments are not read"

    def _blocks(self, parent: Any) -> Iterator[str]:
        """Yield paragraphs and tables, and the text boxes after the paragraph that holds them."""
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._table(child)
            elif child.tag == w("del") or child.tag == w("moveFrom"):
                self.deleted += 1
            elif child.tag == _MC + "AlternateContent":
                yield from self._blocks(_chosen(child))
            elif child.tag in (
                w("sdt"),
                w("sdtContent"),
                w("customXml"),
                w("ins"),
                w("moveTo"),
                w("smartTag"),
                _MC + "Choice",
                _MC + "Fallback",
            ):
                yield from self._blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        look = self.styles.paragraph(paragraph)
        words = _lines("".join(self._runs(paragraph, look.style)))
        number = self.numbering.next(look.number) if words.strip() or look.number else ""
        if words.strip():
            lead = "#" * look.level + " " if look.level else ""
            words = f"{lead}{number} {words}".strip() if number else f"{lead}{words}"
            if look.level:
                words = words.replace("\n", " ")
            yield words
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self._blocks(box)

    def _runs(self, element: Any, style: str) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in (w("ins"), w("moveTo")):
                self.inserted += 1
                yield from self._runs(child, style)
            elif tag in (w("del"), w("moveFrom")):
                self.deleted += 1
            elif tag in _OUT:
                continue
            elif tag == w("r"):
                yield from self._run(child, style)
            elif tag == _MC + "AlternateContent":
                yield from self._runs(_chosen(child), style)
            else:
                yield from self._inline(child, style)

    def _run(self, run: Any, style: str) -> Iterator[str]:
        words = "".join(self._runs(run, style))
        if self.styles.hidden(run, style):
            self.unseen.append(words)
        else:
            yield words

    def _inline(self, element: Any, style: str) -> Iterator[str]:
        tag = element.tag
        if tag == w("t"):
            yield element.text or ""
        elif tag == w("tab"):
            yield "\t"
        elif tag in (w("br"), w("cr")):
            yield "\n"
        elif tag == w("noBreakHyphen"):
            yield "-"
        elif tag == w("sym"):
            yield _symbol(element)
        elif tag in _NOTES:
            yield self._reference(_NOTES[tag], element.get(w("id")) or "")
        elif tag == w("txbxContent"):
            self.boxes.append(element)
        else:
            yield from self._runs(element, style)

    def _reference(self, part: str, number: str) -> str:
        if (part, number) not in self.notes:
            self.notes.append((part, number))
        return f"[{self.notes.index((part, number)) + 1}]"

    def _table(self, table: Any) -> Iterator[str]:
        rows: list[str] = []
        for row in _within(table, "tr"):
            if row.find(f"{w('trPr')}/{w('del')}") is not None:
                self.deleted += 1
                continue
            cells = [
                " ".join(_lines("\n".join(self._blocks(cell))).split())
                for cell in _within(row, "tc")
            ]
            if any(cells):
                rows.append(f"| {' | '.join(cells)} |")
        if rows:
            yield "\n".join(rows)

    def _noted(self) -> Iterator[str]:
        """Yield the notes that the text refers to, in order."""
        for part in ("footnotes", "endnotes"):
            root = (
                self.parts.tree(f"word/{part}.xml")
                if any(p == part for p, _ in self.notes)
                else None
            )
            for note in () if root is None else root:
                place = (part, note.get(w("id")) or "")
                if place in self.notes:
                    yield f"[{self.notes.index(place) + 1}] {' '.join(self._blocks(note))}"

    def _edges(self) -> Iterator[str]:
        """Yield what stands above and below every page, once."""
        said: set[str] = set()
        for name in sorted(self.parts.archive.namelist()):
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                root = self.parts.tree(name)
                words = " ".join(" ".join(self._blocks(root)).split()) if root is not None else ""
                if any(char.isalpha() for char in words) and words not in said:
                    said.add(words)
                    yield words


def _within(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that stand in a control."""
    for child in parent:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            yield from _within(child, name)


def _chosen(alternatives: Any) -> list[Any]:
    """Of a content in two forms, the first that says something; both say the same."""
    forms = [form for form in alternatives if form.tag in (_MC + "Choice", _MC + "Fallback")]
    return next(([form] for form in forms if next(form.iter(w("t")), None) is not None), forms[:1])


def _symbol(element: Any) -> str:
    try:
        code = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    return chr(code) if code < 0xE000 else ""


def _lines(text: str) -> str:
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n")).strip("\n")
