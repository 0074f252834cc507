"""The manifest of the Slack app: what the code needs, and nothing else."""

import json
import re
from typing import Any

import pytest

from bot.slack import ask_view, commands, wording
from bot.workspace.scopes import OF_EVENT, needed
from tests.shared import PROJECT

MANIFEST: dict[str, Any] = json.loads((PROJECT / "manifest.json").read_text("utf-8"))
FEATURES, SETTINGS = MANIFEST["features"], MANIFEST["settings"]
SCOPES = set(MANIFEST["oauth_config"]["scopes"]["bot"])
EVENTS = set(SETTINGS["event_subscriptions"]["bot_events"])
SOURCES = "\n".join(
    path.read_text("utf-8")
    for folder in ("slack", "adapters")
    for path in sorted((PROJECT / "bot" / folder).rglob("*.py"))
)
CALLS = re.compile(
    r"\.((?:auth|users|usergroups|conversations|chat|views|assistant|reactions|agents)_\w+)\("
)


def methods() -> set[str]:
    """The methods of the Web API that the code calls, as Slack writes them."""
    return {name.replace("_", ".") for name in CALLS.findall(SOURCES)}


def test_methods_have_their_scopes() -> None:
    """
    For each method that the code calls the manifest has a scope.
    """
    found = methods()
    assert {"chat.postMessage", "views.open", "usergroups.users.list"} <= found
    for method in found:
        one_of = needed(method)
        assert not one_of or SCOPES & set(one_of), method


def test_no_scope_is_idle() -> None:
    """
    The app asks for nothing that no method, event or command of it needs.
    """
    of_methods = {scope for method in methods() for scope in needed(method)}
    of_events = {OF_EVENT[event] for event in EVENTS if event in OF_EVENT}

    assert of_methods | of_events | {"commands"} >= SCOPES


def test_events() -> None:
    """
    The app hears what the code listens to, and has the scope for each.
    """
    heard = set(re.findall(r"app\.event\(\"(\w+)\"\)", SOURCES))

    assert heard == {event.partition(".")[0] for event in EVENTS}
    assert {OF_EVENT[event] for event in EVENTS if event in OF_EVENT} <= SCOPES


def test_commands_and_shortcuts() -> None:
    """
    Every command and shortcut that Slack shows has its listener, and the other way round.
    """
    shortcuts = {(one["type"], one["callback_id"]) for one in FEATURES["shortcuts"]}

    assert [one["command"] for one in FEATURES["slash_commands"]] == [commands.COMMAND]
    assert shortcuts == {("message", ask_view.CHECK), ("global", ask_view.ASK)}


def test_prompts_are_those_of_the_bot() -> None:
    """
    What Slack suggests at first is what the bot suggests.
    """
    prompts = FEATURES["agent_view"]["suggested_prompts"]

    assert [(one["title"], one["message"]) for one in prompts] == list(wording.PROMPTS)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (MANIFEST["display_information"]["name"], 35),
        (MANIFEST["display_information"]["description"], 140),
        (FEATURES["agent_view"]["agent_description"], 300),
        (FEATURES["bot_user"]["display_name"], 80),
        *((one["name"], 24) for one in FEATURES["shortcuts"]),
        *((one["description"], 150) for one in FEATURES["shortcuts"]),
        *((one["usage_hint"], 1000) for one in FEATURES["slash_commands"]),
    ],
)
def test_lengths(text: str, most: int) -> None:
    """
    Slack takes the texts.
    """
    assert 0 < len(text) <= most
