"""`policy-bot fetch`: official texts by the addresses of source cards."""

import argparse
import sys

from bot.app import App
from bot.commands.index import summary
from bot.commands.output import ensure_index, progress_bar, say, tell_refusals
from bot.commands.parsing import Commands
from bot.services.fetching import FetchReport


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("fetch", help="get official texts by the addresses of cards")
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help="none means all")
    parser.add_argument("--shorter", action="store_true", help="take texts that have shrunk")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Fetch, bring the index in line where something is new, and report."""
    ensure_index(app)
    with progress_bar() as progress:
        report = app.fetch(options.subjects, progress, shorter=options.shorter)
    say(told(report))
    sys.stdout.flush()
    for _, sentence in report.failed:
        sys.stderr.write(f"{sentence}\n")
    if report.news:
        with progress_bar() as progress:
            indexed = app.reindex(progress)
        say(summary(indexed))
        tell_refusals(indexed)
    return 1 if report.failed else 0


def told(report: FetchReport) -> str:
    """Return a line for each text that is new or has changed, and the sums."""
    lines = [f"+ {name}" for name in report.added] + [f"~ {name}" for name in report.changed]
    sums = (
        f"{len(report.added)} added, {len(report.changed)} changed, "
        f"{len(report.unchanged)} unchanged, {len(report.failed)} failed."
    )
    return "\n".join((*lines, sums))
