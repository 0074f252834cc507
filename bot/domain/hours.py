"""Business hours: when people work, and how much of it lies between two moments.

All results are in UTC. The hours are those of a place, given as its time zone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_DAY = timedelta(days=1)
_NEVER = timedelta(0)
MOST_DAYS = 3660
"""No count goes on for longer than ten years, whatever the holidays."""


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when on each weekday (Monday is 0), on no holiday."""

    days: Mapping[int, tuple[time, time]]
    holidays: frozenset[date] = frozenset()

    def on(self, day: date, zone: tzinfo) -> tuple[datetime, datetime] | None:
        """Return when work begins and ends on a day; None when nobody works."""
        if day in self.holidays or day.weekday() not in self.days:
            return None
        begin, end = self.days[day.weekday()]
        opening = datetime.combine(day, begin, zone).astimezone(UTC)
        closing = datetime.combine(day, end, zone).astimezone(UTC)
        return (opening, closing) if opening < closing else None

    def open_at(self, at: datetime, zone: tzinfo) -> bool:
        """Tell whether somebody works at a moment."""
        span = self.on(at.astimezone(zone).date(), zone)
        return span is not None and span[0] <= at < span[1]

    def next_open(self, at: datetime, zone: tzinfo) -> datetime:
        """Return the moment itself when somebody works then, else when work begins again."""
        return next((max(at, begin) for begin, _ in self._spans(at, zone)), at).astimezone(UTC)

    def next_morning(self, at: datetime, zone: tzinfo) -> datetime:
        """Return when work begins the next time; the moment itself when it never does."""
        return next((begin for begin, _ in self._spans(at, zone) if begin > at), at)

    def after(self, at: datetime, work: timedelta, zone: tzinfo) -> datetime:
        """Return the moment at which so much time has been worked since another."""
        for begin, end in self._spans(at, zone):
            start = max(at, begin)
            if work <= end - start:
                return (start + work).astimezone(UTC)
            work -= end - start
        return (at + work).astimezone(UTC)

    def worked(self, since: datetime, until: datetime, zone: tzinfo) -> timedelta:
        """Return how much time was worked between two moments."""
        total = _NEVER
        for begin, end in self._spans(since, zone):
            if begin >= until:
                break
            total += min(end, until) - max(begin, since)
        return total

    def _spans(self, at: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
        """Yield the stretches of work that end after a moment, in order."""
        first = at.astimezone(zone).date()
        for number in range(MOST_DAYS):
            span = self.on(first + number * _DAY, zone)
            if span and span[1] > at:
                yield span
