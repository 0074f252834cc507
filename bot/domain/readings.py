"""What a model reads in the prose of documents, beyond the rules.

It may restrict: a permission is withheld until a person has looked. It never
permits, since only people do: a sentence of a policy that seems to permit is
shown as such beside "nothing decides this", for the asker and for legal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain import drafting
from bot.domain.answers import (
    Advice,
    Draft,
    Escalation,
    Quote,
    Reading,
    Reason,
    Sense,
    Statement,
    Verdict,
    strictest,
)
from bot.domain.assessment import RESTRICTING, Assessment, bears
from bot.domain.claims import Pointed, Unit
from bot.domain.documents import Kind
from bot.domain.grounding import holds
from bot.domain.knowledge import Knowledge
from bot.domain.phrases import sentences
from bot.domain.quoting import Quoter
from bot.domain.support import plain_prohibition
from bot.domain.text import normalise
from bot.domain.verification import verify

MOST_READINGS = 2
_UNDECIDED = frozenset({Verdict.ALLOWED, Verdict.CONDITIONS, Verdict.NOT_COVERED})


def readings(
    said: Iterable[Pointed], offered: Sequence[Unit], knowledge: Knowledge
) -> tuple[Reading, ...]:
    """Return what holds of a model's readings, with the stored sentences as quotations.

    Its copy has to stand within the passage that it points to, and only an internal
    policy may speak for something.
    """
    known = {unit.name: unit.quote for unit in offered if unit.read}
    found: dict[Quote, Reading] = {}
    for pointed in said:
        quote = _verified(pointed.quote, known.get(pointed.passage), knowledge)
        if quote is None or quote in found or pointed.sense not in tuple(Sense):
            continue
        policy = knowledge.documents[quote.document].kind is Kind.INTERNAL_POLICY
        if policy or pointed.sense == Sense.RESTRICTS:
            found[quote] = Reading(quote, Sense(pointed.sense))
    return tuple(found.values())[:MOST_READINGS]


def heed(
    assessment: Assessment, draft: Draft, knowledge: Knowledge, quoter: Quoter
) -> tuple[Assessment, Draft]:
    """Let the readings of a draft make a verdict stricter, and tell each with its mark.

    A plain prohibition forbids, anything else only takes a permission away. What is
    forbidden or an open issue by the rules stays what it is.
    """
    held = [r for r in draft.readings if holds(r.quote, knowledge)]
    limits = [r for r in held if r.sense is Sense.RESTRICTS]
    if assessment.verdict not in _UNDECIDED or assessment.missing or not held:
        return assessment, draft
    if not limits:
        return assessment, _supported(assessment, draft, held[0], knowledge)
    forbids = any(plain_prohibition(reading.quote.text) for reading in limits)
    stricter = _restricted(assessment, Verdict.NOT_ALLOWED if forbids else Verdict.NOT_COVERED)
    statements = draft.statements
    if stricter.verdict is not assessment.verdict:
        statements = drafting.draft(stricter, knowledge, quoter).statements
    say = sentences(assessment.language).model_restricts
    told = tuple(_told(reading, say, knowledge) for reading in limits)
    return stricter, replace(draft, statements=(*told, *statements))


def _verified(text: str, within: Quote | None, knowledge: Knowledge) -> Quote | None:
    """The stored sentences of a passage that a copy comes from."""
    document = knowledge.documents.get(within.document) if within else None
    if within is None or document is None or not holds(within, knowledge):
        return None
    passage = replace(document, text=document.text[: within.end], body_start=within.start)
    return verify(text, passage)


def _restricted(assessment: Assessment, verdict: Verdict) -> Assessment:
    verdicts = {
        use: strictest([before, verdict]) if before in _UNDECIDED else before
        for use, before in assessment.verdicts.items()
    }
    verdict = strictest([assessment.verdict, verdict])
    escalation = assessment.escalation
    if escalation.advice is Advice.NONE:
        escalation = Escalation(Advice.OFFER, Reason.CONFIRMATION)
    findings = assessment.findings
    if verdict is not assessment.verdict:
        findings = tuple(finding for finding in findings if bears(finding, verdict))
    return replace(
        assessment, verdict=verdict, verdicts=verdicts, findings=findings, escalation=escalation
    )


def _supported(
    assessment: Assessment, draft: Draft, reading: Reading, knowledge: Knowledge
) -> Draft:
    """Show what may speak for a use where nothing decides it and nothing speaks against it."""
    against = any(finding.effect in RESTRICTING for finding in assessment.findings)
    if assessment.verdict is not Verdict.NOT_COVERED or against:
        return draft
    told = _told(reading, sentences(assessment.language).model_supports, knowledge)
    return replace(draft, statements=(*draft.statements, told))


def _told(reading: Reading, sentence: str, knowledge: Knowledge) -> Statement:
    title = knowledge.documents[reading.quote.document].title
    words = normalise(reading.quote.text).strip("\"'").rstrip(".;,")
    return Statement(sentence.format(title=title, words=words), (reading.quote,))
