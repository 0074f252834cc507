"""Decisions on marked clauses in a file that people can read."""

from pathlib import Path
from threading import Thread

import pytest
import yaml

from bot.adapters.reviews import NAME, YamlReviews
from bot.domain.clauses import read_clauses
from bot.domain.documents import Kind
from bot.domain.errors import KnowledgeError
from bot.domain.reviewing import accept, reject
from tests.builders import document

FIRST, SECOND = read_clauses(
    document(
        "shells",
        Kind.DATASET_LICENCE,
        body="For non-commercial purposes only.\n\nYou must give credit to the keepers – all.\n",
    )
)


def test_no_file(tmp_path: Path) -> None:
    """
    Without a file nobody has decided anything.
    """
    assert list(YamlReviews(tmp_path).decisions()) == []
    assert list(YamlReviews(tmp_path / "none").decisions()) == []


def test_kept(tmp_path: Path) -> None:
    """
    Decisions are kept in plain words, and another pair of eyes reads the same.
    """
    reviews = YamlReviews(tmp_path)
    reviews.decide(accept(FIRST, "Ada Winter", "2026-05-04"))
    reviews.decide(reject(SECOND, "Bo", "2026-05-05", "a greeting"))

    text = (tmp_path / NAME).read_text("utf-8")
    assert "by: Ada Winter" in text
    assert "keepers – all" in text
    assert text.startswith("# What people decided")
    assert list(reviews.decisions()) == list(YamlReviews(tmp_path).decisions())
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_second_thoughts(tmp_path: Path) -> None:
    """
    A later decision on a clause takes the place of the earlier one.
    """
    reviews = YamlReviews(tmp_path)
    reviews.decide(accept(FIRST, "Ada", "2026-05-04"))
    changed = reject(FIRST, "Ada", "2026-05-06")
    reviews.decide(changed)

    assert list(reviews.decisions()) == [changed]


def test_unchanged(tmp_path: Path) -> None:
    """
    The same object comes back until the file changes, by whomever.
    """
    one, other = YamlReviews(tmp_path), YamlReviews(tmp_path)
    one.decide(accept(FIRST, "Ada", "2026-05-04"))
    before = other.decisions()

    assert other.decisions() is before
    one.decide(accept(SECOND, "Ada", "2026-05-04"))
    assert other.decisions() is not before
    assert len(other.decisions()) == 2
    (tmp_path / NAME).unlink()
    assert list(other.decisions()) == []


def test_two_at_once(tmp_path: Path) -> None:
    """
    Two people who decide at the same moment lose nothing.
    """
    threads = [
        Thread(target=YamlReviews(tmp_path).decide, args=(accept(clause, "Ada", "2026-05-04"),))
        for clause in (FIRST, SECOND)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(YamlReviews(tmp_path).decisions()) == 2


@pytest.mark.parametrize("text", ["- a list", "clauses: [", "clauses: word", "clauses:\n- id: x\n"])
def test_damaged(tmp_path: Path, text: str) -> None:
    """
    A file that is none of ours is refused with one sentence, and nothing is written over it.
    """
    (tmp_path / NAME).write_text(text, "utf-8")

    with pytest.raises(KnowledgeError):
        YamlReviews(tmp_path).decisions()
    with pytest.raises(KnowledgeError):
        YamlReviews(tmp_path).decide(accept(FIRST, "Ada", "2026-05-04"))
    assert (tmp_path / NAME).read_text("utf-8") == text


def test_empty(tmp_path: Path) -> None:
    """
    An empty file holds no decision.
    """
    (tmp_path / NAME).write_text("# nothing yet\n", "utf-8")

    assert list(YamlReviews(tmp_path).decisions()) == []


def test_nowhere_to_write(tmp_path: Path) -> None:
    """
    A root that is not there, or a file that cannot be read, is told in one sentence.
    """
    with pytest.raises(KnowledgeError, match="cannot be written"):
        YamlReviews(tmp_path / "none").decide(accept(FIRST, "Ada", "2026-05-04"))
    (tmp_path / NAME).mkdir()
    with pytest.raises(KnowledgeError, match="cannot be read"):
        YamlReviews(tmp_path).decisions()
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        YamlReviews(tmp_path / "file").decisions()


def test_by_hand(tmp_path: Path) -> None:
    """
    What a person wrote by hand can only restrict.
    """
    YamlReviews(tmp_path).decide(accept(FIRST, "Ada", "2026-05-04"))
    table = yaml.safe_load((tmp_path / NAME).read_text("utf-8"))
    table["clauses"][0]["effect"] = "permits"
    (tmp_path / NAME).write_text(yaml.safe_dump(table), "utf-8")

    with pytest.raises(KnowledgeError, match="can only forbid"):
        YamlReviews(tmp_path).decisions()
