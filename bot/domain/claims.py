"""What a model may point to: numbered quotations, chosen by code and never by the model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.answers import Draft, Quote, Reason, Verdict
from bot.domain.assessment import Assessment
from bot.domain.budget import UNITS, tokens
from bot.domain.documents import Hit, Kind
from bot.domain.grounding import holds
from bot.domain.knowledge import Knowledge
from bot.domain.support import limited, plain_prohibition, words
from bot.domain.text import normalise
from bot.domain.units import units
from bot.domain.verification import turns

MOST_UNITS = 8
_MORE = 4
_SHARED = 2  # words that a question and a passage have to share
_SHORTEST_WORD = 4
_SHORTEST_UNIT = 20  # characters; what is shorter is a title


@dataclass(frozen=True, slots=True)
class Unit:
    """A quotation under the name by which a model may point to it: P1, P2, …

    `worded` marks what a sentence may stand for, `read` what may be read beyond the rules.
    """

    name: str
    quote: Quote
    title: str
    worded: bool = True
    read: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model said: one sentence, and the name of what it rests on. Never trusted."""

    passage: str
    text: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """What a model says that a passage means, with words copied out of it. Never trusted."""

    passage: str
    quote: str
    sense: str


def numbered(
    base: Draft, more: Iterable[Quote], knowledge: Knowledge, prose: Iterable[Quote] = ()
) -> tuple[Unit, ...]:
    """Number the quotations of the statements that may be worded, then further ones, then prose.

    All of them are true, in force and visible to the asker; one that is too long
    for the budget is left out, because nothing is quoted in part.
    """
    worded = dict.fromkeys(s.quotes[0] for s in base.statements if s.lead and s.quotes)
    worded |= dict.fromkeys(more)
    read = dict.fromkeys(prose)
    offered: list[Unit] = []
    room = UNITS
    for quote in worded | read:
        if not holds(quote, knowledge) or len(offered) == MOST_UNITS:
            continue
        title = knowledge.documents[quote.document].title
        unit = Unit(f"P{len(offered) + 1}", quote, title, quote in worded, quote in read)
        cost = tokens(f"[{unit.name}] {unit.title}\n{quote.text}\n\n")
        if cost <= room:
            room -= cost
            offered.append(unit)
    return tuple(offered)


def further(
    hits: Sequence[Hit], text: str, assessment: Assessment, base: Draft, knowledge: Knowledge
) -> tuple[Quote, ...]:
    """Choose what else a model may tell out of what a search found.

    Only plain prohibitions, because machines may only restrict; none where a
    permission stands or something is unknown.
    """
    if assessment.verdict.permits or assessment.missing:
        return ()
    found = _found(hits, text, assessment, base, knowledge)
    return _best(
        {q: n for q, (n, _) in found.items() if n >= _SHARED and plain_prohibition(q.text)}
    )


def prose(
    hits: Sequence[Hit], text: str, assessment: Assessment, base: Draft, knowledge: Knowledge
) -> tuple[Quote, ...]:
    """Choose what a model may read for what the rules may have missed: limits that no rule tells.

    None where the rules forbid, leave it to legal, or lack something: no reading changes that.
    """
    decided = assessment.verdict in (Verdict.NOT_ALLOWED, Verdict.OPEN_ISSUE)
    if decided or assessment.missing or assessment.escalation.reason is Reason.LEGAL_MATTER:
        return ()
    found = _found(hits, text, assessment, base, knowledge)
    near = {quote: n for quote, (n, cited) in found.items() if cited or n >= _SHARED}
    return _best(
        {
            quote: n
            for quote, n in near.items()
            if (limited(quote.text) or turns(quote.text)) and not _ruled(quote, knowledge)
        }
    )


def _ruled(quote: Quote, knowledge: Knowledge) -> bool:
    """Tell whether a rule speaks for a line: then somebody has read it, and it applies or not."""
    document = knowledge.documents[quote.document]
    begin = document.text.rfind("\n", 0, quote.start) + 1
    end = document.text.find("\n", quote.end)
    line = normalise(document.text[begin : end if end >= 0 else None]).casefold()
    return any(normalise(rule.clause).casefold() in line for rule in document.rules)


def _found(
    hits: Sequence[Hit], text: str, assessment: Assessment, base: Draft, knowledge: Knowledge
) -> Mapping[Quote, tuple[int, bool]]:
    """The units that were found and not told, with the words shared and whether rules cite them.

    Only of internal policies and of documents that the rules rest on, so that nobody
    is answered from a similar name.
    """
    cited = {f.document for f in assessment.findings}
    cited |= {q.document for s in base.statements for q in s.quotes}
    asked = {word for word in words(text) if len(word) >= _SHORTEST_WORD}
    found: dict[Quote, tuple[int, bool]] = {}
    for hit in hits:
        document = knowledge.documents.get(hit.passage.document)
        if document is None:
            continue
        if document.kind is not Kind.INTERNAL_POLICY and document.id not in cited:
            continue
        for quote in _units(hit):
            heading = quote.text.startswith("#") or len(quote.text) < _SHORTEST_UNIT
            if not heading and not _told(quote, base):
                shared = len(asked & set(words(quote.text)))
                found.setdefault(quote, (shared, document.id in cited))
    return found


def _best(found: Mapping[Quote, int]) -> tuple[Quote, ...]:
    return tuple(sorted(found, key=lambda quote: -found[quote])[:_MORE])


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
