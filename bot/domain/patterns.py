"""Phrases of the vocabulary as patterns: words, gaps, endings, sets of words, short forms."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from bot.domain.text import normalise, spaced, unspaced

# Up to five words, each read in one way only, so that no text takes long; a phrase may go on
# inside a compound: "the web-crawl".
_GAP = r"(?:\W+\w++(?:[.&'-]\w++)*+){0,5}?\W+(?:\w++[.&'-]){0,5}?"
# Without spaces there are no words to count; so many signs may stand between.
_NEAR = r".{0,20}?"
_JOIN = r"[\s,;:()\"'/-]+"
# Words of one sentence, wherever they stand in it: a dot within "robots.txt" does not end one.
_SENTENCE = r"(?:[^.?!]|[.?!](?=\S)){0,120}?"
_SET = re.compile(r"<([a-z-]+)>")


@dataclass(slots=True, eq=False)
class Pattern:
    """A regular expression that is compiled when it may match for the first time: many never may.

    Whatever it matches holds one of the words in `needed`, letter by letter.
    """

    pattern: str
    needed: tuple[str, ...]
    _made: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """Find the first match."""
        made = self._for(text)
        return made.search(text) if made else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all matches."""
        made = self._for(text)
        return made.finditer(text) if made else iter(())

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with something else in the place of each match."""
        made = self._for(text)
        return made.sub(instead, text) if made else text

    def _for(self, text: str) -> re.Pattern[str] | None:
        if self._made is None and any(map(text.__contains__, self.needed)):
            self._made = _compiled(self.pattern)
        return self._made


@lru_cache(maxsize=1000)  # each reading of the vocabulary has the same ones
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases as one pattern; `unless` takes a match away again."""

    pattern: Pattern
    unless: Pattern | None = None

    def found(self, text: str) -> bool:
        """Tell whether `text` (normalised, lower case) has one of the phrases."""
        if not self.pattern.search(text):
            return False
        return self.unless is None or not self.unless.search(text)


NOTHING = Phrases(Pattern("(?!)", ()))
"""Phrases that no text has."""


@dataclass(frozen=True, slots=True)
class Short:
    """Words that people shorten, written out: "w/" is "with", "didn't" is "did not"."""

    whole: Mapping[str, str]
    pattern: re.Pattern[str]

    def spelled_out(self, text: str) -> str:
        """Return a text (normalised, lower case) with its short forms written out."""
        return self.pattern.sub(lambda match: self.whole[match[0].rstrip()], text)


def read_short(table: Mapping[object, object]) -> Short:
    """Build the short forms from a table of short and whole."""
    whole = {normalise(cast(str, k)).casefold(): str(v) for k, v in table.items()}
    longest = sorted(whole, key=len, reverse=True)
    # "w/" may stand before its word without a space.
    forms = (re.escape(s) + (r"(?!\w)" if s[-1].isalnum() else " ?") for s in longest)
    return Short(whole, re.compile(rf"(?<!\w)(?:{'|'.join(forms)})"))


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Phrases into patterns; `sets` are the words that a "<name>" in a phrase stands for."""

    short: Short
    sets: Mapping[str, Sequence[object]]

    def phrases(self, words: Sequence[object], unless: Sequence[object] = ()) -> Phrases:
        """Read a list of phrases, and one of those that take a match away again."""
        return Phrases(self._pattern(words), self._pattern(unless) if unless else None)

    def _pattern(self, words: Iterable[object]) -> Pattern:
        texts = [self.short.spelled_out(normalise(cast(str, word)).casefold()) for word in words]
        whole = "|".join(self._phrase(text) for text in texts if not unspaced(text))
        parts = [rf"(?<!\w)(?:{whole})(?!\w)"] if whole else []
        parts += [self._phrase(text) for text in texts if unspaced(text)]
        needed = dict.fromkeys(word for text in texts for word in self._needed(text))
        return Pattern("|".join(parts) or "(?!)", tuple(needed))

    def _phrase(self, phrase: str) -> str:
        if unspaced(phrase):
            parts = (spaced(part) for part in phrase.split(" ... "))
            return _NEAR.join(re.escape(part).replace(r"\ ", " ?") for part in parts)
        if " + " in phrase:
            one, other = (rf"\b{self._phrase(part)}(?!\w)" for part in phrase.split(" + "))
            return f"(?:{one}{_SENTENCE}{other}|{other}{_SENTENCE}{one})"
        stretches = (_words(stretch) for stretch in phrase.split(" ... "))
        return _GAP.join(_JOIN.join(map(self._word, words)) for words in stretches)

    def _needed(self, phrase: str) -> tuple[str, ...]:
        """Return words of which each match of a phrase has one: the fewest, then the longest."""
        if unspaced(phrase):
            parts = (spaced(part) for part in phrase.split(" ... "))
            return (max((run for part in parts for run in part.split(" ")), key=len),)
        words = (word for part in re.split(r" \+ | \.\.\. ", phrase) for word in _words(part))
        return min(map(self._each, words), key=lambda some: (len(some), -min(map(len, some))))

    def _each(self, word: str) -> tuple[str, ...]:
        named = _SET.fullmatch(word)
        if named:
            return tuple(each for w in self.sets[named[1]] for each in self._needed(str(w)))
        return (max(word.split("*"), key=len),)

    def _word(self, word: str) -> str:
        named = _SET.fullmatch(word)
        if named:
            return f"(?:{'|'.join(self._phrase(str(w)) for w in self.sets[named[1]])})"
        if "*" in word:
            return re.escape(word).replace(r"\*", r"\w*")
        # A plain word stands for its plural and possessive as well.
        return re.escape(word) + ("(?:s|'s|s')?" if word.isalpha() and len(word) > 2 else "")


def _words(stretch: str) -> list[str]:
    return re.split(r"[\s-]+(?![^<]*>)", stretch)
