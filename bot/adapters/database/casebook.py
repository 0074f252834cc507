"""Cases, who asked them, and each step of their life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, func, insert, select, update

from bot.adapters.database.codec import (
    dump_citation,
    dump_outcome,
    dump_packet,
    load_citation,
    load_outcome,
    load_packet,
    moment,
    seconds,
)
from bot.adapters.database.payloads import step_payload, step_ref
from bot.adapters.database.schema import case_askers, case_steps, cases
from bot.adapters.database.trail import StoredTrail
from bot.domain.answers import Reason, Verdict
from bot.domain.cases import Asker, Case, CaseState, CaseStep
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError


@dataclass(frozen=True, slots=True)
class StoredCases:
    """The cases as one transaction sees them."""

    connection: Connection
    trail: StoredTrail

    def get(self, case_id: str) -> Case | None:
        """Return a case by its id; what is no id is no case."""
        _, _, number = case_id.strip().upper().rpartition("CASE-")
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            return None
        return self._one(cases.c.number == int(number))

    def same(self, sameness: str, covers: str = "") -> Case | None:
        """Return the live case of the same question, else the oldest that covers it."""
        found = self._one(cases.c.live == sameness)
        if found is None and covers:
            found = self._one(and_(cases.c.covers == covers, cases.c.live.is_not(None)))
        return found

    def asked_back(self, asker: Asker) -> Case | None:
        """Return the case in which legal waits for a reply of this asker in this thread."""
        here = (
            case_askers.c.user == asker.user,
            case_askers.c.channel == asker.channel,
            case_askers.c.thread == asker.thread,
        )
        waits = cases.c.state == CaseState.NEEDS_INFO.value
        return self._one(and_(waits, cases.c.number.in_(select(case_askers.c.case).where(*here))))

    def live(self) -> Sequence[Case]:
        """Return the cases that somebody waits for, oldest first."""
        return self._many(select(cases).where(cases.c.live.is_not(None)))

    def all(self) -> Sequence[Case]:
        """Return every case, oldest first."""
        return self._many(select(cases))

    def steps(self, case_id: str) -> Sequence[CaseStep]:
        """Return the steps of a case in order."""
        case = self.get(case_id)
        if case is None:
            return []
        query = select(case_steps).where(case_steps.c.case == case.number)
        rows = self.connection.execute(query.order_by(case_steps.c.revision)).mappings()
        return [
            CaseStep(
                row["revision"], row["step"], row["actor"], moment(row["at"]),
                CaseState(row["state"]),
            )
            for row in rows.all()
        ]  # fmt: skip

    def latest(self) -> datetime | None:
        """Return when the last step of any case was taken."""
        at = self.connection.execute(select(func.max(case_steps.c.at))).scalar()
        return None if at is None else moment(at)

    def next_number(self) -> int:
        """Return the number for the next case."""
        highest = self.connection.execute(select(func.max(cases.c.number))).scalar()
        return (highest or 0) + 1

    def keep(self, case: Case, step: str, actor: str, at: datetime) -> None:
        """Store a case after a step; a revision that is there already is a conflict."""
        if case.revision == 0:
            self.connection.execute(insert(cases).values(number=case.number, **_values(case)))
        else:
            changed = self.connection.execute(
                update(cases)
                .where(cases.c.number == case.number, cases.c.revision == case.revision - 1)
                .values(**_values(case))
            )
            if changed.rowcount != 1:
                raise CaseConflictError(f"{case.id} was changed just now; look at its card again.")
        self._keep_askers(case)
        taken = {
            "case": case.number,
            "revision": case.revision,
            "step": step,
            "state": case.state.value,
            "outcome": dump_outcome(case.outcome),
        }
        self.connection.execute(insert(case_steps).values(actor=actor, at=at.timestamp(), **taken))
        ref = step_ref(case.number, case.revision)
        self.trail.append(f"case.{step}", actor, ref, step_payload(taken))

    def _keep_askers(self, case: Case) -> None:
        known = self._askers(case.number)
        for asker in case.askers:
            if asker not in known:
                self.connection.execute(
                    insert(case_askers).values(
                        case=case.number,
                        user=asker.user,
                        channel=asker.channel,
                        thread=asker.thread,
                    )
                )

    def _one(self, condition: Any) -> Case | None:
        query = select(cases).where(condition).order_by(cases.c.number).limit(1)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else self._case(row)

    def _many(self, query: Select[Any]) -> Sequence[Case]:
        rows = self.connection.execute(query.order_by(cases.c.number)).mappings()
        return [self._case(row) for row in rows.all()]

    def _askers(self, number: int) -> tuple[Asker, ...]:
        query = select(case_askers.c.user, case_askers.c.channel, case_askers.c.thread)
        found = self.connection.execute(
            query.where(case_askers.c.case == number).order_by(case_askers.c.id)
        )
        return tuple(Asker(*row) for row in found.all())

    def _case(self, row: RowMapping) -> Case:
        claimed, closed = row["claimed_at"], row["closed_at"]
        return Case(
            number=row["number"],
            sameness=row["sameness"],
            question=row["question"],
            audience=Audience(row["audience"]),
            verdict=Verdict(row["verdict"]),
            reason=Reason(row["reason"]),
            askers=self._askers(row["number"]),
            opened_at=moment(row["opened_at"]),
            uses=tuple(Use(use) for use in row["uses"]),
            subjects=tuple(row["subjects"]),
            citations=tuple(load_citation(stored) for stored in row["citations"]),
            state=CaseState(row["state"]),
            claimant=row["claimant"],
            outcome=load_outcome(row["outcome"]),
            claimed_at=None if claimed is None else moment(claimed),
            closed_at=None if closed is None else moment(closed),
            duplicate_of=row["duplicate_of"],
            revision=row["revision"],
            covers=row["covers"] or "",
            since=None if row["since"] is None else moment(row["since"]),
            due_at=None if row["due_at"] is None else moment(row["due_at"]),
            **load_packet(row["packet"] or {}),
        )


def _values(case: Case) -> dict[str, Any]:
    return {
        "sameness": case.sameness,
        "live": case.sameness if case.live else None,
        "question": case.question,
        "audience": case.audience.value,
        "verdict": case.verdict.value,
        "reason": case.reason.value,
        "uses": [use.value for use in case.uses],
        "subjects": list(case.subjects),
        "citations": [dump_citation(citation) for citation in case.citations],
        "state": case.state.value,
        "claimant": case.claimant,
        "outcome": dump_outcome(case.outcome),
        "opened_at": seconds(case.opened_at),
        "claimed_at": seconds(case.claimed_at),
        "closed_at": seconds(case.closed_at),
        "duplicate_of": case.duplicate_of,
        "revision": case.revision,
        "covers": case.covers or None,
        "since": seconds(case.since),
        "due_at": seconds(case.due_at),
        "packet": dump_packet(case),
    }
