"""Who asks too much is told so, once; nobody else notices; and legal can be asked all the same."""

import time
from dataclasses import replace

from bot.domain.allowance import Limits
from tests.running_bot import ASK, PACE, Bot, shown

TOO_MUCH = "This is more than I can answer just now"


def test_one_person(idle_bot: Bot) -> None:
    """
    Beyond the limit a person is told once, and for how long; their next questions are left, the
    answers of others come, and "ask legal please" under an answer works.
    """
    idle_bot.limits = Limits(person=2)
    idle_bot.begin()
    asked, _ = idle_bot.answer("erin", "@policy-bot HD-VG one?")
    idle_bot.answer("erin", "@policy-bot HD-VG two?")
    _, told = idle_bot.answer("erin", "@policy-bot HD-VG three?")
    left = idle_bot.ask("erin", "@policy-bot HD-VG four?")
    idle_bot.answer("adam", "@policy-bot HD-VG five?")
    idle_bot.ask("erin", "@policy-bot ask legal please", thread=asked["ts"])
    assert idle_bot.cards()

    assert TOO_MUCH in shown(told)
    assert "within 6" in shown(told) or "within 5" in shown(told)
    assert idle_bot.heard(left) == []
    assert [q.text.split()[1] for q in idle_bot.answering.asked] == ["one?", "two?", "five?"]


def test_nothing_is_kept_of_what_is_left(idle_bot: Bot) -> None:
    """
    A question that is left does not stay in the database, and its repetition changes nothing.
    """
    idle_bot.limits = Limits(person=1)
    idle_bot.begin()
    idle_bot.answer("erin", "@policy-bot HD-VG one?")
    idle_bot.answer("erin", "@policy-bot HD-VG left-word?")
    idle_bot.ask("erin", "@policy-bot HD-VG left-word?")
    for delivered in list(idle_bot.workspace.deliveries()):
        if delivered.kind == "app_mention":
            idle_bot.workspace.redeliver(delivered.payload["event_id"])
    idle_bot.quiet()
    idle_bot.end()

    stored = b"".join(path.read_bytes() for path in idle_bot.path.glob("policy-bot.db*"))
    assert b"left-word" not in stored
    assert len(idle_bot.answering.asked) == 1


def test_command_and_form(idle_bot: Bot) -> None:
    """
    A command beyond the limit is answered with the sentence at once; without a name as well.
    """
    idle_bot.limits = Limits(person=1)
    idle_bot.begin()
    idle_bot.workspace.slash("erin", ASK, "/policy anonymously HD-VG?")
    idle_bot.workspace.wait_for(lambda: idle_bot.answering.asked, 30)
    idle_bot.workspace.slash("erin", ASK, "/policy HD-VG again?")
    idle_bot.told("erin", ASK, TOO_MUCH)
    idle_bot.workspace.slash("erin", ASK, "/policy anonymously HD-VG again?")

    assert len(idle_bot.answering.asked) == 1


def test_too_much_waits(idle_bot: Bot) -> None:
    """
    When too many questions wait, the next is told instead of waiting as well.
    """
    idle_bot.limits = Limits(waiting=2)
    idle_bot.begin()
    idle_bot.answering.gate.clear()
    first = [idle_bot.ask(user, "@policy-bot HD-VG?") for user in ("erin", "adam")]
    idle_bot.workspace.wait_for(lambda: len(idle_bot.answering.asked) == 2, 30)
    late = idle_bot.ask("lena", "@policy-bot HD-VG?")
    assert TOO_MUCH in shown(idle_bot.replies(late)[0])
    idle_bot.answering.gate.set()

    assert all(idle_bot.replies(message) for message in first)


def test_hand_back(idle_bot: Bot) -> None:
    """
    What is not done when the bot has to stop is done by the next run, and by it alone.
    """
    idle_bot.begin()
    idle_bot.answering.gate.clear()
    asked = idle_bot.ask("erin", "@policy-bot HD-VG?")
    idle_bot.workspace.wait_for(lambda: idle_bot.answering.asked, 30)
    assert idle_bot.surface
    begun = time.monotonic()
    assert not idle_bot.surface.stop(0.3)
    idle_bot.pace = replace(PACE, lease=300.0)
    idle_bot.answering.gate.set()
    idle_bot.begin()
    idle_bot.replies(asked)
    idle_bot.quiet()

    assert time.monotonic() - begun < 60
    assert len(idle_bot.heard(asked)) == 1
