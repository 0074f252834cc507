"""What people think of an answer: two thumbs, and what is wrong with it."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.records import Fault
from bot.services.complaints import Complaints
from bot.slack import feedback_view, wording
from bot.slack.answer_view import FEEDBACK
from bot.slack.feedback_view import feedback_form, thanks_view
from bot.slack.forms import FeedbackForm
from bot.slack.guard import Guard, sentence
from bot.slack.incoming import Json, Press

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(
    app: App, complaints: Complaints, guard: Guard, client: WebClient, wake: Callable[[], Any]
) -> None:
    """Attach the listeners; `client` opens the form, `wake` calls those who send."""

    def on_rated(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            rating, _, entry_id = press.value.partition(":")
            good = rating == "good"
            if not complaints.rate(entry_id, press.user, "good" if good else "bad"):
                guard.tell(press, wording.UNKNOWN_ANSWER)
            elif good:
                guard.tell(press, wording.RATED_GOOD)
            else:
                client.views_open(trigger_id=press.trigger, view=feedback_form(entry_id))

    def on_sent(ack: Ack, body: Json) -> None:
        form = FeedbackForm.read(body)
        if form.reason not in set(Fault):
            ack(response_action="errors", errors={"reason": wording.CHOOSE_ONE})
            return
        try:
            complaints.complain(form.entry, form.user, Fault(form.reason), form.words)
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            ack(response_action="errors", errors={"words": sentence(error)})
        else:
            ack(response_action="update", view=thanks_view())
            wake()

    def on_taken_up(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            case = complaints.take_up(press.value, press.user)
            wake()
            guard.tell(press, wording.taken_up(case.id))

    app.action(FEEDBACK)(on_rated)
    app.action(feedback_view.TAKE_UP)(on_taken_up)
    app.view(feedback_view.FORM)(on_sent)
