"""What an answer is made by, and what it depends on besides documents."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from bot.domain.answers import Answer, Draft, Question
from bot.domain.assessment import Assessment
from bot.domain.choices import Choices, Guess
from bot.domain.documents import Document
from bot.domain.knowledge import Knowledge
from bot.domain.quoting import Quoter
from bot.domain.rulings import Ruling, Scope
from bot.domain.stages import Stage

Tell = Callable[[Stage], None]
"""Hears how far the work on an answer is. It may raise, and so end the work."""


class Drafter(Protocol):
    """Whoever words an answer: code alone, or a model. Its draft is never trusted."""

    def draft(
        self, question: Question, assessment: Assessment, knowledge: Knowledge, quoter: Quoter
    ) -> Draft:
        """Propose statements with the quotations that they rest on."""
        ...


class Framer(Protocol):
    """Whoever may say what a question is about when its words do not tell. Never trusted."""

    def choose(self, question: Question, offered: Choices) -> Guess:
        """Choose from closed lists; whatever fails chooses nothing."""
        ...


class Calendar(Protocol):
    """What day it is for the company, and what is over."""

    def today(self) -> date:
        """Return the company's date."""
        ...

    def rulings(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all rulings, with whether each is in force."""
        ...

    def ruling(self, name: str) -> Document | None:
        """Return the document of a ruling, also of one that is not indexed yet."""
        ...


class Freshness(Protocol):
    """How the sources of documents do."""

    def failing(self, day: date) -> Mapping[str, str]:
        """Return why a text may be out of date, by document, for those where it may be."""
        ...


class Answering(Protocol):
    """Questions into answers."""

    def ask(self, question: Question, tell: Tell | None = None) -> Answer:
        """Answer one question, telling each stage of the work as it begins.

        Raises QuestionError or IndexUnavailableError.
        """
        ...

    def scope_of(self, question: Question) -> Scope | None:
        """Return what a ruling on this question would hold for; None when it cannot be kept."""
        ...

    def answers(self, ruling: Ruling, question: Question) -> bool:
        """Tell whether a ruling, kept or not yet, answers a question of those whom it is for."""
        ...
