"""`policy-bot bench`: speed and memory as figures, each measured in a process of its own."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.app import App
from bot.commands.output import ensure_index, say
from bot.commands.parsing import Commands
from bot.domain.answers import Question

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


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("bench", help="measure speed and memory")
    parser.add_argument("--full", action="store_true", help="also index everything from nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Print one figure a line."""
    ensure_index(app)
    seconds, _ = _command(["ask", "--json", QUESTIONS[0]])
    say(f"ask, from cold                {seconds:8.2f} s")
    app.answering.warm()
    times: list[float] = []
    for text in QUESTIONS * _ROUNDS:
        started = time.perf_counter()
        app.answering.ask(Question(text))
        times.append(time.perf_counter() - started)
    times.sort()
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
