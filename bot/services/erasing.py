"""Erasing a person: their words leave every table at a stroke, and what shows them is redrawn."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.erasing import Person, case_without, ruling_without_words
from bot.domain.errors import DeliveryError, PolicyBotError
from bot.domain.records import Erased
from bot.domain.routes import ERASED, NOBODY
from bot.ports.people import Seals
from bot.ports.record import Ledger, Step
from bot.ports.slack import Desk
from bot.services.casework import Casework
from bot.services.steps import case_in

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was taken out. `name` is theirs in the trail, and leads to nobody any more.

    `limited` are rulings that decide less than before; `closed` are routes to somebody without a
    name that the key at hand does not open.
    """

    name: str
    exchanges: int
    cases: int
    limited: tuple[str, ...]
    closed: int


@dataclass(frozen=True)
class Erasing:
    """Takes a person out of the ledger. `scrub` overwrites what was deleted on disk.

    `reshelve` brings shelf and index in line with rulings that have changed.
    """

    ledger: Ledger
    casework: Casework
    desk: Desk
    seals: Seals
    scrub: Callable[[], None]
    new_id: Callable[[], str]
    reshelve: Callable[[], None] = lambda: None

    def erase(self, user: str) -> Erasure:
        """Leave no word of a person, named or not. Raises PolicyBotError when there is none.

        Then, too, the disk is overwritten: an earlier try may have come that far only.
        """
        done = self._taken_out(user)
        if done is not None and done.limited:
            self.reshelve()
        self.scrub()
        if done is None:
            raise PolicyBotError(f"There is nothing of {user}: no question and no case.")
        LOG.info("erased: %s, %d exchanges, %d cases", done.name, done.exchanges, done.cases)
        return done

    def _taken_out(self, user: str) -> Erasure | None:
        with self.ledger.step() as step:
            person, closed = self._person(step, user)
            known = user in step.trail.people().values()
            gone = step.erasure.exchanges(person)
            cases = step.erasure.cases(person, gone.places)
            if not (known or gone.ids or gone.rated or cases):
                return None
            step.erasure.arrivals(person)
            step.erasure.posts(person, (*gone.ids, *gone.rated, *cases))
            limited = [name for case in cases for name in self._case(step, case, person, gone)]
            for entry_id in sorted(gone.ids | gone.rated):
                self._complaints(step, entry_id)
            name = step.trail.unname(user)
            step.trail.append("erased", NOBODY, name)
        return Erasure(name, len(gone.ids), len(cases), tuple(limited), closed)

    def _person(self, step: Step, user: str) -> tuple[Person, int]:
        """Find the ways to a person who asked without their name; only the key can."""
        mine: set[str] = set()
        closed = 0
        for route in step.erasure.routes():
            try:
                if self.seals.open(route) == user:
                    mine.add(route)
            except DeliveryError:
                closed += 1
        return Person(user, frozenset(mine)), closed

    def _case(self, step: Step, case_id: str, person: Person, gone: Erased) -> list[str]:
        """Take them out of a case and of its rulings; return the rulings that decide less."""
        case = case_in(step, case_id)
        others = _others(step, case_id)
        left = case_without(case, person, others, gone.places, self.casework.wall())
        if left is case:
            return []
        step.erasure.askers(case.number, person)
        kept = self.casework.keep(step, case, left, "erase", NOBODY)
        self.casework.show(step, kept)
        if kept.sameness == case.sameness:
            return []
        limited: list[str] = []
        for ruling in step.rulings.all():
            narrower = ruling_without_words(ruling)
            if ruling.case == case.id and narrower != ruling:
                step.rulings.keep(narrower)
                step.rulings.changed(narrower)
                if narrower.scope != ruling.scope:
                    limited.append(ruling.id)
        return limited

    def _complaints(self, step: Step, entry_id: str) -> None:
        """Draw again what legal was shown of complaints."""
        entry = step.journal.get(entry_id)
        if entry is not None and step.erasure.shown(f"complaints:{entry_id}"):
            words = entry.question or f"({ERASED})"
            post = self.desk.complaints(replace(entry, question=words), self.new_id())
            self.casework.post(step, [post])


def _others(step: Step, case_id: str) -> frozenset[str]:
    """The words in which others have asked a case, as far as the journal has them still."""
    return frozenset(e.question for e in step.journal.of_case(case_id) if e.question)
