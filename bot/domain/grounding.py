"""A draft against the documents: what survives, and nothing else is shown.

The one place that decides whether a statement is grounded: each of its
quotations has to stand, character for character, at its stated place in a
document that is in force and that the asker may see; of a statement on the past,
in a document that was in force once.
"""

from dataclasses import dataclass

from bot.domain.answers import Draft, Quote, Statement
from bot.domain.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Grounded:
    """The statements that hold, and how many were dropped."""

    statements: tuple[Statement, ...]
    dropped: int


def ground(draft: Draft, knowledge: Knowledge) -> Grounded:
    """Keep the statements of a draft whose every quotation is true."""
    kept = tuple(
        statement
        for statement in draft.statements
        if statement.quotes
        and all(holds(quote, knowledge, past=statement.past) for quote in statement.quotes)
    )
    return Grounded(kept, len(draft.statements) - len(kept))


def holds(quote: Quote, knowledge: Knowledge, *, past: bool = False) -> bool:
    """Tell whether a quotation stands where it says, in a document that counts."""
    document = (knowledge.past if past else knowledge.documents).get(quote.document)
    if document is None or not quote.text.strip():
        return False
    return (
        document.body_start <= quote.start < quote.end <= len(document.text)
        and document.text[quote.start : quote.end] == quote.text
    )
