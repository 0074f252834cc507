"""The three layers of validation: each finds what the others let through."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.workspace.block_rules import block_faults
from bot.workspace.validation import _model_faults, check_message_blocks
from tests.slack_schema import faults
from tests.workspace.test_validation import INVALID, VALID, plain

Json = dict[str, Any]
TASK: Json = {"type": "task_card", "task_id": "t", "title": "x", "status": "bored"}
BAD: dict[str, Any] = {
    **{name: blocks for name, blocks in INVALID.items() if isinstance(blocks, list)},
    "status of a task": [TASK],
    "confirm without a text": [
        {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "a", "text": plain("x"), "confirm": plain("x")}
            ],
        }
    ],
}
LAYERS: dict[str, Callable[[list[Json]], list[str]]] = {
    "models": lambda blocks: list(_model_faults(blocks)),
    "schema": lambda blocks: [fault for block in blocks for fault in faults(block)],
    "overlay": lambda blocks: list(block_faults(blocks, "/blocks")),
}


@pytest.mark.parametrize("name", BAD)
def test_bad(name: str) -> None:
    """
    Whatever Slack refuses is found by one layer at least.
    """
    too_many = len(BAD[name]) > 50
    assert too_many or any(layer(BAD[name]) for layer in LAYERS.values())


@pytest.mark.parametrize("name", VALID)
def test_good(name: str) -> None:
    """
    What Slack takes passes all layers.
    """
    assert check_message_blocks(VALID[name])
    assert LAYERS["schema"](VALID[name]) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_each_is_needed(layer: str) -> None:
    """
    No layer can be left out: each alone finds some fault, and none finds all.
    """
    found = {name for name, blocks in BAD.items() if LAYERS[layer](blocks)}

    assert found
    assert found != set(BAD)
