"""Blocks that Slack would refuse are refused, and those it takes are taken."""

from typing import Any

import pytest

from bot.workspace import SlackError
from bot.workspace.validation import check_message_blocks, check_view
from tests.workspace.conftest import ANSWER, MODAL


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": "a", **more}


def actions(*elements: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def select(*options: Any, kind: str = "static_select") -> dict[str, Any]:
    return {"type": kind, "action_id": "s", "options": list(options)}


def option(text: str = "x", value: str = "v") -> dict[str, Any]:
    return {"text": plain(text), "value": value}


INVALID = {
    "no list": {"type": "divider"},
    "51 blocks": [{"type": "divider"}] * 51,
    "unknown type": [{"type": "poem"}],
    "no type": [{"text": "x"}],
    "unknown key": [section(colour="red")],
    "section of 3001": [section("x" * 3001)],
    "section without text": [{"type": "section"}],
    "empty text": [section("")],
    "field of 2001": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}],
    "11 fields": [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x"}] * 11}],
    "header of 151": [{"type": "header", "text": plain("x" * 151)}],
    "header in mrkdwn": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    "context of 11": [{"type": "context", "elements": [plain("x")] * 11}],
    "context with a button": [{"type": "context", "elements": [button()]}],
    "26 buttons": [actions(*(button(action_id=f"a{n}") for n in range(26)))],
    "no buttons": [actions()],
    "button text of 76": [actions(button("x" * 76))],
    "button value of 2001": [actions(button(value="x" * 2001))],
    "button url of 3001": [actions(button(url="https://e.org/" + "x" * 3001))],
    "button in mrkdwn": [
        actions({"type": "button", "action_id": "a", "text": {"type": "mrkdwn", "text": "x"}})
    ],
    "button style": [actions(button(style="loud"))],
    "two action ids": [actions(button(), button())],
    "two block ids": [section(block_id="b"), section(block_id="b")],
    "block id of 256": [section(block_id="b" * 256)],
    "action id of 256": [actions(button(action_id="a" * 256))],
    "101 options": [actions(select(*(option(value=str(n)) for n in range(101))))],
    "overflow of 6": [
        section(accessory=select(*(option(value=str(n)) for n in range(6)), kind="overflow"))
    ],
    "option text of 76": [actions(select(option("x" * 76)))],
    "option value of 151": [actions(select(option(value="x" * 151)))],
    "element in the wrong place": [actions({"type": "plain_text_input", "action_id": "a"})],
    "text as a string": [{"type": "section", "text": "x"}],
    "markdown of 12001": [{"type": "markdown", "text": "x" * 12001}],
    "markdown of 12001 in all": [{"type": "markdown", "text": "x" * 6001}] * 2,
    "two tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
    "table of 101 rows": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
}


@pytest.mark.parametrize("name", INVALID)
def test_invalid_blocks(name: str) -> None:
    with pytest.raises(SlackError) as caught:
        check_message_blocks(INVALID[name])

    assert caught.value.code in ("invalid_blocks", "invalid_blocks_format")
    assert caught.value.messages


VALID = {
    "an answer": ANSWER,
    "a section of 3000": [section("x" * 3000)],
    "50 dividers": [{"type": "divider"}] * 50,
    "context": [
        {
            "type": "context",
            "elements": [
                {"type": "image", "image_url": "https://e.org/i.png", "alt_text": "i"},
                {"type": "mrkdwn", "text": "x", "verbatim": True},
            ],
        }
    ],
    "rich text": [
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
            ],
        }
    ],
    "markdown": [{"type": "markdown", "text": "**x**"}],
    "confirm": [
        actions(
            button(
                confirm={
                    "title": plain("Sure?"),
                    "text": plain("x"),
                    "confirm": plain("Yes"),
                    "deny": plain("No"),
                }
            )
        )
    ],
}


@pytest.mark.parametrize("name", VALID)
def test_valid_blocks(name: str) -> None:
    assert VALID[name] == check_message_blocks(VALID[name])


def test_too_much_text_in_all() -> None:
    """
    Each block is within its limit, the message is not: about 13,200 characters.
    """
    with pytest.raises(SlackError) as caught:
        check_message_blocks([section("x" * 2700)] * 5)

    assert caught.value.code == "msg_blocks_too_long"
    assert check_message_blocks([section("x" * 2600)] * 5)


@pytest.mark.parametrize(
    "change",
    [
        {"title": plain("x" * 25)},
        {"title": None},
        {"submit": plain("x" * 25)},
        {"close": plain("x" * 25)},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"blocks": [{"type": "divider"}] * 101},
        {"blocks": []},
        {"type": "window"},
        {"blocks": [section("x" * 3001)]},
    ],
)
def test_invalid_views(change: dict[str, Any]) -> None:
    view = {key: value for key, value in (MODAL | change).items() if value is not None}

    with pytest.raises(SlackError) as caught:
        check_view(view, ("modal",))

    assert caught.value.code == "invalid_arguments"


def test_inputs_need_a_submit_button() -> None:
    view = {key: value for key, value in MODAL.items() if key != "submit"}

    with pytest.raises(SlackError, match="submit"):
        check_view(view, ("modal",))


def test_valid_view() -> None:
    assert check_view(MODAL, ("modal",))
