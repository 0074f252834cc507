"""What people think of an answer."""

from slack_bolt import Ack, App

from bot.ports import Ledger
from bot.slack import wording
from bot.slack.answer_view import FEEDBACK
from bot.slack.guard import Guard
from bot.slack.incoming import Json, Press

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(app: App, ledger: Ledger, guard: Guard) -> None:
    """Attach the listener of the two thumbs."""

    def on_rated(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            rating, _, entry_id = press.value.partition(":")
            rating = "good" if rating == "good" else "bad"
            with ledger.step() as step:
                known = step.journal.rate(entry_id, press.user, rating)
            thanks = wording.RATED_GOOD if rating == "good" else wording.RATED_BAD
            guard.tell(press, thanks if known else wording.UNKNOWN_ANSWER)

    app.action(FEEDBACK)(on_rated)
