"""The development questions in other words: the same meaning has the same answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.adapters.tables import YamlTables
from bot.domain.answers import Question, Verdict
from bot.domain.assessment import assess
from bot.domain.documents import Audience, Document
from bot.domain.framing import frame
from bot.domain.golds import Gold, read_gold
from bot.domain.knowledge import Knowledge, build_knowledge
from tests.shared import KNOWLEDGE, SHARED, needs_shared

PARAPHRASES = Path(__file__).parent / "questions" / "paraphrases.jsonl"
SAME = 0.97
"""The share of paraphrases that must have the verdict of the original question."""

pytestmark = [
    needs_shared,
    pytest.mark.no_cover,
    pytest.mark.skipif(
        not PARAPHRASES.is_file(), reason="tests/questions/paraphrases.jsonl is not here"
    ),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The project's knowledge and the corpus; the first root wins, as in an index."""
    found: dict[str, Document] = {}
    for root in (KNOWLEDGE, SHARED / "corpus"):
        for document in Folder(root).read():
            assert isinstance(document, Document), document
            found.setdefault(document.id, document)
    tables = YamlTables([KNOWLEDGE])
    return build_knowledge(found, Audience.ALL, tables.licences(), tables.vocabulary())


def golds() -> dict[str, Gold]:
    """The development questions by id."""
    lines = (SHARED / "questions" / "dev.jsonl").read_text("utf-8").splitlines()
    return {gold.id: gold for gold in (read_gold(json.loads(line)) for line in lines)}


def verdict(knowledge: Knowledge, text: str, gold: Gold) -> Verdict:
    """The verdict on a text in the place of a development question."""
    question = Question(text, prior=gold.prior)
    return assess(frame(question, knowledge.registry, knowledge.vocabulary), knowledge).verdict


@pytest.fixture(scope="module")
def verdicts(knowledge: Knowledge) -> list[tuple[Gold, str, Verdict, Verdict]]:
    """Each paraphrase with its question, the verdict on that, and the one on itself."""

    def each() -> Iterator[tuple[Gold, str, Verdict, Verdict]]:
        known = golds()
        for line in PARAPHRASES.read_text("utf-8").splitlines():
            row = json.loads(line)
            gold = known[row["id"]]
            original = verdict(knowledge, gold.question, gold)
            for text in row["paraphrases"]:
                yield gold, text, original, verdict(knowledge, text, gold)

    return list(each())


def test_nothing_unsafe(verdicts: list[tuple[Gold, str, Verdict, Verdict]]) -> None:
    """
    No paraphrase is permitted where no accepted outcome of its question permits.
    """
    unsafe = [
        f"{gold.id}: {text}"
        for gold, text, _, given in verdicts
        if given.permits and not any(outcome.permits for outcome in gold.accepted)
    ]

    assert unsafe == []


def test_same_verdict(verdicts: list[tuple[Gold, str, Verdict, Verdict]]) -> None:
    """
    Nearly every paraphrase has the verdict of its question.
    """
    other = [f"{gold.id}: {text}" for gold, text, wanted, given in verdicts if given is not wanted]

    assert len(other) <= (1 - SAME) * len(verdicts), other
