"""Fillers: plain words that change nothing, known in all their English forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ily", "y"))
_PLAIN = ("s", "es", "d", "ed", "ing", "ly")
_LETTERS = 3  # a word keeps as many when its ending is taken off
_DOUBLED = re.compile(r"([bdglmnprt])\1\Z")


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words, and beginnings of words, that change nothing in a question."""

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Tell whether a word, or what it is a form of, is among them."""
        return word.startswith(self.beginnings) or any(form in self.words for form in _forms(word))


def read_fillers(words: Iterable[object]) -> Fillers:
    """Read a list of words; "licen*" stands for all that begin so."""
    texts = [str(word).casefold() for word in words]
    beginnings = tuple(text.removesuffix("*") for text in texts if text.endswith("*"))
    return Fillers(frozenset(text for text in texts if not text.endswith("*")), beginnings)


def _forms(word: str) -> Iterator[str]:
    """Yield a word and what it may be a form of: "planning" is "plan", "using" is "use"."""
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
    for ending in _PLAIN:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _LETTERS:
            continue
        yield stem
        if ending in ("ed", "ing"):
            yield f"{stem}e"
            yield _DOUBLED.sub(r"\1", stem)
