"""The Slack surface: what people see of policy-bot, and how it hears them.

`connect(SlackSettings(…))` tries the token and finds the legal channel; `start(connection,
Parts(…))` brings the bot up; `stop()` of what it returns takes it down.
"""

from bot.slack.checkup import Finding, slack_checkup
from bot.slack.connection import Connection, accepted, connect
from bot.slack.desk import SlackDesk
from bot.slack.docket import Docket
from bot.slack.settings import Pace, SlackSettings
from bot.slack.surface import Parts, Surface, start

__all__ = [
    "Connection",
    "Docket",
    "Finding",
    "Pace",
    "Parts",
    "SlackDesk",
    "SlackSettings",
    "Surface",
    "accepted",
    "connect",
    "slack_checkup",
    "start",
]
