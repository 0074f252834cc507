"""The inbox: what came in, each once, until it is worked on.

People take turns: whoever has sent much waits behind whoever has sent little. A turn counts
what the same person has waiting before it, from the turn that is next on.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update

from bot.adapters.database.codec import moment
from bot.adapters.database.engines import insert_new
from bot.adapters.database.schema import inbox
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
        return insert_new(
            self.connection,
            inbox,
            event=arrival.event,
            twin=arrival.twin or None,
            channel=arrival.channel,
            thread=arrival.thread,
            user=arrival.user,
            body={} if left else asdict(arrival),
            state="done" if left else "new",
            turn=0 if left else self._turn(arrival.user),
            due=now.timestamp(),
            tries=0,
            received_at=now.timestamp(),
        )

    def engaged(self, channel: str, thread: str, user: str) -> bool:
        """Tell whether a person has asked something in a thread."""
        return self._any(
            (inbox.c.channel == channel) & (inbox.c.thread == thread) & (inbox.c.user == user)
        )

    def heard(self, twin: str) -> bool:
        """Tell whether a message was taken in."""
        return self._any(inbox.c.twin == twin)

    def knows(self, arrival: Arrival) -> bool:
        """Tell whether an arrival, or its twin, is there already."""
        same = inbox.c.event == arrival.event
        if arrival.twin:
            same |= inbox.c.twin == arrival.twin
        return self._any(same)

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

    def _turn(self, user: str) -> int:
        """The turn of the next of a person: after their own, and not before what is next."""
        own = select(func.max(_TURN)).where(_WAITS, inbox.c.user == user)
        last = self.connection.execute(own).scalar()
        if last is not None:
            return last + 1
        return self._next()

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
