"""The form in which somebody asks, from anywhere in Slack: values in, blocks out."""

from bot.slack import blocks, wording
from bot.slack.blocks import Block

ASK = "ask-about-data"
CHECK = "check-data-policy"
ASK_BUTTON = "home-ask"
ASK_FORM = "ask-form"
QUESTION = "question"
UNNAMED = "unnamed"
LONGEST = 3000


def ask_form(text: str = "") -> Block:
    """The form, with a text to start from."""
    writing: Block = {
        "type": "plain_text_input",
        "multiline": True,
        "max_length": LONGEST,
        "focus_on_load": True,
        "placeholder": blocks.plain(wording.FOR_EXAMPLE),
    }
    if text:
        writing["initial_value"] = text[:LONGEST]
    unnamed = blocks.option(wording.UNNAMED, UNNAMED)
    boxes: Block = {"type": "checkboxes", "options": [unnamed]}
    made = [
        blocks.field(QUESTION, wording.YOUR_QUESTION, writing, hint=wording.QUESTION_HINT),
        blocks.field(UNNAMED, wording.YOUR_NAME, boxes, optional=True, hint=wording.UNNAMED_HINT),
    ]
    return blocks.modal(wording.ASK_TITLE, made, ASK_FORM, wording.ASK)


def taken_view() -> Block:
    """What stands in the place of the form once it is sent."""
    return blocks.modal(wording.ASK_TITLE, [blocks.section(wording.COMMAND_TAKEN)])
