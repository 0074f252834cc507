"""Questions: mentions, direct messages, follow-ups, and the button under an answer.

What was asked is in the inbox already when a listener runs; workers answer from there.
"""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.services.casework import Casework
from bot.slack.answer_view import ASK_LEGAL
from bot.slack.guard import Guard
from bot.slack.incoming import Json, Press
from bot.slack.intake import Intake

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(
    app: App, intake: Intake, casework: Casework, guard: Guard, wake: Callable[[], Any]
) -> None:
    """Attach the listeners; `wake` calls those who send."""

    def on_said() -> None:
        intake.wake()

    def on_ask_legal(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            case, new = casework.escalate(press.value, press.user, press.team)
            wake()
            if not new:
                guard.tell(press, f"{case.id} is with legal already; you will be told.")

    app.event("app_mention")(on_said)
    app.event("message")(on_said)
    app.action(ASK_LEGAL)(on_ask_legal)
