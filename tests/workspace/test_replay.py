"""A conversation kept by one workspace and shown again by another."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import RecordingError, Replay, Workspace, read_recording
from bot.workspace.replay import REFUSED, steps_of
from tests.workspace.conftest import SEED, start

ASK = "C00ASKDATA"
ERIN, LENA = "U0000ERIN0", "U0000LENA0"
Json = dict[str, Any]


def visit(page_url: str, method: str, path: str, body: Json | None = None) -> Json:
    """What the page of a workspace or a replay reads or does."""
    parts = urlsplit(page_url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0)
    headers = {
        "X-Page-Token": parts.query.removeprefix("token="),
        "Content-Type": "application/json",
    }
    connection.request(method, f"/ui/{path}", None if body is None else json.dumps(body), headers)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def pane(page_url: str, user: str, channel: str = ASK) -> Json:
    """What a person sees, without what only a live workspace has."""
    seen = visit(page_url, "GET", f"pane?user={user}&channel={channel}")
    for message in [m for root in seen["messages"] for m in (root, *root["replies"])]:
        message.pop("state", None)
    return seen


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, dict[str, Json]]:
    """A conversation with all that can be seen, and what three people saw at its end."""
    path = tmp_path / "talk.jsonl"
    with path.open("w", encoding="utf-8") as file, Workspace(seed=SEED, record=file) as workspace:
        pilot = start(workspace)
        workspace.connect(pilot.deliver)
        url = workspace.page_url

        def act(path: str, user: str, **args: Any) -> None:
            assert visit(url, "POST", path, {"user": user, **args})["ok"]

        act("say", ERIN, channel=ASK, text="@policy-bot may\u2028we 😀?")
        asked = workspace.wait_for(lambda: workspace.messages(ASK))[0]
        answer = workspace.wait_for(lambda: workspace.replies(ASK, asked["ts"]))[0]
        press = {"channel": ASK, "ts": answer["ts"]}
        act("press", ERIN, **press, action_id="use", value="research")
        workspace.wait_for(lambda: workspace.ephemerals("erin", ASK))
        act("press", ERIN, **press, action_id="ask-legal")
        workspace.wait_for(lambda: workspace.views("erin"))
        act("home", LENA, tab="home")
        act("home", LENA, tab="messages")
        workspace.wait_for(lambda: workspace.home("lena") and workspace.prompts("lena"))
        act("react", ERIN, channel=ASK, ts=answer["ts"], name="eyes")
        act("edit", ERIN, channel=ASK, ts=asked["ts"], text="and why?")
        act("say", ERIN, channel=ASK, text="oops")
        act("delete", ERIN, channel=ASK, ts=workspace.messages(ASK)[-1]["ts"])
        there = {"channel_id": ASK, "thread_ts": asked["ts"]}
        pilot.client.agents_sessions_setStatus(**there, status="processing", title="Why?")
        pilot.client.assistant_threads_setStatus(**there, status="is thinking…")
        workspace.settle()
        seen = {user: pane(url, user) for user in (ERIN, LENA)}
    return path, seen


@pytest.fixture
def replay(kept: tuple[Path, dict[str, Json]]) -> Iterator[Replay]:
    with Replay(read_recording(kept[0])) as running:
        yield running


def test_the_end_looks_as_it_did(replay: Replay, kept: tuple[Path, dict[str, Json]]) -> None:
    """
    At the end of the replay everybody sees what they saw when it was kept: threads, reactions,
    edits, private messages, modals, homes, prompts, titles, sessions and status lines.
    """
    told = visit(replay.page_url, "GET", "replay")
    visit(replay.page_url, "POST", "replay", {"place": told["steps"]})

    for user, seen in kept[1].items():
        assert pane(replay.page_url, user) == seen


def test_step_by_step(replay: Replay) -> None:
    """
    It begins with nothing, each step says what somebody did, and it goes back as well.
    """
    assert pane(replay.page_url, ERIN)["messages"] == []
    visit(replay.page_url, "POST", "replay", {"place": 1})
    told = visit(replay.page_url, "GET", "replay")
    assert told["place"] == 1
    assert told["said"] == "Erin Employee writes @policy-bot may\u2028we 😀?"
    assert len(pane(replay.page_url, ERIN)["messages"]) == 1
    visit(replay.page_url, "POST", "replay", {"place": 10_000})
    assert visit(replay.page_url, "GET", "replay")["wait"] is None
    visit(replay.page_url, "POST", "replay", {"place": -3})

    assert pane(replay.page_url, ERIN)["messages"] == []


def test_what_people_did(kept: tuple[Path, dict[str, Json]]) -> None:
    """
    What people did is told in the words of the page.
    """
    said = " · ".join(step.said for step in steps_of(read_recording(kept[0])) if step.said)

    for words in ("Erin Employee presses Ask legal", "Erin Employee presses Another use"):
        assert words in said
    assert "Lena Lawyer opens the app's home" in said
    assert "Erin Employee changes a message to and why?" in said


def test_nothing_is_live(replay: Replay) -> None:
    """
    Nobody can do anything in a replay, and no app can call it.
    """
    say = {"user": ERIN, "channel": ASK, "text": "hello"}
    refused = visit(replay.page_url, "POST", "say", say)
    assert (refused["ok"], refused["error"]) == (False, REFUSED)
    with pytest.raises(SlackApiError, match="invalid_auth"):
        WebClient("xoxb-1", base_url=f"{replay.site}/api/").chat_postMessage(channel=ASK, text="x")

    assert visit(replay.page_url, "GET", "nothing")["ok"] is False


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("hello", 1),
        ("[]", 1),
        ('{"format": "another"}', 1),
        ("{head}\nnot JSON", 2),
        ('{head}\n{"at": 1, "kind": "song"}', 2),
        ('{head}\n{"at": 1, "kind": "act", "user": "U000NOBODY", "did": "say", "what": ""}', 2),
        ('{head}\n{"at": 1, "kind": "message", "channel": "C00ASKDATA", "ts": "1", "is": null}', 2),
        ('{head}\n{"kind": "members", "channel": "C00ASKDATA", "is": []}', 2),
    ],
)
def test_a_wrong_file(tmp_path: Path, text: str, line: int) -> None:
    """
    A file that is no kept conversation is named in one sentence, with the line.
    """
    empty, path = tmp_path / "empty.jsonl", tmp_path / "wrong.jsonl"
    with empty.open("w", encoding="utf-8") as file, Workspace(record=file):
        pass
    path.write_text(text.replace("{head}\n", empty.read_text("utf-8")), "utf-8")
    with pytest.raises(RecordingError) as refused:
        read_recording(path)

    assert str(refused.value) == (
        f"{path} is not a conversation that `policy-bot run --record` has kept (line {line})."
    )
    assert read_recording(empty).lines == ()


def test_no_file(tmp_path: Path) -> None:
    """
    A file that is missing or no text is named with the reason.
    """
    with pytest.raises(RecordingError, match=r"cannot be read \(No such file or directory\)\."):
        read_recording(tmp_path / "none")
    (tmp_path / "picture").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecordingError, match=r"cannot be read \(it is no text\)\."):
        read_recording(tmp_path / "picture")
