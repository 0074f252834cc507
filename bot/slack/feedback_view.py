"""The form for what is wrong with an answer, and how legal hears of it."""

from bot.domain.records import Entry
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape, mention, quoted

FORM = "feedback-form"
TAKE_UP = "feedback-case"
LONGEST = 1000
_ROOM = 1500
_MOST = 5


def feedback_form(entry_id: str) -> Block:
    """Four reasons, and room for words."""
    options = [blocks.option(text, reason.value) for reason, text in wording.FAULTS.items()]
    writing: Block = {"type": "plain_text_input", "multiline": True, "max_length": LONGEST}
    made = [
        blocks.field(
            "reason", wording.WHAT_IS_WRONG, {"type": "radio_buttons", "options": options}
        ),
        blocks.field("words", wording.IN_YOUR_WORDS, writing, optional=True),
    ]
    return blocks.modal(wording.FEEDBACK_TITLE, made, FORM, wording.SEND, entry_id)


def thanks_view() -> Block:
    """What stands in the place of the form once it is sent."""
    return blocks.modal(wording.FEEDBACK_TITLE, [blocks.section(wording.RATED_BAD)])


def complaint_blocks(entry: Entry) -> list[Block]:
    """What legal sees of it: the question, the verdict, what is wrong with it, and a way on."""
    made = [
        blocks.header(wording.COMPLAINT),
        *blocks.sections(f"*{wording.THE_QUESTION}*\n{blocks.clip(quoted(entry.question), _ROOM)}"),
        blocks.context(
            f"{wording.THE_ANSWER}: {wording.VERDICTS[entry.verdict]} · {escape(entry.id)}"
        ),
    ]
    for complaint in entry.complaints[-_MOST:]:
        said = f"*{wording.FAULTS[complaint.fault]}*, says {mention(complaint.user)}."
        words = blocks.clip(quoted(complaint.words), _ROOM) if complaint.words else ""
        made += blocks.sections(f"{said}\n{words}".rstrip())
    if entry.case:
        made.append(blocks.section(wording.taken_up(entry.case)))
    else:
        button = blocks.button(wording.TAKE_UP, TAKE_UP, entry.id)
        made.append(blocks.actions(f"complaint-{entry.id}", [button]))
    return made
