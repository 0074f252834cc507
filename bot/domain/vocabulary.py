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
class Topic:
    """Something that rules speak of; the flags are explained in vocabulary.yaml."""

    name: str
    phrases: Phrases
    activity: bool = False
    alone: bool = False
    claim: bool = False
    private: bool = False
    weak: bool = False
    material: bool = False
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
    parts: tuple[str, ...]
    asides: frozenset[str] = frozenset()
    hinges: frozenset[str] = frozenset()

    def uses_in(self, text: str) -> frozenset[Use]:
        """Return the uses that a text names."""
        plain = _plain(text)
        meant = self.negated.pattern.sub(" ", plain)
        named = {
            use
            for use, phrases in self.uses.items()
            if phrases.found(plain if use is Use.TRAIN_RESEARCH else meant)
        }
        topics = (topic for topic in self.topics.values() if topic.implies)
        implied = {t.implies for t in topics if t.implies and t.phrases.found(plain)}
        return frozenset(named | implied)

    def topics_in(self, text: str) -> frozenset[str]:
        """Return the names of the topics that a text touches."""
        plain = _plain(text)
        return frozenset(n for n, topic in self.topics.items() if topic.phrases.found(plain))

    def about_data(self, text: str) -> bool:
        """Tell whether a text has a word that makes it a question about data."""
        return self.nouns.found(_plain(text))

    def matters_data(self, text: str) -> bool:
        """Tell whether a text has a word that makes it one even when it names no use."""
        return self.matters.found(_plain(text))

    def flagged(self, flag: str) -> frozenset[str]:
        """Return the names of the topics with a flag."""
        return frozenset(name for name, topic in self.topics.items() if getattr(topic, flag))

    def specific_words(self, text: str) -> tuple[str, ...]:
        """Return the longer words of a text that none of the phrases explains."""
        plain = _plain(text)
        known = (self.nouns, *self.uses.values(), *(t.phrases for t in self.topics.values()))
        for phrases in known:
            plain = phrases.pattern.sub(" ", plain)
        signs: list[str] = []
        if unspaced(plain):
            plain = self.generic.pattern.sub(" ", plain)
            signs = content(plain)
        words = [word for word in re.findall(r"[^\W\d_]{4,}", plain) if not unspaced(word)]
        return (*(word for word in words if not self.generic.found(word)), *signs)

    def unexplained(self, text: str) -> frozenset[str]:
        """Return the words of a text that may change what it asks, for all that is known."""
        hinges = self.hinges.intersection(re.findall(r"\w+", _plain(text)))
        return (frozenset(self.specific_words(text)) - self.asides) | hinges


def read_vocabulary(table: Mapping[str, Any]) -> Vocabulary:
    """Build the vocabulary from the table of `vocabulary.yaml`.

    Raises KnowledgeError when a part is missing or a use is unknown.
    """
    try:
        uses = {Use(name): _phrases(words) for name, words in table["uses"].items()}
        topics = {name: _topic(name, entry) for name, entry in table["topics"].items()}
        return Vocabulary(
            uses=uses,
            topics=topics,
            nouns=_phrases(table["nouns"]),
            matters=_phrases(table["matters"]),
            common=frozenset(str(word).casefold() for word in table["common"]),
            plain=frozenset(str(word).casefold() for word in table["plain"]),
            generic=_phrases(table["generic"]),
            negated=_phrases(table["negated"]),
            parts=tuple(str(word) for word in table["parts"]),
            asides=frozenset(str(word).casefold() for word in table.get("asides", ())),
            hinges=frozenset(str(word).casefold() for word in table.get("hinges", ())),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            f"vocabulary.yaml cannot be used: {error}; see its first lines."
        ) from error


def _topic(name: str, entry: Mapping[str, Any]) -> Topic:
    return Topic(
        name=name,
        phrases=_phrases(entry["words"], entry.get("unless", ())),
        activity=bool(entry.get("activity")),
        alone=entry.get("activity") == "alone",
        claim=bool(entry.get("claim")),
        private=bool(entry.get("private")),
        weak=bool(entry.get("weak")),
        material=bool(entry.get("material")),
        implies=Use(entry["implies"]) if "implies" in entry else None,
    )


def _phrases(words: Sequence[object], unless: Sequence[object] = ()) -> Phrases:
    return Phrases(_pattern(words), _pattern(unless) if unless else None)


def _pattern(words: Iterable[object]) -> re.Pattern[str]:
    texts = [normalise(cast(str, word)).casefold() for word in words]
    whole = "|".join(_phrase(text) for text in texts if not unspaced(text))
    parts = [rf"(?<!\w)(?:{whole})(?!\w)"] if whole else []
    return re.compile("|".join((*parts, *(_phrase(text) for text in texts if unspaced(text)))))


def _phrase(phrase: str) -> str:
    if unspaced(phrase):
        parts = (spaced(part) for part in phrase.split(" ... "))
        return _NEAR.join(re.escape(part).replace(r"\ ", " ?") for part in parts)
    stretches: list[str] = []
    for stretch in phrase.split(" ... "):
        words = re.split(r"[\s-]+", stretch)
        stretches.append(_JOIN.join(_word(word) for word in words))
    return _GAP.join(stretches)


def _word(word: str) -> str:
    if "*" in word:
        return re.escape(word).replace(r"\*", r"\w*")
    # A plain word stands for its plural and possessive as well.
    return re.escape(word) + ("(?:s|'s|s')?" if word.isalpha() and len(word) > 2 else "")


def _plain(text: str) -> str:
    return spaced(normalise(text)).casefold()
