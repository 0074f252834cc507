"""The drafter that lets a model word an answer, and words it without one whenever that fails."""

from collections.abc import Sequence
from dataclasses import replace

from bot.adapters.models.calls import Caller, ModelFailedError, Said
from bot.adapters.models.prompt import asked, passages, read_prompt, ruled_data, verdict_line
from bot.adapters.models.reply import AnswerReply, answer_schema
from bot.domain import drafting
from bot.domain.answers import DEGRADED, Draft, Question, Reason, Verdict
from bot.domain.assessment import Assessment
from bot.domain.claims import Unit, further, numbered, prose
from bot.domain.documents import Hit
from bot.domain.doubts import beyond, ruled_questions
from bot.domain.errors import PolicyBotError
from bot.domain.guards import guard
from bot.domain.knowledge import Knowledge
from bot.domain.quoting import Quoter
from bot.domain.readings import readings
from bot.ports.index import IndexStore

_HITS = 6


class ModelDrafter:
    """A Drafter: the extractive draft, worded by a model as far as the guards let it.

    It always returns a draft, within the deadline. Whatever fails ends in the
    extractive draft, marked as degraded.
    """

    def __init__(self, caller: Caller, store: IndexStore) -> None:
        self._caller = caller
        self._prompt = read_prompt("answer")
        self._store = store

    def draft(
        self, question: Question, assessment: Assessment, knowledge: Knowledge, quoter: Quoter
    ) -> Draft:
        """Word the findings with the model; without it where there is nothing to word or read."""
        base = drafting.draft(assessment, knowledge, quoter)
        private = assessment.escalation.reason is Reason.LEGAL_MATTER
        if private or assessment.verdict is Verdict.OUT_OF_SCOPE:
            return base
        hits = self._hits(question, base)
        found = (hits, question.text, assessment, base, knowledge)
        offered = numbered(base, further(*found), knowledge, prose(*found))
        if not offered:
            return base
        ruled = ruled_questions(assessment, knowledge)
        data = (passages(offered), *ruled_data(ruled), *asked(question))
        try:
            said = self._caller.ask(
                self._prompt, verdict_line(assessment), data, answer_schema(offered, bool(ruled))
            )
        except ModelFailedError as failure:
            usage = self._caller.failed(self._prompt, failure)
            return replace(base, drafter=DEGRADED, usage=usage)
        found = beyond(said.reply.beyond(), question) if ruled else ()
        return replace(_guarded(base, said, offered, knowledge), beyond=found)

    def _hits(self, question: Question, base: Draft) -> Sequence[Hit]:
        """What a search finds, in the documents that the rules rest on and anywhere."""
        told = tuple(dict.fromkeys(q.document for s in base.statements for q in s.quotes))
        try:
            index = self._store.current()
            return [
                hit
                for first in (told, ())
                for hit in index.search(question.text, question.audience, _HITS, first)
            ]
        except PolicyBotError:
            return ()  # without further passages the model words those of the rules


def _guarded(
    base: Draft, said: Said[AnswerReply], offered: Sequence[Unit], knowledge: Knowledge
) -> Draft:
    """What holds of a model's answer; where no sentence does, the words of the documents."""
    guarded = guard(base, said.reply.said(), offered, knowledge, said.usage.name)
    pointed = said.reply.pointed()
    read = readings(pointed, offered, knowledge)
    dropped = guarded.dropped + len(pointed) - len(read)
    useless = not guarded.used and not read and any(unit.worded for unit in offered)
    return replace(
        guarded.draft,
        drafter=DEGRADED if useless else said.usage.name,
        readings=read,
        usage=replace(said.usage, dropped=dropped),
    )
