"""Frame, assessment and grounded statements into the answer that is shown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

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
from bot.domain.documents import Hit, Kind, SubjectKind, Use
from bot.domain.findings import circumstances
from bot.domain.framing import Frame, Scope
from bot.domain.grounding import Grounded
from bot.domain.grounds import grounds_of
from bot.domain.headings import Heading, headings
from bot.domain.knowledge import Knowledge
from bot.domain.phrases import Sentences, sentences
from bot.domain.ruled import ruled_beside
from bot.domain.rulings import nears
from bot.domain.text import joined
from bot.domain.units import units

_LONGEST_SECTION = 80
_CLOSEST = 3
_LONGEST_CLOSEST = 400
# A passage below this score has nothing to do with the question. The score is the cosine, 0.2 to
# 0.6 for any two texts on data, and 3.5 times the share of words. Of 40 unrelated texts in six
# languages (recipes, trains, passwords) 31 have no passage above it; of 92 questions on data 77
# have one, and the others are decided by rules or name their subject, whose texts always count.
FLOOR = 1.0


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
    verdicts, by_subject = dict(assessment.verdicts), dict(assessment.by_subject)
    decided = verdict not in (Verdict.OUT_OF_SCOPE, Verdict.NOT_COVERED)
    if decided and not any(not s.condition and not s.past for s in grounded.statements):
        verdict = Verdict.NOT_COVERED
        verdicts = dict.fromkeys(verdicts, verdict)
        by_subject = dict.fromkeys(by_subject, verdict)
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
        named = {name for subject in frame.subjects for name in subject.texts}
        near = [h for h in hits if h.score >= FLOOR or h.passage.document in named]
        closest = tuple(_closest(near, knowledge, citations))
    say = sentences(frame.language)
    missing = (*_near_misses(frame, say), *_left(assessment.missing, frame, say))
    ruled = ruled_beside(question, frame, assessment, knowledge)
    headline = _headline(frame, verdict, say)
    each = tuple(
        say.each.format(name=name, verdict=say.labels[verdict])
        for name, verdict in by_subject.items()
        if len(set(by_subject.values())) > 1
    )
    understood = _understood(frame, verdict, say)
    opening = (headline, *([understood] if understood else []), *each)
    told = (*missing, *(say.ruled.format(question=one.question) for one in ruled))
    text = _text(opening, cited, told, closest, say)
    return Answer(
        question=question,
        verdict=verdict,
        text="\n".join((text, *_closing(verdict, drafter, say))),
        headline=headline,
        understood=understood,
        verdicts=verdicts,
        by_subject=by_subject,
        each=each,
        statements=cited,
        citations=citations,
        closest=closest,
        missing=missing,
        ruled=ruled,
        escalation=escalation,
        subjects=(*(s.name for s in frame.subjects), *frame.unknown),
        uses=frame.uses,
        topics=tuple(sorted(circumstances(frame, knowledge.vocabulary))),
        issues=tuple(dict.fromkeys(f.issue for f in assessment.findings if f.issue)),
        generation=generation,
        drafter=drafter,
        language=frame.language,
        grounds=grounds_of(assessment.findings, knowledge.documents),
        follows=frame.follows,
    )


def _citation(n: int, quote: Quote, knowledge: Knowledge) -> Citation:
    document = knowledge.documents.get(quote.document) or knowledge.past[quote.document]
    section = section_at(document.text, quote.start)
    page = document.page_at(quote.start)
    places = ("" if section == document.title else section, f"p. {page}" if page else "")
    return Citation(
        n, quote, document.title, ", ".join(filter(None, places)), document.version,
        document.effective_date, document.retrieved, document.status, document.url_at(quote.start),
        summary=document.kind is Kind.SOURCE_CARD,
        expires=document.expires,
        expiring=nears(document.expires, knowledge.day),
    )  # fmt: skip


def section_at(text: str, place: int) -> str:
    """Return the nearest heading above a place, in plain words."""
    marks = _headings(text)
    above = bisect_right(marks, place, key=lambda mark: mark.start)
    title = marks[above - 1].title if above else ""
    return title if len(title) <= _LONGEST_SECTION else f"{title[:_LONGEST_SECTION].rstrip()} ..."


@lru_cache(maxsize=256)
def _headings(text: str) -> tuple[Heading, ...]:
    return tuple(headings(text))


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


def _closing(verdict: Verdict, drafter: str, say: Sentences) -> Iterable[str]:
    if drafter == DEGRADED:
        yield say.degraded
    if verdict is not Verdict.OUT_OF_SCOPE:
        yield say.disclaimer


def _understood(frame: Frame, verdict: Verdict, say: Sentences) -> str:
    """What a model took the question for, by the names in the lists that it chose from.

    Where no use is named: which are meant by that.
    """
    if not frame.guessed:
        return _assumed(frame, verdict, say)
    names = (
        *(subject.name for subject in frame.subjects),
        *(label.replace("-", " ") for label in (*sorted(frame.topics), *frame.uses)),
    )
    return say.understood.format(reading=say.comma.join(names))


def _assumed(frame: Frame, verdict: Verdict, say: Sentences) -> str:
    """What is answered for, where a question on data names no use.

    Where it asks leave for what is none, and nothing is refused, nothing is answered either.
    """
    if frame.deed and verdict is Verdict.NOT_COVERED:
        return ""
    data = any(subject.kind is not SubjectKind.LICENCE for subject in frame.subjects)
    if frame.stated or frame.activities or not data:
        return ""
    return say.assumed_of_site if Use.COLLECT in frame.uses else say.assumed


def _near_misses(frame: Frame, say: Sentences) -> tuple[str, ...]:
    """Tell of names that look like what was asked about: those of other data, or just a slip."""
    return tuple(
        (say.near_miss if unknown in frame.unknown else say.slip).format(
            names=say.listed(names), unknown=unknown
        )
        for unknown, names in (frame.near or {}).items()
        if names
    )


def _left(missing: tuple[str, ...], frame: Frame, say: Sentences) -> Iterator[str]:
    """What else is missing: a word that is a slip of a name is told as that alone."""
    slips = {word.casefold() for word in frame.near or {}}
    told = {word.casefold() for word in frame.puzzle}
    puzzle = say.puzzle.format(words=joined(frame.puzzle)) if told and told <= slips else ""
    return (sentence for sentence in missing if sentence != puzzle)


def _headline(frame: Frame, verdict: Verdict, say: Sentences) -> str:
    if frame.scope is Scope.SMALL_TALK:
        return say.small_talk
    if frame.scope is Scope.PRIVATE:
        return say.private
    return say.headlines[verdict]


def _text(
    opening: Iterable[str],
    cited: Iterable[Cited],
    missing: Iterable[str],
    closest: Iterable[Citation],
    say: Sentences,
) -> str:
    """The whole answer as plain text, with the numbers of its citations."""
    told = list(cited)
    lines = [*opening, *(f"{s.text} {_marks(s)}" for s in told if not s.condition)]
    conditions = [f"- {s.text} {_marks(s)}" for s in told if s.condition]
    lines += [say.conditions, *conditions] if conditions else []
    lines += missing
    if numbers := " ".join(f"[{c.n}]" for c in closest):
        lines.append(say.closest.format(numbers=numbers))
    return "\n".join(lines)


def _marks(statement: Cited) -> str:
    return " ".join(f"[{n}]" for n in statement.citations)
