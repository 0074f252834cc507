"""Questions in many words, over the project's own knowledge: what is understood, and how safely."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.adapters.tables import YamlTables
from bot.domain.answers import Question, Turn, Verdict
from bot.domain.assessment import assess
from bot.domain.documents import Audience, Document
from bot.domain.framing import frame
from bot.domain.knowledge import Knowledge, build_knowledge
from tests.shared import KNOWLEDGE

TABLE = Path(__file__).parent / "questions" / "phrasings.txt"
LINE = re.compile(r"(?P<verdict>[a-z_ ]+) \| (?P<before>(?:\[[^\]]+\] )*)(?P<text>.+)")
BEFORE = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Phrasing:
    """A question, perhaps with those before it, and what its answer has to be."""

    verdict: str
    text: str
    before: tuple[str, ...]


def phrasings() -> list[Phrasing]:
    """The lines of the table: "verdict | [first question] [question before] question".

    "data" stands for any verdict but out of scope.
    """
    found: list[Phrasing] = []
    for line in TABLE.read_text("utf-8").splitlines():
        match = LINE.fullmatch(line)
        if match:
            before = tuple(BEFORE.findall(match["before"]))
            found.append(Phrasing(match["verdict"], match["text"], before))
    return found


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """What the rules may use for an ordinary employee where no corpus is at hand."""
    tables = YamlTables([KNOWLEDGE])
    held = {d.id: d for d in Folder(KNOWLEDGE).read() if isinstance(d, Document)}
    return build_knowledge(held, Audience.ALL, tables.licences(), tables.vocabulary())


@pytest.mark.parametrize("asked", phrasings(), ids=lambda asked: asked.text)
def test_phrasings(asked: Phrasing, knowledge: Knowledge) -> None:
    """
    Whatever words somebody chooses, the verdict is that of the meaning, and never looser.
    """
    prior = Turn("\n".join(asked.before)) if asked.before else None
    question = Question(asked.text, prior=prior)
    verdict = assess(frame(question, knowledge.registry, knowledge.vocabulary), knowledge).verdict

    if asked.verdict == "not permitted":
        assert not verdict.permits
    elif asked.verdict == "data":
        assert verdict is not Verdict.OUT_OF_SCOPE
    else:
        assert asked.verdict == verdict.value


def test_the_table_is_read() -> None:
    """
    Each line of the table is a phrasing or a remark.
    """
    lines = TABLE.read_text("utf-8").splitlines()

    assert len(phrasings()) == sum(bool(line) and not line.startswith("#") for line in lines) > 100
