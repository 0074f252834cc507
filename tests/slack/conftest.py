"""A simulated workspace, and the bot in it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.workspace import Workspace
from tests.running_bot import SEED, Bot
from tests.slack_schema import faults


@pytest.fixture(autouse=True)
def _quiet_bolt() -> None:
    logging.getLogger("bot.slack.bolt").setLevel(logging.ERROR)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace with two lawyers, a guest and a stranger; retries come quickly."""
    with Workspace("a secret", seed=SEED, retry_delays=(0.0, 0.05, 0.1)) as running:
        yield running


@pytest.fixture
def idle_bot(workspace: Workspace, tmp_path: Path) -> Iterator[Bot]:
    """A bot that was not started yet."""
    made = Bot(workspace, tmp_path)
    yield made
    made.answering.gate.set()
    made.end()
    for call in workspace.calls():
        sent = [*(call.args.get("blocks") or ()), *filter(None, [call.args.get("view")])]
        assert [fault for item in sent for fault in faults(item)] == [], call.method


@pytest.fixture
def bot(idle_bot: Bot) -> Bot:
    """A running bot."""
    idle_bot.begin()
    return idle_bot
