"""What commands write, and where progress is drawn."""

import json
import shutil
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from tqdm import tqdm

from bot.app import App
from bot.domain.errors import PolicyBotError, QuestionError
from bot.services.reindexing import Progress, Report


def say(text: str) -> None:
    """Write a line for whoever runs the command."""
    sys.stdout.write(f"{text}\n")


def columns() -> int:
    """How wide the terminal is, or 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def say_json(value: object) -> None:
    """Write one line of JSON."""
    say(json.dumps(value, ensure_ascii=False))


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines; "-" is the standard input.

    Raises QuestionError that names the line that is none.
    """
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyBotError(f"{path} cannot be read: {error}.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise QuestionError(f"{path}, line {number}: this is not JSON ({error}).") from error
        if not isinstance(value, dict):
            raise QuestionError(f"{path}, line {number}: a line holds one JSON object.")
        yield cast(dict[str, Any], value)


@contextmanager
def progress_bar() -> Generator[Progress]:
    """Draw stages on the terminal with the time that is left; elsewhere stay silent."""
    bars: dict[str, tqdm[Any]] = {}

    def show(stage: str, done: int, total: int) -> None:
        bar = bars.get(stage)
        if bar is None:
            for other in bars.values():
                other.close()
            bar = bars[stage] = tqdm(
                total=total, desc=stage, file=sys.stderr, disable=None, leave=False, smoothing=0.05
            )
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield show
    finally:
        for bar in bars.values():
            bar.close()


def ensure_index(app: App) -> None:
    """Build the first index where there is none, so that a first question has an answer."""
    if not app.generations.kept():
        sys.stderr.write("There is no index yet; building it from the knowledge roots.\n")
        with progress_bar() as progress:
            tell_refusals(app.reindex(progress))


def tell_refusals(report: Report) -> None:
    """Name every file that could not be used."""
    for refusal in report.refused:
        sys.stderr.write(f"{refusal.reason}\n")
