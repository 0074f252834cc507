"""Slips of the pen: how a hurried hand writes the words that tell what is asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

_SHORTEST = 5  # what is shorter may well be another word
_VOWELS = "aeiou"
_MANY = 7  # letters of a word that is known with another vowel too


def slips(words: Iterable[str], known: Callable[[str], bool]) -> Mapping[str, str]:
    """Return what is meant by each slip: two letters swapped, one left out, doubled or mistaken.

    The first letter is right. What is `known` as a word itself, or may be two of them, is none.
    """
    wanted = frozenset(words)
    found = [(slip, word) for word in wanted for slip in set(_slips(word)) - wanted]
    often = Counter(slip for slip, _ in found)
    return {slip: word for slip, word in found if often[slip] == 1 and not known(slip)}


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        if after:
            yield before + after[0] + letter + after[1:]
        if len(word) > _SHORTEST or letter == word[at - 1]:
            yield before + after
        yield before + letter + letter + after
        if letter in _VOWELS and len(word) >= _MANY:
            yield from (before + vowel + after for vowel in _VOWELS if vowel != letter)
