"""An evaluation as values: what is printed, written as JSON, and drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.domain.answers import Verdict
from bot.domain.evaluation import Citing, Result, Score
from bot.domain.stability import Stability


@dataclass(frozen=True, slots=True)
class Column:
    """The figures of one way to answer: by rules alone, or worded by a model."""

    name: str
    score: Score
    results: Sequence[Result] = ()
    parts: Mapping[str, Score] = field(default_factory=dict[str, Score])


@dataclass(frozen=True, slots=True)
class Report:
    """One evaluation; the first column is always that without a model."""

    file: str
    made: str
    generation: int
    columns: tuple[Column, ...]
    near: Stability
    paraphrases: Stability | None = None
    baseline: Citing | None = None

    @property
    def failed(self) -> bool:
        """Tell whether an answer was unsafe, or an unknown name was taken for a known one."""
        unsafe = any(column.score.unsafe or column.score.leaks for column in self.columns)
        return unsafe or bool(self.near.deviations)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its name, what it means, and its value for each column and the baseline."""

    name: str
    meaning: str
    values: tuple[float | None, ...]


def rates(report: Report) -> tuple[Figure, ...]:
    """Return the figures from 0 to 1 that stand side by side; the baseline only cites."""
    scores = [column.score for column in report.columns]
    base = report.baseline

    def figure(
        name: str, meaning: str, values: list[float | None], baseline: float | None = None
    ) -> Figure:
        return Figure(name, meaning, (*values, *([baseline] if base else [])))

    return (
        figure("macro recall", "right verdicts, averaged over the expected outcomes",
               [s.macro_recall for s in scores]),
        figure("citation recall", "documents that had to be cited and are",
               [s.cite_recall for s in scores], base.recall if base else None),
        figure("citation precision", "cited documents that the gold answer names",
               [s.cite_precision for s in scores], base.precision if base else None),
        figure("verbatim quotations", "quotations that stand where they say",
               [s.verbatim for s in scores]),
        figure("escalation recall", "answers that should point to legal and do",
               [s.escalation_recall for s in scores]),
        figure("escalation precision", "answers that point to legal and should",
               [s.escalation_precision for s in scores]),
    )  # fmt: skip


def plain(report: Report) -> dict[str, Any]:
    """Return a report as what JSON can hold."""
    first, *others = report.columns
    return {
        "file": report.file,
        "made": report.made,
        "generation": report.generation,
        "all": _score(first.score),
        "parts": {name: _score(score) for name, score in first.parts.items()},
        "near_misses": _stability(report.near),
        "paraphrases": _stability(report.paraphrases) if report.paraphrases else None,
        "models": {column.name: _score(column.score) for column in others},
        "baseline": asdict(report.baseline) if report.baseline else None,
        "answers": [_result(result) for result in first.results],
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        **asdict(score),
        "recall": {outcome.value: rate for outcome, rate in score.recall.items()},
        "confusion": [
            {"expected": expected.value, "answered": answered.value, "count": count}
            for (expected, answered), count in score.confusion.items()
        ],
    }


def _stability(stability: Stability) -> dict[str, Any]:
    return {"rate": stability.rate, **asdict(stability)}


def _result(result: Result) -> dict[str, Any]:
    return {
        "id": result.gold.id,
        "question": result.gold.question,
        "expected": wanted(result),
        "answered": result.answer.verdict.value,
        "right": result.right,
        "unsafe": result.unsafe,
        "cited": sorted(result.cited),
        "uncited": result.uncited,
        "unfitting": result.unfitting,
        "escalates": result.escalates,
        "should_escalate": result.gold.should_escalate,
        "seconds": round(result.answer.seconds, 4),
    }


def wanted(result: Result) -> str:
    """Name the outcomes that count as right, the expected one first."""
    gold = result.gold
    return " or ".join(v.value for v in (gold.outcome, *sorted(gold.also - {gold.outcome})))


def outcomes(score: Score) -> tuple[Verdict, ...]:
    """Return the outcomes that were expected or answered, in their fixed order."""
    found = {verdict for pair in score.confusion for verdict in pair}
    return tuple(verdict for verdict in Verdict if verdict in found)
