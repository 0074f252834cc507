"""One question: frame, evidence, assessment, draft, grounding, answer, advice."""

import logging
import threading
import time
from dataclasses import dataclass, replace

from bot.domain import drafting
from bot.domain.answers import DEGRADED, Answer, Draft, Question, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.choices import choices, chosen, no_looser, puzzled
from bot.domain.composing import compose
from bot.domain.documents import Audience
from bot.domain.framing import Frame, frame
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.quoting import Quoter
from bot.domain.readings import heed
from bot.ports import Drafter, Framer, Index, IndexStore, Tables

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


@dataclass(frozen=True, slots=True)
class _Reading:
    """One generation as one audience sees it."""

    index: Index
    knowledge: Knowledge
    quoter: Quoter


class AnsweringService:
    """Answers questions from the current generation of the index."""

    def __init__(
        self,
        store: IndexStore,
        tables: Tables,
        drafter: Drafter | None = None,
        framer: Framer | None = None,
    ) -> None:
        self._store = store
        self._tables = tables
        self._drafter: Drafter = drafter or Extractive()
        self._framer = framer
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
        framed, assessed, draft = self._drafted(question, framed, assessed, reading)
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
        usage = draft.usage and replace(draft.usage, dropped=draft.usage.dropped + grounded.dropped)
        return replace(answer, usage=usage, seconds=time.perf_counter() - started)

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

    def _drafted(
        self, question: Question, framed: Frame, assessed: Assessment, reading: _Reading
    ) -> tuple[Frame, Assessment, Draft]:
        """Ask a model at most once: what a question is about, or else how to word the answer."""
        knowledge, quoter = reading.knowledge, reading.quoter
        if self._framer is None or not puzzled(framed, assessed, knowledge.vocabulary):
            draft = self._drafter.draft(question, assessed, knowledge, quoter)
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

    def _current(self, audience: Audience) -> _Reading:
        index = self._store.current()
        reading = self._readings.get(audience)
        if reading is None or reading.index is not index:
            with self._reading:
                reading = self._readings.get(audience)
                if reading is None or reading.index is not index:
                    reading = self._read(index, audience)
                    self._readings[audience] = reading
        return reading

    def _read(self, index: Index, audience: Audience) -> _Reading:
        tables = self._tables
        knowledge = build_knowledge(
            index.documents, audience, tables.licences(), tables.vocabulary()
        )
        return _Reading(index, knowledge, Quoter(knowledge))


def named_documents(framed: Frame) -> tuple[str, ...]:
    """Return the documents of the subjects of a frame."""
    return tuple(
        dict.fromkeys(d for s in framed.subjects for d in (*s.documents, s.card_document) if d)
    )
