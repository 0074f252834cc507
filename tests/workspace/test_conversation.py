"""An unmodified Bolt app in the workspace: what it is sent, and what people see."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.workspace import UnknownNameError, Workspace
from tests.workspace.conftest import SEED

ASK, LEGAL = "#ask-data-policy", "#legal-data-clearance"


def asked(workspace: Workspace, text: str = "@policy-bot may we use <this>?") -> Any:
    """Erin's question and the app's answer under it."""
    question = workspace.say("erin", ASK, text)
    return question, workspace.wait_for(lambda: workspace.replies(ASK, question["ts"]))[0]


def test_a_mention_arrives_twice(workspace: Workspace, pilot: Any) -> None:
    """
    One mention is two events with one time stamp; only the message says what kind of channel.
    """
    question, answer = asked(workspace)
    workspace.settle()
    workspace.wait_for(lambda: len(pilot.seen) == 2)

    mention, message = pilot.saw("app_mention")[0], pilot.saw("message")[0]

    assert question["ts"] == mention["ts"] == message["ts"]
    assert message["text"] == "<@U00POLICY0> may we use &lt;this&gt;?"
    assert (message["channel_type"], mention.get("channel_type")) == ("channel", None)
    assert len({d.payload["event_id"] for d in workspace.deliveries()} - {""}) - 1 == 2
    assert ("Allowed", question["ts"]) == (answer["text"], answer["thread_ts"])
    assert workspace.messages(ASK)[0]["reply_count"] == 1


def test_the_status_ends_with_the_answer(workspace: Workspace, pilot: Any) -> None:
    question, _ = asked(workspace)

    statuses = [c.args["status"] for c in workspace.calls("assistant.threads.setStatus")]

    assert statuses == ["is reading the terms…"]
    assert workspace.status(ASK, question["ts"]) == ""


def test_a_status_is_shown_for_two_minutes() -> None:
    now = [1_800_000_000.0]
    with Workspace(clock=lambda: now[0]) as workspace:
        room = workspace.state.rooms["C00ASKDATA"]
        with workspace.state.lock:
            workspace.state.set_status(room, "1.2", "is thinking…")
        assert workspace.status(ASK, "1.2") == "is thinking…"

        now[0] += 121

        assert workspace.status(ASK, "1.2") == ""


def test_press_modal_errors_submission(workspace: Workspace, pilot: Any) -> None:
    """
    A press opens a modal; the client checks what is required, the app what is sensible.
    """
    _, answer = asked(workspace)

    assert workspace.press("erin", answer, "ask-legal").ok
    view = workspace.wait_for(lambda: workspace.views("erin"))[-1]
    required = workspace.submit("erin", view, {"question": "x"})
    silly = workspace.submit("erin", view, {"question": "no", "verdict": "research"})
    sent = workspace.submit("erin", view, {"question": "May we?", "flags": ["anonymous"]})

    assert {"verdict"} == set(required.errors)
    assert silly.errors == {"question": "Please ask a question."}
    assert sent.ok
    assert workspace.views("erin") == []
    assert len(pilot.saw("submission")) == 2
    state = pilot.saw("submission")[-1]["view"]["state"]["values"]
    assert state["verdict"]["pick"]["selected_option"]["value"] == "research"
    assert state["flags"]["pick"]["selected_options"][0]["value"] == "anonymous"
    workspace.wait_for(lambda: workspace.messages(LEGAL, "lena"))


def test_a_press_says_where_it_was_made(workspace: Workspace, pilot: Any) -> None:
    _, answer = asked(workspace)

    workspace.press("lena", answer, "ask-legal")

    body = pilot.saw("ask-legal")[0]
    assert (body["user"]["id"], body["user"]["team_id"]) == ("U0000LENA0", "T00SIMULAT")
    assert ("C00ASKDATA", answer["ts"]) == (
        body["container"]["channel_id"],
        body["container"]["message_ts"],
    )
    assert (body["actions"][0]["type"], body["actions"][0]["value"]) == ("button", "case-1")
    assert body["actions"][0]["block_id"] == "acts"


def test_selects_overflow_and_feedback(workspace: Workspace, pilot: Any) -> None:
    """
    Each kind of element has its own place for what was chosen.
    """
    _, answer = asked(workspace)

    assert workspace.press("erin", answer, "use", "evaluate").ok
    assert workspace.press("erin", answer, "more", "long").ok
    assert workspace.press("erin", answer, "feedback", "negative").ok

    workspace.wait_for(lambda: len(pilot.seen) >= 5)
    assert pilot.saw("use")[0]["actions"][0]["selected_option"]["value"] == "evaluate"
    assert pilot.saw("more")[0]["actions"][0]["selected_option"]["value"] == "long"
    assert pilot.saw("feedback")[0]["actions"][0]["value"] == "bad"
    held = pilot.saw("feedback")[0]["state"]["values"]["acts"]["use"]
    assert held["selected_option"]["value"] == "evaluate"
    with pytest.raises(UnknownNameError):
        workspace.press("erin", answer, "use", "nonsense")


def test_pushed_modals_and_closing(workspace: Workspace, pilot: Any) -> None:
    _, answer = asked(workspace)
    workspace.press("erin", answer, "ask-legal")
    view = workspace.wait_for(lambda: workspace.views("erin"))[-1]

    outcome = workspace.submit("erin", view, {"question": "next?", "verdict": "research"})

    assert outcome.ok
    first, second = workspace.views("erin")
    assert first["id"] == second["previous_view_id"] == second["root_view_id"]
    workspace.close_view("erin", first)
    assert workspace.views("erin") == []
    assert first["id"] == workspace.wait_for(lambda: pilot.saw("closed"))[0]["view"]["id"]


def test_an_external_select_asks_the_app(workspace: Workspace, pilot: Any) -> None:
    _, answer = asked(workspace)
    workspace.press("erin", answer, "ask-legal")
    view = workspace.wait_for(lambda: workspace.views("erin"))[-1]

    offered = workspace.suggest("erin", view, "dataset", "vg")

    assert [option["value"] for option in offered] == ["HD-VG-130M"]
    values = {"question": "?", "verdict": "research", "subject": offered[0]}
    assert workspace.submit("erin", view, values).ok


def test_slash_command(workspace: Workspace, pilot: Any) -> None:
    """
    A command is answered for the asker's eyes only, at once or through its response URL.
    """
    assert workspace.slash("erin", ASK, "/policy status @lena").ok
    assert workspace.slash("erin", ASK, "quick").ok
    texts = workspace.wait_for(
        lambda: len(found := workspace.ephemerals("erin", ASK)) == 2 and found
    )

    body = pilot.saw("command")[0]
    assert (body["command"], body["text"]) == ("/policy", "status <@U0000LENA0>")
    assert (body["user_id"], body["is_enterprise_install"]) == ("U0000ERIN0", "false")
    assert {"You asked: status <@U0000LENA0>", "One moment."} == {m["text"] for m in texts}
    assert workspace.messages(ASK) == []
    assert len(workspace.messages(ASK, "erin")) == 2
    assert workspace.messages(ASK, "lena") == []


def test_an_unknown_command_never_reaches_the_app(workspace: Workspace, pilot: Any) -> None:
    outcome = workspace.slash("erin", ASK, "/polcy help")

    assert outcome.error == "/polcy is not a valid command."
    assert workspace.deliveries() == []


def test_shortcut_on_a_message(workspace: Workspace, pilot: Any) -> None:
    message = workspace.say("lena", ASK, "We could just scrape it.")

    assert workspace.shortcut("erin", "ask-about", message).ok

    body = workspace.wait_for(lambda: pilot.saw("shortcut"))[0]
    assert ("message_action", message["ts"]) == (body["type"], body["message_ts"])


def test_the_home_and_the_suggested_prompts(workspace: Workspace, pilot: Any) -> None:
    workspace.open_home("erin")
    workspace.open_home("erin", "messages")

    home = workspace.wait_for(lambda: workspace.home("erin"))
    prompts = workspace.wait_for(lambda: workspace.prompts("erin"))
    assert home["type"] == "home"
    assert prompts[0]["title"] == "May I train on it?"
    assert workspace.home("lena") is None


def test_a_direct_message_is_no_mention(workspace: Workspace, pilot: Any) -> None:
    workspace.say("erin", "dm", "@policy-bot hello")
    workspace.settle()
    workspace.wait_for(lambda: pilot.seen)

    assert [name for name, _ in pilot.seen] == ["message"]
    assert pilot.saw("message")[0]["channel_type"] == "im"


def test_nobody_speaks_where_they_are_not(workspace: Workspace, pilot: Any) -> None:
    """
    The legal channel does not exist for those outside it.
    """
    for look in (
        lambda: workspace.say("erin", LEGAL, "hello"),
        lambda: workspace.messages(LEGAL, "adam"),
        lambda: workspace.messages("D0000LENA0", "erin"),
    ):
        with pytest.raises(UnknownNameError):
            look()


def test_an_edit_and_a_deletion_are_told(workspace: Workspace, pilot: Any) -> None:
    message = workspace.say("erin", ASK, "first")
    workspace.edit("erin", message, "second")
    workspace.delete("erin", message)
    workspace.wait_for(lambda: len(pilot.saw("message")) == 3)

    told = {m.get("subtype"): m for m in pilot.saw("message")}
    assert {None, "message_changed", "message_deleted"} == set(told)
    assert told["message_changed"]["message"]["text"] == "second"
    assert message["ts"] == told["message_deleted"]["deleted_ts"]


def test_over_http(workspace: Workspace, pilot: Any, served: Callable[[Any], str]) -> None:
    """
    The same with the app behind a port of its own.
    """
    workspace.connect(served(pilot))

    _, answer = asked(workspace)

    assert workspace.press("erin", answer, "ask-legal").ok
    assert workspace.wait_for(lambda: workspace.views("erin"))


def slow_clock() -> float:
    """The time, which takes a moment to tell: others go on meanwhile."""
    time.sleep(0.003)
    return time.time()


def test_a_call_is_seen_with_what_it_does() -> None:
    """
    Whoever sees a message that a call has posted sees the call as well.
    """
    with Workspace("a secret", seed=SEED, clock=slow_clock) as workspace:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])

        def post() -> None:
            for number in range(20):
                client.chat_postMessage(channel="C00ASKDATA", text=f"{number}")

        posting = threading.Thread(target=post)
        posting.start()
        unseen = 0
        for number in range(20):
            workspace.wait_for(lambda n=number: len(workspace.messages(ASK)) > n)
            messages = len(workspace.messages(ASK))
            unseen += messages > len(workspace.calls("chat.postMessage"))
        posting.join()

    assert unseen == 0
