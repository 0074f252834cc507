"""BM25 over whole passages, kept in files that are mapped into memory."""

import json
import logging
import math
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.adapters.lexical.weights import K1, B, weights
from bot.adapters.lexical.wordlists import WordLists
from bot.domain.documents import Audience
from bot.domain.text import normalise

VERSION = "1"  # a change of what `tokens` returns is a new version
_COMPOUND = re.compile(r"[^\W_]+(?:[-.'/+][^\W_]+)*")
_WORD = re.compile(r"[^\W_]+")
_STOP_WORDS = (
    "a about am an and any are as at be been but by can could did do does for from had has have he"
    " her his how i if in into is it its let me my of on or our s she should so such t that the"
    " their them then there these they this those to us was we were what when where which who whom"
    " whose why will with would you your"
)
_STOP = frozenset(_STOP_WORDS.split())
_local = threading.local()


class BM25Store:
    """One BM25 index for each kind of reader in the folder of a generation."""

    def build(
        self, folder: Path, reader: Audience, passages: Mapping[int, str], old: Path | None = None
    ) -> None:
        """Index the texts; words count as they stand and by their English stem.

        The words of texts that the generation in `old` had too are taken from there.
        """
        bm25s = _bm25s()
        place = folder / "lexical" / reader.value
        place.mkdir(parents=True)
        before = WordLists()
        if old:
            before = WordLists.load(old / "lexical" / reader.value, VERSION)
        said = before.of(passages.values(), tokens)
        said.save(place, VERSION)
        (place / "numbers.json").write_text(json.dumps(list(passages)), encoding="utf-8")
        if not said.words:
            return
        vocabulary = {word: place for place, word in enumerate(said.words)}
        index: Any = bm25s.BM25(k1=K1, b=B, method="atire", idf_method="lucene")
        index.scores, index.vocab_dict, index.nonoccurrence_array = weights(said), vocabulary, None
        index.save(place, show_progress=False)

    def open(self, folder: Path) -> Mapping[Audience, "BM25"]:
        """Open the indexes that were built, by reader."""
        root = folder / "lexical"
        return {
            reader: BM25(root / reader.value)
            for reader in Audience
            if (root / reader.value / "numbers.json").is_file()
        }


class BM25:
    """The passages that one kind of reader may see; safe to use from many threads."""

    def __init__(self, place: Path) -> None:
        self._numpy: Any = import_module("numpy")
        numbers: list[int] = json.loads((place / "numbers.json").read_text(encoding="utf-8"))
        self._numbers: Any = self._numpy.array(numbers, dtype=self._numpy.int64)
        self._index = _load(place, self._numpy)
        self._shares = lru_cache(maxsize=8)(self._weighed)  # a search asks three times

    def best(self, query: str, limit: int) -> Mapping[int, float]:
        """Return the passages that share most with the query, with their share of the best."""
        np, shares = self._numpy, self._shares(query)
        if shares is None:
            return {}
        limit = min(limit, len(shares))
        top = np.argpartition(-shares, limit - 1)[:limit]
        return {int(self._numbers[at]): float(shares[at]) for at in top if shares[at] > 0}

    def of(self, query: str, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the share of each of these passages that is here."""
        np, shares = self._numpy, self._shares(query)
        if shares is None or not passages:
            return {}
        wanted = np.array(passages, dtype=np.int64)
        at = np.minimum(np.searchsorted(self._numbers, wanted), len(self._numbers) - 1)
        here = self._numbers[at] == wanted
        return {int(n): float(shares[i]) for n, i in zip(wanted[here], at[here], strict=True)}

    def _weighed(self, query: str) -> Any:
        """The share of each passage; None where none has a word of the query."""
        if self._index is None:
            return None
        said = sorted(set(tokens(query)))
        known = self._index.get_tokens_ids(said)
        # A word that no passage has counts as the rarest: one word shared of ten is little.
        unseen = len(said) - len(known)
        most = (sum(map(self._idf, known)) + unseen * self._weight(0)) * (K1 + 1)
        return self._index.get_scores(known) / most if known else None

    def _idf(self, token: int) -> float:
        starts = self._index.scores["indptr"]
        return self._weight(int(starts[token + 1]) - int(starts[token]))

    def _weight(self, frequency: int) -> float:
        return math.log(1 + (len(self._numbers) - frequency + 0.5) / (frequency + 0.5))


def tokens(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, each as it stands (`=scraping`) and as its stem.

    A compound such as HD-VG-130M or 4.0 counts as a whole and by its parts.
    """
    for compound in _COMPOUND.findall(normalise(text).casefold()):
        yield from _forms(compound)


@lru_cache(maxsize=100_000)
def _forms(compound: str) -> tuple[str, ...]:
    parts: list[str] = _WORD.findall(compound)
    said = [part for part in parts if part not in _STOP]
    whole = [f"={compound}"] if len(parts) > 1 else []
    return (*whole, *(f"={part}" for part in said), *map(_stemmer(), said))


def _stemmer() -> Any:
    """A stemmer of this thread: one must not be used by two at once."""
    if not hasattr(_local, "stem"):
        stemmer: Any = import_module("Stemmer")
        _local.stem = stemmer.Stemmer("english").stemWord
    return _local.stem


def _bm25s() -> Any:
    """The library, with its logger at the level of everybody else's."""
    library: Any = import_module("bm25s")
    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return library


def _load(place: Path, numpy: Any) -> Any:
    if not (place / "params.index.json").is_file():
        return None
    index: Any = _bm25s().BM25.load(place, mmap=True)
    # Still mapped, but each piece that is cut out is a plain array: numpy's own kind is slow.
    for name in ("data", "indices", "indptr"):
        index.scores[name] = numpy.asarray(index.scores[name])
    return index
