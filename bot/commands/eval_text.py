"""An evaluation for the terminal: values in, text out."""

from collections.abc import Iterable

from bot.domain.answers import Verdict
from bot.domain.evaluation import Result, Score
from bot.domain.reports import Column, Report, rates, wanted
from bot.domain.stability import Stability

_WIDTH = 22


def text(report: Report) -> str:
    """Lay a report out: the figures, the parts, then every answer that is not as it should be."""
    first = report.columns[0]
    lines = [f"all: {first.score.questions} questions", *_side_by_side(report)]
    lines.append("  recall by outcome")
    lines += [
        f"    {v.value:<23} {first.score.recall[v]:.3f}" for v in Verdict if v in first.score.recall
    ]
    lines += _stability("near misses", report.near)
    if report.paraphrases:
        lines += _stability("paraphrases", report.paraphrases)
    for name, score in first.parts.items():
        lines.append(_part(name, score))
    for column in report.columns:
        lines += _misses(column, named=len(report.columns) > 1)
    return "\n".join(lines)


def _side_by_side(report: Report) -> Iterable[str]:
    """One line a figure, with a column for each way to answer."""
    names = [*(c.name for c in report.columns), *(["a retriever alone"] if report.baseline else [])]
    if len(names) > 1:
        yield f"  {'':<{_WIDTH}}" + "".join(f"{name:>20}" for name in names)
    many = len(names) > 1
    for figure in rates(report):
        values = [number(value) for value in figure.values]
        yield f"  {figure.name:<{_WIDTH}}" + (
            "".join(f"{v:>20}" for v in values) if many else values[0]
        )
    scores = [column.score for column in report.columns]
    for name, found in (
        ("unsafe permits", [s.unsafe for s in scores]),
        ("forbidden strings", [s.leaks for s in scores]),
    ):
        told = [f"{len(ids)} {' '.join(ids)}".strip() for ids in found]
        yield f"  {name:<{_WIDTH}}" + ("".join(f"{t:>20}" for t in told) if many else told[0])
    times = [*scores, *([report.baseline] if report.baseline else [])]
    for name, seconds in (
        ("time, median", [t.median for t in times]),
        ("time, p95", [t.p95 for t in times]),
    ):
        told = [milliseconds(s) for s in seconds]
        yield f"  {name:<{_WIDTH}}" + ("".join(f"{t:>20}" for t in told) if many else told[0])


def _stability(name: str, stability: Stability) -> Iterable[str]:
    yield f"  {name:<{_WIDTH}}{number(stability.rate)} of {stability.asked}"
    for d in stability.deviations:
        yield f'    {d.id}: {d.said}, wanted {d.wanted}: "{d.question}"'


def _part(name: str, score: Score) -> str:
    return (
        f"{name}: {score.questions} questions, macro recall {number(score.macro_recall)}, "
        f"unsafe permits {len(score.unsafe)}, citations {number(score.cite_recall)} recall "
        f"{number(score.cite_precision)} precision, escalation {number(score.escalation_recall)} "
        f"recall {number(score.escalation_precision)} precision"
    )


def _misses(column: Column, *, named: bool) -> Iterable[str]:
    for result in column.results:
        if not result.right or result.uncited or result.leaks:
            yield (f"{column.name}: " if named else "") + _miss(result)


def _miss(result: Result) -> str:
    said = result.answer.verdict.value
    told = [f"{result.gold.id}: {said}" + ("" if result.right else f", wanted {wanted(result)}")]
    if result.uncited:
        told.append(f"not cited: {', '.join(result.uncited)}")
    return "; ".join(told)


def number(value: float | None) -> str:
    """A rate with three digits; a dash where nothing was asked of it."""
    return "–" if value is None else f"{value:.3f}"


def milliseconds(seconds: float) -> str:
    """A time as people say it."""
    return f"{seconds * 1000:.0f} ms"
