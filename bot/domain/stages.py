"""How far the work on an answer is, and how a conversation with the bot stands."""

from enum import StrEnum


class Stage(StrEnum):
    """What is being done for an answer, in this order."""

    FRAMING = "framing"
    READING = "reading"
    CHECKING = "checking"


class Session(StrEnum):
    """How a conversation stands: the bot is at work, waits to be asked, or legal has it."""

    PROCESSING = "processing"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"
