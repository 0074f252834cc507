"""The app's home: values in, blocks out; each person sees what is theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.answers import DEGRADED
from bot.domain.builds import IndexState
from bot.domain.cases import Case
from bot.domain.records import Entry
from bot.slack import blocks, wording
from bot.slack.answer_view import UNFOLD
from bot.slack.ask_view import ASK_BUTTON
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape, mention

REINDEX = "home-reindex"
MOST = 10
_QUEUE = 20
_QUESTION = 160
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Health:
    """The index, what waits, and who worded the last answers."""

    index: IndexState
    questions: int
    posts: int
    dead: int
    drafters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What one person is to see; `queue` is for legal, `health` for admins."""

    questions: Sequence[Entry]
    cases: Sequence[Case]
    now: datetime
    queue: Sequence[Case] | None = None
    health: Health | None = None


def home_view(home: Home) -> Block:
    """The home of a colleague."""
    made = [blocks.header(wording.HOME_TITLE), blocks.section(wording.HOME_INTRO)]
    ask = blocks.button(wording.ASK_BUTTON, ASK_BUTTON, "home", "primary")
    made.append(blocks.actions("home-ask", [ask]))
    if home.queue is not None:
        made += [blocks.divider(), blocks.header(wording.QUEUE), *_queue(home.queue, home.now)]
    made += [blocks.divider(), blocks.header(wording.MY_CASES), *_cases(home.cases)]
    made += [blocks.divider(), blocks.header(wording.MY_QUESTIONS), *_questions(home.questions)]
    if home.health is not None:
        made += [blocks.divider(), blocks.header(wording.INDEX), *_health(home.health)]
    return _view(made)


def closed_view(text: str) -> Block:
    """The home of everybody else."""
    return _view([blocks.section(text)])


def health_lines(health: Health) -> Iterator[str]:
    """How the index is, and what waits, line by line."""
    index = health.index
    held = f"{index.documents} documents, {index.passages} passages"
    yield f"*Generation {index.generation}*: {held}."
    yield f"Vectors by {escape(index.embedder.partition(':')[0])}. {_model(health)}"
    waits = f"{health.questions} questions waiting, {health.posts} posts to be sent"
    yield f"{waits}, {health.dead} given up."
    yield from _named(wording.REFUSED_FILES, index.refused)
    yield from _named(wording.STALE, index.stale)


def age(since: datetime, now: datetime) -> str:
    """How long ago, in one unit."""
    gone = max(now - since, timedelta())
    if gone < timedelta(hours=1):
        return f"{gone // timedelta(minutes=1)} min"
    if gone < timedelta(days=2):
        return f"{gone // timedelta(hours=1)} h"
    return f"{gone.days} days"


def _model(health: Health) -> str:
    if not health.index.model:
        return "Answers are worded by code; no language model is set."
    failed = sum(drafter == DEGRADED for drafter in health.drafters)
    name = escape(health.index.model)
    if not failed:
        return f"Answers are worded by {name}."
    return (
        f"Answers are worded by {name}, which failed for {failed} of the last "
        f"{len(health.drafters)}."
    )


def _named(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"*{title}: {len(names)}*"
        yield from (f"• {blocks.clip(escape(name), _QUESTION * 2)}" for name in names[:_NAMED])
        if len(names) > _NAMED:
            yield wording.more_points(len(names) - _NAMED)


def _health(health: Health) -> Iterator[Block]:
    yield from blocks.sections("\n".join(health_lines(health)))
    button = blocks.button(wording.REINDEX, REINDEX, "home")
    yield blocks.actions("home-admin", [button])


def _queue(queue: Sequence[Case], now: datetime) -> Iterator[Block]:
    """What legal has to do: what nobody has first, then the oldest."""
    waiting = sorted(queue, key=lambda case: (bool(case.claimant), case.opened_at))
    lines = [_waiting(case, now) for case in waiting[:_QUEUE]]
    if len(waiting) > _QUEUE:
        lines.append(wording.more_points(len(waiting) - _QUEUE))
    yield from blocks.sections("\n".join(lines) or wording.NO_QUEUE)


def _waiting(case: Case, now: datetime) -> str:
    owner = mention(case.claimant) if case.claimant else f"*{wording.NOBODY}*"
    facts = f"*{case.id}* · {case.state.value} · {age(case.opened_at, now)} · {owner}"
    return f"• {facts}: {_line(case.question)}"


def _cases(cases: Sequence[Case]) -> Iterator[Block]:
    lines = [
        f"• *{case.id}*: {wording.STATES[case.state]}. {_line(case.question)}"
        for case in sorted(cases, key=lambda case: -case.number)[:MOST]
    ]
    yield from blocks.sections("\n".join(lines) or wording.NO_CASES)


def _questions(entries: Sequence[Entry]) -> Iterator[Block]:
    for entry in entries[:MOST]:
        facts = f"*{wording.VERDICTS[entry.verdict]}* · {entry.at:%Y-%m-%d}"
        if entry.case:
            facts += f" · {entry.case}"
        made = blocks.section(f"{_line(entry.question or wording.FORGOTTEN)}\n{facts}")
        if entry.citations:
            made["accessory"] = blocks.button(wording.UNFOLD, UNFOLD, entry.id)
        yield made
    if not entries:
        yield blocks.section(wording.NO_QUESTIONS)
    yield blocks.context(wording.UNNAMED_NOT_LISTED)


def _line(text: str) -> str:
    return blocks.clip(escape(" ".join(text.split())), _QUESTION)


def _view(made: list[Block]) -> Block:
    return {"type": "home", "blocks": made[: blocks.VIEW_BLOCKS]}
