"""The app's home, drawn when somebody opens it; and the prompts of the direct conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.errors import NotPermittedError, PolicyBotError
from bot.domain.queues import Wanted, queue
from bot.domain.timetable import Timetable
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger
from bot.slack import queue_choice, wording
from bot.slack.admin import Admin
from bot.slack.blocks import Block
from bot.slack.guard import quietly, sentence
from bot.slack.home_view import MOST, REINDEX, RETRY, Home, closed_view, home_view
from bot.slack.incoming import Json
from bot.slack.queue_view import EARLIER, FILTERS, LATER

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


@dataclass(frozen=True, slots=True)
class Homes:
    """Makes the home of a person from the record."""

    ledger: Ledger
    roles: Roles
    admin: Admin
    wall: Clock
    timetable: Timetable

    def view(self, user: str, team: str, wanted: Wanted | None = None) -> Block:
        """The home of a person; a role that cannot be checked just now shows nothing of its own.

        `wanted` is what somebody of legal chose to see of the queue.
        """
        try:
            if not self.roles.is_colleague(user, team):
                return closed_view(wording.STRANGER)
            return home_view(self._home(user, team, wanted or Wanted()))
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            return closed_view(sentence(error))

    def _home(self, user: str, team: str, wanted: Wanted) -> Home:
        legal = _sure(lambda: self.roles.is_legal(user))
        with self.ledger.step() as step:
            questions = step.journal.asked_by(user, MOST)
            cases = step.cases.all()
        mine = [case for case in cases if case.asked_by(user)]
        now = self.wall()
        shown = queue(cases, wanted, user, self.timetable, now) if legal else None
        health = None
        if _sure(lambda: self.admin.may(user, team)):
            health = self.admin.health()
        return Home(questions, mine, now, shown, health, queue_choice.held(wanted))


def register(app: App, homes: Homes, client: WebClient) -> None:
    """Attach the listeners."""

    def on_opened(body: Json) -> None:
        event: Json = body["event"]
        team = str(body.get("team_id", ""))
        with quietly():
            if event.get("tab") == "messages":
                client.assistant_threads_setSuggestedPrompts(
                    channel_id=event["channel"],
                    title=wording.PROMPTS_TITLE,
                    prompts=[{"title": t, "message": m} for t, m in wording.PROMPTS],
                )
            else:
                made = homes.view(event["user"], team, queue_choice.wanted(body))
                seen: str | None = event.get("view", {}).get("hash")
                try:
                    client.views_publish(user_id=event["user"], view=made, hash=seen)
                except SlackApiError as error:
                    # A choice made meanwhile was drawn already; what was read before it is older.
                    if error.response["error"] != "hash_conflict":
                        raise

    def on_queue(ack: Ack, body: Json) -> None:
        """Draw the home again, with what was chosen; whether they are of legal is asked anew."""
        ack()
        user: Json = body["user"]
        team = str(user.get("team_id") or body["team"]["id"])
        with quietly():
            made = homes.view(user["id"], team, queue_choice.wanted(body))
            client.views_publish(user_id=user["id"], view=made)

    def pressed(act: Callable[[str, str], str]) -> Callable[..., None]:
        def on_press(ack: Ack, body: Json) -> None:
            ack()
            user: Json = body["user"]
            team = str(user.get("team_id") or body["team"]["id"])
            with quietly():
                told = _said(lambda: act(user["id"], team))
                client.chat_postMessage(channel=user["id"], text=told)

        return on_press

    app.event("app_home_opened")(on_opened)
    app.action(REINDEX)(pressed(homes.admin.press))
    app.action(RETRY)(pressed(homes.admin.retry))
    for action in (*FILTERS, EARLIER, LATER):
        app.action(action)(on_queue)


def _said(act: Callable[[], str]) -> str:
    try:
        return act()
    except PolicyBotError as error:
        return sentence(error)


def _sure(ask: Callable[[], Any]) -> bool:
    try:
        return bool(ask())
    except NotPermittedError:
        return False
