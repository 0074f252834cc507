"""`policy-bot bench`: speed, memory and retrieval as figures; ratios in one run, not promises."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bot.app import App
from bot.commands.bench_queries import asked, read_texts, timed
from bot.commands.eval_files import asked_whole, read_golds
from bot.commands.output import ensure_index, progress_bar, say
from bot.commands.parsing import Commands
from bot.domain import serial
from bot.domain.answers import Question
from bot.domain.errors import UsageError
from bot.domain.evaluation import Citing, cited
from bot.domain.golds import Gold

QUESTIONS = (
    "Is HD-VG-130M ok for training our text-to-video product?",
    "What happens with the YouTube clips the team downloaded in 2024?",
    "May we use outputs of ChatGPT to fine-tune our model?",
    "Can we scrape Reddit?",
    "Which licence does the SynthWorld-9B dataset have?",
    "May we keep raw crawl pages for seven months?",
    "Dürfen wir LibriSpeech für ein Produkt verwenden?",
    "who won the game last night?",
)
_ROUNDS = 5
_HITS = 10


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("bench", help="measure speed, memory and retrieval")
    parser.add_argument("--full", action="store_true", help="also index everything from nothing")
    parser.add_argument("--questions", metavar="FILE", help="whether a search finds what to cite")
    parser.add_argument("--peer", action="store_true", help="LangChain's retriever beside it")
    parser.add_argument(
        "--size", type=int, metavar="N", help="up to N pieces of invented documents, and servers"
    )
    parser.add_argument("--queries", metavar="FILE", help="time the lines of a file as questions")
    parser.add_argument("--json", action="store_true", help="with --queries, one JSON object")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Print one figure a line."""
    if options.peer and not options.questions:
        raise UsageError("--peer needs --questions FILE; docs/evaluation.md has the format.")
    golds = read_golds(options.questions) if options.questions else []
    texts = read_texts(options.queries) if options.queries else []
    ensure_index(app)
    if options.size is not None:
        from bot.commands.bench_scale import measured

        for line in measured(options.size, app):
            say(line)
            sys.stdout.flush()
        return 0
    if texts:
        found = asked(texts, app)
        say(serial.dump(found) if options.json else found.summary())
        return 0
    if golds:
        for line in _retrieval(golds, app, peer=options.peer):
            say(line)
        return 0
    seconds, _ = _command(["ask", "--json", QUESTIONS[0]])
    say(f"ask, from cold                {seconds:8.2f} s")
    app.warm()
    times = sorted(timed(lambda text=text: app.answering.ask(Question(text)))
                   for text in QUESTIONS * _ROUNDS)  # fmt: skip
    say(f"question in process, median   {times[len(times) // 2] * 1000:8.1f} ms")
    say(f"question in process, p95      {times[int(len(times) * 0.95)] * 1000:8.1f} ms")
    say(f"memory of this process        {_memory():8.0f} MB")
    seconds, report = _command(["reindex", "--json"])
    say(f"reindex                       {seconds:8.2f} s, {_did(report)}")
    seconds, report = _command(["reindex", "--json"])
    say(f"reindex, nothing changed      {seconds:8.2f} s, {_did(report)}")
    if options.full:
        with tempfile.TemporaryDirectory() as folder:
            places = {"DATA_DIR": folder, "CACHE_DIR": str(Path(folder) / "cache")}
            seconds, report = _command(["reindex", "--json"], places)
            children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            say(f"reindex, from nothing         {seconds:8.1f} s, {_did(report)}")
            say(f"memory of it                  {children:8.0f} MB")
    return 0


def _retrieval(golds: Sequence[Gold], app: App, *, peer: bool) -> Iterable[str]:
    """Find what has to be cited among the first ten hits; beside the peer where it is asked for.

    Both are asked in turn, question by question, so that what else the machine does
    weighs on both alike; the second of two rounds counts, when both have read their files.
    """

    def ours(gold: Gold) -> Sequence[str]:
        hits = app.answering.search(Question(gold.question, prior=gold.prior), _HITS)
        return [hit.passage.document for hit in hits]

    searches: dict[str, Callable[[Gold], Sequence[str]]] = {"policy-bot search": ours}
    with progress_bar() as progress:
        if peer:
            other = app.peer(_HITS, progress)
            searches["EnsembleRetriever"] = lambda gold: other.documents(asked_whole(gold))
        found = {name: list[tuple[Gold, frozenset[str], float]]() for name in searches}
        for done, gold in enumerate((*golds, *golds)):
            progress("search", done, 2 * len(golds))
            for name, search in searches.items():
                started = time.perf_counter()
                documents = frozenset(search(gold))
                found[name].append((gold, documents, time.perf_counter() - started))
    figures = {name: cited(rows[len(golds) :]) for name, rows in found.items()}
    yield f"What has to be cited, in the first {_HITS} hits of {len(golds)} questions:"
    yield from (_searched(name, citing) for name, citing in figures.items())
    if peer:
        mine, theirs = figures.values()
        yield f"  difference in recall  {(mine.recall or 0) - (theirs.recall or 0):+.3f}"
        yield f"  time of the peer      {theirs.median / max(mine.median, 1e-9):.1f} times as long"


def _searched(name: str, citing: Citing) -> str:
    recall = "none asked" if citing.recall is None else f"{citing.recall:.3f}"
    times = f"median {citing.median * 1000:.1f} ms, p95 {citing.p95 * 1000:.1f} ms"
    return f"  {name:<22}recall {recall}, {times}"


def _command(arguments: list[str], extra: dict[str, str] | None = None) -> tuple[float, str]:
    settings = [f"{name}={value}" for name, value in (extra or {}).items()]
    command = ["env", *settings, sys.executable, "-m", "bot", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    return time.perf_counter() - started, done.stdout


def _did(output: str) -> str:
    try:
        report = json.loads(output)
    except ValueError:
        return "which failed"
    documents = len(report["added"]) + len(report["changed"]) + len(report["unchanged"])
    return f"{documents} documents, {report['embedded']} vectors computed, {report['reused']} kept"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
