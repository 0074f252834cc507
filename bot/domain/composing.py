"""Frame, assessment and grounded statements into the answer that is shown."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.answers import (
    DEGRADED,
    Advice,
    Answer,
    Citation,
    Cited,
    Escalation,
    Question,
    Quote,
    Reason,
    Verdict,
)
from bot.domain.assessment import Assessment
from bot.domain.documents import Hit, Kind
from bot.domain.findings import circumstances
from bot.domain.framing import Frame, Scope
from bot.domain.grounding import Grounded
from bot.domain.knowledge import Knowledge
from bot.domain.phrases import Sentences, sentences
from bot.domain.rulings import nears
from bot.domain.units import units

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`\\]")
_CLOSEST = 3
_LONGEST_CLOSEST = 400


def compose(  # noqa: PLR0917 - it is where everything comes together
    question: Question,
    frame: Frame,
    assessment: Assessment,
    grounded: Grounded,
    knowledge: Knowledge,
    hits: Sequence[Hit] = (),
    drafter: str = "",
    generation: int = 0,
) -> Answer:
    """Put an answer together; a verdict that lost its last statement is no answer."""
    verdict, escalation = assessment.verdict, assessment.escalation
    verdicts = dict(assessment.verdicts)
    decided = verdict not in (Verdict.OUT_OF_SCOPE, Verdict.NOT_COVERED)
    if decided and not any(not s.condition for s in grounded.statements):
        verdict = Verdict.NOT_COVERED
        verdicts = dict.fromkeys(verdicts, verdict)
        escalation = Escalation(Advice.OFFER, Reason.NOT_COVERED)
    numbers: dict[Quote, int] = {}
    cited = tuple(
        Cited(s.text, tuple(numbers.setdefault(q, len(numbers) + 1) for q in s.quotes), s.condition)
        for s in grounded.statements
        if verdict.permits or not s.condition
    )
    citations = tuple(_citation(n, quote, knowledge) for quote, n in numbers.items())
    private = frame.scope is Scope.PRIVATE
    closest: tuple[Citation, ...] = ()
    if verdict is Verdict.NOT_COVERED and not private:
        closest = tuple(_closest(hits, knowledge, citations))
    say = sentences(frame.language)
    missing = (*_near_misses(frame, say), *assessment.missing)
    headline = _headline(frame, verdict, say)
    text = _text(headline, cited, missing, closest, say)
    return Answer(
        question=question,
        verdict=verdict,
        text=text if verdict is Verdict.OUT_OF_SCOPE else f"{text}\n{_closing(drafter, say)}",
        headline=headline,
        verdicts=verdicts,
        statements=cited,
        citations=citations,
        closest=closest,
        missing=missing,
        escalation=escalation,
        subjects=(*(s.name for s in frame.subjects), *frame.unknown),
        uses=frame.uses,
        topics=tuple(sorted(circumstances(frame, knowledge.vocabulary))),
        issues=tuple(dict.fromkeys(f.issue for f in assessment.findings if f.issue)),
        generation=generation,
        drafter=drafter,
        language=frame.language,
    )


def _citation(n: int, quote: Quote, knowledge: Knowledge) -> Citation:
    document = knowledge.documents[quote.document]
    section = section_at(document.text, quote.start)
    return Citation(
        n, quote, document.title, "" if section == document.title else section, document.version,
        document.effective_date, document.retrieved, document.status, document.source_url,
        summary=document.kind is Kind.SOURCE_CARD,
        expires=document.expires,
        expiring=nears(document.expires, knowledge.day),
    )  # fmt: skip


def section_at(text: str, place: int) -> str:
    """Return the nearest heading above a place, in plain words."""
    at = text.rfind("\n#", 0, place)
    if at < 0:
        return ""
    line = text[at + 1 : text.find("\n", at + 1)]
    words = _LINK.sub(r"\1", line.lstrip("#"))
    return _MARKS.sub("", words).strip()


def _closest(
    hits: Sequence[Hit], knowledge: Knowledge, citations: tuple[Citation, ...]
) -> Iterable[Citation]:
    n = len(citations)
    for hit in hits[:_CLOSEST]:
        passage = hit.passage
        spans = list(units(passage.text, passage.start))
        if passage.document not in knowledge.documents or not spans:
            continue
        start, end = spans[0][0], spans[-1][1]
        while end - start > _LONGEST_CLOSEST and len(spans) > 1:
            spans.pop()
            end = spans[-1][1]
        document = knowledge.documents[passage.document]
        n += 1
        yield _citation(n, Quote(passage.document, start, end, document.text[start:end]), knowledge)


def _closing(drafter: str, say: Sentences) -> str:
    return f"{say.degraded}\n{say.disclaimer}" if drafter == DEGRADED else say.disclaimer


def _near_misses(frame: Frame, say: Sentences) -> tuple[str, ...]:
    return tuple(
        say.near_miss.format(names=say.listed(names), unknown=unknown)
        for unknown, names in (frame.near or {}).items()
        if names
    )


def _headline(frame: Frame, verdict: Verdict, say: Sentences) -> str:
    if frame.scope is Scope.SMALL_TALK:
        return say.small_talk
    if frame.scope is Scope.PRIVATE:
        return say.private
    return say.headlines[verdict]


def _text(
    headline: str,
    cited: Iterable[Cited],
    missing: Iterable[str],
    closest: Iterable[Citation],
    say: Sentences,
) -> str:
    """The whole answer as plain text, with the numbers of its citations."""
    told = list(cited)
    lines = [headline, *(f"{s.text} {_marks(s)}" for s in told if not s.condition)]
    conditions = [f"- {s.text} {_marks(s)}" for s in told if s.condition]
    lines += [say.conditions, *conditions] if conditions else []
    lines += missing
    if numbers := " ".join(f"[{c.n}]" for c in closest):
        lines.append(say.closest.format(numbers=numbers))
    return "\n".join(lines)


def _marks(statement: Cited) -> str:
    return " ".join(f"[{n}]" for n in statement.citations)
