"""Bytes into text, whatever their encoding; a guess is said."""

import codecs
import re
from dataclasses import dataclass

from bot.adapters.formats.faults import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?i)(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([\w.:-]+)"""
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_SIGNS = "\u00a0§©®°·«»¿¡‘’“”„–—…•€£¥™ªº"
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip
_SAMPLE = 200_000  # bytes that a guess looks at


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and a remark when its encoding is a guess or does not fit everywhere."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read a text by its mark, its declaration or its looks. Raises UnreadableError."""
    decoded = _marked(data) or _plain(data) or _declared(data) or _wide(data) or _halved(data)
    decoded = decoded or _guessed(data)
    unfit = len(_CONTROL.findall(decoded.text))
    if unfit > max(3, len(decoded.text) // 50):
        raise UnreadableError("it is no text that can be read; save it as UTF-8 text")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], charset)
    return None


def _plain(data: bytes) -> Decoded | None:
    if any(escape in data for escape in _ESCAPES):
        return _strict(data, "iso2022_jp")
    looks_wide = data.count(0) > len(data) // 8
    return None if looks_wide else _strict(data, "utf-8")


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    # What calls itself Latin-1 is Windows' superset of it, for every browser.
    known = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
    if known.startswith(("utf-16", "utf-32", "utf-8", "utf8", "utf-7")):
        return None
    return _strict(data, known)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of most texts is NUL."""
    half = max(len(data) // 2, 1)
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) <= half // 4:
        return None
    if min(even, odd) > half // 10:
        raise UnreadableError("it is no text that can be read; save it as UTF-8 text")
    return _lenient(data, "utf-16-be" if even > odd else "utf-16-le")


def _halved(data: bytes) -> Decoded | None:
    """UTF-8 in which somebody wrote halves of characters, as old databases do."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    whole = text.encode("utf-16-le", "surrogatepass")
    return _lenient(whole, "utf-16-le")


def _guessed(data: bytes) -> Decoded:
    charset = "cp1252" if _is_western(data) else _likely(data)
    decoded = _lenient(data, charset)
    guess = f"it was read as {charset}, which is a guess; save it as UTF-8"
    return Decoded(decoded.text, (guess, *decoded.remarks))


def _is_western(data: bytes) -> bool:
    """Tell whether only here and there stands a letter with an accent, or a typographic sign."""
    high = [byte for byte in data if byte >= 0x80]
    decoded = _strict(data, "cp1252")
    fit = decoded and all(c.isalpha() or c in _SIGNS for c in decoded.text if ord(c) >= 0x80)
    return bool(fit) and len(high) * 10 <= len(data)


def _likely(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise UnreadableError("it is no text in any encoding that is known; save it as UTF-8 text")
    return best.encoding


def _strict(data: bytes, charset: str) -> Decoded | None:
    try:
        return Decoded(data.decode(charset))
    except (UnicodeDecodeError, LookupError):
        return None


def _lenient(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, "replace")
    broken = text.count("\ufffd")
    return Decoded(text, (f"{broken} of its characters cannot be read",) if broken else ())
