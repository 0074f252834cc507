"""The page: who may open it, what it is told, what it is made of."""

import http.client
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import bot.workspace
from bot.workspace import Calendar, Leap, Workspace

ASK = "C00ASKDATA"
PAGE = Path(bot.workspace.__file__).parent / "page"


def ask(
    workspace: Workspace, method: str, path: str, body: Any = None, **headers: str
) -> tuple[int, str, dict[str, str]]:
    """One request, with just these headers."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(workspace.site).port or 0)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request(method, path, None if body is None else json.dumps(body), sent)
        response = connection.getresponse()
        return response.status, response.read().decode(), dict(response.getheaders())
    finally:
        connection.close()


def test_it_listens_on_the_loopback_only(workspace: Workspace) -> None:
    assert workspace._server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/api/api.test", "/page/app.js", "/ui/workspace"])
def test_a_foreign_host_name_is_refused(workspace: Workspace, path: str) -> None:
    """
    A web page elsewhere cannot reach us by a name of its own that points here.
    """
    token = workspace.page_token

    status, _, _ = ask(workspace, "GET", path, Host="evil.example", X_Page_Token=token)

    assert status == 403


def test_localhost_is_ours(workspace: Workspace) -> None:
    port = urlsplit(workspace.site).port

    assert ask(workspace, "GET", "/api/api.test", Host=f"localhost:{port}")[0] == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/?token=wrong"),
        ("GET", "/ui/workspace"),
        ("GET", "/ui/stream"),
        ("GET", "/ui/stream?token=wrong"),
        ("POST", "/ui/say"),
    ],
)
def test_without_the_token_nothing_opens(workspace: Workspace, method: str, path: str) -> None:
    body = {"user": "erin", "channel": ASK, "text": "x"} if method == "POST" else None

    assert ask(workspace, method, path, body)[0] == 403
    assert workspace.messages(ASK) == []


def test_with_the_token_it_opens(workspace: Workspace) -> None:
    status, text, headers = ask(workspace, "GET", f"/?token={workspace.page_token}")

    assert status == 200
    assert "Simulated Slack." in text
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/page/../server.py", "/page/%2e%2e/server.py", "/page/x", "/x"])
def test_only_the_files_of_the_page_are_served(workspace: Workspace, path: str) -> None:
    assert ask(workspace, "GET", path)[0] == 404


def test_each_person_sees_their_own(workspace: Workspace) -> None:
    """
    A pane has no rooms, whispers or modals of others.
    """
    token = {"X_Page_Token": workspace.page_token}
    status, text, _ = ask(workspace, "GET", "/ui/pane?user=erin&channel=dm", **token)
    rooms = {room["name"] for room in json.loads(text)["rooms"]}

    assert status == 200
    assert rooms == {"ask-data-policy", "policy-bot"}
    assert ask(workspace, "GET", "/ui/pane?user=erin&channel=C000LEGAL0", **token)[0] == 404


def test_the_page_can_act(workspace: Workspace, pilot: Any) -> None:
    """
    What is typed is a message or a command; in a thread a command is refused.
    """
    token = {"X_Page_Token": workspace.page_token}
    say = {"user": "erin", "channel": ASK}
    sent = ask(workspace, "POST", "/ui/say", say | {"text": "hello"}, **token)
    command = ask(workspace, "POST", "/ui/say", say | {"text": "/policy quick"}, **token)
    ts = workspace.messages(ASK)[0]["ts"]
    threaded = ask(
        workspace, "POST", "/ui/say", say | {"text": "/policy x", "thread_ts": ts}, **token
    )

    assert [json.loads(answer[1])["ok"] for answer in (sent, command, threaded)] == [1, 1, 0]
    assert [m["text"] for m in workspace.messages(ASK, "erin")] == ["hello", "One moment."]
    assert ask(workspace, "POST", "/ui/dance", {}, **token)[0] == 404
    assert ask(workspace, "POST", "/ui/say", [], **token)[0] == 400
    assert ask(workspace, "POST", "/ui/say", {"user": "nobody"}, **token)[0] == 404


def test_time_is_moved(workspace: Workspace) -> None:
    """
    Where the app keeps a time for its people, the page reads it and moves it by named steps.
    """
    token = {"X_Page_Token": workspace.page_token}
    assert json.loads(ask(workspace, "GET", "/ui/time", **token)[1]) == {}
    assert ask(workspace, "POST", "/ui/leap", {"label": "A day"}, **token)[0] == 404
    moments = [datetime(2026, 11, 25, 21, tzinfo=UTC)]
    day = Leap("A day", lambda: moments.append(moments[-1] + timedelta(days=1)))
    workspace.keep_time(Calendar(lambda: moments[-1], (day,), 60.0))

    assert json.loads(ask(workspace, "GET", "/ui/time", **token)[1])["leaps"] == ["A day"]
    assert ask(workspace, "POST", "/ui/leap", {"label": "A day"}, **token)[0] == 200
    told = json.loads(ask(workspace, "GET", "/ui/time", **token)[1])
    assert (told["now"] / 1000, told["scale"]) == (moments[1].timestamp(), 60.0)
    assert ask(workspace, "POST", "/ui/leap", {"label": "A year"}, **token)[0] == 404
    assert len(moments) == 2


def test_the_stream_tells_of_changes(workspace: Workspace) -> None:
    connection = http.client.HTTPConnection(
        "127.0.0.1", urlsplit(workspace.site).port or 0, timeout=5
    )
    connection.request("GET", f"/ui/stream?token={workspace.page_token}")
    response = connection.getresponse()
    assert response.readline() == b": open\n"

    message = workspace.say("erin", ASK, "hello")

    lines = [response.readline() for _ in range(2)]
    notice = json.loads(lines[1].removeprefix(b"data: "))
    assert notice == {"kind": "message", "channel": ASK, "ts": message["ts"]}
    response.close()
    connection.close()


@pytest.mark.parametrize("path", sorted(PAGE.glob("*.js")), ids=lambda path: path.name)
def test_scripts_never_write_html(path: Path) -> None:
    unsafe = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"

    assert re.findall(unsafe, path.read_text("utf-8")) == []


def test_the_page_holds_no_code_and_calls_nobody() -> None:
    text = (PAGE / "index.html").read_text("utf-8")

    assert re.findall(r"<script(?![^>]* src=)|<style|\son\w+=|style=", text) == []
    assert all(
        target.startswith("/page/") for target in re.findall(r'(?:src|href)="([^"]+)"', text)
    )
