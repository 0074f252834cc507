"""The memory of the bot: cases, rulings, answers, and the one step that changes them."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.domain.cases import Asker, Case, CaseStep
from bot.domain.recalls import Recalled, Verdicts
from bot.domain.records import Entry
from bot.domain.rulings import Ruling
from bot.domain.usage import Spent
from bot.ports.audit import Erasure, Trail
from bot.ports.delivery import Inbox, Outbox, Pulses


class CaseBook(Protocol):
    """All cases."""

    def get(self, case_id: str) -> Case | None:
        """Return a case by its id."""
        ...

    def same(self, sameness: str, covers: str = "") -> Case | None:
        """Return the live case of the same question, else the oldest that covers it."""
        ...

    def asked_back(self, asker: Asker) -> Case | None:
        """Return the case in which legal waits for a reply of this asker in this thread."""
        ...

    def live(self) -> Sequence[Case]:
        """Return the cases that somebody waits for, oldest first."""
        ...

    def steps(self, case_id: str) -> Sequence[CaseStep]:
        """Return the steps of a case in order."""
        ...

    def all(self) -> Sequence[Case]:
        """Return every case, oldest first."""
        ...

    def latest(self) -> datetime | None:
        """Return when the last step of any case was taken."""
        ...

    def next_number(self) -> int:
        """Return the number for the next case."""
        ...

    def keep(self, case: Case, step: str, actor: str, at: datetime) -> None:
        """Store a case after a step, and the step for good.

        Raises CaseConflictError when somebody else changed the case since it was read.
        """
        ...


class RulingBook(Protocol):
    """All rulings, and which of them lie on the shelf as they are now."""

    def keep(self, ruling: Ruling) -> None:
        """Store a new ruling, or the new status of one."""
        ...

    def of(self, case_id: str) -> Ruling | None:
        """Return the latest ruling of a case."""
        ...

    def all(self) -> Sequence[Ruling]:
        """Return every ruling, oldest first."""
        ...

    def unshelved(self) -> Sequence[Ruling]:
        """Return those that do not lie on the shelf as they are now."""
        ...

    def changed(self, ruling: Ruling) -> None:
        """Note that a ruling does not lie on the shelf as it is now."""
        ...

    def shelved(self, ruling: Ruling) -> None:
        """Note that a ruling lies on the shelf as it is here."""
        ...

    def standing(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all, with whether each is in force."""
        ...

    def get(self, name: str) -> Ruling | None:
        """Return a ruling by its id."""
        ...


class Journal(Protocol):
    """Every exchange."""

    def write(self, entry: Entry) -> None:
        """Add an exchange."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """Return an exchange by its id."""
        ...

    def latest(self, channel: str, thread: str, user: str = "") -> Entry | None:
        """Return the last exchange of a thread; without a thread, of a person in a channel."""
        ...

    def spent(self) -> Spent:
        """Return what models took for all exchanges together."""
        ...

    def citing(self, document: str) -> Sequence[Entry]:
        """Return the exchanges whose answer quoted a document, oldest first."""
        ...

    def of_case(self, case_id: str) -> Sequence[Entry]:
        """Return the exchanges that led to a case, oldest first."""
        ...

    def asked_by(self, user: str, limit: int) -> Sequence[Entry]:
        """Return the last exchanges of a person, newest first."""
        ...

    def latest_drafters(self, limit: int) -> Sequence[str]:
        """Return who worded the last answers, newest first."""
        ...

    def undecided(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return who asked what no document decides: each person with the subjects named."""
        ...

    def assign(self, entry_id: str, case_id: str) -> None:
        """Note the case that an exchange led to."""
        ...

    def rate(self, entry_id: str, user: str, rating: str) -> bool:
        """Keep what a person thinks of an answer, the last word counts; False if unknown."""
        ...


class RecallBook(Protocol):
    """Answers looked at again because a document changed, and the documents as it knows them."""

    def settled(self) -> Mapping[str, str]:
        """Return the digest of each document up to which answers have been looked at."""
        ...

    def round(self) -> int:
        """Return how often documents changed so far."""
        ...

    def settle(self, digests: Mapping[str, str]) -> None:
        """Note that every answer has been looked at with the documents as they are; a new round."""
        ...

    def note(self, recalled: Recalled, at: datetime) -> None:
        """Keep what came of an exchange."""
        ...

    def of_round(self, number: int, exchange: str = "") -> Sequence[Recalled]:
        """Return what came of all exchanges, or of one, in a round, in order."""
        ...

    def said_last(self, exchange: str, before: int | None = None) -> Verdicts | None:
        """Return the verdicts that whoever asked was told last of an exchange, by a recall.

        With `before`, in an earlier round than that.
        """
        ...

    def times_told(self, exchange: str) -> int:
        """Return how often whoever asked was told of another verdict."""
        ...


class Step(Protocol):
    """All changes of one step: they happen together or not at all."""

    @property
    def cases(self) -> CaseBook:
        """The cases."""
        ...

    @property
    def rulings(self) -> RulingBook:
        """The rulings."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal."""
        ...

    @property
    def recalls(self) -> RecallBook:
        """The recalls."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What comes in."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What goes out."""
        ...

    @property
    def pulses(self) -> Pulses:
        """Signs of life."""
        ...

    @property
    def trail(self) -> Trail:
        """The audit trail."""
        ...

    @property
    def erasure(self) -> Erasure:
        """The way out for what somebody wrote."""
        ...


class Ledger(Protocol):
    """The memory of the bot."""

    def step(self, *, urgent: bool = False) -> AbstractContextManager[Step]:
        """Begin a step; its end commits it, an exception takes all of it back.

        An `urgent` one, for which somebody outside waits, comes before what else waits here.
        """
        ...
