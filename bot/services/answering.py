"""One question: frame, evidence, assessment, draft, grounding, answer, advice."""

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain import drafting
from bot.domain.answers import DEGRADED, Answer, Draft, Question, Quote, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.choices import choices, chosen, no_looser, puzzled
from bot.domain.composing import compose
from bot.domain.documents import Audience, Document, Hit
from bot.domain.doubts import doubted
from bot.domain.errors import KnowledgeError, QuestionError
from bot.domain.evidence import in_order
from bot.domain.findings import circumstances, words_of
from bot.domain.framing import Frame, frame
from bot.domain.freshness import dated
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.meant import as_ruled
from bot.domain.quoting import Quoter
from bot.domain.readings import heed
from bot.domain.reviewing import Decision, restrictions
from bot.domain.ruled import answers
from bot.domain.rulings import Ruling, Scope, offerable
from bot.domain.stages import Stage
from bot.ports.answers import Calendar, Drafter, Framer, Freshness, Tell
from bot.ports.documents import Reviews, Tables
from bot.ports.index import Index, IndexStore

_CLOSEST = 3
_OFFERED = 12
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
    """One generation, and what people decided on its clauses, as one audience sees it."""

    index: Index
    decisions: Sequence[Decision]
    rulings: frozenset[tuple[str, bool]]
    knowledge: Knowledge
    quoter: Quoter

    def of(
        self,
        index: Index,
        decisions: Sequence[Decision],
        day: date,
        rulings: frozenset[tuple[str, bool]],
    ) -> bool:
        """Tell whether it was read from these."""
        same = self.index is index and self.decisions is decisions
        return same and (self.knowledge.day, self.rulings) == (day, rulings)


class AnsweringService:
    """Answers questions from the current generation of the index."""

    def __init__(
        self,
        store: IndexStore,
        tables: Tables,
        drafter: Drafter | None = None,
        framer: Framer | None = None,
        *,
        reviews: Reviews | None = None,
        calendar: Calendar | None = None,
        freshness: Freshness | None = None,
    ) -> None:
        self._store = store
        self._tables = tables
        self._calendar: Calendar = calendar or LastDay()
        self._drafter: Drafter = drafter or Extractive()
        self._framer = framer
        self._reviews = reviews
        self._freshness = freshness
        self._readings: dict[Audience, _Reading] = {}
        self._reading = threading.Lock()

    def ask(self, question: Question, tell: Tell | None = None) -> Answer:
        """Answer one question, telling each stage of the work as it begins.

        Raises QuestionError when it cannot be read as one, IndexUnavailableError
        when there is nothing to answer from.
        """
        started = time.perf_counter()
        tell = tell or _to_nobody
        tell(Stage.FRAMING)
        reading = self._current(question.audience)
        knowledge = reading.knowledge
        framed = frame(question, knowledge.registry, knowledge.vocabulary)
        framed = as_ruled(framed, knowledge)
        tell(Stage.READING)
        assessed = assess(framed, knowledge)
        framed, assessed, draft = self._drafted(question, framed, assessed, reading)
        tell(Stage.CHECKING)
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
        answer = self._dated(answer, knowledge)
        usage = draft.usage and replace(draft.usage, dropped=draft.usage.dropped + grounded.dropped)
        return replace(answer, usage=usage, seconds=time.perf_counter() - started)

    def _dated(self, answer: Answer, knowledge: Knowledge) -> Answer:
        failing = self._freshness.failing(knowledge.day) if self._freshness else None
        return dated(answer, knowledge.documents, knowledge.day, failing or {})

    def warm(self) -> None:
        """Read what the first question would have to wait for."""
        reading = self._current(Audience.ALL)
        reading.knowledge.vocabulary.prepare()
        reading.index.search("warm", Audience.ALL, 1)

    def search(self, question: Question, limit: int) -> Sequence[Hit]:
        """Return passages without an answer: of each subject that the question names, of each
        document that the rules on it rest on, then by words and likeness.
        """
        if not question.text.strip():
            return ()
        reading = self._current(question.audience)
        search = reading.index.begin(question.text)
        subjects, quotes = _evidence(question, reading)
        first = tuple(dict.fromkeys(name for subject in subjects for name in subject))
        leading = sum(len(reading.index.passages(name)) for name in first) + len(quotes)
        hits = search(question.audience, limit + leading, first, quotes)
        return in_order(hits, subjects, quotes)[:limit]

    def knowledge(self, audience: Audience) -> Knowledge:
        """Return what the rules may use for an audience, from the current generation."""
        return self._current(audience).knowledge

    def _drafted(
        self, question: Question, framed: Frame, assessed: Assessment, reading: _Reading
    ) -> tuple[Frame, Assessment, Draft]:
        """Ask a model at most once: what a question is about, or else how to word the answer."""
        knowledge, quoter = reading.knowledge, reading.quoter
        if self._framer is None or not puzzled(framed, assessed, knowledge.vocabulary):
            draft = self._drafter.draft(question, assessed, knowledge, quoter)
            framed, judged = doubted(question, framed, assessed, draft.beyond, knowledge)
            if judged is not assessed:
                told = drafting.draft(judged, knowledge, quoter).statements
                assessed, draft = judged, replace(draft, statements=told)
            return framed, *heed(assessed, draft, knowledge, quoter)
        hits = reading.index.search(framed.text, question.audience, _OFFERED)
        offered = choices(hits, knowledge)
        guess = self._framer.choose(question, offered)
        guessed = chosen(framed, guess.choice, offered, knowledge)
        if guessed:
            framed, assessed = guessed, no_looser(assess(guessed, knowledge), assessed)
        draft = drafting.draft(assessed, knowledge, quoter)
        by = guess.usage.name if guessed else draft.drafter
        by = DEGRADED if guess.usage.failure else by
        return framed, assessed, replace(draft, drafter=by, usage=guess.usage)

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
        subjects = tuple(subject.name for subject in framed.subjects)
        return Scope(subjects, framed.uses, topics, beside=words_of(framed, topics))

    def answers(self, ruling: Ruling, question: Question) -> bool:
        """Tell whether a ruling, kept or not yet, answers a question of those whom it is for."""
        return answers(ruling, question, self._current(question.audience).knowledge)

    def _current(self, audience: Audience) -> _Reading:
        """The reading of today: an index is read anew when the day or the rulings have changed."""
        index, day = self._store.current(), self._calendar.today()
        rulings = self._calendar.rulings()
        reading = self._readings.get(audience)
        decisions = self._decisions(reading)
        if reading is None or not reading.of(index, decisions, day, rulings):
            with self._reading:
                reading = self._readings.get(audience)
                if reading is None or not reading.of(index, decisions, day, rulings):
                    reading = self._read(index, decisions, audience, day, rulings)
                    self._readings[audience] = reading
        return reading

    def _decisions(self, reading: _Reading | None) -> Sequence[Decision]:
        """What people decided; while their file is damaged, what was read of it last."""
        try:
            return self._reviews.decisions() if self._reviews else ()
        except KnowledgeError as error:
            if reading is None:
                raise
            _log.error("%s The decisions read before go on counting.", error)
            return reading.decisions

    def _read(
        self,
        index: Index,
        decisions: Sequence[Decision],
        audience: Audience,
        day: date,
        rulings: frozenset[tuple[str, bool]],
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
            restrictions(index.documents, index.clauses, decisions),
            day=day,
            ended=frozenset(name for name, in_force in rulings if not in_force),
        )
        return _Reading(index, decisions, rulings, knowledge, Quoter(knowledge))


def _to_nobody(stage: Stage) -> None:
    """Where nobody waits to hear how far the work is."""
    del stage


def _evidence(question: Question, reading: _Reading) -> tuple[list[tuple[str, ...]], list[Quote]]:
    """The documents of each subject that a text names, and what the rules on it rest on."""
    knowledge = reading.knowledge
    try:
        framed = frame(question, knowledge.registry, knowledge.vocabulary)
    except QuestionError:
        return [], []  # too long to be a question, but it can be searched for
    subjects = [s.texts for s in dict.fromkeys((*framed.subjects, *framed.named))]
    findings = assess(as_ruled(framed, knowledge), knowledge).findings
    return subjects, [quote for finding in findings for quote in reading.quoter.quotes(finding)]


def named_documents(framed: Frame) -> tuple[str, ...]:
    """Return the documents of the subjects of a frame."""
    return tuple(dict.fromkeys(d for s in framed.subjects for d in s.texts))
