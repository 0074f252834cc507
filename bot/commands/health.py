"""`policy-bot health`: whether the running bot is fit to work."""

import argparse
import json
from http.client import HTTPConnection, HTTPException

from bot.app import App
from bot.commands.output import say
from bot.commands.parsing import Commands
from bot.domain.errors import PolicyBotError, UsageError

_SECONDS = 10
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  where it listens, not where we ask


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("health", help="ask the running bot whether all is well")
    parser.add_argument("--json", action="store_true", help="all that it says, as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Ask the bot at METRICS_PORT; exit code 0 if it is fit to work, 1 if it is not or is away."""
    settings = app.settings
    if not settings.metrics_port:
        raise UsageError("METRICS_PORT is 0, so that nobody can ask the bot; set it to a port.")
    host = _ANYWHERE.get(settings.metrics_host, settings.metrics_host)
    connection = HTTPConnection(host, settings.metrics_port, timeout=_SECONDS)
    try:
        connection.request("GET", "/readyz")
        told = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError) as error:
        raise PolicyBotError(
            f"No bot answers at {host}:{settings.metrics_port} ({type(error).__name__}); "
            "start it with policy-bot run, or correct METRICS_HOST and METRICS_PORT."
        ) from error
    finally:
        connection.close()
    if options.json:
        say(json.dumps(told))
    else:
        for line in (*told["wrong"], *told["look"]):
            say(line)
        waits = f"{told['inbox']['waiting']} questions and {told['outbox']['waiting']} posts wait"
        say(f"{'Ready' if told['ready'] else 'Not ready'}: {waits}.")
    return 0 if told["ready"] else 1
