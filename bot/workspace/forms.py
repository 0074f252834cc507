"""Filling in a modal, and what a Slack client checks before it lets one submit."""

from collections.abc import Mapping
from typing import Any

from bot.workspace.blocks import block_elements, entered, is_empty
from bot.workspace.errors import UnknownNameError
from bot.workspace.wire import Json, is_object

REQUIRED = "Please complete this required field."


def fill(view: Json, values: Mapping[str, Any]) -> None:
    """Enter values into a view's fields; a name that fits no field is an error."""
    held: dict[str, dict[str, Json]] = view["state"]["values"]
    left = dict(values)
    for block in view["blocks"]:
        for element in block_elements(block):
            block_id, action_id = block["block_id"], element.get("action_id", "")
            if action_id not in held.get(block_id, {}):
                continue
            if block_id in left:
                given, rest = _of(left.pop(block_id), action_id)
                held[block_id][action_id] = entered(element, given)
                if rest:
                    left[block_id] = rest
            elif action_id in left:
                held[block_id][action_id] = entered(element, left.pop(action_id))
    if left:
        raise UnknownNameError(f"the view has no field {', '.join(sorted(left))}")


def _of(given: Any, action_id: str) -> tuple[Any, dict[str, Any]]:
    """The value for one element out of what was given for its block, and what is left."""
    if is_object(given) and action_id in given:
        rest = dict(given)
        return rest.pop(action_id), rest
    return given, {}


def missing(view: Json) -> dict[str, str]:
    """The client's own complaints, by block: required fields and lengths of text."""
    complaints: dict[str, str] = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = view["state"]["values"][block["block_id"]][element["action_id"]]
        value = state.get("value") or ""
        if is_empty(state):
            if not block.get("optional"):
                complaints[block["block_id"]] = REQUIRED
        elif len(value) < element.get("min_length", 0):
            complaints[block["block_id"]] = f"At least {element['min_length']} characters."
        elif element["type"] == "plain_text_input" and len(value) > (
            most := element.get("max_length", 3000)
        ):
            complaints[block["block_id"]] = f"At most {most} characters."
    return complaints
