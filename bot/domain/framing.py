"""A question into a frame: what it is about, as far as words alone can tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

from bot.domain.ages import age_in_days
from bot.domain.answers import Question
from bot.domain.documents import SubjectKind, Use
from bot.domain.errors import QuestionError
from bot.domain.language import Language, language_of
from bot.domain.moments import asks_of_a_moment
from bot.domain.names import capitalised, named_ours, opening, without_people
from bot.domain.phrases import sentences
from bot.domain.scopes import Said, Scope, scope_of
from bot.domain.speech.asides import of_ours, without_asides
from bot.domain.speech.at_work import at_work
from bot.domain.speech.beside import IN_NAME, another, beside, in_capitals, longer_names, others
from bot.domain.speech.conceding import not_conceded, not_heard_of
from bot.domain.speech.differences import changes, differences
from bot.domain.speech.giving import shipped, shown, to_somebody
from bot.domain.speech.handing import of_the_data, without_shown_on
from bot.domain.speech.kinds import kinds_of_models, without_called
from bot.domain.speech.models import (
    tested,
    without_deeds,
    without_kinds,
    without_ours,
    without_papers,
)
from bot.domain.speech.products import NO_PRODUCT
from bot.domain.speech.purposes import told
from bot.domain.speech.sales import traded, unsold, without_audience, without_service
from bot.domain.speech.taking import taken
from bot.domain.speech.talk import plain, teams
from bot.domain.speech.turns.governed import no_use
from bot.domain.subjects import Mentions, Registry, Subject
from bot.domain.text import key, normalise, spaced, unspaced
from bot.domain.turns import adds, asks_the_same, continues, names_data, part_of
from bot.domain.vocabulary import Vocabulary

LONGEST_QUESTION = 8000
SOME = " dataset "
"""What stands for a name where only the words around it are read."""
_JOINS = re.compile(r"(?i)\b(?:and|or|plus|und|oder|sowie|et|ou|y|o)\b|[&+]")
_PUBLIC_DOMAIN = "LicenseRef-public-domain"
_DEDICATED = frozenset({"CC0-1.0", "PDDL-1.0", "Unlicense"})
# What is done by a model or with it; what a publisher does with a dataset says only whose it is.
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_OF_SHAPES = frozenset({"models", "purposes"})  # "3D models", a purpose: read elsewhere
_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
# To "use" something is to train on it, but not what is used "in a talk" or "to look up answers".
_ELSEWHERE = re.compile(
    r"\b(?:us(?:e|ed|ing)|put|take)\b(?=.*\b(?:in|into|at|to|inside|within)\b(?!-)"
    r"(?!\s+(?:(?:our|its|this|the|an?|some|internal|in-?house|academic|joint|scientific)\s+)*"
    r"(?:research|stud(?:y|ies)|experiments?|this)\b))"
)
_TAKEN_FROM = re.compile(
    r"(?<=s )(?:taken|obtained|sourced|gathered|collected|downloaded) from (?=\x00)"
    r"|(?<=\banswers )(?:on|at) (?=\x00)"
)
_THE_SITE = re.compile(
    r"\x00(?:'s)? (?i:web ?site|site|platform)\b|(?<=from )\x00's (?i:(?:web ?)?pages)\b"
)
_TO_TRAIN = re.compile(
    r"\bto (?:pre-?|re)?(?:train|fine-?tune)\b|\bas training data\b"
    r"|\b(?:for|in) (?:(?:pre-?|re)?training|fine-?tuning) (?:an?|our|the|my) "
)
_TEST = frozenset({Use.EVALUATE})
_COLLECT = frozenset({Use.COLLECT})
_OTHERS = (Use.EVALUATE, Use.REDISTRIBUTE, Use.COLLECT)
_PUBLISHED = "publish-dataset"
_HANDED_ON = frozenset({Use.REDISTRIBUTE})
_MODEL_WORK = frozenset({"grading", "model-outputs"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a question is about. `stated` tells whether it named a use itself.

    `past` tells that it asks what used to hold as well.
    `specific` are words on particular data in a question that names a licence only,
    `puzzle` those of a follow-up that says nothing that the vocabulary knows, and those
    that warn of a use that nothing else explains. `deed` is the verb for which leave is asked
    where no use is named and none is put so ("translate"). `others` tells that other data are
    joined to those named, `longer` are words that make a name another ("Tiny"), `besides` tells of
    what changes a question without being a topic: a successor, an objection. `unmet` are words
    that tell that a condition is not met ("without credit"), `ended` words that tell that a
    licence holds no more. `named` are all subjects that the words name, also those that are not
    asked about. `guessed` marks what a model chose where words alone told nothing. `unexplained`
    are all words that may change what is asked, of this turn and of what it carries on;
    `brought` the topics that not only the name of the data brings up, `content` all words that
    are more than fillers, or name what a platform holds. `said` is the text without names of data,
    `taken` what it says is taken from a platform, each thing with all its names. `doubted` are
    rulings that permit nothing here, because a model says that they answer another question.
    """

    text: str
    scope: Scope
    subjects: tuple[Subject, ...] = ()
    unknown: tuple[str, ...] = ()
    near: Mapping[str, tuple[str, ...]] | None = None
    uses: tuple[Use, ...] = ()
    stated: bool = False
    topics: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    age_days: int | None = None
    past: bool = False
    specific: tuple[str, ...] = ()
    puzzle: tuple[str, ...] = ()
    deed: str = ""
    others: bool = False
    longer: tuple[str, ...] = ()
    besides: bool = False
    unmet: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    guessed: bool = False
    language: Language = Language.ENGLISH
    named: tuple[Subject, ...] = ()
    teams: frozenset[str] | None = None
    unexplained: frozenset[str] = frozenset()
    brought: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    said: str = ""
    taken: frozenset[tuple[str, ...]] = frozenset()
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the words of a question, and of the turn before it, name.

    `read` is the text (lower case) that its uses were read from. `again` is the turn before where
    this one asks the same of other data.
    """

    mentions: Mentions
    read: str
    topics: frozenset[str]
    brought: frozenset[str]
    uses: frozenset[Use]
    carried: bool = False
    again: str = ""


def frame(question: Question, registry: Registry, vocabulary: Vocabulary) -> Frame:
    """Read a question, with the earlier turn where it points back to one.

    Raises QuestionError when there is nothing to read or too much of it.
    """
    language = language_of(question.text, question.prior.user if question.prior else "")
    text = of_ours(vocabulary.spelled(spaced(readable(question.text, language))))
    reading = _read(text, registry, vocabulary)
    if question.prior and question.prior.user.strip():
        reading = _carry(text, reading, normalise(question.prior.user), registry, vocabulary)
    subjects, unknown = reading.mentions.subjects, reading.mentions.unknown
    if not reading.carried:
        subjects = part_of(subjects, reading.mentions.rest, registry, vocabulary) or subjects
    asked = f"{reading.again}\n{text}".lstrip()
    works = bool(reading.topics & _MODEL_WORK or at_work(asked))
    subjects = _asked_about(subjects, unknown, works)
    subjects = not_conceded(text, _said_again(text, subjects), registry)
    subjects = not_heard_of(text, subjects, registry)
    licences_only = all(s.kind is SubjectKind.LICENCE for s in subjects)
    own = vocabulary.topics_in(text) | vocabulary.uses_in(text)
    puzzling = reading.carried and not own and not part_of(subjects, text, registry, vocabulary)
    puzzle = vocabulary.specific_words(reading.mentions.rest) if puzzling else ()
    sites = any(subject.kind is SubjectKind.PLATFORM for subject in subjects)
    # In "posts that people share on it" nobody asks for what is shared.
    said = without_shown_on(reading.mentions.said)
    around = plain(without_shown_on(vocabulary.written(reading.mentions.around)))
    called = _called_with(reading.mentions) if sites else frozenset[str]()
    things = taken(around) if sites else frozenset[tuple[str, ...]]()
    things |= {(word,) for word in called if word.endswith("s")}
    own_uses = vocabulary.uses_in(reading.read) if reading.carried else reading.uses
    activity = reading.topics & vocabulary.flagged("activity")
    turns = _turns(reading, question, registry, vocabulary)
    naming = turns[:1] if reading.again else turns
    longer = frozenset[str]().union(*(turn.longer for turn in naming))
    return Frame(
        text=text,
        scope=scope_of(
            Said(
                text,
                subjects,
                unknown,
                reading.topics,
                reading.uses,
                reading.carried,
                bool(question.prior),
                reading.mentions.said.replace("\x00", " "),
            ),
            vocabulary,
        ),
        subjects=subjects,
        unknown=unknown,
        near={name: registry.near(name) for name in unknown}
        or _misspelt(reading, registry, vocabulary),
        uses=uses_of(reading.uses, subjects),
        stated=bool(reading.uses),
        topics=reading.topics,
        activities=reading.topics & activities_of(vocabulary, bool(subjects or unknown)),
        age_days=age_in_days(text),
        past=vocabulary.asks_for_past(text) or asks_of_a_moment(text),
        specific=vocabulary.specific_words(reading.mentions.rest)
        if subjects and licences_only
        else (),
        puzzle=puzzle or _strange(reading, language, vocabulary),
        deed="" if own_uses or activity else no_use(f"{reading.again}\n{said}".lstrip().casefold()),
        others=any(turn.joined for turn in naming),
        besides=not activity and any(turn.changed for turn in turns),
        unmet=vocabulary.unmet_in(asked),
        ended=vocabulary.ended_in(asked),
        longer=tuple(sorted(word.removesuffix(IN_NAME) for word in longer)),
        language=language,
        named=reading.mentions.subjects,
        said=said.replace("\x00", SOME),
        taken=things,
        teams=question.teams,
        brought=reading.brought,
        content=vocabulary.content(without_people(reading.mentions.rest))
        | vocabulary.contents_named(without_shown_on(text))
        | vocabulary.contents_told(said)
        | vocabulary.tasks_named(text).keys()
        | _kinds(reading, vocabulary)
        | called
        | frozenset(chain.from_iterable(things)),
        unexplained=_unexplained(reading, turns, vocabulary),
    )


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn of a conversation: what it names, and what it says beside that.

    `beside` are the signs of other data, `longer` words that make a name another, each as a ruling
    keeps it, and `turns` the turns of speech that tell a question from its like.
    """

    mentions: Mentions
    around: str
    beside: frozenset[str]
    longer: frozenset[str]
    turns: frozenset[str]

    @property
    def joined(self) -> bool:
        """Tell whether other data are joined to those named, under no name that is known."""
        return others(plain(self.around), self.beside) or in_capitals(self.mentions.around)

    @property
    def changed(self) -> bool:
        """Tell whether documents on what is named may say nothing of what is asked."""
        return changes(self.turns) or another(self.beside)


def _turn(mentions: Mentions, uses: frozenset[Use], vocabulary: Vocabulary) -> _Turn:
    around = without_shown_on(vocabulary.written(mentions.around))
    return _Turn(
        mentions,
        around,
        beside(around, vocabulary.common),
        longer_names(mentions.around, vocabulary.common),
        differences(_come_from(mentions, vocabulary), uses),
    )


def _turns(
    reading: _Reading, question: Question, registry: Registry, vocabulary: Vocabulary
) -> list[_Turn]:
    """Return the turn that asks, and the one before where that still holds."""
    mentions = [reading.mentions]
    if (reading.carried or reading.again) and question.prior:
        before = spaced(normalise(question.prior.user))[:LONGEST_QUESTION]
        mentions.append(registry.mentions(before))
    return [_turn(one, reading.uses, vocabulary) for one in mentions]


def _misspelt(
    reading: _Reading, registry: Registry, vocabulary: Vocabulary
) -> Mapping[str, tuple[str, ...]]:
    """What a question without a subject may have meant by words that nobody knows: "Pintrest"."""
    if reading.mentions.subjects:
        return {}
    rest = without_people(reading.mentions.rest)
    strange = {w for w in vocabulary.specific_words(rest) if not vocabulary.of_everyday(w)}
    words = (word for word in re.findall(r"\w+", rest) if word.casefold() in strange)
    return {word: names for word in words if (names := registry.misspelt(word))}


def _called_with(mentions: Mentions) -> frozenset[str]:
    """What people say with the name of a platform: "lyrics" of "Genius lyrics"."""
    rest = set(_LETTERS.findall(mentions.rest))
    own = {word for s in mentions.subjects for word in _LETTERS.findall(s.name.casefold())}
    written = {word for word in _LETTERS.findall(mentions.said) if word.islower()}
    return frozenset(written - rest - own - _OF_SHAPES)


def _kinds(reading: _Reading, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what models are called; of a platform's "product reviews" that is no model.

    A "publishing assistant" publishes nothing of the data.
    """
    said = vocabulary.written(reading.mentions.said)
    kinds = kinds_of_models(said)
    plain = vocabulary.uses_in(without_called(said, kinds)) & reading.uses
    return frozenset(kinds) if _of_models(plain) else frozenset()


def _of_models(uses: frozenset[Use]) -> bool:
    """Tell whether a question is on a model: what is collected for one is told apart by it too."""
    return uses != _COLLECT and uses - _COLLECT <= _TRAINING | _TEST


def readable(text: str, language: Language = Language.ENGLISH) -> str:
    """Return the text as a question can be read from it.

    Raises QuestionError with one sentence when it is empty, has no words or is too long.
    """
    say = sentences(language)
    text = normalise(text.replace("\x00", " "))
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(say.too_long.format(count=len(text), most=LONGEST_QUESTION))
    if not any(char.isalnum() for char in text):
        raise QuestionError(say.no_words)
    return text


def _unexplained(reading: _Reading, turns: list[_Turn], vocabulary: Vocabulary) -> frozenset[str]:
    """What may change what is asked, also in the earlier turn where that still holds."""
    mentions = [turn.mentions for turn in turns]
    signs = [turn.beside | turn.longer | turn.turns for turn in turns]
    signs += [frozenset(f"{number}{IN_NAME}" for number in m.editions) for m in mentions]
    rest = "\n".join(without_people(_of_the_site(m)) for m in mentions)
    signs.append(traded(vocabulary.written(rest)))
    own = {word for s in mentions[0].subjects for word in re.findall(r"\w+", s.name.casefold())}

    def grave(word: str) -> bool:
        return word not in own and vocabulary.grave.has(word)

    text = vocabulary.written(rest)
    signs.append(frozenset(w for w in teams(text) if grave(w) or not vocabulary.of_everyday(w)))
    models = _of_models(reading.uses)
    text = without_deeds(text, grave) if models else text
    text = _around(text, reading.uses, vocabulary)
    text = without_kinds(text, grave) if models else text
    trains = vocabulary.learning.found(text) or _TO_TRAIN.search(rest.casefold())
    if not reading.uses - _TRAINING and not trains:
        signs.append(frozenset(_ELSEWHERE.findall(text)))
    return vocabulary.unexplained(text).union(*signs)


def _of_the_site(mentions: Mentions) -> str:
    """The text around names; "the Genius site" is Genius."""
    site = mentions.subjects and mentions.subjects[0].kind is SubjectKind.PLATFORM
    return _THE_SITE.sub("\x00", mentions.around) if site else mentions.around


def _come_from(mentions: Mentions, vocabulary: Vocabulary) -> str:
    """The text (lower case) around names; what is taken from a platform is just from there."""
    text = vocabulary.written(mentions.around)
    site = mentions.subjects and mentions.subjects[0].kind is SubjectKind.PLATFORM
    return _TAKEN_FROM.sub("from ", without_shown_on(text)) if site else text


def _read(text: str, registry: Registry, vocabulary: Vocabulary) -> _Reading:
    mentions = registry.mentions(text)
    # "DROP dataset" asks for no removal: what somebody wants to do stands around a name.
    said = mentions.said.replace("\x00", SOME)
    only_named = vocabulary.flagged("activity") - vocabulary.topics_in(said)
    topics = vocabulary.topics_in(text) - only_named
    plainly = unsold(without_audience(without_service(vocabulary.written(text))))
    # In "send YouTube clips to a client" the site is no word of its own, and "client" is no sale.
    read, written = vocabulary.written(mentions.said), vocabulary.written(mentions.around)
    handed = to_somebody(written)
    if handed != written:
        read = plainly = handed
    topics -= vocabulary.flagged("unsold") - vocabulary.topics_in(plainly)
    uses = vocabulary.uses_in(read)
    if shipped(written) or shown(written):
        uses |= {Use.REDISTRIBUTE}
    if uses == _HANDED_ON and of_the_data(written):
        topics |= {_PUBLISHED}
    around = _around(read, uses, vocabulary).replace("\x00", SOME)
    brought = topics & vocabulary.topics_in(around)
    return _Reading(mentions, read, topics, brought, uses)


def _around(text: str, uses: frozenset[Use], vocabulary: Vocabulary) -> str:
    """Return a text (lower case) without talk, and with its purposes in plain words.

    How a product is sold says nothing new of what is trained for one.
    """
    product = uses <= _TEST or Use.TRAIN_COMMERCIAL in uses
    if product and not any(vocabulary.may_mean(use, text) for use in _OTHERS):
        text = re.sub(" {2,}", " ", unsold(text))
    text = without_papers(without_shown_on(text))  # what a model is for is none of the data
    text = without_asides(told(plain(text)).replace(NO_PRODUCT, " "))
    return without_ours(text) if uses == _TEST else text


def _carry(
    text: str, now: _Reading, before: str, registry: Registry, vocabulary: Vocabulary
) -> _Reading:
    """Take from the earlier turn what the question leaves unsaid."""
    mentions = now.mentions
    more = adds(text) and names_data(mentions.subjects)
    again = names_data(mentions.subjects) or mentions.unknown
    if more or (again and asks_the_same(text, vocabulary)):
        return _asked_again(now, before[:LONGEST_QUESTION], more, registry, vocabulary)
    if mentions.unknown or not continues(text, mentions.subjects, vocabulary):
        return now
    earlier = _read(before[:LONGEST_QUESTION], registry, vocabulary)
    known = earlier.mentions.subjects
    sources = tuple(s for s in known if s.kind is not SubjectKind.LICENCE)
    part = part_of(known, text, registry, vocabulary)
    subjects = part or (*(sources or known), *mentions.subjects)
    unknown = () if part else earlier.mentions.unknown
    # What the earlier turn was about still holds, unless this one names a licence or activity.
    topics = earlier.topics - vocabulary.flagged("claim")
    if mentions.subjects:
        topics = frozenset[str]()
    activities = vocabulary.flagged("activity")
    if now.topics & activities:
        topics -= activities
    return _Reading(
        replace(mentions, subjects=tuple(dict.fromkeys(subjects)), unknown=unknown),
        now.read,
        now.topics | topics,
        now.brought | (topics & earlier.brought),
        now.uses or earlier.uses,
        carried=True,
    )


def _asked_again(
    now: _Reading, before: str, more: bool, registry: Registry, vocabulary: Vocabulary
) -> _Reading:
    """Take what the earlier turn asked, and of which models, for the data that are named now.

    Where `more` are added, those named before are asked about too.
    """
    earlier = _read(before, registry, vocabulary)
    held = (s for s in earlier.mentions.subjects if more or _serves(s))
    subjects = (*held, *now.mentions.subjects) if more else (*now.mentions.subjects, *held)
    unknown = earlier.mentions.unknown if more else now.mentions.unknown
    return replace(
        now,
        mentions=replace(now.mentions, subjects=tuple(dict.fromkeys(subjects)), unknown=unknown),
        topics=now.topics | earlier.brought,
        brought=now.brought | earlier.brought,
        uses=earlier.uses,
        again=before,
    )


def _serves(subject: Subject) -> bool:
    """Tell whether a subject is a model, or somebody who has models at work for others."""
    return subject.kind is SubjectKind.MODEL or "ai-provider" in subject.classes


def _strange(reading: _Reading, language: Language, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what may change the answer and was not understood: warnings, and names of things."""
    mentions = reading.mentions
    said = vocabulary.written(mentions.said)
    warnings = vocabulary.warnings_in(without_audience(reading.read))
    if "checkpoint" not in tested(said):  # those of ours that are tested go nowhere
        warnings = tuple(word for word in warnings if not word.startswith("checkpoint"))
    if unspaced(mentions.rest):  # no word there is known to be harmless until it is listed
        foreign = (word for word in vocabulary.specific_words(mentions.rest) if unspaced(word))
        return (*warnings, *foreign)
    if language is Language.GERMAN:  # every noun has a capital letter there
        return warnings
    ours, began = named_ours(mentions.around), opening(mentions.around)
    common = {word for word in began if vocabulary.of_everyday(word.casefold())} | ours
    written = [word for word in capitalised(without_people(mentions.rest)) if word not in common]
    if not written:
        return warnings
    unexplained = set(vocabulary.specific_words(mentions.rest))
    # "the Qwen licence" beside Qwen2.5 names nothing else.
    told = [key(subject.name) for subject in mentions.subjects]
    names = (
        word
        for word in written
        if word.casefold() in unexplained and not any(n.startswith(key(word)) for n in told)
    )
    return (*warnings, *names)


def _asked_about(
    subjects: tuple[Subject, ...], unknown: tuple[str, ...], works: bool
) -> tuple[Subject, ...]:
    """Leave out what is only mentioned: where a dataset lies, who made it, what licence it has.

    A licence that somebody claims for a source is never what the answer rests on. A model
    that `works`, that is to write, label or filter records, is not only mentioned.
    """
    datasets = any(s.kind is SubjectKind.DATASET for s in subjects)
    generated = any(s.card and s.card.generated_by for s in subjects)
    sources = any(s.kind is not SubjectKind.LICENCE for s in subjects)

    def asked(subject: Subject) -> bool:
        if subject.kind is SubjectKind.LICENCE:
            return not sources and not unknown
        if subject.hub:
            return not datasets and not unknown
        if not datasets or not _serves(subject):
            return True
        hosted = subject.kind is SubjectKind.MODEL and "open-weights" not in subject.classes
        return not generated and (hosted or works)

    return tuple(subject for subject in subjects if asked(subject))


def _said_again(text: str, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Leave out "public domain" where it only says what CC0 is; "CC0 or public domain" are two."""
    names = {s.name for s in subjects if s.kind is SubjectKind.LICENCE}
    if _PUBLIC_DOMAIN not in names or not names & _DEDICATED or _JOINS.search(text):
        return subjects
    return tuple(s for s in subjects if s.name != _PUBLIC_DOMAIN)


def activities_of(vocabulary: Vocabulary, named: bool) -> frozenset[str]:
    """Return the topics that are asked about themselves; some only where nothing is named."""
    activities = vocabulary.flagged("activity")
    return activities - vocabulary.flagged("alone") if named else activities


def uses_of(found: frozenset[Use], subjects: tuple[Subject, ...]) -> tuple[Use, ...]:
    """Return the uses in question: those named, or what is usually meant."""
    if found:
        return tuple(use for use in Use if use in found)
    if subjects and all(s.kind is SubjectKind.PLATFORM for s in subjects):
        return (Use.COLLECT, Use.TRAIN_COMMERCIAL)
    return (Use.TRAIN_COMMERCIAL,)
