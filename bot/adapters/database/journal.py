"""The journal: questions, and the answers as they were given."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, String, cast, func, insert, select, update

from bot.adapters.database.codec import dump_citation, load_citation, moment
from bot.adapters.database.payloads import EXCHANGE, exchange_payload
from bot.adapters.database.schema import journal, model_usage
from bot.adapters.database.trail import StoredTrail
from bot.domain.answers import Reason, Verdict
from bot.domain.documents import Audience, Use
from bot.domain.records import Entry
from bot.domain.routes import NOBODY
from bot.domain.usage import Spent, Usage


@dataclass(frozen=True, slots=True)
class StoredJournal:
    """The journal as one transaction sees it."""

    connection: Connection
    trail: StoredTrail

    def write(self, entry: Entry) -> None:
        """Add an exchange."""
        told = {
            "id": entry.id,
            "question": entry.question,
            "audience": entry.audience.value,
            "answer": entry.answer,
            "evidence": [dump_citation(citation) for citation in entry.citations],
            "generation": entry.answer["generation"],
            "drafter": entry.answer["drafter"],
        }
        self.connection.execute(
            insert(journal).values(
                at=entry.at.timestamp(),
                asker=entry.user,
                channel=entry.channel,
                thread=entry.thread,
                prior=entry.prior,
                seconds=entry.answer["seconds"],
                case=entry.case,
                feedback=dict(entry.feedback),
                **told,
            )
        )
        self.trail.append("answered", entry.user, f"{EXCHANGE}{entry.id}", exchange_payload(told))
        if entry.usage:
            self.connection.execute(
                insert(model_usage).values(exchange=entry.id, **asdict(entry.usage))
            )

    def get(self, entry_id: str) -> Entry | None:
        """Return an exchange by its id."""
        return self._first(journal.c.id == entry_id)

    def latest(self, channel: str, thread: str, user: str = "") -> Entry | None:
        """Return the last exchange of a thread; without a thread, of a person in a channel."""
        if thread:
            return self._first(journal.c.channel == channel, journal.c.thread == thread)
        return self._first(journal.c.channel == channel, journal.c.asker == user)

    def spent(self) -> Spent:
        """Return what models took for all exchanges together."""
        column = model_usage.c
        sums = (
            func.coalesce(func.sum(c), 0)
            for c in (column.tokens_in, column.tokens_out, column.dropped)
        )
        failed = func.count().filter(column.failure != "")
        row = self.connection.execute(select(func.count(), failed, *sums).select_from(model_usage))
        return Spent(*(int(number) for number in row.one()))

    def citing(self, document: str) -> Sequence[Entry]:
        """Return the exchanges whose answer quoted a document, oldest first."""
        quoted = cast(journal.c.evidence, String).contains(f'"{document}"', autoescape=True)
        query = select(journal).where(quoted).order_by(journal.c.number)
        rows = self.connection.execute(query).mappings().all()
        found = [_entry(row, self._usage(row["id"])) for row in rows]
        return [e for e in found if any(c.document == document for c in e.citations)]

    def of_case(self, case_id: str) -> Sequence[Entry]:
        """Return the exchanges that led to a case, oldest first."""
        query = select(journal).where(journal.c.case == case_id).order_by(journal.c.number)
        rows = self.connection.execute(query).mappings().all()
        return [_entry(row, self._usage(row["id"])) for row in rows]

    def asked_by(self, user: str, limit: int) -> Sequence[Entry]:
        """Return the last exchanges of a person, newest first."""
        query = select(journal).where(journal.c.asker == user).order_by(journal.c.number.desc())
        rows = self.connection.execute(query.limit(limit)).mappings().all()
        return [_entry(row, self._usage(row["id"])) for row in rows]

    def latest_drafters(self, limit: int) -> Sequence[str]:
        """Return who worded the last answers, newest first."""
        query = select(journal.c.drafter).order_by(journal.c.number.desc()).limit(limit)
        return self.connection.execute(query).scalars().all()

    def assign(self, entry_id: str, case_id: str) -> None:
        """Note the case that an exchange led to."""
        self.connection.execute(
            update(journal).where(journal.c.id == entry_id).values(case=case_id)
        )
        self.trail.append("assigned", NOBODY, f"{EXCHANGE}{entry_id}", case_id)

    def rate(self, entry_id: str, user: str, rating: str) -> bool:
        """Keep what a person thinks of an answer, the last word counts; False if unknown."""
        query = select(journal.c.feedback).where(journal.c.id == entry_id).with_for_update()
        row = self.connection.execute(query).first()
        if row is None:
            return False
        rated = {**row.feedback, user: rating}
        self.connection.execute(
            update(journal).where(journal.c.id == entry_id).values(feedback=rated)
        )
        self.trail.append("rated", user, f"{EXCHANGE}{entry_id}", rating)
        return True

    def _first(self, *conditions: Any) -> Entry | None:
        query = select(journal).where(*conditions).order_by(journal.c.number.desc()).limit(1)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else _entry(row, self._usage(row["id"]))

    def _usage(self, entry_id: str) -> Usage | None:
        query = select(*(c for c in model_usage.c if c is not model_usage.c.exchange))
        row = self.connection.execute(query.where(model_usage.c.exchange == entry_id)).first()
        return None if row is None else Usage(*row)


def _entry(row: RowMapping, usage: Usage | None) -> Entry:
    answer = row["answer"]
    return Entry(
        id=row["id"],
        at=moment(row["at"]),
        user=row["asker"],
        channel=row["channel"],
        thread=row["thread"],
        question=row["question"],
        prior=row["prior"],
        audience=Audience(row["audience"]),
        verdict=Verdict(answer["verdict"]),
        reason=Reason(answer["escalation"]["reason"]),
        uses=tuple(Use(use) for use in answer["uses"]),
        subjects=tuple(answer["subjects"]),
        citations=tuple(load_citation(stored) for stored in row["evidence"]),
        answer=answer,
        case=row["case"],
        usage=usage,
        feedback=row["feedback"],
    )
