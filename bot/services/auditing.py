"""Auditing: the trail is marked as it grows, and looked through for what was tampered with."""

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from bot.domain.audit import EVERY, Break, Harm, Link, Mark, breaks, count_in, mark_of
from bot.domain.vitals import CHAIN_VERIFIED
from bot.ports.audit import Marks
from bot.ports.people import Clock
from bot.ports.record import Ledger

LOG = logging.getLogger(__name__)
_MARK_EACH = timedelta(hours=1)
_CHECK_EACH = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the whole trail has shown; `marked` is the last entry that a mark knows."""

    entries: int
    marks: int
    marked: int
    breaks: tuple[Break, ...]

    @property
    def summary(self) -> str:
        """Say it in a sentence."""
        if self.breaks:
            places = _count(len(self.breaks), "place is", "places are")
            return f"The audit trail does not hold: {places} broken."
        after = self.entries - self.marked
        tail = f"; {after:,} at its end without a mark yet" if after else ""
        said = f"{_count(self.entries, 'entry', 'entries')}, {_count(self.marks, 'mark', 'marks')}"
        return f"The audit trail holds: {said}{tail}."


@dataclass
class _Seen:
    """What was read of the trail so far, and what it says lies in the database."""

    entries: int = 0
    last: int = 0
    standing: dict[str, Link] = field(default_factory=dict[str, Link])


@dataclass
class Auditing:
    """Looks after the trail. `checked` is when it was last found whole, and `last` what was found.

    A `page` of entries is read in a step of its own, so that nobody has to wait for the rest.
    """

    ledger: Ledger
    marks: Marks
    clock: Clock
    page: int = 5_000
    last: Checked | None = None
    checked: datetime | None = None
    _next_mark: datetime | None = None
    _next_check: datetime | None = None
    _marked: int = field(default=0)

    def work(self) -> bool:
        """Check at first and once a day; mark each hour, and when the trail has grown by much."""
        now = self.clock()
        if self._next_check is None or now >= self._next_check:
            self._next_check = now + _CHECK_EACH
            self._report(self.check(), now)
        with self.ledger.step() as step:
            end = step.trail.last()
        grown = end.seq - self._marked if end else 0
        if grown >= EVERY or (grown and (self._next_mark is None or now >= self._next_mark)):
            self.mark()
        return False

    def mark(self) -> Mark | None:
        """Mark the end of the trail, in the file and in the log; None where there is no entry."""
        now = self.clock()
        with self.ledger.step() as step:
            end = step.trail.last()
        if end is None:
            return None
        made = mark_of(end, now.isoformat(timespec="seconds"), self.marks.key)
        self.marks.add(made)
        LOG.info("audit: mark %s", json.dumps(asdict(made)))
        self._marked, self._next_mark = end.seq, now + _MARK_EACH
        return made

    def check(self, more: Sequence[Mark] = ()) -> Checked:
        """Look through the trail, its marks (those in `more` too), its guards and its records."""
        marks = [*self.marks.read(), *more]
        seen = _Seen()
        found = list(breaks(self._entries(seen), marks, self.marks.key))
        with self.ledger.step() as step:
            found += [Break(Harm.UNGUARDED, 0, 0, name) for name in step.trail.unguarded()]
        found += self._records(seen)
        sure = max((mark.seq for mark in marks), default=0)
        return Checked(seen.entries, len(marks), min(sure, seen.last), tuple(found))

    def _entries(self, seen: _Seen) -> Iterator[Link]:
        while True:
            with self.ledger.step() as step:
                page = step.trail.read(seen.last, self.page)
            yield from page
            for link in page:
                count_in(seen.standing, link)
                seen.last = link.seq
            seen.entries += len(page)
            if len(page) < self.page:
                return

    def _records(self, seen: _Seen) -> list[Break]:
        """Compare the records with the trail; what looks wrong is looked at again at a stroke."""
        standing = seen.standing
        links = list(standing.values())
        doubtful: list[Link] = []
        for begin in range(0, len(links), self.page):
            page = links[begin : begin + self.page]
            with self.ledger.step() as step:
                now = step.trail.hashes(page)
            doubtful += [link for link in page if now.get(link.seq) != link.payload]
        with self.ledger.step() as step:
            fresh = {link.ref: link for link in doubtful}
            for link in step.trail.read(seen.last, self.page):
                count_in(fresh, link)
                count_in(standing, link)
            now = step.trail.hashes(list(fresh.values()))
            wrong = [link for link in fresh.values() if now.get(link.seq) != link.payload]
            unknown = sorted(step.trail.names() - standing.keys())
            astray = step.trail.astray()
        return [
            *(Break(Harm.RECORD, link.seq, link.seq, link.ref) for link in wrong),
            *(Break(Harm.UNTOLD, 0, 0, name) for name in (*unknown, *astray)),
        ]

    def _report(self, found: Checked, now: datetime) -> None:
        self.last = found
        if not found.breaks:
            self.checked = now
            with self.ledger.step() as step:
                step.pulses.beat(CHAIN_VERIFIED, now)
            LOG.info("audit: %s", found.summary)
            return
        LOG.error("audit: %s Run policy-bot audit verify.", found.summary)
        for harm in found.breaks[:10]:
            LOG.error("audit: %s", harm)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
