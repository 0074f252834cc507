"""What every embedder promises: the real one, and the fake that other tests use."""

import hashlib
import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from bot.adapters import minilm
from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.minilm import MiniLM
from bot.adapters.models import LangChainEmbedder, embedding_model
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError, SettingsError
from bot.ports.index import Embedder
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from tests.adapters.scripted_model import ScriptedModel
from tests.fakes import HashingEmbedder

NAME = "openai:vectors"

TEXTS = [
    "You may not scrape videos",
    "Scraping videos is not allowed",
    "Bake bread at noon",
    "",
    "a",
]


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedModel]:
    with ScriptedModel().running() as running:
        yield running


@pytest.fixture(scope="module", params=["local", "hashing", "openai"])
def embedder(request: pytest.FixtureRequest, server: ScriptedModel) -> Embedder:
    if request.param == "openai":
        made = embedding_model(NAME, server.url)
        return LangChainEmbedder(made, NAME, server.url)
    return MiniLM() if request.param == "local" else HashingEmbedder()


def cosine(a: object, b: object) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))  # type: ignore[call-overload]


def test_length_one(embedder: Embedder) -> None:
    """
    Every text has a vector of length one, the empty text too.
    """
    for vector in embedder.embed(TEXTS):
        assert math.isclose(1.0, cosine(vector, vector), abs_tol=1e-5)


def test_order(embedder: Embedder) -> None:
    """
    Vectors come in the order of the texts, and do not depend on what is embedded with them.
    """
    together = [list(vector) for vector in embedder.embed(TEXTS * 3)]
    alone = [list(next(iter(embedder.embed([text])))) for text in TEXTS]

    assert alone * 3 == together


def test_likeness(embedder: Embedder) -> None:
    """
    Texts that say the same are more alike than texts that do not.
    """
    one, same, other = list(embedder.embed(TEXTS[:3]))

    assert cosine(one, same) > cosine(one, other) + 0.1


def test_nothing(embedder: Embedder) -> None:
    """
    No texts, no vectors.
    """
    assert list(embedder.embed([])) == []


def test_threads(embedder: Embedder) -> None:
    """
    Many threads may share an embedder.
    """
    expected = [list(vector) for vector in embedder.embed(TEXTS)]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: list(next(iter(embedder.embed([text])))), TEXTS * 5))

    assert expected * 5 == found


def test_model_is_named(embedder: Embedder) -> None:
    """
    The model has a name, known before anything is loaded.
    """
    assert embedder.model


class Odd(Embeddings):
    """A provider that gives what it is told to."""

    def __init__(self, vectors: list[list[float]]) -> None:
        self.vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.vectors

    def embed_query(self, text: str) -> list[float]:
        return self.vectors[0]


@pytest.mark.parametrize(
    ("vectors", "fault"),
    [
        ([], "number of vectors"),
        ([[]], "direction"),
        ([[0.0, 0.0]], "direction"),
        ([[float("nan"), 1.0]], "direction"),
    ],
)
def test_odd_vectors(vectors: list[list[float]], fault: str) -> None:
    """
    What no index can be built of is refused with one sentence.
    """
    with pytest.raises(IndexUnavailableError, match=f"{fault}.*check EMBEDDINGS"):
        list(LangChainEmbedder(Odd(vectors), NAME).embed(["x"]))


def test_no_server() -> None:
    """
    A server that is not there is one sentence, without what was asked.
    """
    url = "http://127.0.0.1:9/v1"
    made = embedding_model(NAME, url)

    with pytest.raises(IndexUnavailableError, match="cannot be had") as failed:
        list(LangChainEmbedder(made, NAME, url).embed(["a secret question"]))
    assert "secret" not in str(failed.value)


def test_another_embedder(tmp_path: Path, server: ScriptedModel) -> None:
    """
    An index that was built with other embeddings is refused with one sentence, and a reindex with
    those of the setting makes it answer again.
    """
    (tmp_path / "root" / "notes").mkdir(parents=True)
    (tmp_path / "root" / "notes" / "one.md").write_text("Pears may not be used for training.")
    cache = SqliteVectorCache(tmp_path / "vectors.sqlite")
    remote = LangChainEmbedder(embedding_model(NAME, server.url), NAME, server.url)

    def house(embedder: Embedder) -> tuple[Generations, Reindexing]:
        dense, lexical = ChromaStore(), BM25Store()
        store = Generations(tmp_path / "index", Assembler(dense, lexical, embedder))
        return store, Reindexing(store, dense, lexical, embedder, cache, stopwatch=time.monotonic)

    sources = {"root": Folder(tmp_path / "root")}
    house(HashingEmbedder())[1].run(sources)
    store, building = house(remote)
    with pytest.raises(IndexUnavailableError) as refused:
        store.current()
    assert str(refused.value) == (
        "The index was built with the embedder hashing:1, but the setting says "
        f"{NAME}@{server.url}; run policy-bot reindex, or set EMBEDDINGS back."
    )

    assert building.run(sources).built
    (hit,) = store.current().search("pears", Audience.ALL, 1)
    assert hit.passage.document == "one"


def test_long_text() -> None:
    """
    A text of many thousand words is cut, not refused.
    """
    assert len(next(MiniLM().embed(["word " * 20_000]))) == 384


@pytest.mark.parametrize(
    ("package", "fault"), [("no_such_package", "missing"), ("other_weights", "another")]
)
def test_wrong_file(
    package: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A weights file that is missing, or is another one, is refused with one sentence.
    """
    (tmp_path / "other_weights").mkdir()
    (tmp_path / "other_weights" / "model.onnx").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(tmp_path)
    _, sha256 = minilm._WEIGHTS  # pyright: ignore[reportPrivateUsage]

    with pytest.raises(SettingsError, match=f"model.onnx .*{fault}"):
        minilm._checked(package, sha256, "model.onnx")  # pyright: ignore[reportPrivateUsage]


def test_hash_is_checked(tmp_path: Path) -> None:
    """
    The hash in the model's name is that of the weights that are loaded.
    """
    package, sha256 = minilm._WEIGHTS  # pyright: ignore[reportPrivateUsage]
    path = minilm._checked(package, sha256, "model.onnx")  # pyright: ignore[reportPrivateUsage]

    assert hashlib.sha256(path.read_bytes()).hexdigest()[:12] in MiniLM().model
