"""Questions: mentions, direct messages, follow-ups, edits, and the button under an answer.

What was asked is in the inbox already when a listener runs; workers answer from there.
"""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.services.casework import Casework
from bot.slack import wording
from bot.slack.answer_view import ANEW, ASK_LEGAL, ASK_RULED, edited_blocks
from bot.slack.edits import asked_anew
from bot.slack.guard import Guard
from bot.slack.incoming import Json, Press
from bot.slack.intake import Intake

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(
    app: App, intake: Intake, casework: Casework, guard: Guard, wake: Callable[[], Any]
) -> None:
    """Attach the listeners; `wake` calls those who send."""

    def on_said(body: Json) -> None:
        intake.wake()
        edit = intake.edited(body)
        if edit is not None:
            guard.show(edit.channel, edit.user, edit.thread, edited_blocks(edit.value))

    def on_anew(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            intake.take(asked_anew(press))
            intake.wake()

    def on_ask_ruled(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            if intake.pressed(press.arrival):
                intake.wake()
            else:
                guard.tell(press, wording.ASKED_HERE)

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
    app.action(ANEW)(on_anew)
    app.action(ASK_RULED)(on_ask_ruled)
