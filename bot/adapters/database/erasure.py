"""What the tables hold of a person, or of an old exchange, taken out of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    String,
    Table,
    cast,
    delete,
    or_,
    select,
    update,
)

from bot.adapters.database.payloads import EXCHANGE, exchange_payload
from bot.adapters.database.schema import case_askers, case_steps, cases, inbox, journal, outbox
from bot.adapters.database.trail import StoredTrail
from bot.domain.answers import Turn
from bot.domain.erasing import GONE, Person, answer_without_words
from bot.domain.records import LEGAL_DESK, Erased
from bot.domain.routes import ERASED, SEALED

_AT_ONCE = 400
_BLANK: dict[str, Any] = {"text": GONE, "blocks": []}
_FORGOTTEN: dict[str, Any] = {"text": "", "blocks": []}
_ASKING = ("open", "join", "reply")


@dataclass(frozen=True, slots=True)
class StoredErasure:
    """Takes words out, as one transaction; the trail is told what is gone."""

    connection: Connection
    trail: StoredTrail

    def routes(self) -> Sequence[str]:
        """Return all sealed routes that lead to anybody."""
        found: set[str] = set()
        for table in (inbox, journal, case_askers, outbox):
            sealed = table.c.channel.startswith(SEALED, autoescape=True)
            query = select(table.c.channel).where(sealed).distinct()
            found |= {str(route) for route in self.connection.execute(query).scalars()}
        return sorted(found)

    def exchanges(self, person: Person) -> Erased:
        """Take a person's exchanges out, and what they think of those of others.

        What others have asked after them in the same threads loses what it may have of their
        words: the earlier turn, and the answer that was made with it.
        """
        rows = self._rows(_of(journal, journal.c.asker, person))
        gone: dict[str, Any] = {"asker": ERASED, "channel": "", "thread": ""}
        for row in rows:
            self._blank(row, **gone, evidence=[], feedback={})
        places = {(str(r["channel"]), str(r["thread"])) for r in rows if r["thread"]}
        after = [
            row
            for channel, thread in sorted(places)
            for row in self._rows((journal.c.channel == channel) & (journal.c.thread == thread))
            if row["prior"] and row["question"]
        ]
        for row in after:
            answer = answer_without_words(row["answer"])
            self._change(row["id"], prior="", answer=answer)
            left = exchange_payload({**row, "answer": answer})
            self.trail.redact(f"{EXCHANGE}{row['id']}", left)
        rated = cast(journal.c.feedback, String).contains(f'"{person.user}"', autoescape=True)
        for row in (rated_rows := self._rows(rated)):
            others = {user: said for user, said in row["feedback"].items() if user != person.user}
            self._change(row["id"], feedback=others)
        ids = [str(row["id"]) for row in rows]
        self.trail.forget(f"{EXCHANGE}{row['id']}" for row in rows)
        return Erased(frozenset(ids), frozenset(places), frozenset(r["id"] for r in rated_rows))

    def cases(self, person: Person, places: Collection[tuple[str, str]]) -> Sequence[str]:
        """Return the cases that a person asked, or that go on from where they have asked."""
        query = select(case_askers.c.case, case_askers.c.channel, case_askers.c.thread)
        theirs = query.where(_of(case_askers, case_askers.c.user, person))
        found = {int(row.case) for row in self.connection.execute(theirs).all()}
        for row in self.connection.execute(query).all():
            if (row.channel, row.thread) in places:
                found.add(int(row.case))
        return [f"CASE-{number:04d}" for number in sorted(found)]

    def askers(self, number: int, person: Person) -> None:
        """Take a person out of those who asked a case and took an asker's steps in it."""
        self.connection.execute(
            delete(case_askers).where(
                case_askers.c.case == number, _of(case_askers, case_askers.c.user, person)
            )
        )
        self.connection.execute(
            update(case_steps)
            .where(
                case_steps.c.case == number,
                case_steps.c.actor == person.user,
                case_steps.c.step.in_(_ASKING),
            )
            .values(actor=ERASED)
        )

    def arrivals(self, person: Person) -> None:
        """Take out what a person said; it still counts as heard, so that it comes in once."""
        gone: dict[str, Any] = {"user": ERASED, "channel": "", "thread": "", "body": {}}
        self.connection.execute(
            update(inbox).where(_of(inbox, inbox.c.user, person)).values(state="done", **gone)
        )

    def posts(self, person: Person, about: Iterable[str]) -> None:
        """Take out what goes to a person, and what is to tell legal of these exchanges and cases.

        What may just be on its way is made empty; its next look follows.
        """
        self.connection.execute(delete(outbox).where(_of(outbox, outbox.c.person, person)))
        sent = outbox.c.state == "sent"
        self.connection.execute(update(outbox).where(sent).values(payload=_FORGOTTEN))
        unsent = select(outbox.c.id, outbox.c.key, outbox.c.state)
        unsent = unsent.where(~sent, outbox.c.channel == LEGAL_DESK)
        names = frozenset(about)
        for row in self.connection.execute(unsent).all():
            if not names.isdisjoint(row.key.split(":")) or row.key.startswith("digest:"):
                this = outbox.c.id == row.id
                if row.state == "sending":
                    self.connection.execute(update(outbox).where(this).values(payload=_BLANK))
                else:
                    self.connection.execute(delete(outbox).where(this))

    def shown(self, root: str) -> bool:
        """Tell whether a message of this name was ever to be shown."""
        query = select(outbox.c.id).where(outbox.c.root == root)
        return self.connection.execute(query.limit(1)).first() is not None

    def forget(self, before: datetime, limit: int) -> int:
        """Forget what was asked and said in the oldest exchanges from before; return how many.

        Who asked, the verdict and the quotations stay: whoever relied on a text is told when it
        ends. What was given up before then is not tried again any more.
        """
        left = (inbox.c.state == "dead") & (inbox.c.received_at < before.timestamp())
        self.connection.execute(update(inbox).where(left).values(state="done", body={}))
        old = (journal.c.at < before.timestamp()) & (journal.c.question != "")
        query = select(journal).where(old).order_by(journal.c.number).limit(limit)
        rows = self.connection.execute(query).mappings().all()
        for row in rows:
            rated = {u: ":".join(said.split(":", 2)[:2]) for u, said in row["feedback"].items()}
            self._blank(row, feedback=rated)
            self._forget_before(row)
        self.trail.forget(f"{EXCHANGE}{row['id']}" for row in rows)
        return len(rows)

    def closed_before(self, day: datetime, limit: int) -> Sequence[str]:
        """Return the oldest cases that were closed before and still have their words."""
        closed = (cases.c.closed_at < day.timestamp()) & (cases.c.question != GONE)
        query = select(cases.c.number).where(closed).order_by(cases.c.number).limit(limit)
        return [f"CASE-{number:04d}" for number in self.connection.execute(query).scalars()]

    def _forget_before(self, row: RowMapping) -> None:
        """Take what an exchange asked out of those after it, which were read with it."""
        asked = Turn.after("", row["question"]).user
        place = (journal.c.channel == row["channel"]) & (journal.c.thread == row["thread"])
        for after in self._rows(place & (journal.c.prior != "")):
            if asked in after["prior"].split("\n"):
                self._change(after["id"], prior="")

    def _blank(self, row: RowMapping, **more: Any) -> None:
        answer = answer_without_words(row["answer"])
        self._change(row["id"], question="", prior="", answer=answer, **more)

    def _change(self, name: str, **values: Any) -> None:
        self.connection.execute(update(journal).where(journal.c.id == name).values(**values))

    def _rows(self, condition: ColumnElement[bool]) -> Sequence[RowMapping]:
        query = select(journal).where(condition).order_by(journal.c.number)
        return self.connection.execute(query).mappings().all()


def _of(table: Table, user: "ColumnElement[Any]", person: Person) -> ColumnElement[bool]:
    """The rows of a person: by their name, or by a sealed route that leads to them."""
    routes = sorted(person.routes)
    parts = [routes[begin : begin + _AT_ONCE] for begin in range(0, len(routes), _AT_ONCE)]
    return or_(user == person.user, *(table.c.channel.in_(part) for part in parts))
