"""One process builds the index anew while another one answers from it."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.vectorcache import SqliteVectorCache
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder
from tests.shared import PROJECT

BUILDS = 4


@pytest.mark.parametrize("kept", ["embedded", "server"])
def test_each_answer_from_one_generation(
    kept: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """
    Each answer is from exactly one generation, whole, none fails, and the last is from the last.
    """
    url = request.getfixturevalue("chroma").url if kept == "server" else ""
    store, embedder = ChromaStore(url), HashingEmbedder()
    generations = Generations(tmp_path / "index", Assembler(store, BM25Store(), embedder))
    cache = SqliteVectorCache(tmp_path / "vectors.sqlite")
    reindexing = Reindexing(generations, store, BM25Store(), embedder, cache, monotonic)
    root = tmp_path / "knowledge"
    (root / "rulings").mkdir(parents=True)

    def build(number: int) -> None:
        # Each build has another number of documents, and all of them say which it is.
        for n in range(number + 2):
            (root / "rulings" / f"{n}.md").write_text(f"This is apple {n} of build {number}.")
        assert reindexing.run({"main": Folder(root)}).generation == number

    build(1)
    stop = tmp_path / "stop"
    asking = subprocess.Popen(
        [sys.executable, "-m", "tests.services.asking_process", tmp_path / "index", url, stop],
        cwd=PROJECT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert asking.stdout
    lines = [asking.stdout.readline()]
    for number in range(2, BUILDS + 1):
        build(number)
    stop.touch()
    lines += asking.communicate()[0].splitlines()

    assert asking.returncode == 0
    answers = [list(map(int, line.split())) for line in lines]
    assert all(answer == [answer[0], answer[0] + 2, answer[0]] for answer in answers)
    assert answers[0][0] == 1
    assert answers[-1][0] == BUILDS
    assert answers == sorted(answers)
