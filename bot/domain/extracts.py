"""What a file says, as text: what is kept of a PDF, a Word file, a page of the web."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_TRAILING = re.compile(r"[^\S\n]+(?=\n|\Z)")
_GAP = re.compile(r"\n{3,}")
_OPEN = re.compile(r"[\w,;:(\-–—]\Z")
_GOES_ON = re.compile(r"[a-z(]")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, and what its readers and its owner should know of it.

    `pages` says where each page begins. `unseen` is text that no reader of the file
    sees; it is never indexed. `remarks` are short sentences without a full stop.
    """

    text: str
    title: str = ""
    language: str = ""
    pages: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()
    unseen: str = ""


def clean(text: str) -> tuple[str, str]:
    """Return a text without what cannot be seen or stored, and the part that was invisible.

    NUL, other controls and lone surrogates go; so do zero-width, bidirectional and tag
    characters. What is left is composed (NFC), with one kind of line break.
    """
    unseen = "".join(_INVISIBLE.findall(text))
    bare = _INVISIBLE.sub("", _UNFIT.sub("", _BREAK.sub("\n", text)))
    return unicodedata.normalize("NFC", bare), unseen


def tidy(text: str) -> str:
    """Take white space at the ends of lines away, and all but one of a run of empty lines."""
    return _GAP.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def bound(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Join pages into one text, and return where each begins.

    A sentence that goes on overleaf is not cut in two.
    """
    text, begins = "", list[int]()
    for page in pages:
        if text and page:
            flows = _OPEN.search(text) and _GOES_ON.match(page)
            text += "\n" if flows else "\n\n"
        begins.append(len(text))
        text += page
    return text, tuple(begins)
