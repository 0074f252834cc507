"""`policy-bot run`: the bot, in real Slack or in the simulated workspace."""

import argparse

from bot.app import App


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("run", help="start the bot")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Start the bot and stay."""
    del options, app
    return 0
