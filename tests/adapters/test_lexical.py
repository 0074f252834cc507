"""Words: whole passages, found by what they say, by readers who may see them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.lexical import BM25, BM25Store, tokens
from bot.domain.documents import Audience

TEXTS = {
    2: "You may not scrape or crawl the service.",
    3: "HD-VG-130M is for academic use only.",
    7: "HD-VILA-100M is licensed by Microsoft for computational use.",
    9: "The recordings are under CC BY 4.0; credit the university.",
}


@pytest.fixture
def index(tmp_path: Path) -> BM25:
    BM25Store().build(tmp_path, Audience.ALL, TEXTS)
    return BM25Store().open(tmp_path)[Audience.ALL]


def top(index: BM25, query: str) -> int:
    found = index.best(query, 3)
    return max(found, key=lambda number: found[number])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("Is scraping OK?", 2),
        ("SCRAPES", 2),
        ("can we use HD-VG-130M", 3),
        ("hd-vila-100m", 7),
        ("cc by 4.0 recording", 9),
    ],
)
def test_found(index: BM25, query: str, number: int) -> None:
    """
    A passage is found by its words in any form or case, and by exact names.
    """
    assert number == top(index, query)


def test_share(index: BM25) -> None:
    """
    Scores are shares of the best possible: between 0 and 1, the same from both calls.
    """
    found = index.best("scrape recordings academic", 10)

    assert {2, 3, 9} == set(found)
    assert all(0 < share <= 1 for share in found.values())
    assert found == dict(index.of("scrape recordings academic", [2, 3, 9]).items())


def test_unseen_words_count(index: BM25) -> None:
    """
    A word that no passage has makes the share smaller, so that shares compare between questions.
    """
    plain, padded = index.best("scrape", 1)[2], index.best("scrape lentil soup recipes", 1)[2]

    assert padded < plain / 2


def test_of(index: BM25) -> None:
    """
    Passages that are not here have no share; those without the words have none of it.
    """
    assert index.of("scrape", [1, 7, 8, 100]) == {7: 0.0}


@pytest.mark.parametrize("query", ["", "the of and", "zzz", "???"])
def test_nothing(index: BM25, query: str) -> None:
    """
    A query without a known word finds nothing.
    """
    assert {} == index.best(query, 5) == index.of(query, [2])


def test_empty(tmp_path: Path) -> None:
    """
    An index without passages finds nothing, and is there.
    """
    BM25Store().build(tmp_path, Audience.ALL, {})

    index = BM25Store().open(tmp_path)[Audience.ALL]

    assert {} == index.best("scrape", 5) == index.of("scrape", [2])


def test_readers_are_apart(tmp_path: Path) -> None:
    """
    Each kind of reader has an index of its own, with files of its own.
    """
    BM25Store().build(tmp_path, Audience.ALL, {1: "public"})
    BM25Store().build(tmp_path, Audience.LEGAL, {1: "public", 2: "heron"})

    found = BM25Store().open(tmp_path)

    assert found[Audience.ALL].best("heron", 5) == {}
    assert list(found[Audience.LEGAL].best("heron", 5)) == [2]
    files = (tmp_path / "lexical" / "all").iterdir()
    assert all(b"heron" not in file.read_bytes() for file in files)


def test_threads(index: BM25) -> None:
    """
    Many threads may ask at once.
    """
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: index.best("scraping recordings", 5), range(200)))

    assert all(found[0] == other for other in found)


def test_tokens() -> None:
    """
    A word counts as it stands and by its stem, a compound also as a whole; stop words do not.
    """
    assert list(tokens("the Licensing")) == ["=licensing", "licens"]
    assert list(tokens("CC\u2011BY")) == ["=cc-by", "=cc", "cc"]
