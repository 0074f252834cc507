"""Clauses of official texts that forbid or limit, marked by patterns: what a machine may propose.

A mark can only restrict. It is a sentence or list item of the text, the topic on
which it limits, and the rule that a person would be asked to accept.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.clause_words import (
    FORBIDDEN,
    HINTS,
    ITEMS,
    NOT_IN,
    NOT_ITEMS,
    SAID,
    UNSAID,
    Topic,
    names_licence,
)
from bot.domain.documents import Document, Effect, Kind, Rule, Use
from bot.domain.forbidding import Sentence, goes_on, opens_list, plain
from bot.domain.text import normalise
from bot.domain.units import METADATA, units

OFFICIAL = frozenset({Kind.PLATFORM_TERMS, Kind.DATASET_LICENCE, Kind.LICENCE_TEXT})

VERSION = "1"  # a change of what is marked is a new version
_FORBIDS, _OPEN = Effect.FORBIDS, Effect.UNDECIDED
_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
_COMMERCIAL = frozenset({Use.TRAIN_COMMERCIAL})
_PASSING_ON = frozenset({Use.REDISTRIBUTE})
# What each topic would mean for a use. A machine that reads too much costs a question to legal,
# one that reads a permission into a text costs a lawsuit: no entry permits.
PROPOSALS: dict[Topic, tuple[Effect, frozenset[Use]]] = {
    Topic.NON_COMMERCIAL: (_FORBIDS, _COMMERCIAL),
    Topic.ACADEMIC: (_FORBIDS, _COMMERCIAL),
    Topic.NO_REDISTRIBUTION: (_FORBIDS, _PASSING_ON),
    Topic.AUTOMATED: (_FORBIDS, _TRAINING | {Use.COLLECT, Use.EVALUATE}),
    Topic.MACHINE_LEARNING: (_FORBIDS, _TRAINING),
    Topic.COMPETING: (_FORBIDS, _TRAINING),
    Topic.SHARE_ALIKE: (_OPEN, _PASSING_ON),
    Topic.ATTRIBUTION: (_OPEN, _PASSING_ON),
    Topic.NO_DERIVATIVES: (_OPEN, _TRAINING | _PASSING_ON),
    Topic.REQUEST: (_OPEN, _TRAINING | {Use.COLLECT, Use.EVALUATE}),
    Topic.PERSONAL_DATA: (_OPEN, _TRAINING | {Use.COLLECT}),
}
_SHORTEST, _LONGEST = 12, 4000
# A sentence without one of these letters limits nothing: they save the slow patterns.
_LIMITS = re.compile(
    r"[Nn](?:ot|OT|'t|’t|ever|EVER|o\b|O\b|on-?[Cc]omm)|rohib|ROHIB|orbid|ORBID|isallow"
    r"|efrain|estrict|ESTRICT"
    r"|nly|NLY|olely|trictly|xclusiv|urely|imited|[Mm]ust|MUST|[Ss]hall|SHALL|hould|equire|EQUIRE"
    r"|rovided|ondition|lease|order to|[Tt]o (?:obtain|access|download|get|use)|gree|under"
    r"|icense|equest"
    r"|ndertak|ovenant|romise|vailable|nacceptable|ersonal"
    r"|crap(?:e|ing)|obot|pider|rawler|ata[- ][Mm]in|utomated|earning|rtificial|\bAI\b"
    r"|anguage [Mm]odel"
)
_NO_CLAUSE = re.compile(
    r"\s*(?:\#|\||>|`{3}|~{3}|!?\[[^\]]*\]\([^)]*\)\W*\Z"
    r"|[\"“][^\"”]{1,60}[\"”]\W{0,4}(?:means|refers|is)\b"
    r"|\*\*[^*]+(?<!:)\*\*[.]?\s*\Z|=+\s*\Z)"
)
# "Scraper means any …" says what a word means; "by automated means" says how something is done.
_MEANS = re.compile(
    r"\A[\w\s,/()'\"-]{1,80}\b(?:(?<!automated )(?<!automatic )(?<!other )(?<!any )(?<!by )"
    r"(?<!such )(?<!same )(?<!electronic )(?<!mechanical )means(?! (?:of|to|or|and|for|such)\b)"
    r"|shall mean|refers to|is defined as)\b"
)
# What people grant to the platform, what it promises them, and what a list of changes tells.
_GRANTED = re.compile(
    r"\byou (?:\w+ )?grant\b|\bwe (?:will|may|shall) not\b|\bamended (?:to|in)\b|\bamendments\b"
    r"|\b(?:may|will|shall|do|does) not (?:use|train)\b[^.;]{0,80}"
    r"\b(?:customer|your) (?:content|data|inputs?|prompts?)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A marked sentence: `text[start:end]` of its document, and the topic that it limits."""

    document: str
    start: int
    end: int
    topic: Topic
    text: str

    @property
    def id(self) -> str:
        """The name of the mark: another when the text, the topic or the document is another."""
        return clause_id(self.document, self.topic, self.text)

    @property
    def rule(self) -> Rule:
        """The rule that the mark proposes; nobody has reviewed it."""
        effect, uses = PROPOSALS[self.topic]
        return Rule(id=self.id, effect=effect, uses=uses, clause=self.text)


def clause_id(document: str, topic: str, text: str) -> str:
    """Name a clause by its document, its topic and its words, white space and typography apart."""
    words = "\n".join((document, topic, normalise(text)))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def read_clauses(document: Document) -> tuple[Clause, ...]:
    """Mark the clauses of an official text in force, in their order; of others there are none.

    A sentence that stands there twice is marked once. The marks of a text are
    remembered, so that only the first reading of it takes time.
    """
    if document.kind not in OFFICIAL or not document.in_force:
        return ()
    return _read(document.id, document.kind, document.text, document.body_start)


@lru_cache(maxsize=2048)
def _read(name: str, kind: Kind, text: str, start: int) -> tuple[Clause, ...]:
    found: dict[str, Clause] = {}
    for a, b, topics in _marked(kind, text[start:]):
        for topic in topics:
            clause = Clause(name, start + a, start + b, topic, text[start + a : start + b])
            found.setdefault(clause.id, clause)
    return tuple(found.values())


def _marked(kind: Kind, body: str) -> Iterator[tuple[int, int, list[Topic]]]:
    metadata = METADATA.match(body)
    below = metadata.end() if metadata else 0
    forbidding = False
    previous, end = "", 0
    for a, b in units(body):
        unit = body[a:b]
        if _NO_CLAUSE.match(unit):
            forbidding = unit.startswith(">") and forbidding
            previous, end = "", b
            continue
        if not goes_on(previous, unit, body[end:a]):
            forbidding = False
        previous, end = unit, b
        ends_open = unit.rstrip("*_ ").endswith((":", "following.", ":-", ": -"))
        if not ends_open and not (
            _SHORTEST <= b - a <= _LONGEST and (forbidding or _LIMITS.search(unit))
        ):
            continue
        text = plain(unit)
        if a < below:
            named = names_licence(text) if text.startswith("license:") else ()
            topics = [topic for topic in Topic if topic in named]
        else:
            topics = topics_of(text, kind, below=forbidding)
        if topics:
            yield a, b, topics
        if ends_open and a >= below:
            forbidding = opens_list(text)
            previous = ":"


def topics_of(text: str, kind: Kind, *, below: bool = False) -> list[Topic]:
    """Return what a plain sentence limits; `below` a list title that forbids."""
    if text.endswith("?") or _MEANS.match(text) or _GRANTED.search(text):
        return []
    named = names_licence(text) if kind is Kind.DATASET_LICENCE else frozenset[Topic]()
    sentence = Sentence(text, below=below)
    found: list[Topic] = []
    for topic in Topic:
        if kind in NOT_IN.get(topic, ()) or not HINTS[topic].search(text):
            continue
        act, said = FORBIDDEN.get(topic), SAID.get(topic)
        forbidden = act is not None and sentence.forbids(act.done) and not act.never.search(text)
        stated = said is not None and said.search(text) and not UNSAID[topic].search(text)
        item = (
            kind is Kind.PLATFORM_TERMS
            and topic in ITEMS
            and ITEMS[topic].search(text)
            and not NOT_ITEMS.search(text)
        )
        if topic in named or forbidden or stated or item:
            found.append(topic)
    return found
