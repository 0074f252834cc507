"""Changed clauses in Slack: what it was beside what it is, the words marked that differ."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.changes import Change, Run, compared
from bot.domain.edits import Edit
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape

MOST_SHOWN, _MOST_LINES = 6, 10
_LONGEST, _SHORTEST = 700, 40  # characters of a clause, and of the last words of one


def edit_blocks(edits: Iterable[Edit]) -> Iterator[Block]:
    """Show the first changed clauses of all documents, and how many there are besides."""
    told = list(edits)
    pairs = [(edit, change) for edit in told for change in edit.changes]
    shown = ""
    for edit, change in pairs[:MOST_SHOWN]:
        if edit.document != shown:
            shown = edit.document
            yield blocks.section(f"*{escape(edit.title)}*: {escape(edit.summary)}")
        yield blocks.fields(sides(change))
    if len(pairs) > MOST_SHOWN:
        yield blocks.context(wording.more_clauses(len(pairs) - MOST_SHOWN))
    rest = [f"*{escape(e.title)}*: {escape(e.summary)}" for e in told if not e.changes]
    if len(rest) > _MOST_LINES:
        rest = [*rest[:_MOST_LINES], wording.more_points(len(rest) - _MOST_LINES)]
    yield from blocks.sections("\n".join(rest)) if rest else ()


def sides(change: Change) -> tuple[str, str]:
    """What a clause was and what it is, each with its title."""
    old, new = change.old, change.new
    left, right = compared(old.text if old else "", new.text if new else "")
    return (
        f"{wording.BEFORE}\n{_words(left, '~') or wording.NOT_THERE}",
        f"{wording.NOW}\n{_words(right, '*') or wording.GONE}",
    )


def _words(runs: Sequence[Run], mark: str) -> str:
    """Words with marks; what is too long is cut within the marks, so that none stays open."""
    told: list[str] = []
    room = _LONGEST
    for run in runs:
        text = blocks.clip(escape(run.text).replace(mark, ""), max(room, _SHORTEST))
        told.append(f"{mark}{text}{mark}" if run.marked else text)
        room -= len(text)
        if room <= 0:
            break
    return " ".join(told)
