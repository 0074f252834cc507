"""How an answer looks: values in, blocks out."""

from collections.abc import Iterator, Sequence

from bot.domain.answers import DEGRADED, Answer, Cited, Verdict
from bot.domain.records import Entry
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.citation_view import citation_blocks
from bot.slack.mrkdwn import escape, quoted

ASK_LEGAL = "answer-ask-legal"
FEEDBACK = "answer-feedback"
MOST_SOURCES = 10


def answer_blocks(entry: Entry, answer: Answer, full: bool, asked: bool) -> Iterator[Block]:
    """All of an answer; `asked` repeats the question, where it does not stand above."""
    if asked:
        yield from blocks.sections(f"{wording.YOU_ASKED}:\n{quoted(entry.question)}")
    if answer.verdict is Verdict.OUT_OF_SCOPE:
        yield from blocks.sections(escape(answer.text))
        return
    yield blocks.header(wording.VERDICTS[answer.verdict])
    yield from _said(answer)
    yield from _listed(wording.MISSING, [escape(text) for text in answer.missing])
    yield from _sources(entry, answer)
    if entry.case:
        yield blocks.section(wording.in_case(entry.case))
    if full:
        yield blocks.section(wording.FULL_ANSWER)
    marks = [wording.DISCLAIMER, *([wording.DEGRADED] if answer.drafter == DEGRADED else [])]
    yield blocks.context(" · ".join((*marks, escape(entry.id))))
    yield ask_legal_button(entry.id)
    yield feedback_buttons(entry.id)


def ask_legal_button(entry_id: str) -> Block:
    """The way to a person, under every answer."""
    button = blocks.button(wording.ASK_LEGAL, ASK_LEGAL, entry_id)
    return blocks.actions(f"ask-{entry_id}", [button])


def feedback_buttons(entry_id: str) -> Block:
    """Two thumbs."""
    element: Block = {"type": "feedback_buttons", "action_id": FEEDBACK}
    for key, label, value in (
        ("positive_button", wording.GOOD, "good"),
        ("negative_button", wording.BAD, "bad"),
    ):
        element[key] = {
            "text": {"type": "plain_text", "text": label},
            "value": f"{value}:{entry_id}",
            "accessibility_label": label,
        }
    return {"type": "context_actions", "block_id": f"rate-{entry_id}", "elements": [element]}


def _said(answer: Answer) -> Iterator[Block]:
    heading = wording.VERDICTS[answer.verdict]
    if answer.headline.rstrip(".") != heading:
        yield from blocks.sections(escape(answer.headline))
    if answer.understood:
        yield from blocks.sections(escape(answer.understood))
    if answer.each:
        yield from blocks.sections("\n".join(f"• {escape(text)}" for text in answer.each))
    if len(set(answer.verdicts.values())) > 1:
        lines = [
            f"• {wording.USES[use]}: *{wording.VERDICTS[verdict].lower()}*"
            for use, verdict in answer.verdicts.items()
        ]
        yield from blocks.sections("\n".join(lines))
    statements = [_cited(item) for item in answer.statements if not item.condition]
    if statements:
        yield from blocks.sections("\n".join(statements))
    conditions = [_cited(item) for item in answer.statements if item.condition]
    yield from _listed(wording.CONDITIONS, conditions)


def _sources(entry: Entry, answer: Answer) -> Iterator[Block]:
    if answer.citations:
        yield blocks.section(f"*{wording.SOURCES}*")
        yield from citation_blocks(answer.citations[:MOST_SOURCES])
    if answer.closest:
        yield blocks.section(f"*{wording.CLOSEST}*")
        yield from citation_blocks(answer.closest[:MOST_SOURCES])
    left = len(answer.citations[MOST_SOURCES:]) + len(answer.closest[MOST_SOURCES:])
    if left:
        yield blocks.section(wording.more_sources(left, entry.id))


def _cited(statement: Cited) -> str:
    return f"{escape(statement.text)} {' '.join(f'[{n}]' for n in statement.citations)}".rstrip()


def _listed(title: str, items: Sequence[str]) -> Iterator[Block]:
    if items:
        yield from blocks.sections("\n".join((f"*{title}*", *(f"• {item}" for item in items))))
