"""Gold answers: a question with what a careful reader would say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.answer_json import turn_of
from bot.domain.answers import Turn, Verdict


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with the answer of a careful reader."""

    id: str
    question: str
    outcome: Verdict
    also: frozenset[Verdict] = frozenset()
    must_cite: tuple[str, ...] = ()
    cite_any: tuple[tuple[str, ...], ...] = ()
    may_cite: tuple[str, ...] = ()
    should_escalate: bool = False
    must_not_contain: tuple[str, ...] = ()
    prior: Turn | None = None

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """What has to be cited: one document of each of these groups."""
        return (*((name,) for name in self.must_cite), *self.cite_any)

    @property
    def fitting(self) -> frozenset[str]:
        """The documents that may be cited."""
        return frozenset((*(name for group in self.wanted for name in group), *self.may_cite))

    @property
    def accepted(self) -> frozenset[Verdict]:
        """The outcomes that count as right."""
        return self.also | {self.outcome}


def read_gold(row: Mapping[str, Any]) -> Gold:
    """Read one line of a question file. Raises ValueError that says what is wrong with it."""
    for name in ("id", "question", "expected_outcome"):
        if not str(row.get(name, "")).strip():
            raise ValueError(f"{name} is missing")
    groups: object = row.get("cite_any") or []
    if not isinstance(groups, list):
        raise ValueError("cite_any has to be a list of lists of ids")
    return Gold(
        id=str(row["id"]),
        question=str(row["question"]),
        outcome=_outcome(row["expected_outcome"]),
        also=frozenset(map(_outcome, _strings(row, "also_accept"))),
        must_cite=_strings(row, "must_cite"),
        cite_any=tuple(_strings({"cite_any": g}, "cite_any") for g in cast(list[Any], groups)),
        may_cite=_strings(row, "may_cite"),
        should_escalate=row.get("should_escalate") is True,
        must_not_contain=_strings(row, "must_not_contain"),
        prior=turn_of(row),
    )


def _outcome(name: object) -> Verdict:
    try:
        return Verdict(str(name))
    except ValueError:
        known = ", ".join(v.value for v in Verdict)
        raise ValueError(f'"{name}" is no outcome; use one of {known}') from None


def _strings(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value: object = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(v, str) for v in cast(list[Any], value)):
        raise ValueError(f"{name} has to be a list of strings")
    return tuple(cast(list[str], value))
