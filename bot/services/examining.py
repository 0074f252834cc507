"""The examination of a new generation: questions whose answers its own documents fix."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.domain.answers import Question
from bot.domain.documents import Audience, Document, Effect, Use
from bot.domain.errors import IndexUnavailableError
from bot.ports.answers import Answering
from bot.ports.index import Index, IndexStore

MOST_ASKED = 12
_ASKS = {
    Use.COLLECT: "May we collect {name}?",
    Use.TRAIN_COMMERCIAL: "May we train our product on {name}?",
    Use.TRAIN_RESEARCH: "May we train a model on {name} for research only?",
    Use.EVALUATE: "May we evaluate our model on {name}?",
    Use.REDISTRIBUTE: "May we redistribute {name}?",
}


@dataclass(frozen=True, slots=True)
class OneIndex:
    """A store that has one generation."""

    index: Index

    def current(self) -> Index:
        """Return it."""
        return self.index


@dataclass(frozen=True, slots=True)
class Examining:
    """Asks of cards: that most names are known, and that no answer permits what one forbids."""

    answering: Callable[[IndexStore], Answering]

    def examine(self, index: Index) -> None:
        """Ask a dozen questions, spread over all cards. Raises IndexUnavailableError."""
        cards = [d for d in index.documents.values() if d.card and d.in_force and _open(d)]
        step = max(1, len(cards) // MOST_ASKED)
        answering = self.answering(OneIndex(index))
        asked, unknown = cards[::step], list[str]()
        for card in asked:
            use = next(iter(_forbidden(card)), Use.TRAIN_COMMERCIAL)
            answer = answering.ask(Question(_ASKS[use].format(name=card.subject)))
            if card.subject not in answer.subjects:
                unknown.append(card.subject)
            elif use in _forbidden(card) and answer.verdicts.get(use, answer.verdict).permits:
                raise _failed(f"permits what the card of {card.subject} forbids")
        if len(unknown) * 2 > len(asked):
            raise _failed(f"does not know {unknown[0]} and others by their names")


def _forbidden(card: Document) -> list[Use]:
    """What a card forbids whatever else is so."""
    rules = (r for r in card.rules if r.effect is Effect.FORBIDS)
    plain = (
        r for r in rules if r == replace(r, topics=(), also=(), unless=(), teams=(), only=False)
    )
    return sorted({use for rule in plain for use in rule.uses})[:1]


def _open(card: Document) -> bool:
    return card.audience is Audience.ALL


def _failed(what: str) -> IndexUnavailableError:
    return IndexUnavailableError(
        f"The new generation {what}, so the old one stays; look at the card and at "
        "knowledge/vocabulary.yaml."
    )
