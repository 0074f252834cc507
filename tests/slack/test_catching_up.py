"""What is said to the bot while it is away is answered when it is back."""

from collections.abc import Mapping
from datetime import timedelta

from bot.workspace import Fault, Reply
from tests.running_bot import Bot, shown


def away(bot: Bot) -> None:
    """The bot ends, and Slack's events lead nowhere."""
    bot.end()

    def lost(body: bytes, headers: Mapping[str, str]) -> Reply:
        return Reply(200)

    bot.workspace.connect(lost)


def test_questions_in_the_gap(idle_bot: Bot) -> None:
    """
    Mentions, direct messages and follow-ups in threads are answered late, each once; what was
    answered before is not answered again, and what was not meant for the bot is left alone.
    """
    idle_bot.begin()
    before, _ = idle_bot.answer("erin", "@policy-bot HD-VG before?")
    away(idle_bot)
    mention = idle_bot.ask("erin", "@policy-bot HD-VG meanwhile?")
    direct = idle_bot.workspace.say("adam", "@policy-bot", "HD-VG in private?")
    follow = idle_bot.ask("erin", "and HD-VG for research?", thread=before["ts"])
    chat = idle_bot.ask("erin", "lunch?")
    idle_bot.begin()
    idle_bot.replies(mention)
    idle_bot.replies(direct)
    idle_bot.replies(before, 2)
    idle_bot.end()
    idle_bot.begin()
    idle_bot.quiet()

    assert len(idle_bot.heard(mention)) == len(idle_bot.heard(direct)) == 1
    assert len(idle_bot.heard(before)) == 2
    assert idle_bot.heard(chat) == []
    assert follow["text"]
    assert len(idle_bot.answering.asked) == 4


def test_first_run(idle_bot: Bot) -> None:
    """
    A bot that never ran before does not answer what was said before it came.
    """
    away(idle_bot)
    asked = idle_bot.ask("erin", "@policy-bot HD-VG?")
    idle_bot.begin()
    idle_bot.quiet()

    assert idle_bot.heard(asked) == []
    assert idle_bot.workspace.calls("users.conversations") == []


def test_not_wanted(idle_bot: Bot) -> None:
    """
    Where nothing is to be read back, nothing is.
    """
    idle_bot.catch_up = timedelta()
    idle_bot.begin()
    away(idle_bot)
    idle_bot.ask("erin", "@policy-bot HD-VG?")
    idle_bot.begin()
    idle_bot.quiet()

    assert idle_bot.answering.asked == []


def test_slack_is_slow_and_grudging(idle_bot: Bot) -> None:
    """
    A limit is waited for; a scope that is missing costs the direct messages only.
    """
    idle_bot.begin()
    away(idle_bot)
    mention = idle_bot.ask("erin", "@policy-bot HD-VG?")
    idle_bot.workspace.fail("users.conversations", Fault.refused("missing_scope"))
    idle_bot.workspace.fail("conversations.history", Fault.rate_limited(1))
    idle_bot.begin()

    assert "You may not download" in shown(idle_bot.replies(mention)[0])


def test_slack_does_not_say(idle_bot: Bot) -> None:
    """
    When Slack lets nothing be read, the bot works on from now.
    """
    idle_bot.begin()
    away(idle_bot)
    idle_bot.workspace.fail("users.conversations", Fault.refused("fatal_error"), 5)
    idle_bot.begin()

    idle_bot.answer("erin", "@policy-bot HD-VG?")
