"""Every subject of the real documents is found by its name, whatever likeness says."""

from collections.abc import Mapping, Sequence

import pytest

from bot.adapters.folder import Folder
from bot.adapters.tables import YamlTables
from bot.domain.answers import Question
from bot.domain.builds import Contents, Manifest
from bot.domain.documents import Audience, Document
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.splitting import passages
from bot.ports.index import Index, Vector
from bot.services.answering import AnsweringService
from bot.services.search import FusedIndex
from tests.fakes import HashingEmbedder
from tests.shared import KNOWLEDGE, SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.no_cover]


class Flat:
    """A leg to which nothing is alike: it finds nothing by itself, and knows what it holds."""

    def __init__(self, held: set[int]) -> None:
        self._held = held

    @property
    def pieces(self) -> int:
        return len(self._held)

    def best(self, query: Vector | str, limit: int) -> Mapping[int, float]:
        return {}

    def of(self, query: Vector | str, wanted: Sequence[int]) -> Mapping[int, float]:
        return dict.fromkeys((n for n in wanted if n in self._held), 0.0)


class Shelf:
    """One generation of the real documents, held in memory."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        cut = tuple(p for document in documents.values() for p in passages(document))
        held = {
            number
            for number, passage in enumerate(cut)
            if documents[passage.document].in_force
            and documents[passage.document].audience is Audience.ALL
        }
        contents = Contents(Manifest(1, "", "", "", {}, len(cut), len(held)), documents, cut)
        leg = {Audience.ALL: Flat(held)}
        self._index = FusedIndex(contents, leg, leg, HashingEmbedder())

    def current(self) -> Index:
        return self._index


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


def test_a_named_subject_is_among_the_first_five(
    documents: Mapping[str, Document], knowledge: Knowledge
) -> None:
    """
    A question that names a subject has a document of that subject in its first five hits.
    """
    service = AnsweringService(Shelf(documents), YamlTables([KNOWLEDGE]))
    held = [s for s in knowledge.registry.subjects if set(s.texts) & set(knowledge.documents)]

    missed: list[str] = []
    for subject in held:
        question = f"May we train our commercial model on {subject.name}?"
        hits = service.search(Question(question), 5)
        for named in knowledge.registry.mentions(question).subjects:
            wanted = set(named.texts) & set(knowledge.documents)
            if wanted and not wanted & {hit.passage.document for hit in hits}:
                missed.append(f"{named.name} in: {question}")

    assert len(held) > 400
    assert missed == []
