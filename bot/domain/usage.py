"""What asking a model for one answer took."""

from dataclasses import dataclass

_LONGEST = 64  # what the journal has room for


@dataclass(frozen=True, slots=True)
class Usage:
    """A model with its prompt, the tokens, and how much of what it said was dropped.

    `failure` names the kind of failure that left the answer to code alone.
    """

    model: str
    prompt: str
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: int = 0
    failure: str = ""

    @property
    def name(self) -> str:
        """Model and prompt, as an answer names who drafted it."""
        return f"{self.model} {self.prompt}"[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Spent:
    """All that models took so far: how often they were asked, how often in vain, and the sums."""

    asked: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped: int = 0
