"""The form of an answer that other programs rely on."""

import json
from dataclasses import replace

from bot.domain.answer_json import to_json
from bot.domain.answers import Question
from tests.fakes_slack import not_allowed


def test_keys_and_order() -> None:
    """
    Keys and their order are those of the design.
    """
    answer = to_json(not_allowed(Question("May we?", id="q1")), 0.12345)

    keys = (
        "id question verdict verdicts by_subject text statements citations escalation subjects "
        "uses generation drafter seconds"
    )
    assert keys.split() == list(answer)
    cited = "n document title section quote start end version effective retrieved status url"
    assert cited.split() == list(answer["citations"][0])
    assert list(answer["statements"][0]) == ["text", "citations"]
    assert list(answer["escalation"]) == ["advice", "reason", "case"]


def test_values() -> None:
    """
    Values are plain JSON, and are what the answer says.
    """
    answer = json.loads(json.dumps(to_json(not_allowed(Question("May we?", id="q1")), 0.12345)))

    assert tuple(answer[key] for key in ("id", "question", "verdict")) == (
        "q1",
        "May we?",
        "not_allowed",
    )
    assert answer["verdicts"] == {"collect": "not_allowed", "evaluate": "allowed_with_conditions"}
    assert answer["statements"] == [{"text": "The terms forbid it.", "citations": [1]}]
    assert answer["citations"][0]["status"] == "in-force"
    assert (answer["citations"][0]["start"], answer["citations"][0]["end"]) == (10, 39)
    assert answer["escalation"] == {"advice": "none", "reason": "", "case": ""}
    assert tuple(answer[key] for key in ("uses", "generation", "drafter", "seconds")) == (
        ["collect", "evaluate"],
        3,
        "extractive",
        0.123,
    )


def test_other_answers_have_the_same_keys() -> None:
    """
    An answer without anything has all keys.
    """
    empty = replace(not_allowed(Question("")), statements=(), citations=(), verdicts={})

    assert list(to_json(empty, 0)) == list(to_json(not_allowed(Question("x")), 0))
