"""Statements: what a message tells of data and beside its question, and whether that is understood.

"May we train on SNLI? Our exporter stripped the notices." A sentence beside a question may tell
anything of the data, and so may words that stand with their name ("the purged SNLI"). It is
understood where it says what something is for, that a condition is met or why somebody asks; with
any other nothing is permitted.
"""

import re
from collections.abc import Iterator
from itertools import islice

from bot.domain.language import Language
from bot.domain.names import without_people
from bot.domain.speech.asides import without_asides
from bot.domain.speech.models import without_kinds
from bot.domain.speech.moods import Mood, mood_of
from bot.domain.speech.places import TONGUES, in_the_world
from bot.domain.speech.talk import plain
from bot.domain.subjects import Registry
from bot.domain.turns import names_data
from bot.domain.vocabulary import Vocabulary

_ENDS = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bca\.)(?<=[.?!;])[\"”')]*\s+|\n+|(?<=[.?!])(?=[A-Z])"
)
_COMPOUND = re.compile(  # "Diktatmodell", "Vertragsprüfer": German has a word for each product
    r"\w{3,}(?:modell|assistent|agent|prüfer|schätzer|erkenner|erkennung|klassifikator|übersetzer"
    r"|dienst|produkt|suche|planer|zusammenfasser|berater|tutor|bot)(?:e|en|es|er|s)?"
)
_OF_PEOPLE = re.compile(r"\b(?:names|voices|faces|identit(?:y|ies))\b")  # unless they are gone
_DONE = ("ed", "ing")  # what is done to data is told by verbs: "stirred into the big one"
_CLEAN = re.compile(  # "no people", "nobody recognisable", "no removal requests pending"
    r"\bno (?!(?:[\w-]+ )?(?:attribution|credit|shard|consent|entry|licen[cs]|form|pa-1|release"
    r"|permission|approval|contract|notice|regist|opt|clearance|assessment|agreement|confirmation"
    r"|longer|idea|way|one|sign|link|mention|line|written|author|toggle|switch|mask|review|ok"
    r"|answer|reply|record|trace|proof)\w*)[\w' +/-]{2,40}?(?=\s*[,.;:()]|\s*$| and\b)"
    r"|\bnobody (?:(?:has )?(?:objected|complained|opted out|asked to be (?:removed|taken out))"
    r"|(?:is )?(?:recogni[sz]able|visible|identifiable)|in (?:it|them)"
    r"|clones anything|can (?:download|get) (?:it|them))\b|\bnobody(?: else)?'s (?:api|service)\b"
    r"|\b[\w-]+'s own (?:official )?(?:release|download|site|page|bucket)\b"
    r"|\b(?:user |author |contributor )?names (?:are |were |being )?(?:left|kept) (?:out|off)\b"
    r"|\b(?:which|that) nobody can (?:download|get|copy)\b"
    r"|\bwithout (?:recogni[sz]ing|identifying) (?:any(?:body|one)|people|(?:any )?speakers)\b"
    r"|\bnothing (?:gets|is|will be) (?:published|released|shipped|handed out)\b"
    r"|\bwithout (?:ever )?(?:offering|publishing|releasing|shipping) (?:the |any )?weights\b"
    r"|\b(?:the |our |my )?(?:customer|client|buyer)(?: is|'s) (?:an?|the|one of the) "
    r"(?:[a-z-]+ ){0,2}"
    r"(?:law firm|bank|insurer|ministry|school|university|hospital|clinic|telco|retailer|agency"
    r"|publisher|manufacturer|carmaker|airline|museum|library|startup|company|firm|chain|utility"
    r"|broadcaster|newspaper|supermarket|shop)(?: (?:in|from|near) [a-zà-ÿ]+)?"
    r"|\b(?:none of (?:its|the|their) outputs?|nothing(?: of (?:it|that|this))?) (?:becomes?"
    r"|goes into|ends up in|is used (?:in|for)) (?:training(?: data)?|an?y? (?:model|training))\b"
)


def unclear(
    text: str,
    registry: Registry,
    vocabulary: Vocabulary,
    language: Language,
    *,
    earlier: bool = False,
    denials: bool = False,
) -> tuple[str, ...]:
    """Return the words that nobody understands beside a question, and with data, in their order.

    They are those of its clauses but the one that asks, and of sentences beside it; of the one that
    asks, those that tell something of data. `language` is that of the question, for a sentence
    whose own words do not tell. A single sentence is the question itself, unless it was said in an
    `earlier` turn. Where the text tells what the data are, only what denies something counts
    (`denials`).
    """
    sentences = [one for one in _ENDS.split(text) if one and one.strip()]
    alone = len(sentences) == 1 and not earlier
    found = (
        word
        for one in sentences
        if (mood := mood_of(one, language))
        for part, asking in _parts(one, registry, vocabulary, mood, alone=alone)
        if not denials or _denies(vocabulary.written(part), mood)
        for word in (
            _of_data(part, registry, vocabulary, mood)
            if asking
            else _unknown(part, registry, vocabulary, mood, whole=part is one)
        )
    )
    return tuple(dict.fromkeys(found))


def follow_up(
    text: str, registry: Registry, vocabulary: Vocabulary, language: Language
) -> tuple[str, ...]:
    """Return the words of a follow-up that names nothing known, and may name what nobody knows.

    What it tells in whole sentences is for `unclear`; a condition that is met names nothing.
    """
    found = (
        word
        for one in _ENDS.split(text)
        if one and (mood := mood_of(one, language))
        for word in _unheard(one, registry, vocabulary, mood)
    )
    return tuple(dict.fromkeys(found))


def _unheard(
    sentence: str, registry: Registry, vocabulary: Vocabulary, mood: Mood
) -> tuple[str, ...]:
    asked = "?" in sentence or mood.asks.search(sentence.casefold())
    told = _CLEAN.sub(" ", vocabulary.written(registry.mentions(sentence).rest))
    if mood.says.search(told) and not asked:
        return ()
    rest = told if _denies(told, mood) else vocabulary.without_met(told)
    words = vocabulary.specific_words(rest)
    if rest == told or asked:
        return words
    return tuple(word for word in words if not _understood(word, vocabulary, mood))


def _denies(text: str, mood: Mood) -> bool:
    """Tell whether a text (lower case) denies something, but for what is better not there."""
    return bool(mood.denies.search(_CLEAN.sub(" ", text)))


def asks(text: str, language: Language = Language.ENGLISH) -> bool:
    """Tell whether a text asks something, also without a question mark."""
    mood = mood_of(text, language)
    return "?" in text or bool(mood and mood.asks.search(text.casefold()))


def tells(text: str) -> bool:
    """Tell whether a text has a sentence that asks nothing."""
    return any(one.strip() and not asks(one) for one in _ENDS.split(text))


def _parts(
    sentence: str, registry: Registry, vocabulary: Vocabulary, mood: Mood, *, alone: bool
) -> list[tuple[str, bool]]:
    """Return a sentence, or the clauses of one that asks, each with whether it is what asks.

    A wish asks, and so does who names data and what is done with them.
    """
    mentions = registry.mentions(sentence)
    said = vocabulary.written(mentions.said)
    if not (
        alone
        or "?" in sentence
        or mood.asks.search(sentence.casefold())
        or mood.wishes.search(said)
        or (
            names_data(mentions.subjects)
            and (vocabulary.uses_in(said) or not mood.says.search(said))
        )
    ):
        return [(sentence, False)]
    parts = [one for one in mood.clauses.split(sentence) if one.strip()]
    asking = [
        one
        for one in parts
        if mood.asks.search(one.casefold()) or mood.wishes.search(one.casefold())
    ]
    if not asking:
        named = (one for one in parts if vocabulary.uses_in(registry.mentions(one).said))
        asking = [*islice(named, 1)] or parts[:1]
    found: list[tuple[str, bool]] = []
    for one in parts:
        goes_on = found and one in asking and not names_data(registry.mentions(one).subjects)
        at = _question_at(one, mood) if goes_on else 0
        found += [(one[:at], False), (one[at:], one in asking)]
    return found


def _question_at(part: str, mood: Mood) -> int:
    """Return where the question begins in a clause: "that Claude fixed | for a keyboard model"."""
    matches = (e.search(part.casefold()) for e in (mood.asks, mood.wishes, mood.ends))
    return min((match.start() for match in matches if match), default=0)


def _unknown(
    part: str, registry: Registry, vocabulary: Vocabulary, mood: Mood, *, whole: bool
) -> Iterator[str]:
    """Yield the words of a part of a text that tell something that nobody understands.

    A `whole` sentence may bring up people where no rule on them is asked about.
    """
    told = _told(registry.mentions(part).rest, vocabulary, mood)
    if whole:
        yield from _OF_PEOPLE.findall(told)
    yield from (w for w in vocabulary.specific_words(told) if not _understood(w, vocabulary, mood))


def _of_data(part: str, registry: Registry, vocabulary: Vocabulary, mood: Mood) -> Iterator[str]:
    """Yield the words by which a question tells something of data that nobody understands.

    "May we train on SNLI that our exporter stripped?": what they are for is told elsewhere.
    """
    mentions = registry.mentions(part)
    if not names_data(mentions.subjects):
        return
    for piece in mood.told_of_data(_told(mentions.rest, vocabulary, mood)):
        words = vocabulary.specific_words(piece)
        yield from (w for w in words if not _understood(w, vocabulary, mood))


def _told(rest: str, vocabulary: Vocabulary, mood: Mood) -> str:
    """Return what is told around names but for asides, kinds of models and met conditions."""
    rest = without_kinds(without_people(rest), lambda _: False)
    told = _CLEAN.sub(" ", without_asides(plain(vocabulary.written(rest))))
    return told if _denies(told, mood) else vocabulary.without_met(told)


def _understood(word: str, vocabulary: Vocabulary, mood: Mood) -> bool:
    """Tell whether a word of a statement is known to change nothing."""
    if word in vocabulary.reasons.words or word in TONGUES or in_the_world(word):
        return True
    if mood.language is not Language.ENGLISH and vocabulary.says(word, mood.language):
        return True
    if mood.language is Language.GERMAN and _COMPOUND.fullmatch(word):
        return True
    if word.endswith(_DONE):
        return False
    return vocabulary.harmless(word) or vocabulary.reasons.has(word)
