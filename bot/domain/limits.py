"""What programs read out of a subject's official texts: it restricts, and never permits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.clause_words import Topic
from bot.domain.documents import Effect, Pointer, SubjectKind, Use
from bot.domain.findings import Finding, Layer, rule_finding
from bot.domain.knowledge import Knowledge
from bot.domain.language import Language
from bot.domain.phrases import sentences
from bot.domain.reviewing import Restriction
from bot.domain.subjects import Subject

# What a clause that forbids makes of a dataset for the policies.
_CLASSES = {
    Topic.NON_COMMERCIAL: "non-commercial",
    Topic.ACADEMIC: "research-only",
    Topic.NO_DERIVATIVES: "no-derivatives",
    Topic.REQUEST: "request-form",
}
# What a sentence is about comes first in an answer when it is about the use itself.
_ORDER = (
    Topic.MACHINE_LEARNING,
    Topic.ACADEMIC,
    Topic.NON_COMMERCIAL,
    Topic.AUTOMATED,
    Topic.COMPETING,
)


def marked_findings(
    subject: Subject, knowledge: Knowledge, own: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Return what the marked clauses of a subject's official texts restrict.

    Of a text that a card sums up, a mark that nobody reviewed counts only for uses on
    which no person read anything: `own` is what the card says, and a licence speaks of all.
    """
    licensed = subject.kind in (SubjectKind.DATASET, SubjectKind.LICENCE)
    layer = Layer.LICENCE if licensed else Layer.TERMS
    card = subject.card
    read = _read(subject, knowledge, own)
    found: list[Finding] = []
    for document in subject.documents:
        summed_up = card is not None and document in card.documents
        for entry in knowledge.restrictions.get(document, ()):
            spared = read if summed_up and not entry.rule.reviewed else frozenset[Use]()
            if entry.rule.uses - spared:
                made = _marked(entry, document, layer, subject.name)
                found.append(replace(made, uses=made.uses - spared))
    return tuple(sorted(found, key=_place))


def _read(subject: Subject, knowledge: Knowledge, own: Iterable[Finding]) -> frozenset[Use]:
    """Return the uses on which a person read the texts that a card sums up.

    What the table of licences forbids without a card is best said in the licence's own words.
    """
    read = {use for finding in own if finding.reviewed for use in finding.uses}
    for name in subject.card.licences if subject.card else ():
        effects = knowledge.licences.class_of(name).effects
        read |= {u for u in Use if subject.card_document or effects[u] is not Effect.FORBIDS}
    return frozenset(read)


def _marked(entry: Restriction, document: str, layer: Layer, subject: str) -> Finding:
    """Apply what a marked clause restricts; the sentence itself is what is quoted."""
    finding = rule_finding(entry.rule, document, layer, subject)
    source = Pointer(document, (entry.rule.clause,))
    return replace(finding, statement="", source=source, marked=entry.topic)


def _place(finding: Finding) -> int:
    return _ORDER.index(finding.marked) if finding.marked in _ORDER else len(_ORDER)


def marked_classes(marked: Iterable[Finding]) -> set[str]:
    """Return what clauses that forbid make of a dataset for the policies."""
    return {
        group
        for finding in marked
        if finding.layer is Layer.LICENCE and finding.effect is Effect.FORBIDS
        if finding.marked and (group := _CLASSES.get(finding.marked))
    }


def declared_findings(
    subject: Subject, knowledge: Knowledge, language: Language = Language.ENGLISH
) -> Iterator[Finding]:
    """Yield what the licences mean that a subject declares itself: what they permit is open."""
    say = sentences(language)
    for licence in subject.declared.licences:
        group = knowledge.licences.class_of(licence.name)
        label = knowledge.licences.identify(licence.name)
        if not label or label.startswith("LicenseRef-"):
            label = licence.name
        forbidden = frozenset(u for u, said in group.effects.items() if said is Effect.FORBIDS)
        for effect, uses in (
            (Effect.FORBIDS, forbidden),
            (Effect.UNDECIDED, frozenset(Use) - forbidden),
        ):
            if uses:
                yield Finding(
                    layer=Layer.LICENCE,
                    effect=effect,
                    document=licence.source.document,
                    clause="",
                    uses=uses,
                    statement=say.licence_declared.format(name=subject.name, licence=label),
                    source=licence.source,
                    subject=subject.name,
                    reviewed=False,
                )
