"""Marked clauses before people, from the index to the answer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.reviews import NAME, YamlReviews
from bot.domain.answers import Answer, Question, Verdict
from bot.domain.builds import Contents, Manifest
from bot.domain.documents import Effect, Kind, Use
from bot.domain.errors import IndexUnavailableError, KnowledgeError, UsageError
from bot.services.answering import AnsweringService
from bot.services.reviewing import Reviewing
from tests.adapters.model_world import LeakyShelf, Tables
from tests.builders import document, policy, rule
from tests.domain.test_reviewing import marks

SENTENCE = "The shells may be used for non-commercial purposes only."
SHELLS = document("shells", Kind.DATASET_LICENCE, subject="Shells", body=f"# S\n\n{SENTENCE}\n")
GREY = policy("grey", rule("grey", Effect.FORBIDS, classes=("unclassified",), escalate=True))
(CLAUSE,) = marks(SHELLS)["shells"]


class Shelf(LeakyShelf):
    """An index with one dataset that only its own text describes."""

    def __init__(self) -> None:
        self.documents = {d.id: d for d in (SHELLS, GREY)}
        self.clauses = marks(SHELLS)


class Room:
    """People who review, and the answers that people get meanwhile."""

    def __init__(self, root: Path) -> None:
        self.file = root / NAME
        self.shelf = Shelf()
        reviews = YamlReviews(root)
        day = datetime(2026, 5, 4, tzinfo=UTC)
        self.reviewing = Reviewing(self._contents, reviews, lambda: day)
        self.answering = AnsweringService(self.shelf, Tables(), reviews=reviews)

    def _contents(self) -> Contents:
        manifest = Manifest(1, "m", "1", "1", {}, 0, 0)
        return Contents(manifest, self.shelf.documents, (), self.shelf.clauses)

    def ask(self) -> Answer:
        return self.answering.ask(Question("May we train on Shells?"))

    def quotes(self) -> list[str]:
        return [citation.quote.text for citation in self.ask().citations]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_listed(room: Room) -> None:
    """
    What nobody has read is listed with its text, of all documents or of one.
    """
    assert room.reviewing.waiting().clauses == (CLAUSE,)
    assert room.reviewing.waiting(["shells"]).clauses == (CLAUSE,)
    assert room.reviewing.waiting(["grey"]).clauses == ()
    with pytest.raises(UsageError, match='no document "gulls"'):
        room.reviewing.waiting(["gulls"])


def test_accepted(room: Room) -> None:
    """
    An accepted clause waits no longer; answers go on quoting it, now as read.
    """
    assert "nobody has reviewed: " in room.ask().text
    made = room.reviewing.accept(CLAUSE.id, " Ada Winter ")

    assert (made.by, made.on) == ("Ada Winter", "2026-05-04")
    assert room.reviewing.waiting().clauses == ()
    assert "nobody has reviewed: " not in room.ask().text
    assert SENTENCE in room.quotes()


def test_accepted_otherwise(room: Room) -> None:
    """
    Whoever accepts may say which uses a clause limits, and how.
    """
    made = room.reviewing.accept(CLAUSE.id, "Ada", [Use.REDISTRIBUTE], Effect.UNDECIDED)

    assert (made.uses, made.effect) == (frozenset({Use.REDISTRIBUTE}), Effect.UNDECIDED)
    assert SENTENCE not in room.quotes()


def test_rejected(room: Room) -> None:
    """
    A rejected clause restricts no longer, at once; what nobody classified stays blocked.
    """
    assert SENTENCE in room.quotes()
    room.reviewing.reject(CLAUSE.id, "Ada", "it is about snails")

    assert SENTENCE not in room.quotes()
    assert room.ask().verdict is Verdict.NOT_ALLOWED
    assert room.reviewing.waiting().clauses == ()


def test_nobody(room: Room) -> None:
    """
    A decision without a name, or on a clause that is not there, is refused with one sentence.
    """
    with pytest.raises(UsageError, match="--by NAME"):
        room.reviewing.accept(CLAUSE.id, " ")
    with pytest.raises(UsageError, match='has the id "123"'):
        room.reviewing.reject("123", "Ada")
    assert not room.file.exists()


def test_stale(room: Room) -> None:
    """
    A decision whose clause is gone is named, and the new words restrict by themselves.
    """
    room.reviewing.reject(CLAUSE.id, "Ada")
    words = "Use of the shells is for academic research only."
    changed = document("shells", Kind.DATASET_LICENCE, subject="Shells", body=f"# S\n\n{words}\n")
    room.shelf.documents = {**room.shelf.documents, "shells": changed}
    room.shelf.clauses = marks(changed)

    waiting = room.reviewing.waiting()
    assert [decision.by for decision in waiting.stale] == ["Ada"]
    assert [clause.text for clause in waiting.clauses] == [words]
    assert room.reviewing.waiting(["grey"]).stale == ()


def test_no_index(tmp_path: Path) -> None:
    """
    Without an index there is nothing to review, and that is said.
    """
    reviewing = Reviewing(lambda: None, YamlReviews(tmp_path), lambda: datetime.now(UTC))

    with pytest.raises(IndexUnavailableError, match="run policy-bot reindex"):
        reviewing.waiting()


def test_damaged_file(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    """
    While the file of decisions is damaged, those read before count; without any nobody is answered.
    """
    room.reviewing.reject(CLAUSE.id, "Ada")
    before = room.ask()
    room.file.write_text("clauses: [", "utf-8")

    assert room.ask().text == before.text
    assert "go on counting" in caplog.text
    with pytest.raises(KnowledgeError, match="cannot be read"):
        Room(room.file.parent).ask()
