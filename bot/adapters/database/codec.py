"""Citations, outcomes and times as JSON and numbers, and back."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.domain.answer_json import citation_json
from bot.domain.answers import Citation, Quote, Verdict
from bot.domain.documents import Status
from bot.domain.outcomes import Outcome


def seconds(at: datetime | None) -> float | None:
    """A time as stored."""
    return None if at is None else at.timestamp()


def moment(stored: float) -> datetime:
    """A stored time."""
    return datetime.fromtimestamp(stored, UTC)


def dump_citation(citation: Citation) -> dict[str, Any]:
    """A citation with all that it says."""
    return {**citation_json(citation), "summary": citation.summary}


def load_citation(stored: Mapping[str, Any]) -> Citation:
    """A stored citation."""
    quote = Quote(stored["document"], stored["start"], stored["end"], stored["quote"])
    return Citation(
        n=stored["n"],
        quote=quote,
        title=stored["title"],
        section=stored["section"],
        version=stored["version"],
        effective=stored["effective"],
        retrieved=stored["retrieved"],
        status=Status(stored["status"]),
        url=stored["url"],
        summary=stored["summary"],
    )


def dump_outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    """What legal answered, with all that it says."""
    if outcome is None:
        return None
    return {
        "verdict": outcome.verdict.value,
        "text": outcome.text,
        "clause": outcome.clause,
        "by": outcome.by,
        "at": outcome.at.timestamp(),
    }


def load_outcome(stored: Mapping[str, Any] | None) -> Outcome | None:
    """A stored outcome."""
    if stored is None:
        return None
    return Outcome(
        Verdict(stored["verdict"]),
        stored["text"],
        stored["clause"],
        stored["by"],
        moment(stored["at"]),
    )
