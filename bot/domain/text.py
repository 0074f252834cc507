"""Text as people and documents write it, made comparable."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "…": "...",
    }
)  # fmt: skip
_INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"\s+")
# Chinese and Japanese, which put no spaces between words, and the marks between their sentences.
_UNSPACED = (
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = re.compile("[\u3001-\u3003\u3008-\u3011\u3014-\u301f]")
_EDGE = re.compile(
    rf"(?<=[{_UNSPACED}])(?=[^\W{_UNSPACED}])|(?<=[^\W{_UNSPACED}])(?=[{_UNSPACED}])"
)
_WRITTEN_SO = re.compile(f"[{_UNSPACED}]")
_HIRAGANA = "\u3041-\u309f"
_CONTENT = re.compile(f"[\u30a1-\u30fa\u30fc-\u30ff]{{2,}}|[^{_HIRAGANA}\u30a1-\u30ff\\W\\d_]")
_VOICED = "\u3099\u309a"  # they make another sound of a sign of Japanese, hence another name
_BETWEEN = re.compile(rf"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")


def normalise(text: str) -> str:
    """Fold typography and white space; keep every word, number and sign that means something."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_FOLD)
    return _SPACE.sub(" ", text).strip()


@lru_cache(maxsize=50_000)  # every span of a question is looked up, the same ones often
def key(name: str) -> str:
    """Reduce a name to letters and digits, for comparison: "HD VG-130m" is "hdvg130m".

    The voicing marks of Japanese stay: without them "ga" would be "ka".
    """
    folded = unicodedata.normalize("NFKD", normalise(name)).casefold()
    return "".join(char for char in folded if char.isalnum() or char in _VOICED)


def spaced(text: str) -> str:
    """Set words of spaced scripts apart from Chinese and Japanese around them.

    "YouTube視頻" becomes "YouTube 視頻"; a text without Chinese or Japanese stays as it is.
    """
    if not unspaced(text):
        return text
    return _SPACE.sub(" ", _EDGE.sub(" ", _MARKS.sub(" ", text))).strip()


def unspaced(text: str) -> bool:
    """Tell whether a text has signs of a script without spaces between words."""
    return bool(_WRITTEN_SO.search(text))


def content(text: str) -> list[str]:
    """Return what carries meaning in Chinese and Japanese: each ideograph, each foreign word."""
    return [found for found in _CONTENT.findall(text) if unspaced(found)]


def joined(words: Iterable[str]) -> str:
    """Write words one after another, with spaces where their script has some."""
    return _BETWEEN.sub("", " ".join(words))
