"""Findings: one rule, or what a licence grants, applied to one subject of a question."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.ages import age_of_data, limit_of
from bot.domain.clause_words import Topic
from bot.domain.documents import Effect, Pointer, Rule, SubjectKind, Use
from bot.domain.fillers import Fillers, read_fillers
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.language import Language
from bot.domain.materials import other_material
from bot.domain.phrases import sentences
from bot.domain.speech.beside import IN_NAME
from bot.domain.speech.differences import open_of_ours
from bot.domain.speech.giving import beyond
from bot.domain.subjects import Subject
from bot.domain.tasks import other_task
from bot.domain.vocabulary import Vocabulary

PERMITTING = frozenset({Effect.PERMITS, Effect.CONDITIONS})
SUBJECT = "subject"
"""What a rule lifts that permits something which is no use of the data of a model's provider."""
OPEN_SOURCE = "LicenseRef-open"
_PLACES = frozenset(
    f'"{place}"'
    for place in "website site portal server servers blog page homepage repo repository".split()
)
"""Where something may be handed out, other than on a hub."""
_RESEARCH = frozenset({"research-only", "academic-only", "non-commercial"})
_BY_OTHERS = frozenset({"source-forbids", "terms-forbid"})
_COPIED = re.compile(r"(?i)\b(?:cop(?:y|ies)|mirror\w*|found|(?:re-?)?upload\w*|fork\w*|dump\w*)\b")
_FROM = re.compile(r"(?i)\b(?:from|off|of)\b")
_TAKEN_FOR = {
    Use.TRAIN_COMMERCIAL: frozenset({Use.TRAIN_RESEARCH, Use.EVALUATE, Use.REDISTRIBUTE}),
    Use.TRAIN_RESEARCH: frozenset({Use.EVALUATE, Use.REDISTRIBUTE}),
    Use.COLLECT: frozenset({Use.EVALUATE, Use.REDISTRIBUTE}),
}
"""The uses that are easily taken for another one, because that is the usual."""
_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
_TRAINED = frozenset({"weight", "weights", "checkpoint", "checkpoints"})
"""What comes of training, and is another thing than data to hand on or collect."""
_OWNER = re.compile(r"\bproduct (?=(?:owner|manager|lead)s?\b)")  # who asks for us
_OWN_USE = '"for our own use"'
_OWN = '"own"'
_OURS = re.compile(  # whose a model is, which nobody tests or trains for others
    r"(?i)\b(?:ours?|my|own|its|their|ourselves|in-?house|house|compan\w+|home-?\w+|propriet\w+"
    r"|internal\w*|(?:we|i|they|team) \w+|made|built|trained|developed|created)\b"
)
_FOR_US = re.compile(r"\b(?:in-?house|internal(?:ly)?|intranet)\b")
_PUT_IN_MANY_WAYS = frozenset("inside behind people users members visitors everyone".split())
"""Words that others say with other words: "built into our camera", "posts from Reddit"."""
_SOME = re.compile(
    r"\b(?:subsets?|portions?|parts?|fractions?|slices?|selections?|samples?|some of"
    r"|excerpts?|extracts?|pieces?)\b"
)
_SOME_OF = '"part of"'
_PART_OF = " of"
SITE = "site"
"""What a rule lifts that permits something which is no use of the data of any platform."""


class Layer(IntEnum):
    """Where a finding comes from; the order is that in which an answer tells them."""

    RULING = 0
    POLICY = 1
    LICENCE = 2
    TERMS = 3
    CLAIM = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that applies, for one subject, with where its words stand.

    `asked` marks a rule on a topic that the question itself brought up, `decided` one that
    names the subject. `follows` marks a rule on nothing but what the licence, the terms or the
    sources of the subject make of it, `inherited` what binds it by where it came from. `marked` is
    a sentence of an official text that a program found and a person may have reviewed; `classes`
    are those that the rule is for.
    """

    layer: Layer
    effect: Effect
    document: str
    clause: str
    uses: frozenset[Use]
    statement: str = ""
    source: Pointer | None = None
    conditions: tuple[str, ...] = ()
    issue: str = ""
    escalate: bool = False
    lifts: tuple[str, ...] = ()
    subject: str = ""
    asked: bool = False
    decided: bool = False
    follows: bool = False
    inherited: bool = False
    reviewed: bool = True
    marked: Topic | None = None
    classes: frozenset[str] = frozenset()


def rule_finding(rule: Rule, document: str, layer: Layer, subject: str) -> Finding:
    """Apply a rule; one that nobody reviewed never permits, and lifts nothing."""
    effect = rule.effect
    if effect in PERMITTING and not rule.reviewed:
        effect = Effect.UNDECIDED
    return Finding(
        layer=layer,
        effect=effect,
        document=document,
        clause=rule.clause,
        uses=rule.uses,
        statement=rule.clause if layer in (Layer.TERMS, Layer.LICENCE) else "",
        source=rule.source,
        conditions=rule.conditions,
        issue=rule.issue,
        escalate=rule.escalate,
        lifts=_lifts(rule),
        subject=subject,
        asked=bool(rule.topics),
        decided=bool(rule.subjects),
        reviewed=rule.reviewed,
        classes=frozenset(rule.classes),
    )


def _lifts(rule: Rule) -> tuple[str, ...]:
    """An open issue lifts layers, a permission the subject; a rule without a review nothing."""
    if not rule.reviewed or rule.effect is Effect.FORBIDS:
        return ()
    permits = rule.effect in PERMITTING
    return tuple(name for name in rule.lifts if (name in (SUBJECT, SITE)) is permits)


def licence_findings(
    subject: Subject, knowledge: Knowledge, language: Language = Language.ENGLISH
) -> Iterator[Finding]:
    """Yield what each licence of a subject grants; having none is a licence of unknown meaning."""
    card = subject.card
    if card is None:
        return
    for name in card.licences or ("",):
        group = knowledge.licences.class_of(name)
        label = knowledge.licences.identify(name) or name or "LicenseRef-unstated"
        for effect in Effect:
            uses = frozenset(use for use, said in group.effects.items() if said is effect)
            if uses:
                yield Finding(
                    layer=Layer.LICENCE,
                    effect=effect,
                    document=subject.card_document,
                    clause="",
                    uses=uses,
                    statement=_licence_sentence(subject, label, group.name, language),
                    source=card.licence_source,
                    conditions=group.conditions if effect is Effect.CONDITIONS else (),
                    subject=subject.name,
                )


def _licence_sentence(subject: Subject, label: str, group: str, language: Language) -> str:
    say, name, kind = sentences(language), subject.name, group.replace("-", " ")
    if subject.kind is SubjectKind.LICENCE:
        return say.licence_class.format(name=name, group=kind)
    if label.startswith("LicenseRef-"):
        plain = label.removeprefix("LicenseRef-").replace("-", " ")
        return say.licence_recorded.format(name=name, licence=plain)
    return say.licence_is.format(name=name, licence=label, group=kind)


def bars(finding: Finding) -> bool:
    """Tell whether a policy bars what the subject is, whatever the terms of others say."""
    policy = finding.layer is Layer.POLICY and finding.effect is Effect.FORBIDS
    return policy and bool(finding.classes - _BY_OTHERS)


def matches(rule: Rule, frame: Frame, facts: frozenset[str] = frozenset()) -> bool:
    """Tell whether a rule speaks of what the question brings up; `facts` hold like topics."""

    def holds(topic: str) -> bool:
        return topic in frame.topics or topic in facts or _age_holds(topic, frame.age_days)

    if rule.topics and not rule.only and not any(holds(topic) for topic in rule.topics):
        return False
    if rule.also and not any(holds(topic) for topic in rule.also):
        return False
    return not any(holds(topic) for topic in rule.unless)


def covers(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question stays within the limits that a ruling sets to a rule.

    When nobody can tell the asker's teams, a rule for a team restricts and permits nothing. What
    is permitted for some data or use is not permitted together with others. What a question brings
    up besides, known or not understood, keeps a permission from it; a prohibition only what is
    known.
    """
    if rule.teams and not _is_for(rule, frame):
        return False
    if not rule.only:
        return True
    found = circumstances(frame, knowledge.vocabulary)
    told = knowledge.vocabulary.told_by(rule.uses, rule.beside)
    new = found.difference(told, rule.topics, rule.beside)
    if not found.union(frame.topics) >= set(rule.topics):
        return False
    if rule.effect not in PERMITTING:  # what nobody understands does not lift what is forbidden
        return not new & frame.topics
    some = bool(_SOME.search(" ".join(rule.beside)))
    new -= {_SOME_OF} if some else set[str]()
    new -= {_OWN_USE} if _FOR_US.search(" ".join(rule.beside)) else set[str]()
    part = {word for word in rule.beside if word.endswith(f'{IN_NAME}"')}  # is not the whole
    others = (
        not found >= part
        or (some and not _SOME.search(frame.said.casefold()))
        or beyond((*rule.topics, *rule.beside), found)
        or any(
            more(rule, frame, knowledge)
            for more in (_names_others, _sold_otherwise, _leaves_out, other_material, other_task)
        )
    )
    if others or not rule.uses.issuperset(frame.uses):
        return False
    return _understood(new, rule, frame, knowledge) and not _means_another(rule, frame, knowledge)


def _leaves_out(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question lacks a word of weight that the question of a ruling has.

    What legal has allowed for a demo at a trade fair is not allowed without one, nor what it has
    allowed for our own model for one that might be anybody's. Words that say
    no more than the use, or tell what a platform holds, what is tested, who gets the data or that
    something is sold, are told apart elsewhere.
    """
    if _OWN in rule.beside and not _OURS.search(frame.text):
        return True
    if not rule.uses <= _TRAINING | {Use.COLLECT}:
        return False
    words = knowledge.vocabulary
    said = frozenset(re.findall(r"[^\W\d_]+", words.written(f"{frame.text} {frame.said}")))

    def left_out(word: str) -> bool:
        forms = read_fillers(words.with_twins([word]))
        return not any(forms.has(one) for one in said)

    ruled = [word.strip('"') for word in rule.beside if word.startswith('"')]
    kinds = {part for word in ruled if " " in word for part in word.split()}  # see `other_task`
    return any(
        left_out(word)
        for word in ruled
        if words.weighs(word)
        and word not in kinds
        and not words.kin(word, rule.uses)
        and not words.contents_in(word)
        and not words.trade.found(word)
        and word not in _PUT_IN_MANY_WAYS
    )


def _means_another(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question may be on another use than that of a rule, for which it is taken."""
    others = {use for read, more in _TAKEN_FOR.items() if read in rule.uses for use in more}
    return any(knowledge.vocabulary.may_mean(use, frame.said) for use in others - rule.uses)


def _is_for(rule: Rule, frame: Frame) -> bool:
    """Tell whether a rule for teams holds for who asks."""
    if frame.teams is None:
        return rule.effect not in PERMITTING
    return bool(frame.teams & set(rule.teams))


def _understood(new: frozenset[str], rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether all that a question brings up besides says no more than a ruling knows."""
    words = knowledge.vocabulary
    said = [word.strip('"') for word in (*rule.topics, *rule.beside)]
    said += [word for phrase in said for word in phrase.split() if word != phrase]
    # "Annotations from Open Images" are the Open Images annotations.
    said += [word for name in rule.subjects for word in name.split() if word.islower()]
    asked = Fillers(words.with_twins(said))
    ruled = words.contents_in(" ".join(rule.beside))

    def kin(word: str) -> bool:
        kinds = words.contents_in(word)  # "fics" of a site whose stories the ruling is on
        return asked.has(word) or words.kin(word, rule.uses) or (bool(kinds) and kinds <= ruled)

    def more(word: str) -> bool:
        """The pages of a site are no more than a ruling on pages knows; "and files" are."""
        for ending in (_PART_OF, IN_NAME):
            if word.endswith(ending):
                return not asked.has(word.removesuffix(ending))
        return " " in word or not kin(word)

    if any(not one.startswith('"') or more(one.strip('"')) for one in new):
        return False
    own = {name.casefold() for name in rule.subjects}  # a platform may also be a place to publish
    puzzle = {word.casefold().removesuffix("'s") for word in frame.puzzle}
    puzzle = {word for word in puzzle if word not in own and not kin(word)}
    if puzzle & _TRAINED and not rule.uses & _TRAINING:
        return False
    aged = frame.age_days is not None and age_of_data(frame.text) is not None
    return not (aged or frame.specific) and all(map(words.fillers.has, puzzle))


def _sold_otherwise(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether what a ruling has only for our own use is said to be sold, or the reverse."""
    trade, ruled = knowledge.vocabulary.trade, " ".join(rule.beside)
    said = _OWNER.sub(" ", knowledge.vocabulary.written(frame.said))
    if trade.found(ruled) is trade.found(said):
        return False
    if trade.found(said):
        return bool(_FOR_US.search(ruled))
    return Use.TRAIN_COMMERCIAL in rule.uses and bool(_FOR_US.search(said))


def _names_others(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question brings in anything that the ruling is not about."""
    about, parts = knowledge.about(rule), knowledge.vocabulary.parts
    asked = {subject.name for subject in frame.subjects}

    def whole(subject: Subject) -> bool:
        """The name of the whole is said with that of a part: "Reddit" with "Reddit API"."""
        inner = (knowledge.registry.part(subject, part) for part in parts)
        return any(found.name in about for found in inner if found)

    def says_the_use(subject: Subject) -> bool:
        """To some "for research only" is a licence; here it is what the ruling is about.

        So is "our open-source toolkit", which tells of no licence of the data.
        """
        if subject.kind is not SubjectKind.LICENCE:
            return False
        named = knowledge.licences.class_of(subject.name).name
        research = Use.TRAIN_RESEARCH in rule.uses and named in _RESEARCH
        return research or (subject.name == OPEN_SOURCE and open_of_ours(frame.said))

    # "From Hugging Face" tells only where it lies, "to Hugging Face" where it is to lie.
    lies = Use.REDISTRIBUTE not in rule.uses or not _FROM.search(frame.text)
    lies = lies and not _COPIED.search(frame.text)
    lies = lies and not (Use.REDISTRIBUTE in rule.uses and _PLACES.intersection(rule.beside))
    hubs = {s.name for s in frame.named if lies and s.hub and s not in frame.subjects}
    beside = {s.name for s in frame.named if not whole(s) and not says_the_use(s)} - hubs
    return bool(frame.unknown) or not asked | beside <= about


def circumstances(frame: Frame, vocabulary: Vocabulary) -> frozenset[str]:
    """Return what makes a question another one than that on the same data and use.

    These are its topics, but for those that only the name of the data brings up, and in
    quotation marks the words that the vocabulary does not know.
    """
    topics = frame.brought - vocabulary.flagged("material") - vocabulary.flagged("claim")
    return topics | {f'"{word}"' for word in frame.unexplained}


def words_of(frame: Frame, found: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a question beside these circumstances: a ruling on it knows them all."""
    return tuple(sorted({f'"{word}"' for word in frame.content}.difference(found)))


def _age_holds(topic: str, age: int | None) -> bool:
    """Tell of "older-than-180-days" and "within-180-days" whether the stated age is so."""
    read = limit_of(topic)
    if read is None or age is None:
        return False
    older, limit = read
    return (age > limit) is older
