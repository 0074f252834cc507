"""The environment into settings: what is wrong is said at once, one sentence a fault."""

from pathlib import Path

import pytest

from bot.domain.errors import SettingsError
from bot.settings import PROJECT, Settings, read_settings


def test_defaults() -> None:
    """
    Without any setting the bot runs on the project's own knowledge, without Slack and a model.
    """
    settings = read_settings({"PORT": "", "CHAT_MODEL": " "})

    assert settings == Settings()
    assert settings.knowledge_dirs == (PROJECT / "knowledge",)
    assert not settings.real_slack


def test_lists_and_places() -> None:
    """
    Lists are separated by commas or as paths are on this system; "~" is the user's folder.
    """
    settings = read_settings(
        {"KNOWLEDGE_DIRS": "a, b:~/c", "LEGAL_USERS": "U1, U2,", "DATA_DIR": "~/d", "PORT": "0"}
    )

    assert settings.knowledge_dirs == (Path("a"), Path("b"), Path.home() / "c")
    assert settings.legal_users == ("U1", "U2")
    assert (settings.data_dir, settings.port) == (Path.home() / "d", 0)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PORT": "eighty"}, 'PORT is "eighty"; set it to a number from 0 to 65535.'),
        ({"PORT": "70000"}, 'PORT is "70000"; set it to a number from 0 to 65535.'),
        ({"RETENTION_DAYS": "0"}, 'RETENTION_DAYS is "0"; set it to a number of days from 1'),
        ({"CASE_RETENTION_DAYS": "-1"}, "CASE_RETENTION_DAYS is"),
        ({"SLACK_BOT_TOKEN": "abc"}, "SLACK_BOT_TOKEN does not begin with xoxb-"),
        ({"SLACK_APP_TOKEN": "abc"}, "SLACK_APP_TOKEN does not begin with xapp-"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is not; Socket Mode needs both."),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN is not; Socket Mode needs both."),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "Set LEGAL_GROUP or LEGAL_USERS"),
        ({"CHAT_MODEL": "a:b", "CHAT_MODEL_URL": "x"}, "CHAT_MODEL_URL has to begin with http"),
        ({"CHROMA_URL": "chroma:8000"}, "CHROMA_URL has to begin with http"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL has to begin with postgresql://"),
        ({"EMBEDDINGS_URL": "ftp://x"}, "EMBEDDINGS_URL has to begin with http"),
        ({"CHAT_MODEL_URL": "http://x"}, "CHAT_MODEL is not; set it to provider:model."),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "HTTP_PORT": "80"}, "SLACK_SIGNING_SECRET is not"),
        ({"SLACK_APP_TOKEN": "xapp-1", "HTTP_PORT": "80"}, "are both set; take out HTTP_PORT"),
        ({"METRICS_PORT": "99999"}, 'METRICS_PORT is "99999"; set it to a number from 0 to 65535.'),
        ({"CATCH_UP_HOURS": "-1"}, 'CATCH_UP_HOURS is "-1"; set it to a number from 0 to 72.'),
        ({"LOG_FORMAT": "xml"}, 'LOG_FORMAT is "xml"; set it to console or json.'),
        ({"LOG_LEVEL": "LOUD"}, "set it to debug, info, warning or error."),
    ],
)
def test_faults(environment: dict[str, str], sentence: str) -> None:
    """
    What cannot work is refused with a sentence that says what to do.
    """
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)

    assert sentence in str(refused.value)


def test_all_faults_at_once() -> None:
    """
    Nobody has to start the bot three times to hear of three faults.
    """
    with pytest.raises(SettingsError) as refused:
        read_settings({"PORT": "x", "SLACK_BOT_TOKEN": "abc", "CHAT_MODEL_URL": "y"})

    assert all(name in str(refused.value) for name in ("PORT", "SLACK_BOT_TOKEN", "CHAT_MODEL"))


def test_secrets_are_not_shown() -> None:
    """
    Settings can be printed without giving a key away.
    """
    settings = read_settings(
        {"CHAT_MODEL": "openai:x", "CHAT_MODEL_KEY": "hush", "AUDIT_KEY": "hush",
         "SLACK_BOT_TOKEN": "xoxb-hush", "SLACK_APP_TOKEN": "xapp-hush",
         "SLACK_SIGNING_SECRET": "hush", "LEGAL_USERS": "U1"}
    )  # fmt: skip

    assert "hush" not in repr(settings)
    assert set(settings.secrets) == {"hush", "xoxb-hush", "xapp-hush"}


def test_events_by_http() -> None:
    """
    A bot token, a port and a signing secret are enough where Slack sends by HTTP.
    """
    settings = read_settings(
        {"SLACK_BOT_TOKEN": "xoxb-1", "HTTP_PORT": "8080", "SLACK_SIGNING_SECRET": "s",
         "LEGAL_USERS": "U1"}
    )  # fmt: skip

    assert (settings.http_host, settings.http_port) == ("127.0.0.1", 8080)
