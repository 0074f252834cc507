"""`policy-bot doctor`: what is wrong, one sentence each, with what to do."""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from bot.app import App
from bot.commands.output import say
from bot.commands.parsing import Commands
from bot.domain.errors import PolicyBotError

Seen = tuple[bool, str]
"""Whether all is well with something, and a sentence on it."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="look for what is wrong, and say what to do")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Look at everything that the bot needs; exit code 1 if something is wrong."""
    del options
    wrong = 0
    for well, text in findings(app):
        say(f"{'ok   ' if well else 'WRONG'}  {text}")
        wrong += not well
    say("Nothing is wrong." if not wrong else f"{wrong} to be mended.")
    return 1 if wrong else 0


def findings(app: App) -> Iterator[Seen]:
    """Everything that was looked at."""
    settings = app.settings
    yield from _tried(lambda: _roots(app))
    yield from _tried(lambda: _index(app))
    yield from _tried(lambda: _database(app))
    yield from _tried(app.try_model)
    yield from _tried(app.try_embedder)
    if not settings.real_slack:
        yield (True, "No Slack tokens are set: policy-bot run opens a simulated workspace.")
        return
    # Slack's libraries take their time; a command that does not need them starts without.
    from bot.serving import MANIFEST, slack_settings
    from bot.slack import slack_checkup

    manifest = json.loads(MANIFEST.read_text("utf-8"))
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    try:
        for found in slack_checkup(slack_settings(settings), scopes, lambda: datetime.now(UTC)):
            yield found.well, found.text
    except PolicyBotError as error:
        yield (False, str(error))


def _roots(app: App) -> str:
    missing = [str(root) for root in app.settings.knowledge_dirs if not root.is_dir()]
    if missing:
        raise PolicyBotError(f"KNOWLEDGE_DIRS: there is no folder {', '.join(missing)}.")
    return f"The documents are in {', '.join(map(str, app.settings.knowledge_dirs))}."


def _index(app: App) -> str:
    index = app.generations.current()
    return f"Generation {index.generation} of the index has {len(index.documents)} documents."


def _database(app: App) -> str:
    with app.database.step() as step:
        return f"The database {app.database.name} has {len(step.cases.all())} cases."


def _tried(look: Callable[[], str]) -> Iterator[Seen]:
    try:
        yield (True, look())
    except PolicyBotError as error:
        yield (False, str(error))
