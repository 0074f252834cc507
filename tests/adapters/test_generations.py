"""Generations on disk: complete or not there, and one pointer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from bot.adapters.generations import Generations
from bot.domain.builds import Contents, Entry, Manifest
from bot.domain.clause_words import Topic
from bot.domain.clauses import Clause
from bot.domain.documents import Document, Kind, Passage, Piece
from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Index

PROJECT = Path(__file__).resolve().parents[2]
PIECES = {0: (Piece(0, 4, "Text"), Piece(5, 9, "of 1")), 1: ()}


class Opened:
    """An Index that is only opened: this suite asks which generation it is."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.generation = contents.manifest.generation


def assemble(contents: Contents, folder: Path) -> Index:
    if (folder / "broken").exists():
        raise IndexUnavailableError("The legs are broken.")
    return cast(Index, Opened(contents))


@pytest.fixture
def generations(tmp_path: Path) -> Generations:
    return Generations(tmp_path / "index", assemble)


def contents(generation: int) -> Contents:
    text = f"Text of {generation}.\n\nMore."
    document = Document("d", "T", Kind.RULING, text, 0, "rulings/d.md")
    passages = (Passage("d", 0, 9, "A > B", text[0:9]), Passage("d", 11, 12, "", text[11:12]))
    return Contents(
        Manifest(generation, "m", "1", "1", {"d": Entry("h", "root", "p")}, 2, 2),
        {"d": document},
        passages,
        {
            "d": (
                Clause("d", 0, 9, Topic.ACADEMIC, text[0:9]),
                Clause("d", 11, 12, Topic.REQUEST, text[11:12]),
            )
        },
    )


def make(generations: Generations) -> int:
    with generations.locked():
        number, _ = generations.begin()
        generations.finish(contents(number), PIECES)
        generations.publish(number)
    return number


def test_round_trip(generations: Generations) -> None:
    """
    What was written is what is opened: texts, passages, marked clauses, manifest.
    """
    number = make(generations)

    opened = cast(Any, generations.current())

    assert contents(number) == opened.contents == generations.contents()
    assert contents(number).manifest == generations.manifest()
    assert generations.pieces(contents(number)) == PIECES


def test_none(generations: Generations) -> None:
    """
    Without an index a question is refused with one sentence, and the rest says so.
    """
    with pytest.raises(IndexUnavailableError, match="run policy-bot reindex"):
        generations.current()
    assert generations.manifest() is None
    assert generations.contents() is None


def test_former(generations: Generations) -> None:
    """
    A document of another generation is found by its digest for as long as that is kept; what is
    damaged is as good as gone.
    """
    for _ in range(3):
        make(generations)
    assert generations.former({"d": "other", "e": "h"}) == {}
    assert generations.former({"d": "h"}) == contents(3).documents
    (generations.folder(3) / "documents.jsonl").unlink()
    assert generations.former({"d": "h"}) == contents(2).documents
    (generations.folder(2) / "manifest.json").write_text("?")

    assert generations.former({"d": "h"}) == {}


def test_same_object(generations: Generations) -> None:
    """
    The open generation stays the same object until the pointer moves, in any process.
    """
    make(generations)
    other = Generations(generations.folder(1).parent, assemble)
    before = other.current()

    assert before is other.current()
    make(generations)
    assert other.current().generation == 2


def test_unpublished(generations: Generations) -> None:
    """
    A generation that was written but not published is not answered from, and is cleared away.
    """
    make(generations)
    number, folder = generations.begin()
    generations.finish(contents(number), PIECES)

    assert generations.current().generation == 1
    assert make(generations) == 3
    assert not folder.exists()


def test_leftovers(generations: Generations) -> None:
    """
    What a crash left is removed, and its number is not used again.
    """
    make(generations)
    _, folder = generations.begin()
    (folder / "documents.jsonl").write_text("half")

    assert make(generations) == 3
    assert generations.kept() == [1, 3]
    assert not folder.exists()


def test_two_are_kept(generations: Generations) -> None:
    """
    The current generation and the one before it are kept, older ones dropped.
    """
    for _ in range(4):
        make(generations)

    assert generations.kept() == [3, 4]


def test_rollback(generations: Generations) -> None:
    """
    Rollback makes the generation before current; there is only one step back.
    """
    make(generations)
    make(generations)

    assert 1 == generations.rollback() == generations.current().generation
    with pytest.raises(IndexUnavailableError, match="no older"):
        generations.rollback()
    assert make(generations) == 3
    assert generations.kept() == [1, 3]


def test_broken_generation(tmp_path: Path) -> None:
    """
    When the new generation cannot be opened the open one goes on answering, until it can be.
    """
    seconds = [100.0]
    generations = Generations(tmp_path / "index", assemble, lambda: seconds[0])
    make(generations)
    open_now = generations.current()
    number = make(Generations(generations.folder(1).parent, assemble))
    broken = generations.folder(number) / "broken"
    broken.touch()

    assert open_now is generations.current()
    seconds[0] += 10.0
    assert open_now is generations.current()
    broken.unlink()
    assert open_now is generations.current()
    seconds[0] += 10.0
    assert generations.current().generation == number
    broken.touch()
    with pytest.raises(IndexUnavailableError, match="broken"):
        Generations(generations.folder(1).parent, assemble).current()


@pytest.mark.parametrize("name", ["manifest.json", "documents.jsonl", "passages.json"])
@pytest.mark.parametrize("damage", ["", "{}", '[["d", 1]]', '{"id": 1}\n', "\xff"])
def test_damage(generations: Generations, name: str, damage: str) -> None:
    """
    A damaged file is one sentence, never half an index.
    """
    make(generations)
    (generations.folder(1) / name).write_text(damage, encoding="latin-1")

    with pytest.raises(IndexUnavailableError, match="cannot be read"):
        generations.current()
    assert generations.contents() is None


@pytest.mark.parametrize("damage", ["", "[]", '{"7": [[0, 1]]}', '{"0": [["a", 1]]}', "\xff"])
def test_unknown_pieces(generations: Generations, damage: str) -> None:
    """
    Pieces that cannot be read are not known, and everything else is as it was.
    """
    number = make(generations)
    (generations.folder(number) / "pieces.json").write_text(damage, encoding="latin-1")

    assert generations.pieces(contents(number)) == {}
    assert contents(number) == generations.contents()


def test_lock(generations: Generations) -> None:
    """
    Two reindexes do not run at once, within a process or in two.
    """
    root = generations.folder(1).parent
    other = (
        "import sys; from pathlib import Path; from bot.adapters.generations import Generations\n"
        "try:\n  with Generations(Path(sys.argv[1]), None).locked(): print('free')\n"
        "except Exception as error: print(error)"
    )
    command = [sys.executable, "-c", other, str(root)]
    with generations.locked():
        with pytest.raises(IndexUnavailableError, match="Another reindex"), generations.locked():
            pass
        said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
        assert "Another reindex" in said.stdout
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert said.stdout == "free\n"


def test_readable_pointer(generations: Generations) -> None:
    """
    The pointer and the manifest can be read by a person.
    """
    make(generations)
    root = generations.folder(1).parent

    assert (root / "current").read_text() == "gen-0001\n"
    assert json.loads((root / "gen-0001" / "manifest.json").read_text())["generation"] == 1


def test_old_generations(generations: Generations) -> None:
    """
    The documents of any generation on disk can be read; none is left when the older are forgotten.
    """
    first, second = make(generations), make(generations)
    assert generations.documents(first) == contents(first).documents
    generations.forget_older()

    assert generations.documents(first) is None
    assert generations.documents(second) == contents(second).documents
    assert generations.kept() == [second]
