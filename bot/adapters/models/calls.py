"""One request to a model within a deadline: one retry, one repair, and no text in the log."""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.exceptions import ModelAPIError, ModelConnectionError, ModelRateLimitError
from langchain_core.language_models import BaseChatModel

from bot.adapters.models.prompt import REPAIR
from bot.adapters.models.reply import Reply
from bot.domain.claims import Claim
from bot.domain.guards import LONGEST_OUTPUT

TIME_FOR_ANOTHER = 8.0  # seconds that have to remain for a second try
_MOST_AT_ONCE = 8  # requests that may hang before others go without the model
_PASSING = (ModelRateLimitError, ModelAPIError, ModelConnectionError)
_OPENAI = "langchain_openai"
_log = logging.getLogger(__name__)

Messages = Sequence[tuple[str, str]]


class ModelFailedError(Exception):
    """A model gave nothing that can be used; the text names the kind of failure only."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model said: claims that fit the schema, all of its text, and the tokens it cost."""

    claims: tuple[Claim, ...]
    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class Caller:
    """Asks one model; safe to use from many threads, and never later than the deadline."""

    def __init__(self, model: BaseChatModel, clock: Callable[[], float]) -> None:
        self._model = model
        self._clock = clock
        self._free = threading.BoundedSemaphore(_MOST_AT_ONCE)

    def ask(self, messages: Messages, schema: type[Reply], until: float) -> Said:
        """Return what the model says. Raises ModelFailedError."""
        retried = repaired = False
        while True:
            try:
                return _said(self._invoke(messages, schema, until))
            except ModelFailedError:
                raise
            except Exception as error:  # noqa: BLE001 - providers raise whatever they like
                _log.info("a model failed: %s", type(error).__name__)
                left = until - self._clock()
                if left > TIME_FOR_ANOTHER and _passes(error) and not retried:
                    retried = True
                elif left > TIME_FOR_ANOTHER and isinstance(error, ValueError) and not repaired:
                    repaired = True
                    messages = (*messages, ("human", REPAIR))
                else:
                    raise ModelFailedError(type(error).__name__) from None

    def _invoke(self, messages: Messages, schema: type[Reply], until: float) -> object:
        """Call in a thread of its own: a server that dribbles holds up nobody."""
        if not self._free.acquire(blocking=False):
            raise ModelFailedError("Busy")
        results: queue.SimpleQueue[object] = queue.SimpleQueue()

        def call() -> None:
            try:
                asked = self._model.with_structured_output(
                    schema, method="json_schema", include_raw=True, **self._strictly()
                )
                results.put(asked.invoke(list(messages)))
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


def _said(result: object) -> Said:
    """Read a reply; one without claims in the form of the schema is a failure."""
    reply = cast(dict[str, Any], result)
    raw: Any = reply.get("raw")
    text = str(getattr(raw, "content", ""))
    if len(text) > LONGEST_OUTPUT:
        raise ModelFailedError("TooLong")
    parsed = reply.get("parsed")
    if not isinstance(parsed, Reply):
        fault: object = reply.get("parsing_error")
        raise fault if isinstance(fault, Exception) else ValueError("nothing was parsed")
    usage: dict[str, int] = getattr(raw, "usage_metadata", None) or {}
    return Said(
        tuple(Claim(str(claim.passage), str(claim.text)) for claim in parsed.claims),
        text,
        usage.get("input_tokens", 0),
        usage.get("output_tokens", 0),
    )


def _passes(error: Exception) -> bool:
    status: object = getattr(error, "status_code", None)
    return isinstance(error, _PASSING) or (
        isinstance(status, int) and (status == 429 or status >= 500)
    )
