"""`policy-bot erase USER`: no word of a person is left; what legal has decided stays."""

import argparse
import re

from bot.app import App
from bot.commands.output import say, say_json
from bot.commands.parsing import Commands
from bot.domain.errors import UsageError
from bot.services.erasing import Erasure

_USER = re.compile(r"[UW][A-Z0-9]{2,20}")


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("erase", help="take all words of a person out, for good")
    parser.add_argument("user", metavar="USER", help="their id in Slack, as in U0123ABCD")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Erase, and say what was taken out; the bot may run meanwhile."""
    if not _USER.fullmatch(options.user):
        raise UsageError(
            f'"{options.user[:40]}" is no id of a person; copy it from their profile in Slack, '
            "it looks like U0123ABCD."
        )
    done = app.erase(options.user)
    if options.json:
        say_json({"name": done.name, "exchanges": done.exchanges, "cases": done.cases,
                  "limited": list(done.limited), "sealed": done.closed})  # fmt: skip
        return 0
    for line in _lines(options.user, done):
        say(line)
    return 0


def _lines(user: str, done: Erasure) -> list[str]:
    told = [
        f"{user} is erased: {done.exchanges} questions, and their words in {done.cases} cases. "
        f"In the audit trail they are {done.name}, which leads to nobody."
    ]
    if done.limited:
        told.append(
            f"{', '.join(done.limited)} had words of a question in its scope; where these are "
            "needed it decides nothing any more, and such questions go to legal."
        )
    if done.closed:
        told.append(
            f"{done.closed} unnamed routes do not open with the key at hand; if they led to this "
            "person, nobody can tell."
        )
    told.append(
        "Messages that stand in Slack, and backups, are not in my hands: delete the first there, "
        "and let the others expire."
    )
    return told
