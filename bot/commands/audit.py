"""`policy-bot audit verify | checkpoint | export | replay`: the record, and the proof of it."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bot.app import App
from bot.commands.output import say, say_json
from bot.commands.parsing import Commands
from bot.commands.replay_text import case_lines, exchange_lines, replay_json
from bot.domain.errors import PolicyBotError
from bot.services.replaying import Replay

_MOST = 20
_PAGE = 5_000


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("audit", help="check the audit trail, mark it, show old answers")
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    verify = what.add_parser("verify", help="look for what was tampered with")
    verify.add_argument(
        "--against", metavar="FILE", help="marks kept elsewhere: a copy of the file, or of the log"
    )
    verify.add_argument("--json", action="store_true", help="one JSON object")
    verify.set_defaults(run=_verify)
    what.add_parser("checkpoint", help="mark the end of the trail now").set_defaults(run=_mark)
    export = what.add_parser("export", help="all entries, as JSON lines")
    export.add_argument("--out", metavar="OUT", default="-", help="where they go")
    export.set_defaults(run=_export)
    replay = what.add_parser("replay", help="an old answer or case with its grounds and evidence")
    replay.add_argument("name", help="the id of an answer, or the number of a case")
    replay.add_argument("--json", action="store_true", help="one JSON object")
    replay.set_defaults(run=_replay)


def _verify(options: argparse.Namespace, app: App) -> int:
    from bot.adapters.marks import read_marks

    more = read_marks(Path(options.against)) if options.against else []
    found = app.auditing.check([mark for mark in more if mark.seq])
    if options.json:
        say_json({**asdict(found), "holds": not found.breaks})
    else:
        for harm in found.breaks[:_MOST]:
            say(str(harm))
        if len(found.breaks) > _MOST:
            say(f"And {len(found.breaks) - _MOST} more; --json names them all.")
        say(found.summary)
    return 1 if found.breaks else 0


def _mark(options: argparse.Namespace, app: App) -> int:
    del options
    made = app.auditing.mark()
    if made is None:
        say("There is no entry yet to be marked.")
        return 0
    say(json.dumps(asdict(made)))
    return 0


def _export(options: argparse.Namespace, app: App) -> int:
    if options.out == "-":
        sys.stdout.writelines(_lines(app))
        return 0
    try:
        with Path(options.out).open("w", encoding="utf-8") as file:
            file.writelines(_lines(app))
    except OSError as error:
        raise PolicyBotError(f"{options.out} cannot be written: {error}.") from error
    return 0


def _lines(app: App) -> Iterator[str]:
    after = 0
    while True:
        with app.database.step() as step:
            page, people = step.trail.read(after, _PAGE), step.trail.people()
        for link in page:
            told = {**asdict(link), "person": people.get(link.actor, "")}
            yield json.dumps(told, ensure_ascii=False) + "\n"
        if len(page) < _PAGE:
            return
        after = page[-1].seq


def _replay(options: argparse.Namespace, app: App) -> int:
    found = app.replaying.replay(options.name)
    if options.json:
        say_json(replay_json(found))
        return 0
    for line in exchange_lines(found) if isinstance(found, Replay) else case_lines(found):
        say(line)
    return 0
