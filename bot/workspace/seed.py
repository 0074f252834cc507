"""Who and what a simulated workspace starts with."""

from dataclasses import dataclass, field
from typing import Literal

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
    events: frozenset[str] = frozenset(
        {"app_home_opened", "app_mention", "message.channels", "message.groups", "message.im"}
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
