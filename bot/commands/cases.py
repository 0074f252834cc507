"""`policy-bot cases`: what legal does with cases, in the terminal."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands.output import ensure_index, say
from bot.commands.parsing import Commands
from bot.domain.answers import Verdict
from bot.domain.case_json import case_json
from bot.domain.cases import Case
from bot.domain.documents import Use
from bot.domain.errors import CaseError, PolicyBotError, UsageError
from bot.domain.outcomes import RULINGS
from bot.domain.packets import by_urgency
from bot.domain.rulings import Keeping
from bot.domain.states import Closing
from bot.services.casework import Casework

_LINE = 70


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("cases", help="look at cases, and work on them for legal")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")

    listed = what.add_parser("list", help="cases by urgency")
    listed.add_argument("--all", action="store_true", help="those that are over, too")
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    _case(what.add_parser("show", help="all of one case"), acting=False)
    _case(what.add_parser("claim", help="take a case"))
    asking = _case(what.add_parser("ask", help="ask back"))
    asking.add_argument("question", help="what you want to know from whoever asked")
    answering = _case(what.add_parser("answer", help="answer a case that is yours"))
    answering.add_argument("--verdict", required=True, choices=[v.value for v in RULINGS])
    answering.add_argument("--text", required=True, help="what everybody who asked is told")
    answering.add_argument("--clause", default="", help="what the answer rests on")
    answering.add_argument("--keep-until", metavar="DAY", help="keep it as a ruling, to this day")
    answering.add_argument(
        "--question", default="", help="what the ruling answers, as everybody may read it"
    )
    answering.add_argument("--subject", action="append", default=[], help="data that it is about")
    answering.add_argument("--use", action="append", default=[], choices=[u.value for u in Use])
    answering.add_argument("--team", action="append", default=[], help="limit it to a team")
    closing = _case(what.add_parser("close", help="close a case"))
    reasons = [reason.value for reason in Closing]
    closing.add_argument("--reason", default=Closing.SETTLED.value, choices=reasons)
    closing.add_argument("--remark", default="", help="what else whoever asked should know")
    export = what.add_parser("export", help="all cases with their steps, as JSON lines")
    export.add_argument("--out", metavar="OUT", default="-", help="where they go")
    parser.set_defaults(run=run)


def _case(parser: argparse.ArgumentParser, acting: bool = True) -> argparse.ArgumentParser:
    parser.add_argument("case", help="its number, as in CASE-0001")
    if acting:
        parser.add_argument(
            "--as", dest="member", required=True, metavar="USER", help="your id; one of legal"
        )
    return parser


def run(options: argparse.Namespace, app: App) -> int:
    """Do what was asked; the running bot sends what has to be told."""
    reading: dict[str, Callable[[argparse.Namespace, App], None]] = {
        "list": _list,
        "show": _show,
        "export": _export,
    }
    if options.what in reading:
        reading[options.what](options, app)
    else:
        case = _act(options, app)
        say(f"{case.id} is {case.state.value}.")
    return 0


def _act(options: argparse.Namespace, app: App) -> Case:
    from bot.serving import roles

    casework = app.casework(roles(app))
    if options.what == "claim":
        return casework.claim(options.case, options.member)
    if options.what == "ask":
        return casework.ask_back(options.case, options.member, options.question)
    if options.what == "close":
        reason = Closing(options.reason)
        return casework.close(options.case, options.member, reason, options.remark)
    return _answer(options, app, casework)


def _answer(options: argparse.Namespace, app: App, casework: Casework) -> Case:
    keeping = None
    if options.keep_until:
        ensure_index(app)
        keeping = Keeping(
            tuple(options.subject),
            tuple(Use(name) for name in options.use),
            _day(options.keep_until),
            tuple(options.team),
            question=options.question,
        )
    case = casework.answer(
        options.case,
        options.member,
        Verdict(options.verdict),
        options.text,
        options.clause,
        keeping,
    )
    if keeping:
        app.shelve(casework)
    return case


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f'"{text}" is no day; write it as in 2027-01-31.') from error


def _list(options: argparse.Namespace, app: App) -> None:
    with app.database.step() as step:
        cases = list(step.cases.all()) if options.all else by_urgency(step.cases.live())
        for case in cases:
            if options.json:
                say(_json(case_json(case, step.cases.steps(case.id), step.rulings.of(case.id))))
            else:
                say(_line(case))
    if not cases and not options.json:
        say("There is no case." if options.all else "Nobody waits for legal.")


def _line(case: Case) -> str:
    due = f"due {case.due_at:%Y-%m-%d %H:%M} UTC" if case.due_at else ""
    question = " ".join(case.question.split())
    short = question if len(question) <= _LINE else f"{question[:_LINE]}…"
    return f"{case.id}  {case.state.value:<10}  {due:<24}  {case.claimant or 'nobody':<12}  {short}"


def _show(options: argparse.Namespace, app: App) -> None:
    with app.database.step() as step:
        case = step.cases.get(options.case)
        if case is None:
            raise CaseError(f"There is no case {options.case[:20]}.")
        shown = case_json(case, step.cases.steps(case.id), step.rulings.of(case.id))
    say(json.dumps(shown, ensure_ascii=False, indent=2))


def _export(options: argparse.Namespace, app: App) -> None:
    def lines() -> Iterator[str]:
        with app.database.step() as step:
            for case in step.cases.all():
                steps, ruling = step.cases.steps(case.id), step.rulings.of(case.id)
                yield _json(case_json(case, steps, ruling)) + "\n"

    if options.out == "-":
        sys.stdout.writelines(lines())
        return
    try:
        Path(options.out).write_text("".join(lines()), encoding="utf-8")
    except OSError as error:
        raise PolicyBotError(f"{options.out} cannot be written: {error}.") from error


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
