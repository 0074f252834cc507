"""`policy-bot doctor`, without Slack and with Slack out of reach."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.commands import doctor
from bot.commands.doctor import findings
from bot.settings import Settings


def app(tmp_path: Path, **changes: object) -> App:
    """An app over an empty folder."""
    settings = Settings(knowledge_dirs=(tmp_path,), data_dir=tmp_path / "data")
    return App(replace(settings, **changes))  # type: ignore[arg-type]


def wrong(made: App) -> list[str]:
    """What is wrong."""
    return [text for well, text in findings(made) if not well]


def test_no_index(tmp_path: Path) -> None:
    """
    Without an index it is said how to get one.
    """
    assert wrong(app(tmp_path)) == ["There is no index yet; run policy-bot reindex."]


def test_no_folder(tmp_path: Path) -> None:
    """
    A folder that is not there is named.
    """
    found = wrong(app(tmp_path, knowledge_dirs=(tmp_path / "gone",)))

    assert found[0] == f"KNOWLEDGE_DIRS: there is no folder {tmp_path / 'gone'}."


def test_no_database(tmp_path: Path) -> None:
    """
    A database that cannot be had is named without its password, with what to check.
    """
    url = "postgresql://bot:secret@127.0.0.1:9/none"
    found = wrong(app(tmp_path, database_url=url, chroma_url="http://127.0.0.1:9"))

    assert found[1].startswith("The database postgresql://bot:***@127.0.0.1:9/none cannot be used")
    assert found[1].endswith("check DATABASE_URL, and that the server runs and lets this user in.")


def test_model_out_of_reach(tmp_path: Path) -> None:
    """
    Models that do not answer are named, with what to check.
    """
    closed = "http://127.0.0.1:9/v1"
    found = wrong(
        app(
            tmp_path, chat_model="openai:some", chat_model_url=closed, chat_model_key="x",
            embeddings="openai:some", embeddings_url=closed, embeddings_key="x",
        )
    )  # fmt: skip

    assert "The model openai:some does not answer" in found[1]
    assert "The embeddings of openai:some cannot be had" in found[2]


def test_slack_out_of_reach(tmp_path: Path) -> None:
    """
    With tokens, Slack is looked at too; a host that tokens must not go to is refused.
    """
    tokens = {"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}
    here = wrong(app(tmp_path, slack_api_url="http://127.0.0.1:9/api/", **tokens))
    there = wrong(app(tmp_path, slack_api_url="https://evil.example/api/", **tokens))

    assert "Slack cannot be reached at http://127.0.0.1:9/api/" in here[-1]
    assert "neither slack.com nor this machine" in there[-1]


def test_what_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    One line a finding, and the exit code says whether something is wrong.
    """
    code = doctor.run(None, app(tmp_path))  # type: ignore[arg-type]
    lines = capsys.readouterr().out.splitlines()

    assert code == 1
    assert "WRONG  There is no index yet; run policy-bot reindex." in lines
    assert lines[-1] == "1 to be mended."
