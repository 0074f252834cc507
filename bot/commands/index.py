"""`policy-bot reindex` and `policy-bot index status | diff | rollback | coverage`."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict

from bot.app import App, now
from bot.commands.diff_text import edit_lines
from bot.commands.output import columns, progress_bar, say, say_json, tell_refusals
from bot.commands.parsing import Commands
from bot.domain.holdings import holdings
from bot.domain.suspicion import MARK
from bot.services.reindexing import Report

_MOST = 5  # owners that are named


def register(commands: Commands) -> None:
    """Add the commands."""
    parser = commands.add_parser("reindex", help="bring the index in line with the documents")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would change")
    parser.add_argument("--full", action="store_true", help="build anew though nothing changed")
    parser.add_argument(
        "--accept-shrunk", action="store_true", help="take sources and texts that lost most of it"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)
    other = commands.add_parser("index", help="look at the index, or go back")
    other.add_argument("what", choices=("status", "diff", "rollback", "coverage"))
    other.set_defaults(run=look)


def run(options: argparse.Namespace, app: App) -> int:
    """Reindex and report; a refused file is named and the others are indexed."""
    with progress_bar() as progress:
        report = app.reindex(
            progress,
            dry_run=options.dry_run,
            full=options.full,
            accept_shrunk=options.accept_shrunk,
        )
    if options.json:
        say_json(asdict(report))
        return 1 if report.refused else 0
    say(summary(report, dry_run=options.dry_run))
    for line in edit_lines(report.edits, columns(), colour=sys.stdout.isatty()):
        say(line)
    tell_refusals(report)
    return 1 if report.refused else 0


def look(options: argparse.Namespace, app: App) -> int:
    """Tell the state of the index, what a reindex would change, or go back one generation."""
    if options.what == "rollback":
        say(
            f"Generation {app.rollback()} of the index answers now. The documents themselves are "
            "left as they are: the next reindex, also that of a start, brings their changes in."
        )
        return 0
    if options.what == "coverage":
        for line in coverage(app):
            say(line)
        return 0
    if options.what == "diff":
        with progress_bar() as progress:
            report = app.reindex(progress, dry_run=True)
        for line in changes(report):
            say(line)
        for line in edit_lines(report.edits, columns(), colour=sys.stdout.isatty()):
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
    for line in held(app):
        say(line)
    return 0


def held(app: App) -> Iterator[str]:
    """Where the documents come from, how old they are, whose they are, and what wants a look."""
    contents = app.generations.contents()
    if contents is None:
        return
    found = holdings(contents, f"{now():%Y-%m-%d}")
    for source in found.sources:
        age = f", copies of {source.oldest} to {source.newest}" if source.newest else ""
        owners = ", ".join(source.owners[:_MOST])
        more = f" and {len(source.owners) - _MOST} more" if len(source.owners) > _MOST else ""
        yield f"  {source.source}: {source.documents} documents{age}; owners: {owners}{more}"
    if found.versions:
        yield f"  {found.versions} earlier versions are kept of what was replaced."
    for day, name in found.overdue:
        yield f"  Overdue: {name} was to be reviewed by {day}."
    if found.unreviewed:
        yield f"  Rules that nobody has reviewed: {', '.join(found.unreviewed)}"


def coverage(app: App) -> Iterator[str]:
    """What people ask about and no document decides; without names of people."""
    found = app.gaps()
    if not found:
        yield "Nobody has asked anything yet that no document decides."
    for gap in found:
        people = "1 person" if gap.askers == 1 else f"{gap.askers} people"
        times = "once" if gap.times == 1 else f"{gap.times} times"
        yield f"{people}, {times}: {gap.subject}"


def changes(report: Report) -> Iterator[str]:
    """One line for each document that is new or gone; what changed is told clause by clause."""
    for sign, names in (("+", report.added), ("-", report.removed)):
        yield from (f"{sign} {name}" for name in names)


def summary(report: Report, *, dry_run: bool = False) -> str:
    """One sentence on what a reindex did, on duplicates, and on each document for its owner."""
    counts = (
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed"
    )
    unchanged = f"{len(report.unchanged)} unchanged"
    if dry_run:
        lines = [_planned(report)]
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


def _planned(report: Report) -> str:
    """What a reindex would do; it has not been done."""
    added, changed, removed = len(report.added), len(report.changed), len(report.removed)
    if not (added or changed or removed):
        return (
            f"A reindex would change nothing: {len(report.unchanged)} documents are as they were."
        )
    return (
        f"A reindex would add {added}, change {changed} and remove {removed} documents, and leave "
        f"{len(report.unchanged)} as they are. Nothing is done yet."
    )
