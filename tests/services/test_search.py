"""Searching over the real legs: what is found, in which order, and by whom."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Index, Vector
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder

FILES = {
    "internal-policies/video.md": "# Video\n\n## Rule\nVideo must not be downloaded.\n\n"
    "## Copies\nExisting copies are frozen.",
    "internal-policies/draft.md": "---\nstatus: draft\n---\nPodcasts may be downloaded.",
    "internal-policies/secret.md": "---\naudience: legal-only\n---\nThe code name is Heron.",
    "dataset-licences/hd-vg.md": "HD-VG-130M may be used for academic research only.",
    "dataset-licences/hd-vila.md": "HD-VILA-100M may be used for computational research only.",
    "platform-terms-history/old.md": "Zebras may be scraped.",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("search")
    for path, text in FILES.items():
        file = place / "knowledge" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return place


@pytest.fixture(scope="module")
def index(root: Path) -> Index:
    dense, lexical, embedder = ChromaStore(), BM25Store(), HashingEmbedder()
    store = Generations(root / "index", Assembler(dense, lexical, embedder))
    cache = SqliteVectorCache(root / "vectors.sqlite")
    Reindexing(store, dense, lexical, embedder, cache, stopwatch=monotonic).run(
        {"knowledge": Folder(root / "knowledge")}
    )
    return store.current()


def names(index: Index, query: str, audience: Audience, *first: str) -> list[str]:
    return [hit.passage.document for hit in index.search(query, audience, 10, first)]


def test_best_first(index: Index) -> None:
    """
    The passage that answers comes first, with its heading, and scores fall.
    """
    hits = index.search("may video be downloaded", Audience.ALL, 3)

    assert (hits[0].passage.document, hits[0].passage.heading) == ("video", "Rule")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == 3


def test_exact_name(index: Index) -> None:
    """
    The exact name of a dataset wins over a likeness of names.
    """
    assert names(index, "HD-VG-130M research", Audience.ALL)[0] == "hd-vg"
    assert names(index, "HD-VILA-100M research", Audience.ALL)[0] == "hd-vila"


def test_named_documents_first(index: Index) -> None:
    """
    Documents that the question names stand before all others, whatever the scores.
    """
    found = names(index, "HD-VG-130M research", Audience.ALL, "video")

    assert found[:3] == ["video", "video", "hd-vg"]


def test_legal_only(index: Index) -> None:
    """
    What only legal may see is found by legal, and by nobody else, even when it is named.
    """
    assert names(index, "code name Heron", Audience.LEGAL)[0] == "secret"
    assert "secret" not in names(index, "code name Heron", Audience.ALL, "secret")


def test_legal_sees_all(index: Index) -> None:
    """
    Legal finds what everybody finds.
    """
    assert names(index, "may video be downloaded", Audience.LEGAL)[0] == "video"


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", ["draft", "old"])
def test_not_in_force(index: Index, audience: Audience, name: str) -> None:
    """
    Drafts and historical texts are in the list of documents and never found.
    """
    query = "podcasts zebras may be downloaded scraped"

    assert name in index.documents
    assert index.passages(name)
    assert name not in names(index, query, audience, name)


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_empty_query(index: Index, query: str) -> None:
    """
    An empty question finds nothing.
    """
    assert index.search(query, Audience.ALL, 5) == []


def test_odd_queries(index: Index) -> None:
    """
    A question in another script, of signs, or of great length is no error.
    """
    for query in ("可以抓取吗", "???", "video " * 20_000, "\ufeff\u202e"):
        assert len(index.search(query, Audience.ALL, 5)) <= 5


def test_limit(index: Index) -> None:
    """
    No more passages than asked for; none for a limit of nought.
    """
    assert len(index.search("video", Audience.ALL, 1)) == 1
    assert index.search("video", Audience.ALL, 0) == []


def test_passages(index: Index) -> None:
    """
    The passages of a document come in their order; an unknown document has none.
    """
    document = index.documents["video"]

    assert [p.heading.split(" > ")[-1] for p in index.passages("video")] == ["Rule", "Copies"]
    assert all(document.text[p.start : p.end] == p.text for p in index.passages("video"))
    assert index.passages("unknown") == []


def test_other_embedder(root: Path, index: Index) -> None:
    """
    An index that was built with another embedder is refused, not searched with wrong vectors.
    """
    other = Assembler(ChromaStore(), BM25Store(), HashingEmbedder("hashing:2"))

    with pytest.raises(IndexUnavailableError, match="EMBEDDINGS"):
        Generations(root / "index", other).current()


class Away(HashingEmbedder):
    """An embedder that goes away."""

    away = False

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        if self.away:
            raise ConnectionError("words of the question")
        return super().embed(texts)


def test_what_it_needs_is_away(root: Path, index: Index) -> None:
    """
    A search whose vectors cannot be had says that the index is unavailable, without the words.
    """
    embedder = Away()
    store = Generations(root / "index", Assembler(ChromaStore(), BM25Store(), embedder))
    found = store.current()
    embedder.away = True

    with pytest.raises(IndexUnavailableError, match=r"searched just now \(ConnectionError\)"):
        found.search("may video be downloaded", Audience.ALL, 3)
    begun = found.begin("may video be downloaded")
    with pytest.raises(IndexUnavailableError, match=r"searched just now \(ConnectionError\)"):
        begun(Audience.ALL, 3)


class Waiting(HashingEmbedder):
    """An embedder that is done when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = Event()
        self.let.set()

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        assert self.let.wait(20)
        return super().embed(texts)


def test_begun(root: Path, index: Index) -> None:
    """
    A search that is begun keeps nobody waiting before its hits are wanted; they are the same.
    """
    embedder = Waiting()
    store = Generations(root / "index", Assembler(ChromaStore(), BM25Store(), embedder))
    found = store.current()
    embedder.let.clear()
    begun = found.begin("may video be downloaded")
    embedder.let.set()

    assert begun(Audience.ALL, 3, ["hd-vg"]) == index.search(
        "may video be downloaded", Audience.ALL, 3, ["hd-vg"]
    )
