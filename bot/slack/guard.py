"""Errors into sentences: one for the person, one line without texts for the log."""

import logging
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.domain.errors import PolicyBotError, QuestionError
from bot.services.crew import where
from bot.slack import wording
from bot.slack.blocks import Block, fallback
from bot.slack.incoming import Press
from bot.slack.mrkdwn import escape

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

LOG = logging.getLogger(__name__)
# What comes of a payload that lacks what every payload of its kind has.
UNREADABLE = (LookupError, TypeError, AttributeError, ValueError, RecursionError, QuestionError)


def sentence(error: Exception) -> str:
    """What a person is told of an error; what was not foreseen goes to the log."""
    if isinstance(error, PolicyBotError):
        return escape(str(error))
    LOG.error("slack: %s", where(error))
    return wording.FAILED


def register(app: App) -> None:
    """Log what nobody else caught, without its texts; Slack hears that it failed.

    A payload that cannot be read is refused; anything else is our fault, and Slack sends again.
    """

    def on_error(error: Exception) -> BoltResponse:
        LOG.error("slack: %s", where(error))
        return BoltResponse(status=400 if isinstance(error, UNREADABLE) else 500, body="")

    app.error(on_error)


@contextmanager
def quietly() -> Generator[None]:
    """Log what goes wrong where there is no place to tell the person."""
    try:
        yield
    except (SlackClientError, HTTPException, OSError) as error:
        LOG.warning("slack: something could not be shown (%s)", type(error).__name__)


@dataclass(frozen=True, slots=True)
class Guard:
    """Speaks for all handlers, to one person's eyes."""

    client: WebClient

    @contextmanager
    def over(self, press: Press) -> Generator[None]:
        """Turn whatever goes wrong with a press into a sentence for who pressed."""
        try:
            yield
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            self.tell(press, sentence(error))

    def tell(self, press: Press, text: str) -> None:
        """Say something to who pressed, where they pressed; from the app's home, directly."""
        self._whisper(press.channel, press.user, press.thread, text, None)

    def show(self, channel: str, user: str, thread: str, made: Sequence[Block]) -> None:
        """Show something to one person."""
        self._whisper(channel, user, thread, fallback(made), list(made))

    def _whisper(
        self, channel: str, user: str, thread: str, text: str, made: list[Block] | None
    ) -> None:
        try:
            if not channel:
                self.client.chat_postMessage(channel=user, text=text, blocks=made)
                return
            self.client.chat_postEphemeral(
                channel=channel, user=user, thread_ts=thread or None, text=text, blocks=made
            )
        except (SlackClientError, HTTPException, OSError) as error:
            LOG.warning("slack: a person could not be told (%s)", type(error).__name__)
