"""A case as other programs read it: the form of `policy-bot cases export`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.answer_json import citation_json
from bot.domain.cases import Case, CaseStep
from bot.domain.rulings import Ruling


def case_json(case: Case, steps: Sequence[CaseStep], ruling: Ruling | None) -> dict[str, Any]:
    """All of a case with its steps and its latest ruling; times are UTC."""
    outcome = case.outcome
    return {
        "case": case.id,
        "state": case.state.value,
        "question": case.question,
        "prior": case.prior,
        "also": list(case.also),
        "audience": case.audience.value,
        "verdict": case.verdict.value,
        "reason": case.reason.value,
        "uses": [use.value for use in case.uses],
        "subjects": list(case.subjects),
        "citations": [citation_json(citation) for citation in case.citations],
        "askers": [asker.user for asker in case.askers],
        "claimant": case.claimant,
        "opened": _time(case.opened_at),
        "due": _time(case.due_at),
        "closed": _time(case.closed_at),
        "closing": case.closing.value if case.closing else "",
        "remark": case.remark,
        "duplicate_of": case.duplicate_of,
        "talk": [
            {
                "question": exchange.question,
                "by": exchange.by,
                "at": _time(exchange.at),
                "reply": exchange.reply,
                "replied_by": exchange.replied_by,
                "replied_at": _time(exchange.replied_at),
            }
            for exchange in case.talk
        ],
        "outcome": {
            "verdict": outcome.verdict.value,
            "text": outcome.text,
            "clause": outcome.clause,
            "by": outcome.by,
            "at": _time(outcome.at),
        }
        if outcome
        else None,
        "ruling": _ruling(ruling) if ruling else None,
        "steps": [
            {
                "revision": step.revision,
                "step": step.step,
                "actor": step.actor,
                "at": _time(step.at),
                "state": step.state.value,
            }
            for step in steps
        ],
    }


def _ruling(ruling: Ruling) -> dict[str, Any]:
    return {
        "document": ruling.id,
        "status": ruling.status.value,
        "made_on": ruling.made_on,
        "until": ruling.until,
        "question": ruling.question,
        "subjects": list(ruling.scope.subjects),
        "uses": [use.value for use in ruling.scope.uses],
        "circumstances": list(ruling.scope.topics),
        "teams": list(ruling.scope.teams),
    }


def _time(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else ""
