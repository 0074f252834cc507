"""What a new generation is asked before it answers anybody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from bot.domain.answers import Answer, Question, Verdict
from bot.domain.documents import Document, Effect
from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Index
from bot.services.examining import Examining
from tests.builders import dataset, rule
from tests.fakes_slack import not_allowed


@dataclass
class Fixed:
    """Answers everything alike; an index of cards, too."""

    documents: Mapping[str, Document]
    verdict: Verdict = Verdict.NOT_ALLOWED
    subjects: tuple[str, ...] = ("Pond",)
    asked: list[str] = field(default_factory=list[str])

    def ask(self, question: Question) -> Answer:
        self.asked.append(question.text)
        given = not_allowed(question)
        return replace(given, verdict=self.verdict, verdicts={}, subjects=self.subjects)


def examined(fixed: Fixed) -> Fixed:
    Examining(lambda store: cast(Any, fixed if store.current() else None)).examine(
        cast(Index, fixed)
    )
    return fixed


CARD = dataset("Pond", "", rule("no", Effect.FORBIDS))


def test_passes() -> None:
    """
    What knows its subjects and forbids what its cards forbid passes; nobody asks of policies.
    """
    assert examined(Fixed({"card-pond": CARD})).asked == ["May we collect Pond?"]
    open_card = dataset("Pond")
    assert examined(Fixed({"c": open_card})).asked == ["May we train our product on Pond?"]
    assert examined(Fixed({})).asked == []


def test_fails() -> None:
    """
    Names that are not known, or a permission against a card, stop the generation.
    """
    with pytest.raises(IndexUnavailableError, match="does not know Pond"):
        examined(Fixed({"c": CARD}, subjects=()))
    with pytest.raises(IndexUnavailableError, match="permits what the card of Pond forbids"):
        examined(Fixed({"c": CARD}, verdict=Verdict.ALLOWED))
