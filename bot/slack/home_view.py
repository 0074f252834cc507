"""The app's home: values in, blocks out; each person sees what is theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.answers import DEGRADED
from bot.domain.builds import IndexState
from bot.domain.cases import Case
from bot.domain.queues import Queue
from bot.domain.records import Entry, Letter
from bot.slack import blocks, wording
from bot.slack.answer_view import UNFOLD
from bot.slack.ask_view import ASK_BUTTON
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape
from bot.slack.queue_view import queue_blocks

REINDEX = "home-reindex"
RETRY = "home-retry"
MOST = 10
_QUESTION = 160
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Health:
    """The index, what waits, who worded the last answers, and what was given up."""

    index: IndexState
    questions: int
    posts: int
    dead: int
    drafters: tuple[str, ...]
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What one person is to see; `queue` is for legal, `health` for admins.

    `held` is what the view keeps for the next time.
    """

    questions: Sequence[Entry]
    cases: Sequence[Case]
    now: datetime
    queue: Queue | None = None
    health: Health | None = None
    held: str = ""


def home_view(home: Home) -> Block:
    """The home of a colleague."""
    made = [blocks.header(wording.HOME_TITLE), blocks.section(wording.HOME_INTRO)]
    ask = blocks.button(wording.ASK_BUTTON, ASK_BUTTON, "home", "primary")
    made.append(blocks.actions("home-ask", [ask]))
    if home.queue is not None:
        made += [
            blocks.divider(),
            blocks.header(wording.QUEUE),
            *queue_blocks(home.queue, home.now),
        ]
    made += [blocks.divider(), blocks.header(wording.MY_CASES), *_cases(home.cases)]
    made += [blocks.divider(), blocks.header(wording.MY_QUESTIONS), *_questions(home.questions)]
    if home.health is not None:
        made += [blocks.divider(), blocks.header(wording.INDEX), *_health(home.health)]
    return {**_view(made), "private_metadata": home.held}


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
    yield from _named(wording.GIVEN_UP, [_letter(letter) for letter in health.letters])
    yield from _named(wording.REFUSED_FILES, index.refused)
    yield from _named(wording.STALE, index.stale)


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


def _letter(letter: Letter) -> str:
    return f"{letter.id}, {letter.at:%Y-%m-%d %H:%M}: {letter.problem}"


def _named(title: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"*{title}: {len(names)}*"
        yield from (f"• {blocks.clip(escape(name), _QUESTION * 2)}" for name in names[:_NAMED])
        if len(names) > _NAMED:
            yield wording.more_points(len(names) - _NAMED)


def _health(health: Health) -> Iterator[Block]:
    yield from blocks.sections("\n".join(health_lines(health)))
    buttons = [blocks.button(wording.REINDEX, REINDEX, "home")]
    if health.letters:
        buttons.append(blocks.button(wording.RETRY, RETRY, "home"))
    yield blocks.actions("home-admin", buttons)


def _cases(cases: Sequence[Case]) -> Iterator[Block]:
    lines = [
        f"• *{case.id}*: {wording.STATES[case.state]}. {_line(case.question)}"
        for case in sorted(cases, key=lambda case: -case.number)[:MOST]
    ]
    yield from blocks.sections("\n".join(lines) or wording.NO_CASES)


def _questions(entries: Sequence[Entry]) -> Iterator[Block]:
    for entry in entries[:MOST]:
        facts = f"*{wording.verdict(entry.verdict, entry.reason)}* · {entry.at:%Y-%m-%d}"
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
