"""The order of what a search shows: what a question names and what decides it, then likeness.

No likeness finds the policy that decides a question on a dataset, because the two
share no word. The rules know it, so its passage stands beside those of the subject.
"""

from collections.abc import Iterable, Sequence

from bot.domain.answers import Quote
from bot.domain.documents import Hit


def in_order(
    hits: Sequence[Hit], subjects: Sequence[Sequence[str]], quotes: Sequence[Quote]
) -> list[Hit]:
    """Order hits; `subjects` are the documents of each subject that the question names.

    First the best passage of each subject, then the passage of each document that
    the rules rest on, then one of each other document of the subjects; the rest
    keeps its order. Nothing is added to the hits, and nothing is left out.
    """
    found = [_best(hits, documents, quotes) for documents in subjects]
    first = {quote.document: quote for quote in reversed(quotes)}
    found += [_holding(hits, first[document]) for document in dict.fromkeys(_documents(quotes))]
    found += [_best(hits, (document,), quotes) for documents in subjects for document in documents]
    return list(dict.fromkeys([*(hit for hit in found if hit), *hits]))


def _documents(quotes: Iterable[Quote]) -> Iterable[str]:
    return (quote.document for quote in quotes)


def _best(hits: Sequence[Hit], documents: Sequence[str], quotes: Sequence[Quote]) -> Hit | None:
    """The passage that is quoted of these documents, or else the first that was found."""
    quoted = (_holding(hits, quote) for quote in quotes if quote.document in documents)
    alike = (hit for hit in hits if hit.passage.document in documents)
    return next((hit for hit in quoted if hit), next(alike, None))


def _holding(hits: Sequence[Hit], quote: Quote) -> Hit | None:
    """The passage that a quotation begins in."""
    for hit in hits:
        passage = hit.passage
        if passage.document == quote.document and passage.start <= quote.start < passage.end:
            return hit
    return None
