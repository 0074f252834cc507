"""A small knowledge root of our own texts, and an index of it, for the commands."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands import main
from tests.shared import KNOWLEDGE

CARDS = (
    "datasets/hd-vg-130m.md",
    "datasets/librispeech.md",
    "platforms/youtube.md",
    "platforms/reddit.md",
    "licences/cc-by-4-0.md",
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The policies, the tables and a few cards: enough for an answer, quick to index."""
    root = tmp_path_factory.mktemp("root")
    shutil.copytree(KNOWLEDGE / "internal-policies", root / "internal-policies")
    for name in ("vocabulary.yaml", "licences.yaml"):
        shutil.copy(KNOWLEDGE / name, root / name)
    for name in CARDS:
        (root / "source-cards" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(KNOWLEDGE / "source-cards" / name, root / "source-cards" / name)
    return root


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the index of that root lies."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def run(
    root: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Call the command line as a person would; returns exit code, output and errors."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "LEGAL_USERS", "LEGAL_GROUP", "CHAT_MODEL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(root))
    monkeypatch.setenv("DATA_DIR", str(data))
    monkeypatch.setenv("CACHE_DIR", str(data / "cache"))
    monkeypatch.setenv("PORT", "0")

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
