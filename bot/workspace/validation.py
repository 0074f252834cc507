"""What Slack would refuse: blocks and views against slack_sdk's models and our own overlay."""

# slack_sdk annotates its models with bare dicts
# pyright: reportUnknownMemberType=false

import copy
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.workspace import limits
from bot.workspace.block_rules import block_faults, view_faults
from bot.workspace.blocks import texts
from bot.workspace.errors import SlackError
from bot.workspace.wire import Json, is_list, is_object


def check_message_blocks(blocks: Any) -> list[Json]:
    """The blocks of a message, or invalid_blocks / msg_blocks_too_long."""
    checked = _list_of_blocks(blocks, limits.MESSAGE_BLOCKS)
    faults = [*block_faults(checked, "/blocks"), *_model_faults(checked)]
    if faults:
        raise SlackError("invalid_blocks", faults)
    total = sum(len(text) for text in texts(checked))
    if total > limits.BLOCK_TEXT_TOTAL:
        raise SlackError("msg_blocks_too_long", [f"[ERROR] {total} characters of block text"])
    return checked


def check_view(view: Any, kinds: tuple[str, ...]) -> Json:
    """A view of one of these types, or invalid_arguments with Slack's kind of messages."""
    if not is_object(view):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view"])
    checked = view
    try:
        blocks = _list_of_blocks(checked.get("blocks"), limits.VIEW_BLOCKS)
        faults = [*view_faults(checked, kinds), *block_faults(blocks, "/view/blocks")]
    except SlackError as error:
        raise SlackError("invalid_arguments", error.messages) from error
    if not faults:
        try:
            View(**copy.deepcopy(checked)).to_dict()
        except (SlackObjectFormationError, TypeError, AttributeError) as error:
            faults = [f"[ERROR] {error} [json-pointer:/view]"]
    faults += _model_faults(blocks)
    if faults:
        raise SlackError("invalid_arguments", faults)
    return checked


def _list_of_blocks(blocks: Any, most: int) -> list[Json]:
    if not is_list(blocks) or not all(is_object(block) for block in blocks):
        raise SlackError("invalid_blocks_format", ["[ERROR] must be an array of blocks"])
    listed: list[Json] = blocks
    if len(listed) > most:
        message = f"[ERROR] no more than {most} items allowed [json-pointer:/blocks]"
        raise SlackError("invalid_blocks", [message])
    return listed


def _model_faults(blocks: list[Json]) -> Iterator[str]:
    """What slack_sdk's own models refuse. A block they do not know is refused, not skipped."""
    for place, block in enumerate(blocks):
        try:
            parsed = Block.parse(copy.deepcopy(block))
            fault = "unsupported block" if parsed is None else ""
            if parsed is not None:
                parsed.to_dict()
        except (SlackObjectFormationError, TypeError, AttributeError, KeyError) as error:
            fault = str(error)
        if fault:
            yield f"[ERROR] {fault} [json-pointer:/blocks/{place}]"
