"""Whether a text may be out of date, and an answer that says so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.domain.answers import Answer
from bot.domain.documents import Document
from bot.domain.phrases import sentences


def overdue(document: Document, day: date) -> str:
    """Return why somebody should look at a document, or nothing."""
    if document.in_force and document.review_by and document.review_by < day.isoformat():
        return f"it was to be reviewed by {document.review_by}"
    return ""


def dated(
    answer: Answer, documents: Mapping[str, Document], day: date, failing: Mapping[str, str]
) -> Answer:
    """Mark the citations of documents that may be out of date, and name them in the text.

    `failing` says of which documents the source fails. Without a day nothing is overdue.
    """

    def why(name: str) -> str:
        document = documents.get(name)
        due = overdue(document, day) if document and day != date.max else ""
        return failing.get(name) or due

    cited = tuple(replace(c, stale=why(c.document)) for c in answer.citations)
    numbers = " ".join(f"[{c.n}]" for c in cited if c.stale)
    if not numbers:
        return answer
    line = sentences(answer.language).stale.format(numbers=numbers)
    return replace(answer, citations=cited, text=f"{answer.text}\n{line}")
