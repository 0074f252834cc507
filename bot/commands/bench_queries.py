"""How long searches and answers take, and what memory the process has that gives them."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bot.app import App
from bot.commands.bench_processes import peak_here
from bot.domain.answers import Question
from bot.domain.errors import QuestionError

_HITS = 10


@dataclass(frozen=True, slots=True)
class Times:
    """The median of some seconds, and what 95 of 100 do not exceed."""

    median: float
    p95: float

    def __str__(self) -> str:
        """Say them in milliseconds."""
        return f"median {self.median * 1000:.1f} ms, p95 {self.p95 * 1000:.1f} ms"

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Times":
        """Sum up."""
        ranked = sorted(seconds)
        return cls(median(ranked), ranked[int(len(ranked) * 0.95)])


@dataclass(frozen=True, slots=True)
class Queries:
    """What each text took as a search and as a question, in seconds; the memory is in MB."""

    texts: int
    search: Times
    answer: Times
    memory: float

    def summary(self) -> str:
        """Say it in one sentence."""
        return (
            f"{self.texts:,} texts: search {self.search}; answer {self.answer}; "
            f"memory {self.memory:.0f} MB."
        )


def asked(texts: Sequence[str], app: App) -> Queries:
    """Ask all texts in this process; a few are asked before, so that files are open."""
    answering = app.answering
    app.warm()
    for text in texts[:3]:
        answering.search(Question(text), _HITS)
    search = [timed(lambda text=text: answering.search(Question(text), _HITS)) for text in texts]
    answer = [timed(lambda text=text: _asked(text, app)) for text in texts]
    return Queries(len(texts), Times.of(search), Times.of(answer), peak_here())


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def read_texts(file: str) -> list[str]:
    """Return the lines of a file that say something. Raises QuestionError."""
    try:
        texts = [line.strip() for line in Path(file).read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file} cannot be read: {error}.") from error
    if not any(texts):
        raise QuestionError(f"{file} holds no question; write one a line.")
    return [text for text in texts if text]


def _asked(text: str, app: App) -> None:
    try:
        app.answering.ask(Question(text))
    except QuestionError:
        return  # too long or too odd to be a question: that is an answer, too
