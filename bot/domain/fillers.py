"""Fillers: plain words that change nothing, known in all their English forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ily", "y"))
_PLAIN = ("s", "es", "d", "ed", "ing", "ly")
_LETTERS = 2  # a word keeps as many when its ending is taken off
_LONG = 7  # a shorter word that is badly written may be another one
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"
_NO_FORMS = frozenset(("news", "goods", "customs", "arms"))
"""What looks like a form of a word, and is one of its own."""
_DOUBLED = re.compile(r"([bdglmnprt])\1\Z")


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words, and beginnings of words, that change nothing in a question.

    A long word that is one slip of the pen away from one of them is that one.
    """

    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Tell whether a word, or what it is a form of, is among them, well written or not."""
        if self.spells(word):
            return True
        return len(word) >= _LONG and any(
            not self.words.isdisjoint(_respelt(form)) for form in _forms(word)
        )

    def spells(self, word: str) -> bool:
        """Tell whether a word, or what it is a form of, is among them as it is written."""
        return word.startswith(self.beginnings) or not self.words.isdisjoint(_forms(word))


NO_FILLERS = Fillers()


def read_fillers(words: Iterable[object]) -> Fillers:
    """Read a list of words; "licen*" stands for all that begin so."""
    texts = [str(word).casefold() for word in words]
    beginnings = tuple(text.removesuffix("*") for text in texts if text.endswith("*"))
    return Fillers(frozenset(text for text in texts if not text.endswith("*")), beginnings)


def _forms(word: str) -> Iterator[str]:
    """Yield a word and what it may be a form of: "planning" is "plan", "using" is "use"."""
    yield word
    if word in _NO_FORMS:
        return
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


def _respelt(word: str) -> Iterator[str]:
    """Yield what a word may be that is written with a letter too few, too many or misplaced."""
    if len(word) < _LONG - 1:
        return
    for at in range(1, len(word)):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before[:-1] + after[0] + before[-1] + after[1:]
        yield from (before + letter + after for letter in _ALPHABET)
        if after[0] in _VOWELS:
            yield from (before + vowel + after[1:] for vowel in _VOWELS)
