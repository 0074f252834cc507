"""The buttons of a card, and the forms that legal fills in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.cases import Case
from bot.domain.errors import FormError
from bot.domain.states import Closing, closings
from bot.services.casework import Casework
from bot.slack import case_forms, case_view
from bot.slack.blocks import Block
from bot.slack.guard import Guard, sentence
from bot.slack.incoming import Json, Press
from bot.slack.queue_view import LOOK, look_view
from bot.slack.submissions import Submission

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false

Opening = Callable[[str, str], Block]
Sending = Callable[[Submission], Case]


def register(
    app: App, casework: Casework, guard: Guard, client: WebClient, wake: Callable[[], Any]
) -> None:
    """Attach the listeners; `client` opens the forms, `wake` calls those who send."""
    presses: dict[str, Callable[[str, str], Case]] = {
        case_view.CLAIM: casework.claim,
        case_view.RELEASE: casework.release,
        case_view.REOPEN: casework.reopen,
    }
    for action, step in presses.items():
        app.action(action)(_pressed(step, guard, wake))
    for action, opening in _openings(casework).items():
        app.action(action)(_opened(opening, guard, client))
    for form, (sending, field) in _sendings(casework).items():
        app.view(form)(_sent(sending, field, wake))


def _openings(casework: Casework) -> dict[str, Opening]:
    """The forms by the button that opens them; who could not send one is told before."""

    def answer(case_id: str, member: str) -> Block:
        case = casework.may_answer(case_id, member)
        today = casework.timetable.day(casework.wall())
        return case_forms.answer_form(case, casework.keepable(case), today)

    def ask(case_id: str, member: str) -> Block:
        return case_forms.ask_form(
            casework.may(case_id, member, lambda case, at: case.ask_back(member, "?", at))
        )

    def close(case_id: str, member: str) -> Block:
        def closed(case: Case, at: datetime) -> Case:
            reason = next(iter(closings(case.state)), Closing.SETTLED)
            return case.close(member, reason, at)

        return case_forms.close_form(casework.may(case_id, member, closed))

    def assign(case_id: str, member: str) -> Block:
        return case_forms.assign_form(
            casework.may(case_id, member, lambda case, at: case.assign(member, "somebody", at))
        )

    def duplicate(case_id: str, member: str) -> Block:
        return case_forms.duplicate_form(
            casework.may(case_id, member, lambda case, at: case.mark_duplicate(member, "", at))
        )

    def look(case_id: str, member: str) -> Block:
        return look_view(*casework.file(case_id, member))

    return {
        LOOK: look,
        case_view.ANSWER: answer,
        case_view.ASK_BACK: ask,
        case_view.CLOSE: close,
        case_view.ASSIGN: assign,
        case_view.DUPLICATE: duplicate,
    }


def _sendings(casework: Casework) -> dict[str, tuple[Sending, str]]:
    """What each form does, and the field under which a refusal stands."""

    def answer(form: Submission) -> Case:
        return casework.answer(
            form.case, form.user, form.verdict, form.text("text"), form.text("clause"),
            form.keeping,
        )  # fmt: skip

    def ask(form: Submission) -> Case:
        return casework.ask_back(form.case, form.user, form.text("question"))

    def close(form: Submission) -> Case:
        if form.closing is None:
            raise FormError({"closing": "Choose a reason."})
        return casework.close(form.case, form.user, form.closing, form.text("remark"))

    def assign(form: Submission) -> Case:
        return casework.assign(form.case, form.user, form.chosen("to"))

    def duplicate(form: Submission) -> Case:
        return casework.mark_duplicate(form.case, form.user, form.text("original"))

    return {
        case_forms.ANSWER_FORM: (answer, "text"),
        case_forms.ASK_FORM: (ask, "question"),
        case_forms.CLOSE_FORM: (close, "closing"),
        case_forms.ASSIGN_FORM: (assign, "to"),
        case_forms.DUPLICATE_FORM: (duplicate, "original"),
    }


def _pressed(
    step: Callable[[str, str], Case], guard: Guard, wake: Callable[[], Any]
) -> Callable[..., None]:
    def on_press(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            step(press.value, press.user)
            wake()

    return on_press


def _opened(opening: Opening, guard: Guard, client: WebClient) -> Callable[..., None]:
    def on_press(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            client.views_open(trigger_id=press.trigger, view=opening(press.value, press.user))

    return on_press


def _sent(sending: Sending, field: str, wake: Callable[[], Any]) -> Callable[..., None]:
    """Take a form; one that cannot be taken stays open, with what was typed and what is wrong."""

    def on_sent(ack: Ack, body: Json) -> None:
        form = Submission.read(body)
        try:
            sending(form)
        except FormError as error:
            faults = {name: text for name, text in error.faults.items() if name in form.values}
            ack(response_action="errors", errors=faults or {field: sentence(error)})
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            ack(response_action="errors", errors={field: sentence(error)})
        else:
            ack()
            wake()

    return on_sent
