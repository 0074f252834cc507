"""Fillers: plain words that change nothing, known in all their English forms."""

import re
from collections.abc import Collection, Iterator

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ily", "y"), ("ier", "y"), ("iest", "y"))
_PLAIN = ("s", "es", "d", "ed", "ing", "ly")
_LETTERS = 3  # a word keeps as many when its ending is taken off
_DOUBLED = re.compile(r"([bdglmnprt])\1\Z")


def is_filler(word: str, fillers: Collection[str]) -> bool:
    """Tell whether a word, or what it is a form of, is among the fillers."""
    return any(form in fillers for form in _forms(word))


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
