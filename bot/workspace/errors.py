"""Why a call is refused, in Slack's own words."""

from collections.abc import Sequence


class SlackError(Exception):
    """A call that Slack answers with ok=false.

    `code` is Slack's error name; `messages` become response_metadata.messages.
    """

    def __init__(self, code: str, messages: Sequence[str] = ()) -> None:
        super().__init__(code, *messages)
        self.code = code
        self.messages = tuple(messages)


class RecordingError(Exception):
    """A kept conversation cannot be read; its text is a sentence for whoever asked for it."""


class UnknownNameError(LookupError):
    """The driver was asked about a person, room, message or element that is not there."""
