"""`policy-bot reindex` and `policy-bot index status | diff | rollback`."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict

from bot.app import App
from bot.commands.output import progress_bar, say, say_json, tell_refusals
from bot.commands.parsing import Commands
from bot.domain.suspicion import MARK
from bot.services.reindexing import Report


def register(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("reindex", help="bring the index in line with the documents")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")
    parser.add_argument("--full", action="store_true", help="build anew though nothing changed")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)
    other = commands.add_parser("index", help="look at the index, or go back")
    other.add_argument("what", choices=("status", "diff", "rollback"))
    other.set_defaults(run=look)


def run(options: argparse.Namespace, app: App) -> int:
    """Reindex and report; a refused file is named and the others are indexed."""
    with progress_bar() as progress:
        report = app.reindex(progress, dry_run=options.dry_run, full=options.full)
    if options.json:
        say_json(asdict(report))
        return 1 if report.refused else 0
    say(summary(report, dry_run=options.dry_run))
    tell_refusals(report)
    return 1 if report.refused else 0


def look(options: argparse.Namespace, app: App) -> int:
    """Tell the state of the index, what a reindex would change, or go back one generation."""
    if options.what == "rollback":
        say(f"Generation {app.rollback()} of the index answers now.")
        return 0
    if options.what == "diff":
        with progress_bar() as progress:
            report = app.reindex(progress, dry_run=True)
        for line in changes(report):
            say(line)
        tell_refusals(report)
        return 0
    manifest = app.generations.manifest()
    if manifest is None:
        say("There is no index yet; run policy-bot reindex.")
        return 1
    say(
        f"Generation {manifest.generation}: {len(manifest.entries)} documents, "
        f"{manifest.passages} passages, {manifest.pieces} vectors of {manifest.embedder}."
    )
    for line in app.stale():
        say(line)
    spent = app.spent()
    if spent.asked:
        say(
            f"Models were asked {spent.asked:,} times, {spent.failed:,} of them in vain: "
            f"{spent.tokens_in:,} tokens in, {spent.tokens_out:,} out, "
            f"{spent.dropped:,} sentences dropped."
        )
    return 0


def changes(report: Report) -> Iterator[str]:
    """One line for each document that is new, changed or gone."""
    for sign, names in (("+", report.added), ("~", report.changed), ("-", report.removed)):
        yield from (f"{sign} {name}" for name in names)


def summary(report: Report, *, dry_run: bool = False) -> str:
    """One sentence on what a reindex did, on duplicates, and on each document for its owner."""
    counts = (
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed"
    )
    unchanged = f"{len(report.unchanged)} unchanged"
    if dry_run:
        lines = [f"A reindex would have {counts}, {unchanged}."]
    elif not report.built:
        lines = [f"Nothing changed: {unchanged}, generation {report.generation} stays."]
    else:
        lines = [
            f"Generation {report.generation}: {counts}, {unchanged}; {report.pieces} vectors, "
            f"{report.embedded} of them computed, in {report.seconds:.1f} s."
        ]
    if report.duplicates:
        names = ", ".join(str(d.id) for d in report.duplicates[:3])
        more = f" and {len(report.duplicates) - 3} more" if len(report.duplicates) > 3 else ""
        lines.append(f"In two roots, the first wins: {names}{more}.")
    lines += [note for _, note in report.notes if MARK in note]
    if report.refused:
        sys.stdout.flush()
        lines.append(f"{len(report.refused)} files could not be used:")
    return "\n".join(lines)
