"""The inbox: what came in, each once, until it is worked on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.adapters.database.schema import inbox
from bot.domain.errors import TakenOverError
from bot.domain.records import Arrival, Surface, Work


@dataclass(frozen=True, slots=True)
class StoredInbox:
    """The inbox as one transaction sees it."""

    connection: Connection

    def receive(self, arrival: Arrival, now: datetime) -> bool:
        """Take something in; False if it, or its twin, is there already."""
        try:
            with self.connection.begin_nested():
                self.connection.execute(
                    insert(inbox).values(
                        event=arrival.event,
                        twin=arrival.twin or None,
                        channel=arrival.channel,
                        thread=arrival.thread,
                        user=arrival.user,
                        body=asdict(arrival),
                        state="new",
                        due=now.timestamp(),
                        tries=0,
                        received_at=now.timestamp(),
                    )
                )
        except IntegrityError:
            return False
        return True

    def engaged(self, channel: str, thread: str, user: str) -> bool:
        """Tell whether a person has asked something in a thread."""
        query = select(inbox.c.id).where(
            inbox.c.channel == channel, inbox.c.thread == thread, inbox.c.user == user
        )
        return self.connection.execute(query.limit(1)).first() is not None

    def heard(self, twin: str) -> bool:
        """Tell whether a message was taken in."""
        query = select(inbox.c.id).where(inbox.c.twin == twin)
        return self.connection.execute(query.limit(1)).first() is not None

    def waiting(self) -> int:
        """Return how many arrivals are not worked on yet, or being worked on."""
        query = select(func.count()).select_from(inbox).where(inbox.c.state != "done")
        return self.connection.execute(query).scalar() or 0

    def take(self, now: datetime, until: datetime) -> Work | None:
        """Take the oldest that nobody holds, and hold it until then."""
        query = (
            select(inbox.c.id, inbox.c.tries, inbox.c.body)
            .where(inbox.c.state.in_(("new", "working")), inbox.c.due <= now.timestamp())
            .order_by(inbox.c.id)
            .limit(1)
        )
        row = self.connection.execute(query).first()
        if row is None:
            return None
        taken = self.connection.execute(
            update(inbox)
            .where(inbox.c.id == row.id, inbox.c.tries == row.tries)
            .values(state="working", tries=row.tries + 1, due=until.timestamp())
        )
        if taken.rowcount != 1:
            return None
        return _work(row, row.tries + 1)

    def extend(self, work: Work, until: datetime) -> None:
        """Hold on to what is still being worked on."""
        self.connection.execute(
            update(inbox)
            .where(inbox.c.id == work.id, inbox.c.tries == work.fence, inbox.c.state == "working")
            .values(due=until.timestamp())
        )

    def finish(self, work: Work) -> None:
        """End a piece of work and forget its text, unless somebody else took it over."""
        done = self.connection.execute(
            update(inbox)
            .where(
                inbox.c.id == work.id,
                inbox.c.tries == work.fence,
                inbox.c.state == "working",
            )
            .values(state="done", body={})
        )
        if done.rowcount != 1:
            raise TakenOverError("This question was stopped or taken over; nothing was changed.")

    def stop(self, channel: str, thread: str, user: str, before: str) -> Sequence[Work]:
        """End, unanswered, what a person said in a thread before a time stamp; return it."""
        unanswered = inbox.c.state.in_(("new", "working"))
        query = select(inbox.c.id, inbox.c.tries, inbox.c.body).where(
            inbox.c.channel == channel,
            inbox.c.thread == thread,
            inbox.c.user == user,
            unanswered,
        )
        found = [_work(row, row.tries) for row in self.connection.execute(query)]
        return [work for work in found if _said_before(work, before) and self._stopped(work.id)]

    def _stopped(self, number: int) -> bool:
        ended = self.connection.execute(
            update(inbox)
            .where(inbox.c.id == number, inbox.c.state != "done")
            .values(state="done", body={})
        )
        return ended.rowcount == 1


def _work(row: Row[Any, Any, Any], fence: int) -> Work:
    body: dict[str, Any] = {**row.body, "surface": Surface(row.body["surface"])}
    return Work(row.id, fence, Arrival(**body))


def _said_before(work: Work, ts: str) -> bool:
    """Compare times of the other side's clock: a late repetition stops nothing that is newer."""
    said = work.arrival.twin.rpartition(":")[2] or work.arrival.thread
    try:
        return float(said) < float(ts)
    except ValueError:
        return False
