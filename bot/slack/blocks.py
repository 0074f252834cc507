"""Block Kit, as little of it as we need: values in, blocks out, within Slack's limits."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.slack import wording

Block = dict[str, Any]

SECTION = 3000
MESSAGE_TEXT = 12_000
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
FALLBACK = 3_900


def header(text: str) -> Block:
    """A heading of our own words."""
    return {"type": "header", "text": plain(text)}


def section(text: str) -> Block:
    """One section; `text` is escaped already and short enough."""
    return {"type": "section", "text": _mrkdwn(text)}


def sections(text: str) -> Iterator[Block]:
    """As many sections as a text needs; nothing is lost but what is only white."""
    for part in pieces(text, SECTION):
        if part.strip():
            yield section(part)


def fields(texts: Sequence[str]) -> Block:
    """Short facts side by side, ten at most."""
    return {"type": "section", "fields": [_mrkdwn(text) for text in texts]}


def context(text: str) -> Block:
    """Small print."""
    return {"type": "context", "elements": [_mrkdwn(text)]}


def table(rows: Sequence[Sequence[str]]) -> Block:
    """Facts in rows and columns; the first row is the head. One in a message at most."""
    cells = [[{"type": "raw_text", "text": text} for text in row] for row in rows]
    return {"type": "table", "rows": cells}


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def button(label: str, action: str, value: str, style: str = "") -> Block:
    """A button; `value` names the object, never a right."""
    element: Block = {
        "type": "button",
        "action_id": action,
        "text": plain(label),
        "value": value,
    }
    return element | ({"style": style} if style else {})


def actions(block_id: str, buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "block_id": block_id, "elements": list(buttons)}


def modal(
    title: str, made: Sequence[Block], callback: str = "", submit: str = "", held: str = ""
) -> Block:
    """A dialog; one with `submit` is a form, whose listener is `callback`."""
    view: Block = {
        "type": "modal",
        "title": plain(title),
        "close": plain(wording.CANCEL if submit else wording.CLOSE_VIEW),
        "blocks": list(made),
    }
    if submit:
        view |= {"submit": plain(submit), "callback_id": callback, "private_metadata": held}
    return view


def field(
    name: str, label: str, element: Block, *, optional: bool = False, hint: str = ""
) -> Block:
    """A field of a form; block and element have the same name."""
    made: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
    return made | ({"hint": plain(hint)} if hint else {})


def option(text: str, value: str) -> Block:
    """One of several to choose from."""
    return {"text": plain(text), "value": value}


def plain(text: str) -> Block:
    """A text object without marks."""
    return {"type": "plain_text", "text": text, "emoji": False}


def pieces(text: str, most: int) -> Iterator[str]:
    """Cut a text where a line, else a word, ends; a quotation stays one in each piece.

    An entity such as &amp; is never cut in two.
    """
    while len(text) > most:
        least, last = most // 2, most - 2
        line, word = text.rfind("\n", least, last), text.rfind(" ", least, last)
        at = line if line > 0 else word if word > 0 else last
        tail = text.rfind("&", max(at - 5, 0), at)
        if tail > 0 and ";" not in text[tail:at]:
            at = tail
        head, rest = text[:at], text[at:]
        yield head
        inside = head[head.rfind("\n") + 1 :].startswith("> ")
        text = rest[1:] if rest[:1] in ("\n", " ") else rest
        if inside and rest[:1] != "\n":
            text = f"> {text}"
    if text:
        yield text


def clip(text: str, most: int) -> str:
    """An escaped text that fits; where it is cut it says so."""
    if len(text) <= most:
        return text
    return f"{next(pieces(text, most - 2))} …"


def messages(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Spread blocks over as many messages as Slack's limits ask for, in order."""
    message: list[Block] = []
    size = 0
    for block in blocks:
        length = text_length(block)
        if message and (size + length > MESSAGE_TEXT or len(message) == MESSAGE_BLOCKS):
            yield tuple(message)
            message, size = [], 0
        message.append(block)
        size += length
    if message:
        yield tuple(message)


def fallback(blocks: Iterable[Block]) -> str:
    """The text of blocks, for notifications and for where blocks are not shown."""
    text = "\n".join(text for block in blocks for text in _texts(block))
    if len(text) <= FALLBACK:
        return text
    return next(pieces(text, FALLBACK)) + "\n…"


def text_length(block: Block) -> int:
    """How much a block counts against the limit of a message."""
    return sum(len(text) for text in _all_texts(block))


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _texts(block: Block) -> Iterator[str]:
    if block["type"] in ("section", "header", "context"):
        yield from _all_texts(block)
    elif block["type"] == "table":
        yield from (": ".join(_all_texts(row)) for row in block["rows"][1:])


def _all_texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        found: Block = node  # pyright: ignore[reportUnknownVariableType]
        if isinstance(found.get("text"), str):
            yield found["text"]
        for value in found.values():
            yield from _all_texts(value)
    elif isinstance(node, list):
        for child in node:  # pyright: ignore[reportUnknownVariableType]
            yield from _all_texts(child)
