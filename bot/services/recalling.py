"""Recalling: when documents change, the answers that quote them are looked at again.

It knows the documents by their digests up to which every answer has been looked at, so that
it does not matter who built the index, how often, or went back to an earlier one. An exchange
is looked at in a step of its own: what was told, and the post that tells it, are kept together,
and after a crash the rest is looked at, and nobody is told twice.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.answers import DEGRADED, Answer, Citation, Question, Turn
from bot.domain.builds import digest
from bot.domain.changes import Change
from bot.domain.documents import Audience, Document, Kind
from bot.domain.errors import IndexUnavailableError, QuestionError
from bot.domain.recalls import (
    Recall,
    Recalled,
    Told,
    Verdicts,
    Why,
    clause_changes,
    differing,
    moved_elsewhere,
    of_answer,
    of_entry,
    open_to,
)
from bot.domain.records import Entry
from bot.domain.routes import ANONYMOUS
from bot.domain.rulings import RulingStatus
from bot.ports.answers import Answering
from bot.ports.index import KeptIndex
from bot.ports.record import Step
from bot.services.casework import Casework


@dataclass
class Recalling:
    """Looks whether documents changed, and at what rests on them."""

    casework: Casework
    index: KeptIndex
    answering: Answering
    _seen: int = field(default=0, init=False)

    def work(self) -> bool:
        """Look at every answer that quotes a changed document; tell if anybody is to be told."""
        try:
            index = self.index.current()
        except IndexUnavailableError:
            return False
        if index.generation == self._seen:
            return False
        documents = index.documents
        now = {n: digest(d) for n, d in documents.items() if d.in_force and not _ruled(d)}
        with self.casework.ledger.step() as step:
            before, number = step.recalls.settled(), step.recalls.round()
            changed = {n: now.get(n, "") for n, old in before.items() if now.get(n, "") != old}
            entries = _citing(step, changed)
            if before != now and not changed:
                step.recalls.settle(now)
        former = self.index.former({name: before[name] for name in changed})
        this = _Round(number, documents, changed, former)
        looked = [self._look(e, this) for e in entries]
        if changed and all(looked):
            self._settle(this, now)
        if all(looked):
            self._seen = index.generation
        return bool(looked)

    def _look(self, entry: Entry, this: "_Round") -> bool:
        """Look at one exchange; False when that has to be tried again later."""
        quoted = {n: d for n, d in this.changed.items() if _quotes(entry, n)}
        elsewhere = {n for n in quoted if moved_elsewhere(entry.citations, this.documents, n)}
        answer = None if elsewhere == quoted.keys() else self._ask(entry)
        if answer is not None and answer.drafter == DEGRADED != entry.answer.get("drafter"):
            return False  # what a model had restricted may only be looked at with a model
        with self.casework.ledger.step() as step:
            noted = {(r.document, r.digest) for r in step.recalls.of_round(this.number, entry.id)}
            fresh = {n: d for n, d in quoted.items() if (n, d) not in noted}
            if not fresh:
                return True
            was = step.recalls.said_last(entry.id) or of_entry(entry)
            now = of_answer(answer) if answer else was
            told = Told(entry, was, now)
            differs = bool(differing(was, now))
            for name, value in fresh.items():
                why = Why.TOLD if differs else Why.SAME
                why = Why.ELSEWHERE if name in elsewhere and not differs else why
                row = Recalled(entry.id, name, value, this.number, now, why)
                step.recalls.note(row, self.casework.wall())
            if differs and entry.user:
                self._tell(step, told, this)
        return True

    def _ask(self, entry: Entry) -> Answer | None:
        prior = Turn(entry.prior) if entry.prior else None
        teams = self.casework.roles.teams(entry.user) if entry.user != ANONYMOUS else None
        try:
            return self.answering.ask(
                Question(entry.question, entry.audience, prior, entry.id, teams)
            )
        except QuestionError:
            return None

    def _tell(self, step: Step, told: Told, this: "_Round") -> None:
        entry = told.entry
        shown = this.of(entry.citations, self._day, entry.audience)
        key = f"recall:{entry.id}:{step.recalls.times_told(entry.id)}"
        titles = {c.document: c.title for c in entry.citations if c.document in this.changed}
        self.casework.post(step, [self.casework.desk.changed(told, key, shown, titles)])

    def _settle(self, this: "_Round", now: Mapping[str, str]) -> None:
        """Show legal what came of it, and begin a new round; both or neither."""
        with self.casework.ledger.step() as step:
            if step.recalls.round() != this.number:
                return  # another process was first
            recall = self._recall(step, this)
            if recall:
                self.casework.post(step, [self.casework.desk.recall_card(recall)])
            step.recalls.settle(now)

    def _recall(self, step: Step, this: "_Round") -> Recall:
        documents, changed = this.documents, this.changed
        rows = step.recalls.of_round(this.number)
        by_exchange = {row.exchange: row for row in rows if row.why is Why.TOLD}
        entries = [e for name in by_exchange if (e := step.journal.get(name))]
        cases = [
            (case, found)
            for case in step.cases.all()
            if case.live or case.outcome
            if (found := this.of(case.citations, self._day))
        ]
        ids = {case.id for case, _ in cases}
        quoted = [c for e in entries for c in e.citations]
        changes: list[Change] = [*this.of(quoted, self._day)]
        changes += [c for _, found in cases for c in found if c not in changes]
        names = hashlib.sha256(repr(sorted(changed.items())).encode()).hexdigest()[:12]
        return Recall(
            key=f"recalled:{this.number}:{names}",
            titles=tuple(documents[n].title if n in documents else n for n in changed),
            changes=tuple(changes),
            told=tuple(
                Told(e, _said_before(step, e, this.number), by_exchange[e.id].verdicts)
                for e in entries
            ),
            same=len({row.exchange for row in rows} - by_exchange.keys()),
            cases=tuple(case for case, _ in cases if case.live),
            rulings=tuple(
                ruling
                for ruling in step.rulings.all()
                if ruling.status is RulingStatus.IN_FORCE and ruling.case in ids
            ),
        )

    @property
    def _day(self) -> date:
        return self.casework.timetable.day(self.casework.wall())


@dataclass(frozen=True, slots=True)
class _Round:
    """One round: the documents, digests of those that changed, and what they were until now."""

    number: int
    documents: Mapping[str, Document]
    changed: Mapping[str, str]
    former: Mapping[str, Document]

    def of(
        self, citations: Iterable[Citation], day: date, reader: Audience = Audience.LEGAL
    ) -> tuple[Change, ...]:
        """Return what became of quotations, as far as a reader may see it."""
        former = {n: d for n, d in self.former.items() if reader.may_see(d.audience)}
        found = clause_changes(citations, self.documents, self.changed, day, former)
        return tuple(change for change in found if open_to(reader, change, self.documents))


def _ruled(document: Document) -> bool:
    """Rulings have an end of their own, at which everybody is told at once."""
    return document.kind is Kind.RULING


def _said_before(step: Step, entry: Entry, number: int) -> Verdicts:
    return step.recalls.said_last(entry.id, number) or of_entry(entry)


def _quotes(entry: Entry, document: str) -> bool:
    return any(citation.document == document for citation in entry.citations)


def _citing(step: Step, changed: Mapping[str, str]) -> Sequence[Entry]:
    found = {entry.id: entry for name in changed for entry in step.journal.citing(name)}
    return list(found.values())
