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
    if fault := words_fault(text, "Write what the asker may or may not do, in a sentence or more."):
        faults["text"] = fault
    if fault := words_fault(clause, ""):
        faults["clause"] = fault
    elif verdict is not None and verdict.permits and not clause.strip():
        faults["clause"] = "Name the clause, licence or agreement that the permission rests on."
    return faults


def words_fault(text: str, empty: str) -> str:
    """Tell what is wrong with a text that legal wrote; `empty` is said when there is none."""
    if not text.strip():
        return empty
    if len(text) > LONGEST:
        return f"Shorten this to {LONGEST:,} characters; it has {len(text):,}."
    return ""
