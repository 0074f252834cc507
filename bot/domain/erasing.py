"""Erasing: what is left of an exchange, a case or a ruling without the words of a person.

What legal has said stays: answers, questions to askers, remarks and rulings are the company's.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.answers import Citation
from bot.domain.cases import Asker, Case, Exchange
from bot.domain.records import Json
from bot.domain.routes import ANONYMOUS, ERASED, is_sealed
from bot.domain.rulings import Ruling
from bot.domain.states import CaseState, Closing

GONE = "(erased)"
NEVER = '"(erased)"'
"""A circumstance that no question can bring up: a ruling that needs it decides nothing."""
_DECIDED = (
    "id", "verdict", "verdicts", "escalation", "uses", "generation", "drafter", "seconds",
    "follows",
)  # fmt: skip
_EMPTY = ("statements", "citations", "subjects", "topics", "issues", "grounds")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, with the sealed routes that lead to them."""

    user: str
    routes: frozenset[str] = frozenset()

    def is_at(self, user: str, channel: str) -> bool:
        """Tell whether a record of this user at this place is theirs."""
        return user == self.user or channel in self.routes


def answer_without_words(answer: Json) -> Json:
    """What was decided, when and by what; neither what was asked nor what was said."""
    kept = {name: answer[name] for name in _DECIDED if name in answer}
    return {**kept, "question": "", "text": "", "by_subject": {}, **{n: [] for n in _EMPTY}}


def case_without_words(case: Case) -> Case:
    """A case without anything that those who asked have written."""
    return replace(
        _unasked(case),
        prior="",
        also=(),
        talk=tuple(replace(e, reply=GONE if e.reply else "") for e in case.talk),
        revision=case.revision + 1,
    )


def case_without(
    case: Case,
    person: Person,
    others: Collection[str],
    places: Collection[tuple[str, str]],
    at: datetime,
) -> Case:
    """A case without what a person has written in it; the same case when there is nothing.

    `others` are the words in which others are known to have asked it: of all other wordings
    nobody can tell any more whose they are, and they go. `places` are the threads in which the
    person has asked: what was asked before in one of them may be theirs. A live case that nobody
    waits for any more is closed.
    """
    theirs = [asker for asker in case.askers if _is(person, asker)]
    before = any((asker.channel, asker.thread) in places for asker in case.askers)
    left = replace(case, prior="") if before else case
    if theirs:
        left = _unasked(left) if _is(person, case.askers[0]) else left
        unnamed = any(is_sealed(asker.channel) for asker in theirs)
        left = replace(
            left,
            askers=(*(a for a in case.askers if a not in theirs), Asker(ERASED, "", "")),
            also=tuple(words for words in case.also if words in others),
            talk=tuple(_unreplied(e, person, unnamed) for e in case.talk),
        )
        if left.live and left.forsaken:
            left = replace(left, state=CaseState.CLOSED, closing=Closing.WITHDRAWN, closed_at=at)
    return left if left == case else replace(left, revision=case.revision + 1)


def ruling_without_words(ruling: Ruling) -> Ruling:
    """A ruling without the question, and the words that its scope took from it.

    Where it holds only in such circumstances, it decides nothing from now on: never more.
    """
    scope = ruling.scope
    topics = tuple(dict.fromkeys(NEVER if _is_word(t) else t for t in scope.topics))
    beside = tuple(t for t in scope.beside if not _is_word(t))
    return replace(ruling, scope=replace(scope, topics=topics, beside=beside), question="")


def told_by(names: Iterable[str], citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return the names that cited documents have too; all others are words of who asked."""
    texts = [f"{c.title} {c.quote.text}".casefold() for c in citations]
    return tuple(name for name in names if any(name.casefold() in text for text in texts))


def _unasked(case: Case) -> Case:
    """A case of which nobody can tell any more what was asked, or find the same question."""
    return replace(
        case,
        question=GONE,
        said=(),
        subjects=told_by(case.subjects, case.citations),
        sameness=f"erased:{case.id}",
        covers="",
    )


def _unreplied(exchange: Exchange, person: Person, unnamed: bool) -> Exchange:
    """Take a reply out that is theirs, or may be because they have no name there."""
    by = exchange.replied_by
    if by == person.user or (unnamed and by == ANONYMOUS):
        return replace(exchange, reply=GONE, replied_by=ERASED)
    return exchange


def _is(person: Person, asker: Asker) -> bool:
    return person.is_at(asker.user, asker.channel)


def _is_word(topic: str) -> bool:
    return topic.startswith('"')
