"""How soon legal is expected to act, by the reason of a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from bot.domain.answers import Reason
from bot.domain.errors import KnowledgeError
from bot.domain.hours import Hours
from bot.domain.states import WAITING, CaseState


@dataclass(frozen=True, slots=True)
class Allowance:
    """Working time until somebody has claimed a case, and from then until it is answered."""

    claim: timedelta
    answer: timedelta


@dataclass(frozen=True, slots=True)
class Timetable:
    """The company's hours and time zone, and the allowance for each reason."""

    hours: Hours
    zone: tzinfo
    usual: Allowance
    reasons: Mapping[Reason, Allowance]

    def due(self, state: CaseState, reason: Reason, since: datetime) -> datetime | None:
        """Return when a case that is in this state since then is due.

        While legal waits for the asker nothing is due; the time for an answer then
        begins anew.
        """
        allowance = self.reasons.get(reason, self.usual)
        if state in WAITING:
            return self.hours.after(since, allowance.claim, self.zone)
        if state is CaseState.CLAIMED:
            return self.hours.after(since, allowance.answer, self.zone)
        return None

    def age(self, opened_at: datetime, at: datetime) -> timedelta:
        """Return for how much working time a case has been open."""
        return self.hours.worked(opened_at, at, self.zone)

    def day(self, at: datetime) -> date:
        """Return the company's date at a moment."""
        return at.astimezone(self.zone).date()


_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
STANDARD = Timetable(
    Hours(dict.fromkeys(range(5), (time(9), time(17, 30)))),
    UTC,
    Allowance(timedelta(hours=8), timedelta(hours=24)),
    {},
)
"""Office hours in UTC: what holds where no table says otherwise."""


def read_timetable(table: Mapping[str, Any], zone: Callable[[str], tzinfo]) -> Timetable:
    """Build a timetable from the table of `due.yaml`; `zone` finds a time zone by its name.

    Raises KnowledgeError with one sentence when it cannot be used.
    """
    try:
        days = {_WEEK.index(name): _span(text) for name, text in table["hours"].items()}
        holidays = frozenset(date.fromisoformat(str(day)) for day in table.get("holidays") or ())
        return Timetable(
            Hours(days, holidays),
            zone(str(table["zone"])),
            _allowance(table["usual"]),
            {Reason(name): _allowance(entry) for name, entry in table["reasons"].items()},
        )
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"due.yaml cannot be used: {error}; see its first lines.") from error


def _span(text: str) -> tuple[time, time]:
    begin, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    if begin >= end:
        raise ValueError(f"{text} does not end after it begins")
    return begin, end


def _allowance(entry: Mapping[str, Any]) -> Allowance:
    claim, answer = (timedelta(hours=float(entry[part])) for part in ("claim", "answer"))
    if min(claim, answer) <= timedelta(0):
        raise ValueError("a time to claim or to answer has to be longer than nothing")
    return Allowance(claim, answer)
