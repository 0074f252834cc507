"""The Stop button: the answer that is being made is not given, and one sentence says so."""

from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.domain.stages import Session
from bot.services.inquiries import Inquiries
from bot.slack.guard import quietly
from bot.slack.incoming import Json

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false


def register(app: App, inquiries: Inquiries, client: WebClient, wake: Callable[[], Any]) -> None:
    """Attach the listener; `wake` calls those who send."""

    def on_stopped(body: Json) -> None:
        event: Json = body["event"]
        channel, thread = str(event["channel"]), str(event.get("thread_ts", ""))
        user, at = str(event.get("user", "")), str(event.get("event_ts", ""))
        if inquiries.stop(channel, thread, user, at):
            wake()
            return
        with quietly():  # nothing was at work: the button has to go all the same
            client.agents_sessions_setStatus(
                channel_id=channel, thread_ts=thread or None, status=Session.ACTIVE.value
            )

    app.event("agent_session_stopped")(on_stopped)
