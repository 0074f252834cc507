"""The settings of legal's work, and the clocks and places that it goes by."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

from bot.adapters.rolelist import RoleList
from bot.adapters.wallclock import WallClock
from bot.adapters.zones import SlackZones, zone_named
from bot.domain.errors import SettingsError
from bot.settings import read_settings
from bot.workspace import Fault, Workspace
from tests.fakes_slack import FakeClock
from tests.running_bot import SEED


def test_settings() -> None:
    """
    Teams with their groups, the fallback and the speed of time are read; what is wrong is
    named, all at once.
    """
    read = read_settings(
        {"TEAM_GROUPS": "video=S1, audio = S2", "LEGAL_FALLBACK": "U1", "CLOCK_SCALE": "60"}
    )
    assert (read.team_groups, read.legal_fallback) == ({"video": "S1", "audio": "S2"}, "U1")
    assert (read.clock_scale, read_settings({}).clock_scale) == (60.0, 1.0)
    with pytest.raises(SettingsError) as wrong:
        read_settings({"TEAM_GROUPS": "video", "CLOCK_SCALE": "fast", "PORT": "x"})
    for part in ('TEAM_GROUPS has "video"', 'CLOCK_SCALE is "fast"', 'PORT is "x"'):
        assert part in str(wrong.value)
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "LEGAL_USERS": "U1"}
    with pytest.raises(SettingsError, match="simulated workspace only"):
        read_settings({**tokens, "CLOCK_SCALE": "2"})


def test_wall_clock() -> None:
    """
    People's time runs as fast as it is told to, can be moved forward, and never goes back.
    """
    real = FakeClock()
    begin = datetime(2026, 5, 4, tzinfo=UTC)
    wall = WallClock(real, 60.0, begin)
    real.pass_seconds(60)

    assert wall() == begin + timedelta(hours=1)
    assert wall.forward(timedelta(days=1)) == begin + timedelta(days=1, hours=1)
    assert wall.forward(timedelta(days=-9)) == wall()
    assert WallClock(real)() == real()


def test_zones() -> None:
    """
    A person's time zone is what Slack says, and none when it does not; it is asked once an hour.
    """
    seconds = [1.0]
    with Workspace("a secret", seed=SEED) as workspace:
        client = WebClient(
            workspace.bot_token, base_url=workspace.api_url, timeout=1, retry_handlers=[]
        )
        zones = SlackZones(client, lambda: seconds[0])
        assert zones.of("U0000LENA0") == ZoneInfo("Etc/UTC") == zones.of("U0000LENA0")
        assert len(workspace.calls("users.info")) == 1
        assert zones.of("U000NOBODY") is None
        seconds[0] += 3600
        workspace.fail("users.info", Fault.server_error())
        assert zones.of("U0000LENA0") is None
    with pytest.raises(ValueError, match="no time zone"):
        zone_named("")


def test_lists() -> None:
    """
    Where there is no Slack, roles are what the lists say, and nobody knows of teams.
    """
    roles = RoleList(frozenset({"UL"}), frozenset({"UA"}))

    assert [roles.is_legal(user) for user in ("UL", "UA")] == [True, False]
    assert [roles.is_admin(user) for user in ("UL", "UA")] == [False, True]
    assert [roles.is_colleague(user, "") for user in ("UL", "UA", "UX")] == [True, True, False]
    assert roles.teams("UL") is None
