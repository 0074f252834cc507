"""Reading Block Kit: which elements there are, and what a person has entered in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.workspace.errors import UnknownNameError
from bot.workspace.wire import Json, Mint, is_list, is_object

_TEXT_TYPES = {"plain_text", "mrkdwn", "text", "raw_text"}
_INITIAL = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}
MANY = {"checkboxes", "multi_static_select", "multi_external_select"}
_NOT_STATE = {"button", "overflow", "feedback_buttons", "icon_button", "workflow_button"}


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks as Slack stores them: each block and each interactive element has an id."""
    for block in blocks:
        block.setdefault("block_id", Mint.id("b"))
        for element in block_elements(block):
            if element.get("type") in _INITIAL or element.get("type") in _NOT_STATE:
                element.setdefault("action_id", Mint.id("a"))
    return blocks


def block_elements(block: Json) -> Iterator[Json]:
    """The elements directly inside a block: accessory, elements, or the input's element."""
    for key in ("accessory", "element"):
        if is_object(block.get(key)):
            yield block[key]
    elements: Any = block.get("elements")
    if is_list(elements) and block.get("type") != "rich_text":
        yield from filter(is_object, elements)


def find_element(blocks: list[Json], action_id: str, block_id: str | None = None) -> Json:
    """The interactive element of this action id, with its block_id added."""
    for block in blocks:
        if block_id is None or block.get("block_id") == block_id:
            for element in block_elements(block):
                if element.get("action_id") == action_id:
                    return {**element, "block_id": block.get("block_id")}
    raise UnknownNameError(f"no element with action_id {action_id!r} in these blocks")


def texts(node: Any) -> Iterator[str]:
    """Every text a reader would see inside a block."""
    if is_object(node):
        text = node.get("text")
        if isinstance(text, str) and node.get("type") in _TEXT_TYPES | {"markdown", "link"}:
            yield text
        for key, value in node.items():
            if key not in ("value", "private_metadata"):
                yield from texts(value)
    elif is_list(node):
        for child in node:
            yield from texts(child)


def options(element: Json) -> list[Json]:
    """All options of a select, its groups included."""
    listed: list[Json] = list(element.get("options", []))
    for group in element.get("option_groups", []):
        listed += group["options"]
    return listed


def entered(element: Json, value: Any) -> Json:
    """The state of one element after a person entered `value` (an option's value for selects)."""
    kind = element["type"]
    key = _INITIAL[kind][0]
    if kind in MANY:
        values: list[Any] = list(value or [])
        chosen = [option(element, item) for item in values]
        return {"type": kind, key: chosen}
    if key == "selected_option":
        return {"type": kind, key: None if value in (None, "") else option(element, value)}
    return {"type": kind, key: value or None}


def option(element: Json, value: Any) -> Json:
    """The option of this value; in an external select, the option itself."""
    if is_object(value) and "external" in element["type"]:
        return value
    for item in options(element):
        if item.get("value") == value:
            return item
    raise UnknownNameError(f"{element.get('action_id')!r} has no option with value {value!r}")


def feedback(element: Json, value: Any) -> Json:
    """One of two feedback buttons: by "positive" or "negative", or by its value."""
    if value in ("positive", "negative"):
        return element[f"{value}_button"]
    for button in (element["positive_button"], element["negative_button"]):
        if button["value"] == value:
            return button
    raise UnknownNameError(f"{element.get('action_id')!r} has no button with value {value!r}")


def initial_state(blocks: list[Json]) -> dict[str, dict[str, Json]]:
    """state.values before anybody has touched anything."""
    values: dict[str, dict[str, Json]] = {}
    for block in blocks:
        for element in block_elements(block):
            kind = element.get("type", "")
            if kind in _INITIAL:
                key, initial = _INITIAL[kind]
                empty: Any = [] if kind in MANY else None
                state: Json = {"type": kind, key: element.get(initial, empty)}
                values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def merged(
    first: Mapping[str, Mapping[str, Json]], second: Mapping[str, Mapping[str, Json]]
) -> dict[str, dict[str, Json]]:
    """State values of the first, overlaid with those of the second where both have the element."""
    return {
        block: {
            action: dict(second.get(block, {}).get(action, state))
            for action, state in inner.items()
        }
        for block, inner in first.items()
    }


def is_empty(state: Json) -> bool:
    """Whether nothing has been entered in an element."""
    return not any(value for key, value in state.items() if key != "type")
