"""A streamed message: the steps of the work under a question, until the answer comes."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, cast

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.domain.errors import DeliveryError
from bot.domain.records import Arrival
from bot.domain.stages import Stage
from bot.slack import wording

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

LOG = logging.getLogger(__name__)
FAILURES = (DeliveryError, SlackClientError, HTTPException, OSError, KeyError)
_TRIES = 3
_PAUSE = 2.0
_LONGEST_PAUSE = 10.0
_PAGE = 50


@dataclass
class Stream:
    """The stream under one question. Slack ends it after five minutes, or when it is stopped.

    `ts` is where it stands. After a call whose answer was lost it may stand anywhere in
    the thread; then `unsure` is true.
    """

    client: WebClient
    arrival: Arrival
    bot_user: str
    ts: str = ""
    unsure: bool = False

    def start(self, stage: Stage) -> bool:
        """Begin it; False where there are no streams, or not for this question."""
        try:
            begun = self.client.chat_startStream(
                channel=self.arrival.channel,
                thread_ts=self.arrival.thread,
                recipient_team_id=self.arrival.team,
                recipient_user_id=self.arrival.user,
                task_display_mode="plan",
                chunks=[{"type": "plan_update", "title": wording.AT_WORK}, *tasks(stage)],
            )
            self.ts = str(cast("dict[str, Any]", begun.data)["ts"])
        except FAILURES as error:
            LOG.debug("stream: not begun (%s)", type(error).__name__)
            self.unsure = not isinstance(error, SlackApiError)
        return bool(self.ts)

    def show(self, stage: Stage) -> bool:
        """Show how far the work is; False when nothing can be added any more."""
        return done(
            lambda: self.client.chat_appendStream(
                channel=self.arrival.channel, ts=self.ts, chunks=tasks(stage)
            )
        )

    def clear(self) -> None:
        """Take away what was streamed here."""
        if self.ts:
            self._take_away(self.ts)
        elif self.unsure:
            self.sweep()

    def sweep(self) -> None:
        """Take away whatever was streamed in this thread and nobody knows of any more."""
        try:
            page = self.client.conversations_replies(
                channel=self.arrival.channel, ts=self.arrival.thread, limit=_PAGE
            )
        except FAILURES as error:
            LOG.debug("stream: nothing swept (%s)", type(error).__name__)
            return
        for message in cast("dict[str, Any]", page.data)["messages"]:
            plans = [b for b in message.get("blocks", []) if b.get("type") == "plan"]
            if plans and message.get("user") == self.bot_user:
                self._take_away(str(message["ts"]))

    def _take_away(self, ts: str) -> None:
        """End a stream and delete its message: only what has ended can be deleted."""
        channel = self.arrival.channel
        for _ in range(_TRIES):
            pause = 0.0
            try:
                self.client.chat_stopStream(channel=channel, ts=ts)
            except FAILURES as error:
                pause = _pause(error)
            try:
                self.client.chat_delete(channel=channel, ts=ts)
            except FAILURES as error:
                if _code(error) == "message_not_found":
                    return
                time.sleep(max(pause, _pause(error)))
            else:
                return
        LOG.info("stream: a message of progress could not be taken away")


def tasks(now: Stage) -> list[dict[str, str]]:
    """The steps as they stand when one of them is under way."""
    stages = list(Stage)
    place = stages.index(now)
    states = ["complete"] * place + ["in_progress"] + ["pending"] * (len(stages) - place - 1)
    return [
        {"type": "task_update", "id": stage.value, "title": wording.STAGES[stage], "status": state}
        for stage, state in zip(stages, states, strict=True)
    ]


def done(call: Callable[[], object]) -> bool:
    """Call Slack for something that may fail; tell whether it did what it should."""
    try:
        call()
    except FAILURES as error:
        LOG.debug("stream: not shown (%s)", type(error).__name__)
        return False
    return True


def _code(error: Exception) -> str:
    if not isinstance(error, SlackApiError):
        return ""
    return str(cast("dict[str, Any]", error.response.data).get("error", ""))


def _pause(error: Exception) -> float:
    """How long to wait before another try: as long as Slack says, within reason."""
    if not isinstance(error, SlackApiError):
        return _PAUSE
    named = cast("dict[str, str]", error.response.headers)
    said = next((str(v) for k, v in named.items() if k.lower() == "retry-after"), "")
    return min(float(said), _LONGEST_PAUSE) if said.isdecimal() else _PAUSE
