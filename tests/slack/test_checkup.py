"""What the doctor says of Slack: each planted fault in one sentence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.slack import SlackSettings, slack_checkup
from bot.workspace import COMPANY, Channel, Fault, Group, Workspace, profile
from tests.running_bot import MANIFEST

APP = profile(MANIFEST)
SCOPES = sorted(APP.scopes or ())


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """The company, with a public channel and an empty group."""
    seed = replace(
        COMPANY,
        app=APP,
        channels=(*COMPANY.channels, Channel("C00APART00", "apart", (), private=False)),
        groups=(*COMPANY.groups, Group("S000EMPTY0", "empty", "Empty")),
    )
    with Workspace("a secret", seed=seed) as running:
        yield running


def wrong(workspace: Workspace, off: float = 0.0, **changes: object) -> list[str]:
    """What is wrong, with settings that are right but for the changes."""
    settings = SlackSettings(
        bot_token=workspace.bot_token,
        api_url=workspace.api_url,
        legal_channel="legal-data-clearance",
        legal_group="S000LEGAL0",
        admin_group="S000ADMIN0",
        legal_users=("U0000LENA0",),
    )
    scopes = changes.pop("scopes", SCOPES)
    found = slack_checkup(
        replace(settings, **changes),  # type: ignore[arg-type]
        scopes,  # type: ignore[arg-type]
        lambda: datetime.now(UTC) + timedelta(seconds=off),
    )
    return [finding.text for finding in found if not finding.well]


def test_all_is_well(workspace: Workspace) -> None:
    """
    Where nothing is wrong, nothing is said to be.
    """
    assert wrong(workspace) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"bot_token": "xoxb-old"}, "does not accept SLACK_BOT_TOKEN (invalid_auth)"),
        ({"api_url": "http://127.0.0.1:9/api/"}, "Slack cannot be reached at http://127.0.0.1:9"),
        ({"scopes": [*SCOPES, "files:read"]}, "The app lacks the scopes files:read; take over"),
        ({"scopes": SCOPES[1:]}, f"does not name: {SCOPES[0]}; remove"),
        ({"off": 90.0}, "s ahead; switch on time synchronisation"),
        ({"off": -400.0}, "s behind; switch on"),
        ({"app_token": "xapp-1"}, "Socket Mode does not open (invalid_auth)"),
        ({"legal_channel": "apart"}, "the bot is in no channel with the name apart; invite it"),
        ({"legal_channel": ""}, "LEGAL_CHANNEL is empty"),
        ({"legal_channel": "ask-data-policy"}, "is public: everybody in the company can read"),
        ({"legal_group": "S0NOGROUP0"}, "LEGAL_GROUP: Slack shows no user group S0NOGROUP0"),
        ({"admin_group": "S000EMPTY0"}, "ADMIN_GROUP: the user group S000EMPTY0 is empty"),
        ({"legal_users": ("U0NOBODY00",)}, "LEGAL_USERS: Slack knows no person U0NOBODY00"),
        ({"admin_users": ("U00000GUS0",)}, "ADMIN_USERS: U00000GUS0 is no member of the company"),
    ],
)
def test_planted_faults(workspace: Workspace, changes: dict[str, object], said: str) -> None:
    """
    Each fault is one sentence that says what to do.
    """
    (found,) = wrong(workspace, **changes)  # type: ignore[arg-type]

    assert said in found
    assert found.endswith((".", "off."))


def test_channel_lookup_fails(workspace: Workspace) -> None:
    """
    A look-up that fails is a finding, not an end.
    """
    workspace.fail("conversations.info", Fault.server_error())

    assert wrong(workspace) == ["LEGAL_CHANNEL cannot be looked up (internal_error)."]


def test_missing_scope(workspace: Workspace) -> None:
    """
    The simulated workspace refuses what the app has no scope for, as Slack does.
    """
    few = replace(APP, scopes=frozenset(SCOPES) - {"usergroups:read"})
    with Workspace("a secret", seed=replace(COMPANY, app=few)) as poor:
        found = wrong(poor)

    assert "lacks the scopes usergroups:read" in found[0]
    assert "(missing_scope)" in found[1]
