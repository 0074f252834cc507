"""A recall: what whoever relied on a changed clause reads, and the one card of legal."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.answers import Verdict
from bot.domain.changes import Change
from bot.domain.documents import Use
from bot.domain.recalls import OVERALL, Recall, Told, Verdicts, differing
from bot.domain.routes import ANONYMOUS
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.diff_view import sides
from bot.slack.mrkdwn import escape, mention

_MOST_CLAUSES, _MOST_LINES = 3, 15
_LONGEST = 160


def changed_blocks(
    told: Told, changes: Sequence[Change], titles: Mapping[str, str]
) -> Iterator[Block]:
    """Tell what was said, what is so now, and the clauses that changed."""
    yield blocks.section(f"*{wording.RECALLED}*\n> {_short(told.entry.question)}")
    yield blocks.section("\n".join(_lines(told.was, told.now)))
    names = ", ".join(f"*{escape(title)}*" for title in titles.values())
    yield blocks.section(wording.CHANGED_IN.format(titles=names))
    for change in changes[:_MOST_CLAUSES]:
        yield blocks.fields(sides(change))
    yield blocks.context(f"{wording.ASK_ANEW} {wording.DISCLAIMER}")


def card_blocks(recall: Recall) -> Iterator[Block]:
    """Show legal which clauses changed, who was told, and what else rests on them."""
    yield blocks.header(wording.RECALL_TITLE)
    titles = ", ".join(escape(title) for title in recall.titles[:_MOST_LINES])
    counts = wording.recall_counts(len(recall.told), recall.same)
    yield blocks.section(f"{wording.CHANGED_IN.format(titles=f'*{titles}*')}\n{counts}")
    for change in recall.changes[:_MOST_CLAUSES]:
        yield blocks.fields(sides(change))
    if len(recall.changes) > _MOST_CLAUSES:
        yield blocks.context(wording.more_clauses(len(recall.changes) - _MOST_CLAUSES))
    yield from _list(wording.WERE_TOLD, [_told(told) for told in recall.told])
    cases = [f"*{case.id}*: {_short(case.question)}" for case in recall.cases]
    yield from _list(wording.CASES_REST, cases)
    rulings = [f"the ruling of *{r.case}*, until {r.until}" for r in recall.rulings]
    yield from _list(wording.RULINGS_REST, rulings)


def _list(title: str, lines: Sequence[str]) -> Iterator[Block]:
    if not lines:
        return
    shown = [f"• {line}" for line in lines[:_MOST_LINES]]
    more = len(lines) - len(shown)
    left = [wording.more_points(more)] if more else []
    yield from blocks.sections("\n".join((f"*{title}*", *shown, *left)))


def _told(told: Told) -> str:
    user = told.entry.user
    who = wording.UNNAMED_ASKER if user == ANONYMOUS else mention(user)
    was, now = (_verdict(v.get(OVERALL, "")) for v in (told.was, told.now))
    change = f"{was} → {now}" if was != now else wording.FOR_SOME_USE
    return f"{who}: {_short(told.entry.question)} ({change})"


def _lines(was: Verdicts, now: Verdicts) -> Iterator[str]:
    for name in differing(was, now):
        before, after = _verdict(was.get(name, "")), _verdict(now.get(name, ""))
        if name == OVERALL:
            yield wording.VERDICT_CHANGED.format(before=before, after=after)
        else:
            yield f"• {wording.USES[Use(name)]}: {before} → *{after}*"


def _verdict(name: str) -> str:
    return wording.VERDICTS[Verdict(name)] if name else wording.NOT_SAID


def _short(text: str) -> str:
    line = escape(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{next(blocks.pieces(line, _LONGEST))} …"
