"""Answering calls of the Web API: token, faults, method, record."""

import copy
from collections import deque
from dataclasses import dataclass, field

from bot.workspace import scopes
from bot.workspace.calls import Call, CallRecord, Context
from bot.workspace.errors import SlackError
from bot.workspace.faults import Fault, Faults
from bot.workspace.methods import METHODS, NO_TOKEN
from bot.workspace.rates import Rates
from bot.workspace.wire import Json

_PARDON = Fault()


@dataclass(frozen=True)
class Answer:
    """What goes back over HTTP; `drops` breaks the connection instead."""

    body: Json
    status: int = 200
    retry_after: int | None = None
    delay: float = 0.0
    drops: bool = False


@dataclass
class WebApi:
    """All methods, for one bot token."""

    context: Context
    bot_token: str
    rates: Rates | None = None
    faults: Faults = field(default_factory=Faults)
    records: deque[CallRecord] = field(default_factory=lambda: deque[CallRecord](maxlen=10_000))

    def call(self, method: str, token: str | None, args: Json) -> Answer:
        """Answer one call as Slack would, or as an injected fault has it."""
        fault = self.faults.take(method, args) or self._too_often(method, args)
        goes_right = fault is _PARDON
        body: Json
        with self.context.state.lock:  # whoever sees what a call did sees the call as well
            if goes_right or fault.executes:
                body = self._answer(method, token or args.get("token"), args)
            else:
                body = _refusal(SlackError(fault.error or "internal_error"))
            error = body.get("error") if not fault.drops else "connection_lost"
            self.records.append(CallRecord(method, args, self.context.state.clock(), error, body))
        return Answer(body, fault.status, fault.retry_after, fault.delay, fault.drops)

    def _too_often(self, method: str, args: Json) -> Fault:
        wait = self.rates.wait(method, args) if self.rates else 0
        return Fault.rate_limited(wait) if wait else _PARDON

    def _answer(self, method: str, token: str | None, args: Json) -> Json:
        try:
            if method not in METHODS:
                raise SlackError("unknown_method")
            if method not in NO_TOKEN and token is None:
                raise SlackError("not_authed")
            if method not in NO_TOKEN and token != self.bot_token:
                raise SlackError("invalid_auth")
            with self.context.state.lock:
                call = Call(method, args)
                scopes.check(self.context.state, call)
                result = METHODS[method](self.context, call)
                return {"ok": True, **copy.deepcopy(result)}
        except SlackError as error:
            return _refusal(error)


def _refusal(error: SlackError) -> Json:
    body: Json = {"ok": False, "error": error.code}
    if error.messages:
        body["errors"] = list(error.messages)
        body["response_metadata"] = {"messages": list(error.messages)}
    return body
