"""`policy-bot run` with a file: what is refused, each in one sentence."""

import re
from pathlib import Path

import pytest

from bot.commands import main

TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "LEGAL_USERS")


@pytest.fixture(autouse=True)
def _no_tokens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in TOKENS:
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def test_a_wrong_file_is_not_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A file that is no kept conversation is wrong use, and nothing is read or started for it.
    """
    path = tmp_path / "talk.jsonl"
    path.write_text("hello\n", "utf-8")

    assert main(["run", "--replay", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"{path} is not a conversation that `policy-bot run --record` has kept (line 1).\n"
    )
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("name", "why"), [("there", "exists"), ("no/where", "cannot be written")])
def test_where_nothing_can_be_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """
    A file that exists is not written over, and one that cannot be made is named; both at once,
    before the documents are read.
    """
    (tmp_path / "there").write_text("mine", "utf-8")

    assert main(["run", "--record", str(tmp_path / name)]) == 2
    assert re.match(rf"{re.escape(str(tmp_path / name))} {why}[^\n]*\.\n$", capsys.readouterr().err)
    assert (tmp_path / "there").read_text("utf-8") == "mine"
    assert not (tmp_path / "data").exists()


def test_real_slack_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    What people write in the real Slack is not kept in a file.
    """
    for name, value in zip(TOKENS, ("xoxb-1", "xapp-1", "ULENA"), strict=True):
        monkeypatch.setenv(name, value)
    path = tmp_path / "talk.jsonl"

    assert main(["run", "--record", str(path)]) == 2
    assert "Only the simulated workspace can be recorded" in capsys.readouterr().err
    assert not path.exists()
