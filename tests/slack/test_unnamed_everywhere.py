"""A question without a name, and a search for the name through everything that is kept or shown."""

import json
import logging
import re
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands import main
from tests.running_bot import ASK, LEGAL, Bot, Json, shown
from tests.slack.test_asking import ask_unnamed, direct, form

LEAK = re.compile(rb"0000ERIN0|(?<![A-Za-z])erin(?![a-z])", re.IGNORECASE)


def on_disk(folder: Path) -> list[str]:
    """Where the asker is named in any file, deleted pages and write-ahead logs included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"policy-bot.db", "anonymous.key"} <= {path.name for path in files}
    return [path.name for path in files if LEAK.search(path.read_bytes())]


def named(text: str) -> bool:
    """Whether a text names the asker."""
    return bool(LEAK.search(text.encode()))


def card(bot: Bot, words: str) -> Json:
    """The card, as soon as it says something."""
    return bot.card_says(words)


def live(bot: Bot) -> None:
    """Erin asks by form, command and button; legal asks back, and keeps a ruling that ends."""
    answer = ask_unnamed(bot, "erin", "May we train on old YouTube clips?")
    place = {"channel": answer["channel"], "ts": answer["ts"]}
    bot.workspace.press("lena", card(bot, "anonymous"), "case-claim")
    bot.workspace.press("lena", card(bot, "· claimed"), "case-ask-back")
    assert bot.workspace.submit("lena", form(bot, "lena"), {"question": "From when?"}).ok
    bot.workspace.wait_for(lambda: [m for m in bot.heard(place) if "From when?" in shown(m)], 30.0)
    bot.ask("erin", "From 2024.", "dm", answer["ts"])
    bot.workspace.press("lena", card(bot, "From 2024."), "case-answer")
    until = (bot.wall() + timedelta(days=9)).date().isoformat()
    values = {"verdict": "not_allowed", "text": "Leave them.", "clause": "LI-7",
              "keep": ["keep"], "until": until}  # fmt: skip
    assert bot.workspace.submit("lena", form(bot, "lena"), values).ok
    bot.workspace.wait_for(
        lambda: [m for m in bot.heard(place) if "Kept as a ruling" in shown(m)], 30.0
    )
    bot.workspace.press("erin", answer, "answer-feedback", "negative")
    sent = {"reason": "not-clear", "words": "Which clips?"}
    assert bot.workspace.submit("erin", form(bot, "erin"), sent).ok
    bot.workspace.slash("erin", ASK, "/policy anonymously may we use HD-VG?")
    direct(bot, "erin", 2)
    bot.workspace.slash("erin", ASK, "/policy anonymously may we use VoxCeleb?")
    near = direct(bot, "erin", 3)[-1]
    bot.workspace.press("erin", near, "question-ruled")
    bot.workspace.wait_for(lambda: bot.heard({"channel": near["channel"], "ts": near["ts"]}), 30.0)
    bot.wall.forward(timedelta(days=30))
    bot.surface.tick()
    bot.workspace.wait_for(lambda: [m for m in bot.heard(place) if "has expired" in shown(m)], 30.0)
    bot.quiet()


def test_nowhere(
    bot: Bot, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """
    The asker's id, name and channel are in no file of the bot, no table, no log line, no card,
    no message of anybody else, no metadata, and in nothing that is exported; Slack alone is told
    where an answer goes, at the moment when it goes there.
    """
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.INFO)
    logging.getLogger("bot.slack.bolt").setLevel(logging.INFO)
    live(bot)

    assert on_disk(bot.path) == []
    with sqlite3.connect(bot.path / "policy-bot.db") as database:
        assert not named("\n".join(database.iterdump()))
        rows = database.execute("SELECT user, channel, thread FROM case_askers").fetchall()
    assert [row[0] for row in rows] == ["anonymous"]
    assert all(channel.startswith("~") for _, channel, _ in rows)
    assert not named(caplog.text)
    for person, room in (("lena", LEGAL), ("lena", "dm"), ("leo", LEGAL), ("adam", ASK)):
        seen = [*bot.workspace.messages(room, person), *bot.workspace.ephemerals(person, room)]
        assert not named(json.dumps(seen)), (person, room)
    assert bot.workspace.messages(ASK) == []
    for call in bot.workspace.calls():
        assert not named(str(call.args.get("metadata"))), call.method
        if not call.method.startswith(("users.", "views.", "conversations.", "assistant.")):
            told = {
                key: value for key, value in call.args.items() if key not in ("channel", "user")
            }
            assert not named(json.dumps(told)), call.method
    bot.end()
    assert on_disk(bot.path) == []

    monkeypatch.setenv("DATA_DIR", str(bot.path))
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    for command in (["export"], ["show", "CASE-0001"], ["list", "--all"]):
        assert main(["cases", *command]) == 0
        said = capsys.readouterr().out
        assert "CASE-0001" in said
        assert not named(said), command


def test_the_search_finds(bot: Bot) -> None:
    """
    The same search finds whoever asks with their name.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    bot.cards()

    assert "policy-bot.db" in "".join(on_disk(bot.path))
    assert named(json.dumps(bot.workspace.messages(LEGAL, "lena")))
