"""How the workspace delivers: signed, again when it must, and never beyond the loopback."""

import time
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.workspace import Fault, Reply, Workspace

ASK = "#ask-data-policy"


def attempts(workspace: Workspace, kind: str) -> list[Any]:
    return [(d.retry_num, d.retry_reason, d.reply.status) for d in workspace.deliveries(kind)]


def test_an_event_refused_comes_again(workspace: Workspace, pilot: Any) -> None:
    pilot.refuse = 2
    workspace.say("erin", "dm", "hello")
    workspace.wait_for(lambda: pilot.saw("message"))
    workspace.settle()

    assert attempts(workspace, "message") == [
        (0, None, 500),
        (1, "http_error", 500),
        (2, "http_error", 200),
    ]
    assert len({d.payload["event_id"] for d in workspace.deliveries("message")}) == 1
    assert len(pilot.saw("message")) == 1


def test_after_three_retries_an_event_is_lost(workspace: Workspace, pilot: Any) -> None:
    pilot.refuse = 99
    workspace.say("erin", "dm", "hello")
    workspace.settle()

    assert len(workspace.deliveries("message")) == 4
    assert pilot.saw("message") == []


def test_interactions_are_never_retried(workspace: Workspace, pilot: Any) -> None:
    pilot.refuse = 1
    outcome = workspace.slash("erin", "dm", "help")

    assert (outcome.ok, outcome.error) == (False, "/policy answered with 500.")
    assert len(workspace.deliveries("slash_command")) == 1


def test_a_slow_app_is_given_up_on() -> None:
    """
    What is not acknowledged by the deadline comes again, with the reason for it.
    """

    def slow(*_: Any) -> Reply:
        time.sleep(0.2)
        return Reply(200)

    with Workspace(deliver_to=slow, deadline=0.05, retry_delays=(0.0,)) as workspace:
        workspace.say("erin", "dm", "hello")
        workspace.settle()

        assert attempts(workspace, "message") == [(0, None, 0), (1, "http_timeout", 0)]


def test_a_duplicate_on_request(workspace: Workspace, pilot: Any) -> None:
    workspace.say("erin", "dm", "hello")
    workspace.settle()
    event_id = workspace.deliveries("message")[0].payload["event_id"]

    workspace.redeliver(event_id)
    workspace.settle()
    workspace.wait_for(lambda: len(pilot.saw("message")) == 2)

    assert len(pilot.saw("message")) == 2
    assert event_id == workspace.deliveries("message")[1].payload["event_id"]


def test_a_wrong_secret_is_refused_by_the_app(pilot: Any, workspace: Workspace) -> None:
    """
    The signature is a real one: an app with another secret answers 401.
    """
    with Workspace("another secret", pilot.deliver) as stranger:
        outcome = stranger.slash("erin", "dm", "help")

    assert outcome.error == "/policy answered with 401."


@pytest.mark.parametrize("url", ["http://example.org/slack", "https://127.0.0.1/x", "ftp://::1"])
def test_events_stay_on_the_loopback(url: str) -> None:
    with pytest.raises(ValueError, match="loopback"), Workspace() as workspace:
        workspace.connect(url)


def test_triggers_are_short_and_single(workspace: Workspace, pilot: Any) -> None:
    pilot.workspace.say("erin", ASK, "hello")
    trigger = workspace._webapi.context.tickets.trigger("U0000ERIN0")
    view = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "x"},
        "blocks": [{"type": "divider"}],
    }
    assert pilot.client.views_open(trigger_id=trigger, view=view)["ok"]

    errors = [_error(pilot, "views.open", trigger_id=name, view=view) for name in (trigger, "x")]

    assert errors == ["exchanged_trigger_id", "invalid_trigger_id"]


def test_a_trigger_expires() -> None:
    now = [1_800_000_000.0]
    with Workspace(clock=lambda: now[0]) as workspace:
        tickets = workspace._webapi.context.tickets
        name = tickets.trigger("U0000ERIN0")
        now[0] += 3.1

        answer = workspace._webapi.call(
            "views.open",
            workspace.bot_token,
            {
                "trigger_id": name,
                "view": {
                    "type": "modal",
                    "title": {"type": "plain_text", "text": "x"},
                    "blocks": [{"type": "divider"}],
                },
            },
        )

    assert answer.body["error"] == "expired_trigger_id"


def test_a_response_url_serves_five_times(workspace: Workspace, pilot: Any) -> None:
    """
    Five uses in thirty minutes; the first can be replaced, and deleted.
    """
    from slack_sdk.webhook import WebhookClient

    workspace.slash("erin", "dm", "first")
    workspace.wait_for(lambda: workspace.ephemerals("erin", "dm"))
    hook = WebhookClient(pilot.saw("command")[0]["response_url"])

    statuses = [hook.send(text="again").status_code for _ in range(5)]

    assert statuses == [200, 200, 200, 200, 404]
    assert len(workspace.ephemerals("erin", "dm")) == 5


def test_replace_an_ephemeral_through_its_response_url(workspace: Workspace, pilot: Any) -> None:
    from slack_sdk.webhook import WebhookClient

    pilot.client.chat_postEphemeral(
        channel="C00ASKDATA",
        user="U0000ERIN0",
        text="?",
        blocks=[
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "feedback",
                        "text": {"type": "plain_text", "text": "Go"},
                    }
                ],
            }
        ],
    )
    (whisper,) = workspace.ephemerals("erin", ASK)
    workspace.press("erin", whisper, "feedback")
    body = workspace.wait_for(lambda: pilot.saw("feedback"))[0]
    workspace.wait_for(lambda: len(workspace.ephemerals("erin", ASK)) == 2)

    WebhookClient(body["response_url"]).send(text="done", replace_original=True)

    assert body["container"]["is_ephemeral"]
    assert "message" not in body
    assert workspace.ephemerals("erin", ASK)[0]["text"] == "done"
    assert workspace.ephemerals("lena", ASK) == []


def test_faults(workspace: Workspace, pilot: Any) -> None:
    """
    429, 500, refusals, and a reply lost after the message was stored.
    """
    room = {"channel": "C00ASKDATA", "text": "hello"}
    workspace.fail("chat.postMessage", Fault.rate_limited(7))
    limited = _failure(pilot, "chat.postMessage", **room)
    workspace.fail("chat.postMessage", Fault.server_error(503))
    broken = _failure(pilot, "chat.postMessage", **room)
    workspace.fail("chat.update", Fault.refused("message_not_found"))
    gone = _failure(pilot, "chat.update", channel="C00ASKDATA", ts="1.2", text="x")
    assert workspace.messages(ASK) == []

    workspace.fail("chat.postMessage", Fault.lost_reply())
    pilot.client.chat_postMessage(**room)  # the SDK's own retry posts it twice

    assert (limited.response.status_code, limited.response.headers["Retry-After"]) == (429, "7")
    assert broken.response.status_code == 503
    assert gone.response["error"] == "message_not_found"
    assert len(workspace.messages(ASK)) == 2


def test_late_and_lost_requests(workspace: Workspace) -> None:
    """
    A late answer is still one message; a request that got lost is none.
    """
    client = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
    workspace.fail("chat.postMessage", Fault.slow(0.2))
    begun = time.monotonic()
    client.chat_postMessage(channel="C00ASKDATA", text="late")
    took = time.monotonic() - begun

    workspace.fail("chat.postMessage", Fault.lost_request())
    with pytest.raises(ConnectionError):
        client.chat_postMessage(channel="C00ASKDATA", text="lost")

    assert took >= 0.2
    assert [m["text"] for m in workspace.messages(ASK)] == ["late"]
    errors = [call.error for call in workspace.calls("chat.postMessage")]
    assert errors == [None, "connection_lost"]


def test_a_fault_for_some_calls_only(workspace: Workspace, pilot: Any) -> None:
    workspace.fail("*", Fault.refused("fatal_error"), when=lambda args: args.get("text") == "b")

    pilot.client.chat_postMessage(channel="C00ASKDATA", text="a")

    assert _error(pilot, "chat.postMessage", channel="C00ASKDATA", text="b") == "fatal_error"
    workspace.fail("*", Fault.refused("fatal_error"))
    workspace.heal()
    assert pilot.client.auth_test()["ok"]


def _failure(pilot: Any, method: str, **args: Any) -> Any:
    from slack_sdk.errors import SlackApiError

    with pytest.raises(SlackApiError) as caught:
        pilot.client.api_call(method, json=args)
    return caught.value


def _error(pilot: Any, method: str, **args: Any) -> str:
    return _failure(pilot, method, **args).response["error"]
