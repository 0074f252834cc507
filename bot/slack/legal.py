"""The buttons of a card, and the form in which legal answers."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.domain.answers import Verdict
from bot.domain.cases import Case
from bot.domain.outcomes import RULINGS, outcome_faults
from bot.services.casework import Casework
from bot.slack import case_view
from bot.slack.guard import Guard, sentence
from bot.slack.incoming import AnswerForm, Json, Press

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(
    app: App, casework: Casework, guard: Guard, client: WebClient, wake: Callable[[], Any]
) -> None:
    """Attach the listeners; `client` opens the form, `wake` calls those who send."""
    steps: dict[str, Callable[[str, str], Case]] = {
        case_view.CLAIM: casework.claim,
        case_view.RELEASE: casework.release,
        case_view.CLOSE: casework.close,
        case_view.REOPEN: casework.reopen,
    }
    for action, step in steps.items():
        app.action(action)(_pressed(step, guard, wake))

    def on_answer(ack: Ack, body: Json) -> None:
        ack()
        press = Press.read(body)
        with guard.over(press):
            case = casework.may_answer(press.value, press.user)
            client.views_open(trigger_id=press.trigger, view=case_view.answer_form(case))

    def on_sent(ack: Ack, body: Json) -> None:
        faults = _record(casework, AnswerForm.read(body))
        if faults:
            ack(response_action="errors", errors=faults)
        else:
            ack()
            wake()

    app.action(case_view.ANSWER)(on_answer)
    app.view(case_view.ANSWER_FORM)(on_sent)


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


def _record(casework: Casework, form: AnswerForm) -> dict[str, str]:
    """Record an answer; what is wrong with it comes back by field."""
    verdict = Verdict(form.verdict) if form.verdict in RULINGS else None
    faults = outcome_faults(verdict, form.text, form.clause)
    if faults or verdict is None:
        return faults
    try:
        casework.answer(form.case, form.user, verdict, form.text, form.clause)
    except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
        return {"text": sentence(error)}
    return {}
