"""Questions that people wrote for a ruling, inside its scope and just outside, answered by it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.domain.answers import Question, Verdict
from bot.domain.documents import Document
from bot.domain.ruled import answers
from tests.ruled import GOLDEN, SETS, ask, known, ruling, shelved

# A rule counts as covered where a test of its own reaches it, not by thousands of questions.
pytestmark = pytest.mark.no_cover

NEAR_MISSES: list[dict[str, Any]] = json.loads((GOLDEN / "near_misses.json").read_text("utf-8"))


@pytest.mark.parametrize("chosen", SETS, ids=lambda chosen: chosen["subject"])
def test_scope(
    documents: Mapping[str, Document], tmp_path: Path, chosen: Mapping[str, Any]
) -> None:
    """
    Of the paraphrases of its question a ruling misses two at most; it answers no near miss.
    """
    plain = known(documents)
    one = ruling(plain, chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    def answered(text: str) -> bool:
        """The ruling's verdict, its whole text as a quotation, and its last day."""
        answer = ask(knowledge, text)
        cited = next((c for c in answer.citations if c.document == one.id), None)
        if cited is None:
            return False
        assert one.text in cited.quote.text
        assert cited.expires == one.until
        return answer.verdict is Verdict.CONDITIONS

    missed = [text for text in chosen["inside"] if not answered(text)]
    wrong = [text for text in chosen["outside"] if answers(one, Question(text), plain)]
    assert (len(missed) <= 2, wrong) == (True, []), (wrong, missed)


@pytest.mark.parametrize("chosen", NEAR_MISSES, ids=lambda chosen: chosen["subject"])
def test_near_misses(documents: Mapping[str, Document], chosen: Mapping[str, Any]) -> None:
    """
    What somebody has made up to slip past a ruling, in words much like its question, is not
    answered by it.
    """
    plain = known(documents)
    one = ruling(plain, chosen)

    assert [text for text in chosen["outside"] if answers(one, Question(text), plain)] == []
