"""The rules over the real documents, against the development questions."""

import json
from collections.abc import Mapping

import pytest

from bot.adapters.folder import Folder
from bot.adapters.tables import YamlTables
from bot.domain.answers import Answer, Question
from bot.domain.assessment import assess
from bot.domain.composing import compose
from bot.domain.documents import Audience, Document
from bot.domain.drafting import draft
from bot.domain.evaluation import Result, Score, score
from bot.domain.framing import frame
from bot.domain.golds import read_gold
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.quoting import Quoter
from tests.shared import KNOWLEDGE, SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    """The project's knowledge and the corpus; the first root wins, as in an index."""
    found: dict[str, Document] = {}
    for root in (KNOWLEDGE, SHARED / "corpus"):
        for document in Folder(root).read():
            assert isinstance(document, Document), document
            found.setdefault(document.id, document)
    return found


@pytest.fixture(scope="module")
def knowledge(documents: Mapping[str, Document]) -> Knowledge:
    """What the rules may use for an ordinary employee."""
    tables = YamlTables([KNOWLEDGE])
    return build_knowledge(documents, Audience.ALL, tables.licences(), tables.vocabulary())


@pytest.fixture(scope="module")
def figures(documents: Mapping[str, Document], knowledge: Knowledge) -> Score:
    """The answers without a search; closest passages can only add citations."""
    quoter = Quoter(knowledge)

    def ask(question: Question) -> Answer:
        framed = frame(question, knowledge.registry, knowledge.vocabulary)
        assessed = assess(framed, knowledge)
        grounded = ground(draft(assessed, knowledge, quoter), knowledge)
        return compose(question, framed, assessed, grounded, knowledge)

    results: list[Result] = []
    for line in (SHARED / "questions" / "dev.jsonl").read_text("utf-8").splitlines():
        gold = read_gold(json.loads(line))
        answer = ask(Question(gold.question, prior=gold.prior))
        true = sum(
            documents[c.document].text[c.quote.start : c.quote.end] == c.quote.text
            for c in answer.citations
        )
        results.append(Result(gold, answer, true))
    return score(results)


def test_nothing_unsafe(figures: Score) -> None:
    """
    No answer permits what no accepted outcome permits, and none shows a forbidden string.
    """
    assert (figures.unsafe, figures.leaks) == ((), ())


def test_quality(figures: Score) -> None:
    """
    The bars of the first release, and a margin: recall, citations, escalation, quotations.
    """
    assert (figures.macro_recall or 0) >= 0.95
    assert (figures.cite_recall or 0) >= 0.95
    assert (figures.cite_precision or 0) >= 0.75
    assert figures.escalation_recall == 1.0
    assert figures.verbatim == 1.0
