"""The intake: what was said is in the inbox, on disk, before Slack hears that it arrived."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import App, BoltResponse

from bot.domain.errors import DeliveryError
from bot.domain.records import Arrival, Surface
from bot.domain.routes import ANONYMOUS
from bot.ports.people import Roles, Seals
from bot.ports.record import Ledger
from bot.services.anew import anew
from bot.slack.edits import Edit, edit_of
from bot.slack.incoming import Json, arrival_of, needs_thread
from bot.slack.reception import Reception, Said

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false

_LOOKS = 10
_WAIT = 0.04


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes arrivals in, by the reception; `wake` calls the workers."""

    ledger: Ledger
    bot_user: str
    seals: Seals
    roles: Roles
    wake: Callable[[], None]
    reception: Reception

    def take(self, arrival: Arrival, person: str = "") -> bool:
        """Commit an arrival; False if it, or its twin, came before. `person` is who really asks.

        Raises QuestionError with a sentence for the person when they ask too much.
        """
        return self.reception.admit(Said(arrival, person or arrival.user))

    def pressed(self, arrival: Arrival) -> bool:
        """Commit what a button asks; False if the person asked it there before.

        Under the answer to an unnamed question it is asked without a name.
        """
        unnamed = self._unnamed(arrival)
        return unnamed is not None and self.take(unnamed, arrival.user)

    def take_event(self, body: Json, *, unnamed: bool = True) -> bool:
        """Commit an event if it is for us and new; False if there is nothing to do.

        In a channel's thread, whoever does not mention the bot is heard only if they have
        asked there before; the words of all others are not stored. Without `unnamed`, what is
        said without a name is left out.
        """
        arrival = arrival_of(body, self.bot_user)
        if arrival is None:
            return False
        person, aside = arrival.user, needs_thread(body, arrival, self.bot_user)
        arrival = self._unnamed(arrival)
        if arrival is None or (arrival.user == ANONYMOUS and not unnamed):
            return False
        return self.reception.receive(Said(arrival, person, aside))

    def edited(self, body: Json) -> Edit | None:
        """Return the new words of a question that the bot has read, or None for all else."""
        edit = edit_of(body, self.bot_user)
        if edit is None or not edit.text:
            return None
        with self.ledger.step(urgent=True) as step:
            return edit if step.inbox.heard(edit.twin) else None

    @anew
    def _unnamed(self, arrival: Arrival) -> Arrival | None:
        """Whoever goes on under the answer to an unnamed question stays without a name.

        So does a colleague under a message of which it is not known yet what it is: nobody is
        named in doubt. What somebody who has left the company says there is not stored at all.
        """
        if arrival.surface is not Surface.DIRECT or arrival.root:
            return arrival
        routes, named = self._above(arrival)
        for _ in range(_LOOKS):
            if routes or named:
                break
            time.sleep(_WAIT)  # whoever sends is about to write down where the message stands
            routes, named = self._above(arrival)
        mine = [route for route in routes if self._leads(route, arrival.user)]
        if named and not mine:
            return arrival
        if not self.roles.is_colleague(arrival.user, arrival.team):
            return None if mine else arrival
        route = mine[0] if mine else self.seals.seal(arrival.user)
        return replace(arrival, twin="", user=ANONYMOUS, team="", channel=route)

    def _leads(self, route: str, user: str) -> bool:
        try:
            return self.seals.open(route) == user
        except DeliveryError:
            return False

    def _above(self, arrival: Arrival) -> tuple[Sequence[str], bool]:
        """What is known of the message above: its sealed routes, and whether it has a name."""
        team, channel, _ = arrival.twin.split(":")
        with self.ledger.step(urgent=True) as step:
            routes = step.outbox.sealed_at(arrival.thread)
            ours = step.outbox.thread_at(channel, arrival.thread) != arrival.thread
            named = ours or step.inbox.heard(f"{team}:{channel}:{arrival.thread}")
            return routes, named


def register(app: App, intake: Intake) -> None:
    """Put the intake before all listeners, and so before the acknowledgement.

    When the inbox cannot be written, Slack gets no acknowledgement and sends again.
    """

    def _wanted(body: Json) -> bool:
        event: Json = body.get("event") or {}
        if event.get("type") not in ("message", "app_mention"):
            return True
        return intake.take_event(body) or edit_of(body, intake.bot_user) is not None

    def receive(body: Json, next: Callable[[], Any]) -> BoltResponse | None:  # noqa: A002  Bolt's name
        if body.get("type") == "event_callback" and not _wanted(body):
            return BoltResponse(status=200, body="")
        next()
        return None

    app.middleware(receive)
