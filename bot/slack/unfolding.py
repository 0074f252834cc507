"""The button that unfolds an answer to the clauses that it quotes."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack.answer_view import UNFOLD
from bot.slack.guard import Guard
from bot.slack.incoming import Json, Press
from bot.slack.sources import Sources

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(app: App, sources: Sources, guard: Guard, client: WebClient) -> None:
    """Attach the listener; `client` opens the modal while the press is fresh."""

    def on_unfold(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            client.views_open(trigger_id=press.trigger, view=sources.unfold(press))

    app.action(UNFOLD)(on_unfold)
