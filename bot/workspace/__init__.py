"""A simulated Slack workspace on the loopback, for trying and testing an app without Slack.

It knows Slack's wire and nothing of the app: Web API with Slack's error names and limits,
signed delivery of events with retries, slash commands, buttons, modals, response URLs,
ephemeral messages, user groups, scopes, and one page in which everybody can be played.

With a Bolt app that listens on its own port:

    with Workspace() as workspace:
        client = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
        app = App(client=client, signing_secret=workspace.signing_secret)
        server = …                                   # any HTTP server with the app behind it
        workspace.connect("http://127.0.0.1:3000/slack/events")
        …                                            # open workspace.page_url in a browser

or without a port, handing each signed request to the app directly:

    def deliver(body: bytes, headers: Mapping[str, str]) -> Reply:
        answer = app.dispatch(BoltRequest(body=body.decode(), headers=dict(headers)))
        return Reply(answer.status, answer.body)

    workspace.connect(deliver)

As a test sees it:

    asked = workspace.say("erin", "#ask-data-policy", "@policy-bot may we train on X?")
    answer = workspace.wait_for(lambda: workspace.replies("#ask-data-policy", asked["ts"]))[0]
    workspace.press("erin", answer, "ask-legal")
    view = workspace.wait_for(lambda: workspace.views("erin"))[-1]
    outcome = workspace.submit("erin", view, {"question": "May we?", "use": "train-commercial"})
    workspace.fail("chat.postMessage", Fault.lost_reply())

Left out: Socket Mode, files, group conversations, OAuth, and of `agents.*` all but sessions.
Messages of people carry text only, without the rich_text block of Slack's own clients.

Nobody but this machine reaches it: it binds 127.0.0.1, checks the Host header, and the page
and its routes need a token that is made for each run.
"""

from bot.workspace.acts import Outcome
from bot.workspace.calendar import Calendar, Leap
from bot.workspace.errors import RecordingError, SlackError, UnknownNameError
from bot.workspace.faults import Fault
from bot.workspace.recording import Recording, read_recording
from bot.workspace.replay import Replay
from bot.workspace.seed import (
    ADAM,
    COMPANY,
    DEFAULT,
    EMIL,
    ERIN,
    GUS,
    LENA,
    LEO,
    AppProfile,
    Channel,
    Group,
    Person,
    Seed,
    Shortcut,
    profile,
)
from bot.workspace.transport import Reply
from bot.workspace.workspace import Workspace

__all__ = [
    "ADAM",
    "COMPANY",
    "DEFAULT",
    "EMIL",
    "ERIN",
    "GUS",
    "LENA",
    "LEO",
    "AppProfile",
    "Calendar",
    "Channel",
    "Fault",
    "Group",
    "Leap",
    "Outcome",
    "Person",
    "Recording",
    "RecordingError",
    "Replay",
    "Reply",
    "Seed",
    "Shortcut",
    "SlackError",
    "UnknownNameError",
    "Workspace",
    "profile",
    "read_recording",
]
