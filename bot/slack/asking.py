"""Asking from anywhere: a shortcut, a message's menu, the home; with or without a name."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.errors import NotPermittedError, QuestionError
from bot.domain.records import Arrival, Surface
from bot.domain.routes import ANONYMOUS
from bot.slack import ask_view, wording
from bot.slack.ask_view import ask_form, taken_view
from bot.slack.forms import AskForm
from bot.slack.guard import quietly, sentence
from bot.slack.incoming import Command, Json, spoken
from bot.slack.intake import Intake

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


@dataclass(frozen=True, slots=True)
class Asking:
    """Takes questions whose answers go to the person directly."""

    intake: Intake

    def take(self, form: AskForm) -> None:
        """Take a question in; without a name, nothing but a sealed route leads to who asked.

        Raises QuestionError for no question, NotPermittedError for guests and strangers.
        """
        if not form.text:
            raise QuestionError(wording.NO_QUESTION)
        if not self.intake.roles.is_colleague(form.user, form.team):
            raise NotPermittedError(wording.STRANGER)
        named = not form.unnamed
        self.intake.take(
            Arrival(
                event=form.event,
                twin="",
                surface=Surface.COMMAND,
                user=form.user if named else ANONYMOUS,
                team=form.team if named else "",
                channel=form.user if named else self.intake.seals.seal(form.user),
                thread="",
                text=form.text,
            ),
            person=form.user,
        )
        self.intake.wake()

    def unnamed(self, command: Command, text: str) -> str:
        """Take what was typed behind `/policy anonymously`; return the sentence for the person."""
        event = f"command:{command.trigger}"
        self.take(AskForm(event, command.user, command.team, text.strip(), True))
        return wording.UNNAMED_TAKEN


def register(app: App, asking: Asking, client: WebClient) -> None:
    """Attach the listeners; `client` opens the form while the press is fresh."""

    def opener(text: Callable[[Json], str]) -> Callable[..., None]:
        def on_asked(ack: Ack, body: Json) -> None:
            ack()
            with quietly():
                client.views_open(trigger_id=body["trigger_id"], view=ask_form(text(body)))

        return on_asked

    def message_text(body: Json) -> str:
        return spoken(str(body["message"].get("text") or ""), asking.intake.bot_user)

    def nothing(_: Json) -> str:
        return ""

    def on_sent(ack: Ack, body: Json) -> None:
        try:
            asking.take(AskForm.read(body))
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            ack(response_action="errors", errors={ask_view.QUESTION: sentence(error)})
        else:
            ack(response_action="update", view=taken_view())

    app.shortcut({"type": "shortcut", "callback_id": ask_view.ASK})(opener(nothing))
    app.shortcut({"type": "message_action", "callback_id": ask_view.CHECK})(opener(message_text))
    app.action(ask_view.ASK_BUTTON)(opener(nothing))
    app.view(ask_view.ASK_FORM)(on_sent)
