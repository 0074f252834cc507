"""Calls that come too often, as Slack answers them."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import Workspace
from bot.workspace.rates import Rates

ASK = "C00ASKDATA"


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace that counts calls."""
    with Workspace("a secret", rates=True) as running:
        yield running


def test_posts_in_a_channel(workspace: Workspace) -> None:
    """
    A channel takes ten posts at once; the next is told how long to wait, another channel not.
    """
    client = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
    for n in range(10):
        client.chat_postMessage(channel=ASK, text=str(n))
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=ASK, text="too many")

    assert refused.value.response.status_code == 429
    assert 1 <= int(refused.value.response.headers["Retry-After"]) <= 10
    assert client.chat_postMessage(channel="C000LEGAL0", text="elsewhere")["ok"]
    assert len(workspace.messages(ASK)) == 10


def test_a_minute_later() -> None:
    """
    What was called a minute ago counts no more; methods without a tier are not counted.
    """
    now = [1000.0]
    rates = Rates(lambda: now[0])

    assert [rates.wait("usergroups.list", {}) for _ in range(21)] == [0] * 20 + [60]
    assert [rates.wait("chat.startStream", {}) for _ in range(21)] == [0] * 20 + [60]
    assert [rates.wait("auth.test", {}) for _ in range(500)] == [0] * 500
    now[0] += 60.5
    assert rates.wait("usergroups.list", {}) == 0
