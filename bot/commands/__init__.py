"""The command line: one module a command, each with `register` and a function that runs it."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing

from bot.adapters import logs
from bot.app import App
from bot.commands import (
    ask,
    audit,
    backup,
    bench,
    cases,
    doctor,
    erase,
    evaluate,
    fetch,
    health,
    index,
    letters,
    review,
    run,
    search,
)
from bot.domain.errors import PolicyBotError, UsageError
from bot.settings import read_settings

COMMANDS = (
    run, ask, search, index, fetch, review, cases, audit, erase, evaluate, doctor, health, letters,
    backup, bench,
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands."""
    root = argparse.ArgumentParser(
        prog="policy-bot", description="May we train on this? Answers from the documents."
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 failed, 2 wrong use; errors are one sentence."""
    options = parser().parse_args(arguments)
    try:
        settings = read_settings()
        logs.for_commands(settings.secrets)
        with closing(App(settings)) as app:
            return int(options.run(options, app))
    except UsageError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except PolicyBotError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        return 1
