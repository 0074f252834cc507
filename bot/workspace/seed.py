"""Who and what a simulated workspace starts with."""

from dataclasses import dataclass, field, replace
from typing import Literal

from bot.workspace.wire import Json

RoomKind = Literal["channel", "group", "im"]


@dataclass(frozen=True)
class Person:
    """A human of the workspace; `role` is only the caption on the page."""

    id: str
    name: str
    real_name: str
    role: str = ""
    is_admin: bool = False
    is_guest: bool = False
    team_id: str | None = None
    """Another workspace's id makes this a Slack Connect stranger."""


@dataclass(frozen=True)
class Group:
    """A user group; `members` are ids of people."""

    id: str
    handle: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Channel:
    """A channel and its members; a private one is invisible to everybody else."""

    id: str
    name: str
    members: tuple[str, ...]
    private: bool = False
    topic: str = ""
    ext_shared: bool = False


@dataclass(frozen=True)
class Shortcut:
    """A shortcut of the app: on a message, or global."""

    callback_id: str
    name: str
    on_message: bool = True


@dataclass(frozen=True)
class AppProfile:
    """What the app's manifest would tell Slack."""

    name: str = "policy-bot"
    real_name: str = "policy-bot"
    user_id: str = "U00POLICY0"
    bot_id: str = "B00POLICY0"
    app_id: str = "A00POLICY0"
    commands: tuple[str, ...] = ("/policy",)
    shortcuts: tuple[Shortcut, ...] = ()
    scopes: frozenset[str] | None = None
    """What the app may do; None is everything."""
    events: frozenset[str] = frozenset(
        {"app_home_opened", "app_mention", "message.channels", "message.groups", "message.im"}
    )


def profile(manifest: Json) -> AppProfile:
    """The app that a manifest describes, with its commands, shortcuts, events and scopes."""
    features, settings = manifest["features"], manifest["settings"]
    return AppProfile(
        name=manifest["display_information"]["name"],
        real_name=features["bot_user"]["display_name"],
        commands=tuple(one["command"] for one in features.get("slash_commands", ())),
        shortcuts=tuple(
            Shortcut(one["callback_id"], one["name"], one["type"] == "message")
            for one in features.get("shortcuts", ())
        ),
        events=frozenset(settings["event_subscriptions"]["bot_events"]),
        scopes=frozenset(manifest["oauth_config"]["scopes"]["bot"]),
    )


@dataclass(frozen=True)
class Seed:
    """A whole workspace at its start. Each person also has a direct conversation with the app."""

    people: tuple[Person, ...]
    channels: tuple[Channel, ...]
    groups: tuple[Group, ...] = ()
    app: AppProfile = field(default_factory=AppProfile)
    team_id: str = "T00SIMULAT"
    team_name: str = "Simulated workspace"
    team_domain: str = "simulated"


ERIN = Person("U0000ERIN0", "erin", "Erin Employee", "employee")
LENA = Person("U0000LENA0", "lena", "Lena Lawyer", "legal")
ADAM = Person("U0000ADAM0", "adam", "Adam Admin", "admin", is_admin=True)

EMIL = Person("U0000EMIL0", "emil", "Emil Engineer", "employee")
LEO = Person("U00000LEO0", "leo", "Leo Lawyer", "legal")
GUS = Person("U00000GUS0", "gus", "Gus Guest", "guest", is_guest=True)

DEFAULT = Seed(
    people=(ERIN, LENA, ADAM),
    channels=(
        Channel(
            "C00ASKDATA",
            "ask-data-policy",
            (ERIN.id, LENA.id, ADAM.id, "U00POLICY0"),
            topic="May we use this data? Ask before you collect.",
        ),
        Channel(
            "C000LEGAL0",
            "legal-data-clearance",
            (LENA.id, "U00POLICY0"),
            private=True,
            topic="One card for each case.",
        ),
    ),
    groups=(
        Group("S000LEGAL0", "legal", "Legal", (LENA.id,)),
        Group("S000ADMIN0", "policy-admins", "Policy admins", (ADAM.id,)),
    ),
)

COMPANY = Seed(
    people=(ERIN, EMIL, LENA, LEO, ADAM, GUS),
    channels=(
        replace(
            DEFAULT.channels[0],
            members=(ERIN.id, EMIL.id, LENA.id, LEO.id, ADAM.id, GUS.id, "U00POLICY0"),
        ),
        Channel(
            "C00VIDEO00",
            "video-team",
            (ERIN.id, EMIL.id, "U00POLICY0"),
            topic="We train the video model.",
        ),
        replace(DEFAULT.channels[1], members=(LENA.id, LEO.id, "U00POLICY0")),
    ),
    groups=(
        Group("S000LEGAL0", "legal", "Legal", (LENA.id, LEO.id)),
        DEFAULT.groups[1],
    ),
)
"""Two employees, two lawyers, an admin and a guest."""
