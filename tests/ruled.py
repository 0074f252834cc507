"""Rulings made of a question and put on the shelf, and the answers that the rules give then."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.adapters.folder import Folder
from bot.adapters.shelf import FolderShelf
from bot.adapters.tables import YamlTables
from bot.domain.answers import Answer, Question, Turn, Verdict
from bot.domain.assessment import assess
from bot.domain.composing import compose
from bot.domain.documents import Audience, Document, Use
from bot.domain.drafting import draft
from bot.domain.findings import circumstances, words_of
from bot.domain.framing import frame
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.licences import LicenceTable
from bot.domain.meant import as_ruled
from bot.domain.quoting import Quoter
from bot.domain.ruled import answers
from bot.domain.rulings import Keeping, Ruling, Scope, scope_of
from bot.domain.vocabulary import Vocabulary
from tests.shared import KNOWLEDGE

TODAY = date(2026, 11, 25)
GOLDEN = Path(__file__).parent / "golden"
SETS: list[dict[str, Any]] = json.loads((GOLDEN / "ruling_scope.json").read_text("utf-8"))
"""Each a question on which legal has ruled, and questions inside and outside of the ruling."""


def known(
    documents: Mapping[str, Document], day: date = TODAY, ended: frozenset[str] = frozenset()
) -> Knowledge:
    """What the rules may use on a day."""
    licences, words = _tables()
    return build_knowledge(documents, Audience.ALL, licences, words, day=day, ended=ended)


@lru_cache(maxsize=1)  # hundreds of tests read by the same tables
def _tables() -> tuple[LicenceTable, Vocabulary]:
    tables = YamlTables([KNOWLEDGE])
    return tables.licences(), tables.vocabulary()


def ask(
    knowledge: Knowledge,
    text: str,
    teams: frozenset[str] | None = None,
    prior: Turn | None = None,
) -> Answer:
    """One answer, by rules alone."""
    question = Question(text, teams=teams, prior=prior)
    framed = as_ruled(frame(question, knowledge.registry, knowledge.vocabulary), knowledge)
    assessed = assess(framed, knowledge)
    grounded = ground(draft(assessed, knowledge, Quoter(knowledge)), knowledge)
    return compose(question, framed, assessed, grounded, knowledge)


def ruling(knowledge: Knowledge, chosen: Mapping[str, Any], **changes: Any) -> Ruling:
    """A ruling that permits what the documents do not, made of one question."""
    question = Question(chosen["question"])
    framed = frame(question, knowledge.registry, knowledge.vocabulary)
    topics = tuple(sorted(circumstances(framed, knowledge.vocabulary)))
    found = Scope((), (), topics, beside=words_of(framed, topics))
    # Legal has taken the words of the question out that the answer does not turn on.
    keeping = Keeping((chosen["subject"],), tuple(map(Use, chosen["uses"])), None, topics=())
    made: dict[str, Any] = {
        "id": f"ruling-case-0007-{len(chosen['subject'])}",
        "case": "CASE-0007",
        "scope": scope_of(keeping, found),
        "verdict": Verdict.CONDITIONS,
        "text": "Yes, for this one purpose. Name the dataset in the Data Register first. "
        "Delete it when the project ends. Tell legal. And never show single records.",
        "grounds": "An invented agreement of 2026, clause 4.",
        "audience": Audience.ALL,
        "by": "U0000LENA0",
        "made_on": "2026-11-01",
        "until": "2027-05-01",
        "question": chosen["question"],
    }
    return Ruling(**{**made, **changes})


def covering(knowledge: Knowledge, subject: str, question: str, use: Use) -> Callable[[str], bool]:
    """Return what tells whether a ruling on a question covers a text, by the rules alone."""
    one = ruling(knowledge, {"subject": subject, "question": question, "uses": [use.value]})
    return lambda text: answers(one, Question(text), knowledge)


def shelved(documents: Mapping[str, Document], path: Path, *rulings: Ruling) -> dict[str, Document]:
    """The documents with rulings, as the shelf has them."""
    for one in rulings:
        FolderShelf(path).put(one)
    read = list(Folder(path).read())
    assert all(isinstance(entry, Document) for entry in read), read
    return {**documents, **{d.id: d for d in read if isinstance(d, Document)}}


def cites(knowledge: Knowledge, one: Ruling, text: str) -> bool:
    """Tell whether the answer to a text quotes a ruling."""
    return any(cited.document == one.id for cited in ask(knowledge, text).citations)
