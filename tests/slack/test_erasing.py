"""Erasing a person, and the trail, while the real Bolt app and its workers run."""

import logging
from datetime import UTC, datetime
from typing import Any

from bot.adapters.marks import FileMarks
from bot.adapters.seals import FileSeals
from bot.services.auditing import Auditing
from bot.services.erasing import Erasing
from bot.slack.desk import SlackDesk
from tests.fakes_slack import Counter
from tests.running_bot import ASK, SEED, Bot, shown
from tests.slack.test_asking import ask_unnamed

WORD = "zebrafish"


def test_while_the_bot_runs(idle_bot: Bot, caplog: Any) -> None:
    """
    A person who asked with and without their name is erased: cards lose the words, no file and no
    log has one, the trail holds, and the bot goes on for everybody.
    """
    caplog.set_level(logging.INFO, "bot")
    bot = idle_bot
    surface = bot.begin()
    erin = next(p.id for p in SEED.people if p.name == "erin")
    bot.answer("erin", f"@policy-bot may the {WORD} one use YouTube?")
    unnamed = ask_unnamed(bot, "erin", f"And YouTube for {WORD} two?")
    assert "is with legal as *CASE-0001*" in shown(unnamed)
    bot.card_says(f"{WORD} one")
    bot.quiet()
    assert bot.database
    numbers = Counter()
    erasing = Erasing(
        bot.database, surface.casework, SlackDesk(), FileSeals(bot.path / "anonymous.key"),
        bot.database.scrub, lambda: f"erased-{numbers()}",
    )  # fmt: skip
    done = erasing.erase(erin)
    surface.tick()

    def redrawn() -> bool:
        text = shown(bot.cards()[0])
        return "(erased)" in text and WORD not in text

    bot.workspace.wait_for(redrawn, 30.0)
    assert (done.exchanges, done.cases, done.closed) == (2, 1, 0)
    bot.answer("adam", "@policy-bot HD-VG for adam?")
    auditing = Auditing(bot.database, FileMarks(bot.path), lambda: datetime.now(UTC))
    assert auditing.check().breaks == ()
    assert erin not in caplog.text
    bot.end()
    for file in bot.path.rglob("*"):
        assert not file.is_file() or WORD.encode() not in file.read_bytes(), file
    assert WORD not in caplog.text


def test_refusals_are_entered(bot: Bot) -> None:
    """
    Whoever presses what they may not, on a case or on the index, stands in the trail.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    bot.workspace.press("erin", card, "case-claim")
    bot.workspace.slash("erin", ASK, "/policy reindex")
    assert bot.database

    def entered() -> list[str]:
        assert bot.database
        with bot.database.step() as step:
            kinds = [link.kind for link in step.trail.read(0, 99)]
        found = [kind for kind in kinds if kind.startswith("refused.")]
        return found if len(found) == 2 else []

    assert set(bot.workspace.wait_for(entered, 30.0)) == {"refused.claim", "refused.reindex"}
