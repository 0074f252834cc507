"""`policy-bot run`: the bot, in real Slack or in the simulated workspace."""

import argparse
import os
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import FrameType
from typing import IO

from bot.adapters import logs
from bot.app import App, Done
from bot.commands.index import changes, summary
from bot.commands.output import progress_bar, say, tell_refusals
from bot.commands.parsing import Commands
from bot.domain.builds import IndexState
from bot.domain.errors import IndexBusyError, UsageError
from bot.services.reindexing import Progress, Report


class Care:
    """The index in the hands of admins, while the bot runs; it remembers the last reindex."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._last: Report | None = None

    def update(self, progress: Progress) -> Done:
        """Bring the index in line with the documents."""
        report = self.reindex(progress)
        return Done(_told(report), report.edits)

    def reindex(self, progress: Progress) -> Report:
        """Do the same, for who wants to know more than a sentence."""
        self._last = self._app.reindex(progress)
        self._app.warm()
        return self._last

    def diff(self, progress: Progress) -> Done:
        """Tell what a reindex would change."""
        report = self._app.reindex(progress, dry_run=True)
        return Done("\n".join((_told(report, dry_run=True), *changes(report))), report.edits)

    def rollback(self) -> int:
        """Go back to the generation before."""
        number = self._app.rollback()
        self._app.warm()
        return number

    def state(self) -> IndexState:
        """Tell what answers just now, and which documents want a look."""
        index = self._app.generations.current()
        manifest = self._app.generations.manifest()
        kept = tuple(f"{name}: its file failed, the last good text stays" for name in self._kept())
        return IndexState(
            generation=index.generation,
            documents=len(index.documents),
            passages=manifest.passages if manifest else 0,
            embedder=manifest.embedder if manifest else "",
            model=self._app.settings.chat_model,
            refused=tuple(r.reason for r in self._last.refused) if self._last else (),
            stale=(*kept, *self._app.stale()),
        )

    def _kept(self) -> tuple[str, ...]:
        return self._last.kept if self._last else ()


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("run", help="start the bot")
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--record", type=Path, metavar="FILE", help="keep what happens in the simulated workspace"
    )
    either.add_argument(
        "--replay", type=Path, metavar="FILE", help="show what was kept, without a bot"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Bring the index up to date, start the bot, and stay until Ctrl-C or SIGTERM."""
    from bot.serving import recorded, replayed

    if options.replay:
        return serve(replayed(options.replay, app.settings.port), "Open the replay: ")
    if options.record and app.settings.real_slack:
        raise UsageError(
            "Only the simulated workspace can be recorded; "
            "take SLACK_BOT_TOKEN and SLACK_APP_TOKEN out, or leave --record out."
        )
    with recorded(options.record) as record:
        return _run(app, record)


def _run(app: App, record: IO[str] | None) -> int:
    from bot.serving import in_slack, simulated

    settings = app.settings
    logs.for_running(settings.log_format, settings.log_level, settings.secrets)
    care = Care(app)
    report = up_to_date(care)
    say(summary(report))
    tell_refusals(report)
    if app.settings.real_slack:
        return serve(in_slack(app, care))
    return serve(simulated(app, care, record), "Open the simulated workspace: ")


def serve(service: AbstractContextManager[str], intro: str = "") -> int:
    """Enter the service, say the line that it gives, and leave it at Ctrl-C or SIGTERM."""
    # Before the service takes its first request: from then on every signal must drain it.
    stopped = _stop_signal()
    with service as line:
        say(f"{intro}{line}")
        say("Stop with Ctrl-C.")
        os.read(stopped, 1)
    say("Stopped.")
    return 0


def up_to_date(care: Care, pause: Callable[[float], None] = time.sleep) -> Report:
    """Bring the index up to date; where another process is at it, wait and look again."""
    waits = False
    while True:
        try:
            with progress_bar() as progress:
                return care.reindex(progress)
        except IndexBusyError:
            if not waits:
                say("Another process is building the index; waiting until it has finished.")
            waits = True
            pause(1.0)


def _told(report: Report, *, dry_run: bool = False) -> str:
    refused = [f"• {refusal.reason}" for refusal in report.refused]
    return "\n".join((summary(report, dry_run=dry_run), *refused))


def _stop_signal() -> int:
    """Return a pipe that has something to read as soon as Ctrl-C or SIGTERM has come.

    No event: a handler runs in the thread that waits, perhaps while that holds the event's lock.
    """
    stopped, write = os.pipe()

    def stop(number: int, frame: FrameType | None) -> None:
        del number, frame
        os.write(write, b".")

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    return stopped
