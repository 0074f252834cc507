"""The words that people use, matched against what they wrote."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from itertools import chain
from typing import Any, cast

from bot.domain.documents import Use
from bot.domain.errors import KnowledgeError
from bot.domain.fillers import NO_FILLERS, Fillers, read_fillers
from bot.domain.patterns import NOTHING, Phrasebook, PhraseReader, Phrases, Short, read_short
from bot.domain.slips import slips
from bot.domain.speech.gauging import OUTWARDLY
from bot.domain.speech.handing import without_downloads, without_offers, without_shown_on
from bot.domain.speech.kinds import without_deeds_of_models
from bot.domain.speech.models import MADE, of_products, tested, without_papers, without_trade
from bot.domain.speech.purposes import told as told_plainly
from bot.domain.speech.sales import unsold, without_shown
from bot.domain.text import content, normalise, spaced, unspaced

_MISSPELT = 7  # letters of a thing whose slips are told without a list
_LONG = 4  # letters of a word that says something; a shorter one has to be a hinge
TEXT = frozenset({"text"})
"""The kind of data of which there is some in everything."""
_SOME = "it"  # what stands for a name: a phrase reaches over it
_NEAR = 40  # letters in which a word before another ends
_UNLISTED = re.compile(r"\b(?:pages|videos|clips|footage)\b")
_BEFORE = re.compile(r"(?:^|(?<=[\s(\"']))([a-z][\w'-]*)[ -]\Z")
_WARES = re.compile(  # what shops show of their products is no business of ours
    r"\bproducts? (?=(?:reviews?|descriptions?|pages?|listings?|photos?|pictures?|images?|names?"
    r"|titles?|questions?|ratings?|prices?)\b)"
)
_IN_A_MODEL = re.compile(  # "image" of "our product's image generator"
    r" (?:(?!(?:on|of|in|for|from|to|with|and|or|our|the|a|as|into|is|are|we|that|by|per)\b)"
    rf"[\w-]+ ){{0,2}}?{MADE}(?!\w)"
)
_NO_TELLING = re.compile(
    r"(?:may|can|could|should|would|will|do|does|are|be|have|has|an?|the|our|my|your|their|its"
    r"|this|that|these|those|all|any|some|every|each|more|such"
    r"|only|just|both|(?:send|giv|hand|shar|forward|provid|deliver|transfer|suppl|ship|publish|host"
    r"|offer|upload|put|mirror|disclos|transmit|releas|distribut|pass)(?:e?s|e|y|ing|ting)?|gave"
    r"|(?:customer|client|partner|vendor)s?"
    r"|and|or|of|on|in|into|to|for|from|with|by|at|off|over|about|like|as|it|is|are|was|be|we|i"
    r"|you|they"
    r"|public|publicly|visible|available|accessible|individual|single|whole|full|complete|entire"
    r"|actual|real|new|newest"
    r"|latest|recent|current|existing|old|older|various|several|many|few|certain|specific|same|own"
    r"|posted|published"
    r"|collected|crawled|scraped|downloaded|saved|stored|kept|mass|bulk|online|site's|platform's"
    r"|web|raw"
    r"|if|whether|when|where|because|so|but|also|now|then|there|here|please|not|no|yes|than|via"
    r"|through|per|across|within|under|regarding|concerning|ok|okay|fine|allowed|permitted"
    r"|(?:use|take|includ|train|pre-?train|fine-?tun|tun|test|evaluat|benchmark|scor|host|shar"
    r"|offer"
    r"|publish|mirror|redistribut|feed|add|want|need|handl|process|read)(?:e|es|s|d|ed|ing)?"
    r"|us(?:es|ed|ing)|tak(?:en|ing)|puts?|putting|gets?|getting|lets?|giv(?:e|es|ing)|having)"
)
_WORD = re.compile(r"\b[a-z]{4,}\b")
_EACH = re.compile(  # "individual track pages" are no individuals
    r"\bindividual (?=(?:[\w-]+ ){0,2}?(?:pages?|posts?|files?|clips?|sentences?|items?|articles?"
    r"|tracks?|songs?|albums?|reviews?|photos?|images?|videos?|records?|documents?|texts?|entries"
    r"|rows?|definitions?)\b)"
)
_OF_THE_COMPANY = re.compile(  # "our company's chatbot", "may the company train its chatbot"
    r"\bour (?:company|firm|employer|organi[sz]ation|business)'s (?:own )?"
    rf"|\bthe (?:company|firm|business)'s (?:own |(?=(?:[\w-]+ ){{0,3}}?{MADE}(?!\w)"
    r"|(?:[\w-]+ )?(?:cop(?:y|ies)|web ?site|servers?|storage)(?!\w)))"
    r"|(?P<deed>\b(?:our|the) (?:company|firm|business) (?:[\w\x00-]+ ){0,9}?"
    r"(?:train|fine-tune|pretrain|teach|evaluate|benchmark|test|give|send|hand) )its "
)
_FILES = re.compile(  # "subtitle files" are subtitles
    r"\b(subtitle|caption|transcript|photo|image|picture|song|recipe|comment|tweet|headline|review"
    r"|lyric|recording|playlist|trailer|podcast|post) (?:files?|items?|entries|(?<=subtitle "
    r")tracks?)\b"
)
_PICTURES_OF = re.compile(  # "pictures of cats" are cat pictures; those of people are theirs
    r"\b(pictures|photos|images|videos|clips|recordings) of (?!(?:users|customers|clients|members"
    r"|employees|colleagues|kids|patients|persons|faces|speakers|others|celebrities|teenagers"
    r"|minors|pupils|students|strangers|articles|posts|pages|papers)\b)"
    r"([a-z]{2,}[^\Ws])s(?= (?:from|off|on|there|at|in)\b)"
)
# Research that is said of the data, of who asks or of what is made, is no purpose: a research
# team and an assistant for research may well be about a product.
_NO_PURPOSE = re.compile(
    r"\bnon-?\s?commercial\w*|\b(?:research|academic|scientific)(?:[- ]use)?[- ]only\b"
    r"|\b(?:research|academic|scientific) (?:use )?(?:data|datasets?|corpus|corpora|licen\w+)\b"
    r"|\b(?:research|academic|scientific) (?:papers?|articles?|literature|publications?|abstracts?"
    rf"|reports?|documents?|texts?) (?:[\w-]+ ){{0,2}}?{MADE}(?!\w)"
    r"|\b(?<!non-)(?<!non )(?:market|user|customer|legal|web|deep|product) research\b"
    r"|\bresearch (?:teams?|groups?|labs?|staff|departments?|divisions?|units?|squads?|people"
    r"|engineers?|scientists?|interns?|assistants?|agents?|tools?|apps?|products?|copilots?"
    r"|(?:chat)?bots?|platforms?|services?|search|librar\w+|community)\b"
    r"|\b(?:on|from|of|with|over|in) (?:\w+ ){0,2}"
    r"(?:research|academic|scientific|conference|journal) "
    r"(?:papers|articles|literature|publications|journals|texts|documents)\b"
)
_SHORT_MATCH = 3  # words of a phrase that leaves nothing unsaid between them
_LONGEST_ASIDE = 6


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
    unsold: bool = False
    material: bool = False
    implies: Use | None = None
    tells: frozenset[Use] = frozenset()
    within: Fillers = NO_FILLERS


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All phrases of a company, in every language that it listed; each is one of its own."""

    uses: Mapping[Use, Phrases]
    topics: Mapping[str, Topic]
    nouns: Phrases
    matters: Phrases
    common: frozenset[str]
    plain: frozenset[str]
    generic: Phrases
    negated: Phrases
    past: Phrases
    parts: Mapping[str, Phrases]
    short: Short
    idioms: Phrases
    warning: Phrases
    unmet: Phrases
    ended: Phrases
    denied: Phrases = NOTHING
    errands: Phrases = NOTHING
    crafts: Phrases = NOTHING
    stakes: Phrases = NOTHING
    leave: Phrases = NOTHING
    asides: Phrases = NOTHING
    trade: Phrases = NOTHING
    learning: Phrases = NOTHING
    kindred: Mapping[Use, Phrases] = field(default_factory=dict[Use, Phrases])
    materials: Mapping[str, Phrases] = field(default_factory=dict[str, Phrases])
    contents: Mapping[str, Phrases] = field(default_factory=dict[str, Phrases])
    tasks: Mapping[str, Phrases] = field(default_factory=dict[str, Phrases])
    twins: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    senses: Mapping[str, Phrases] = field(default_factory=dict[str, Phrases])
    any_kind: Fillers = NO_FILLERS
    half_said: Mapping[Use, Phrases] = field(default_factory=dict[Use, Phrases])
    offered: Phrases = NOTHING
    fillers: Fillers = NO_FILLERS
    everyday: Fillers = NO_FILLERS
    elsewhere: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    weighty: Fillers = NO_FILLERS
    grave: Fillers = NO_FILLERS
    met: Phrases = NOTHING
    reasons: Fillers = NO_FILLERS
    hinges: frozenset[str] = frozenset()
    slips: Mapping[str, str] = field(default_factory=dict[str, str])

    def prepare(self) -> None:
        """Compile all phrases, so that no question waits for it."""
        for value in (getattr(self, one.name) for one in fields(self)):
            table = cast(Mapping[str, object], value) if isinstance(value, Mapping) else {"": value}
            for one in table.values():
                phrases = one.phrases if isinstance(one, Topic) else one
                if isinstance(phrases, Phrases):
                    phrases.prepare()

    def spelled(self, text: str) -> str:
        """Return a text with what is meant by the slips in its small words."""
        return _WORD.sub(lambda found: self.slips.get(found[0], found[0]), text)

    def uses_in(self, text: str) -> frozenset[Use]:
        """Return the uses that a text names."""
        return _uses(self, text)

    def read_uses(self, text: str) -> frozenset[Use]:
        """Read the uses that a text names."""
        written = of_products(self.written(text))
        plain = _plain(self, told_plainly(written).replace("\x00", _SOME))
        meant = self.negated.replaced(plain)
        read = dict.fromkeys(Use, meant)
        read[Use.COLLECT] = without_offers(self.offered.replaced(unsold(meant)))
        # "the model that we offer to customers", "posts published on it"
        read[Use.REDISTRIBUTE] = without_shown_on(unsold(meant))
        read[Use.TRAIN_RESEARCH] = without_papers(plain)
        # What goes "into our evals", or is "for model evaluation", is not trained on.
        read[Use.TRAIN_COMMERCIAL] = tested(self._for_evaluation().sub(" ", without_shown(meant)))
        named = {use for use, phrases in self.uses.items() if phrases.found(read[use])}
        collect = self.uses[Use.COLLECT]
        if Use.REDISTRIBUTE in named and not collect.found(without_downloads(read[Use.COLLECT])):
            named.discard(Use.COLLECT)
        topics = (topic for topic in self.topics.values() if topic.implies)
        implied = {t.implies for t in topics if t.implies and t.phrases.found(meant)}
        science = _NO_PURPOSE.sub(" ", read[Use.TRAIN_RESEARCH])
        sought = self.uses[Use.TRAIN_RESEARCH].found(science)
        research = sought and Use.TRAIN_COMMERCIAL in named and self.trade != NOTHING
        if research and not self.trade.found(_WARES.sub(" ", meant)):
            named.discard(Use.TRAIN_COMMERCIAL)  # "train a research model": no business in it
            implied.discard(Use.EVALUATE)  # a number in its paper
        if Use.EVALUATE in named and self._only_tested(without_trade(tested(unsold(meant)))):
            named.discard(Use.TRAIN_COMMERCIAL)  # "a yardstick for our model"
            # "evaluate our model and publish the results in a paper", "our research assistant"
            if OUTWARDLY in meant or not sought:
                named.discard(Use.TRAIN_RESEARCH)
        return frozenset(named | implied)

    def _only_tested(self, text: str) -> bool:
        """Tell whether nothing in a text on a test speaks of learning or of business."""
        listed = NOTHING not in (self.trade, self.learning)
        return listed and not (self.trade.found(text) or self.learning.found(text))

    def told_by(self, uses: Collection[Use], words: Iterable[str]) -> frozenset[str]:
        """Return the names of the topics that say no more than these uses, or than a word, do."""
        return _told_by(self, frozenset(uses), frozenset(word.strip('"') for word in words))

    def content(self, text: str) -> frozenset[str]:
        """Return the words of a text that are more than fillers, whatever explains them in it."""
        words = set(re.findall(r"[^\W\d_]+", self.written(text)))
        said = (w for w in words if len(w) >= _LONG and not self.fillers.has(w))
        return self.hinges & words | frozenset(said)

    def harmless(self, word: str) -> bool:
        """Tell whether a word changes nothing: a filler, or an everyday word without weight."""
        if self.fillers.spells(word):
            return True
        return not self.weighty.has(word) and (self.fillers.has(word) or self.everyday.has(word))

    def weighs(self, word: str) -> bool:
        """Tell whether a longer word has weight, and no use or topic explains it."""
        return len(word) >= _LONG and self.weighty.spells(word) and not _explained(self, word)

    def says(self, word: str, language: str) -> bool:
        """Tell whether a word is one of every day in another language than English (its code)."""
        return word in self.elsewhere.get(language, ())

    def of_everyday(self, word: str) -> bool:
        """Tell whether a word is one of every day, whatever its weight: no name of anything."""
        return self.fillers.has(word) or self.everyday.has(word)

    def weighed(self, word: str) -> bool:
        """Tell whether a word is known, of every day or of weight: no name of anything."""
        return self.of_everyday(word) or word in self.hinges

    def materials_in(self, text: str) -> frozenset[str]:
        """Return the kinds of data that a text names."""
        return _kinds(self.materials, self._plain(text))

    def contents_in(self, text: str) -> frozenset[str]:
        """Return the kinds of that which platforms hold that a text names."""
        return _kinds(self.contents, self._plain(text))

    def contents_named(self, text: str) -> frozenset[str]:
        """Return what in a text names such a kind, or a kind of data that is no text."""
        plain = self._plain(text)
        listed = (*self.contents.values(), *(p for k, p in self.materials.items() if k not in TEXT))
        return frozenset(m[0] for phrases in listed for m in phrases.pattern.finditer(plain))

    def contents_told(self, text: str) -> frozenset[str]:
        """Return what in a text names such a kind together with the word before it."""
        plain = without_deeds_of_models(self._plain(text))
        unlisted = _UNLISTED.finditer(plain)
        found = chain(unlisted, *(p.pattern.finditer(plain) for p in self.contents.values()))
        told = (
            (_BEFORE.search(plain[max(0, m.start() - _NEAR) : m.start()]), m[0])
            for m in found
            if not _IN_A_MODEL.match(plain, m.end())
        )
        return frozenset(
            f"{before[1]} {kind}"
            for before, kind in told
            if before and not self._collected(before[1])
        )

    def _collected(self, word: str) -> bool:
        """Tell whether a word before what is collected tells nothing of it: "scrape", "all"."""
        collect = self.uses[Use.COLLECT]
        if _NO_TELLING.fullmatch(word) or self.kin(word, (Use.COLLECT,)):
            return True
        return any(
            phrases.found(word) for phrases in (collect, self.half_said.get(Use.COLLECT, NOTHING))
        )

    def tasks_named(self, text: str) -> Mapping[str, frozenset[str]]:
        """Return what in a text names what a model does, each with all that it may be.

        Of names of which one holds another, as "text to speech model" does, the longest.
        """
        plain, named = self._plain(text), dict[str, frozenset[str]]()
        for task, phrases in self.tasks.items():
            for match in phrases.pattern.finditer(plain):
                named[match[0]] = named.get(match[0], frozenset()) | {task}
        inner = {said for said in named for longer in named if said in longer and said != longer}
        return {said: tasks for said, tasks in named.items() if said not in inner}

    def senses_in(self, name: str) -> frozenset[str]:
        """Return what the model of a name looks at or listens to: pictures, film, sound, …"""
        return _kinds(self.senses, self._plain(name))

    def with_twins(self, words: Iterable[str]) -> frozenset[str]:
        """Return words with all those of one meaning with them."""
        return frozenset(twin for word in words for twin in self.twins.get(word, (word,)))

    def kin(self, word: str, uses: Collection[Use]) -> bool:
        """Tell whether a word says no more than one of these uses does."""
        return any(self.kindred.get(use, NOTHING).found(word) for use in uses)

    def may_mean(self, use: Use, text: str) -> bool:
        """Tell whether a text has half-said words for a use, and none that tell another one.

        Words of business do, and words of learning; research is learning.
        """
        shown = without_shown_on(of_products(self.written(text)))
        plain = self.negated.replaced(_plain(self, told_plainly(shown)))
        learns = self.learning.found(plain)
        if learns is not (use is Use.TRAIN_RESEARCH) or self.trade.found(without_shown(plain)):
            return False
        return self.half_said.get(use, NOTHING).found(plain)

    def _for_evaluation(self) -> re.Pattern[str]:
        return _purpose(self.uses[Use.EVALUATE].expression)

    def topics_in(self, text: str) -> frozenset[str]:
        """Return the names of the topics that a text touches."""
        return _topics(self, text)

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

    def errand(self, text: str) -> bool:
        """Tell whether a text is on the company's daily life, and what is left names no data."""
        written = self.written(text)
        if not self.errands.found(written):
            return False
        rest = self.idioms.replaced(self.errands.replaced(written))
        if self.stakes.found(rest) or self.warning.found(rest):
            return False
        return not any(t.phrases.found(rest) for t in self.topics.values() if not t.weak)

    def craft(self, text: str) -> bool:
        """Tell whether a text is on how models are trained, as a matter of engineering."""
        return self.crafts.found(self.written(text))

    def at_stake(self, text: str) -> bool:
        """Tell whether a text names records, or what is done with them and needs leave."""
        return self.stakes.found(self._plain(text))

    def asks_leave(self, text: str) -> bool:
        """Tell whether a text asks whether something may be done."""
        return self.leave.found(self._plain(text))

    def asks_for_past(self, text: str) -> bool:
        """Tell whether a text asks what used to hold."""
        return self.past.found(self._plain(text))

    def flagged(self, flag: str) -> frozenset[str]:
        """Return the names of the topics with a flag."""
        return _flagged(self, flag)

    def _plain(self, text: str) -> str:
        return _plain(self, self.written(text))

    def written(self, text: str) -> str:
        """Return a text in lower case with its short forms written out."""
        return _written(self, text)

    def warnings_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that warn of another use and that no topic or use explains."""
        plain = self._plain(text)
        told = _told(self)
        for place in told.near(plain):
            if told.sets[place].found(plain):
                plain = told.sets[place].replaced(plain)
        return self.warning.matches(plain)

    def unmet_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that tell that a condition is not met."""
        plain = _without(self._plain(text), _aside_book(self), _LONGEST_ASIDE)
        return self.unmet.matches(plain)

    def ended_in(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that tell that a licence or a contract holds no more."""
        return self.ended.matches(self._plain(text))

    def without_met(self, text: str) -> str:
        """Return a text without what says that a condition is met."""
        return self.met.replaced(self._plain(text))

    def says_met(self, text: str) -> bool:
        """Tell whether a text speaks of a condition that is met."""
        return bool(self.met.found(self._plain(text)))

    def specific_words(self, text: str) -> tuple[str, ...]:
        """Return the longer words of a text that none of the phrases explains."""
        return _specific(self, self._plain(text))

    def unexplained(self, text: str) -> frozenset[str]:
        """Return the words of a text that may change what it asks, for all that is known.

        A phrase that reaches over many words does not explain what stands between.
        """
        plain = self._plain(text.replace("\x00", _SOME))
        aside = _without(plain, _aside_book(self), _LONGEST_ASIDE)
        told = _left(_without(plain, _topic_book(self)[1]), aside)
        hinges = self.hinges.intersection(re.findall(r"\w+", told))
        plain = _left(told, _without(plain, _use_book(self)))
        words = {word for word in re.findall(r"[^\W\d_]{4,}", plain) if not unspaced(word)}
        strange = {word for word in words if not _explained(self, word)}
        if unspaced(plain):
            strange |= {sign for sign in self.specific_words(text) if unspaced(sign)}
        return frozenset(strange) | hinges


def _kinds(listed: Mapping[str, Phrases], plain: str) -> frozenset[str]:
    return frozenset(kind for kind, words in listed.items() if words.found(plain))


# What is read of a text is asked for several times, of a word again and again.
@lru_cache(maxsize=64)
def _written(words: Vocabulary, text: str) -> str:
    written = words.short.spelled_out(spaced(normalise(text)).casefold())
    ours = _OF_THE_COMPANY.sub(lambda found: (found["deed"] or "") + "our ", words.spelled(written))
    return _FILES.sub(r"\1s", _EACH.sub("", _PICTURES_OF.sub(r"\2 \1", ours)))


@lru_cache(maxsize=64)
def _plain(words: Vocabulary, written: str) -> str:
    return _denial(words.denied.expression).sub(" ", words.idioms.replaced(written))


@lru_cache(maxsize=64)
def _topics(words: Vocabulary, text: str) -> frozenset[str]:
    plain = _plain(words, words.written(text))
    names, book = _topic_book(words)
    return frozenset(names[n] for n in book.near(plain) if book.sets[n].found(plain))


@lru_cache(maxsize=64)
def _flagged(words: Vocabulary, flag: str) -> frozenset[str]:
    return frozenset(name for name, topic in words.topics.items() if getattr(topic, flag))


@lru_cache(maxsize=256)  # a ruling asks the same for each question
def _told_by(words: Vocabulary, uses: frozenset[Use], said: frozenset[str]) -> frozenset[str]:
    told = {name for name, topic in words.topics.items() if topic.tells & uses}
    wider = {n for n, topic in words.topics.items() if any(map(topic.within.has, said))}
    return frozenset(told | wider)


@lru_cache(maxsize=64)
def _uses(words: Vocabulary, text: str) -> frozenset[Use]:
    return words.read_uses(text)


@lru_cache(maxsize=8)
def _topic_book(words: Vocabulary) -> tuple[tuple[str, ...], Phrasebook]:
    return tuple(words.topics), Phrasebook.of(t.phrases for t in words.topics.values())


@lru_cache(maxsize=8)
def _known(words: Vocabulary) -> Phrasebook:
    topics = (topic.phrases for topic in words.topics.values())
    return Phrasebook.of((words.nouns, *words.uses.values(), *topics))


@lru_cache(maxsize=8)
def _aside_book(words: Vocabulary) -> Phrasebook:
    return Phrasebook.of((words.asides, words.negated))


@lru_cache(maxsize=8)
def _use_book(words: Vocabulary) -> Phrasebook:
    return Phrasebook.of(words.uses.values())


@lru_cache(maxsize=8)
def _told(words: Vocabulary) -> Phrasebook:
    """What explains a word that else warns of another use."""
    topics = (t.phrases for t in words.topics.values() if t.claim or not t.weak)
    return Phrasebook.of((words.negated, *topics, *words.uses.values()))


@lru_cache(maxsize=64)
def _specific(vocabulary: Vocabulary, plain: str) -> tuple[str, ...]:
    plain = _known(vocabulary).replaced(plain)
    signs: list[str] = []
    if unspaced(plain):
        plain = vocabulary.generic.replaced(plain)
        signs = content(plain)
    words = [word for word in re.findall(r"[^\W\d_]{4,}", plain) if not unspaced(word)]
    return (*(word for word in words if not vocabulary.generic.found(word)), *signs)


@lru_cache(maxsize=20_000)
def _explained(words: Vocabulary, word: str) -> bool:
    books = (_use_book(words), _topic_book(words)[1])
    return words.harmless(word) or any(
        book.sets[n].found(word) for book in books for n in book.near(word)
    )


@cache
def _denial(words: str) -> re.Pattern[str]:
    """What is left out by its own words: "no cloning", "not their checkpoints", at a pause.

    "No cloning restrictions" and "no cloning?" leave nothing out.
    """
    between = r"\s+(?:(?:any|the|their|its|of|die|der|den|de|des|les|la|las|los)\s+)?"
    no = r"(?:no|not|nor|never|without|minus|excluding|kein\w*|ohne|nicht|pas|sans|sin)"
    more = rf"(?:\s+(?:and|or|nor|und|oder|et|ou|ni|y|o)\s+(?:{words}))*"
    there = (
        r"|\s+(?:(?:is |are |was |were )?(?:used|involved|planned|included|mixed in|touched)|in it"
        r"|in there|in them|inside|at all)\s*(?:[,.;:)!?]|$)"
    )
    return re.compile(rf"(?<!\w){no}{between}(?:{words}){more}(?=\s*(?:[,.;:)!]|$){there})")


@cache
def _purpose(words: str) -> re.Pattern[str]:
    """What something is for: "for", "into" or "to", at most two words, and one of these.

    "To train and evaluate" is to train as well.
    """
    between = r"(?:(?!(?:pre-?|re)?train|(?:fine-?)?tun)[\w'-]+\s+){0,2}?"
    return re.compile(rf"\b(?:for|into|to)\s+{between}(?:{words})(?:\s+suites?)?")


def _without(text: str, book: Phrasebook, longest: int = _SHORT_MATCH) -> str:
    """The text with blanks in place of all short matches, of which one may lie over another."""
    blank = list(text)
    for match in (m for n in book.near(text) for m in book.sets[n].pattern.finditer(text)):
        if len(match[0].split()) <= longest:
            blank[match.start() : match.end()] = " " * len(match[0])
    return "".join(blank)


def _left(one: str, other: str) -> str:
    """What two texts of one length both have left."""
    return "".join(a if a == b else " " for a, b in zip(one, other, strict=True))


def read_vocabulary(
    table: Mapping[str, Any],
    everyday: Iterable[str] = (),
    elsewhere: Mapping[str, Iterable[str]] | None = None,
) -> Vocabulary:
    """Build the vocabulary from the table of `vocabulary.yaml` and the `everyday` words.

    `elsewhere` has those of other languages, by the code of each. Raises KnowledgeError when a
    part is missing, or a use or a set of words is unknown.
    """
    try:
        reader = PhraseReader(read_short(table["short"]), table["sets"])
        weighty = table.get("weighty", {})
        grave = weighty.keys() - table.get("slight", ())
        fillers, common_words = read_fillers(table.get("fillers", ())), read_fillers(everyday)
        heavy = read_fillers(chain.from_iterable(weighty.values()))
        known = (fillers, common_words, heavy)
        things = chain(*table.get("contents", {}).values(), *table.get("materials", {}).values())
        written = {w for w in map(str, things) if w.isalpha() and len(w) >= _MISSPELT}
        written |= set(table.get("slips", ()))
        return Vocabulary(
            uses={Use(name): reader.phrases(words) for name, words in table["uses"].items()},
            topics={name: _topic(name, entry, reader) for name, entry in table["topics"].items()},
            nouns=reader.phrases(table["nouns"]),
            matters=reader.phrases(table["matters"]),
            common=frozenset(str(word).casefold() for word in table["common"]),
            plain=frozenset(str(word).casefold() for word in table["plain"]),
            generic=reader.phrases(table["generic"]),
            negated=reader.phrases(table["negated"]),
            past=reader.phrases(table["past"]),
            parts={str(name): reader.phrases(words) for name, words in table["parts"].items()},
            short=reader.short,
            idioms=reader.phrases(table["idioms"]),
            warning=reader.phrases(table["warning"]),
            unmet=reader.phrases(table["unmet"]),
            ended=reader.phrases(table["ended"]),
            denied=reader.phrases(table.get("denied", ())),
            errands=reader.phrases(table.get("errands", ())),
            crafts=reader.phrases(table.get("crafts", ())),
            stakes=reader.phrases(table.get("stakes", ())),
            leave=reader.phrases(table["leave"]),
            offered=reader.phrases(table.get("offered", ())),
            kindred={Use(use): reader.phrases(w) for use, w in table.get("kindred", {}).items()},
            materials={k: reader.phrases(w) for k, w in table.get("materials", {}).items()},
            contents={k: reader.phrases(w) for k, w in table.get("contents", {}).items()},
            tasks={k: reader.phrases(w) for k, w in table.get("tasks", {}).items()},
            twins={w: frozenset(group) for group in table.get("twins", ()) for w in group},
            senses={k: reader.phrases(w) for k, w in table.get("senses", {}).items()},
            any_kind=read_fillers(table.get("any-kind", ())),
            half_said={Use(u): reader.phrases(w) for u, w in table.get("half-said", {}).items()},
            learning=reader.phrases(table.get("learning", ())),
            trade=reader.phrases(table.get("trade", ())),
            asides=reader.phrases(table.get("asides", ())),
            fillers=fillers,
            everyday=common_words,
            elsewhere={
                code: frozenset(map(str.casefold, words))
                for code, words in (elsewhere or {}).items()
            },
            weighty=heavy,
            grave=read_fillers(chain.from_iterable(weighty.get(name, ()) for name in grave)),
            met=reader.phrases(table.get("met", ())),
            reasons=read_fillers(table.get("reasons", ())),
            hinges=frozenset(str(word).casefold() for word in table.get("hinges", ())),
            slips=slips(written, lambda w: any(words.spells(w) for words in known)),
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            f"vocabulary.yaml cannot be used: {error}; see its first lines."
        ) from error


def _topic(name: str, entry: Mapping[str, Any], reader: PhraseReader) -> Topic:
    return Topic(
        name=name,
        phrases=reader.phrases(entry["words"], entry.get("unless", ())),
        activity=bool(entry.get("activity")),
        alone=entry.get("activity") == "alone",
        claim=bool(entry.get("claim")),
        private=bool(entry.get("private")),
        weak=bool(entry.get("weak")),
        unsold=bool(entry.get("unsold")),
        material=bool(entry.get("material")),
        implies=Use(entry["implies"]) if "implies" in entry else None,
        tells=frozenset(Use(use) for use in entry.get("tells", ())),
        within=read_fillers(entry.get("within", ())),
    )
