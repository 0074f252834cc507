"""`policy-bot backup` and `policy-bot restore`: the record, in one file and back."""

import argparse
from pathlib import Path

from bot.app import App
from bot.commands.output import say
from bot.commands.parsing import Commands


def register(commands: Commands) -> None:
    """Add both commands."""
    backup = commands.add_parser("backup", help="write the record and the rulings to a file")
    backup.add_argument("file", metavar="FILE", type=Path, help="a new file, such as bot.tar.gz")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="bring back a backup, to where nothing is")
    restore.add_argument("file", metavar="FILE", type=Path, help="what policy-bot backup wrote")
    restore.set_defaults(run=run_restore)


def run_backup(options: argparse.Namespace, app: App) -> int:
    """Back up; the bot may go on running."""
    say(f"{options.file} has {app.backup(options.file)}.")
    if app.seal_key.exists():
        say(f"The key {app.seal_key} is not in it; keep a copy of it somewhere else.")
    return 0


def run_restore(options: argparse.Namespace, app: App) -> int:
    """Restore, and say what is still to be done."""
    say(f"Restored {app.restore(options.file)}.")
    if not app.seal_key.exists():
        say(f"Put your copy of the key at {app.seal_key}: answers to unnamed questions need it.")
    say("Build the index with policy-bot reindex.")
    return 0
