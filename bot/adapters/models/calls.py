"""One request to a model within a deadline: one retry, one repair, and no text in the log."""

import logging
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from langchain_core.exceptions import ModelAPIError, ModelConnectionError, ModelRateLimitError
from langchain_core.language_models import BaseChatModel

from bot.adapters.models.prompt import REPAIR, Data, Messages, Prompt, messages
from bot.adapters.models.providers import SECONDS
from bot.adapters.models.reply import Reply
from bot.domain.breaker import Breaker
from bot.domain.budget import MOST_IN, tokens
from bot.domain.guards import LONGEST_OUTPUT, leaks
from bot.domain.usage import Usage

TIME_FOR_ANOTHER = 8.0  # seconds that have to remain for a second try
_MOST_AT_ONCE = 8  # requests that may hang before others go without the model
_PASSING = (ModelRateLimitError, ModelAPIError, ModelConnectionError)
_OPENAI = "langchain_openai"
_log = logging.getLogger(__name__)

Form = TypeVar("Form", bound=Reply)


class ModelFailedError(Exception):
    """A model gave nothing that can be used; the text names the kind of failure only."""


@dataclass(frozen=True, slots=True)
class Said(Generic[Form]):
    """What a model said in the form that was asked for, and what it took."""

    reply: Form
    usage: Usage


class Caller:
    """Asks one model; safe to use from many threads, and never later than the deadline."""

    def __init__(
        self,
        model: BaseChatModel,
        name: str,
        clock: Callable[[], float],
        *,
        seconds: float = SECONDS,
        token: Callable[[], str] = lambda: secrets.token_hex(8),
    ) -> None:
        self._model = model
        self._name = name
        self._clock = clock
        self._seconds = seconds
        self._token = token
        self._free = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._breaker = Breaker()
        self._breaking = threading.Lock()

    def failed(self, prompt: Prompt, failure: ModelFailedError) -> Usage:
        """What a failure took: nothing that anybody counted."""
        return Usage(self._name, prompt.version, failure=str(failure))

    def ask(self, prompt: Prompt, intro: str, data: Sequence[Data], form: type[Form]) -> Said[Form]:
        """Return what the model says. Raises ModelFailedError.

        After failures in a row nobody waits for it for a while.
        """
        if self._breaker.is_open(self._clock()):
            raise ModelFailedError("Paused")
        try:
            return self._asked(prompt, intro, data, form)
        except ModelFailedError as failure:
            with self._breaking:
                self._breaker = self._breaker.failed(self._clock())
            _log.warning("the answer does without the language model: %s", failure)
            raise

    def _asked(
        self, prompt: Prompt, intro: str, data: Sequence[Data], form: type[Form]
    ) -> Said[Form]:
        until = self._clock() + self._seconds
        canary = self._token()
        told = messages(prompt, intro, data, canary=canary, mark=self._token())
        cost = sum(tokens(text) for _, text in told) + tokens(str(form.model_json_schema()))
        if cost > MOST_IN:
            raise ModelFailedError("Budget")
        raw, reply = self._insist(told, form, until)
        if leaks(f"{getattr(raw, 'content', '')} {reply}", canary, prompt.text):
            raise ModelFailedError("Leak")
        counted: dict[str, int] = getattr(raw, "usage_metadata", None) or {}
        usage = Usage(
            self._name,
            prompt.version,
            counted.get("input_tokens", 0),
            counted.get("output_tokens", 0),
        )
        return Said(reply, usage)

    def _insist(self, told: Messages, form: type[Form], until: float) -> tuple[object, Form]:
        """Try once more what may pass, and let a reply in another form be repaired once."""
        retried = repaired = False
        while True:
            try:
                return _read(self._invoke(told, form, until), form)
            except ModelFailedError:
                raise
            except Exception as error:  # noqa: BLE001 - providers raise whatever they like
                _log.info("a model failed: %s", type(error).__name__)
                left = until - self._clock()
                if left > TIME_FOR_ANOTHER and _passes(error) and not retried:
                    retried = True
                elif left > TIME_FOR_ANOTHER and isinstance(error, ValueError) and not repaired:
                    repaired = True
                    told = (*told, ("human", REPAIR))
                else:
                    raise ModelFailedError(type(error).__name__) from None

    def _invoke(self, told: Messages, form: type[Reply], until: float) -> object:
        """Call in a thread of its own: a server that dribbles holds up nobody."""
        if not self._free.acquire(blocking=False):
            raise ModelFailedError("Busy")
        results: queue.SimpleQueue[object] = queue.SimpleQueue()

        def call() -> None:
            try:
                asked = self._model.with_structured_output(
                    form, method="json_schema", include_raw=True, **self._strictly()
                )
                results.put(asked.invoke(list(told)))
            except BaseException as error:  # noqa: BLE001 - told to whoever waits
                results.put(error)
            finally:
                self._free.release()

        threading.Thread(target=call, name="model", daemon=True).start()
        try:
            result = results.get(timeout=max(0.0, until - self._clock()))
        except queue.Empty:
            raise ModelFailedError("Deadline") from None
        if isinstance(result, BaseException):
            raise result
        return result

    def _strictly(self) -> dict[str, Any]:
        """OpenAI's own way to hold a model to the schema; others do so unasked."""
        return {"strict": True} if type(self._model).__module__.startswith(_OPENAI) else {}


def _read(result: object, form: type[Form]) -> tuple[object, Form]:
    """Read a reply; one that is not in the form is a failure."""
    reply = cast(dict[str, Any], result)
    raw: Any = reply.get("raw")
    if len(str(getattr(raw, "content", ""))) > LONGEST_OUTPUT:
        raise ModelFailedError("TooLong")
    parsed = reply.get("parsed")
    if not isinstance(parsed, form):
        fault: object = reply.get("parsing_error")
        raise fault if isinstance(fault, Exception) else ValueError("nothing was parsed")
    return raw, parsed


def _passes(error: Exception) -> bool:
    status: object = getattr(error, "status_code", None)
    return isinstance(error, _PASSING) or (
        isinstance(status, int) and (status == 429 or status >= 500)
    )
