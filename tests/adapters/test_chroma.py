"""Vectors in the real Chroma: embedded in a folder, and on a server."""

import gc
import random
import shutil
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.chroma import ChromaLeg, ChromaStore
from bot.adapters.chroma.pieces import Pieces
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Vector
from tests.chroma_server import ChromaServer

FACTS = {"embedder": "m", "splitter": "1"}


def unit(*numbers: float) -> Vector:
    length = sum(number * number for number in numbers) ** 0.5
    return array("f", [number / length for number in numbers])


VECTORS = [(1, unit(1, 0, 0)), (1, unit(1, 1, 0)), (2, unit(0, 1, 0)), (5, unit(0, 1, 4))]


@pytest.fixture(params=["embedded", "server"])
def store(request: pytest.FixtureRequest) -> ChromaStore:
    if request.param == "embedded":
        return ChromaStore()
    return ChromaStore(request.getfixturevalue("chroma").url)


@pytest.fixture
def folder(store: ChromaStore, tmp_path: Path) -> Path:
    place = tmp_path / "index" / "gen-0001"
    place.mkdir(parents=True)
    store.build(place, Audience.ALL, VECTORS, FACTS)
    store.build(place, Audience.LEGAL, [(7, unit(0, 0, 1))], FACTS)
    return place


@pytest.fixture
def leg(store: ChromaStore, folder: Path) -> ChromaLeg:
    return store.open(folder, FACTS)[Audience.ALL]


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


def test_audiences_are_apart(store: ChromaStore, folder: Path) -> None:
    """
    What only legal may see is in a collection of its own.
    """
    found = store.open(folder, FACTS)

    assert list(found[Audience.LEGAL].best(unit(0, 0, 1), 10)) == [7]
    assert 7 not in found[Audience.ALL].best(unit(0, 0, 1), 10)


def test_empty(store: ChromaStore, tmp_path: Path) -> None:
    """
    An audience without documents has an empty collection that finds nothing.
    """
    for audience in Audience:
        store.build(tmp_path, audience, [], FACTS)

    leg = store.open(tmp_path, FACTS)[Audience.LEGAL]

    assert {} == leg.best(unit(1, 0, 0), 5) == leg.of(unit(1, 0, 0), [1])


def test_many(store: ChromaStore, tmp_path: Path) -> None:
    """
    More vectors than Chroma takes at once are all stored, and the nearest is found.
    """
    generator = random.Random(1)
    vectors = [(n // 3, unit(*(generator.gauss(0, 1) for _ in range(16)))) for n in range(7000)]
    store.build(tmp_path, Audience.ALL, vectors, FACTS)
    store.build(tmp_path, Audience.LEGAL, [], FACTS)

    leg = store.open(tmp_path, FACTS)[Audience.ALL]

    assert leg.pieces == 7000
    for number, vector in vectors[::500]:
        assert pytest.approx(1.0, abs=1e-5) == leg.best(vector, 5)[number]


def test_other_embedder(store: ChromaStore, folder: Path) -> None:
    """
    Vectors that were made with another model are refused.
    """
    with pytest.raises(IndexUnavailableError, match="another embedder"):
        store.open(folder, {**FACTS, "embedder": "other"})


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


CHANGED = {
    Audience.ALL: [(0, unit(1, 0, 0)), (1, unit(0, 1, 0)), (4, unit(3, 1, 4))],
    Audience.LEGAL: [(9, unit(0, 0, 1))],
}


def test_renewed(folder: Path, store: ChromaStore) -> None:
    """
    A copy of a generation with what differs is as good as a new one; the old one stays.

    On a server nothing can be copied.
    """
    new = folder.with_name("gen-0002")
    new.mkdir()
    if not store.renew(folder, new, CHANGED, FACTS):
        assert not (folder / "chroma").exists()
        assert not list(new.iterdir())
        return

    leg, legal = store.open(new, FACTS)[Audience.ALL], store.open(new, FACTS)[Audience.LEGAL]
    assert (leg.pieces, legal.pieces) == (3, 1)
    assert leg.best(unit(1, 0, 0), 1) == {0: pytest.approx(1)}
    assert leg.of(unit(0, 1, 0), [0, 1, 2]) == {0: pytest.approx(0), 1: pytest.approx(1)}
    assert legal.best(unit(0, 0, 1), 5) == {9: pytest.approx(1)}
    old = store.open(folder, FACTS)[Audience.ALL]
    assert old.best(unit(1, 0.1, 0), 2) == {1: pytest.approx(0.995, abs=1e-3)}


def test_not_renewed(tmp_path: Path) -> None:
    """
    Of other facts, damaged files or a worn collection nothing is copied and nothing is left.
    """
    store = ChromaStore()
    old, new = tmp_path / "gen-0001", tmp_path / "gen-0002"
    old.mkdir()
    new.mkdir()
    assert not store.renew(old, new, CHANGED, FACTS)
    many = [(n, unit(n, 1, 0)) for n in range(300)]
    for audience in Audience:
        store.build(old, audience, many, FACTS)
    assert not store.renew(old, new, CHANGED, FACTS)
    same = dict.fromkeys(Audience, many)
    assert not store.renew(old, new, same, {**FACTS, "embedder": "other"})
    (old / "chroma" / "chroma.sqlite3").write_bytes(b"no database")
    assert not store.renew(old, new, same, FACTS)

    assert not (new / "chroma").exists()
    for audience, rows in CHANGED.items():
        store.build(new, audience, rows, FACTS)
    assert store.open(new, FACTS)[Audience.ALL].pieces == 3


def test_of_before(tmp_path: Path) -> None:
    """
    A generation that an earlier program built, which counted vectors, can still be asked.
    """
    (tmp_path / "pieces-all.json").write_text("[[3, 2], [5, 1]]")

    assert Pieces.load(tmp_path, Audience.ALL).numbers == {"3-0": 3, "3-1": 3, "5-0": 5}


def test_rows_of_before(store: ChromaStore, folder: Path) -> None:
    """
    The rows of a generation that an earlier program built come out of its collection.
    """
    asked = unit(1, 2, 3), [0, 1, 2, 5, 9]
    told = store.open(folder, FACTS)[Audience.ALL].of(*asked)
    for file in folder.glob("vectors-*.f32"):
        file.unlink()

    found = store.open(folder, FACTS)[Audience.ALL].of(*asked)

    assert found == pytest.approx(told, abs=1e-6)
    assert list(found) == [1, 2, 5]


def test_rows_that_are_damaged(store: ChromaStore, folder: Path) -> None:
    """
    A file of rows that has lost some is refused with one sentence.
    """
    file = folder / "vectors-all.f32"
    file.write_bytes(file.read_bytes()[:-12])

    with pytest.raises(IndexUnavailableError, match="run policy-bot reindex --full"):
        store.open(folder, FACTS)


def test_generations_on_a_server(chroma: ChromaServer, tmp_path: Path) -> None:
    """
    Generations whose folder is gone are dropped from the server; those of others stay.
    """
    store = ChromaStore(chroma.url)

    def build(index: str, number: int) -> Path:
        folder = tmp_path / index / f"gen-{number:04d}"
        folder.mkdir(parents=True)
        for audience in Audience:
            store.build(folder, audience, VECTORS, FACTS)
        return folder

    others = build("other", 1)
    first, second = build("mine", 1), build("mine", 2)
    shutil.rmtree(first)
    third = build("mine", 3)
    first.mkdir()
    (first / "pieces-all.json").write_text("[]")

    for folder in (others, second, third):
        assert store.open(folder, FACTS)[Audience.ALL].pieces == 4
    with pytest.raises(IndexUnavailableError, match="run policy-bot reindex --full"):
        store.open(first, FACTS)


def test_dropped(chroma: ChromaServer, tmp_path: Path) -> None:
    """
    What an installation has on a server can be taken off; that of others stays.
    """
    store, places = ChromaStore(chroma.url), [tmp_path / "mine" / "gen-1", tmp_path / "other" / "1"]
    for folder in places:
        folder.mkdir(parents=True)
        for audience in Audience:
            store.build(folder, audience, VECTORS, FACTS)

    store.drop(tmp_path / "mine")

    assert store.open(places[1], FACTS)[Audience.ALL].pieces == 4
    with pytest.raises(IndexUnavailableError):
        store.open(places[0], FACTS)


def test_whatever_the_folder_is_called(chroma: ChromaServer, tmp_path: Path) -> None:
    """
    Several machines that have the same folder under other names find the same vectors.
    """
    folder = tmp_path / "here" / "gen-0001"
    folder.mkdir(parents=True)
    for audience in Audience:
        ChromaStore(chroma.url).build(folder, audience, VECTORS, FACTS)
    (tmp_path / "there").symlink_to(tmp_path / "here")
    copy = shutil.copytree(tmp_path / "here", tmp_path / "mounted elsewhere")

    assert ChromaStore(chroma.url).open(copy / "gen-0001", FACTS)[Audience.ALL].pieces == 4


def test_server_that_stops(tmp_path: Path) -> None:
    """
    While the server is away there is a sentence and no answer; when it is back, all is well.
    """
    server = ChromaServer(tmp_path / "chroma")
    server.start()
    folder = tmp_path / "index" / "gen-0001"
    folder.mkdir(parents=True)
    store = ChromaStore(server.url)
    for audience in Audience:
        store.build(folder, audience, VECTORS, FACTS)
    leg = store.open(folder, FACTS)[Audience.ALL]
    server.stop()
    sentence = "cannot be reached just now; please try again in a minute"
    with pytest.raises(IndexUnavailableError, match=sentence):
        leg.best(unit(1, 0, 0), 2)
    with pytest.raises(IndexUnavailableError, match=r"does not answer .*; start it, or correct"):
        store.open(folder, FACTS)
    server.start()

    assert list(leg.best(unit(1, 0.1, 0), 2)) == [1]
    server.stop()
