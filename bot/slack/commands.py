"""The slash command: a question, or one of a few words."""

from collections.abc import Callable

from slack_bolt import Ack, App

from bot.slack import wording
from bot.slack.admin import Admin
from bot.slack.asking import Asking
from bot.slack.guard import sentence
from bot.slack.incoming import Command, Json
from bot.slack.intake import Intake
from bot.slack.mrkdwn import escape
from bot.slack.sources import Sources

# Bolt's decorators are untyped.
# pyright: reportUnknownMemberType=false

COMMAND = "/policy"
_UNNAMED = "anonymously"
_DRY_RUN = ("reindex", "dry-run")
_DASHES = ("-", "–", "—")  # keyboards make one long dash of two


def register(app: App, intake: Intake, asking: Asking, sources: Sources, admin: Admin) -> None:
    """Attach the listener of the command; its reply is for one person's eyes."""

    def on_command(ack: Ack, body: Json) -> None:
        try:
            reply = _reply(Command.read(body, intake.bot_user))
        except Exception as error:  # noqa: BLE001  the person gets a sentence whatever happens
            reply = sentence(error)
        ack(response_type="ephemeral", text=reply)

    def _reply(command: Command) -> str:
        word, _, rest = command.text.partition(" ")
        dash = rest.strip().startswith(_DASHES)
        if dash and (word.lower(), rest.strip().lower().lstrip("".join(_DASHES))) == _DRY_RUN:
            return admin.diff(command)
        words: dict[str, Callable[[], str]] = {
            "": lambda: wording.HELP,
            "help": lambda: wording.HELP,
            "reindex": lambda: admin.reindex(command),
            "status": lambda: admin.status(command),
            "diff": lambda: admin.diff(command),
            "rollback": lambda: admin.rollback(command),
            "show": lambda: sources.show(command, rest.strip()),
        }
        if word.lower().rstrip(":,.") == _UNNAMED:
            return asking.unnamed(command, rest)
        if word.lower() in words and word != "show" and dash:
            return wording.NO_OPTION.format(option=escape(rest.strip()))
        alone = not rest.strip() or (word == "show" and " " not in rest.strip())
        if word.lower() in words and alone:
            return words[word.lower()]()
        intake.take(command.arrival)
        intake.wake()
        return wording.COMMAND_TAKEN

    app.command(COMMAND)(on_command)
