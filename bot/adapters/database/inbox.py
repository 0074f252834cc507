"""The inbox: what came in, each once, until it is worked on.

People take turns: whoever has sent much waits behind whoever has sent little. A turn counts
what the same person has waiting before it, from the turn that is next on.
"""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from bot.adapters.database.codec import moment
from bot.adapters.database.engines import insert_all_new
from bot.adapters.database.schema import inbox
from bot.adapters.database.words import storable
from bot.domain.errors import TakenOverError
from bot.domain.records import Arrival, Backlog, Letter, Surface, Work

_WAITS = inbox.c.state.in_(("new", "working"))
_TURN = func.coalesce(inbox.c.turn, 0)


@dataclass(frozen=True, slots=True)
class StoredInbox:
    """The inbox as one transaction sees it."""

    connection: Connection

    def receive(self, arrival: Arrival, now: datetime, *, left: bool = False) -> bool:
        """Take something in; False if it, or its twin, is there already.

        What is `left` is not worked on, and none of its words are kept.
        """
        return bool(self.receive_all([arrival], now, [arrival] if left else []))

    def receive_all(
        self, arrivals: Sequence[Arrival], now: datetime, left: Collection[Arrival] = ()
    ) -> Sequence[Arrival]:
        """Take in what is not there yet, each once, and return that.

        All who take in do so in one order, so that none waits for another who waits for it.
        """
        if not arrivals:
            return []
        turns = self._turns({arrival.user for arrival in arrivals if arrival not in left})
        rows = [
            {
                "event": arrival.event,
                "twin": arrival.twin or None,
                "channel": arrival.channel,
                "thread": arrival.thread,
                "user": arrival.user,
                "body": {} if arrival in left else asdict(arrival),
                "state": "done" if arrival in left else "new",
                "turn": 0 if arrival in left else next(turns[arrival.user]),
                "due": now.timestamp(),
                "tries": 0,
                "received_at": now.timestamp(),
            }
            for arrival in arrivals
        ]
        rows.sort(key=lambda row: (row["twin"] or "", row["event"]))
        new = insert_all_new(self.connection, inbox, rows, inbox.c.event)
        named = {storable(arrival.event): arrival for arrival in arrivals}
        return [arrival for event, arrival in named.items() if event in new]

    def engaged(self, channel: str, thread: str, user: str) -> bool:
        """Tell whether a person has asked something in a thread."""
        return self._any(
            (inbox.c.channel == channel) & (inbox.c.thread == thread) & (inbox.c.user == user)
        )

    def heard(self, twin: str) -> bool:
        """Tell whether a message was taken in."""
        return self._any(inbox.c.twin == twin)

    def fresh(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Return those that are not there yet, nor their twins: of each the first."""
        events = [arrival.event for arrival in arrivals]
        twins = [arrival.twin for arrival in arrivals if arrival.twin]
        query = select(inbox.c.event, inbox.c.twin).where(
            inbox.c.event.in_(events) | inbox.c.twin.in_(twins)
        )
        seen = {key for row in self.connection.execute(query) for key in row if key}
        first: list[Arrival] = []
        for arrival in arrivals:
            keys = {storable(key) for key in (arrival.event, arrival.twin) if key}
            if not keys & seen:
                first.append(arrival)
            seen |= keys
        return first

    def waiting(self) -> int:
        """Return how many arrivals are not worked on yet, or being worked on."""
        query = select(func.count()).select_from(inbox).where(_WAITS)
        return self.connection.execute(query).scalar() or 0

    def backlog(self) -> Backlog:
        """Return what waits, and what was given up."""
        oldest = select(func.count(), func.min(inbox.c.received_at)).where(_WAITS)
        count, since = self.connection.execute(oldest).one()
        dead = select(func.count()).select_from(inbox).where(inbox.c.state == "dead")
        given_up = self.connection.execute(dead).scalar() or 0
        return Backlog(count, None if since is None else moment(since), given_up)

    def take(self, now: datetime, until: datetime) -> Work | None:
        """Take what is next of what nobody holds, people in turns, and hold it until then."""
        query = (
            select(inbox.c.id, inbox.c.tries, inbox.c.body, inbox.c.received_at)
            .where(_WAITS, inbox.c.due <= now.timestamp())
            .order_by(_TURN, inbox.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = self.connection.execute(query).first()
        if row is None:
            return None
        fence = row.tries + 1
        here = update(inbox).where(inbox.c.id == row.id)
        self.connection.execute(here.values(state="working", tries=fence, due=until.timestamp()))
        return _work(row, fence)

    def extend(self, work: Work, until: datetime) -> None:
        """Hold on to what is still being worked on; what is just being finished needs no hold."""
        held = select(inbox.c.id).where(
            inbox.c.id == work.id, inbox.c.tries == work.fence, inbox.c.state == "working"
        )
        row = self.connection.execute(held.with_for_update(skip_locked=True)).first()
        if row is not None:
            here = update(inbox).where(inbox.c.id == row.id)
            self.connection.execute(here.values(due=until.timestamp()))

    def finish(self, work: Work) -> None:
        """End a piece of work and forget its text, unless somebody else took it over."""
        self._change(work, state="done", body={})

    def again(self, work: Work, due: datetime) -> None:
        """Hand a piece of work back, to be taken by anybody from then on."""
        self._change(work, state="new", due=due.timestamp())

    def bury(self, work: Work, problem: str) -> None:
        """Give a piece of work up, with the reason; its text stays until it is tried again."""
        self._change(work, state="dead", problem=problem[:255])

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        query = select(inbox).where(inbox.c.state == "dead").order_by(inbox.c.id)
        rows = self.connection.execute(query).all()
        return [Letter(f"question-{r.id}", moment(r.received_at), r.problem or "") for r in rows]

    def revive(self, number: int, now: datetime) -> bool:
        """Let something that was given up be tried again; False if it was not given up."""
        revived = self.connection.execute(
            update(inbox)
            .where(inbox.c.id == number, inbox.c.state == "dead")
            .values(state="new", due=now.timestamp(), tries=0, problem="", turn=self._next())
        )
        return revived.rowcount == 1

    def _any(self, condition: ColumnElement[bool]) -> bool:
        query = select(inbox.c.id).where(condition).limit(1)
        return self.connection.execute(query).first() is not None

    def _turns(self, users: Set[str]) -> dict[str, Iterator[int]]:
        """The turns of what people say next: after their own, and not before what is next."""
        own = select(inbox.c.user, func.max(_TURN)).where(_WAITS, inbox.c.user.in_(users))
        rows = self.connection.execute(own.group_by(inbox.c.user)).all()
        last: dict[str, int] = {row[0]: row[1] for row in rows}
        first = self._next() if users - last.keys() else 0
        return {user: count(last[user] + 1 if user in last else first) for user in users}

    def _next(self) -> int:
        """The turn that is next."""
        return self.connection.execute(select(func.min(_TURN)).where(_WAITS)).scalar() or 0

    def _change(self, work: Work, **values: Any) -> None:
        changed = self.connection.execute(
            update(inbox)
            .where(
                inbox.c.id == work.id,
                inbox.c.tries == work.fence,
                inbox.c.state == "working",
            )
            .values(**values)
        )
        if changed.rowcount != 1:
            raise TakenOverError("This question was stopped or taken over; nothing was changed.")

    def stop(self, channel: str, thread: str, user: str, before: str) -> Sequence[Work]:
        """End, unanswered, what a person said in a thread before a time stamp; return it."""
        query = (
            select(inbox.c.id, inbox.c.tries, inbox.c.body, inbox.c.received_at)
            .where(
                inbox.c.channel == channel, inbox.c.thread == thread, inbox.c.user == user, _WAITS
            )
            .order_by(inbox.c.id)
            .with_for_update()  # whoever is just finishing one comes first
        )
        found = [_work(row, row.tries) for row in self.connection.execute(query)]
        stopped = [work for work in found if _said_before(work, before)]
        here = update(inbox).where(inbox.c.id.in_([work.id for work in stopped]))
        self.connection.execute(here.values(state="done", body={}))
        return stopped


def _work(row: Row[Any, Any, Any, Any], fence: int) -> Work:
    body: dict[str, Any] = {**row.body, "surface": Surface(row.body["surface"])}
    return Work(row.id, fence, Arrival(**body), moment(row.received_at))


def _said_before(work: Work, ts: str) -> bool:
    """Compare times of the other side's clock: a late repetition stops nothing that is newer."""
    said = work.arrival.twin.rpartition(":")[2] or work.arrival.thread
    try:
        return float(said) < float(ts)
    except ValueError:
        return False
