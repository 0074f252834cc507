"""Frame, assessment and grounded statements into the answer that is shown."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.answers import (
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
from bot.domain.framing import Frame, Scope
from bot.domain.grounding import Grounded
from bot.domain.knowledge import Knowledge
from bot.domain.units import units

HEADLINES = {
    Verdict.OUT_OF_SCOPE: (
        "I answer questions about data for models: what platforms' terms, licences and our "
        "policies say of collecting, training, evaluating and sharing. This is not one of them."
    ),
    Verdict.ALLOWED: "Allowed, with the routine entry in the Data Register.",
    Verdict.CONDITIONS: "Allowed once the conditions below are met.",
    Verdict.NOT_ALLOWED: "Not allowed.",
    Verdict.OPEN_ISSUE: "This is an open legal issue: stop, and leave it to legal.",
    Verdict.NOT_COVERED: (
        "Nothing in force that I hold decides this, so I cannot say that it is allowed."
    ),
}
SMALL_TALK = "Happy to help! Ask me whether we may use some data, and I will look it up."
PRIVATE = "I cannot help with matters of the legal department itself. Please ask legal directly."
DISCLAIMER = "This is not a legal clearance."
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
    missing = (*_near_misses(frame), *assessment.missing)
    headline = _headline(frame, verdict)
    text = _text(headline, cited, missing, closest)
    return Answer(
        question=question,
        verdict=verdict,
        text=text if verdict is Verdict.OUT_OF_SCOPE else f"{text}\n{DISCLAIMER}",
        headline=headline,
        verdicts=verdicts,
        statements=cited,
        citations=citations,
        closest=closest,
        missing=missing,
        escalation=escalation,
        subjects=(*(s.name for s in frame.subjects), *frame.unknown),
        uses=frame.uses,
        issues=tuple(dict.fromkeys(f.issue for f in assessment.findings if f.issue)),
        generation=generation,
        drafter=drafter,
    )


def _citation(n: int, quote: Quote, knowledge: Knowledge) -> Citation:
    document = knowledge.documents[quote.document]
    section = section_at(document.text, quote.start)
    return Citation(
        n, quote, document.title, "" if section == document.title else section, document.version,
        document.effective_date, document.retrieved, document.status, document.source_url,
        summary=document.kind is Kind.SOURCE_CARD,
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


def _near_misses(frame: Frame) -> tuple[str, ...]:
    return tuple(
        f"I have {_either(names)}, not {unknown}: a similar name is another dataset."
        for unknown, names in (frame.near or {}).items()
        if names
    )


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _headline(frame: Frame, verdict: Verdict) -> str:
    if frame.scope is Scope.SMALL_TALK:
        return SMALL_TALK
    if frame.scope is Scope.PRIVATE:
        return PRIVATE
    return HEADLINES[verdict]


def _text(
    headline: str, cited: Iterable[Cited], missing: Iterable[str], closest: Iterable[Citation]
) -> str:
    """The whole answer as plain text, with the numbers of its citations."""
    told = list(cited)
    lines = [headline, *(f"{s.text} {_marks(s)}" for s in told if not s.condition)]
    conditions = [f"- {s.text} {_marks(s)}" for s in told if s.condition]
    lines += ["Conditions:", *conditions] if conditions else []
    lines += missing
    if numbers := " ".join(f"[{c.n}]" for c in closest):
        lines.append(f"Closest passages, not an answer: {numbers}")
    return "\n".join(lines)


def _marks(statement: Cited) -> str:
    return " ".join(f"[{n}]" for n in statement.citations)
