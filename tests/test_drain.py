"""`policy-bot run` behind a balancer: asked for its health, ended by SIGTERM, and started again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.commands import main
from bot.workspace import LENA, Workspace
from tests.running_bot import ASK, SEED
from tests.shared import PROJECT

SECRET = "0123456789abcdef0123456789abcdef"
_START = 120


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace that knows where to send before anybody listens, and is patient."""
    with Workspace(SECRET, seed=SEED, retry_delays=[0.3] * 200) as running:
        yield running


def start(env: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start the bot, and wait until it says that it is fit to work."""
    with log.open("a") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], cwd=PROJECT, env=env, stdout=out, stderr=out
        )
    end = time.monotonic() + _START
    while main(["health"]):
        if process.poll() is not None or time.monotonic() > end:
            pytest.fail(f"the bot did not come up:\n{log.read_text('utf-8')}")
        time.sleep(0.2)
    return process


def test_sigterm_loses_nothing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Fourteen questions, and SIGTERM among them: the bot ends within ten seconds and well; after the
    next start each question has one answer. No question and no secret stands in the log.
    """
    root = tmp_path / "knowledge"
    root.mkdir()
    ports = free_port(), free_port()
    for name, value in {
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": "",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": workspace.api_url,
        "LEGAL_USERS": LENA.id,
        "LEGAL_CHANNEL": "legal-data-clearance",
        "KNOWLEDGE_DIRS": str(root),
        "DATA_DIR": str(tmp_path / "data"),
        "HTTP_PORT": str(ports[0]),
        "METRICS_PORT": str(ports[1]),
        "QUESTIONS_A_MINUTE": "0",
        "CHAT_MODEL": "",
        "LOG_FORMAT": "json",
        "NO_PROXY": "*",
        "no_proxy": "*",
    }.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(PROJECT / "knowledge" / "internal-policies", root / "internal-policies")
    workspace.connect(f"http://127.0.0.1:{ports[0]}/slack/events")
    log = tmp_path / "log"
    process = start(dict(os.environ), log)
    asked = [
        workspace.say("erin", "dm", f"May we train model {n} on HD-VG-130M?") for n in range(5)
    ]
    asked += [
        workspace.say(user, ASK, f"@policy-bot May we train model {user} {n} on YouTube?")
        for n in range(2)
        for user in ("erin", "adam")
    ]
    begun = time.monotonic()
    process.send_signal(signal.SIGTERM)
    asked += [workspace.say("adam", "dm", f"And model {n} on Reddit?") for n in range(5)]
    assert process.wait(60) == 0
    took = time.monotonic() - begun
    second = start(dict(os.environ), log)

    def answered() -> bool:
        return all(
            [r for r in workspace.replies(m["channel"], m["ts"]) if r.get("bot_id")] for m in asked
        )

    workspace.wait_for(answered, 120)
    second.send_signal(signal.SIGTERM)
    assert second.wait(60) == 0

    keys = [
        reply["metadata"]["event_payload"]["key"]
        for message in asked
        for reply in workspace.replies(message["channel"], message["ts"])
        if reply.get("metadata")
    ]
    sys.stdout.write(f"ended in {took:.1f} s\n")
    assert took < 60  # ten on a machine that does nothing else
    assert len(keys) == len(set(keys))
    text = log.read_text("utf-8")
    assert SECRET not in text
    assert workspace.bot_token not in text
    assert "May we train" not in text
