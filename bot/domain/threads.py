"""Threads: what a question says, and what it takes from the turns before it.

"May we train on ANLI?", "with PG-19 mixed in?", "why?": each turn is read with the one before, as
that one was read, so that a short last turn asks for all that is still in question. What a turn
says anew takes the place of what was said; what it leaves unsaid holds on, a doubt as much as a
name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from bot.domain.documents import SubjectKind, Use
from bot.domain.speech.asides import of_ours, without_asides
from bot.domain.speech.beside import names_matter
from bot.domain.speech.conceding import not_conceded, not_heard_of
from bot.domain.speech.gauging import measured
from bot.domain.speech.giving import shipped, shown, to_somebody, with_partners
from bot.domain.speech.handing import of_the_data, without_shown_on
from bot.domain.speech.models import without_ours, without_papers
from bot.domain.speech.places import without_architectures, without_places
from bot.domain.speech.products import NO_PRODUCT
from bot.domain.speech.purposes import told
from bot.domain.speech.sales import unsold, without_audience, without_service
from bot.domain.speech.talk import plain
from bot.domain.statements import asks, tells
from bot.domain.subjects import Mentions, Registry, Subject
from bot.domain.text import normalise, spaced
from bot.domain.turns import (
    adds,
    asks_the_same,
    chats,
    continues,
    is_data,
    names_data,
    part_of,
    picked,
    says_the_same,
    speaks_of_both,
    without_left_out,
)
from bot.domain.vocabulary import Vocabulary

SOME = " dataset "
"""What stands for a name where only the words around it are read."""
_TEST = frozenset({Use.EVALUATE})
_OTHERS = (Use.EVALUATE, Use.REDISTRIBUTE, Use.COLLECT)
_PUBLISHED = "publish-dataset"
_HANDED_ON = frozenset({Use.REDISTRIBUTE})
_SPLIT = re.compile(  # what is used, and not for what: "just the test split"
    r"\b(?:test|eval|evaluation|validation|dev|hold-?out) (?:split|set|part|portion|data|half)s?\b"
)
_SELLS_IT = re.compile(r"\b(?:sell|ship|offer|market|licen[cs]e) (?:it|them|that|this)\b")
_BY_ONE = re.compile(  # "a Claude-polished copy": who did so is named
    r"\b(?P<who>[A-Z][\w.]*(?:-\d[\w.]*)?)-(?P<done>(?:re-?)?(?:written|translated|polished|edited"
    r"|corrected|cleaned|paraphrased|augmented|drafted|authored|summari[sz]ed|labell?ed|annotated"
    r"|captioned|expanded|extended|enlarged|simplified|fixed|filtered|scored|ranked|graded"
    r"|synthesi[sz]ed|voiced|drawn|painted|colou?red))\b"
)
_DUMP_OF = re.compile(
    r"(?i)\bdata dump (?:of|from|by) (?P<name>[\w.]+(?: [\w.]+){0,2})"
    r"|\b(?P<whose>(?:[\w.]+ ){0,2}[\w.]+)'s data dump\b"
)
_DUMP = "data dump"
_SPEAKER = re.compile(r"(?:(?P<at>@[\w.-]+)|(?P<who>[A-Z][a-z]+))(?: here)?: (?=\S)")  # "Ana: ok?"
_TOO = re.compile(r"(?i)\b(?:also|too|as well|auch|ebenfalls|aussi|también)\b")
_ONLY = re.compile(
    r"(?i)\b(?:only|just|instead|rather|not|no|nur|statt|seulement|plutôt|solo|sólo|en vez)\b"
)
_REFUSED = "conditions-refused"
_HELPED = "coding-assistant"
_MET = re.compile(  # "with consent", "now that it is signed"
    r"\b(?:with|if|once|when|after|now|then|suppose|assuming|mit|wenn|avec|si|con)\b"
)
_NOT = re.compile(
    r"n't\b|\b(?:not|no|never|without|nobody|cannot|kein\w*|nicht|ohne|sans|pas|sin)\b"
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A turn of a thread: what its words name, and what it takes from the turn before.

    `read` is the text (lower case) that its uses were read from, `own` are the uses that it names
    itself, `unmet` words that tell that a condition is not met. `before` is the turn that it takes
    something from. `carried` tells that it names no data, and means those of that turn, `anew`
    that it asks the same of data in place of those, `more` that it adds data to them, `part`
    that it means a part of them.
    """

    text: str
    mentions: Mentions
    read: str
    topics: frozenset[str]
    brought: frozenset[str]
    uses: frozenset[Use]
    own: frozenset[Use]
    unmet: tuple[str, ...] = ()
    before: "Utterance | None" = None
    carried: bool = False
    anew: bool = False
    more: bool = False
    part: bool = False

    @property
    def held(self) -> Iterator["Utterance"]:
        """The turn itself and those before it that still hold, the last one first."""
        yield self
        if self.before:
            yield from self.before.held

    @property
    def about(self) -> Iterator["Utterance"]:
        """The turn itself and those before it that still say which data are in question."""
        for turn in self.held:
            yield turn
            if turn.anew:
                return


def read_thread(
    text: str, earlier: Sequence[str], registry: Registry, vocabulary: Vocabulary
) -> Utterance:
    """Read a question after the earlier turns of its thread, the oldest first."""
    before: Utterance | None = None
    for line in earlier:
        turn = _spoken(normalise(line), registry, vocabulary)
        if turn.mentions.subjects or not chats(turn.text, vocabulary):
            before = _after(before, turn, registry, vocabulary)
    return _after(before, _spoken(text, registry, vocabulary), registry, vocabulary)


def _spoken(text: str, registry: Registry, vocabulary: Vocabulary) -> Utterance:
    """Read a turn by itself."""
    speaker = _SPEAKER.match(text)
    if speaker and (speaker["at"] or vocabulary.fillers.has(speaker["who"].casefold())):
        text = text[speaker.end() :]

    def known(name: str) -> bool:
        return bool(registry.mentions(name).subjects)

    text = _BY_ONE.sub(lambda m: f"({m['done']} by {m['who']})" if known(m["who"]) else m[0], text)
    text = _DUMP_OF.sub(lambda m: _dump(m, registry), text)
    text = without_places(with_partners(of_ours(vocabulary.spelled(spaced(text)))), known)
    text = measured(without_architectures(text, known))
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
    around = around_names(read, uses, vocabulary).replace("\x00", SOME)
    brought = topics & vocabulary.topics_in(around)
    unmet = vocabulary.unmet_in(text)
    return Utterance(text, mentions, read, topics, brought, uses, uses, unmet)


def _dump(found: re.Match[str], registry: Registry) -> str:
    """Return the name of a dump in one way: "the data dump of X" is "the X data dump"."""
    words = (found["name"] or found["whose"]).split()
    for at in range(len(words)):
        if found["whose"] and registry.get(" ".join([*words[at:], _DUMP])):
            return " ".join([*words, _DUMP])
        named, more = words[: len(words) - at], words[len(words) - at :]
        if found["name"] and registry.get(" ".join([*named, _DUMP])):
            return " ".join([*named, _DUMP, *more])
    return found[0]


def around_names(text: str, uses: frozenset[Use], vocabulary: Vocabulary) -> str:
    """Return a text (lower case) without talk, and with its purposes in plain words.

    How a product is sold says nothing new of what is trained for one.
    """
    product = uses <= _TEST or Use.TRAIN_COMMERCIAL in uses
    if product and not any(vocabulary.may_mean(use, text) for use in _OTHERS):
        text = re.sub(" {2,}", " ", unsold(text))
    text = without_papers(without_shown_on(text))  # what a model is for is none of the data
    text = without_asides(told(plain(text)).replace(NO_PRODUCT, " "))
    return without_ours(text) if uses == _TEST else text


def serves(subject: Subject) -> bool:
    """Tell whether a subject is a model, or somebody who has models at work for others."""
    return subject.kind is SubjectKind.MODEL or "ai-provider" in subject.classes


def _after(
    before: Utterance | None, now: Utterance, registry: Registry, vocabulary: Vocabulary
) -> Utterance:
    """Take from the turn before what a turn leaves unsaid."""
    if before is None:
        return now
    before = _granted(before, now, vocabulary)
    mentions = now.mentions
    if before.uses and now.uses == _TEST and not vocabulary.uses_in(_SPLIT.sub(" ", now.read)):
        now = replace(now, uses=before.uses, own=before.uses)
    if Use.REDISTRIBUTE in before.uses and now.uses and _SELLS_IT.search(now.text.casefold()):
        now = replace(now, uses=now.uses | {Use.REDISTRIBUTE})
    leave = "?" in now.text or vocabulary.asks_leave(now.text)
    if now.uses and (_TOO.search(now.text) or not (leave or _ONLY.search(now.text))):
        now = replace(now, uses=now.uses | before.uses)
    more = names_data(mentions.subjects) and (adds(now.text) or _tells(before, now))
    if left := _left_out(before, now):
        return left
    if names_data(mentions.subjects) or mentions.unknown:
        prepared = _prepared(before, now, vocabulary)
        if more or prepared or asks_the_same(now.text, vocabulary):
            return _asked_again(before, now, more, prepared, vocabulary)
        return now
    if not continues(now.text, mentions.subjects, vocabulary):
        return now
    known = not_conceded(before.text, before.mentions.subjects, registry)
    known = not_heard_of(before.text, known, registry)
    part = part_of(known, now.text, registry, vocabulary)
    named = (turn.mentions.subjects for turn in [*before.held][::-1])
    every = tuple(dict.fromkeys(chain.from_iterable(named)))
    meant = picked(now.text, _in_order(before))
    if meant is not None or speaks_of_both(now.text):
        part, known = (), meant or every
    elif not part and any(turn.part for turn in before.held):
        # After "only the annotations" the images are asked about as well.
        more = part_of(every, now.text, registry, vocabulary)
        known = (*known, *(more or (every if names_matter(now.text) else ())))
    # Who wrote or picked records did so in a part of them as well.
    kept = filter(serves, known) if part else (*known, *mentions.subjects)
    subjects = (*part, *kept)
    unknown = () if part else before.mentions.unknown
    # What the earlier turn was about still holds, unless this one names an activity.
    topics = before.topics - vocabulary.flagged("claim")
    activities = vocabulary.flagged("activity")
    if now.topics & activities:
        topics -= activities
    return replace(
        now,
        mentions=replace(mentions, subjects=tuple(dict.fromkeys(subjects)), unknown=unknown),
        topics=now.topics | topics,
        brought=now.brought | (topics & before.brought),
        uses=now.uses or before.uses,
        unmet=_both(before.unmet, now.unmet),
        before=before,
        carried=True,
        more=adds(now.text),
        part=bool(part),
    )


def _tells(before: Utterance, now: Utterance) -> bool:
    """Tell whether a turn names only sites and models, and so tells of data named before.

    "Gemini wrote extra variants", "it is a version by some Discord user".
    """
    known, named = before.mentions, [s for s in now.mentions.subjects if is_data(s)]
    data = names_data(known.subjects) or bool(known.unknown)
    return data and not asks(now.text) and all(s.kind is not SubjectKind.DATASET for s in named)


def _left_out(before: Utterance, now: Utterance) -> Utterance | None:
    """Return a turn that takes one of several data out of the question: "and without ANLI?"."""
    mentions, known = now.mentions, before.mentions.subjects
    named = [s for s in mentions.subjects if is_data(s)]
    around = without_left_out(mentions.around)
    if len(named) != 1 or mentions.unknown or around == mentions.around or named[0] not in known:
        return None
    left = tuple(s for s in known if s != named[0])
    if not (names_data(left) or before.mentions.unknown):
        return None
    mentions = replace(
        mentions,
        subjects=left,
        unknown=before.mentions.unknown,
        around=around,
        said=without_left_out(mentions.said),
    )
    return replace(
        now,
        mentions=mentions,
        topics=now.topics | before.topics,
        brought=now.brought | before.brought,
        uses=now.uses or before.uses,
        unmet=_both(before.unmet, now.unmet),
        before=before,
        carried=True,
    )


def _prepared(before: Utterance, now: Utterance, vocabulary: Vocabulary) -> bool:
    """Tell whether the turn before says for what, or of what, a question is asked.

    "We want to clone voices." names no data, "I rewrote GSM8K with GPT-4." the same. Two full
    questions are two.
    """
    asked = asks(before.text)
    if asked and vocabulary.asks_leave(now.text):
        return False
    named = {s for s in before.mentions.subjects if is_data(s) and not serves(s)}
    if not asked or (named.intersection(now.mentions.subjects) and tells(before.text)):
        sources = {name for s in now.mentions.subjects for name in s.derived_from}
        of_them = named.intersection(now.mentions.subjects) or any(s.name in sources for s in named)
        return not named or bool(of_them)
    return not (named or before.mentions.unknown)


def _in_order(turn: Utterance) -> list[Subject]:
    """Return the data of a thread in the order in which they were named."""
    named = chain.from_iterable(one.mentions.subjects for one in [*turn.held][::-1])
    return [s for s in dict.fromkeys(named) if is_data(s)]


def _granted(before: Utterance, now: Utterance, vocabulary: Vocabulary) -> Utterance:
    """Return the turn before without the conditions that this one says are met after all."""
    said = now.text.casefold()
    if not _MET.search(said) or _NOT.search(said):
        return before
    words = set(re.findall(r"\w+", vocabulary.written(now.text)))
    unmet = tuple(said for said in before.unmet if words.isdisjoint(said.split()[-1:]))
    topics = before.topics if unmet or not before.unmet else before.topics - {_REFUSED}
    return replace(before, unmet=unmet, topics=topics)


def _both(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *now)))


def _asked_again(
    before: Utterance, now: Utterance, more: bool, prepared: bool, vocabulary: Vocabulary
) -> Utterance:
    """Take what the turn before asked, and of which models, for the data that are named now.

    Where `more` are added, those named before are asked about too; where the turn before only
    `prepared` the question, all that it says holds.
    """
    if not (more or prepared):
        now = replace(now, uses=frozenset())
    # A full question without a use may also mean what is usually meant.
    whole = not prepared and vocabulary.asks_leave(now.text) and not says_the_same(now.text)
    default = frozenset({Use.TRAIN_COMMERCIAL}) if whole else frozenset[Use]()
    helped = _HELPED in before.topics  # "I used Claude to write the loader" tells of no data
    held = tuple(s for s in before.mentions.subjects if more or (serves(s) and not helped))
    subjects = (*held, *now.mentions.subjects) if more else (*now.mentions.subjects, *held)
    unknown = _both(before.mentions.unknown, now.mentions.unknown) if more else now.mentions.unknown
    return replace(
        now,
        mentions=replace(now.mentions, subjects=tuple(dict.fromkeys(subjects)), unknown=unknown),
        topics=now.topics | (before.topics if prepared else before.brought),
        brought=now.brought | before.brought,
        uses=now.uses | before.uses | default,
        unmet=_both(before.unmet, now.unmet),
        before=before,
        anew=not (more or prepared),
        more=more,
    )
