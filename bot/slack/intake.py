"""The intake: what was said is in the inbox, on disk, before Slack hears that it arrived."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltResponse

from bot.domain.records import Arrival
from bot.ports import Clock, Ledger
from bot.slack.incoming import Json, arrival_of, needs_thread

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes arrivals in; `wake` calls the workers."""

    ledger: Ledger
    clock: Clock
    bot_user: str
    wake: Callable[[], None]

    def take(self, arrival: Arrival) -> bool:
        """Commit an arrival; False if it, or its twin, came before."""
        with self.ledger.step() as step:
            return step.inbox.receive(arrival, self.clock())

    def take_event(self, body: Json) -> bool:
        """Commit an event if it is for us and new; False if there is nothing to do.

        In a channel's thread, whoever does not mention the bot is heard only if they have
        asked there before; the words of all others are not stored.
        """
        arrival = arrival_of(body, self.bot_user)
        if arrival is None:
            return False
        with self.ledger.step() as step:
            if needs_thread(body, arrival, self.bot_user) and not step.inbox.engaged(
                arrival.channel, arrival.thread, arrival.user
            ):
                return False
            return step.inbox.receive(arrival, self.clock())


def register(app: App, intake: Intake) -> None:
    """Put the intake before all listeners, and so before the acknowledgement.

    When the inbox cannot be written, Slack gets no acknowledgement and sends again.
    """

    def receive(body: Json, next: Callable[[], Any]) -> BoltResponse | None:  # noqa: A002  Bolt's name
        if body.get("type") == "event_callback" and not intake.take_event(body):
            return BoltResponse(status=200, body="")
        next()
        return None

    app.middleware(receive)
