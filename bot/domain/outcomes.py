"""What legal answers, and what is wrong with an answer before it is one."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import Verdict

RULINGS = (
    Verdict.ALLOWED,
    Verdict.CONDITIONS,
    Verdict.NOT_ALLOWED,
    Verdict.OPEN_ISSUE,
    Verdict.OUT_OF_SCOPE,
)
"""What legal can answer."""
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What legal answered, in its own words."""

    verdict: Verdict
    text: str
    clause: str
    by: str
    at: datetime


def outcome_faults(verdict: Verdict | None, text: str, clause: str) -> dict[str, str]:
    """Tell by field what is wrong with an outcome; nothing wrong is an empty table."""
    faults: dict[str, str] = {}
    if verdict not in RULINGS:
        faults["verdict"] = "Choose one of the verdicts."
    if not text.strip():
        faults["text"] = "Write what the asker may or may not do, in a sentence or more."
    elif len(text) > LONGEST:
        faults["text"] = f"Shorten this to {LONGEST:,} characters; it has {len(text):,}."
    if len(clause) > LONGEST:
        faults["clause"] = f"Shorten this to {LONGEST:,} characters; it has {len(clause):,}."
    elif verdict is not None and verdict.permits and not clause.strip():
        faults["clause"] = "Name the clause, licence or agreement that the permission rests on."
    return faults
