"""How the bot is, and the index as its admins keep it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.domain.answers import Answer
from bot.domain.builds import IndexState
from bot.domain.edits import Edit


class Meter(Protocol):
    """Counts what happens, for whoever watches the bot; it hears numbers and no words."""

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage of an answer took."""
        ...

    def answered(self, answer: Answer) -> None:
        """Count an answer, and what a model took for it."""
        ...


class Summary(Protocol):
    """What a reindex did."""

    @property
    def edits(self) -> Sequence[Edit]:
        """The documents that changed, clause by clause."""
        ...

    def summary(self) -> str:
        """Say it in a sentence or a few lines."""
        ...


class IndexUpdate(Protocol):
    """Builds the index anew; the old one answers until then."""

    def __call__(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Run to the end, telling stage, done and total. Raises PolicyBotError."""
        ...


class IndexCare(Protocol):
    """What an admin may do with the index while the bot runs. Each raises PolicyBotError."""

    def update(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Build anew, telling stage, done and total; the old index answers until the end."""
        ...

    def diff(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Tell what building anew would change."""
        ...

    def rollback(self) -> int:
        """Go back to the generation before, and return its number."""
        ...

    def state(self) -> IndexState:
        """Tell what answers just now."""
        ...
