"""The app's home, and the prompts of the direct conversation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.answers import DEGRADED
from bot.domain.builds import IndexState
from bot.domain.errors import IndexUnavailableError
from bot.slack.home_view import Health, Home, age, health_lines, home_view
from bot.workspace import Fault
from bot.workspace.validation import check_view
from tests.domain.test_cases import opened
from tests.fakes_slack import open_issue
from tests.running_bot import ASK, Bot, Json, buttons, shown
from tests.slack.test_views import AT, ATTACKS, LIVE, asked, entry_of, text_of


def home(bot: Bot, user: str, words: str = "") -> Json:
    """The home of a person, opened now, as soon as it says something."""
    bot.workspace.open_home(user)

    def look() -> Json | None:
        found = bot.workspace.home(user)
        return found if found and words in shown(found) else None

    return bot.workspace.wait_for(look, 30.0)


def test_employee(bot: Bot) -> None:
    """
    Whoever asked finds their questions and cases, unfolds an answer, and asks the next one;
    nothing of others and nothing of legal or admins is there.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    bot.answer("adam", "@policy-bot HD-VG for Adam?")
    view = home(bot, "erin")

    text = shown(view)
    assert "*CASE-0001*: open, waiting for somebody of legal. YouTube?" in text
    assert "YouTube?\n*Open legal issue*" in text
    assert "Adam" not in text
    assert "Open cases" not in text
    assert "Generation" not in text
    bot.workspace.press("erin", view, "answer-unfold")
    unfolded = bot.workspace.wait_for(lambda: bot.workspace.views("erin"))[-1]
    assert "> Open issue LI-7." in shown(unfolded)
    bot.workspace.close_view("erin", unfolded)
    bot.workspace.press("erin", view, "home-ask")
    form = bot.workspace.wait_for(lambda: bot.workspace.views("erin"))[-1]
    assert form["callback_id"] == "ask-form"


def test_legal(bot: Bot) -> None:
    """
    Legal sees what is open, with its age, and first what nobody has.
    """
    bot.answer("erin", "@policy-bot YouTube one?")
    _, second = bot.answer("erin", "@policy-bot HD-VG two?")
    bot.workspace.press("erin", second, "answer-ask-legal")
    first = bot.cards(2)[0]
    bot.workspace.press("leo", first, "case-claim")
    bot.card_says("claimed")
    text = shown(home(bot, "lena", "claimed"))

    assert "*CASE-0002* · open · 0 min · *nobody yet*: HD-VG two?" in text
    assert text.index("CASE-0002") < text.index("CASE-0001")
    assert "<@U00000LEO0>: YouTube one?" in text


def test_admin(bot: Bot) -> None:
    """
    Admins see the index, its faults and the queues, and have the documents read anew.
    """
    view = home(bot, "adam")
    text = shown(view)

    assert "*Generation 4*: 12 documents, 90 passages." in text
    assert "*Files that could not be used: 1*\n• a.pdf has no text &lt;!here&gt;." in text
    assert "*Documents to be looked after: 9*" in text
    assert "… and 4 more" in text
    bot.workspace.press("adam", view, "home-reindex")
    bot.workspace.wait_for(
        lambda: any(
            "Generation 4: 2 added" in shown(m) for m in bot.workspace.messages("dm", "adam")
        )
    )
    bot.workspace.press("adam", view, "home-reindex")


def test_others(bot: Bot) -> None:
    """
    A guest reads one sentence. When roles cannot be checked, so does everybody; when only the
    groups cannot, people see what is theirs.
    """
    assert "I answer only members" in shown(home(bot, "gus"))
    bot.workspace.fail("usergroups.users.list", Fault.server_error(), times=50)
    assert "Open cases" not in shown(home(bot, "lena"))
    bot.workspace.fail("users.info", Fault.server_error(), times=50)
    assert "I cannot check your role just now" in shown(home(bot, "erin"))


def test_not_in_slack(bot: Bot) -> None:
    """
    A home that Slack does not take is logged, and nothing else happens.
    """
    bot.workspace.fail("views.publish", Fault.refused("internal_error"))
    bot.workspace.open_home("erin")
    bot.quiet()
    assert bot.workspace.home("erin") is None
    assert home(bot, "erin")


def test_prompts(bot: Bot) -> None:
    """
    Whoever opens the direct conversation is offered questions to start from.
    """
    bot.workspace.open_home("erin", "messages")
    prompts = bot.workspace.wait_for(lambda: bot.workspace.prompts("erin"))

    assert len(prompts) == 4
    assert all(prompt["title"] and prompt["message"].endswith("?") for prompt in prompts)


def test_admin_commands(bot: Bot) -> None:
    """
    Status and rollback answer at once, a comparison directly; all of it for admins only.
    """
    for word in ("status", "rollback", "diff"):
        bot.workspace.slash("erin", ASK, f"/policy {word}")
        bot.workspace.slash("adam", ASK, f"/policy {word}")
    bot.told("adam", ASK, "*Generation 4*")
    bot.told("adam", ASK, "Generation 3 of the index answers now.")
    bot.told("adam", ASK, "I am comparing the documents")
    bot.workspace.wait_for(
        lambda: any(
            "+ new-terms &lt;!here&gt;" in shown(m) for m in bot.workspace.messages("dm", "adam")
        )
    )
    assert {shown(m) for m in bot.workspace.ephemerals("erin", ASK)} == {
        "Only admins can look after the documents."
    }


def test_rollback_without_older(bot: Bot) -> None:
    """
    What cannot be done is told in its own sentence.
    """
    bot.reindexing.error = IndexUnavailableError("There is no older generation to go back to.")
    bot.workspace.slash("adam", ASK, "/policy rollback")
    bot.told("adam", ASK, "There is no older generation to go back to.")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (2879, "47 h"), (2880, "2 days")],
)
def test_age(minutes: int, said: str) -> None:
    """
    An age is told in one unit.
    """
    now = datetime(2026, 3, 2, tzinfo=UTC)

    assert said == age(now - timedelta(minutes=minutes), now)


def test_model_state() -> None:
    """
    It is said who words the answers, and how often that failed.
    """
    index = IndexState(4, 12, 90, "minilm", "openai:gpt")
    failing = Health(index, 0, 0, 0, (DEGRADED, "openai:gpt"))
    code = Health(replace(index, model=""), 0, 0, 0, ())

    assert "which failed for 1 of the last 2." in "\n".join(health_lines(failing))
    assert "no language model is set" in "\n".join(health_lines(code))


def test_a_full_home() -> None:
    """
    The home fits Slack and stays inert, whatever there is to show.
    """
    hostile = " ".join(ATTACKS) * 20
    cases = [opened(question=hostile, number=n, opened_at=AT) for n in range(1, 60)]
    entries = [entry_of(open_issue(asked(hostile)), case="CASE-0001") for _ in range(60)]
    index = IndexState(4, 12, 90, hostile, hostile, (hostile,) * 60, (hostile,) * 60)
    health = Health(index, 1, 2, 3, (DEGRADED,))
    view = home_view(Home(entries, cases, AT, cases, health))

    check_view(view, ("home",))
    assert not LIVE.search(text_of(view["blocks"]))
    assert "… and 39 more" in text_of(view["blocks"])
    assert "home-reindex" in buttons(view)
