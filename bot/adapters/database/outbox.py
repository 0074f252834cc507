"""The outbox: what is to be sent, in order within each lane.

A lane is a thread, or a message with its changes. Only the oldest unsent post of a
lane can be taken; a post that may have been sent keeps its lane waiting.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, update

from bot.adapters.database.codec import moment
from bot.adapters.database.engines import insert_new
from bot.adapters.database.schema import outbox
from bot.domain.records import Backlog, Letter, Parcel, Post
from bot.domain.routes import SEALED
from bot.domain.stages import Session

_UNSENT = ("new", "sending")


@dataclass(frozen=True, slots=True)
class StoredOutbox:
    """The outbox as one transaction sees it."""

    connection: Connection

    def add(self, post: Post, now: datetime) -> None:
        """Put a post in; one that is there already by its key stays as it is."""
        root = post.root or post.key
        insert_new(
            self.connection,
            outbox,
            key=post.key,
            root=root,
            lane=f"{post.channel}:{post.thread or '@' + root}",
            channel=post.channel,
            thread=post.thread,
            person=post.person,
            payload={
                "text": post.text,
                "blocks": list(post.blocks),
                "session": post.session,
            },
            anew=not post.root,
            state="new",
            due=now.timestamp(),
            tries=0,
            added_at=now.timestamp(),
            ts="",
            problem="",
        )

    def holds(self, key: str) -> bool:
        """Tell whether a post with a key was ever put in."""
        return self._row(outbox.c.key == key) is not None

    def take(self, now: datetime, until: datetime, held: Sequence[str]) -> Parcel | None:
        """Take the next post that is due and whose lane waits for nothing; not of `held`."""
        first = (
            select(func.min(outbox.c.id)).where(outbox.c.state.in_(_UNSENT)).group_by(outbox.c.lane)
        )
        query = select(outbox).where(
            outbox.c.id.in_(first),
            outbox.c.state.in_(_UNSENT),  # asked again of a row that somebody just let go of
            outbox.c.due <= now.timestamp(),
            outbox.c.channel.not_in(held),
        )
        query = query.order_by(outbox.c.id).limit(1).with_for_update(skip_locked=True)
        row = self.connection.execute(query).mappings().first()
        if row is None:
            return None
        since, fence = row["claimed_at"] or now.timestamp(), row["tries"] + 1
        here = update(outbox).where(outbox.c.id == row["id"])
        self.connection.execute(
            here.values(state="sending", tries=fence, due=until.timestamp(), claimed_at=since)
        )
        return self._parcel(row, fence, moment(since))

    def sent(self, parcel: Parcel, channel: str, ts: str) -> None:
        """Note where a post stands, and forget what it says."""
        said = {"text": "", "blocks": list[object]()}
        self._change(parcel, state="sent", channel=channel, ts=ts, problem="", payload=said)

    def again(self, parcel: Parcel, due: datetime, unsure: bool) -> None:
        """Try a post again later; `unsure` when it may have been sent."""
        self._change(parcel, state="sending" if unsure else "new", due=due.timestamp())

    def redirect(self, parcel: Parcel, channel: str) -> None:
        """Send a post as a new message to another channel."""
        self._change(
            parcel, state="new", channel=channel, thread="", person="", anew=True, due=0.0,
            lane=f"{channel}:@{parcel.key}",
        )  # fmt: skip

    def renew(self, parcel: Parcel) -> None:
        """Send a changed look as a new message, because the old one is gone."""
        self._change(parcel, state="new", anew=True, due=0.0)

    def plain(self, parcel: Parcel) -> None:
        """Send a post as text only."""
        self._change(parcel, state="new", due=0.0, payload=_plain(parcel))

    def bury(self, parcel: Parcel, code: str) -> None:
        """Give a post up, with the reason."""
        self._change(parcel, state="dead", problem=code[:255])

    def thread_at(self, channel: str, ts: str) -> str:
        """Return the name of the thread under a message: "@" and a key for one of ours."""
        row = self._row(outbox.c.channel == channel, outbox.c.ts == ts, outbox.c.thread == "")
        return f"@{row['root']}" if row else ts

    def sealed_at(self, ts: str) -> Sequence[str]:
        """Return the sealed routes along which a message with this time stamp was sent."""
        query = select(outbox.c.channel).where(
            outbox.c.ts == ts, outbox.c.channel.startswith(SEALED)
        )
        return self.connection.execute(query.distinct()).scalars().all()

    def waiting(self) -> tuple[int, int]:
        """Return how many posts are still to be sent, and how many were given up."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        counts = {row[0]: int(row[1]) for row in self.connection.execute(query).all()}
        return sum(counts.get(state, 0) for state in _UNSENT), counts.get("dead", 0)

    def backlog(self) -> Backlog:
        """Return what waits, what was given up, and what may or may not have been sent."""
        waits = outbox.c.state.in_(_UNSENT)
        oldest = self.connection.execute(select(func.min(outbox.c.added_at)).where(waits)).scalar()
        sending = select(func.count()).select_from(outbox).where(outbox.c.state == "sending")
        unsure = self.connection.execute(sending).scalar() or 0
        count, dead = self.waiting()
        return Backlog(count, None if oldest is None else moment(oldest), dead, unsure)

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        query = select(outbox).where(outbox.c.state == "dead").order_by(outbox.c.id)
        rows = self.connection.execute(query).all()
        return [Letter(f"post-{row.id}", moment(row.added_at), row.problem) for row in rows]

    def revive(self, number: int, now: datetime) -> bool:
        """Let a post that was given up be sent after all; False if it was not given up."""
        revived = self.connection.execute(
            update(outbox)
            .where(outbox.c.id == number, outbox.c.state == "dead")
            .values(state="new", due=now.timestamp(), problem="")
        )
        return revived.rowcount == 1

    def _parcel(self, row: RowMapping, fence: int, since: datetime) -> Parcel:
        channel, thread, changed = row["channel"], row["thread"], ""
        if thread.startswith("@"):
            parent = self._standing(thread[1:])
            channel, thread = (parent["channel"], parent["ts"]) if parent else (channel, "")
        if not row["anew"]:
            before = self._standing(row["root"])
            if before:
                channel, changed = before["channel"], before["ts"]
        return Parcel(
            id=row["id"],
            fence=fence,
            key=row["key"],
            mark=hashlib.sha256(row["key"].encode()).hexdigest()[:32],
            channel=channel,
            thread=thread,
            text=row["payload"]["text"],
            blocks=tuple(row["payload"]["blocks"]),
            update=changed,
            person=row["person"],
            unsure=row["state"] == "sending",
            since=since,
            queue=row["channel"],
            added=moment(row["added_at"]),
            session=Session(stands) if (stands := row["payload"].get("session")) else None,
        )

    def _standing(self, root: str) -> RowMapping | None:
        """The last message that was sent for a key."""
        return self._row(outbox.c.root == root, outbox.c.state == "sent")

    def _row(self, *conditions: Any) -> RowMapping | None:
        query = select(outbox).where(*conditions).order_by(outbox.c.id.desc()).limit(1)
        return self.connection.execute(query).mappings().first()

    def _change(self, parcel: Parcel, **values: Any) -> None:
        """Change a row that the poster still holds; one that was taken over stays as it is."""
        self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel.id, outbox.c.tries == parcel.fence)
            .values(**values)
        )


def _plain(parcel: Parcel) -> dict[str, Any]:
    return {"text": parcel.text, "blocks": [], "session": parcel.session}
