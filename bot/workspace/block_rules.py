"""The rules for blocks that slack_sdk's models leave out.

Counts, duplicates, unknown keys, wrong nesting, text objects and option lengths; each fault
names its place as Slack does.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.workspace import limits
from bot.workspace.blocks import block_elements, options
from bot.workspace.wire import Json, is_list, is_object


def view_faults(view: Json, kinds: tuple[str, ...]) -> Iterator[str]:
    """All that the overlay finds wrong with a view itself, its blocks apart."""
    if view.get("type") not in kinds:
        yield f"[ERROR] type must be one of {', '.join(kinds)} [json-pointer:/view/type]"
        return
    if view["type"] == "modal" and "title" not in view:
        yield "[ERROR] missing required field: title [json-pointer:/view]"
    inputs = any(block.get("type") == "input" for block in view["blocks"])
    if view["type"] == "modal" and inputs and "submit" not in view:
        yield "[ERROR] missing required field: submit [json-pointer:/view]"
    yield from _object_faults("view", view, "/view")


def block_faults(blocks: list[Json], at: str) -> Iterator[str]:
    """All that the overlay finds wrong with these blocks; `at` is where they stand."""
    ids = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for repeated in (block_id for block_id, count in ids.items() if count > 1):
        yield f"[ERROR] `block_id` already exists: {repeated} [json-pointer:{at}]"
    if sum(block.get("type") == "table" for block in blocks) > 1:
        yield f"[ERROR] only one table allowed [json-pointer:{at}]"
    markdown = sum(len(str(b.get("text"))) for b in blocks if b.get("type") == "markdown")
    if markdown > limits.MARKDOWN_TOTAL:
        yield f"[ERROR] markdown must be less than 12001 characters in all [json-pointer:{at}]"
    for place, block in enumerate(blocks):
        yield from _one_block(block, f"{at}/{place}")


def _one_block(block: Json, at: str) -> Iterator[str]:
    kind = str(block.get("type"))
    yield from _object_faults(kind, block, at)
    yield from _unknown_keys(block, limits.BLOCK_KEYS.get(kind), at)
    if kind == "markdown" and not block.get("text"):
        yield f"[ERROR] must be more than 0 characters [json-pointer:{at}/text]"
    if kind == "section" and not (block.get("text") or block.get("fields")):
        yield f"[ERROR] missing required field: text [json-pointer:{at}]"
    if kind == "table":
        rows: list[Any] = block.get("rows", [])
        if len(rows) > limits.TABLE_ROWS or any(len(row) > limits.TABLE_CELLS for row in rows):
            yield f"[ERROR] table too large [json-pointer:{at}/rows]"
    elements = list(block_elements(block))
    if kind in limits.ELEMENT_COUNT:
        if not elements:
            yield f"[ERROR] no fewer than 1 items allowed [json-pointer:{at}/elements]"
        if len(elements) > limits.ELEMENT_COUNT[kind]:
            yield f"[ERROR] too many elements [json-pointer:{at}/elements]"
    actions = Counter(item["action_id"] for item in elements if item.get("action_id"))
    for repeated in (action_id for action_id, count in actions.items() if count > 1):
        yield f"[ERROR] `action_id` already exists: {repeated} [json-pointer:{at}]"
    for element in elements:
        yield from _element_faults(element, limits.ALLOWED.get(kind), at)


def _element_faults(element: Json, allowed: set[str] | None, at: str) -> Iterator[str]:
    kind = str(element.get("type"))
    if allowed is not None and kind not in allowed:
        yield f"[ERROR] unsupported type: {kind} [json-pointer:{at}]"
        return
    yield from _unknown_keys(element, limits.ELEMENT_KEYS.get(kind), at)
    yield from _object_faults(kind, element, at)
    if is_object(element.get("confirm")):
        yield from _object_faults("confirm", element["confirm"], f"{at}/confirm")
    most = limits.OPTION_COUNT.get(kind, limits.OPTION_COUNT_DEFAULT)
    listed = options(element)
    if len(listed) > most:
        yield f"[ERROR] no more than {most} items allowed [json-pointer:{at}/options]"
    for option in listed:
        yield from _option_faults(option, kind, at)


def _option_faults(option: Json, kind: str, at: str) -> Iterator[str]:
    rich = kind in ("checkboxes", "radio_buttons")
    yield from _text_faults(option.get("text"), limits.OPTION_TEXT, not rich, f"{at}/options/text")
    if len(str(option.get("value", ""))) > limits.OPTION_VALUE:
        yield f"[ERROR] must be less than 151 characters [json-pointer:{at}/options/value]"
    if "description" in option:
        most = limits.OPTION_DESCRIPTION
        yield from _text_faults(option["description"], most, not rich, f"{at}/options/description")


def _object_faults(kind: str, item: Json, at: str) -> Iterator[str]:
    """The text objects, strings and ids of one block, element or view."""
    for (owner, key), most in limits.TEXT_LENGTH.items():
        if owner == kind and item.get(key) is not None:
            plain = (kind, key) in limits.PLAIN_ONLY
            values: list[Any] = item[key] if is_list(item[key]) else [item[key]]
            for value in values:
                if not (kind == "context" and value.get("type") == "image"):
                    yield from _text_faults(value, most, plain, f"{at}/{key}")
    for (owner, key), most in limits.STRING_LENGTH.items():
        if owner == kind and len(str(item.get(key) or "")) > most:
            yield f"[ERROR] must be less than {most + 1} characters [json-pointer:{at}/{key}]"
    for key in ("block_id", "action_id"):
        if len(str(item.get(key) or "")) > limits.ID:
            yield f"[ERROR] must be less than 256 characters [json-pointer:{at}/{key}]"


def _text_faults(text: Any, most: int, plain: bool, at: str) -> Iterator[str]:
    if not is_object(text) or not isinstance(text.get("text"), str):
        yield f"[ERROR] must be a text object [json-pointer:{at}]"
        return
    item = text
    if item.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        yield f"[ERROR] unsupported type: {item.get('type')} [json-pointer:{at}/type]"
    yield from _unknown_keys(item, limits.ELEMENT_KEYS.get(str(item.get("type"))), at)
    if not item["text"]:
        yield f"[ERROR] must be more than 0 characters [json-pointer:{at}/text]"
    if len(item["text"]) > most:
        yield f"[ERROR] must be less than {most + 1} characters [json-pointer:{at}/text]"


def _unknown_keys(item: Json, known: set[str] | None, at: str) -> Iterator[str]:
    for key in sorted(set(item) - known) if known is not None else ():
        yield f"[ERROR] additional property: {key} [json-pointer:{at}]"
