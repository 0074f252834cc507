"""Text as people and documents write it, made comparable."""

import re
import unicodedata

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


def normalise(text: str) -> str:
    """Fold typography and white space; keep every word, number and sign that means something."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_FOLD)
    return _SPACE.sub(" ", text).strip()


def key(name: str) -> str:
    """Reduce a name to letters and digits, for comparison: "HD VG-130m" is "hdvg130m"."""
    folded = unicodedata.normalize("NFKD", normalise(name)).casefold()
    return "".join(char for char in folded if char.isalnum())
