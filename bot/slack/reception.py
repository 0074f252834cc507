"""The reception: what many people say in the same moment goes into the inbox in one step."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache

from bot.domain.allowance import Hearing
from bot.domain.errors import LedgerError, QuestionError
from bot.domain.records import Arrival, Surface
from bot.domain.wishes import asks_for_legal
from bot.ports.people import Clock
from bot.ports.record import Ledger, Step
from bot.services.allowance import Allowance
from bot.services.anew import anew
from bot.services.batches import Batches
from bot.slack import wording


@dataclass(frozen=True, slots=True)
class Said:
    """What arrived, and which `person` really said it.

    What is said `aside`, in a thread and not to the bot, counts only from somebody who has asked
    there.
    """

    arrival: Arrival
    person: str
    aside: bool = False


class _RehearsedError(Exception):
    """Takes back what was rehearsed."""


@dataclass
class Reception:
    """Commits arrivals. `allowance` says what is too much; the wish to ask legal has its own.

    `arrival` hears of everybody who comes, before they are taken in.
    """

    ledger: Ledger
    clock: Clock
    allowance: Allowance
    wishes: Allowance
    arrival: Callable[[], None]

    def __post_init__(self) -> None:
        self._batches = Batches(self._receive)

    def rehearse(self) -> None:
        """Walk the whole way once, and keep nothing, so that the first who come need not wait."""
        nobody = Arrival("rehearsal", "", Surface.DIRECT, "nobody", "", "", "", "")
        with suppress(_RehearsedError, LedgerError), self.ledger.step(urgent=True) as step:
            step.inbox.waiting()
            step.inbox.receive_all(step.inbox.fresh([nobody]), self.clock())
            raise _RehearsedError

    def receive(self, said: Said) -> bool:
        """Commit something; False if there is nothing to do.

        Whoever says too much is told so once, by what is written into the inbox; the rest is left.
        """
        self.arrival()
        return self._batches.hand_in(said)

    @anew
    def admit(self, said: Said) -> bool:
        """Commit something for which somebody waits; False if it, or its twin, came before.

        Raises QuestionError with a sentence for the person when they ask too much.
        """
        with self.ledger.step(urgent=True) as step:
            if not step.inbox.fresh([said.arrival]):
                return False
            hearing, seconds = self._hear(said.arrival, said.person, step.inbox.waiting)
            if hearing is not Hearing.TAKEN:
                raise QuestionError(wording.too_much(seconds))
            return step.inbox.receive(said.arrival, self.clock())

    def _receive(self, said: Sequence[Said]) -> Sequence[bool]:
        with self.ledger.step(urgent=True) as step:
            people = {one.arrival.event: one.person for one in _meant(step, said)}
            meant = [one.arrival for one in said if one.arrival.event in people]
            arrivals: list[Arrival] = []
            left: list[Arrival] = []
            stored = cache(step.inbox.waiting)
            for arrival in step.inbox.fresh(meant):
                person = people[arrival.event]
                hearing, seconds = self._hear(arrival, person, lambda: stored() + len(arrivals))
                told = hearing is Hearing.TOLD
                if hearing is Hearing.LEFT:
                    left.append(arrival)
                arrivals.append(_told(arrival, seconds) if told else arrival)
            came = {
                arrival.event for arrival in step.inbox.receive_all(arrivals, self.clock(), left)
            }
        return [one.arrival.event in came for one in said]

    def _hear(
        self, arrival: Arrival, person: str, waiting: Callable[[], int]
    ) -> tuple[Hearing, float]:
        if asks_for_legal(arrival.text):
            return self.wishes.hear(person, lambda: 0)
        return self.allowance.hear(person, waiting)


def _told(arrival: Arrival, seconds: float) -> Arrival:
    """Without its words; the reply says for how long."""
    return replace(arrival, text="", left=wording.too_much(seconds))


def _meant(step: Step, said: Sequence[Said]) -> Iterator[Said]:
    """What is meant for the bot; an earlier one of the same moment counts as well."""
    asked: set[tuple[str, str, str]] = set()
    for one in said:
        place = one.arrival.channel, one.arrival.thread, one.arrival.user
        if not one.aside or place in asked or step.inbox.engaged(*place):
            asked.add(place)
            yield one
