"""`make onechange`: one document of a real collection changes while people ask.

How soon answers come from it, and what share it costs of a build from nothing. Costs are seconds
of a processor, which other work on the machine hardly changes.
"""

import argparse
import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from bot.adapters.minilm import MiniLM
from bot.app import App
from bot.commands.bench import QUESTIONS
from bot.domain.answers import Question
from bot.domain.documents import Document
from bot.domain.errors import PolicyBotError
from bot.settings import read_settings
from tests.shared import KNOWLEDGE, PROJECT, SHARED
from tests.trials.company import FORK
from tests.trials.oracle import Findings, report

_MOST = 0.02  # of the cost of a build from nothing
_SEEN_SECONDS = 5.0
_SAID = "\n\nIn this edition, nobody may train anything on these pages without asking first.\n"

Cites = tuple[tuple[str, int, int, str], ...]


@dataclass(frozen=True)
class Seen:
    """What one question got: when, from which generation, and what it quotes of documents."""

    begun: float
    ended: float
    generation: int = 0
    cites: Cites = ()
    error: str = ""


@dataclass(frozen=True)
class Cost:
    """What one reindex took, and what it told."""

    wall: float
    processor: float
    report: Mapping[str, Any]


def _reindex(environment: Mapping[str, str]) -> Cost:
    begun, before = time.monotonic(), _spent()
    command = [sys.executable, "-m", "bot", "reindex", "--json"]
    told = subprocess.run(
        command, env={**environment}, cwd=PROJECT, stdout=subprocess.PIPE, check=False
    )
    return Cost(time.monotonic() - begun, _spent() - before, json.loads(told.stdout))


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ask(environment: Mapping[str, str], pipe: Pipe) -> None:
    """Ask until SIGTERM, and hand back all that was seen."""
    logging.disable(logging.CRITICAL)
    seen: list[Seen] = []
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    app = App(read_settings(environment))
    app.answering.warm()
    pipe.send(True)
    while going:
        seen.append(_one(app, QUESTIONS[len(seen) % len(QUESTIONS)]))
        time.sleep(0.05)
    pipe.send(seen)


def _one(app: App, text: str) -> Seen:
    begun = time.monotonic()
    try:
        answer = app.answering.ask(Question(text))
    except PolicyBotError as error:
        return Seen(begun, time.monotonic(), error=str(error))
    quotes = [citation.quote for citation in answer.citations]
    cites = tuple((q.document, q.start, q.end, q.text) for q in quotes)
    return Seen(begun, time.monotonic(), answer.generation, cites)


def _embedding(app: App, each: int) -> float:
    """What it costs to make all vectors, counted from each so manieth."""
    contents = app.generations.contents()
    assert contents is not None
    pieces = app.generations.pieces(contents).values()
    texts = list(dict.fromkeys(piece.text for found in pieces for piece in found))
    model = MiniLM()
    list(model.embed(texts[:1]))
    before = time.process_time()
    some = list(model.embed(texts[::each]))
    return (time.process_time() - before) * len(texts) / len(some)


def _judge(seen: list[Seen], app: App, found: Findings) -> None:
    generations = sorted({look.generation for look in seen if not look.error})
    texts: dict[int, Mapping[str, Document]] = {
        number: app.generations.documents(number) or {} for number in generations
    }
    found.wrong += [f"a question failed: {look.error}" for look in seen if look.error]
    answered = [look for look in seen if not look.error]
    numbers = [look.generation for look in answered]
    if numbers != sorted(numbers):
        found.wrong.append("an answer came from an older generation than one before it")
    for look in answered:
        for name, start, end, quoted in look.cites:
            document = texts[look.generation].get(name)
            if document is None or document.text[start:end] != quoted:
                found.wrong.append(f"generation {look.generation} has no such text of {name}")


def one_change(root: Path, each: int) -> tuple[Findings, str, bool]:
    """Build, change one document while somebody asks, and tell: faults, figures, cheap enough."""
    found = Findings()
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        copied = Path(shutil.copytree(root, Path(folder) / root.name))
        environment = {
            **os.environ,
            "DATA_DIR": str(Path(folder) / "data"),
            "KNOWLEDGE_DIRS": f"{KNOWLEDGE},{copied}",
        }
        whole = _reindex(environment)
        app = App(read_settings(environment))
        made, taken = whole.report["embedded"], whole.report["reused"]
        nothing = whole.processor + _embedding(app, each) * taken / max(made + taken, 1)
        near, far = FORK.Pipe(duplex=False)
        asker = FORK.Process(target=_ask, args=(environment, far), daemon=True)
        asker.start()
        near.recv()
        files = sorted((copied / "platform-terms").glob("*.md"))
        changed = files[len(files) // 2]
        changed.write_text(changed.read_text("utf-8") + _SAID, "utf-8")
        begun = time.monotonic()
        cost = _reindex(environment)
        time.sleep(_SEEN_SECONDS)
        asker.terminate()
        seen: list[Seen] = near.recv()
        asker.join()
        _judge(seen, app, found)
    late = [look.ended - begun for look in seen if look.generation == cost.report["generation"]]
    if not late:
        found.lost.append(f"the new generation was not seen within {_SEEN_SECONDS:.0f} s")
    meanwhile = [look for look in seen if begun <= look.begun <= begun + cost.wall]
    slowest = max((look.ended - look.begun for look in meanwhile), default=0.0)
    share = cost.processor / nothing
    said = (
        f"1 of {len(cost.report['unchanged']) + 1} documents changed: the command took "
        f"{cost.wall:.1f} s, the first answer came from it after {min(late, default=0.0):.1f} s",
        f"it cost {cost.processor:.1f} s of a processor, {share:.2%} of the {nothing:.0f} s of a "
        f"build from nothing, whose vectors were counted from each {each}th",
        f"{len(meanwhile)} questions meanwhile, the slowest in {slowest:.2f} s",
    )
    return found, "; ".join(said), share <= _MOST


def main() -> int:
    """Run it, and print what came of it last."""
    parser = argparse.ArgumentParser(prog="onechange", description=__doc__)
    parser.add_argument("--root", type=Path, default=SHARED / "corpus")
    parser.add_argument("--each", type=int, default=20, help="of so many vectors one is computed")
    options = parser.parse_args()
    FORK.set_forkserver_preload(["bot.app"])
    found, said, cheap = one_change(options.root, options.each)
    report(f"{said}: {found}")
    return 1 if found or not cheap else 0


if __name__ == "__main__":
    sys.exit(main())
