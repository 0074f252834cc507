"""What goes wrong between the bot and Slack, and what people see of it: nothing."""

import http.client
import time
from urllib.parse import urlsplit

import pytest

from bot.domain.errors import SettingsError
from bot.slack import SlackSettings, connect
from bot.workspace import Fault
from tests.running_bot import LEGAL, Bot, shown


def test_lost_reply(bot: Bot) -> None:
    """
    Slack took the post and the reply was lost: it is found again, not posted again.
    """
    bot.workspace.fail("chat.postMessage", Fault.lost_reply())
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.replies(asked)
    bot.workspace.wait_for(lambda: bot.workspace.calls("conversations.replies"), 8)
    bot.quiet(0.6)

    assert len(bot.heard(asked)) == 1
    assert len(bot.workspace.calls("chat.postMessage")) == 1


def test_lost_request(bot: Bot) -> None:
    """
    The post never arrived: it is looked for, and then sent.
    """
    bot.workspace.fail("chat.postMessage", Fault.lost_request())
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.replies(asked)
    bot.quiet()

    assert len(bot.heard(asked)) == 1


def test_lost_reply_for_a_card(bot: Bot) -> None:
    """
    A card whose reply was lost is one card, and changes with the case.
    """
    bot.workspace.fail(
        "chat.postMessage", Fault.lost_reply(), when=lambda args: args["channel"] == "C000LEGAL0"
    )
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    bot.workspace.press("lena", card, "case-claim")
    bot.card_says("claimed")

    assert len(bot.workspace.messages(LEGAL)) == 1


def test_server_errors(bot: Bot) -> None:
    """
    After a 5xx nobody knows; the post is there once in the end.
    """
    bot.workspace.fail("chat.postMessage", Fault.server_error(), 2)
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.replies(asked)
    bot.quiet()

    assert len(bot.heard(asked)) == 1


def test_rate_limit(bot: Bot) -> None:
    """
    Retry-After is honoured for the whole channel, and nothing is lost or reordered.
    """
    bot.workspace.fail("chat.postMessage", Fault.rate_limited(1))
    begun = time.monotonic()
    first = bot.ask("erin", "@policy-bot HD-VG one?")
    bot.workspace.wait_for(lambda: bot.workspace.calls("chat.postMessage"))
    second = bot.ask("adam", "@policy-bot HD-VG two?")
    bot.replies(first)
    bot.replies(second)

    calls = bot.workspace.calls("chat.postMessage")
    assert time.monotonic() - begun >= 1.0
    assert [call.error for call in calls] == ["ratelimited", None, None]


def test_refused_blocks(bot: Bot) -> None:
    """
    A post whose blocks Slack refuses comes as text.
    """
    bot.workspace.fail("chat.postMessage", Fault.refused("invalid_blocks"))
    _, answer = bot.answer("erin", "@policy-bot HD-VG?")

    assert not answer.get("blocks")
    assert "> You may not download content." in answer["text"]


def test_dead_letter(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """
    What Slack refuses for good is given up with a line in the log; the next post goes out.
    """
    bot.workspace.fail("chat.postMessage", Fault.refused("no_permission"))
    lost = bot.ask("erin", "@policy-bot HD-VG?")
    bot.workspace.wait_for(lambda: "no_permission" in caplog.text)
    bot.answer("erin", "@policy-bot HD-VG again?")

    assert bot.heard(lost) == []


def test_no_status(bot: Bot) -> None:
    """
    Where there is no status line, the answer comes all the same.
    """
    bot.workspace.fail("assistant.threads.setStatus", Fault.refused("missing_scope"))
    bot.answer("erin", "@policy-bot HD-VG?")


def test_database_is_away(bot: Bot) -> None:
    """
    What cannot be written down is not acknowledged, so that Slack sends it again.
    """
    assert bot.database
    engine = bot.database._engine
    with engine.connect() as holder:
        holder.exec_driver_sql("ALTER TABLE inbox RENAME TO gone")
        holder.commit()
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.workspace.wait_for(lambda: any(d.reply.status == 500 for d in bot.workspace.deliveries()))
    with engine.connect() as holder:
        holder.exec_driver_sql("ALTER TABLE gone RENAME TO inbox")
        holder.commit()
    bot.replies(asked)
    bot.quiet()

    assert len(bot.heard(asked)) == 1


def test_command_without_database(bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    """
    A command that cannot be written down is answered with a sentence, and the log has no text.
    """
    assert bot.database
    with bot.database._engine.connect() as holder:
        holder.exec_driver_sql("ALTER TABLE inbox RENAME TO gone")
        holder.commit()
        bot.workspace.slash("erin", "#ask-data-policy", "/policy may we use secrets?")
        bot.told("erin", "#ask-data-policy", "The database did not take this just now")
        holder.exec_driver_sql("ALTER TABLE gone RENAME TO inbox")
        holder.commit()

    assert "secrets" not in caplog.text


def test_requests_of_others(bot: Bot) -> None:
    """
    Forged, stale, malformed and oversized requests are refused, and none is a server error.
    """
    assert bot.surface
    parts = urlsplit(bot.surface.url)
    stamp = str(int(time.time()))
    signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=00"}

    def status(path: str, body: bytes, headers: dict[str, str]) -> int:
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=5)
        connection.request("POST", path, body, headers)
        answer = connection.getresponse().status
        connection.close()
        return answer

    assert status(parts.path, b"{}", {}) == 401
    assert status(parts.path, b"{}", signed) == 401
    assert status(parts.path, b"{}", signed | {"X-Slack-Request-Timestamp": "soon"}) == 401
    assert status(parts.path, b"{}", signed | {"X-Slack-Request-Timestamp": "1"}) == 401
    assert status("/elsewhere", b"{}", signed) == 404
    assert status(parts.path, b"[" * 90_000, signed | {"Content-Type": "application/json"}) in (
        400,
        401,
    )
    assert status(parts.path, b"\xff\xfe", signed) in (400, 401)
    assert status(parts.path, b"", signed | {"Content-Length": "9999999"}) == 413
    assert status(parts.path, b"", signed | {"Content-Length": "many"}) == 400


def test_oauth_in_the_environment(idle_bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Variables of an OAuth app in the environment do not take the token away.
    """
    monkeypatch.setenv("SLACK_CLIENT_ID", "1")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "2")
    idle_bot.begin()

    idle_bot.answer("erin", "@policy-bot HD-VG?")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bot_token": "xoxb-wrong"}, "Slack refuses the bot (invalid_auth)"),
        ({"legal_channel": "nowhere"}, "the bot is in no channel with the name nowhere"),
        ({"legal_channel": "C0000000000"}, "no channel with the id C0000000000"),
        ({"legal_channel": ""}, "LEGAL_CHANNEL is empty"),
        ({"api_url": "http://127.0.0.1:9/api/"}, "Slack cannot be reached"),
        ({"api_url": "https://slack.com.example.org/api/"}, "would be given away"),
    ],
)
def test_wrong_settings(idle_bot: Bot, changes: dict[str, str], words: str) -> None:
    """
    A wrong setting is one sentence that names it.
    """
    with pytest.raises(SettingsError) as caught:
        connect(idle_bot.settings(**changes))

    assert words in str(caught.value)


def test_socket_that_does_not_open(idle_bot: Bot) -> None:
    """
    An app token that opens no socket is one sentence; so is a missing secret, or a taken port.
    """
    with pytest.raises(SettingsError, match="check SLACK_APP_TOKEN"):
        idle_bot.begin(app_token="xapp-1")
    with pytest.raises(SettingsError, match="SLACK_SIGNING_SECRET is empty"):
        idle_bot.begin(signing_secret="")
    taken = int(idle_bot.workspace.site.rpartition(":")[2])
    with pytest.raises(SettingsError, match=f"Port {taken} is taken"):
        idle_bot.begin(port=taken)


def test_legal_channel_by_id(idle_bot: Bot) -> None:
    """
    The legal channel can be named by its id, or by its name with or without a hash.
    """
    for name in ("C000LEGAL0", "legal-data-clearance", "#legal-data-clearance"):
        assert connect(idle_bot.settings(legal_channel=name)).legal_channel == "C000LEGAL0"


def test_real_slack_is_default() -> None:
    """
    Without an address the bot talks to slack.com, by socket if there is an app token.
    """
    settings = SlackSettings(bot_token="xoxb-1", app_token="xapp-1")

    assert settings.base_url == "https://slack.com/api/"
    assert settings.socket_mode


def test_escaped_answer_text(bot: Bot) -> None:
    """
    The text for notifications is escaped as well.
    """
    asked = bot.ask("erin", "@policy-bot hello")
    answer = bot.replies(asked)[0]

    assert "Happy to help!" in answer["text"]
    assert shown(answer)
