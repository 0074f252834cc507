"""What was given up is seen by an admin, who has it tried again."""

import json
import time
from urllib.parse import urlencode

from bot.workspace import Fault
from tests.running_bot import SEED, Bot, buttons, shown
from tests.slack.test_home import home
from tests.slack.test_strangers import ask, signed

_FORM = "application/x-www-form-urlencoded"


def retried(bot: Bot) -> list[tuple[str, str, str]]:
    """What the trail says of having things tried again: kind, person and letter."""
    assert bot.database
    with bot.database.step() as step:
        people, links = step.trail.people(), step.trail.read(0, 999)
    return [(k.kind, people[k.actor], k.ref) for k in links if "retr" in k.kind]


def test_poison(bot: Bot) -> None:
    """
    A question that fails three times is given up: its asker is told, an admin sees it without
    its words, and once the fault is mended a press brings the answer. The trail has who pressed.
    """
    bot.answering.error = RuntimeError("on quokkas")
    asked, told = bot.answer("erin", "@policy-bot HD-VG quokkas?")
    assert "Something went wrong on my side" in shown(told)
    assert len(bot.answering.asked) == 3
    bot.answering.error = None
    view = home(bot, "adam", "Given up")
    assert "question-1" in shown(view)
    assert "quokkas" not in shown(view)
    assert "home-retry" in buttons(view)
    bot.workspace.press("adam", view, "home-retry")
    answer = bot.replies(asked, 2)[-1]

    assert "You may not download" in shown(answer)
    assert "home-retry" not in buttons(home(bot, "adam", "0 given up"))
    assert retried(bot) == [("letter.retried", "U0000ADAM0", "letter:question-1")]


def test_refused_post(bot: Bot) -> None:
    """
    A post that Slack refuses for good is told to its reader directly; an admin has it sent after
    all.
    """
    bot.workspace.fail("chat.postMessage", Fault.refused("no_permission"))
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.workspace.wait_for(
        lambda: [m for m in bot.workspace.messages("dm", "erin") if "Slack refused" in shown(m)], 30
    )
    view = home(bot, "adam", "no_permission")
    bot.workspace.press("adam", view, "home-retry")

    assert "You may not download" in shown(bot.replies(asked)[0])


def test_admins_only(bot: Bot) -> None:
    """
    Nobody else sees what was given up, and whoever is no admin any more does not have it tried
    again.
    """
    bot.answering.error = RuntimeError()
    bot.answer("erin", "@policy-bot HD-VG?")
    view = home(bot, "adam", "Given up")
    assert "home-retry" not in buttons(home(bot, "erin"))
    assert bot.surface
    body = {
        "type": "block_actions",
        "user": {"id": "U0000ERIN0", "team_id": SEED.team_id},
        "team": {"id": SEED.team_id},
        "trigger_id": "1.2",
        "container": {"type": "view", "view_id": view["id"]},
        "actions": [{"type": "button", "action_id": "home-retry", "value": "home"}],
    }
    form = urlencode({"payload": json.dumps(body)}).encode()
    sent = signed(bot.workspace.signing_secret, form, time.time(), _FORM)
    assert ask(bot.surface.url, sent) == 200
    bot.workspace.wait_for(
        lambda: [m for m in bot.workspace.messages("dm", "erin") if "Only admins" in shown(m)]
    )
    assert retried(bot) == [("refused.retry", "U0000ERIN0", "")]

    assert len(bot.answering.asked) == 3
