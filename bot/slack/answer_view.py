"""How an answer looks: values in, blocks out; one message, whatever the answer holds."""

from collections.abc import Iterator, Sequence

from bot.domain.answers import DEGRADED, Answer, Cited, Verdict
from bot.domain.records import Entry
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.citation_view import brief, citation_blocks, found_heading
from bot.slack.mrkdwn import escape, quoted

ASK_LEGAL = "answer-ask-legal"
UNFOLD = "answer-unfold"
FEEDBACK = "answer-feedback"
ANEW = "question-anew"
ASK_RULED = "question-ruled"
MOST_STATEMENTS = 5
MOST_CONDITIONS = 10
MOST_MISSING = 5
MOST_SOURCES = 8
_ROOM = 11_800
_ASKED = 600
_STATEMENT = 800
_ITEM = 300


def answer_blocks(entry: Entry, answer: Answer, full: bool, asked: bool) -> Iterator[Block]:
    """Verdict, sentences, conditions, what is missing, *Ask legal*, and then the sources.

    `asked` repeats the question, where it does not stand above. What there is no room for
    is counted, and unfolds at a press.
    """
    head = [*_asked(entry)] if asked else []
    if answer.verdict is Verdict.OUT_OF_SCOPE:
        yield from head
        said = escape(answer.text).strip() or wording.VERDICTS[answer.verdict]
        yield from blocks.sections(blocks.clip(said, _STATEMENT))
        return
    head.append(blocks.header(wording.VERDICTS[answer.verdict]))
    head += _said(answer)
    head += _listed(wording.MISSING, answer.missing, MOST_MISSING)
    head += _ruled(answer)
    if entry.case:
        head.append(blocks.section(wording.in_case(entry.case)))
    if full:
        head.append(blocks.section(wording.FULL_ANSWER))
    marks = [wording.DISCLAIMER, *([wording.DEGRADED] if answer.drafter == DEGRADED else [])]
    head.append(blocks.context(" · ".join((*marks, escape(entry.id)))))
    head.append(answer_buttons(entry.id, unfolds=bool(answer.citations or answer.closest)))
    yield from head
    foot = feedback_buttons(entry.id)
    room = _ROOM - sum(blocks.text_length(block) for block in (*head, foot))
    yield from _sources(answer, room)
    yield foot


def unfolded(entry: Entry) -> Block:
    """A modal with the whole answer, and each clause that it quotes, with version and dates."""
    heading = wording.VERDICTS[entry.verdict]
    said = str(entry.answer["text"]).removeprefix(f"{heading}.\n")
    made = [blocks.header(heading), *blocks.sections(escape(said))]
    sources = found_heading(entry.verdict) if entry.citations else wording.NO_SOURCES
    made += [blocks.section(sources), *citation_blocks(entry.citations)]
    rest = made[blocks.VIEW_BLOCKS - 1 :]
    if rest:
        made = [*made[: blocks.VIEW_BLOCKS - 1], blocks.section(wording.whole(entry.id))]
    return blocks.modal(wording.ANSWER_TITLE, made)


def answer_buttons(entry_id: str, unfolds: bool = True) -> Block:
    """The way to a person, first under every answer; and all that is quoted, at a press."""
    row = [blocks.button(wording.ASK_LEGAL, ASK_LEGAL, entry_id, "primary")]
    if unfolds:
        row.append(blocks.button(wording.UNFOLD, UNFOLD, entry_id))
    return blocks.actions(f"ask-{entry_id}", row)


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


def edited_blocks(value: str) -> list[Block]:
    """The offer to answer a question that was changed; without a value it is to be asked again."""
    if not value:
        return [blocks.section(wording.EDITED_LONG)]
    button = blocks.button(wording.ANSWER_ANEW, ANEW, value)
    return [blocks.section(wording.EDITED), blocks.actions("anew", [button])]


def _asked(entry: Entry) -> Iterator[Block]:
    question = blocks.clip(quoted(entry.question), _ASKED)
    yield from blocks.sections(f"{wording.YOU_ASKED}:\n{question}")


def _said(answer: Answer) -> Iterator[Block]:
    heading = wording.VERDICTS[answer.verdict]
    if answer.headline.rstrip(".") != heading:
        yield from blocks.sections(blocks.clip(escape(answer.headline), _ITEM))
    if answer.understood:
        yield from blocks.sections(blocks.clip(escape(answer.understood), _ITEM))
    if answer.each:
        yield from blocks.sections("\n".join(f"• {escape(text)}" for text in answer.each))
    if len(set(answer.verdicts.values())) > 1:
        rows = [
            (wording.USES[use], wording.VERDICTS[verdict])
            for use, verdict in answer.verdicts.items()
        ]
        yield blocks.table([(wording.USE, wording.VERDICT), *rows])
    statements = [_cited(s, _STATEMENT) for s in answer.statements if not s.condition]
    shown = statements[:MOST_STATEMENTS]
    if left := len(statements) - len(shown):
        shown.append(wording.more_statements(left))
    if shown:
        mark = "• " if len(shown) > 1 else ""
        yield from blocks.sections("\n".join(f"{mark}{line}" for line in shown))
    conditions = [s for s in answer.statements if s.condition]
    yield from _points(wording.CONDITIONS, [_cited(s, _ITEM) for s in conditions], MOST_CONDITIONS)


def _ruled(answer: Answer) -> Iterator[Block]:
    """Questions on the same data that legal has answered, each with the press that asks it."""
    for place, one in enumerate(answer.ruled):
        title = f"*{wording.RULED}*\n" if place == 0 else ""
        yield {
            **blocks.section(f"{title}{quoted(one.question)}"),
            "accessory": blocks.button(wording.ASK_THIS, ASK_RULED, one.question),
        }


def _sources(answer: Answer, room: int) -> Iterator[Block]:
    """As many sources as there is room for, the rest counted."""
    shown = 0
    for title, citations in (
        (wording.SOURCES, answer.citations),
        (wording.CLOSEST, answer.closest),
    ):
        for place, citation in enumerate(citations):
            made = [blocks.section(f"*{title}*")] if place == 0 else []
            made.append(brief(citation))
            room -= sum(blocks.text_length(block) for block in made)
            if room < 0 or shown == MOST_SOURCES:
                break
            shown += 1
            yield from made
    if left := len(answer.citations) + len(answer.closest) - shown:
        yield blocks.context(wording.sources_left(left))


def _cited(statement: Cited, most: int) -> str:
    marks = " ".join(f"[{n}]" for n in statement.citations[:MOST_SOURCES])
    return f"{blocks.clip(escape(statement.text), most)} {marks}".rstrip()


def _listed(title: str, items: Sequence[str], most: int) -> Iterator[Block]:
    yield from _points(title, [blocks.clip(escape(item), _ITEM) for item in items], most)


def _points(title: str, items: Sequence[str], most: int) -> Iterator[Block]:
    if items:
        more = [wording.more_points(len(items) - most)] if len(items) > most else []
        lines = (f"*{title}*", *(f"• {item}" for item in items[:most]), *more)
        yield from blocks.sections("\n".join(lines))
