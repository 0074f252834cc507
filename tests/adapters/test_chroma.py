"""Vectors in the real Chroma, embedded in a folder."""

import gc
import random
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.chroma import ChromaLeg, ChromaStore
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError
from bot.ports import Vector

FACTS = {"embedder": "m", "splitter": "1"}


def unit(*numbers: float) -> Vector:
    length = sum(number * number for number in numbers) ** 0.5
    return array("f", [number / length for number in numbers])


VECTORS = [(1, unit(1, 0, 0)), (1, unit(1, 1, 0)), (2, unit(0, 1, 0)), (5, unit(0, 1, 4))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "gen-0001"
    place.mkdir()
    ChromaStore().build(place, Audience.ALL, VECTORS, FACTS)
    ChromaStore().build(place, Audience.LEGAL, [(7, unit(0, 0, 1))], FACTS)
    return place


@pytest.fixture
def leg(folder: Path) -> ChromaLeg:
    return ChromaStore().open(folder, FACTS)[Audience.ALL]


def test_best(leg: ChromaLeg) -> None:
    """
    A passage scores by the cosine of its best piece.
    """
    assert leg.best(unit(1, 0.1, 0), 2) == {1: pytest.approx(0.995, abs=1e-3)}
    assert leg.pieces == 4


def test_of(leg: ChromaLeg) -> None:
    """
    Any passage can be asked for; one that is not here is left out.
    """
    found = leg.of(unit(0, 1, 0), [1, 2, 3, 7])

    assert {1: pytest.approx(0.5**0.5, abs=1e-6), 2: pytest.approx(1.0)} == found


def test_audiences_are_apart(folder: Path) -> None:
    """
    What only legal may see is in a collection of its own.
    """
    found = ChromaStore().open(folder, FACTS)

    assert list(found[Audience.LEGAL].best(unit(0, 0, 1), 10)) == [7]
    assert 7 not in found[Audience.ALL].best(unit(0, 0, 1), 10)


def test_empty(tmp_path: Path) -> None:
    """
    An audience without documents has an empty collection that finds nothing.
    """
    for audience in Audience:
        ChromaStore().build(tmp_path, audience, [], FACTS)

    leg = ChromaStore().open(tmp_path, FACTS)[Audience.LEGAL]

    assert {} == leg.best(unit(1, 0, 0), 5) == leg.of(unit(1, 0, 0), [1])


def test_many(tmp_path: Path) -> None:
    """
    More vectors than Chroma takes at once are all stored, and the nearest is found.
    """
    generator = random.Random(1)
    vectors = [(n // 3, unit(*(generator.gauss(0, 1) for _ in range(16)))) for n in range(7000)]
    ChromaStore().build(tmp_path, Audience.ALL, vectors, FACTS)
    ChromaStore().build(tmp_path, Audience.LEGAL, [], FACTS)

    leg = ChromaStore().open(tmp_path, FACTS)[Audience.ALL]

    assert leg.pieces == 7000
    for number, vector in vectors[::500]:
        assert pytest.approx(1.0, abs=1e-5) == leg.best(vector, 5)[number]


def test_other_embedder(folder: Path) -> None:
    """
    Vectors that were made with another model are refused.
    """
    with pytest.raises(IndexUnavailableError, match="another embedder"):
        ChromaStore().open(folder, {**FACTS, "embedder": "other"})


def test_missing(tmp_path: Path) -> None:
    """
    A folder without vectors, or with damaged ones, is refused with one sentence.
    """
    with pytest.raises(IndexUnavailableError, match="no vectors"):
        ChromaStore().open(tmp_path, FACTS)
    (tmp_path / "chroma").mkdir()
    with pytest.raises(IndexUnavailableError, match="cannot be opened"):
        ChromaStore().open(tmp_path, FACTS)


def test_threads(leg: ChromaLeg) -> None:
    """
    Many threads may ask at once, and a leg outlives others on the same folder.
    """
    gc.collect()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: leg.best(unit(1, 1, 1), 4), range(100)))

    assert all(found[0] == other for other in found)
