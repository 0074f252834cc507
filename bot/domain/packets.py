"""What legal is shown beside a case, and in the morning."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.cases import WAITING, Case, CaseState
from bot.domain.rulings import Ruling, nears
from bot.domain.text import key

MOST_NEARBY = 3


@dataclass(frozen=True, slots=True)
class Packet:
    """For how much working time a case is open, its ruling, and earlier rulings nearby."""

    age: timedelta = timedelta(0)
    ruling: Ruling | None = None
    nearby: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A morning's work for legal: what nobody has, what is late, what waits, what expires."""

    day: date
    unclaimed: tuple[Case, ...]
    late: tuple[Case, ...]
    others: tuple[Case, ...]
    expiring: tuple[Ruling, ...]

    @property
    def key(self) -> str:
        """The name of the one digest of its day."""
        return f"digest:{self.day.isoformat()}"

    def __bool__(self) -> bool:
        return bool(self.unclaimed or self.late or self.others or self.expiring)


def reminder_key(case: Case) -> str:
    """The name of the one reminder of a case for its present due time."""
    due = round(case.due_at.timestamp()) if case.due_at else 0
    return f"remind:{case.id}:{due}"


def nearby(case: Case, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the latest rulings of other cases on the same data."""
    about = {key(subject) for subject in case.subjects}
    found = [
        ruling
        for ruling in rulings
        if ruling.case != case.id and about & {key(name) for name in ruling.scope.subjects}
    ]
    return tuple(found[::-1][:MOST_NEARBY])


def by_urgency(cases: Iterable[Case]) -> list[Case]:
    """Order live cases: what nobody has first, then by due time; what waits for an asker last."""

    def urgency(case: Case) -> tuple[bool, bool, float, int]:
        due = case.due_at.timestamp() if case.due_at else 0.0
        return case.state is CaseState.NEEDS_INFO, case.state not in WAITING, due, case.number

    return sorted(cases, key=urgency)


def digest(cases: Iterable[Case], rulings: Iterable[Ruling], at: datetime, day: date) -> Digest:
    """Sort what is live, and the rulings that will end soon."""
    live = by_urgency(cases)
    unclaimed = tuple(case for case in live if case.state in WAITING)
    held = [case for case in live if case.state not in WAITING]
    late = tuple(case for case in held if case.due_at and case.due_at <= at)
    others = tuple(case for case in held if case not in late)
    expiring = tuple(r for r in rulings if r.holds_on(day) and nears(r.until, day))
    return Digest(day, unclaimed, late, others, expiring)
