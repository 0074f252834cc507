"""The app's home, and the prompts of the direct conversation."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from bot.domain.answers import DEGRADED
from bot.domain.builds import IndexState
from bot.domain.errors import IndexUnavailableError
from bot.domain.queues import Wanted, queue
from bot.domain.timetable import STANDARD
from bot.slack import queue_choice
from bot.slack.home_view import Health, Home, health_lines, home_view
from bot.workspace import Fault
from bot.workspace.validation import check_view
from tests.domain.test_cases import opened
from tests.domain.test_queues import WANTED
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
    bot.cards()
    _, second = bot.answer("erin", "@policy-bot HD-VG two?")
    bot.workspace.press("erin", second, "answer-ask-legal")
    first = bot.cards(2)[0]
    bot.workspace.press("leo", first, "case-claim")
    bot.card_says("claimed")
    text = shown(home(bot, "lena", "claimed"))

    assert "*CASE-0002* · open · *nobody yet* · due 20" in text
    assert text.index("*CASE-0002* · open") < text.index("*CASE-0001* · claimed · <@U00000LEO0>")
    assert "2 cases are open, the most urgent first." in text


def choose(bot: Bot, view: Json, action: str, value: str) -> None:
    """Choose in a filter of Lena's queue, and wait until her home shows what was chosen."""
    assert bot.workspace.press("lena", view, action, value).ok
    held = view["private_metadata"]

    def changed() -> bool:
        now = bot.workspace.home("lena")
        return now is not None and now["private_metadata"] != held

    bot.workspace.wait_for(changed, 30.0)


def test_filters(bot: Bot) -> None:
    """
    What is chosen is kept: at the next choice, and when the home is opened again. A case can be
    looked at as its card shows it.
    """
    bot.answer("erin", "@policy-bot YouTube one?")
    _, second = bot.answer("erin", "@policy-bot HD-VG two?")
    bot.workspace.press("erin", second, "answer-ask-legal")
    bot.workspace.press("lena", bot.cards(2)[0], "case-claim")
    bot.card_says("claimed")
    view = home(bot, "lena", "claimed")
    choose(bot, view, "queue-owner", "me")
    mine = home(bot, "lena", "1 of 2 open cases")
    assert "YouTube one?" in shown(mine)
    assert "HD-VG two?" not in shown(mine)
    choose(bot, mine, "queue-due", "late")
    late = home(bot, "lena", "0 of 2 open cases")
    chosen = [
        element["initial_option"]["value"]
        for block in late["blocks"]
        for element in block.get("elements", [])
        if element["type"] == "static_select"
    ]
    assert chosen == ["any", "me", "late", "any"]
    choose(bot, late, "queue-due", "whenever")
    again = home(bot, "lena", "1 of 2 open cases")
    bot.workspace.press("lena", again, "queue-look")
    look = bot.workspace.wait_for(lambda: bot.workspace.views("lena"))[-1]
    assert "YouTube one?" in shown(look)
    assert "on its card" in shown(look)
    assert buttons(look) == []


def test_an_opening_that_is_late(bot: Bot) -> None:
    """
    What was chosen since the home was opened is not drawn over by an opening that comes late.
    """
    bot.answer("erin", "@policy-bot YouTube one?")
    home(bot, "lena", "CASE-0001")
    view = home(bot, "lena", "CASE-0001")
    bot.workspace.settle()
    opening = bot.workspace.deliveries("app_home_opened")[-1]
    choose(bot, view, "queue-due", "late")
    bot.workspace.redeliver(opening.payload["event_id"], 1, "http_timeout")
    bot.workspace.wait_for(
        lambda: "hash_conflict" in [call.error for call in bot.workspace.calls("views.publish")]
    )

    late = bot.workspace.home("lena")
    assert late is not None
    assert json.loads(late["private_metadata"])["queue-due"] == "late"


def test_nobody_else_has_a_queue(bot: Bot) -> None:
    """
    Roles are asked at each press: a choice of whoever is of legal no more shows nothing.
    """
    bot.answer("erin", "@policy-bot YouTube one?")
    bot.workspace.open_home("adam")
    view = bot.workspace.wait_for(lambda: bot.workspace.home("adam"))
    assert "Open cases" not in shown(view)
    legal = home(bot, "lena", "CASE-0001* · open")
    bot.workspace.set_group("legal", "leo")
    bot.surface.casework.roles._known.clear()
    choose(bot, legal, "queue-owner", "me")
    bot.workspace.wait_for(lambda: "Open cases" not in shown(bot.workspace.home("lena")))


def test_a_refusal_is_told_directly(bot: Bot) -> None:
    """
    The home has no channel: what goes wrong at a press there comes as a direct message.
    """
    bot.answer("erin", "@policy-bot YouTube one?")
    view = home(bot, "lena", "CASE-0001")
    bot.workspace.fail("views.open", Fault.refused("expired_trigger_id"))
    bot.workspace.press("lena", view, "queue-look")
    bot.workspace.wait_for(
        lambda: any(
            "Something went wrong" in shown(m) for m in bot.workspace.messages("dm", "lena")
        )
    )


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"view": {"private_metadata": "not json", "state": {"values": {}}}},
        {"view": {"private_metadata": "[1]", "state": None}},
        {"view": {"private_metadata": '{"queue-state": 7, "queue-due": "never"}'}},
        {"event": {"view": {"private_metadata": '{"queue-state": "answered"}'}}},
        {"actions": [{"action_id": "queue-later", "value": "999999"}]},
        {"actions": [{"action_id": "queue-later", "value": "-1"}, {"action_id": "x"}]},
    ],
)
def test_unreadable_choices(body: Json) -> None:
    """
    What cannot be read, or is no choice, is as if nothing was chosen.
    """
    assert queue_choice.wanted(body) == Wanted()


@given(WANTED)
def test_choices_are_kept(wanted: Wanted) -> None:
    """
    What a view holds is what was chosen, from the first page on.
    """
    view = {"private_metadata": queue_choice.held(wanted)}

    assert queue_choice.wanted({"view": view}) == replace(wanted, page=0)


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
    bot.told("adam", ASK, "Generation 3 of the index answers now, and whoever was told")
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
    chosen = queue(cases, Wanted(page=1), "lena", STANDARD, AT)
    view = home_view(Home(entries, cases, AT, chosen, health, queue_choice.held(chosen.wanted)))

    check_view(view, ("home",))
    assert not LIVE.search(text_of(view["blocks"]))
    assert "59 cases are open, the most urgent first. Page 2 of 6." in text_of(view["blocks"])
    assert {"queue-earlier", "queue-later"} <= set(buttons(view))
    assert "home-reindex" in buttons(view)
