"""The log of a run: lines with ids, without people's words, and without secrets at any level."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters import logs
from bot.workspace import Fault, Workspace
from tests.domain.test_redaction import LOOKS
from tests.running_bot import SEED, Bot

CONFIGURED = (
    'a very odd "secret" of ours',
    "pässwörd-of-the-datäbase",
    "key/with\\backslash",
    "open-sesame-1",
    "open-sesame-2",
)
QUESTIONS = [
    "May we train the zanzibar model on HD-VG?",
    "What of marmalade and YouTube?",
    "Is quokka data covered?",
]


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged as JSON at INFO; loggers are as before in the end."""
    root, ours = logging.getLogger(), logging.getLogger(logs.OURS)
    before = (list(root.handlers), root.level, ours.level)
    held = io.StringIO()
    logs.for_running("json", "info", CONFIGURED, held)
    yield held
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    ours.setLevel(before[2])


def test_lines(stream: io.StringIO) -> None:
    """
    A line is one JSON object with time, level, logger, thread and what happened.
    """
    logging.getLogger("bot.x").info("arrival %d", 12)
    told = json.loads(stream.getvalue())

    assert (told["event"], told["level"], told["logger"]) == ("arrival 12", "info", "bot.x")
    assert {"timestamp", "thread"} < told.keys()


def test_no_secret_at_any_level(stream: io.StringIO) -> None:
    """
    Twenty secrets, said in every way that a library may say them, at every level: none stands
    in the log.
    """
    logging.getLogger().setLevel(logging.DEBUG)
    seeded = [*CONFIGURED, *LOOKS]
    assert len(seeded) == 20
    for name in ("bot.slack", "slack_sdk.web", "httpx", "sqlalchemy"):
        log = logging.getLogger(name)
        log.setLevel(logging.DEBUG)
        for secret in seeded:
            for level in (10, 20, 30, 40, 50):
                log.log(level, "sent %s", secret)
                log.log(level, "headers: {'Authorization': 'Bearer %s'}", secret)
            try:
                raise ValueError(f"refused with {secret}")
            except ValueError:
                log.exception("failed")
    for name in ("slack_sdk.web", "httpx", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.getLogger("bot.slack").setLevel(logging.NOTSET)
    text = stream.getvalue()

    assert text.count("\n") > 500
    lines = "\n".join(line["event"] for line in map(json.loads, text.splitlines()))
    assert [secret for secret in seeded if secret in text or secret in lines] == []
    assert "ValueError at" in lines


def test_no_words_of_people(stream: io.StringIO, tmp_path: Path) -> None:
    """
    The log of a run with answers, failures, lost replies and refusals holds ids, and none of the
    words that anybody asked or was told.
    """
    with Workspace("a secret", seed=SEED, retry_delays=(0.0, 0.05, 0.1)) as workspace:
        bot = Bot(workspace, tmp_path)
        bot.begin()
        workspace.fail("chat.postMessage", Fault.refused("invalid_blocks"))
        workspace.fail("chat.postMessage", Fault.lost_reply())
        for question in QUESTIONS:
            bot.answer("erin", f"@policy-bot {question}")
        bot.answering.error = RuntimeError(QUESTIONS[0])
        bot.answer("erin", f"@policy-bot {QUESTIONS[1]}")
        workspace.slash("erin", "#ask-data-policy", f"/policy {QUESTIONS[2]}")
        bot.quiet()
        bot.end()
    text = stream.getvalue()

    assert "is answered as" in text
    assert "RuntimeError at" in text
    for words in ("zanzibar", "marmalade", "quokka", "You may not download"):
        assert words not in text


def test_for_a_console(stream: io.StringIO) -> None:
    """
    On a console a line reads as one; what commands say aside is shorter.
    """
    held = io.StringIO()
    logs.for_running("console", "warning", (), held)
    logging.getLogger("bot.x").info("not heard")
    logging.getLogger("bot.x").warning("heard")

    assert "not heard" not in held.getvalue()
    assert "heard" in held.getvalue()
    assert stream.getvalue() == ""


def test_commands(stream: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    """
    What a command says aside is a line without secrets.
    """
    logging.getLogger().handlers.clear()
    logs.for_commands(["open-sesame"])
    logging.getLogger("bot.x").warning("with %s", "open-sesame")

    assert capsys.readouterr().err == "WARNING bot.x: with [hidden]\n"
