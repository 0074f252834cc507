"""The inbox: what came in, each once, until it is worked on."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from bot.adapters.database.engines import insert_new
from bot.adapters.database.schema import inbox
from bot.domain.errors import DeliveryError
from bot.domain.records import Arrival, Surface, Work


@dataclass(frozen=True, slots=True)
class StoredInbox:
    """The inbox as one transaction sees it."""

    connection: Connection

    def receive(self, arrival: Arrival, now: datetime) -> bool:
        """Take something in; False if it, or its twin, is there already."""
        return insert_new(
            self.connection,
            inbox,
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
            .with_for_update(skip_locked=True)
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
        body: dict[str, Any] = {**row.body, "surface": Surface(row.body["surface"])}
        return Work(row.id, row.tries + 1, Arrival(**body))

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
            raise DeliveryError("Another worker has taken this question over; nothing was changed.")
