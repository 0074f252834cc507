"""What a model may point to: numbered quotations, chosen by code and never by the model."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.answers import Draft, Quote
from bot.domain.assessment import Assessment
from bot.domain.budget import UNITS, tokens
from bot.domain.documents import Hit, Kind
from bot.domain.grounding import holds
from bot.domain.knowledge import Knowledge
from bot.domain.support import plain_prohibition, words
from bot.domain.units import units

MOST_UNITS = 8
_MORE = 4
_SHARED = 2  # words that a question and a passage have to share
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation under the name by which a model may point to it: P1, P2, …"""

    name: str
    quote: Quote
    title: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model said: one sentence, and the name of what it rests on. Never trusted."""

    passage: str
    text: str


def numbered(base: Draft, more: Iterable[Quote], knowledge: Knowledge) -> tuple[Unit, ...]:
    """Number the quotations of the statements that may be worded, then further ones.

    All of them are true, in force and visible to the asker; one that is too long
    for the budget is left out, because nothing is quoted in part.
    """
    quotes = dict.fromkeys(s.quotes[0] for s in base.statements if s.lead and s.quotes)
    quotes |= dict.fromkeys(more)
    offered: list[Unit] = []
    room = UNITS
    for quote in quotes:
        if not holds(quote, knowledge) or len(offered) == MOST_UNITS:
            continue
        unit = Unit(f"P{len(offered) + 1}", quote, knowledge.documents[quote.document].title)
        cost = tokens(f"[{unit.name}] {unit.title}\n{quote.text}\n\n")
        if cost <= room:
            room -= cost
            offered.append(unit)
    return tuple(offered)


def further(
    hits: Sequence[Hit], text: str, assessment: Assessment, base: Draft, knowledge: Knowledge
) -> tuple[Quote, ...]:
    """Choose what else a model may point to out of what a search found.

    Only plain prohibitions, because machines may only restrict; only of internal
    policies and of documents that the rules rest on, so that nobody is answered
    from a similar name; none where a permission stands or something is unknown.
    """
    if assessment.verdict.permits or assessment.missing:
        return ()
    cited = {f.document for f in assessment.findings}
    cited |= {q.document for s in base.statements for q in s.quotes}
    asked = {word for word in words(text) if len(word) >= _SHORTEST_WORD}
    found: dict[Quote, int] = {}
    for hit in hits:
        document = knowledge.documents.get(hit.passage.document)
        if document is None:
            continue
        if document.kind is not Kind.INTERNAL_POLICY and document.id not in cited:
            continue
        for quote in _units(hit):
            shared = len(asked & set(words(quote.text)))
            if shared >= _SHARED and not _told(quote, base) and plain_prohibition(quote.text):
                found.setdefault(quote, shared)
    best = sorted(found, key=lambda quote: -found[quote])
    return tuple(best[:_MORE])


def _units(hit: Hit) -> Iterator[Quote]:
    passage = hit.passage
    for start, end in units(passage.text, passage.start):
        text = passage.text[start - passage.start : end - passage.start]
        yield Quote(passage.document, start, end, text)


def _told(quote: Quote, base: Draft) -> bool:
    return any(
        q.document == quote.document and q.start < quote.end and quote.start < q.end
        for s in base.statements
        for q in s.quotes
    )
