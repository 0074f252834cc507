"""A model that fails in any way costs wording and nothing else: the contract table of a server."""

import json
import re
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from bot.domain.answers import DEGRADED, Advice, Answer, Question, Turn, Verdict
from bot.domain.breaker import PAUSE
from bot.domain.budget import MOST_IN, MOST_OUT, tokens
from bot.domain.documents import Audience, Use
from bot.domain.usage import Usage
from tests.adapters.model_world import (
    ASKED_AGAIN,
    COOKIES,
    DRAFT,
    FACES,
    GRANTED,
    PAPERS,
    PUZZLES,
    QUESTIONS,
    RULED_QUESTION,
    SECRET,
    SHARING,
    VIDEO,
    extractive,
    modelled,
)
from tests.adapters.scripted_model import Reply, Script, ScriptedModel, choice, claims

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
    "slow": Reply(wait=30.0),
    "dribbling": Reply("x" * 400, drip=0.1),
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


def reads(text: str, sense: str) -> Script:
    """A model that reads one sentence in whatever passage it was given."""

    def script(request: dict[str, Any]) -> Reply:
        user = request["messages"][1]["content"]
        told = re.findall(r"\[(P\d+)\] \(to read\) .*\n(.*)", user)
        (name,) = [n for n, said in told if said.split()[-3:] == text.split()[-3:]]
        return claims(read=[(name, text, sense)])

    return script


def same(answer: Answer) -> tuple[object, ...]:
    """What of an answer must not depend on a model."""
    return (answer.verdict, answer.verdicts, answer.escalation, answer.statements, answer.citations)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(server: ScriptedModel, fault: str) -> None:
    """
    Every fault ends within the deadline in the extractive answer, and the answer says so.
    """
    server.script = lambda request: FAULTS[fault]
    service = modelled(server.url, seconds=2.0)
    started = time.perf_counter()

    answer = service.ask(ASKED)

    assert time.perf_counter() - started < 10.0
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

    assert answer.drafter == "openai:scripted answer-3"
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


@pytest.mark.parametrize("puzzle", PUZZLES[:2])
@pytest.mark.parametrize("fault", FAULTS)
def test_framing_faults(server: ScriptedModel, fault: str, puzzle: str) -> None:
    """
    A question that words alone do not tell ends, in every fault, where it ends without a model;
    the answer says so, and nobody waits for a second request.
    """
    server.script = lambda request: FAULTS[fault]
    started = time.perf_counter()

    answer = modelled(server.url, seconds=2.0).ask(Question(puzzle))

    assert time.perf_counter() - started < 10.0
    assert answer.drafter == DEGRADED
    assert LINE in answer.text.splitlines()
    assert answer.usage
    assert answer.usage.failure
    assert same(extractive().ask(Question(puzzle))) == same(answer)
    assert len(server.requests) == 1


def test_framed(server: ScriptedModel) -> None:
    """
    What the model takes a question for is said, and the rules answer it: they may forbid.
    """
    server.script = lambda request: choice(["Harbour"], ["train-commercial"])
    assert extractive().ask(Question(PUZZLES[0])).verdict is Verdict.OUT_OF_SCOPE

    answer = modelled(server.url).ask(Question(PUZZLES[0]))

    assert answer.verdict is Verdict.NOT_ALLOWED
    assert answer.drafter == "openai:scripted framing-1"
    assert answer.usage == Usage("openai:scripted", "framing-1", 11, 7)
    assert answer.escalation.advice is Advice.OFFER
    assert answer.understood.startswith("I read this as: Harbour, train commercial. If that is")
    assert answer.understood in answer.text.splitlines()
    assert VIDEO in answer.citations[0].quote.text
    assert len(server.requests) == 1


def test_framed_permits_nothing(server: ScriptedModel) -> None:
    """
    Where the rules would permit what the model takes a question for, nothing decides it.
    """
    server.script = lambda request: choice(["Gull"], ["train-commercial"])

    answer = modelled(server.url).ask(Question(PUZZLES[2]))

    assert answer.verdict is Verdict.NOT_COVERED
    assert answer.escalation.advice is Advice.OFFER
    assert "Ich lese das als: Gull, train commercial." in answer.text
    assert PAPERS not in [c.quote.text for c in answer.citations]


def test_not_framed(server: ScriptedModel) -> None:
    """
    A model that finds nothing on its lists leaves the question as it was, without a mark.
    """
    server.script = lambda request: choice()
    plain = extractive().ask(Question(PUZZLES[0]))

    answer = modelled(server.url).ask(Question(PUZZLES[0]))

    assert (plain.text, plain.drafter) == (answer.text, answer.drafter)
    assert answer.usage
    assert not answer.usage.failure


def test_framing_request(server: ScriptedModel) -> None:
    """
    The request for a frame: closed lists without anything beyond the audience, the person's words
    last, the budget kept.
    """
    server.script = lambda request: choice()
    modelled(server.url).ask(Question(f"{PUZZLES[0]} {'so on ' * 1_000}", prior=Turn("And so?")))
    (request,) = server.requests
    form = request["response_format"]["json_schema"]
    system, user = (message["content"] for message in request["messages"])
    lists = {name: part["items"]["enum"] for name, part in form["schema"]["properties"].items()}

    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False
    assert set(lists["subjects"]) == {"Gull", "Harbour", "Pier", "Skua"}
    assert lists["uses"] == [str(use) for use in Use]
    assert not {"boss-said", "lawsuit"} & set(lists["topics"])
    assert not {"tools", "functions", "tool_choice"} & request.keys()
    assert user.rindex("question>>") > user.rindex("And so?") > user.rindex("topics:")
    assert tokens(system) + tokens(user) + tokens(json.dumps(form)) <= MOST_IN


def test_reading_restricts(server: ScriptedModel) -> None:
    """
    A sentence that no rule knows of takes a permission away, marked as the model's reading.
    """
    plain = extractive().ask(Question(QUESTIONS[1]))
    assert plain.verdict.permits
    for text, verdict in ((FACES, Verdict.NOT_ALLOWED), (SHARING, Verdict.NOT_COVERED)):
        server.script = reads(text, "restricts")

        answer = modelled(server.url).ask(Question(QUESTIONS[1]))

        assert answer.verdict is verdict
        assert {verdict} == set(answer.verdicts.values())
        assert answer.escalation.advice is Advice.OFFER
        assert answer.statements[0].text.startswith("Read by the language model")
        assert text in answer.citations[0].quote.text
        assert answer.drafter == "openai:scripted answer-3"
        assert not any(statement.condition for statement in answer.statements)


@pytest.mark.parametrize(
    ("question", "text", "sense"),
    [
        (QUESTIONS[1], FACES.replace("must not", "may"), "restricts"),
        (QUESTIONS[1], FACES, "supports"),
        (QUESTIONS[1], GRANTED, "supports"),
    ],
)
def test_reading_without_effect(
    server: ScriptedModel, question: str, text: str, sense: str
) -> None:
    """
    An altered copy does nothing, and a permission by reading does nothing.
    """
    server.script = reads(text, sense)
    plain = extractive().ask(Question(question))

    assert same(plain) == same(modelled(server.url).ask(Question(question)))


def test_reading_is_offered_where_it_can_restrict(server: ScriptedModel) -> None:
    """
    Where the rules forbid, the form asks for no reading.
    """
    server.script = lambda request: GOOD
    service = modelled(server.url)
    service.ask(ASKED)
    service.ask(Question(QUESTIONS[1]))
    forms = [r["response_format"]["json_schema"]["schema"] for r in server.requests]
    first, second = forms[:2]

    assert list(first["properties"]) == ["claims"]
    assert list(second["properties"]) == ["claims", "readings"]
    assert second["required"] == ["claims", "readings"]


def test_doubts_a_ruling(server: ScriptedModel) -> None:
    """
    Where a ruling permits, the model sees the question that legal was asked, and may say which
    words go beyond it: then nothing is permitted on it, and the answer says why. Words that
    nobody asked change nothing.
    """
    asked = Question(ASKED_AGAIN)
    plain = extractive().ask(asked)
    assert plain.verdict is Verdict.ALLOWED
    assert any(f'Legal was asked: "{RULED_QUESTION}"' in s.text for s in plain.statements)
    for said, verdict in ((["with video"], Verdict.NOT_COVERED), (["with audio"], plain.verdict)):
        server.script = partial(_doubting, said)

        answer = modelled(server.url).ask(asked)

        assert answer.verdict is verdict
        assert (verdict is plain.verdict) is (not answer.missing)
        user = server.requests[-1]["messages"][1]["content"]
        form = server.requests[-1]["response_format"]["json_schema"]["schema"]
        told = (server.requests[-1]["messages"][0]["content"], user, json.dumps(form), "x" * 300)
        assert sum(map(tokens, told)) <= MOST_IN
        assert f"ruled question>>\n{RULED_QUESTION}\n" in user
    server.script = lambda request: GOOD
    modelled(server.url).ask(Question(QUESTIONS[1]))
    assert "ruled question" not in server.requests[-1]["messages"][1]["content"]


def _doubting(said: list[str], request: dict[str, Any]) -> Reply:
    """A model that finds these words beyond the ruling, and reads nothing."""
    form = request["response_format"]["json_schema"]["schema"]["properties"]
    return claims(read=[] if "readings" in form else None, beyond=said)


def test_usage(server: ScriptedModel) -> None:
    """
    Tokens, model, prompt and what was dropped come with the answer.
    """
    server.script = lambda request: claims(("P1", WORDED), ("P1", "Everything is allowed."))

    assert modelled(server.url).ask(ASKED).usage == Usage("openai:scripted", "answer-3", 11, 7, 1)
    assert extractive().ask(ASKED).usage is None
    server.script = lambda request: FAULTS["401"]
    failed = modelled(server.url).ask(ASKED).usage
    assert failed == Usage("openai:scripted", "answer-3", failure="OpenAIAuthenticationError")


def test_legal_matters_are_told_to_no_model(server: ScriptedModel) -> None:
    """
    A question on matters of the legal department is sent nowhere.
    """
    modelled(server.url).ask(Question("What about the lawsuit on Harbour?"))

    assert not server.requests


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
