"""`policy-bot letters`: what the bot has given up, and having it tried again."""

import argparse

from bot.app import App, now
from bot.commands.output import say
from bot.commands.parsing import Commands
from bot.domain.errors import UsageError
from bot.services.letters import Letters


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("letters", help="what could not be answered or sent; try again")
    parser.add_argument("what", choices=("list", "retry"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="names from the list, or: all")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """List what was given up, or have it tried again by the running bot."""
    letters = Letters(app.database, now)
    if options.what == "list":
        return _list(letters)
    if not options.names:
        raise UsageError("Say which: names from policy-bot letters list, or all.")
    if options.names == ["all"]:
        say(f"{letters.retry_all()} are tried again.")
        return 0
    for name in options.names:
        letters.retry(name)
        say(f"{name} is tried again.")
    return 0


def _list(letters: Letters) -> int:
    found = letters.all()
    for letter in found:
        say(f"{letter.id}  {letter.at:%Y-%m-%d %H:%M}  {letter.problem}")
    if not found:
        say("Nothing was given up.")
    return 0
