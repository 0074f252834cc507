"""What every embedder promises: the real one, and the fake that other tests use."""

import hashlib
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters import minilm
from bot.adapters.minilm import MiniLM
from bot.domain.errors import SettingsError
from bot.ports import Embedder
from tests.fakes import HashingEmbedder

TEXTS = [
    "You may not scrape videos",
    "Scraping videos is not allowed",
    "Bake bread at noon",
    "",
    "a",
]


@pytest.fixture(scope="module", params=[MiniLM, HashingEmbedder])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return request.param()


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


def test_long_text() -> None:
    """
    A text of many thousand words is cut, not refused.
    """
    assert len(next(MiniLM().embed(["word " * 20_000]))) == 384


@pytest.mark.parametrize(("package", "fault"), [("no_such_package", "missing"), ("bot", "another")])
def test_wrong_file(
    package: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A weights file that is missing, or is another one, is refused with one sentence.
    """
    name = "bot"
    (tmp_path / name).mkdir()
    (tmp_path / name / "model.onnx").write_bytes(b"other weights")
    place = str(tmp_path / name) if package == "bot" else None
    spec = type("Spec", (), {"submodule_search_locations": [place]})() if place else None
    monkeypatch.setattr(minilm, "find_spec", lambda name: spec)

    with pytest.raises(SettingsError, match=f"model.onnx .*{fault}"):
        list(MiniLM().embed(["x"]))


def test_hash_is_checked(tmp_path: Path) -> None:
    """
    The hash in the model's name is that of the weights that are loaded.
    """
    package, sha256 = minilm._WEIGHTS  # pyright: ignore[reportPrivateUsage]
    path = minilm._checked(package, sha256, "model.onnx")  # pyright: ignore[reportPrivateUsage]

    assert hashlib.sha256(path.read_bytes()).hexdigest()[:12] in MiniLM().model
