"""Phrases of the vocabulary as patterns: words, gaps, endings, sets of words, short forms."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases as one pattern; `unless` takes a match away again."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def found(self, text: str) -> bool:
        """Tell whether `text` (normalised, lower case) has one of the phrases."""
        if not self.pattern.search(text):
            return False
        return self.unless is None or not self.unless.search(text)


NOTHING = Phrases(re.compile(r"(?!)"))
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

    def _pattern(self, words: Iterable[object]) -> re.Pattern[str]:
        texts = [self.short.spelled_out(normalise(cast(str, word)).casefold()) for word in words]
        whole = "|".join(self._phrase(text) for text in texts if not unspaced(text))
        parts = [rf"(?<!\w)(?:{whole})(?!\w)"] if whole else []
        parts += [self._phrase(text) for text in texts if unspaced(text)]
        return re.compile("|".join(parts) or "(?!)")

    def _phrase(self, phrase: str) -> str:
        if unspaced(phrase):
            parts = (spaced(part) for part in phrase.split(" ... "))
            return _NEAR.join(re.escape(part).replace(r"\ ", " ?") for part in parts)
        if " + " in phrase:
            one, other = (rf"\b{self._phrase(part)}(?!\w)" for part in phrase.split(" + "))
            return f"(?:{one}{_SENTENCE}{other}|{other}{_SENTENCE}{one})"
        stretches: list[str] = []
        for stretch in phrase.split(" ... "):
            words = re.split(r"[\s-]+(?![^<]*>)", stretch)
            stretches.append(_JOIN.join(self._word(word) for word in words))
        return _GAP.join(stretches)

    def _word(self, word: str) -> str:
        named = _SET.fullmatch(word)
        if named:
            return f"(?:{'|'.join(self._phrase(str(w)) for w in self.sets[named[1]])})"
        if "*" in word:
            return re.escape(word).replace(r"\*", r"\w*")
        # A plain word stands for its plural and possessive as well.
        return re.escape(word) + ("(?:s|'s|s')?" if word.isalpha() and len(word) > 2 else "")
