"""What a model doubts of a ruling: that somebody asks beyond the question that legal was asked.

It can take the permission of a ruling back, by words that stand in what was asked, and nothing
else. What is left is what the documents say without that ruling, unless that is looser.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.answers import STRICTNESS, Question, Quote
from bot.domain.assessment import Assessment, assess
from bot.domain.findings import PERMITTING, Layer
from bot.domain.framing import Frame, frame
from bot.domain.knowledge import Knowledge
from bot.domain.phrases import sentences
from bot.domain.rulings import question_in
from bot.domain.text import normalise

_MOST, _LONGEST = 2, 120


def ruled_questions(assessment: Assessment, knowledge: Knowledge) -> tuple[Quote, ...]:
    """Return the questions of the rulings that permit here, where their documents tell them."""
    found = (question_in(knowledge.documents[name]) for name in _permitting(assessment))
    return tuple(quote for quote in found if quote)


def beyond(said: Iterable[str], question: Question) -> tuple[str, ...]:
    """Return the words that stand in what was asked, out of those that a model says are there."""
    prior = question.prior.user if question.prior else ""
    asked = normalise(f"{prior} {question.text}").casefold()
    words = dict.fromkeys(normalise(text).strip() for text in said)
    kept = [text for text in words if 0 < len(text) <= _LONGEST and text.casefold() in asked]
    return tuple(kept[:_MOST])


def doubted(
    question: Question,
    framed: Frame,
    before: Assessment,
    said: tuple[str, ...],
    knowledge: Knowledge,
) -> tuple[Frame, Assessment]:
    """Assess a question without the rulings that permit, where a model doubts them.

    `said` are the words that go beyond what legal was asked; without any nothing changes.
    """
    rulings = frozenset(_permitting(before))
    if not said or not rulings:
        return framed, before
    left = replace(frame(question, knowledge.registry, knowledge.vocabulary), doubted=rulings)
    without = assess(left, knowledge)
    if STRICTNESS.index(without.verdict) < STRICTNESS.index(before.verdict):
        return framed, before
    say = sentences(before.language)
    sentence = say.beyond.format(words=say.comma.join(said))
    return left, replace(without, missing=(sentence, *without.missing))


def _permitting(assessment: Assessment) -> tuple[str, ...]:
    rulings = (f for f in assessment.findings if f.layer is Layer.RULING)
    return tuple(dict.fromkeys(f.document for f in rulings if f.effect in PERMITTING))
