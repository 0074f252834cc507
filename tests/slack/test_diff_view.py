"""Changed clauses as an admin and legal see them in Slack."""

import pytest

from bot.domain.answers import Quote
from bot.domain.changes import Change
from bot.domain.edits import Edit
from bot.slack import blocks
from bot.slack.diff_view import edit_blocks
from bot.workspace.block_rules import block_faults


def quote(text: str) -> Quote:
    return Quote("terms", 0, len(text), text)


def edit(*changes: Change) -> Edit:
    return Edit("terms", "Terms <of> Harbour", changes)


def test_side_by_side() -> None:
    """
    Both clauses stand side by side; words that differ are struck out or bold, and none can act.
    """
    change = Change(quote("You may copy <!channel> clips."), quote("You may not copy clips."))
    title, pair = edit_blocks([edit(change)])

    assert title["text"]["text"] == "*Terms &lt;of&gt; Harbour*: 1 clause changed"
    assert [field["text"] for field in pair["fields"]] == [
        "*Before*\nYou may copy ~&lt;!channel&gt;~ clips.",
        "*Now*\nYou may *not* copy clips.",
    ]


def test_header_alone() -> None:
    """
    A document of which no clause changed is named too, with what changed; many are counted.
    """
    (one,) = edit_blocks([Edit("terms", "Terms", (), rules=True)])
    (many,) = edit_blocks([edit()] * 12)

    assert one["text"]["text"] == "*Terms*: the rules in its header changed"
    assert many["text"]["text"].splitlines()[-1] == "… and 2 more"


def test_new_and_gone() -> None:
    """
    What has no counterpart is told as such.
    """
    _, new, gone = edit_blocks([edit(Change(None, quote("New.")), Change(quote("Old."), None))])

    assert [f["text"] for f in new["fields"]] == ["*Before*\n_not there_", "*Now*\n*New.*"]
    assert [f["text"] for f in gone["fields"]] == ["*Before*\n~Old.~", "*Now*\n_gone_"]


@pytest.mark.no_cover
def test_limits() -> None:
    """
    Many long clauses stay within what Slack takes, and the rest is counted.
    """
    long = " & ".join(f"word{n}" for n in range(3000))
    change = Change(quote(long), quote(long.upper()))
    made = list(edit_blocks([edit(*[change] * 20)]))

    assert list(block_faults(made, "blocks")) == []
    assert sum(map(blocks.text_length, made)) < blocks.MESSAGE_TEXT
    assert made[-1]["elements"][0]["text"] == "… and 14 more clauses: `policy-bot index diff`"
