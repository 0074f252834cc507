"""`policy-bot eval FILE`: the answers to a file of questions, against its gold answers."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands.eval_files import asked_whole, read_golds, read_near, read_paraphrased
from bot.commands.eval_page import page
from bot.commands.eval_text import text
from bot.commands.output import ensure_index, progress_bar, say, say_json
from bot.commands.parsing import Commands
from bot.domain.answers import Answer, Question
from bot.domain.documents import Audience, SubjectKind
from bot.domain.errors import PolicyBotError, UsageError
from bot.domain.evaluation import Citing, Result, cited, parts, score
from bot.domain.golds import Gold
from bot.domain.reports import Column, Report, plain
from bot.domain.stability import (
    NearMiss,
    Stability,
    near_misses,
    near_stability,
    paraphrase_stability,
)
from bot.services.answering import AnsweringService, Extractive

RULES = "rules only"
_BASELINE_CITES = 4  # what a retriever of LangChain returns when it is told nothing


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("eval", help="score the answers to a file of questions")
    parser.add_argument("file", help="JSON lines; the format is in docs/evaluation.md")
    parser.add_argument("--json", action="store_true", help="print the report as one JSON object")
    parser.add_argument("--out", metavar="FOLDER", help="write report.json and report.html there")
    parser.add_argument("--split", type=int, metavar="N", help="also score N parts in rotation")
    parser.add_argument("--paraphrases", metavar="FILE", help="the questions in other words")
    parser.add_argument(
        "--near", metavar="FILE", help="names that are only alike (made up if not given)"
    )
    parser.add_argument("--model", action="store_true", help="also with CHAT_MODEL, side by side")
    parser.add_argument("--baseline", action="store_true", help="also what a plain retriever cites")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Ask every question and tell the figures; exit code 1 when an answer was unsafe."""
    if options.split is not None and options.split < 2:
        raise UsageError("--split takes a number from 2.")
    if options.model and not app.settings.chat_model:
        raise UsageError("--model needs CHAT_MODEL; set it to provider:model.")
    golds = read_golds(options.file)
    paraphrases = read_paraphrased(options.paraphrases, golds)
    ensure_index(app)
    _tell_unknown(golds, app)
    report = _report(options, app, golds, paraphrases)
    if options.out:
        _write(Path(options.out), report)
    if options.json:
        say_json(plain(report))
    else:
        say(text(report))
    return 1 if report.failed else 0


def _report(
    options: argparse.Namespace,
    app: App,
    golds: Sequence[Gold],
    paraphrases: Sequence[tuple[Gold, str]],
) -> Report:
    rules = app.answerer(Extractive())
    rules.warm()
    with progress_bar() as progress:

        def asked(name: str, service: AnsweringService) -> Column:
            results: list[Result] = []
            for done, gold in enumerate(golds):
                progress(name, done, len(golds))
                answer = _ask(service, gold, gold.question)
                results.append(Result(gold, answer, verbatim(answer, app)))
            return Column(name, score(results), results, parts(results, options.split or 1))

        columns = [asked(RULES, rules)]
        if options.model:
            columns.append(asked(app.settings.chat_model, app.answering))
        return Report(
            file=options.file,
            made=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
            generation=app.generations.current().generation,
            columns=tuple(columns),
            near=_near(options.near, rules, progress),
            paraphrases=_paraphrased(columns[0], paraphrases, rules, progress)
            if options.paraphrases
            else None,
            baseline=_baseline(golds, app, progress) if options.baseline else None,
        )


Progress = Callable[[str, int, int], None]


def _ask(service: AnsweringService, gold: Gold, words: str) -> Answer:
    return service.ask(Question(words, prior=gold.prior, id=gold.id))


def verbatim(answer: Answer, app: App) -> int:
    """Count the citations of an answer whose quotation stands at its stated place."""
    documents = app.generations.current().documents
    return sum(
        documents[c.document].text[c.quote.start : c.quote.end] == c.quote.text
        for c in answer.citations
        if c.document in documents
    )


def _near(path: str | None, service: AnsweringService, progress: Progress) -> Stability:
    """Ask for names that nobody knows: those of a file, or some made of the datasets' names."""
    if path:
        cases: Sequence[NearMiss] = read_near(path)
    else:
        registry = service.knowledge(Audience.ALL).registry
        names = [s.name for s in registry.subjects if s.kind is SubjectKind.DATASET]
        cases = near_misses(names, registry.named)
    answers: list[tuple[NearMiss, Answer]] = []
    for done, case in enumerate(cases):
        progress("near misses", done, len(cases))
        answers.append((case, service.ask(Question(case.question))))
    return near_stability(answers)


def _paraphrased(
    column: Column,
    paraphrases: Sequence[tuple[Gold, str]],
    service: AnsweringService,
    progress: Progress,
) -> Stability:
    verdicts = {result.gold.id: result.answer.verdict for result in column.results}
    found: list[tuple[str, str, Any, Any]] = []
    for done, (gold, words) in enumerate(paraphrases):
        progress("paraphrases", done, len(paraphrases))
        found.append((gold.id, words, verdicts[gold.id], _ask(service, gold, words).verdict))
    return paraphrase_stability(found)


def _baseline(golds: Sequence[Gold], app: App, progress: Progress) -> Citing:
    """What a retriever alone would cite: the documents of its first hits."""
    peer = app.peer(_BASELINE_CITES, progress)
    peer.documents("warm")
    found: list[tuple[Gold, frozenset[str], float]] = []
    for done, gold in enumerate(golds):
        progress("baseline", done, len(golds))
        started = time.perf_counter()
        documents = frozenset(peer.documents(asked_whole(gold)))
        found.append((gold, documents, time.perf_counter() - started))
    return cited(found)


def _tell_unknown(golds: Sequence[Gold], app: App) -> None:
    """Name documents that should be cited and that the index does not have."""
    documents = app.generations.current().documents
    missing = sorted({name for gold in golds for name in gold.fitting} - documents.keys())
    if missing:
        sys.stderr.write(f"The index does not have: {', '.join(missing)}.\n")


def _write(folder: Path, report: Report) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        values = json.dumps(plain(report), ensure_ascii=False, indent=2)
        (folder / "report.json").write_text(values + "\n", encoding="utf-8")
        (folder / "report.html").write_text(page(report), encoding="utf-8")
    except OSError as error:
        raise PolicyBotError(f"{folder} cannot be written: {error}.") from error
    sys.stderr.write(f"Written: {folder / 'report.html'} and {folder / 'report.json'}\n")
