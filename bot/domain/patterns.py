"""Phrases of the vocabulary as patterns: words, gaps, endings, sets of words, short forms."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from bot.domain.text import normalise, spaced, unspaced

# Up to five words, each read in one way only, so that no text takes long; a phrase may go on
# inside a compound: "the web-crawl". None goes on beyond the end of a sentence, or a colon
# behind which the question begins.
_APART = (
    r"(?:(?!:\s(?:may|can|could|is|are|do|would)\s)[^\w.?!]|[.?!](?!\s)"
    r"|(?<!\w\w)\.)+"  # "U.S. weights"
)
_GAP = rf"(?:{_APART}\w++(?:[.&'-]\w++)*+){{0,5}}?{_APART}(?:\w++[.&'-]){{0,5}}?"
# Without spaces there are no words to count; so many signs may stand between.
_NEAR = r".{0,20}?"
_JOIN = r"[\s,;:()\"'/-]+"
# Words of one sentence, wherever they stand in it: a dot within "robots.txt" does not end one.
_SENTENCE = r"(?:[^.?!]|[.?!](?=\S)){0,120}?"
_SET = re.compile(r"<([a-z-]+)>")
_PARTS = re.compile(r" (?:\+|\.\.\.) ")
_WORDS = re.compile(r"[\s-]+(?![^<]*>)")
_WRITTEN = re.compile(r"\w+")
_BEGINNING = 5  # signs by which a word is told before a pattern is tried


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases as one regular expression; what matches `unless` takes a match away again.

    `openings` are what a phrase begins with, each with what its last word begins with. Most
    texts have no such words, which is told in a fraction of the time that the pattern takes.
    """

    expression: str
    openings: Mapping[str, Set[str]]
    unless: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first tried: many never are."""
        return _compiled(self.expression)

    def prepare(self) -> None:
        """Compile now what would be compiled when it is first tried."""
        _ = self.pattern, _compiled(self.unless)

    def found(self, text: str) -> bool:
        """Tell whether `text` (normalised, lower case) has one of the phrases."""
        if not self._near(text) or not self.pattern.search(text):
            return False
        return not self.unless or not _compiled(self.unless).search(text)

    def replaced(self, text: str, by: str | Callable[[re.Match[str]], str] = " ") -> str:
        """Return the text with something else in place of each of the phrases."""
        return self.pattern.sub(by, text) if self._near(text) else text

    def matches(self, text: str) -> tuple[str, ...]:
        """Return those of the phrases that a text has, each once."""
        if not self.found(text):
            return ()
        return tuple(dict.fromkeys(match[0].strip() for match in self.pattern.finditer(text)))

    def _near(self, text: str) -> bool:
        openings, said = self.openings, _beginnings(text)
        return any(not said.isdisjoint(openings[first]) for first in openings.keys() & said)


NOTHING = Phrases("(?!)", {})
"""Phrases that no text has."""


@lru_cache(maxsize=2000)  # each reading of the vocabulary has the same ones
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Many sets of phrases, of which a text has few; `openings` are theirs, with their places."""

    sets: Sequence[Phrases]
    openings: Mapping[str, Sequence[tuple[int, Set[str]]]]

    @classmethod
    def of(cls, sets: Iterable[Phrases]) -> "Phrasebook":
        """Enter sets of phrases in their order."""
        sets = tuple(sets)
        openings: dict[str, list[tuple[int, Set[str]]]] = {}
        for place, phrases in enumerate(sets):
            for first, last in phrases.openings.items():
                openings.setdefault(first, []).append((place, last))
        return cls(sets, openings)

    def near(self, text: str) -> Sequence[int]:
        """Return the places of the sets that a text may have, in their order."""
        said = _beginnings(text)
        entries = (entry for o in self.openings.keys() & said for entry in self.openings[o])
        return sorted({place for place, last in entries if not said.isdisjoint(last)})

    def replaced(self, text: str, by: str | Callable[[re.Match[str]], str] = " ") -> str:
        """Return the text with something else in place of the phrases of one set after another."""
        for place in self.near(text):
            text = self.sets[place].pattern.sub(by, text)
        return text


@lru_cache(maxsize=64)  # hundreds of sets of phrases are looked for in one text
def _beginnings(text: str) -> frozenset[str]:
    """What a phrase in a text may begin with; in a script without spaces it may do so anywhere."""
    starts = range(len(text)) if unspaced(text) else (m.start() for m in _WRITTEN.finditer(text))
    return frozenset(text[at : at + n] for at in starts for n in range(_BEGINNING + 1))


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
        texts = self._texts(words)
        but = self._expression(self._texts(unless)) if unless else ""
        return Phrases(self._expression(texts), self._openings(texts), but)

    def _texts(self, words: Iterable[object]) -> list[str]:
        return [self.short.spelled_out(normalise(cast(str, word)).casefold()) for word in words]

    def _openings(self, phrases: Iterable[str]) -> Mapping[str, Set[str]]:
        found: dict[str, set[str]] = {}
        for phrase in phrases:
            last = self._begins(phrase, -1)
            for first in self._begins(phrase, 0):
                found.setdefault(first, set()).update(last)
        return found

    def _begins(self, phrase: str, at: int) -> Set[str]:
        """What the word of a phrase at a place begins with; of one without spaces a sign of it."""
        if unspaced(phrase):
            return {next(sign for sign in phrase if unspaced(sign))}
        word = _WORDS.split(_PARTS.split(phrase)[at])[at]
        named = _SET.fullmatch(word)
        if named:
            return set[str]().union(*(self._begins(str(w), at) for w in self.sets[named[1]]))
        written = _WRITTEN.match(word.split("*")[0])
        return {written[0][:_BEGINNING] if written else ""}

    def _expression(self, texts: Sequence[str]) -> str:
        whole = "|".join(self._phrase(text) for text in texts if not unspaced(text))
        parts = [rf"(?<!\w)(?:{whole})(?!\w)"] if whole else []
        parts += [self._phrase(text) for text in texts if unspaced(text)]
        return "|".join(parts) or "(?!)"

    def _phrase(self, phrase: str) -> str:
        if unspaced(phrase):
            parts = (spaced(part) for part in phrase.split(" ... "))
            return _NEAR.join(re.escape(part).replace(r"\ ", " ?") for part in parts)
        if " + " in phrase:
            one, other = (rf"\b{self._phrase(part)}(?!\w)" for part in phrase.split(" + "))
            return f"(?:{one}{_SENTENCE}{other}|{other}{_SENTENCE}{one})"
        stretches = (_WORDS.split(stretch) for stretch in phrase.split(" ... "))
        return _GAP.join(_JOIN.join(map(self._word, words)) for words in stretches)

    def _word(self, word: str) -> str:
        named = _SET.fullmatch(word)
        if named:
            return f"(?:{'|'.join(self._phrase(str(w)) for w in self.sets[named[1]])})"
        if "*" in word:
            return re.escape(word).replace(r"\*", r"\w*")
        # A plain word stands for its plural and possessive as well.
        return re.escape(word) + ("(?:s|'s|s')?" if word.isalpha() and len(word) > 2 else "")
