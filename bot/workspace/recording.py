"""A conversation kept as lines of JSON: what people did, and what was to be seen after it.

The first line says who and what there was; each other one has the seconds since the
beginning, and either an act of a person or a piece of the workspace as a change left it.
"""

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from bot.workspace import names
from bot.workspace.blocks import find_element
from bot.workspace.errors import RecordingError, SlackError, UnknownNameError
from bot.workspace.pieces import KINDS, put, taken
from bot.workspace.seed import AppProfile, Channel, Group, Person, Seed, Shortcut
from bot.workspace.state import State
from bot.workspace.wire import Json, is_object

FORMAT = "conversation of the simulated workspace"
VERSION = 1


class Recorder:
    """Writes a conversation into a file while it goes on."""

    def __init__(self, state: State, file: IO[str]) -> None:
        self._state = state
        self._file = file
        self._lock = threading.Lock()
        self._begun = state.clock()
        recorded = f"{datetime.fromtimestamp(self._begun, UTC):%Y-%m-%d %H:%M} UTC"
        workspace = json.loads(json.dumps(asdict(state.seed), default=sorted))
        head = {"format": FORMAT, "version": VERSION, "recorded": recorded}
        self._write({**head, "workspace": workspace})

    def heard(self, notice: Json) -> None:
        """Keep what a change has left behind; called while the state is locked."""
        if notice["kind"] in KINDS:
            self._keep(taken(self._state, notice))

    def acted(self, name: str, args: Json) -> None:
        """Keep what a person is about to do."""
        if name in ("suggest", "close") or args.get("tab") == "messages":
            return
        with self._state.lock:
            what = _what(self._state, name, args)
            self._keep({"kind": "act", "user": args.get("user"), "did": name, "what": what})

    def _keep(self, line: Json) -> None:
        self._write({"at": round(self._state.clock() - self._begun, 3), **line})

    def _write(self, line: Json) -> None:
        with self._lock:
            if not self._file.closed:
                self._file.write(json.dumps(line) + "\n")
                self._file.flush()


@dataclass(frozen=True)
class Recording:
    """A conversation that was kept: who and what there was, and each line in order."""

    seed: Seed
    recorded: str
    lines: tuple[Json, ...]


def read_recording(path: Path) -> Recording:
    """Read a conversation. Raises RecordingError with one sentence."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise RecordingError(f"{path} cannot be read ({why}).") from error
    rows = text.removesuffix("\n").split("\n")
    with _line(path, 1):
        head = _object(rows[0])
        if (head.get("format"), head.get("version")) != (FORMAT, VERSION):
            raise ValueError("another format")
        seed, recorded = _seed(head["workspace"]), str(head["recorded"])
    state = State(seed, lambda: 0.0)
    lines: list[Json] = []
    for number, row in enumerate(rows[1:], 2):
        with _line(path, number):
            lines.append(_fitting(state, row))
    return Recording(seed, recorded, tuple(lines))


@contextmanager
def _line(path: Path, number: int) -> Generator[None]:
    """Whatever is wrong with a line is one sentence that says where."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, SlackError) as error:
        raise RecordingError(
            f"{path} is not a conversation that `policy-bot run --record` has kept (line {number})."
        ) from error


def _fitting(state: State, row: str) -> Json:
    """A line that follows on what the state holds, and is put there."""
    line = _object(row)
    float(line["at"])
    if line["kind"] == "act":
        names.person(state, line["user"])
    else:
        put(state, json.loads(row))
    return line


def _object(row: str) -> Json:
    read: Any = json.loads(row)
    if not is_object(read):
        raise ValueError("no object")
    return read


def _seed(kept: Json) -> Seed:
    """The workspace that a conversation began with."""
    app = kept["app"]
    profile: dict[str, Any] = {
        **app,
        "commands": tuple(app["commands"]),
        "shortcuts": tuple(Shortcut(**one) for one in app["shortcuts"]),
        "scopes": None if app["scopes"] is None else frozenset(app["scopes"]),
        "events": frozenset(app["events"]),
    }
    whole: dict[str, Any] = {
        **kept,
        "app": AppProfile(**profile),
        "people": tuple(Person(**one) for one in kept["people"]),
        "channels": tuple(Channel(**_with_members(one)) for one in kept["channels"]),
        "groups": tuple(Group(**_with_members(one)) for one in kept["groups"]),
    }
    return Seed(**whole)


def _with_members(kept: Json) -> dict[str, Any]:
    return {**kept, "members": tuple(kept["members"])}


def _what(state: State, name: str, args: Mapping[str, Any]) -> str:
    """What an act is about, in words that a reader knows: a text, or the label of a button."""
    if name == "press":
        return _label(state, args)
    if name == "shortcut":
        known = {one.callback_id: one.name for one in state.seed.app.shortcuts}
        return known.get(str(args.get("callback_id")), "")
    return str(args.get("text") or args.get("name") or "")


def _label(state: State, args: Mapping[str, Any]) -> str:
    try:
        who = names.person(state, args["user"])
        if "view_id" in args:
            shown = names.view(state, who, args["view_id"])
        else:
            shown = names.message(names.room(state, who, args["channel"]), who, args["ts"])
        element = find_element(shown["blocks"], args["action_id"], args.get("block_id"))
    except (UnknownNameError, KeyError):
        return str(args.get("action_id", ""))
    label: Any = element.get("text") or element.get("placeholder") or {}
    return str(label.get("text", "")) or str(args.get("value") or element["action_id"])
