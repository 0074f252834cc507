"""The extractive drafter: findings into statements, each with the words it rests on.

It writes no prose of its own. A statement is a clause of a policy, a sentence of
a reviewed card, or the record of a licence, introduced in the language of the question.
"""

from collections.abc import Iterable, Iterator

from bot.domain.answers import Draft, Quote, Statement
from bot.domain.assessment import Assessment
from bot.domain.documents import Effect
from bot.domain.findings import Finding, Layer
from bot.domain.knowledge import Knowledge
from bot.domain.past import Old
from bot.domain.phrases import Sentences, sentences
from bot.domain.quoting import Quoter
from bot.domain.rulings import question_in
from bot.domain.telling import told
from bot.domain.text import normalise

Quotes = tuple[Quote, ...]

MOST_STATEMENTS = 5
MOST_CONDITIONS = 12
_LONGEST = 600  # characters of a clause in a statement


def draft(assessment: Assessment, knowledge: Knowledge, quoter: Quoter) -> Draft:
    """Tell the findings of an assessment in its order, one sentence each."""
    quoted = [(f, q) for f in assessment.findings if (q := quoter.quotes(f))]
    kept = set(told(assessment.verdict, [f for f, _ in quoted], knowledge))
    say = sentences(assessment.language)
    chosen = list(_chosen([(f, q) for f, q in quoted if f in kept]))
    statements = [_statement(f, q, knowledge, say) for f, q in chosen]
    statements += _questions((f for f, _ in chosen), knowledge, say)
    conditions: dict[str, Statement] = {}
    if assessment.verdict.permits:
        for finding, quotes in ((f, q) for f, q in quoted if f in kept):
            for condition in finding.conditions:
                sentence = _sentence(condition)
                conditions.setdefault(sentence, Statement(sentence, quotes[:1], condition=True))
    past = (_replaced(old, say) for old in assessment.past)
    return Draft((*statements, *list(conditions.values())[:MOST_CONDITIONS], *past), "extractive")


def _replaced(old: Old, say: Sentences) -> Statement:
    """Tell what a replaced text said, and that it no longer holds."""
    title, words = old.document.title, _within(old.quote.text)
    told = say.in_force_then if old.then else say.replaced_on if old.until else say.replaced
    date = old.then or old.until or old.document.retrieved
    return Statement(told.format(title=title, words=words, date=date), (old.quote,), past=True)


def _questions(
    findings: Iterable[Finding], knowledge: Knowledge, say: Sentences
) -> Iterator[Statement]:
    """Tell which question each ruling answers: whoever asked another one can see it."""
    rulings = dict.fromkeys(f.document for f in findings if f.layer is Layer.RULING)
    for quote in filter(None, (question_in(knowledge.documents[name]) for name in rulings)):
        yield Statement(say.was_asked.format(words=shorten(_within(quote.text))), (quote,))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _within(text: str) -> str:
    """Write words so that they can stand between quotation marks."""
    return normalise(text).rstrip(".;,").replace('"', "'")


def shorten(text: str) -> str:
    """Cut what is too long to read at a word; the whole stands in the citation."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _chosen(quoted: list[tuple[Finding, Quotes]]) -> Iterable[tuple[Finding, Quotes]]:
    """One finding from each document in turn, so that every layer is told before any twice."""
    queues: dict[str, list[tuple[Finding, Quotes]]] = {}
    seen: set[tuple[str, int]] = set()
    for finding, quotes in quoted:
        place = (quotes[0].document, quotes[0].start)
        if place not in seen:
            seen.add(place)
            queues.setdefault(place[0], []).append((finding, quotes))
    chosen: list[tuple[Finding, Quotes]] = []
    for round_ in range(2):
        for queue in queues.values():
            if len(queue) > round_ and len(chosen) < MOST_STATEMENTS:
                chosen.append(queue[round_])
    return chosen


def _statement(finding: Finding, quotes: Quotes, knowledge: Knowledge, say: Sentences) -> Statement:
    if finding.marked and not finding.reviewed:
        title = knowledge.documents[finding.document].title
        words = shorten(normalise(quotes[0].text).strip("\"'").rstrip(".;,"))
        return Statement(say.marked.format(title=title, words=words), quotes)
    if finding.layer in (Layer.LICENCE, Layer.TERMS) and finding.statement:
        if not finding.clause:
            return Statement(finding.statement, quotes)
        told = say.own_words.format(name=finding.subject, words=finding.statement)
        return Statement(told, quotes)
    title = knowledge.documents[finding.document].title
    words = shorten(_within(finding.clause))
    if finding.effect is Effect.UNDECIDED and finding.issue:
        title = say.issue.format(issue=finding.issue, title=title)
    return Statement(say.clause.format(title=title, words=words), quotes, lead=title)
