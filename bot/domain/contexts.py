"""Everything that binds one subject of a question.

Its own licence or terms, those of everything it came from, and the policies that
speak of what it is or of what the question brings up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bot.domain.ages import date_in, limit_of
from bot.domain.documents import Effect, Kind, Rule, SubjectKind, Use
from bot.domain.findings import (
    OPEN_SOURCE,
    PERMITTING,
    SITE,
    SUBJECT,
    Finding,
    Layer,
    covers,
    licence_findings,
    matches,
    rule_finding,
)
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.limits import declared_findings, marked_classes, marked_findings
from bot.domain.past import another_then
from bot.domain.phrases import Sentences, sentences
from bot.domain.subjects import Subject
from bot.domain.text import joined

_OBTAIN = frozenset({Use.COLLECT, Use.TRAIN_COMMERCIAL})
_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
_USING = frozenset(Use) - {Use.COLLECT}
_DATA_USES = frozenset({Use.COLLECT, Use.TRAIN_COMMERCIAL, Use.REDISTRIBUTE})
_GENERAL = 3  # more words than these on particular data, and a question is not about a licence
_LIFTING = frozenset({SUBJECT, SITE})
_CONTRACT = "licensed-video"  # whatever is licensed
_CRAWLING = "crawling"  # what a site allows stands in its terms, whatever licence is claimed
_OUTPUTS = frozenset({"model-outputs"})
_NEEDED = {
    SubjectKind.DATASET: frozenset({Layer.POLICY, Layer.LICENCE}),
    SubjectKind.LICENCE: frozenset({Layer.POLICY, Layer.LICENCE}),
    SubjectKind.MODEL: frozenset({Layer.POLICY, Layer.TERMS}),
    SubjectKind.PLATFORM: frozenset({Layer.POLICY, Layer.TERMS}),
    # Of something that nobody knows no layer is ever complete.
    SubjectKind.TOPIC: frozenset(Layer),
}
_FREE = frozenset({"public-domain", "permissive", "attribution"})
_RESEARCH = {"academic-only", "research-only"}
_SAYS_SO = re.compile(  # what a copy says of itself, and not what somebody wants to do
    r"\b(?:licen[cs]e|read-?me|card|page|terms|copy|version|file|mirror|dataset|corpus|fork|release"
    r"|upload) (?:[\w'-]+ ){0,5}?(?:says?|said|states?|reads?|is|are|has|have|mentions?)\b"
    r"|\b(?:research|academic|non-?commercial)(?:[- ]use)?[- ]only (?:licen[cs]e|version|copy|terms"
    r"|set|data ?set|corpus|weights|checkpoint|release)\b"
)
_OUR_LICENCE = re.compile(
    r"\b(?:publish|releas|shar|post|put|distribut|redistribut|licen[cs]|relicens|offer|open-?sourc"
    r"|upload)\w*\b[^.?!]{0,60}?\b(?:under|as) "
)


@dataclass(slots=True)
class Context:
    """One subject with all that is known of it; without a subject, the question alone.

    `needed` are the layers that all have to permit; `missing` are sentences on
    what nobody could look up, and with one of them nothing is permitted. By `classes`
    policies may permit; by `suspected` ones, which only a program read, they restrict.
    """

    frame: Frame
    knowledge: Knowledge
    subject: Subject | None = None
    needed: frozenset[Layer] = frozenset({Layer.POLICY})
    classes: set[str] = field(default_factory=set[str])
    suspected: set[str] = field(default_factory=set[str])
    findings: list[Finding] = field(default_factory=list[Finding])
    missing: list[str] = field(default_factory=list[str])

    @property
    def say(self) -> Sentences:
        """The sentences of the question's language."""
        return sentences(self.frame.language)


def contexts_of(frame: Frame, knowledge: Knowledge) -> list[Context]:
    """Return one context for each subject that a question asks about, known or not.

    A question about an activity is decided by the rules on it, whoever's data it is, and
    by what binds the subjects that it names: the stricter of the two, unless the rule that
    permits the activity lifts what is named: "subject" the model or its provider, "site" any
    platform.
    """
    unknown = (Subject(name, SubjectKind.TOPIC) for name in frame.unknown)
    subjects = [_context(subject, frame, knowledge) for subject in (*frame.subjects, *unknown)]
    if subjects and not frame.activities:
        return subjects
    activity = _activity(frame, knowledge)
    lifted = {name for finding in activity.findings for name in finding.lifts}
    return [activity, *(c for c in subjects if not _lifts(lifted, c))]


def _lifts(lifted: set[str], context: Context) -> bool:
    kind = context.subject.kind if context.subject else None
    provider = kind is SubjectKind.MODEL or "ai-provider" in context.classes
    return (SUBJECT in lifted and provider) or (SITE in lifted and kind is SubjectKind.PLATFORM)


def _activity(frame: Frame, knowledge: Knowledge) -> Context:
    """The question alone. What permits an act that is no use of data permits no use of data."""
    activity = Context(frame, knowledge, classes={"no-subject"})
    _add_puzzle(activity)
    used = frame.stated and _DATA_USES & set(frame.uses)
    activity.findings += (
        found for found in policy_findings(activity) if not (used and _LIFTING & {*found.lifts})
    )
    _add_unmet(activity)
    _add_date(activity)
    return activity


def _context(subject: Subject, frame: Frame, knowledge: Knowledge) -> Context:
    context = Context(frame, knowledge, subject, _NEEDED[subject.kind], set(subject.classes))
    if subject.kind is SubjectKind.TOPIC:
        context.missing.append(context.say.unknown_subject.format(name=subject.name))
        context.classes.add("unknown-name")
        if (frame.near or {}).get(subject.name):
            context.classes.add("near-miss")
    else:
        _add_licence(context, subject)
        _add_terms(context, subject)
        _add_sources(context, subject)
        if subject.declared.machine_made:
            context.missing.append(context.say.machine_made.format(name=subject.name))
        if then := another_then(subject, frame.text, knowledge):
            context.missing.append(context.say.then.format(name=subject.name, then=then))
    _add_puzzle(context)
    free = any(f.effect in PERMITTING and Use.TRAIN_COMMERCIAL in f.uses for f in context.findings)
    crawled = subject.kind is SubjectKind.LICENCE and _CRAWLING in frame.topics
    if free and (len(frame.specific) > _GENERAL or crawled):
        context.missing.append(context.say.which_dataset)
    # What permits an act that is no use of data permits nothing that is done with the subject.
    context.findings += (f for f in policy_findings(context) if not _LIFTING & {*f.lifts})
    _add_unmet(context)
    return context


def _add_puzzle(context: Context) -> None:
    """With words that were not understood nothing is permitted."""
    if context.frame.puzzle:
        words = joined(context.frame.puzzle)
        context.missing.append(context.say.puzzle.format(words=words))
    if context.frame.statements:
        words = joined(context.frame.statements)
        context.missing.append(context.say.statements.format(words=words))
    if context.frame.deed:
        context.missing.append(context.say.no_use.format(deed=context.frame.deed))
    if context.frame.besides:
        context.missing.append(context.say.besides)
    names = context.say.listed(tuple(subject.name for subject in context.frame.subjects))
    if context.frame.others:
        context.missing.append(context.say.others.format(names=names))
    if context.frame.longer:
        words = joined(context.frame.longer)
        context.missing.append(context.say.longer.format(names=names, words=words))


def _add_date(context: Context) -> None:
    """Where a rule on an activity sets an age, a date does not tell it: no rule has a clock."""
    frame = context.frame
    date = date_in(frame.text) if frame.age_days is None else ""
    ages = (
        topic
        for _, rule in context.knowledge.policy_rules
        if frame.activities.intersection(rule.topics)
        for topic in (*rule.also, *rule.unless)
    )
    if date and any(map(limit_of, ages)):
        context.missing.append(context.say.dated.format(date=date))


def _add_unmet(context: Context) -> None:
    """With a licence that ended nothing is permitted, nor where a condition is not met."""
    conditional = any(f.effect is Effect.CONDITIONS or f.conditions for f in context.findings)
    words = context.frame.ended or (context.frame.unmet if conditional else ())
    words = (*words, *_stricter_licences(context))
    if words:
        context.missing.append(context.say.unmet.format(words=joined(words)))


def _stricter_licences(context: Context) -> Iterator[str]:
    """Yield what licences a question names that bind more than those of its data.

    A copy may have a licence of its own, and what is mixed in may have it. What somebody wants to
    publish "under CC BY-SA" says nothing of the data, nor does "for research only".
    """
    frame, knowledge = context.frame, context.knowledge
    if _OUR_LICENCE.search(frame.said.casefold()):
        return
    cards = [subject.card for subject in frame.subjects if subject.card]
    table = knowledge.licences
    known = {table.class_of(name).name for card in cards for name in card.licences}
    known = known.union(_FREE, context.classes, *(s.classes for s in frame.subjects))
    if Use.TRAIN_RESEARCH in frame.uses and not _SAYS_SO.search(frame.text.casefold()):
        known |= _RESEARCH
    for subject in frame.named:
        named = subject.kind is SubjectKind.LICENCE and subject not in frame.subjects
        if named and table.class_of(subject.name).name not in known and subject.name != OPEN_SOURCE:
            yield subject.name.removeprefix("LicenseRef-").replace("-only", " only")


def _add_licence(context: Context, subject: Subject) -> None:
    if subject.kind is SubjectKind.MODEL and context.frame.topics & _OUTPUTS:
        return  # what the licence of weights says of outputs is in the rules of its card
    card = subject.card
    licensed = subject.kind in (SubjectKind.DATASET, SubjectKind.LICENCE)
    if card and (card.licences or licensed):
        context.findings += licence_findings(subject, context.knowledge, context.frame.language)
        table = context.knowledge.licences
        context.classes |= {table.class_of(name).name for name in card.licences or ("",)}
    elif licensed:
        context.missing.append(context.say.licence_unreviewed.format(name=subject.name))
        context.classes.add("unclassified")
        context.findings += declared_findings(subject, context.knowledge, context.frame.language)
        table = context.knowledge.licences
        context.suspected |= {table.class_of(s.name).name for s in subject.declared.licences}


def _add_terms(context: Context, subject: Subject) -> None:
    """The rules of the subject's own card, and what they make of it for the policies."""
    own = list(card_findings(subject, context))
    marked = marked_findings(subject, context.knowledge, own)
    context.suspected |= marked_classes(marked)
    own += marked
    context.findings += own
    terms = [f for f in own if f.layer is Layer.TERMS]
    closed = [f for f in terms if f.effect is Effect.FORBIDS and f.uses & _OBTAIN]
    if _CONTRACT in context.frame.topics and any(f.effect is Effect.FORBIDS for f in terms):
        context.missing.append(context.say.contract.format(name=subject.name))
    if closed:
        surely = any(not f.marked for f in closed)
        (context.classes if surely else context.suspected).add("terms-forbid")
    training = [f for f in terms if Use.TRAIN_COMMERCIAL in f.uses]
    read = any(f.reviewed and f.uses & _OBTAIN for f in terms)
    if subject.kind is SubjectKind.PLATFORM and not read:
        context.classes.add("terms-silent")
    if training and all(f.effect in PERMITTING for f in training):
        context.classes.add("terms-permit")


def _add_sources(context: Context, subject: Subject) -> None:
    """What binds a subject by where it came from; a source that nobody can judge is a gap."""
    inherited: list[Finding] = []
    gaps = len(context.missing)
    for name, source in _origins(subject, context.knowledge):
        if source is None or source.card is None:
            context.missing.append(
                context.say.source_unknown.format(source=name, subject=subject.name)
            )
            inherited += _unreviewed(source, context) if source else ()
        elif source.kind is SubjectKind.DATASET:
            inherited += licence_findings(source, context.knowledge, context.frame.language)
            own = list(card_findings(source, context))
            inherited += (*own, *marked_findings(source, context.knowledge, own))
            table = context.knowledge.licences
            context.classes |= {table.class_of(n).name for n in source.card.licences}
        else:
            inherited += _platform(context, subject, source)
    inherited += _generators(context, subject)
    if len(context.missing) > gaps:
        context.classes.add("source-unknown")
    closed = [f for f in inherited if f.effect is Effect.FORBIDS]
    if any(f.reviewed and not f.marked for f in closed):
        context.classes.add("source-forbids")
    elif any(f.uses & _TRAINING for f in closed):
        context.suspected.add("source-forbids")
    context.findings += [replace(finding, inherited=True) for finding in inherited]


def _unreviewed(source: Subject, context: Context) -> Iterator[Finding]:
    """What a source without a card states itself, as far as it binds who has a copy of it."""
    yield from declared_findings(source, context.knowledge, context.frame.language)
    bound = frozenset(Use) if source.kind is SubjectKind.DATASET else _bound(context)
    yield from (f for f in marked_findings(source, context.knowledge, ()) if f.uses & bound)


def _bound(context: Context) -> frozenset[Use]:
    # What a platform says of collecting binds who collects there: for a dataset whose publisher
    # hands out the records only the rules on using them count.
    return _OBTAIN if "links-only" in context.classes else _USING


def _origins(subject: Subject, knowledge: Knowledge) -> Iterator[tuple[str, Subject | None]]:
    """Yield the sources of a subject, and theirs, each once."""
    seen = {subject.name}
    queue = list(subject.derived_from)
    while queue:
        name = queue.pop(0)
        source = knowledge.registry.get(name)
        known = source.name if source else name
        if known in seen:
            continue
        seen.add(known)
        yield name, source
        if source:
            queue.extend(source.derived_from)


def _platform(context: Context, subject: Subject, source: Subject) -> list[Finding]:
    video = "video-platform" in source.classes
    if video and "features-only" in context.classes:
        return []  # features that the publisher released stand on their own licence (POL-003 3.1)
    if video and "social-platform" not in source.classes:
        context.classes.add("video-platform")
        if "links-only" in context.classes:
            context.classes.add("video-links")
    facts = frozenset(context.classes)
    # Records under a licence of their own keep it.
    table, licences = context.knowledge.licences, source.card.licences if source.card else ()
    context.classes |= {table.class_of(name).name for name in licences}
    own = list(card_findings(source, context, facts))
    own += marked_findings(source, context.knowledge, own)
    terms = [f for f in own if f.uses & _bound(context)]
    if not any(f.reviewed and Use.TRAIN_COMMERCIAL in f.uses for f in terms):
        context.missing.append(
            context.say.source_unruled.format(source=source.name, subject=subject.name)
        )
    return terms


def _generators(context: Context, subject: Subject) -> list[Finding]:
    """What binds records by the model that wrote them; an unknown one is somebody's service."""
    found: list[Finding] = []
    for name in subject.card.generated_by if subject.card else ():
        model = context.knowledge.registry.get(name)
        if model and "open-weights" in model.classes:
            found += card_findings(model, context, _OUTPUTS)
        else:
            context.classes.add("model-generated")
    if "model-generated-dataset" in context.frame.topics and subject.kind is SubjectKind.DATASET:
        context.classes.add("model-generated")
    return found


def card_findings(
    subject: Subject, context: Context, facts: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield the rules of a subject's own card that match, and of a model's licence card."""
    licensed = subject.kind in (SubjectKind.DATASET, SubjectKind.LICENCE)
    layer = Layer.LICENCE if licensed else Layer.TERMS
    document = context.knowledge.documents.get(subject.card_document)
    for rule in document.rules if document else ():
        if not rule.subjects and matches(rule, context.frame, facts):
            yield rule_finding(rule, subject.card_document, layer, subject.name)
    if subject.kind is SubjectKind.MODEL and subject.card:
        for name in subject.card.licences:
            licence = context.knowledge.registry.get(name)
            if licence and licence.kind is SubjectKind.LICENCE:
                for finding in card_findings(licence, context, _OUTPUTS):
                    yield replace(finding, layer=Layer.TERMS, subject=subject.name)


def _restricted(rules: Iterable[tuple[str, Rule]], context: Context) -> Iterator[tuple[str, Rule]]:
    """Yield the rules on the classes of a subject; by a class that is suspected none permits."""
    for document, rule in rules:
        classes = set(rule.classes)
        if not classes or classes & context.classes:
            yield document, rule
        elif classes & context.suspected and rule.effect not in PERMITTING:
            yield document, replace(rule, lifts=())


def policy_findings(context: Context) -> Iterator[Finding]:
    """Yield the rules of policies, registers and rulings that match subject, classes and topics."""
    frame, knowledge, subject = context.frame, context.knowledge, context.subject
    classes = frozenset(context.classes)
    for document, rule in _restricted(knowledge.policy_rules, context):
        if rule.subjects and not (subject and subject.name in knowledge.about(rule)):
            continue
        if not matches(rule, frame, classes):
            continue
        if frame.activities and subject is None and not rule.topics:
            continue
        if not covers(rule, frame, knowledge):
            continue
        if document in frame.doubted and rule.effect in PERMITTING:
            continue
        layer = Layer.POLICY
        if knowledge.documents[document].kind is Kind.RULING and rule.reviewed:
            layer = Layer.RULING
        elif rule.topics and set(rule.topics) <= knowledge.claims:
            layer = Layer.CLAIM
        finding = rule_finding(rule, document, layer, subject.name if subject else "")
        stands = (
            rule.subjects or rule.topics or (subject and set(subject.classes) & set(rule.classes))
        )
        finding = replace(finding, follows=bool(rule.classes) and not stands)
        brought_up = "model-generated-dataset" in frame.topics and "model-generated" in rule.classes
        yield replace(finding, asked=True) if brought_up else finding
