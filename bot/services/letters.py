"""Dead letters: what was given up, before an admin who may have it tried again."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.errors import QuestionError
from bot.domain.records import Letter
from bot.domain.routes import NOBODY
from bot.ports.people import Clock
from bot.ports.record import Ledger

QUESTION, POST = "question", "post"


@dataclass(frozen=True, slots=True)
class Letters:
    """Questions that nobody could answer, and posts that nobody could send."""

    ledger: Ledger
    clock: Clock

    def all(self) -> Sequence[Letter]:
        """Return what was given up, questions first, each oldest first."""
        with self.ledger.step() as step:
            return (*step.inbox.letters(), *step.outbox.letters())

    def retry(self, name: str, by: str = NOBODY) -> None:
        """Have one tried again, and enter who did. Raises QuestionError when there is none."""
        kind, _, number = name.partition("-")
        if kind not in (QUESTION, POST) or not (number.isascii() and number.isdecimal()):
            raise QuestionError(f"{name} names no letter; policy-bot letters list shows them.")
        with self.ledger.step() as step:
            queue = step.inbox if kind == QUESTION else step.outbox
            if not queue.revive(int(number), self.clock()):
                raise QuestionError(f"{name} was not given up; policy-bot letters list shows them.")
            step.trail.append("letter.retried", by, f"letter:{name}")

    def retry_all(self, by: str = NOBODY) -> int:
        """Have all of them tried again, and return how many they are."""
        letters = self.all()
        for letter in letters:
            self.retry(letter.id, by)
        return len(letters)
