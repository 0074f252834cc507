"""Streams and sessions as slack_sdk meets them, with what Slack refuses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.messages.chunk import MarkdownTextChunk, PlanUpdateChunk, TaskUpdateChunk

from bot.workspace import Outcome, Reply, Workspace
from bot.workspace.seed import DEFAULT
from tests.workspace.conftest import SEED

ASK = "C00ASKDATA"
TO = {"recipient_team_id": "T00SIMULAT", "recipient_user_id": "U0000ERIN0"}
STOPPED = "agent_session_stopped"


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])


@pytest.fixture
def thread(workspace: Workspace) -> str:
    return workspace.say("erin", ASK, "may we?")["ts"]


def refused(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as caught:
        call()
    return caught.value.response["error"]


def task(status: str, title: str = "Reading") -> TaskUpdateChunk:
    return TaskUpdateChunk(id="read", title=title, status=status)


def test_a_plan_from_start_to_end(client: WebClient, workspace: Workspace, thread: str) -> None:
    """
    A plan shows its tasks by id, each with its last state; at the end the message takes blocks
    and metadata, and is like any other.
    """
    begun = client.chat_startStream(
        channel=ASK, thread_ts=thread, task_display_mode="plan", **TO,
        chunks=[PlanUpdateChunk(title="Working"), task("in_progress")],
    )  # fmt: skip
    (shown,) = workspace.replies(ASK, thread)
    assert shown["blocks"][0]["tasks"][0]["status"] == "in_progress"

    at = {"channel": ASK, "ts": begun["ts"]}
    client.chat_appendStream(**at, chunks=[task("complete"), MarkdownTextChunk(text="It ")])
    client.chat_appendStream(**at, chunks=[MarkdownTextChunk(text="is *so*.")])
    metadata = {"event_type": "answer", "event_payload": {"key": "k"}}
    client.chat_stopStream(**at, blocks=[{"type": "divider"}], metadata=metadata)

    (shown,) = workspace.replies(ASK, thread)
    plan, text, divider = shown["blocks"]
    assert (plan["title"], [t["status"] for t in plan["tasks"]]) == ("Working", ["complete"])
    assert (text["text"], divider["type"]) == ("It is *so*.", "divider")
    assert shown["metadata"] == metadata
    client.chat_update(**at, text="anything else")
    client.chat_delete(**at)
    assert workspace.replies(ASK, thread) == []


def test_the_sdks_own_stream(client: WebClient, workspace: Workspace) -> None:
    """
    The SDK's helper works as it is; in a direct conversation nobody has to be named.
    """
    asked = workspace.say("erin", "dm", "may we?")
    stream = client.chat_stream(channel=asked["channel"], thread_ts=asked["ts"], buffer_size=1)
    stream.append(markdown_text="one ")
    stream.append(markdown_text="two")
    stream.stop()

    (shown,) = workspace.replies("dm", asked["ts"], "erin")
    assert shown["blocks"][0] == shown["blocks"][0] | {"type": "markdown", "text": "one two"}


def test_what_slack_refuses(client: WebClient, workspace: Workspace, thread: str) -> None:
    """
    Each mistake has its error.
    """
    start = {"channel": ASK, "thread_ts": thread, **TO}
    team, user = {"recipient_team_id": "T00SIMULAT"}, {"recipient_user_id": "U0000ERIN0"}
    there = {"channel": ASK, "thread_ts": thread}
    assert refused(lambda: client.chat_startStream(**there, **user)) == "missing_recipient_team_id"
    assert refused(lambda: client.chat_startStream(**there, **team)) == "missing_recipient_user_id"
    asleep = {"type": "task_update", "id": "read", "title": "Reading", "status": "asleep"}
    long = {"type": "plan_update", "title": "t" * 257}
    for chunks in ([{"type": "song"}], ["x"], [asleep], [long], [{"type": "plan_update"}], "x"):
        sent = {**start, "chunks": chunks}
        wrong = refused(lambda body=sent: client.api_call("chat.startStream", json=body))
        assert wrong == ("invalid_arguments" if chunks == "x" else "invalid_chunks"), chunks
    both = {"markdown_text": "x", "chunks": [task("complete")]}
    assert refused(lambda: client.chat_startStream(**start, **both)) == "invalid_arguments"
    odd = {"task_display_mode": "circle"}
    assert refused(lambda: client.chat_startStream(**start, **odd)) == "invalid_arguments"

    at = {"channel": ASK, "ts": client.chat_startStream(**start, markdown_text="a")["ts"]}
    assert refused(lambda: client.chat_update(**at, text="x")) == "streaming_state_conflict"
    assert refused(lambda: client.chat_delete(**at)) == "cant_delete_message"
    mixed = refused(lambda: client.chat_appendStream(**at, chunks=[task("complete")]))
    assert mixed == "streaming_mode_mismatch"
    assert refused(lambda: client.chat_appendStream(**at)) == "no_text"
    novel = "x" * 12_001
    assert refused(lambda: client.chat_appendStream(**at, markdown_text=novel)) == "msg_too_long"
    client.chat_stopStream(**at)
    for again in (
        client.chat_stopStream,
        lambda **to: client.chat_appendStream(**to, markdown_text="b"),
    ):
        assert refused(lambda a=again: a(**at)) == "message_not_in_streaming_state"
    plain = client.chat_postMessage(channel=ASK, text="x")["ts"]
    late = refused(lambda: client.chat_stopStream(channel=ASK, ts=plain))
    assert late == "message_not_in_streaming_state"


def test_five_minutes() -> None:
    """
    Five minutes after its start a stream is over, however busy it was.
    """
    now = [1_000_000.0]
    with Workspace("a secret", seed=SEED, clock=lambda: now[0]) as workspace:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
        asked = workspace.say("erin", ASK, "may we?")
        begun = client.chat_startStream(channel=ASK, thread_ts=asked["ts"], **TO)
        at = {"channel": ASK, "ts": begun["ts"]}
        now[0] += 299
        client.chat_appendStream(**at, markdown_text="still here")
        now[0] += 2
        late = refused(lambda: client.chat_appendStream(**at, markdown_text="too late"))

        assert late == "message_not_in_streaming_state"
        client.chat_delete(**at)


def test_sessions(client: WebClient, workspace: Workspace, thread: str) -> None:
    """
    A session is made with its title, and keeps it until it is renamed; without the event of
    the Stop button there is a warning.
    """
    there = {"channel_id": ASK, "thread_ts": thread}
    made = client.agents_sessions_setStatus(**there, status="processing", title="May we?")
    client.agents_sessions_setStatus(**there, status="suspended", title="another")

    assert made["warning"] == "missing_agent_session_stopped_event_subscription"
    assert workspace.session(ASK, thread) == "suspended"
    assert client.agents_sessions_setStatus(**there, status="closed")["title"] == "May we?"
    assert client.agents_sessions_rename(**there, title="New")["title"] == "New"
    wrong = refused(lambda: client.agents_sessions_setStatus(**there, status="asleep"))
    assert wrong == "invalid_arguments"
    nowhere = {**there, "thread_ts": "1.0"}
    none = refused(lambda: client.agents_sessions_rename(**nowhere, title="x"))
    assert none == "session_not_found"


def test_stop() -> None:
    """
    Stop ends the streams of its thread and tells the app, which has to set the session itself.
    """
    app = replace(DEFAULT.app, events=DEFAULT.app.events | {STOPPED})
    with Workspace("a secret", seed=replace(DEFAULT, app=app)) as workspace:
        workspace.connect(lambda _body, _headers: Reply(200))
        client = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
        asked = workspace.say("erin", ASK, "may we?")
        nothing = workspace.stop("erin", asked)
        there = {"channel_id": ASK, "thread_ts": asked["ts"]}
        client.agents_sessions_setStatus(**there, status="processing")
        begun = client.chat_startStream(
            channel=ASK, thread_ts=asked["ts"], **TO, chunks=[task("in_progress")]
        )
        assert workspace.stop("erin", asked) == Outcome(True)
        workspace.settle()

        event = next(d.payload["event"] for d in workspace.deliveries(STOPPED))
        at = {"channel": ASK, "ts": begun["ts"]}
        assert nothing == Outcome(False, "policy-bot is not at work here.")
        assert (event["thread_ts"], event["user"]) == (asked["ts"], "U0000ERIN0")
        assert event["streaming_message_ts"] == [begun["ts"]]
        assert (
            refused(lambda: client.chat_appendStream(**at, markdown_text="x")) == "stopped_by_user"
        )
        assert workspace.replies(ASK, asked["ts"])[0]["blocks"][0]["status"] == "error"
        assert workspace.session(ASK, asked["ts"]) == "processing"
