"""The drafter that lets a model word an answer, and words it without one whenever that fails."""

import logging
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from langchain_core.language_models import BaseChatModel

from bot.adapters.models.calls import Caller, ModelFailedError, Said
from bot.adapters.models.prompt import messages, read_prompt
from bot.adapters.models.providers import SECONDS
from bot.adapters.models.reply import reply_schema
from bot.domain import drafting
from bot.domain.answers import DEGRADED, Draft, Question, Verdict
from bot.domain.assessment import Assessment
from bot.domain.breaker import Breaker
from bot.domain.budget import MOST_IN, tokens
from bot.domain.claims import Unit, further, numbered
from bot.domain.documents import Hit
from bot.domain.errors import PolicyBotError
from bot.domain.guards import guard, leaks
from bot.domain.knowledge import Knowledge
from bot.domain.quoting import Quoter
from bot.ports import IndexStore

_HITS = 6
_LONGEST_NAME = 64
_log = logging.getLogger(__name__)


class ModelDrafter:
    """A Drafter: the extractive draft, worded by a model as far as the guards let it.

    It always returns a draft, within the deadline. Whatever fails ends in the
    extractive draft, marked as degraded.
    """

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        store: IndexStore,
        clock: Callable[[], float],
        *,
        seconds: float = SECONDS,
        token: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        self._caller = Caller(model, clock)
        self._prompt = read_prompt("answer")
        self._name = f"{name} {self._prompt.version}"[:_LONGEST_NAME]
        self._store = store
        self._clock = clock
        self._seconds = seconds
        self._token = token
        self._breaker = Breaker()
        self._breaking = threading.Lock()

    def draft(
        self, question: Question, assessment: Assessment, knowledge: Knowledge, quoter: Quoter
    ) -> Draft:
        """Word the findings with the model; without it where there is nothing to word."""
        until = self._clock() + self._seconds
        base = drafting.draft(assessment, knowledge, quoter)
        if assessment.verdict is Verdict.OUT_OF_SCOPE:
            return base
        more = further(self._hits(question), question.text, assessment, base, knowledge)
        offered = numbered(base, more, knowledge)
        if not offered:
            return base
        if self._breaker.is_open(self._clock()):
            return _degraded(base)
        canary = self._token()
        try:
            said = self._ask(question, assessment, offered, canary, until)
            if leaks(_all(said), canary, self._prompt.text):
                raise ModelFailedError("Leak")
        except ModelFailedError as failure:
            with self._breaking:
                self._breaker = self._breaker.failed(self._clock())
            _log.warning("the answer is worded without the language model: %s", failure)
            return _degraded(base)
        guarded = guard(base, said.claims, offered, knowledge, self._name)
        _log.info(
            "model: %d tokens in, %d out, %d sentences used, %d dropped",
            said.tokens_in, said.tokens_out, guarded.used, guarded.dropped,
        )  # fmt: skip
        return guarded.draft if guarded.used else _degraded(base)

    def _ask(
        self,
        question: Question,
        assessment: Assessment,
        offered: Sequence[Unit],
        canary: str,
        until: float,
    ) -> Said:
        asked = messages(
            self._prompt, question, assessment, offered, canary=canary, mark=self._token()
        )
        schema = reply_schema(len(offered))
        cost = sum(tokens(text) for _, text in asked) + tokens(str(schema.model_json_schema()))
        if cost > MOST_IN:
            raise ModelFailedError("Budget")
        return self._caller.ask(asked, schema, until)

    def _hits(self, question: Question) -> Sequence[Hit]:
        try:
            return self._store.current().search(question.text, question.audience, _HITS)
        except PolicyBotError:
            return ()  # without further passages the model words those of the rules


def _degraded(base: Draft) -> Draft:
    return replace(base, drafter=DEGRADED)


def _all(said: Said) -> str:
    return " ".join((said.text, *(claim.text for claim in said.claims)))
