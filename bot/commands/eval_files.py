"""The files of an evaluation: questions with gold answers, paraphrases, near misses."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from bot.commands.output import read_lines
from bot.domain.errors import PolicyBotError
from bot.domain.golds import Gold, read_gold
from bot.domain.stability import NearMiss, read_near_miss, read_paraphrases

_Row = TypeVar("_Row")


def asked_whole(gold: Gold) -> str:
    """A question with the one before it, for a retriever that knows no turns."""
    return f"{gold.prior.user}\n{gold.question}" if gold.prior else gold.question


def read_golds(path: str) -> list[Gold]:
    """Read the questions of a file. Raises PolicyBotError with one sentence on what is wrong."""
    golds = list(_read(path, read_gold))
    if not golds:
        raise PolicyBotError(f"{path} holds no questions; see docs/evaluation.md.")
    names = [gold.id for gold in golds]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise PolicyBotError(f'{path} has the id "{twice}" twice; give every question its own.')
    return golds


def read_paraphrased(path: str | None, golds: Sequence[Gold]) -> list[tuple[Gold, str]]:
    """Read the questions of a file in other words, each with the question that it says again."""
    if not path:
        return []
    known = {gold.id: gold for gold in golds}
    rows = list(_read(path, lambda row: read_paraphrases(row, known)))
    return [(known[name], words) for name, texts in rows for words in texts]


def read_near(path: str) -> list[NearMiss]:
    """Read names that nobody knows, each with the name that it is like."""
    return list(_read(path, read_near_miss))


def _read(path: str, read: Callable[[dict[str, Any]], _Row]) -> Iterable[_Row]:
    """Read each line of a file. Raises PolicyBotError that names the line and what is wrong."""
    for number, row in enumerate(read_lines(path), 1):
        try:
            yield read(row)
        except ValueError as error:
            raise PolicyBotError(
                f"{path}, line {number}: {error}; see docs/evaluation.md."
            ) from error
