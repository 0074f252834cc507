"""Citations, outcomes and times as JSON and numbers, and back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.answer_json import citation_json
from bot.domain.answers import Citation, Cited, Quote, Verdict
from bot.domain.cases import Case, Exchange
from bot.domain.documents import Status, Use
from bot.domain.outcomes import Outcome
from bot.domain.states import Closing


def seconds(at: datetime | None) -> float | None:
    """A time as stored."""
    return None if at is None else at.timestamp()


def moment(stored: float) -> datetime:
    """A stored time."""
    return datetime.fromtimestamp(stored, UTC)


def dump_citation(citation: Citation) -> dict[str, Any]:
    """A citation with all that it says."""
    more = {"summary": citation.summary, "expires": citation.expires}
    return {**citation_json(citation), **more, "expiring": citation.expiring}


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
        expires=stored.get("expires", ""),
        expiring=stored.get("expiring", False),
        stale=stored.get("stale", ""),
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


def dump_packet(case: Case) -> dict[str, Any]:
    """What a card shows of a case beyond its columns."""
    return {
        "prior": case.prior,
        "said": [[s.text, list(s.citations), s.condition] for s in case.said],
        "verdicts": {use.value: verdict.value for use, verdict in case.verdicts.items()},
        "also": list(case.also),
        "talk": [
            [e.question, e.by, e.at.timestamp(), e.reply, e.replied_by, seconds(e.replied_at)]
            for e in case.talk
        ],
        "closing": case.closing.value if case.closing else None,
        "remark": case.remark,
    }


def load_packet(stored: Mapping[str, Any]) -> dict[str, Any]:
    """What was stored of it, as fields of a case; what is not there has its default."""
    if not stored:
        return {}
    return {
        "prior": stored["prior"],
        "said": tuple(Cited(text, tuple(ns), cond) for text, ns, cond in stored["said"]),
        "verdicts": {Use(use): Verdict(v) for use, v in stored["verdicts"].items()},
        "also": tuple(stored["also"]),
        "talk": tuple(_exchange(parts) for parts in stored["talk"]),
        "closing": Closing(stored["closing"]) if stored["closing"] else None,
        "remark": stored["remark"],
    }


def _exchange(parts: Sequence[Any]) -> Exchange:
    question, by, at, reply, replied_by, replied_at = parts
    when = None if replied_at is None else moment(replied_at)
    return Exchange(question, by, moment(at), reply, replied_by, when)
