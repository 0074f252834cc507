"""An answer as other programs read it: the form of `policy-bot ask --json`, and of the journal."""

from collections.abc import Mapping
from typing import Any, cast

from bot.domain.answers import Answer, Citation, Turn


def to_json(answer: Answer, seconds: float) -> dict[str, Any]:
    """The answer with the keys, and in the order, that the design fixes."""
    escalation = answer.escalation
    return {
        "id": answer.question.id,
        "question": answer.question.text,
        "verdict": answer.verdict.value,
        "verdicts": {use.value: verdict.value for use, verdict in answer.verdicts.items()},
        "by_subject": {name: verdict.value for name, verdict in answer.by_subject.items()},
        "text": answer.text,
        "statements": [
            {"text": statement.text, "citations": list(statement.citations)}
            for statement in answer.statements
        ],
        "citations": [citation_json(c) for c in (*answer.citations, *answer.closest)],
        "escalation": {
            "advice": escalation.advice.value,
            "reason": escalation.reason.value,
            "case": escalation.case,
        },
        "subjects": list(answer.subjects),
        "uses": [use.value for use in answer.uses],
        "generation": answer.generation,
        "drafter": answer.drafter,
        "seconds": round(seconds, 3),
    }


def turn_of(row: Mapping[str, object]) -> Turn | None:
    """Read the `prior_turn` of a line: {"user", "bot"}, and a `prior_turn` of its own if it has.

    Raises ValueError where it is anything else.
    """
    told = row.get("prior_turn")
    if not told:
        return None
    if not isinstance(told, Mapping):
        raise ValueError("prior_turn has to be an object with user and bot")
    prior = cast(Mapping[str, object], told)
    earlier = turn_of(prior)
    asked, said = str(prior.get("user", "")), str(prior.get("bot", ""))
    return Turn.after(earlier.user if earlier else "", asked, said)


def citation_json(citation: Citation) -> dict[str, Any]:
    """One citation: the quotation, and where it stands."""
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote.text,
        "start": citation.quote.start,
        "end": citation.quote.end,
        "version": citation.version,
        "effective": citation.effective,
        "retrieved": citation.retrieved,
        "status": citation.status.value,
        "url": citation.url,
        **({"stale": citation.stale} if citation.stale else {}),
    }
