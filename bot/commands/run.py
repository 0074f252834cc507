"""`policy-bot run`: the bot, in real Slack or in the simulated workspace."""

import argparse
import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from bot.app import App, Done
from bot.commands.index import summary
from bot.commands.output import progress_bar, say, tell_refusals
from bot.commands.parsing import Commands
from bot.services.reindexing import Report


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("run", help="start the bot")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Bring the index up to date, start the bot, and stay until Ctrl-C or SIGTERM."""
    del options
    from bot.serving import in_slack, simulated

    logging.getLogger("bot").setLevel(logging.INFO)
    with progress_bar() as progress:
        report = app.reindex(progress)
    say(summary(report))
    tell_refusals(report)
    app.answering.warm()

    def update(progress: Callable[[str, int, int], None]) -> Done:
        return Done(_told(app.reindex(progress)))

    serve = in_slack if app.settings.real_slack else simulated
    with serve(app, update) as line:
        say(line if app.settings.real_slack else f"Open the simulated workspace: {line}")
        say("Stop with Ctrl-C.")
        _wait()
    say("Stopped.")
    return 0


def _told(report: Report) -> str:
    refused = [f"• {refusal.reason}" for refusal in report.refused]
    return "\n".join((summary(report), *refused))


def _wait() -> None:
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        stopped.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    while not stopped.wait(3600):
        pass
