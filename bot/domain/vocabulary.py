"""The words that people use, matched against what they wrote."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.documents import Use
from bot.domain.errors import KnowledgeError
from bot.domain.text import content, normalise, spaced, unspaced

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


@dataclass(frozen=True, slots=True)
class Short:
    """Words that people shorten, written out: "w/" is "with", "didn't" is "did not"."""

    whole: Mapping[str, str]
    pattern: re.Pattern[str]

    def spelled_out(self, text: str) -> str:
        """Return a text (normalised, lower case) with its short forms written out."""
        return self.pattern.sub(lambda match: self.whole[match[0].rstrip()], text)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that rules speak of; the flags are explained in vocabulary.yaml."""

    name: str
    phrases: Phrases
    activity: bool = False
    alone: bool = False
    claim: bool = False
    private: bool = False
    weak: bool = False
    implies: Use | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All phrases of a company, in every language that it listed."""

    uses: Mapping[Use, Phrases]
    topics: Mapping[str, Topic]
    nouns: Phrases
    matters: Phrases
    common: frozenset[str]
    plain: frozenset[str]
    generic: Phrases
    negated: Phrases
    parts: Mapping[str, Phrases]
    short: Short
    idioms: Phrases
    warning: Phrases

    def uses_in(self, text: str) -> frozenset[Use]:
        """Return the uses that a text names."""
        plain = self._plain(text)
        meant = self.negated.pattern.sub(" ", plain)
        named = {
            use
            for use, phrases in self.uses.items()
            if phrases.found(plain if use is Use.TRAIN_RESEARCH else meant)
        }
        topics = (topic for topic in self.topics.values() if topic.implies)
        implied = {t.implies for t in topics if t.implies and t.phrases.found(meant)}
        return frozenset(named | implied)

    def topics_in(self, text: str) -> frozenset[str]:
        """Return the names of the topics that a text touches."""
        plain = self._plain(text)
        return frozenset(n for n, topic in self.topics.items() if topic.phrases.found(plain))

    def parts_in(self, text: str) -> tuple[str, ...]:
        """Return the names of the parts of a subject that a text names."""
        plain = self._plain(text)
        return tuple(name for name, phrases in self.parts.items() if phrases.found(plain))

    def about_data(self, text: str) -> bool:
        """Tell whether a text has a word that makes it a question about data."""
        return self.nouns.found(self._plain(text))

    def matters_data(self, text: str) -> bool:
        """Tell whether a text has a word that makes it one even when it names no use."""
        return self.matters.found(self._plain(text))

    def flagged(self, flag: str) -> frozenset[str]:
        """Return the names of the topics with a flag."""
        return frozenset(name for name, topic in self.topics.items() if getattr(topic, flag))

    def _plain(self, text: str) -> str:
        plain = self.short.spelled_out(spaced(normalise(text)).casefold())
        return self.idioms.pattern.sub(" ", plain)

    def warnings_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that warn of another use and that no topic or use explains."""
        plain = self._plain(text)
        strong = (topic.phrases for topic in self.topics.values() if not topic.weak)
        for phrases in (self.negated, *self.uses.values(), *strong):
            if phrases.found(plain):
                plain = phrases.pattern.sub(" ", plain)
        return tuple(dict.fromkeys(match[0] for match in self.warning.pattern.finditer(plain)))

    def specific_words(self, text: str) -> tuple[str, ...]:
        """Return the longer words of a text that none of the phrases explains."""
        plain = self._plain(text)
        known = (self.nouns, *self.uses.values(), *(t.phrases for t in self.topics.values()))
        for phrases in known:
            plain = phrases.pattern.sub(" ", plain)
        signs: list[str] = []
        if unspaced(plain):
            plain = self.generic.pattern.sub(" ", plain)
            signs = content(plain)
        words = [word for word in re.findall(r"[^\W\d_]{4,}", plain) if not unspaced(word)]
        return (*(word for word in words if not self.generic.found(word)), *signs)


def read_vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """Build the vocabulary from the table of `vocabulary.yaml`.

    Raises KnowledgeError when a part is missing, or a use or a set of words is unknown.
    """
    try:
        reader = _Reader(_short(table["short"]), table["sets"])
        return Vocabulary(
            uses={Use(name): reader.phrases(words) for name, words in table["uses"].items()},
            topics={name: reader.topic(name, entry) for name, entry in table["topics"].items()},
            nouns=reader.phrases(table["nouns"]),
            matters=reader.phrases(table["matters"]),
            common=frozenset(str(word).casefold() for word in table["common"]),
            plain=frozenset(str(word).casefold() for word in table["plain"]),
            generic=reader.phrases(table["generic"]),
            negated=reader.phrases(table["negated"]),
            parts={str(name): reader.phrases(words) for name, words in table["parts"].items()},
            short=reader.short,
            idioms=reader.phrases(table["idioms"]),
            warning=reader.phrases(table["warning"]),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            f"vocabulary.yaml cannot be used: {error}; see its first lines."
        ) from error


def _short(table: Mapping[object, object]) -> Short:
    whole = {normalise(cast(str, k)).casefold(): str(v) for k, v in table.items()}
    longest = sorted(whole, key=len, reverse=True)
    # "w/" may stand before its word without a space.
    forms = (re.escape(s) + (r"(?!\w)" if s[-1].isalnum() else " ?") for s in longest)
    return Short(whole, re.compile(rf"(?<!\w)(?:{'|'.join(forms)})"))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Phrases into patterns; `sets` are the words that a "<name>" in a phrase stands for."""

    short: Short
    sets: Mapping[str, Sequence[object]]

    def topic(self, name: str, entry: Mapping[str, Any]) -> Topic:
        """Read one entry of the topics."""
        return Topic(
            name=name,
            phrases=self.phrases(entry["words"], entry.get("unless", ())),
            activity=bool(entry.get("activity")),
            alone=entry.get("activity") == "alone",
            claim=bool(entry.get("claim")),
            private=bool(entry.get("private")),
            weak=bool(entry.get("weak")),
            implies=Use(entry["implies"]) if "implies" in entry else None,
        )

    def phrases(self, words: Sequence[object], unless: Sequence[object] = ()) -> Phrases:
        """Read a list of phrases, and one of those that take a match away again."""
        return Phrases(self._pattern(words), self._pattern(unless) if unless else None)

    def _pattern(self, words: Iterable[object]) -> re.Pattern[str]:
        texts = [
            self.short.spelled_out(normalise(cast(str, word)).casefold()) for word in words
        ]
        whole = "|".join(self._phrase(text) for text in texts if not unspaced(text))
        parts = [rf"(?<!\w)(?:{whole})(?!\w)"] if whole else []
        return re.compile("|".join((*parts, *(self._phrase(t) for t in texts if unspaced(t)))))

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
