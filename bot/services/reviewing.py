"""Marked clauses before people: what waits for a decision, and the decisions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.domain.builds import Contents
from bot.domain.clauses import Clause
from bot.domain.documents import Document, Effect, Use
from bot.domain.errors import IndexUnavailableError, UsageError
from bot.domain.reviewing import Decision, accept, pending, reject, stale
from bot.ports.documents import Reviews
from bot.ports.people import Clock


@dataclass(frozen=True, slots=True)
class Waiting:
    """What nobody has decided on, the decisions whose clause is gone, and the texts."""

    clauses: tuple[Clause, ...]
    stale: tuple[Decision, ...]
    documents: Mapping[str, Document]


class Reviewing:
    """The use case; `contents` gives the texts of the current generation."""

    def __init__(
        self, contents: Callable[[], Contents | None], reviews: Reviews, clock: Clock
    ) -> None:
        self._contents = contents
        self._reviews = reviews
        self._clock = clock

    def waiting(self, documents: Iterable[str] = ()) -> Waiting:
        """Return what waits for a decision, of all documents or of these.

        Raises UsageError for a document that nobody knows.
        """
        contents, decisions = self._current(), self._reviews.decisions()
        wanted = set(documents)
        unknown = sorted(wanted - contents.documents.keys())
        if unknown:
            raise UsageError(
                f'There is no document "{unknown[0]}"; policy-bot review lists those with clauses.'
            )
        left = pending(contents.clauses, decisions)
        gone = stale(contents.documents, contents.clauses, decisions)
        if wanted:
            left = tuple(clause for clause in left if clause.document in wanted)
            gone = tuple(decision for decision in gone if decision.document in wanted)
        return Waiting(left, gone, contents.documents)

    def accept(
        self, name: str, by: str, uses: Iterable[Use] = (), effect: Effect | None = None
    ) -> Decision:
        """Make a rule of a mark, with the name of whoever read it. Raises UsageError."""
        return self._decide(accept(self._clause(name), _named(by), self._today(), uses, effect))

    def reject(self, name: str, by: str, why: str = "") -> Decision:
        """Say that a mark limits nothing, with the name of whoever read it. Raises UsageError."""
        return self._decide(reject(self._clause(name), _named(by), self._today(), why.strip()))

    def _decide(self, decision: Decision) -> Decision:
        self._reviews.decide(decision)
        return decision

    def _clause(self, name: str) -> Clause:
        marks = self._current().clauses.values()
        found = next((c for clauses in marks for c in clauses if c.id == name), None)
        if found is None:
            raise UsageError(f'No clause has the id "{name}"; policy-bot review lists them.')
        return found

    def _current(self) -> Contents:
        contents = self._contents()
        if contents is None:
            raise IndexUnavailableError("There is no index yet; run policy-bot reindex.")
        return contents

    def _today(self) -> str:
        return self._clock().date().isoformat()


def _named(by: str) -> str:
    if not by.strip():
        raise UsageError("Say who read the clause: --by NAME.")
    return by.strip()
