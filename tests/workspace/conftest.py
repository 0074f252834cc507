"""A small Bolt app of the tests' own, and the workspace that it runs in."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.workspace import AppProfile, Reply, Seed, Shortcut, Workspace
from bot.workspace.seed import DEFAULT

Json = dict[str, Any]
ANSWER: list[Json] = [
    {"type": "header", "text": {"type": "plain_text", "text": "Allowed with conditions"}},
    {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*Yes*, once it is registered. _See_ `DS-04`."},
        "fields": [
            {"type": "mrkdwn", "text": "*Use*\ntrain-commercial"},
            {"type": "mrkdwn", "text": "*Source*\n<https://example.org/terms|Terms §3>"},
        ],
        "accessory": {
            "type": "overflow",
            "action_id": "more",
            "options": [
                {"text": {"type": "plain_text", "text": "Wrong subject"}, "value": "subject"},
                {"text": {"type": "plain_text", "text": "Too long"}, "value": "long"},
            ],
        },
    },
    {
        "type": "actions",
        "block_id": "acts",
        "elements": [
            {
                "type": "button",
                "action_id": "ask-legal",
                "style": "primary",
                "text": {"type": "plain_text", "text": "Ask legal"},
                "value": "case-1",
            },
            {
                "type": "static_select",
                "action_id": "use",
                "placeholder": {"type": "plain_text", "text": "Another use"},
                "options": [
                    {"text": {"type": "plain_text", "text": "Research"}, "value": "research"},
                    {"text": {"type": "plain_text", "text": "Evaluation"}, "value": "evaluate"},
                ],
            },
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {
                    "text": {"type": "plain_text", "text": "Good"},
                    "value": "good",
                },
                "negative_button": {
                    "text": {"type": "plain_text", "text": "Bad"},
                    "value": "bad",
                },
            }
        ],
    },
]
MODAL: Json = {
    "type": "modal",
    "callback_id": "ask",
    "title": {"type": "plain_text", "text": "Ask legal"},
    "submit": {"type": "plain_text", "text": "Send"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "question",
            "label": {"type": "plain_text", "text": "Your question"},
            "hint": {"type": "plain_text", "text": "One sentence is enough."},
            "element": {"type": "plain_text_input", "action_id": "text", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "verdict",
            "label": {"type": "plain_text", "text": "Use"},
            "element": {
                "type": "static_select",
                "action_id": "pick",
                "options": [
                    {"text": {"type": "plain_text", "text": "Research"}, "value": "research"},
                    {"text": {"type": "plain_text", "text": "Commercial"}, "value": "commercial"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "urgency",
            "optional": True,
            "label": {"type": "plain_text", "text": "Urgency"},
            "element": {
                "type": "radio_buttons",
                "action_id": "pick",
                "options": [
                    {"text": {"type": "plain_text", "text": "Today"}, "value": "today"},
                    {"text": {"type": "plain_text", "text": "This week"}, "value": "week"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "flags",
            "optional": True,
            "label": {"type": "plain_text", "text": "Options"},
            "element": {
                "type": "checkboxes",
                "action_id": "pick",
                "options": [
                    {"text": {"type": "mrkdwn", "text": "Without my *name*"}, "value": "anonymous"}
                ],
            },
        },
        {
            "type": "input",
            "block_id": "subject",
            "optional": True,
            "label": {"type": "plain_text", "text": "Dataset"},
            "element": {
                "type": "external_select",
                "action_id": "dataset",
                "min_query_length": 1,
            },
        },
    ],
}


@dataclass
class Pilot:
    """What the app saw, and how it is told to misbehave."""

    workspace: Workspace
    app: App
    client: WebClient
    seen: list[tuple[str, Json]] = field(default_factory=list[tuple[str, Json]])
    refuse: int = 0
    """How many deliveries to answer with 500."""

    def saw(self, kind: str) -> list[Json]:
        """The payloads of one kind, oldest first."""
        return [payload for name, payload in self.seen if name == kind]

    def deliver(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Hand a signed request to the app."""
        if self.refuse > 0:
            self.refuse -= 1
            return Reply(500)
        sent = {name: [value] for name, value in headers.items()}
        answer = self.app.dispatch(BoltRequest(body=body.decode(), headers=sent))
        return Reply(answer.status, answer.body)


def register(pilot: Pilot) -> None:
    """The app: mention, command, buttons, a modal with an error, a shortcut, a home."""
    app, note = pilot.app, pilot.seen.append

    @app.event("app_mention")
    def mentioned(event: Json, client: WebClient) -> None:
        note(("app_mention", event))
        thread = event.get("thread_ts") or event["ts"]
        client.assistant_threads_setStatus(
            channel_id=event["channel"], thread_ts=thread, status="is reading the terms…"
        )
        client.chat_postMessage(
            channel=event["channel"], thread_ts=thread, text="Allowed", blocks=ANSWER
        )

    @app.event("message")
    def heard(event: Json) -> None:
        note(("message", event))

    @app.command("/policy")
    def command(ack: Any, body: Json, respond: Any) -> None:
        note(("command", body))
        if body["text"] == "quick":
            ack("One moment.")
        else:
            ack()
            respond(text=f"You asked: {body['text']}")

    @app.action("ask-legal")
    def ask(ack: Any, body: Json, client: WebClient) -> None:
        note(("ask-legal", body))
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=MODAL)

    @app.action("use")
    @app.action("feedback")
    @app.action("more")
    def touched(ack: Any, body: Json, respond: Any) -> None:
        note((body["actions"][0]["action_id"], body))
        ack()
        respond(text="Noted.", replace_original=False)

    @app.options("dataset")
    def datasets(ack: Any, payload: Json) -> None:
        names = [name for name in ("HD-VG-130M", "HD-VILA") if payload["value"] in name.lower()]
        ack(options=[{"text": {"type": "plain_text", "text": n}, "value": n} for n in names])

    @app.view("ask")
    def submitted(ack: Any, body: Json, view: Json, client: WebClient) -> None:
        note(("submission", body))
        question = view["state"]["values"]["question"]["text"]["value"]
        if "?" not in question:
            ack(response_action="errors", errors={"question": "Please ask a question."})
            return
        if "next" in question:
            ack(response_action="push", view={**MODAL, "callback_id": "second"})
            return
        ack()
        client.chat_postMessage(channel="C000LEGAL0", text=f"New question: {question}")

    @app.view_closed("ask")
    def closed(ack: Any, body: Json) -> None:
        note(("closed", body))
        ack()

    @app.shortcut("ask-about")
    def shortcut(ack: Any, body: Json) -> None:
        note(("shortcut", body))
        ack()

    @app.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        note(("app_home_opened", event))
        if event["tab"] == "home":
            section = {"type": "section", "text": {"type": "mrkdwn", "text": "*Your cases*: none"}}
            client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section]})
        else:
            client.assistant_threads_setSuggestedPrompts(
                channel_id=event["channel"],
                prompts=[{"title": "May I train on it?", "message": "May I train on HD-VILA?"}],
                thread_ts="",
            )

    del mentioned, heard, command, ask, touched, datasets, submitted, closed, shortcut, home


def start(workspace: Workspace) -> Pilot:
    """An app of its own for this workspace, not yet connected."""
    client = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
    app = App(
        client=client,
        signing_secret=workspace.signing_secret,
        listener_executor=ThreadPoolExecutor(16),
    )
    pilot = Pilot(workspace, app, client)
    register(pilot)
    return pilot


SEED = Seed(
    DEFAULT.people,
    DEFAULT.channels,
    DEFAULT.groups,
    AppProfile(shortcuts=(Shortcut("ask-about", "Ask about this"),)),
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk would send even loopback requests through a proxy of the environment."""
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A running workspace whose retries come quickly."""
    with Workspace("a secret", seed=SEED, retry_delays=(0.0, 0.05, 0.1)) as running:
        yield running


@pytest.fixture
def pilot(workspace: Workspace) -> Pilot:
    """The app, connected without a port of its own."""
    started = start(workspace)
    workspace.connect(started.deliver)
    return started


@pytest.fixture
def served(workspace: Workspace) -> Iterator[Callable[[Pilot], str]]:
    """Puts an app behind HTTP on a loopback port, and gives its URL."""
    servers: list[ThreadingHTTPServer] = []

    def serve(pilot: Pilot) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                reply = pilot.deliver(body, dict(self.headers))
                sent = reply.body.encode()
                self.send_response(reply.status)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *args: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/slack/events"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
