"""`policy-bot eval FILE`: the answers to a file of questions, against its gold answers."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from bot.app import App
from bot.commands.output import ensure_index, read_lines, say, say_json
from bot.commands.parsing import Commands
from bot.domain.answers import Answer, Question, Turn, Verdict
from bot.domain.errors import PolicyBotError
from bot.domain.evaluation import Gold, Result, Score, read_gold, score


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("eval", help="score the answers to a file of questions")
    parser.add_argument("file", help="JSON lines; the format is in docs/evaluation.md")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--split", type=int, metavar="N", help="score each Nth question apart too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Ask every question and print the figures; exit code 1 when an answer was unsafe."""
    golds = [_gold(options.file, n, row) for n, row in enumerate(read_lines(options.file), 1)]
    if not golds:
        raise PolicyBotError(f"{options.file} holds no questions.")
    ensure_index(app)
    results = [evaluate(gold, app) for gold in golds]
    parts: dict[str, Sequence[Result]] = {"all": results}
    if options.split:
        n = options.split
        parts[f"each {n}th"] = results[n - 1 :: n]
        parts["the others"] = [r for i, r in enumerate(results, 1) if i % n]
    scores = {name: score(part) for name, part in parts.items()}
    if options.json:
        say_json({name: _plain(figures) for name, figures in scores.items()})
    else:
        for name, figures in scores.items():
            say(table(name, figures))
        for result in results:
            if not result.right or result.uncited or result.leaks:
                say(_line(result))
        say(_times(results))
    total = scores["all"]
    return 1 if total.unsafe or total.leaks else 0


def evaluate(gold: Gold, app: App) -> Result:
    """Ask one question and check every quotation against the indexed text."""
    prior = Turn(gold.prior_user, gold.prior_bot) if gold.prior_user else None
    answer = app.answering.ask(Question(gold.question, prior=prior, id=gold.id))
    return Result(gold, answer, verbatim(answer, app))


def verbatim(answer: Answer, app: App) -> int:
    """Count the citations of an answer whose quotation stands at its stated place."""
    documents = app.generations.current().documents
    return sum(
        documents[c.document].text[c.quote.start : c.quote.end] == c.quote.text
        for c in answer.citations
        if c.document in documents
    )


def table(name: str, figures: Score) -> str:
    """Lay the figures of one set out as text."""
    lines = [
        f"{name}: {figures.questions} questions",
        f"  macro recall          {_number(figures.macro_recall)}",
        *(f"    {v.value:<23} {figures.recall[v]:.3f}" for v in Verdict if v in figures.recall),
        f"  unsafe permits        {len(figures.unsafe)} {' '.join(figures.unsafe)}",
        f"  must-cite recall      {_number(figures.cite_recall)}",
        f"  verbatim quotations   {_number(figures.verbatim)}",
        f"  escalation recall     {_number(figures.escalation_recall)}",
        f"  escalation precision  {_number(figures.escalation_precision)}",
        f"  forbidden strings     {len(figures.leaks)} {' '.join(figures.leaks)}",
    ]
    return "\n".join(lines)


def _gold(path: str, number: int, row: dict[str, object]) -> Gold:
    try:
        return read_gold(row)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise PolicyBotError(
            f"{path}, question {number}: {error} is missing or unknown; see docs/evaluation.md."
        ) from error


def _line(result: Result) -> str:
    want = "/".join(v.value for v in (result.gold.outcome, *sorted(result.gold.also)))
    said = result.answer.verdict.value
    parts = [f"{result.gold.id}: {said}" + ("" if result.right else f", wanted {want}")]
    if result.uncited:
        parts.append(f"not cited: {', '.join(result.uncited)}")
    return "; ".join(parts)


def _times(results: Sequence[Result]) -> str:
    seconds = sorted(result.answer.seconds for result in results)
    middle, late = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
    return f"time per question: median {middle * 1000:.0f} ms, p95 {late * 1000:.0f} ms"


def _plain(figures: Score) -> dict[str, object]:
    plain: dict[str, object] = asdict(figures)
    plain["recall"] = {v.value: r for v, r in figures.recall.items()}
    plain["confusion"] = [
        {"expected": e.value, "answered": a.value, "count": n}
        for (e, a), n in figures.confusion.items()
    ]
    return plain


def _number(value: float | None) -> str:
    return "none asked" if value is None else f"{value:.3f}"
