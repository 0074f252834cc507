"""Legal's queue in the app's home: what can be chosen, and one page of cases."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from bot.domain.cases import Case
from bot.domain.packets import Packet
from bot.domain.queues import Queue
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.case_view import card_blocks
from bot.slack.mrkdwn import escape, mention

STATE, OWNER, DUE, REASON = "queue-state", "queue-owner", "queue-due", "queue-reason"
FILTERS = (STATE, OWNER, DUE, REASON)
EARLIER, LATER = "queue-earlier", "queue-later"
LOOK = "queue-look"
_QUESTION = 160
C = TypeVar("C", bound=StrEnum | None)


def word(choice: StrEnum | None) -> str:
    """What stands for a choice on its way through Slack, which takes no empty word."""
    return "any" if choice is None else choice.value or "asked"


def queue_blocks(queue: Queue, now: datetime) -> Iterator[Block]:
    """The filters as they were set, how much there is, and one page of it."""
    if not queue.open:
        yield blocks.section(wording.NO_QUEUE)
        return
    yield blocks.actions("queue-filters", list(_filters(queue)))
    yield blocks.context(_counted(queue))
    for case in queue.cases:
        row = blocks.section(_row(case, now))
        row["accessory"] = blocks.button(wording.LOOK, LOOK, case.id)
        yield row
    if pager := list(_pager(queue)):
        yield blocks.actions("queue-pages", pager)


def look_view(case: Case, packet: Packet) -> Block:
    """A case as its card shows it; what can be done stays on the card, which everybody sees."""
    shown = [block for block in card_blocks(case, packet) if block["type"] != "actions"]
    return blocks.modal(case.id, [*shown, blocks.context(wording.ON_ITS_CARD)])


def _filters(queue: Queue) -> Iterator[Block]:
    wanted = queue.wanted
    yield _filter(STATE, wording.BY_STATE, wording.QUEUE_STATES, wanted.state)
    yield _filter(OWNER, wording.BY_OWNER, wording.QUEUE_OWNERS, wanted.owner)
    yield _filter(DUE, wording.BY_DUE, wording.QUEUE_DUES, wanted.due)
    yield _filter(REASON, wording.BY_REASON, wording.QUEUE_REASONS, wanted.reason)


def _filter(action: str, label: str, names: Mapping[C, str], chosen: C) -> Block:
    options = {choice: blocks.option(name, word(choice)) for choice, name in names.items()}
    return {
        "type": "static_select",
        "action_id": action,
        "placeholder": blocks.plain(label),
        "options": list(options.values()),
        "initial_option": options[chosen],
    }


def _counted(queue: Queue) -> str:
    told = wording.open_cases(queue.open)
    if not queue.wanted.everything:
        told = wording.cases_found(queue.found, queue.open)
    if queue.pages > 1:
        told += f" Page {queue.wanted.page + 1} of {queue.pages}."
    return told


def _row(case: Case, now: datetime) -> str:
    owner = mention(case.claimant) if case.claimant else f"*{wording.NOBODY}*"
    facts = [f"*{case.id}*", case.state.value, owner]
    if case.due_at:
        late = case.due_at <= now
        facts.append(f"{'*late*, was due' if late else 'due'} {wording.moment(case.due_at)}")
    question = blocks.clip(escape(" ".join(case.question.split())), _QUESTION)
    return f"{' · '.join((*facts, wording.REASONS[case.reason]))}\n{question}"


def _pager(queue: Queue) -> Iterator[Block]:
    page = queue.wanted.page
    if page > 0:
        yield blocks.button(wording.EARLIER, EARLIER, str(page - 1))
    if page + 1 < queue.pages:
        yield blocks.button(wording.LATER, LATER, str(page + 1))
