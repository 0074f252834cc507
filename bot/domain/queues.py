"""Legal's queue: what is open, in order of urgency, as far as somebody wants to see it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.answers import Reason
from bot.domain.cases import Case
from bot.domain.packets import by_urgency
from bot.domain.states import CaseState
from bot.domain.timetable import Timetable

PAGE = 10
_WEEK = timedelta(days=7)


class Owner(StrEnum):
    """Whose cases are wanted."""

    ANYBODY = "anybody"
    ME = "me"
    NOBODY = "nobody"


class Due(StrEnum):
    """Until when a case has to be due; what is late is due today as well."""

    WHENEVER = "whenever"
    LATE = "late"
    TODAY = "today"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose to see; None is everything. `page` begins with 0."""

    state: CaseState | None = None
    owner: Owner = Owner.ANYBODY
    due: Due = Due.WHENEVER
    reason: Reason | None = None
    page: int = 0

    @property
    def everything(self) -> bool:
        """Tell whether nothing is left out."""
        return replace(self, page=0) == Wanted()


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of what was wanted: `found` cases of all that are `open`."""

    wanted: Wanted
    cases: tuple[Case, ...]
    found: int
    open: int

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return max(1, -(-self.found // PAGE))


def queue(
    cases: Iterable[Case], wanted: Wanted, member: str, timetable: Timetable, at: datetime
) -> Queue:
    """Return the page of the live cases that a member wants; past the end, the last page."""
    live = [case for case in cases if case.live]
    found = by_urgency(case for case in live if _fits(case, wanted, member, timetable, at))
    whole = Queue(wanted, (), len(found), len(live))
    page = min(max(wanted.page, 0), whole.pages - 1)
    shown = tuple(found[page * PAGE : (page + 1) * PAGE])
    return replace(whole, wanted=replace(wanted, page=page), cases=shown)


def _fits(case: Case, wanted: Wanted, member: str, timetable: Timetable, at: datetime) -> bool:
    owners = {Owner.ANYBODY: case.claimant, Owner.ME: member, Owner.NOBODY: ""}
    return (
        wanted.state in (None, case.state)
        and wanted.reason in (None, case.reason)
        and case.claimant == owners[wanted.owner]
        and _due(case, wanted.due, timetable, at)
    )


def _due(case: Case, due: Due, timetable: Timetable, at: datetime) -> bool:
    if due is Due.WHENEVER:
        return True
    if case.due_at is None:
        return False
    if due is Due.LATE:
        return case.due_at <= at
    last = timetable.day(at) + (_WEEK if due is Due.WEEK else timedelta(0))
    return timetable.day(case.due_at) <= last
