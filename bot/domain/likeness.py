"""Names that look alike, found among thousands while somebody waits."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache


def alike(name: str, names: Iterable[str], most: int, least: float) -> list[str]:
    """Return what `difflib.get_close_matches` would: the names most alike, best first.

    difflib compares letter by letter; most names are left out before, because they have too
    few letters in common, wherever these stand.
    """
    return get_close_matches(name, _possible(name, names, least), most, least)


def _possible(name: str, names: Iterable[str], least: float) -> Iterator[str]:
    length, letters = len(name), _letters(name)
    for other in names:
        both = length + len(other)
        enough = least * both / 2
        if length < enough or len(other) < enough:
            continue
        theirs = _letters(other)
        lacking, lacked = (letters & ~theirs).bit_count(), (theirs & ~letters).bit_count()
        if length - lacking >= enough and len(other) - lacked >= enough:
            yield other


@lru_cache(maxsize=100_000)  # the names are the same for each question
def _letters(name: str) -> int:
    """Which letters a name has, as bits; letters that share one only leave more to compare."""
    bits = 0
    for letter in name:
        bits |= 1 << ord(letter) % 64
    return bits
