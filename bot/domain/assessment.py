"""The rules that decide: a frame and the documents in force into a verdict for each use.

Only people permit; machines may only restrict. A use is permitted when every
layer that it needs has a reviewed rule that permits it and none forbids it or
leaves it open; whatever is missing, unknown or unreviewed is no permission.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from bot.domain.answers import Advice, Escalation, Reason, Verdict, strictest
from bot.domain.documents import Effect, Kind, Pointer, Rule, SubjectKind, Use
from bot.domain.framing import Frame, Scope
from bot.domain.knowledge import Knowledge
from bot.domain.subjects import Subject


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

    `asked` marks a rule on a topic that the question itself brought up.
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


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdicts with everything that they rest on, the deciding findings first."""

    verdict: Verdict
    verdicts: Mapping[Use, Verdict] = field(default_factory=dict[Use, Verdict])
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    escalation: Escalation = Escalation()


@dataclass(frozen=True, slots=True)
class _Context:
    """One subject with all that is known of it; without a subject, the question alone."""

    subject: Subject | None
    classes: frozenset[str]
    needed: frozenset[Layer]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...] = ()


_EFFECTS = {Effect.PERMITS, Effect.CONDITIONS}
_LAYERS = {"terms": Layer.TERMS, "licence": Layer.LICENCE, "policy": Layer.POLICY}


def assess(frame: Frame, knowledge: Knowledge) -> Assessment:
    """Decide each use of a frame by the rules of the documents in force."""
    if frame.scope in (Scope.SMALL_TALK, Scope.OTHER):
        return Assessment(Verdict.OUT_OF_SCOPE)
    if frame.scope is Scope.PRIVATE:
        escalation = Escalation(Advice.OFFER, Reason.LEGAL_MATTER)
        return Assessment(Verdict.NOT_COVERED, escalation=escalation)
    contexts = [_context(subject, frame, knowledge) for subject in _subjects(frame)]
    uses = frame.uses if frame.stated else tuple(Use)
    verdicts = {use: strictest([_verdict(c, use) for c in contexts]) for use in uses}
    verdict = strictest([verdicts[use] for use in frame.uses])
    used = frozenset(frame.uses)
    findings = _deciding(verdict, used, contexts)
    claims = [f for f in _rules(None, frozenset(), frame, knowledge) if f.layer is Layer.CLAIM]
    if verdict is Verdict.NOT_COVERED and claims and not frame.unknown:
        verdict = Verdict.NOT_ALLOWED
        verdicts = dict.fromkeys(uses, verdict)
        findings = tuple(f for f in findings if f.effect is not Effect.UNDECIDED or f.escalate)
    findings = (*findings, *(f for f in claims if f not in findings))
    missing = tuple(dict.fromkeys(sentence for c in contexts for sentence in c.missing))
    return Assessment(verdict, verdicts, findings, missing, _escalation(verdict, findings))


def _subjects(frame: Frame) -> tuple[Subject | None, ...]:
    # A question about an activity is decided by the rules on it, whoever's data it is.
    if frame.activities or not (frame.subjects or frame.unknown):
        return (None,)
    return (*frame.subjects, *(_unknown(name) for name in frame.unknown))


def _unknown(name: str) -> Subject:
    return Subject(name, SubjectKind.TOPIC)


def _context(subject: Subject | None, frame: Frame, knowledge: Knowledge) -> _Context:
    if subject is None:
        findings = _rules(None, frozenset({"no-subject"}), frame, knowledge)
        return _Context(None, frozenset(), frozenset({Layer.POLICY}), tuple(findings))
    classes = set(subject.classes)
    findings: list[Finding] = []
    missing: list[str] = []
    if subject.kind is SubjectKind.TOPIC:
        if (frame.near or {}).get(subject.name):
            classes.add("near-miss")
        missing.append(f'I hold no document about "{subject.name}".')
    outputs = subject.kind is SubjectKind.MODEL and "model-outputs" in frame.topics
    if outputs:
        pass  # what a licence of weights says of outputs is in the rules of its card
    elif subject.card and (subject.card.licences or subject.kind is SubjectKind.DATASET):
        findings += _licence_findings(subject, knowledge)
        classes |= {knowledge.licences.class_of(name).name for name in subject.card.licences}
    elif subject.kind in (SubjectKind.DATASET, SubjectKind.LICENCE):
        missing.append(f"Nobody has reviewed the licence of {subject.name}.")
        classes.add("unclassified")
    if subject.card and not subject.card.licences and subject.kind is SubjectKind.DATASET:
        classes.add("unclassified")
    own = [f for f in _card_rules(subject, frame, knowledge)]
    findings += own
    terms = [f for f in own if f.layer is Layer.TERMS]
    if any(f.effect is Effect.FORBIDS and f.uses & _OBTAIN for f in terms):
        classes.add("terms-forbid")
    if terms and all(f.effect in _EFFECTS for f in terms if f.uses & _TRAIN):
        classes.add("terms-permit")
    inherited, gaps = _sources(subject, classes, frame, knowledge)
    findings += inherited
    missing += gaps
    if gaps:
        classes.add("source-unknown")
    if any(f.effect is Effect.FORBIDS for f in inherited):
        classes.add("source-forbids")
    if any(_hosted(name, knowledge) for name in (subject.card.generated_by if subject.card else ())):
        classes.add("model-generated")
    if "model-generated-dataset" in frame.topics and subject.kind is SubjectKind.DATASET:
        classes.add("model-generated")
    findings += _rules(subject, frozenset(classes), frame, knowledge)
    return _Context(
        subject, frozenset(classes), _NEEDED[subject.kind], tuple(findings), tuple(missing)
    )


_OBTAIN = frozenset({Use.COLLECT, Use.TRAIN_COMMERCIAL})
_TRAIN = frozenset({Use.TRAIN_COMMERCIAL})
_NEEDED = {
    SubjectKind.DATASET: frozenset({Layer.POLICY, Layer.LICENCE}),
    SubjectKind.LICENCE: frozenset({Layer.POLICY, Layer.LICENCE}),
    SubjectKind.MODEL: frozenset({Layer.POLICY, Layer.TERMS}),
    SubjectKind.PLATFORM: frozenset({Layer.POLICY, Layer.TERMS}),
    # Of something that nobody knows no layer is ever complete.
    SubjectKind.TOPIC: frozenset(Layer),
}


def _licence_findings(subject: Subject, knowledge: Knowledge) -> Iterable[Finding]:
    card = subject.card
    if card is None:
        return
    for name in card.licences or ("",):
        group = knowledge.licences.class_of(name)
        label = knowledge.licences.identify(name) or name or "no licence"
        for effect in Effect:
            uses = frozenset(use for use, said in group.effects.items() if said is effect)
            if uses:
                yield Finding(
                    Layer.LICENCE, effect, subject.card_document, "", uses,
                    statement=_licence_sentence(subject.name, label, group.name),
                    source=card.licence_source,
                    conditions=group.conditions if effect is Effect.CONDITIONS else (),
                    subject=subject.name,
                )  # fmt: skip


def _licence_sentence(subject: str, label: str, group: str) -> str:
    plain = label.removeprefix("LicenseRef-")
    if plain != label:
        return f"The licence of {subject} is recorded as: {plain.replace('-', ' ')}."
    return f"{subject} is under {label} ({group.replace('-', ' ')})." if subject != label else (
        f"{label} is a licence of the class: {group.replace('-', ' ')}."
    )  # fmt: skip


def _card_rules(
    subject: Subject, frame: Frame, knowledge: Knowledge, extra: frozenset[str] = frozenset()
) -> Iterable[Finding]:
    """The rules of a subject's own card, and of a licence's card for what is under it."""
    documents = [subject.card_document] if subject.card_document else []
    layer = Layer.TERMS
    if subject.kind in (SubjectKind.DATASET, SubjectKind.LICENCE):
        layer = Layer.LICENCE
    for document_id in documents:
        document = knowledge.documents[document_id]
        for rule in document.rules:
            if rule.subjects or not _topics_match(rule, frame, extra):
                continue
            # A rule of a card may restrict; a licence permits by its class alone.
            yield _finding(rule, document_id, layer, subject.name)
    if subject.kind is SubjectKind.MODEL and subject.card:
        for name in subject.card.licences:
            licence = knowledge.registry.get(name)
            if licence and licence.kind is SubjectKind.LICENCE:
                inner = frozenset({"model-outputs"})
                for finding in _card_rules(licence, frame, knowledge, inner):
                    yield _as_terms(finding, subject.name)


def _as_terms(finding: Finding, subject: str) -> Finding:
    return replace(finding, layer=Layer.TERMS, subject=subject)


def _sources(
    subject: Subject, classes: set[str], frame: Frame, knowledge: Knowledge
) -> tuple[list[Finding], list[str]]:
    """What binds a dataset or model by where it came from; gaps are sources nobody can judge.

    Adds to `classes` what the sources are, as far as the policies speak of it.
    """
    findings: list[Finding] = []
    gaps: list[str] = []
    seen: set[str] = {subject.name}
    queue = list(subject.card.derived_from if subject.card else ())
    for name in subject.card.generated_by if subject.card else ():
        model = knowledge.registry.get(name)
        if model and "open-weights" in model.classes:
            outputs = frozenset({"model-outputs"})
            findings += _card_rules(model, frame, knowledge, outputs)
    released = "features-only" in classes
    while queue:
        name = queue.pop(0)
        source = knowledge.registry.get(name)
        if (source.name if source else name) in seen:
            continue
        seen.add(source.name if source else name)
        if source is None or source.card is None:
            gaps.append(f"I hold no terms of {name}, where records of {subject.name} come from.")
            continue
        queue.extend(source.card.derived_from)
        if source.kind is SubjectKind.DATASET:
            findings += _licence_findings(source, knowledge)
            findings += _card_rules(source, frame, knowledge)
            classes |= {knowledge.licences.class_of(n).name for n in source.card.licences}
            continue
        if source.classes and not released:
            if "video-platform" in source.classes and "social-platform" not in source.classes:
                classes.add("video-platform")
                if "links-only" in classes:
                    classes.add("video-links")
        if released and "video-platform" in source.classes:
            continue  # POL-003 3.1: features that the publisher released stand on their own licence
        facts = frozenset(classes)
        terms = [f for f in _card_rules(source, frame, knowledge, facts) if f.uses & _OBTAIN]
        findings += terms
        if not terms:
            gaps.append(f"I hold no rule on the terms of {source.name}, where records of {subject.name} come from.")
    return findings, gaps


def _hosted(name: str, knowledge: Knowledge) -> bool:
    """An unknown generator counts as somebody's hosted model."""
    model = knowledge.registry.get(name)
    return model is None or "open-weights" not in model.classes


def _rules(
    subject: Subject | None, classes: frozenset[str], frame: Frame, knowledge: Knowledge
) -> Iterable[Finding]:
    """The rules of policies, registers and rulings that match subject, classes and topics."""
    claims = frame.claims
    for document_id, rule in knowledge.policy_rules:
        if rule.subjects and (subject is None or not _names(rule, subject, knowledge)):
            continue
        if rule.classes and not classes & set(rule.classes):
            continue
        if not _topics_match(rule, frame, classes):
            continue
        if frame.activities and not rule.topics:
            continue
        claim = bool(rule.topics) and set(rule.topics) <= knowledge.claims and bool(claims)
        kind = knowledge.documents[document_id].kind
        layer = Layer.RULING if kind is Kind.RULING else Layer.CLAIM if claim else Layer.POLICY
        finding = _finding(rule, document_id, layer, subject.name if subject else "")
        brought_up = "model-generated-dataset" in frame.topics and "model-generated" in rule.classes
        yield replace(finding, asked=True) if brought_up else finding


def _names(rule: Rule, subject: Subject, knowledge: Knowledge) -> bool:
    return any(knowledge.registry.get(name) is subject for name in rule.subjects)


def _topics_match(rule: Rule, frame: Frame, facts: frozenset[str]) -> bool:
    def holds(topic: str) -> bool:
        if topic in frame.topics or topic in facts:
            return True
        return _age_holds(topic, frame.age_days)

    if rule.topics and not any(holds(topic) for topic in rule.topics):
        return False
    if rule.also and not any(holds(topic) for topic in rule.also):
        return False
    return not any(holds(topic) for topic in rule.unless)


def _age_holds(topic: str, age: int | None) -> bool:
    """ "older-than-180-days" and "within-180-days" speak of an age that the question states."""
    for prefix, older in (("older-than-", True), ("within-", False)):
        if topic.startswith(prefix) and topic.endswith("-days"):
            limit = int(topic.removeprefix(prefix).removesuffix("-days"))
            return age is not None and (age > limit) is older
    return False


def _finding(rule: Rule, document: str, layer: Layer, subject: str) -> Finding:
    effect = rule.effect
    if effect in _EFFECTS and not rule.reviewed:
        effect = Effect.UNDECIDED
    return Finding(
        layer, effect, document, rule.clause, rule.uses,
        statement=rule.clause if layer in (Layer.TERMS, Layer.LICENCE) else "",
        source=rule.source, conditions=rule.conditions, issue=rule.issue,
        escalate=rule.escalate, lifts=rule.lifts, subject=subject, asked=bool(rule.topics),
    )  # fmt: skip


def _verdict(context: _Context, use: Use) -> Verdict:
    found = [f for f in context.findings if use in f.uses and f.layer is not Layer.CLAIM]
    rulings = [f for f in found if f.layer is Layer.RULING]
    found = rulings or found
    lifted = {_LAYERS[name] for f in found for name in f.lifts if name in _LAYERS}
    if any(f.effect is Effect.FORBIDS and f.layer not in lifted for f in found):
        return Verdict.NOT_ALLOWED
    undecided = [f for f in found if f.effect is Effect.UNDECIDED]
    if undecided:
        return Verdict.OPEN_ISSUE if any(f.issue for f in undecided) else Verdict.NOT_COVERED
    permitted = {f.layer for f in found if f.effect in _EFFECTS}
    if not (rulings or context.needed <= permitted) or not permitted or context.missing:
        return Verdict.NOT_COVERED
    conditions = any(f.effect is Effect.CONDITIONS for f in found)
    return Verdict.CONDITIONS if conditions else Verdict.ALLOWED


_DECIDES = {
    Verdict.NOT_ALLOWED: Effect.FORBIDS,
    Verdict.OPEN_ISSUE: Effect.UNDECIDED,
    Verdict.CONDITIONS: Effect.CONDITIONS,
    Verdict.ALLOWED: Effect.PERMITS,
    Verdict.NOT_COVERED: Effect.UNDECIDED,
}


def _deciding(
    verdict: Verdict, uses: frozenset[Use], contexts: list[_Context]
) -> tuple[Finding, ...]:
    """The findings on the uses asked about that bear on the verdict, in the order of telling."""
    decisive = _DECIDES.get(verdict)
    found = [f for c in contexts for f in c.findings if f.uses & uses and f.layer is not Layer.CLAIM]
    found = list(dict.fromkeys(found))
    if verdict is Verdict.NOT_COVERED:
        found = [f for f in found if f.effect not in _EFFECTS or f.layer in (Layer.LICENCE, Layer.TERMS)]
    elif verdict in (Verdict.NOT_ALLOWED, Verdict.OPEN_ISSUE):
        found = [
            f for f in found
            if f.effect in (Effect.FORBIDS, Effect.UNDECIDED) or f.layer is Layer.LICENCE
            or (f.effect is Effect.CONDITIONS and (f.escalate or f.asked))
        ]  # fmt: skip

    named = {c.subject.name for c in contexts if c.subject}
    return tuple(sorted(found, key=lambda finding: _place(finding, decisive, named)))


def _place(finding: Finding, decisive: Effect | None, named: set[str]) -> tuple[int, Layer]:
    """Where a finding is told: what the source itself grants, what decides, what is open, the rest."""
    decides = finding.effect is decisive
    if finding.layer is Layer.LICENCE and not finding.clause and finding.subject in named:
        place = 0
    elif finding.asked and (decides or finding.issue):
        place = 1
    elif decides and finding.layer <= Layer.POLICY:
        place = 2
    elif finding.issue:
        place = 3
    elif decides:
        place = 4
    else:
        place = 5 if finding.asked else 6
    return place, finding.layer


def _escalation(verdict: Verdict, findings: tuple[Finding, ...]) -> Escalation:
    if any(f.layer is Layer.CLAIM and f.escalate for f in findings):
        return Escalation(Advice.REQUIRE, Reason.CLEARANCE)
    if verdict is Verdict.OPEN_ISSUE or any(f.issue and f.asked for f in findings):
        return Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE)
    if verdict is Verdict.NOT_COVERED:
        return Escalation(Advice.OFFER, Reason.NOT_COVERED)
    if any(f.escalate for f in findings):
        grey = verdict is Verdict.NOT_ALLOWED
        return Escalation(Advice.OFFER, Reason.UNCLASSIFIED if grey else Reason.CONFIRMATION)
    return Escalation()
