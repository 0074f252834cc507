"""A model that fails in any way costs wording and nothing else: the contract table of a server."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot.domain.answers import DEGRADED, Answer, Question
from bot.domain.breaker import PAUSE
from bot.domain.budget import MOST_IN, MOST_OUT, tokens
from bot.domain.documents import Audience
from tests.adapters.model_world import (
    COOKIES,
    DRAFT,
    QUESTIONS,
    SECRET,
    VIDEO,
    extractive,
    modelled,
)
from tests.adapters.scripted_model import Reply, ScriptedModel, claims

LINE = "Worded without the language model."
ASKED = Question(QUESTIONS[0])
WORDED = "Video of Harbour must not be downloaded."
GOOD = claims(("P1", WORDED))

FAULTS = {
    "401": Reply(status=401),
    "403": Reply(status=403),
    "404": Reply(status=404),
    "429": Reply(status=429),
    "500": Reply(status=500),
    "truncated JSON": Reply('{"claims": [{"passage": "P1", "te'),
    "refusal": Reply(None, refusal="I cannot help with that."),
    "length": Reply('{"claims": [', finish="length"),
    "slow": Reply(wait=2.0),
    "dribbling": Reply("x" * 400, drip=0.02),
    "1 MB": claims(*[("P1", "x" * 1000)] * 1000),
    "nothing": Reply(""),
    "no content": Reply(None),
    "no body": Reply(body=b""),
    "not JSON at all": Reply(body=b"<html>busy</html>"),
    "other fields": Reply('{"verdict": "allowed", "claims": []}'),
    "a list": Reply("[]"),
    "an unknown passage": claims(("P9", WORDED)),
    "nothing supported": claims(("P1", "Everything is allowed.")),
    "no claims": claims(),
}


@pytest.fixture
def server() -> Iterator[ScriptedModel]:
    with ScriptedModel().running() as running:
        yield running


def same(answer: Answer) -> tuple[object, ...]:
    """What of an answer must not depend on a model."""
    return (answer.verdict, answer.verdicts, answer.escalation, answer.statements, answer.citations)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(server: ScriptedModel, fault: str) -> None:
    """
    Every fault ends within the deadline in the extractive answer, and the answer says so.
    """
    server.script = lambda request: FAULTS[fault]
    service = modelled(server.url, seconds=1.0)
    started = time.perf_counter()

    answer = service.ask(ASKED)

    assert time.perf_counter() - started < 1.5
    assert answer.drafter == DEGRADED
    assert LINE in answer.text.splitlines()
    assert same(extractive().ask(ASKED)) == same(answer)
    assert len(server.requests) == 1


def test_connection_refused(server: ScriptedModel) -> None:
    """
    A server that is not there is one more fault.
    """
    answer = modelled("http://127.0.0.1:9/v1", seconds=1.0).ask(ASKED)

    assert answer.drafter == DEGRADED
    assert same(extractive().ask(ASKED)) == same(answer)


def test_worded(server: ScriptedModel) -> None:
    """
    A sentence that its passage supports is shown; the quotation beside it is the stored text.
    """
    server.script = lambda request: claims(("P1", WORDED), ("P2", COOKIES))
    plain = extractive().ask(ASKED)

    answer = modelled(server.url).ask(ASKED)

    assert answer.drafter == "openai:scripted answer-2"
    assert LINE not in answer.text
    assert (plain.verdict, plain.escalation) == (answer.verdict, answer.escalation)
    assert [
        f"Title of pol-video: {WORDED}",
        f"Title of pol-video: {COOKIES}",
    ] == [s.text for s in answer.statements]
    assert plain.citations == answer.citations[:1]
    assert VIDEO in answer.citations[0].quote.text


@pytest.mark.parametrize(("first", "calls"), [(429, 2), (500, 2), (503, 2), (401, 1), (400, 1)])
def test_retry(server: ScriptedModel, first: int, calls: int) -> None:
    """
    What may pass is tried once more, what is final is not.
    """
    server.script = lambda request: Reply(status=first) if len(server.requests) == 1 else GOOD

    answer = modelled(server.url).ask(ASKED)

    assert calls == len(server.requests)
    assert (calls == 1) == (answer.drafter == DEGRADED)


def test_repair(server: ScriptedModel) -> None:
    """
    A reply that is no JSON of the schema may be repaired once.
    """
    broken = FAULTS["truncated JSON"]
    server.script = lambda request: broken if len(server.requests) == 1 else GOOD
    assert modelled(server.url).ask(ASKED).drafter != DEGRADED

    server.requests.clear()
    server.script = lambda request: broken
    assert modelled(server.url).ask(ASKED).drafter == DEGRADED
    assert len(server.requests) == 2


def test_breaker(server: ScriptedModel) -> None:
    """
    After five failures within a minute nobody waits for the model for five minutes.
    """
    now = 0.0
    server.script = lambda request: FAULTS["401"]
    service = modelled(server.url, clock=lambda: now)
    for _ in range(8):
        assert service.ask(ASKED).drafter == DEGRADED
    assert len(server.requests) == 5

    server.script = lambda request: GOOD
    now = PAUSE + 1
    assert service.ask(ASKED).drafter != DEGRADED


def test_leak(server: ScriptedModel) -> None:
    """
    An output with the canary or the instructions is thrown away whole.
    """

    def canary(request: dict[str, Any]) -> Reply:
        return claims(("P1", WORDED), ("P1", request["messages"][0]["content"][-16:]))

    def system(request: dict[str, Any]) -> Reply:
        return claims(("P1", WORDED), ("P1", request["messages"][0]["content"][200:300]))

    for script in (canary, system):
        server.script = script
        assert same(extractive().ask(ASKED)) == same(modelled(server.url).ask(ASKED))


def test_out_of_scope_costs_nothing(server: ScriptedModel) -> None:
    """
    Small talk asks no model, and is not marked.
    """
    answer = modelled(server.url).ask(Question("thank you!"))

    assert LINE not in answer.text
    assert not server.requests


@pytest.mark.parametrize(
    "text", [QUESTIONS[0], f"{QUESTIONS[0]} {'日本語 ' * 900}", "Harbour? " * 800]
)
def test_request(server: ScriptedModel, text: str) -> None:
    """
    The request: strict schema, closed list, no tools, nothing beyond the asker's audience or
    not in force, one canary, the user's words last, the budget kept.
    """
    server.script = lambda request: GOOD
    modelled(server.url).ask(Question(text))
    (request,) = server.requests
    whole = json.dumps(request, ensure_ascii=False)
    form = request["response_format"]["json_schema"]
    system, user = (message["content"] for message in request["messages"])
    canary = system.rsplit("Reference: ", 1)[1]
    mark = user.split("<<", 1)[1].split()[0]

    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False
    passage = form["schema"]["$defs"]["SaidOfPassage"]["properties"]["passage"]
    assert (passage.get("enum") or [passage["const"]]) == re.findall(r"^\[(P\d)\]", user, re.M)
    assert not {"tools", "functions", "tool_choice"} & request.keys()
    assert request["max_completion_tokens"] == MOST_OUT
    assert SECRET not in whole
    assert DRAFT not in whole
    assert whole.count(canary) == 1
    assert canary != mark
    assert user.rstrip().endswith(f"<<{mark} end>>")
    assert user.rindex("question>>") > user.rindex(VIDEO)
    assert tokens(system) + tokens(user) + tokens(json.dumps(form)) <= MOST_IN


def test_marks_are_random(server: ScriptedModel) -> None:
    """
    No two requests have the same delimiters or the same canary.
    """
    server.script = lambda request: GOOD
    service = modelled(server.url)
    for _ in range(2):
        service.ask(ASKED)
    first, second = (r["messages"] for r in server.requests)

    assert first[0]["content"] != second[0]["content"]
    assert first[1]["content"] != second[1]["content"]


def test_audience(server: ScriptedModel) -> None:
    """
    What only legal may read is offered to the model for legal only.
    """
    server.script = lambda request: GOOD
    modelled(server.url).ask(Question(QUESTIONS[0], Audience.LEGAL))

    assert SECRET in server.requests[0]["messages"][1]["content"]
