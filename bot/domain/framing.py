"""A question into a frame: what it is about, as far as words alone can tell."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from bot.domain.ages import age_in_days
from bot.domain.answers import Question
from bot.domain.documents import SubjectKind, Use
from bot.domain.errors import QuestionError
from bot.domain.language import Language, language_of
from bot.domain.moments import asks_of_a_moment
from bot.domain.names import capitalised, named_ours, opening, without_people
from bot.domain.phrases import sentences
from bot.domain.scopes import Said, Scope, scope_of
from bot.domain.speech.at_work import at_work, whose
from bot.domain.speech.beside import (
    IN_NAME,
    another,
    beside,
    in_capitals,
    joins_matter,
    longer_names,
    others,
)
from bot.domain.speech.conceding import not_conceded, not_heard_of
from bot.domain.speech.differences import changes, differences
from bot.domain.speech.handing import without_shown_on
from bot.domain.speech.kinds import kinds_of_models, without_called
from bot.domain.speech.models import (
    tested,
    without_deeds,
    without_kinds,
)
from bot.domain.speech.places import TONGUES, in_the_world
from bot.domain.speech.sales import traded, without_audience
from bot.domain.speech.taking import taken
from bot.domain.speech.talk import plain, teams
from bot.domain.speech.turns.governed import no_use
from bot.domain.statements import follow_up, unclear
from bot.domain.subjects import Mentions, Registry, Subject
from bot.domain.text import key, normalise, unspaced
from bot.domain.threads import SOME, Utterance, around_names, read_thread, serves
from bot.domain.turns import (
    asks_back,
    only_asks_leave,
    part_of,
    picks,
    speaks_of_both,
    tells_more,
)
from bot.domain.vocabulary import Vocabulary

_T = TypeVar("_T")
LONGEST_QUESTION = 8000
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
_SCRAPED = re.compile(
    r"\b(?:scraped?|scraping|crawled|crawling) (?:[\w-]+ ){0,3}?(?:from|off|on|of) "
    r"(?:github|gitlab|kaggle|hugging ?face)\b"
)
_RIVAL = re.compile(  # a model that ours is compared with
    r"(?i)\b(?:beats?|beating|outperform\w*|better than|as good as|compar\w+ (?:to|with)"
    r"|match(?:es)?|surpass\w*|versus|vs\.?|catch up with|rival\w*|like|similar to) (?:the )?"
    r"(?P<name>[\w.-]+(?: [\w.-]+){0,2})"
    r"|(?P<like>[\w.]+)-(?:like|styled?|class|quality|level|sized?)\b"
)
_IT_AND = re.compile(  # "can we train on it and those pins?"
    r"\b(?:it|them|that) (?:and|plus|together with) (?:those|these|the|what|some|our|my|his|her"
    r"|their)\b(?! (?:models?|weights|results?|code|team|paper)\b)"
)
_TWO = 2
_TONGUES = re.compile(
    rf"(?i)(?<=\x00) (?:in )?(?:{'|'.join(TONGUES)})\b|\b(?:{'|'.join(TONGUES)}) (?=\x00)"
)
_AND_WITH = re.compile(r"^\W*(?:(?:and|or|but|also|then|so)\W+)+(?=with\b)")
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
    `follows` tells that it takes something from the turn before.
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
    statements: tuple[str, ...] = ()
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
    follows: bool = False


def frame(question: Question, registry: Registry, vocabulary: Vocabulary) -> Frame:
    """Read a question, with the earlier turns of its thread where it points back to them.

    Raises QuestionError when there is nothing to read or too much of it.
    """
    earlier = question.prior.user if question.prior else ""
    language = language_of(question.text, earlier)
    if len(earlier) > LONGEST_QUESTION:
        raise QuestionError(sentences(language).thread_long)
    text, before = readable(question.text, language), earlier.split("\n")
    now = read_thread(text, [line for line in before if line.strip()], registry, vocabulary)
    subjects, unknown = _in_question(now, registry, vocabulary), now.mentions.unknown
    held, about = tuple(now.held), tuple(now.about)
    licences_only = all(s.kind is SubjectKind.LICENCE for s in subjects)
    sites = any(subject.kind is SubjectKind.PLATFORM for subject in subjects)
    called = _all(_called_with(turn.mentions) for turn in about if sites)
    things = _all(_taken(turn, vocabulary) for turn in about if sites)
    things |= {(word,) for word in called if word.endswith("s")}
    activity = now.topics & vocabulary.flagged("activity")
    turns = [_turn(turn, now.uses, vocabulary) for turn in held]
    longer = _all(turn.longer for turn in turns[: len(about)])
    return Frame(
        text=_joined(turn.text for turn in about),
        scope=scope_of(
            Said(
                now.text,
                subjects,
                unknown,
                now.topics,
                now.uses,
                now.carried,
                bool(question.prior),
                now.mentions.said.replace("\x00", " "),
            ),
            vocabulary,
        ),
        subjects=subjects,
        unknown=unknown,
        near={name: registry.near(name) for name in unknown}
        or _misspelt(about, registry, vocabulary),
        uses=uses_of(now.uses, subjects),
        stated=bool(now.uses),
        topics=now.topics,
        activities=now.topics & activities_of(vocabulary, bool(subjects or unknown)),
        age_days=next((age for t in held if (age := age_in_days(t.text)) is not None), None),
        past=any(vocabulary.asks_for_past(t.text) or asks_of_a_moment(t.text) for t in held),
        specific=vocabulary.specific_words("\n".join(t.mentions.rest for t in about))
        if subjects and licences_only
        else (),
        puzzle=_all_once(_puzzle(turn, registry, vocabulary, language) for turn in about)
        or _all_once(_strange(turn, language, vocabulary) for turn in about),
        statements=_all_once(
            unclear(
                turn.text,
                registry,
                vocabulary,
                language,
                earlier=turn is not now or turn.carried,
                denials=bool(activity),
            )
            for turn in about
        ),
        deed="" if activity else _deed(held),
        others=any(turn.joined for turn in turns[: len(about)]) or any(map(_adds_nameless, about)),
        besides=not activity and any(turn.changed for turn in turns),
        unmet=now.unmet,
        ended=vocabulary.ended_in(_joined(turn.text for turn in held)),
        longer=tuple(sorted(word.removesuffix(IN_NAME) for word in longer)),
        language=language,
        named=now.mentions.subjects,
        said=_joined(_said(turn).replace("\x00", SOME) for turn in about),
        taken=things,
        teams=question.teams,
        brought=now.brought,
        content=_all(_content(turn, vocabulary) for turn in about)
        | called
        | frozenset(chain.from_iterable(things)),
        unexplained=_unexplained(now, turns, vocabulary),
        follows=now.before is not None,
    )


def _in_question(now: Utterance, registry: Registry, vocabulary: Vocabulary) -> tuple[Subject, ...]:
    """Return the subjects that are asked about, out of those that are named."""
    subjects = now.mentions.subjects
    if not now.carried:
        subjects = part_of(subjects, now.mentions.rest, registry, vocabulary) or subjects
    said = _joined(turn.text for turn in now.held)
    owners = (s for name in whose(said) for s in registry.mentions(name).subjects)
    works = bool(now.topics & _MODEL_WORK or at_work(said) or any(map(serves, owners)))
    rivals = {
        subject
        for found in _RIVAL.finditer(said)
        for subject in registry.mentions(found["name"] or found["like"]).subjects
    }
    # "Rewritten by a model like GPT-4" compares nothing.
    subjects = tuple(s for s in subjects if works or not (serves(s) and s in rivals))
    scraped = bool(_SCRAPED.search(said.casefold()))
    # A model has its own terms, and so has "Claude"; "OpenAI" may only have made the data.
    trains = bool(now.uses & _TRAINING)
    at_it = {
        s
        for s in subjects
        if works or (trains and (s.kind is SubjectKind.MODEL or key(s.name) not in key(said)))
    }
    subjects = _asked_about(subjects, now.mentions.unknown, at_it, scraped=scraped)
    subjects = not_conceded(now.text, _said_again(now.text, subjects), registry)
    return not_heard_of(now.text, subjects, registry)


def _said(turn: Utterance) -> str:
    """The text around names; in "posts that people share on it" nobody asks for what is shared."""
    return without_shown_on(turn.mentions.said)


def _taken(turn: Utterance, vocabulary: Vocabulary) -> frozenset[tuple[str, ...]]:
    return taken(plain(without_shown_on(vocabulary.written(turn.mentions.around))))


def _content(turn: Utterance, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the words of a turn that are more than fillers, and what it names of a platform's."""
    return (
        vocabulary.content(without_people(turn.mentions.rest))
        | vocabulary.contents_named(without_shown_on(turn.text))
        | vocabulary.contents_told(_said(turn))
        | vocabulary.tasks_named(turn.text).keys()
        | _kinds(turn, vocabulary)
    )


def _puzzle(
    now: Utterance, registry: Registry, vocabulary: Vocabulary, language: Language
) -> tuple[str, ...]:
    """Return the words of a follow-up that says nothing that the vocabulary knows."""
    own = vocabulary.topics_in(now.text) | vocabulary.uses_in(now.text)
    leave = only_asks_leave(now.text, vocabulary)
    harmless = leave or asks_back(now.text) or tells_more(now.text) or picks(now.text)
    if not now.carried or own or harmless:
        return ()
    if part_of(now.mentions.subjects, now.text, registry, vocabulary):
        return ()
    return follow_up(now.text, registry, vocabulary, language)


def _all_once(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(found)))


def _deed(held: tuple[Utterance, ...]) -> str:
    """Return the verb for which leave is asked, of the last turn that names a use or such a one."""
    for turn in held:
        if turn.own:
            break
        if deed := no_use(_said(turn).casefold()):
            return deed
    return ""


def _adds_nameless(turn: Utterance) -> bool:
    """Tell whether a turn adds data without a name, or to such as no turn has named."""
    if turn.carried and not turn.part and joins_matter(plain(turn.read)):
        return True
    if turn.carried and _IT_AND.search(turn.text.casefold()):
        return True
    before = turn.before.mentions if turn.before else None
    if speaks_of_both(turn.text) and turn.carried and len(turn.mentions.subjects) < _TWO:
        return True
    return turn.more and not (before and (before.subjects or before.unknown))


def _joined(texts: Iterable[str]) -> str:
    """Return what turns say, the last one first, in the order in which it was said."""
    return "\n".join([*texts][::-1])


def _all(sets: Iterable[frozenset[_T]]) -> frozenset[_T]:
    return frozenset[_T]().union(*sets)


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


def _turn(turn: Utterance, uses: frozenset[Use], vocabulary: Vocabulary) -> _Turn:
    mentions = turn.mentions
    named = _without_tongues(mentions)
    around = without_shown_on(vocabulary.written(named))
    if turn.carried and turn.more:  # "plus textbooks?" adds them to the data named before
        around = f"\x00 {_AND_WITH.sub('', around)}"
    return _Turn(
        mentions,
        around,
        beside(around, vocabulary.common),
        longer_names(named, vocabulary.common),
        differences(_come_from(mentions, vocabulary), uses),
    )


def _without_tongues(mentions: Mentions) -> str:
    """The text around names; a language beside data in many languages makes them no others."""
    many = all("many-languages" in subject.classes for subject in mentions.subjects)
    return _TONGUES.sub("", mentions.around) if many else mentions.around


def _misspelt(
    about: tuple[Utterance, ...], registry: Registry, vocabulary: Vocabulary
) -> Mapping[str, tuple[str, ...]]:
    """What a question without a subject may have meant by words that nobody knows: "Pintrest"."""
    if about[0].mentions.subjects:
        return {}
    rest = without_people("\n".join(turn.mentions.rest for turn in about))
    strange = {w for w in vocabulary.specific_words(rest) if not vocabulary.of_everyday(w)}
    words = (word for word in re.findall(r"\w+", rest) if word.casefold() in strange)
    return {word: names for word in words if (names := registry.misspelt(word))}


def _called_with(mentions: Mentions) -> frozenset[str]:
    """What people say with the name of a platform: "lyrics" of "Genius lyrics"."""
    rest = set(_LETTERS.findall(mentions.rest))
    own = {word for s in mentions.subjects for word in _LETTERS.findall(s.name.casefold())}
    written = {word for word in _LETTERS.findall(mentions.said) if word.islower()}
    return frozenset(written - rest - own - _OF_SHAPES)


def _kinds(turn: Utterance, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what models are called; of a platform's "product reviews" that is no model.

    A "publishing assistant" publishes nothing of the data.
    """
    said = vocabulary.written(turn.mentions.said)
    kinds = kinds_of_models(said)
    plain = vocabulary.uses_in(without_called(said, kinds)) & turn.uses
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


def _unexplained(now: Utterance, turns: list[_Turn], vocabulary: Vocabulary) -> frozenset[str]:
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
    models = _of_models(now.uses)
    text = without_deeds(text, grave) if models else text
    text = around_names(text, now.uses, vocabulary)
    text = without_kinds(text, grave) if models else text
    trains = vocabulary.learning.found(text) or _TO_TRAIN.search(rest.casefold())
    if not now.uses - _TRAINING and not trains:
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


def _strange(turn: Utterance, language: Language, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what may change the answer and was not understood: warnings, and names of things."""
    mentions = turn.mentions
    said = vocabulary.written(mentions.said)
    warnings = vocabulary.warnings_in(without_audience(turn.read))
    if "checkpoint" not in tested(said):  # those of ours that are tested go nowhere
        warnings = tuple(word for word in warnings if not word.startswith("checkpoint"))
    if unspaced(mentions.rest):  # no word there is known to be harmless until it is listed
        foreign = (word for word in vocabulary.specific_words(mentions.rest) if unspaced(word))
        return (*warnings, *foreign)
    if language is Language.GERMAN:  # every noun has a capital letter there
        return warnings
    ours, began = named_ours(mentions.around), opening(mentions.around)
    common = {word for word in began if vocabulary.weighed(word.casefold())} | ours
    written = [word for word in capitalised(without_people(mentions.rest)) if word not in common]
    if not written:
        return warnings
    unexplained = set(vocabulary.specific_words(mentions.rest)) - TONGUES
    # "the Qwen licence" beside Qwen2.5 names nothing else.
    told = [key(subject.name) for subject in mentions.subjects]
    names = (
        word
        for word in written
        if word.casefold() in unexplained
        and not any(n.startswith(key(word)) for n in told)
        and not (language is not Language.ENGLISH and in_the_world(word))
    )
    return (*warnings, *names)


def _asked_about(
    subjects: tuple[Subject, ...],
    unknown: tuple[str, ...],
    at_it: Collection[Subject],
    *,
    scraped: bool,
) -> tuple[Subject, ...]:
    """Leave out what is only mentioned: where a dataset lies, who made it, what licence it has.

    A licence that somebody claims for a source is never what the answer rests on. A model
    that is `at_it`, that writes, labels or filters records or is trained further, is not only
    mentioned, nor is where somebody `scraped` more.
    """
    datasets = any(s.kind is SubjectKind.DATASET for s in subjects)
    generated = any(s.card and s.card.generated_by for s in subjects)
    sources = any(s.kind is not SubjectKind.LICENCE for s in subjects)

    def asked(subject: Subject) -> bool:
        if subject.kind is SubjectKind.LICENCE:
            return not sources and not unknown
        if subject.hub:
            return scraped or not (datasets or unknown)
        if not datasets or not serves(subject):
            return True
        hosted = subject.kind is SubjectKind.MODEL and "open-weights" not in subject.classes
        return not generated and (hosted or subject in at_it)

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
