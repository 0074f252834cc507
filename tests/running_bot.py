"""The real Bolt app, its real database and workers, in a simulated workspace."""

import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

from bot.adapters.courier import SlackCourier
from bot.adapters.database import Database
from bot.adapters.roles import SlackRoles
from bot.adapters.seals import FileSeals
from bot.adapters.shelf import FolderShelf
from bot.adapters.wallclock import WallClock
from bot.adapters.zones import SlackZones
from bot.domain.allowance import NO_LIMITS, Limits
from bot.domain.hours import Hours
from bot.domain.timetable import STANDARD, Timetable
from bot.slack import Docket, Pace, Parts, SlackSettings, Surface, connect, start
from bot.workspace import DEFAULT, GUS, LEO, Channel, Group, Person, Seed, Workspace, profile
from tests.fakes_slack import FakeAnswering, FakeReindexing
from tests.shared import PROJECT

Json = dict[str, Any]
ASK = "#ask-data-policy"
LEGAL = "#legal-data-clearance"
PACE = Pace(
    workers=4, posters=2, poll=0.05, lease=2.0, timeout=3.0, grace=0.2, quick=1.0, listeners=32,
    tick=0.05, gap=0.0, patience=0.05, silence=60.0,
)  # fmt: skip
# Somebody works at any time, so that no test has to wait for Monday.
ALWAYS = replace(STANDARD, hours=Hours(dict.fromkeys(range(7), (time_of_day.min, time_of_day.max))))

MANIFEST = json.loads((PROJECT / "manifest.json").read_text("utf-8"))
STAN = Person("U0000STAN0", "stan", "Stan Stranger", "partner", team_id="T00ANOTHER")
_EVERYBODY = tuple(p.id for p in (*DEFAULT.people, LEO, GUS, STAN))
SEED = Seed(
    people=(*DEFAULT.people, LEO, GUS, STAN),
    channels=(
        replace(DEFAULT.channels[0], members=(*_EVERYBODY, DEFAULT.app.user_id)),
        replace(
            DEFAULT.channels[1],
            members=(*DEFAULT.channels[1].members, LEO.id, DEFAULT.people[0].id),
        ),
        Channel("C00PARTNER", "with-partner", (*_EVERYBODY, DEFAULT.app.user_id), ext_shared=True),
    ),
    app=profile(MANIFEST),
    groups=(
        Group("S000LEGAL0", "legal", "Legal", (DEFAULT.people[1].id, LEO.id)),
        DEFAULT.groups[1],
    ),
)


@dataclass
class Bot:
    """A bot with its workspace; `begin` and `end` start and stop it over one database."""

    workspace: Workspace
    path: Path
    answering: FakeAnswering = field(default_factory=FakeAnswering)
    reindexing: FakeReindexing = field(default_factory=FakeReindexing)
    pace: Pace = PACE
    wall: WallClock = field(default_factory=lambda: WallClock(lambda: datetime.now(UTC)))
    timetable: Timetable = ALWAYS
    fallback: str = ""
    later: float = 0.0
    """Seconds by which what Slack said of people is older than it is."""
    limits: Limits = NO_LIMITS
    catch_up: timedelta = timedelta(hours=6)
    place: Path | str = ""  # of the database; without one it is in the path
    database: Database | None = None
    surface: Surface | None = None

    def settings(self, **changes: Any) -> SlackSettings:
        """Settings that fit the workspace."""
        fitting = SlackSettings(
            bot_token=self.workspace.bot_token,
            signing_secret=self.workspace.signing_secret,
            api_url=self.workspace.api_url,
            legal_channel="legal-data-clearance",
            legal_group="S000LEGAL0",
            admin_group="S000ADMIN0",
        )
        return replace(fitting, **changes)

    def begin(self, **changes: Any) -> Surface:
        """Start the bot, as the composition root does."""
        settings = self.settings(**changes)
        self.database = Database(self.place or self.path / "policy-bot.db")
        slack = connect(settings, self.pace)
        seals = FileSeals(self.path / "anonymous.key")
        parts = Parts(
            ledger=self.database,
            roles=SlackRoles(
                slack.quick,
                slack.team,
                settings.legal_group,
                settings.admin_group,
                frozenset(settings.legal_users),
                frozenset(settings.admin_users),
                lambda: time.monotonic() + self.later,
            ),
            courier=SlackCourier(slack.client, slack.quick, slack.legal_channel, seals),
            seals=seals,
            answering=self.answering,
            index=self.reindexing,
            clock=lambda: datetime.now(UTC),
            stopwatch=time.monotonic,
            new_id=lambda: uuid.uuid4().hex[:12],
            docket=Docket(
                self.wall,
                self.timetable,
                SlackZones(slack.quick, time.monotonic),
                FolderShelf(self.path / "legal"),
                self.fallback,
            ),
            limits=self.limits,
            catch_up=self.catch_up,
        )
        self.surface = start(slack, parts)
        self.workspace.connect(self.surface.url)
        return self.surface

    def end(self, seconds: float = 5.0) -> None:
        """Stop the bot."""
        if self.surface is not None and self.database is not None:
            self.surface.stop(seconds)
            self.database.close()
            self.surface = None

    def ask(self, user: str, text: str, channel: str = ASK, thread: str | None = None) -> Json:
        """Say something and return the message."""
        return self.workspace.say(user, channel, text, thread)

    def replies(self, message: Json, count: int = 1) -> list[Json]:
        """The bot's replies under a message, as soon as there are so many."""
        return self.workspace.wait_for(lambda: self.heard(message, count), 30.0)

    def heard(self, message: Json, count: int = 1) -> list[Json]:
        """The bot's replies under a message, or nothing while there are too few."""
        found = self.workspace.replies(message["channel"], message["ts"])
        ours = [reply for reply in found if reply.get("bot_id")]
        return ours if len(ours) >= count else []

    def answer(self, user: str, text: str, channel: str = ASK) -> tuple[Json, Json]:
        """Ask at the top of a channel, and return question and answer."""
        asked = self.ask(user, text, channel)
        return asked, self.replies(asked)[0]

    def cards(self, count: int = 1) -> list[Json]:
        """The cards in the legal channel, as soon as there are so many."""
        return self.workspace.wait_for(
            lambda: found if len(found := self.workspace.messages(LEGAL)) >= count else [], 30.0
        )

    def card_says(self, words: str) -> Json:
        """The first card, as soon as it says something."""

        def look() -> Json | None:
            found = self.workspace.messages(LEGAL)
            return found[0] if found and words in shown(found[0]) else None

        return self.workspace.wait_for(look, 30.0)

    def told(self, user: str, channel: str, words: str) -> Json:
        """What only one person sees, as soon as it says something."""

        def look() -> Json | None:
            seen = self.workspace.ephemerals(user, channel)
            return next((m for m in seen if words in shown(m)), None)

        return self.workspace.wait_for(look, 30.0)

    def quiet(self, seconds: float = 0.5) -> None:
        """Wait until nothing more can be under way."""
        self.workspace.settle()
        time.sleep(seconds)


def shown(message: Json) -> str:
    """All text of a message, one piece a line."""

    def texts(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("text"), str):
                yield node["text"]
            for key, value in node.items():
                if key != "metadata":
                    yield from texts(value)
        elif isinstance(node, list):
            for child in node:
                yield from texts(child)

    return "\n".join(texts(message.get("blocks", []))) or message.get("text", "")


def buttons(message: Json) -> list[str]:
    """The action ids that a message offers."""
    return [
        element["action_id"]
        for block in message.get("blocks", [])
        for element in block.get("elements", [])
        if "action_id" in element
    ]
