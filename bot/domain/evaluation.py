"""Answers against gold answers: figures that say how good and how safe they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.answers import Advice, Answer, Verdict


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with the answer of a careful reader; the format is in docs/evaluation.md."""

    id: str
    question: str
    outcome: Verdict
    also: frozenset[Verdict] = frozenset()
    must_cite: tuple[str, ...] = ()
    cite_any: tuple[tuple[str, ...], ...] = ()
    should_escalate: bool = False
    must_not_contain: tuple[str, ...] = ()
    prior_user: str = ""
    prior_bot: str = ""

    @property
    def accepted(self) -> frozenset[Verdict]:
        """The outcomes that count as right."""
        return self.also | {self.outcome}


@dataclass(frozen=True, slots=True)
class Result:
    """One answer beside its gold; `verbatim` counts quotations that stand where they say."""

    gold: Gold
    answer: Answer
    verbatim: int

    @property
    def right(self) -> bool:
        """Tell whether the verdict is one of the accepted."""
        return self.answer.verdict in self.gold.accepted

    @property
    def unsafe(self) -> bool:
        """Tell whether it permits what no accepted outcome permits."""
        return self.answer.verdict.permits and not any(v.permits for v in self.gold.accepted)

    @property
    def escalates(self) -> bool:
        """Tell whether the answer points to legal."""
        return self.answer.escalation.advice is not Advice.NONE

    @property
    def uncited(self) -> tuple[str, ...]:
        """The documents, or groups of alternatives, that should have been cited and were not."""
        cited = {c.document for c in (*self.answer.citations, *self.answer.closest)}
        singles = [name for name in self.gold.must_cite if name not in cited]
        return (*singles, *(" or ".join(g) for g in self.gold.cite_any if not cited & set(g)))

    @property
    def leaks(self) -> tuple[str, ...]:
        """The forbidden strings that the answer holds."""
        shown = "\n".join((self.answer.text, *(c.quote.text for c in self.answer.citations),
                           *(c.quote.text for c in self.answer.closest)))  # fmt: skip
        return tuple(text for text in self.gold.must_not_contain if text in shown)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of a set of results; rates from 0 to 1, None where nothing was asked of them."""

    questions: int
    macro_recall: float | None
    recall: Mapping[Verdict, float]
    confusion: Mapping[tuple[Verdict, Verdict], int]
    unsafe: tuple[str, ...]
    cite_recall: float | None
    verbatim: float | None
    escalation_recall: float | None
    escalation_precision: float | None
    leaks: tuple[str, ...]


def read_gold(row: Mapping[str, Any]) -> Gold:
    """Read one line of a question file. Raises KeyError or ValueError when it is none."""
    prior = cast(Mapping[str, object], row.get("prior_turn") or {})
    return Gold(
        id=str(row["id"]),
        question=str(row["question"]),
        outcome=Verdict(row["expected_outcome"]),
        also=frozenset(Verdict(name) for name in row.get("also_accept") or ()),
        must_cite=tuple(row.get("must_cite") or ()),
        cite_any=tuple(tuple(group) for group in row.get("cite_any") or ()),
        should_escalate=bool(row.get("should_escalate")),
        must_not_contain=tuple(row.get("must_not_contain") or ()),
        prior_user=str(prior.get("user", "")),
        prior_bot=str(prior.get("bot", "")),
    )


def score(results: Sequence[Result]) -> Score:
    """Sum up results. Recall is over the expected outcome; an accepted one counts as right."""
    by_outcome: dict[Verdict, list[bool]] = {}
    for result in results:
        by_outcome.setdefault(result.gold.outcome, []).append(result.right)
    recall = {outcome: sum(rights) / len(rights) for outcome, rights in by_outcome.items()}
    wanted = sum(len(r.gold.must_cite) + len(r.gold.cite_any) for r in results)
    quotes = sum(len(r.answer.citations) for r in results)
    both = sum(r.escalates and r.gold.should_escalate for r in results)
    return Score(
        questions=len(results),
        macro_recall=_rate(sum(recall.values()), len(recall)),
        recall=recall,
        confusion=Counter((r.gold.outcome, r.answer.verdict) for r in results),
        unsafe=tuple(r.gold.id for r in results if r.unsafe),
        cite_recall=_rate(wanted - sum(len(r.uncited) for r in results), wanted),
        verbatim=_rate(sum(r.verbatim for r in results), quotes),
        escalation_recall=_rate(both, sum(r.gold.should_escalate for r in results)),
        escalation_precision=_rate(both, sum(r.escalates for r in results)),
        leaks=tuple(r.gold.id for r in results if r.leaks),
    )


def _rate(part: float, whole: int) -> float | None:
    return part / whole if whole else None
