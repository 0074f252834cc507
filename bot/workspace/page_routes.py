"""What the page may ask for and do, on behalf of any of the simulated people."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from bot.workspace.acts import Acts, Outcome
from bot.workspace.errors import UnknownNameError
from bot.workspace.interactions import Interactions
from bot.workspace.looks import Looks
from bot.workspace.wire import Json


class Routes(Protocol):
    """What a server asks for its page."""

    def read(self, name: str, args: Json) -> Json:
        """Answer a GET. Raises UnknownNameError."""
        ...

    def act(self, name: str, args: Json) -> Json:
        """Answer a POST. Raises UnknownNameError or SlackError."""
        ...


@dataclass(frozen=True)
class PageRoutes:
    """The driver routes. The server has checked host and token before it calls them."""

    acts: Acts
    interactions: Interactions
    looks: Looks
    witness: Callable[[str, Json], None] | None = None
    """Is told of each act before it happens."""

    def read(self, name: str, args: Json) -> Json:
        """GET: the workspace itself, or one person's pane."""
        if name == "workspace":
            return self.looks.workspace()
        if name == "pane":
            return self.looks.pane(str(args.get("user")), str(args.get("channel")))
        if name == "time":
            return self.looks.time()
        raise UnknownNameError(f"no such page route: {name}")

    def act(self, name: str, args: Json) -> Json:
        """POST: one act of one person; the answer says how it went."""
        acts: dict[str, Callable[[Json], Any]] = {
            "say": self._say,
            "press": self._press,
            "submit": lambda a: self.interactions.submit(a["user"], a["view_id"], a["values"]),
            "close": lambda a: self.interactions.close(a["user"], a["view_id"]),
            "suggest": lambda a: self.interactions.suggest(
                a["user"], a["view_id"], a["action_id"], a["query"]
            ),
            "shortcut": lambda a: self.acts.shortcut(
                a["user"], a["callback_id"], a.get("channel", ""), a.get("ts", "")
            ),
            "home": lambda a: self.acts.open_home(a["user"], a["tab"]),
            "react": lambda a: self.acts.react(a["user"], a["channel"], a["ts"], a["name"]),
            "edit": lambda a: self.acts.edit(a["user"], a["channel"], a["ts"], a["text"]),
            "delete": lambda a: self.acts.delete(a["user"], a["channel"], a["ts"]),
            "leap": self._leap,
            "stop": lambda a: self.acts.stop(a["user"], a["channel"], a["thread_ts"]),
            "dismiss": lambda a: self.acts.dismiss(a["user"], a["channel"], a["ts"]),
        }
        if name not in acts:
            raise UnknownNameError(f"no such page route: {name}")
        if self.witness:
            self.witness(name, args)
        return _told(acts[name](args))

    def _say(self, args: Json) -> Outcome:
        """What was typed: a slash command if it begins like one, else a message."""
        text, thread = str(args["text"]).strip(), args.get("thread_ts")
        if not text:
            return Outcome(False, "There is nothing to send.")
        if not text.startswith("/"):
            self.acts.say(args["user"], args["channel"], text, thread)
            return Outcome(True)
        if thread:
            command = text.partition(" ")[0]
            return Outcome(False, f"{command} is not supported in threads. Sorry!")
        return self.acts.slash(args["user"], args["channel"], text)

    def _leap(self, args: Json) -> None:
        """Move people's time forward; every page is told."""
        state = self.looks.state
        if state.calendar is None:
            raise UnknownNameError("this workspace has no time of its own")
        state.calendar.leap(str(args["label"]))
        with state.lock:
            state.changed({"kind": "time"})

    def _press(self, args: Json) -> Outcome:
        user, action = args["user"], args["action_id"]
        value, block = args.get("value"), args.get("block_id")
        if "view_id" in args:
            return self.interactions.press_in_view(
                user, args["view_id"], action, value=value, block_id=block
            )
        return self.interactions.press_in_message(
            user, args["channel"], args["ts"], action, value=value, block_id=block
        )


def _told(result: Any) -> Json:
    if isinstance(result, Outcome):
        return {"ok": result.ok, "error": result.error, "errors": dict(result.errors)}
    if isinstance(result, list):
        return {"ok": True, "options": result}
    return {"ok": True}
