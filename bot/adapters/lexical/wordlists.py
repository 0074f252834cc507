"""The words of texts as numbers, kept beside an index so that the next need not read them again."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

Tokens = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class WordLists:
    """A list of words for each text: places in `words`, which has no word that no text has."""

    words: tuple[str, ...] = ()
    lists: list[Any] = field(default_factory=list[Any])
    kept: dict[bytes, Any] = field(default_factory=dict[bytes, Any])

    def of(self, texts: Collection[str], tokens: Tokens) -> "WordLists":
        """Make the lists of other texts; those of texts that are here too are taken over."""
        numpy: Any = import_module("numpy")
        vocabulary = {word: place for place, word in enumerate(self.words)}
        rows: dict[bytes, Any] = {}
        keys = [_key(text) for text in texts]
        for key, text in zip(keys, texts, strict=True):
            if key in self.kept:
                rows[key] = self.kept[key]
            elif key not in rows:
                places = [vocabulary.setdefault(w, len(vocabulary)) for w in tokens(text)]
                rows[key] = numpy.array(places, dtype="int32")
        used = numpy.zeros(len(vocabulary), dtype="int32")
        for row in rows.values():
            used[row] = 1
        place = numpy.cumsum(used, dtype="int32") - 1
        rows = {key: place[row] for key, row in rows.items()}
        words = tuple(word for word, is_used in zip(vocabulary, used, strict=True) if is_used)
        return WordLists(words, [rows[key] for key in keys], rows)

    def save(self, place: Path, version: str) -> None:
        """Write the lists; `version` names what made words of texts."""
        numpy: Any = import_module("numpy")
        rows = list(self.kept.values()) or [numpy.zeros(0, dtype="int32")]
        ends = numpy.cumsum([len(row) for row in self.kept.values()], dtype="int64")
        numpy.save(place / "words.npy", numpy.concatenate(rows))
        table = {
            "version": version,
            "words": self.words,
            "texts": [key.hex() for key in self.kept],
            "ends": ends.tolist(),
        }
        (place / "words.json").write_text(json.dumps(table), "utf-8")

    @classmethod
    def load(cls, place: Path, version: str) -> "WordLists":
        """Read what was kept; none where it cannot be read, or another version made it."""
        numpy: Any = import_module("numpy")
        try:
            table = json.loads((place / "words.json").read_text("utf-8"))
            flat = numpy.load(place / "words.npy")
            ends: list[int] = table["ends"]
            if table["version"] != version or len(flat) != (ends[-1] if ends else 0):
                return cls()
            rows = numpy.split(flat, ends[:-1])
            keys = [bytes.fromhex(key) for key in table["texts"]]
            return cls(tuple(table["words"]), [], dict(zip(keys, rows, strict=True)))
        except (OSError, ValueError, KeyError):
            return cls()


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
