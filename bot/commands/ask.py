"""`policy-bot ask`: one answer in the terminal, or a file of them."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands.output import ensure_index, read_lines, say, say_json
from bot.commands.parsing import Commands
from bot.domain.answer_json import to_json, turn_of
from bot.domain.answers import Answer, Citation, Question, Turn
from bot.domain.documents import Audience
from bot.domain.errors import PolicyBotError, QuestionError, UsageError


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("ask", help="ask one question, or a file of them")
    parser.add_argument("question", nargs="?", help="the question")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--prior-user",
        action="append",
        default=[],
        metavar="TEXT",
        help="the earlier question; once for each of a thread, the oldest first",
    )
    parser.add_argument("--prior-bot", default="", metavar="TEXT", help="what was answered to it")
    parser.add_argument("--audience", choices=("all", "legal"), default="all")
    parser.add_argument("--batch", metavar="IN", help='JSON lines {"id", "question", "prior_turn"}')
    parser.add_argument("--out", metavar="OUT", default="-", help="where the answers go")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Answer, and tell what could not be read."""
    audience = Audience.LEGAL if options.audience == "legal" else Audience.ALL
    if options.batch:
        return _batch(options, app, audience)
    if options.question is None:
        raise UsageError('Ask a question: policy-bot ask "may we train on …?"')
    prior: Turn | None = None
    for asked in options.prior_user:
        prior = Turn.after(prior.user if prior else "", asked, options.prior_bot)
    ensure_index(app)
    answer = app.answering.ask(Question(options.question, audience, prior))
    if options.json:
        say_json(to_json(answer, answer.seconds))
    else:
        say(render(answer))
    return 0


def _batch(options: argparse.Namespace, app: App, audience: Audience) -> int:
    rows = list(read_lines(options.batch))
    ensure_index(app)
    failed = 0
    lines: list[str] = []
    for row in rows:
        line = _answer(row, app, audience)
        failed += "error" in line
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    if options.out == "-":
        sys.stdout.writelines(lines)
    else:
        try:
            Path(options.out).write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            raise PolicyBotError(f"{options.out} cannot be written: {error}.") from error
    if failed:
        # Not on the standard output: that is for the answers.
        sys.stderr.write(
            f'{failed} of {len(lines)} questions could not be answered; the "error" in their '
            "lines says why.\n"
        )
    return 1 if failed else 0


def _answer(row: dict[str, Any], app: App, audience: Audience) -> dict[str, Any]:
    text, name = str(row.get("question", "")), str(row.get("id", ""))
    if "question" not in row:
        has = ", ".join(f'"{key}"' for key in row) or "nothing"
        error = f'A line needs the field "question"; this one has {has}.'
        return {"id": name, "question": text, "error": error}
    try:
        answer = app.answering.ask(Question(text, audience, turn_of(row), name))
        return to_json(answer, answer.seconds)
    except (QuestionError, ValueError) as error:
        return {"id": name, "question": text, "error": str(error)}


def render(answer: Answer) -> str:
    """Lay an answer out for a terminal: the text, then where each number points."""
    lines = [f"{answer.verdict.value.replace('_', ' ').upper()}", "", answer.text]
    if len(set(answer.verdicts.values())) > 1:
        lines += ["", "By use:"]
        lines += [
            f"  {use.value:<17} {v.value.replace('_', ' ')}" for use, v in answer.verdicts.items()
        ]
    for title, citations in (("Sources:", answer.citations), ("Closest passages:", answer.closest)):
        if citations:
            lines += ["", title, *(_source(citation) for citation in citations)]
    if answer.escalation.advice.value != "none":
        lines += ["", "Legal can decide this: ask in the legal channel."]
    return "\n".join(lines)


def _source(citation: Citation) -> str:
    dates = [f"version {citation.version}" if citation.version else ""]
    dates += [f"in force since {citation.effective}" if citation.effective else ""]
    dates += [f"copy of {citation.retrieved}" if citation.retrieved else ""]
    dates += [f"valid until {citation.expires}" if citation.expires else ""]
    dates += ["our summary" if citation.summary else ""]
    where = ", ".join(part for part in (citation.title, citation.section, *dates) if part)
    quote = " ".join(citation.quote.text.split())
    link = f"\n      {citation.url}" if citation.url else ""
    return f'  [{citation.n}] {where}\n      "{quote}"{link}'
