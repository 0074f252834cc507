"""Stability: the same question in other words, and names that are only alike."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.answers import Answer, Verdict

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_SIZE, _VERSION = "-40M", " v7"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A question that was not answered as it should have been, with what was said instead."""

    id: str
    question: str
    wanted: str
    said: str


@dataclass(frozen=True, slots=True)
class Stability:
    """How many questions were asked, and those that were answered otherwise than they should."""

    asked: int
    deviations: tuple[Deviation, ...] = ()

    @property
    def rate(self) -> float | None:
        """The share that held, None when nothing was asked."""
        return 1 - len(self.deviations) / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A name that nobody knows beside the name that it is like."""

    name: str
    neighbour: str

    @property
    def question(self) -> str:
        """What somebody would ask who takes the one for the other."""
        return f"May we train our commercial model on {self.name}?"


def near_misses(names: Iterable[str], known: Callable[[str], object]) -> tuple[NearMiss, ...]:
    """Make names that nobody knows out of known ones: HD-VG-130M gives HD-VG-43M."""
    made = ((_other(name), name) for name in names)
    return tuple(NearMiss(near, name) for near, name in dict(made).items() if not known(near))


def _other(name: str) -> str:
    """The name with another last number; one without a number gets a size or a version."""
    number = _LAST_NUMBER.search(name)
    if number is None:
        return name + (_VERSION if " " in name else _SIZE)
    value = int(number.group())
    return f"{name[: number.start()]}{value // 3 if value > 9 else value + 3}{name[number.end() :]}"


def mistaken(near: NearMiss, answer: Answer) -> bool:
    """Tell whether an unknown name was answered as its neighbour, or permitted at all."""
    return answer.verdict.permits or answer.subjects == (near.neighbour,)


def near_stability(answers: Sequence[tuple[NearMiss, Answer]]) -> Stability:
    """Sum up the answers on near misses."""
    wrong = [
        Deviation(near.name, near.question, f"not that of {near.neighbour}", answer.verdict.value)
        for near, answer in answers
        if mistaken(near, answer)
    ]
    return Stability(len(answers), tuple(wrong))


def paraphrase_stability(answers: Sequence[tuple[str, str, Verdict, Verdict]]) -> Stability:
    """Sum up paraphrases: id and text, the verdict on the original, the verdict on the text."""
    wrong = [
        Deviation(name, text, wanted.value, said.value)
        for name, text, wanted, said in answers
        if wanted is not said
    ]
    return Stability(len(answers), tuple(wrong))


def read_paraphrases(row: Mapping[str, Any], known: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Read the id of a question and its paraphrases. Raises ValueError that says what is wrong."""
    name, texts = str(row.get("id", "")), row.get("paraphrases")
    if name not in known:
        raise ValueError(f'"{name}" is the id of no question')
    if not isinstance(texts, list) or not all(
        isinstance(text, str) and text.strip() for text in cast(list[Any], texts)
    ):
        raise ValueError("paraphrases has to be a list of questions")
    return name, tuple(cast(list[str], texts))


def read_near_miss(row: Mapping[str, Any]) -> NearMiss:
    """Read a near miss. Raises ValueError that says what is missing."""
    name, neighbour = row.get("name"), row.get("neighbour")
    if not (isinstance(name, str) and name.strip() and isinstance(neighbour, str)):
        raise ValueError("name and neighbour have to be strings")
    return NearMiss(name, neighbour)
