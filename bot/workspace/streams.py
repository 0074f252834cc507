"""Messages that the app writes bit by bit, and the sessions in which it is at work."""

from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.messages.chunk import Chunk

from bot.workspace.errors import SlackError
from bot.workspace.wire import Json, is_list, is_object

LONGEST_SECONDS = 300.0
"""Slack ends a stream after about five minutes, whatever is added meanwhile."""
NOT_STREAMING = "message_not_in_streaming_state"
STOPPED = "stopped_by_user"
_TASK_STATES = ("pending", "in_progress", "complete", "error")
_TITLE = 256
_MARKDOWN = 12_000


@dataclass
class Session:
    """How a thread with the app stands: processing, active, suspended or closed."""

    status: str
    title: str = ""


@dataclass
class Streamed:
    """One such message. It takes either text or chunks, whichever came first; never both."""

    thread: str
    begun: float
    display: str
    over: str = ""
    """Why nothing can be added any more; empty while it is open."""
    mode: str = ""
    title: str = ""
    tasks: dict[str, Json] = field(default_factory=dict[str, Json])
    pieces: list[Json] = field(default_factory=list[Json])

    def check_open(self, now: float) -> None:
        """Refuse what comes too late, in Slack's words."""
        if not self.over and now - self.begun > LONGEST_SECONDS:
            self.over = NOT_STREAMING
        if self.over:
            raise SlackError(self.over)

    def write(self, markdown: str, chunks: list[Json]) -> None:
        """Add text, or chunks: a task is changed by its id, a plan by its new title."""
        mode = "chunks" if chunks else "text" if markdown else ""
        if mode and self.mode and mode != self.mode:
            raise SlackError("streaming_mode_mismatch")
        self.mode = self.mode or mode
        if markdown:
            self._add_text(markdown)
        for chunk in chunks:
            if chunk["type"] == "markdown_text":
                self._add_text(chunk["text"])
            elif chunk["type"] == "plan_update":
                self.title = chunk["title"]
            elif chunk["type"] == "task_update":
                self._add_task(chunk)
            else:
                self.pieces += chunk["blocks"]

    def fail(self) -> None:
        """Mark what was under way as broken off."""
        for task in self.tasks.values():
            if task["status"] == "in_progress":
                task["status"] = "error"

    def blocks(self) -> list[Json]:
        """What has been written so far, as the blocks of a message."""
        tasks = list(self.tasks.values())
        shown: list[Json] = tasks
        if self.display == "plan" and (tasks or self.title):
            shown = [{"type": "plan", "title": self.title, "tasks": tasks}]
        return [*shown, *self.pieces]

    def _add_text(self, text: str) -> None:
        last = self.pieces[-1] if self.pieces else {}
        if last.get("type") == "markdown":
            last["text"] += text
        else:
            self.pieces.append({"type": "markdown", "text": text})

    def _add_task(self, chunk: Json) -> None:
        card: Json = {"type": "task_card", "task_id": chunk["id"]}
        card |= {key: chunk[key] for key in ("title", "status") if key in chunk}
        self.tasks[chunk["id"]] = self.tasks.get(chunk["id"], {}) | card


def read_chunks(given: object) -> list[Json]:
    """The chunks of a call, or invalid_chunks."""
    if given is None:
        return []
    if not is_list(given):
        raise SlackError("invalid_chunks", ["[ERROR] must be an array of chunks"])
    for place, chunk in enumerate(given):
        fault = _fault(chunk)
        if fault:
            raise SlackError("invalid_chunks", [f"[ERROR] {fault} [json-pointer:/chunks/{place}]"])
    return given


def check_markdown(text: str) -> str:
    """Text to be added, or msg_too_long."""
    if len(text) > _MARKDOWN:
        raise SlackError("msg_too_long")
    return text


def _fault(chunk: object) -> str:
    if not is_object(chunk):
        return "must be an object"
    try:
        parsed: Any = Chunk.parse(dict(chunk))  # pyright: ignore[reportUnknownMemberType]  bare dicts
        if parsed is None:
            return f"unknown chunk: {chunk.get('type')}"
    except TypeError as error:
        return str(error)
    titled = str(chunk.get("title", ""))
    if len(titled) > _TITLE:
        return f"title must be less than {_TITLE + 1} characters"
    if chunk["type"] == "task_update" and chunk["status"] not in _TASK_STATES:
        return f"status must be one of {', '.join(_TASK_STATES)}"
    return "msg_too_long" if len(str(chunk.get("text", ""))) > _MARKDOWN else ""
