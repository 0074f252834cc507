"""One question: frame, evidence, assessment, draft, grounding, answer, advice."""

import logging
import threading
import time
from dataclasses import dataclass, replace
from datetime import date

from bot.domain import drafting
from bot.domain.answers import Answer, Draft, Question, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.composing import compose
from bot.domain.documents import Audience, Document
from bot.domain.findings import circumstances
from bot.domain.framing import Frame, frame
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.quoting import Quoter
from bot.domain.rulings import Scope, offerable
from bot.ports import Calendar, Drafter, Index, IndexStore, Tables

_CLOSEST = 3
_log = logging.getLogger(__name__)


class Extractive:
    """The drafter that needs no model."""

    def draft(
        self,
        question: Question,  # noqa: ARG002 - a drafter may need it; this one tells what was found
        assessment: Assessment,
        knowledge: Knowledge,
        quoter: Quoter,
    ) -> Draft:
        """Tell the findings in the words of the documents."""
        return drafting.draft(assessment, knowledge, quoter)


class LastDay:
    """The calendar of those who have none: whatever expires has expired."""

    def today(self) -> date:
        """Return the last of all days."""
        return date.max

    def rulings(self) -> frozenset[tuple[str, bool]]:
        """Return no ruling: none can be in force."""
        return frozenset()

    def ruling(self, name: str) -> Document | None:
        """Return no ruling."""
        del name


@dataclass(frozen=True, slots=True)
class _Reading:
    """One generation as one audience sees it."""

    index: Index
    rulings: frozenset[tuple[str, bool]]
    knowledge: Knowledge
    quoter: Quoter


class AnsweringService:
    """Answers questions from the current generation of the index."""

    def __init__(
        self,
        store: IndexStore,
        tables: Tables,
        drafter: Drafter | None = None,
        calendar: Calendar | None = None,
    ) -> None:
        self._store = store
        self._tables = tables
        self._calendar: Calendar = calendar or LastDay()
        self._drafter: Drafter = drafter or Extractive()
        self._readings: dict[Audience, _Reading] = {}
        self._reading = threading.Lock()

    def ask(self, question: Question) -> Answer:
        """Answer one question.

        Raises QuestionError when it cannot be read as one, IndexUnavailableError
        when there is nothing to answer from.
        """
        started = time.perf_counter()
        reading = self._current(question.audience)
        knowledge = reading.knowledge
        framed = frame(question, knowledge.registry, knowledge.vocabulary)
        assessed = assess(framed, knowledge)
        draft = self._drafter.draft(question, assessed, knowledge, reading.quoter)
        grounded = ground(draft, knowledge)
        if grounded.dropped:
            _log.warning("%d statements of a draft were not grounded and dropped", grounded.dropped)
        hits = ()
        if assessed.verdict is Verdict.NOT_COVERED:
            hits = reading.index.search(
                framed.text, question.audience, _CLOSEST, named_documents(framed)
            )
        answer = compose(
            question, framed, assessed, grounded, knowledge, hits, draft.drafter,
            reading.index.generation,
        )  # fmt: skip
        return replace(answer, seconds=time.perf_counter() - started)

    def warm(self) -> None:
        """Read what the first question would have to wait for."""
        reading = self._current(Audience.ALL)
        reading.index.search("warm", Audience.ALL, 1)

    def named(self, text: str, audience: Audience) -> tuple[str, ...]:
        """Return the documents of the subjects that a text names, the official texts first."""
        registry = self._current(audience).knowledge.registry
        mentions = registry.mentions(text)
        return tuple(
            dict.fromkeys(
                name
                for subject in mentions.subjects
                for name in (*subject.documents, subject.card_document)
                if name
            )
        )

    def scope_of(self, question: Question) -> Scope | None:
        """Return what a ruling on this question would hold for; None when it could not be kept.

        A ruling holds for subjects that the documents know, and for circumstances that the
        vocabulary knows; a question that turns on anything else is answered by a person.
        """
        knowledge = self._current(question.audience).knowledge
        framed = frame(question, knowledge.registry, knowledge.vocabulary)
        open_ended = framed.puzzle or framed.specific or framed.age_days is not None
        if not framed.subjects or framed.unknown or framed.activities or open_ended:
            return None
        topics = tuple(sorted(circumstances(framed, knowledge.vocabulary)))
        if not offerable(topics):
            return None
        return Scope(tuple(s.name for s in framed.subjects), framed.uses, topics)

    def _current(self, audience: Audience) -> _Reading:
        """The reading of today: an index is read anew when the day or the rulings have changed."""
        index, day = self._store.current(), self._calendar.today()
        rulings = self._calendar.rulings()

        def fits(reading: _Reading | None) -> bool:
            return (
                reading is not None
                and reading.index is index
                and (reading.knowledge.day, reading.rulings) == (day, rulings)
            )

        reading = self._readings.get(audience)
        if reading is None or not fits(reading):
            with self._reading:
                reading = self._readings.get(audience)
                if reading is None or not fits(reading):
                    reading = self._read(index, audience, day, rulings)
                    self._readings[audience] = reading
        return reading

    def _read(
        self, index: Index, audience: Audience, day: date, rulings: frozenset[tuple[str, bool]]
    ) -> _Reading:
        """What is in force: the index, and of the rulings what the calendar says."""
        tables = self._tables
        fresh = {name for name, in_force in rulings if in_force} - index.documents.keys()
        kept = {name: found for name in sorted(fresh) if (found := self._calendar.ruling(name))}
        knowledge = build_knowledge(
            {**index.documents, **kept},
            audience,
            tables.licences(),
            tables.vocabulary(),
            day=day,
            ended=frozenset(name for name, in_force in rulings if not in_force),
        )
        return _Reading(index, rulings, knowledge, Quoter(knowledge))


def named_documents(framed: Frame) -> tuple[str, ...]:
    """Return the documents of the subjects of a frame."""
    return tuple(
        dict.fromkeys(d for s in framed.subjects for d in (*s.documents, s.card_document) if d)
    )
