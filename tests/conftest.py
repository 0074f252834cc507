"""What holds for all tests."""

import os
import sys
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from bot.adapters.folder import Folder
from bot.domain.documents import Document
from tests.chroma_server import ChromaServer
from tests.postgres import MISSING, Server, server
from tests.shared import KNOWLEDGE

# How long an example takes says more of the machine than of the code. A developer's run looks at
# other examples each time; that of CI at the same, so that it says whether a change is sound.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two processors: a third of its time one waits for a port or a clock."""
    return (os.cpu_count() or 1) * 3 // 2


def _unmeasured(item: pytest.Item) -> Generator[None, object, object]:
    """
    Measure nothing in a test marked `no_cover`: in a worker pytest-cov runs two measurements, and
    pauses one.
    """
    tracer = sys.gettrace()
    if tracer and item.get_closest_marker("no_cover"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Measure what the fixtures do as little as the test."""
    return (yield from _unmeasured(item))


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Measure nothing of thousands of examples."""
    return (yield from _unmeasured(item))


@pytest.fixture(scope="session")
def documents() -> Mapping[str, Document]:
    """The project's own knowledge."""
    found = [entry for entry in Folder(KNOWLEDGE).read() if isinstance(entry, Document)]
    return {document.id: document for document in found}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server; tests that need one are skipped where there is none."""
    with server() as made:
        if made is None:
            pytest.skip(MISSING)
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where a database can be opened: a file, and in another run of the test a server."""
    if request.param == "sqlite":
        yield tmp_path / "deep" / "policy-bot.db"
        return
    server: Server = request.getfixturevalue("postgres")
    address = server.ready()
    yield address
    server.drop(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    """Where no database has ever been: a file, and in another run of the test a server."""
    if request.param == "sqlite":
        yield tmp_path / "empty" / "policy-bot.db"
        return
    server: Server = request.getfixturevalue("postgres")
    address = server.new()
    yield address
    server.drop(address)


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """A Chroma server."""
    server = ChromaServer(tmp_path_factory.mktemp("chroma"))
    server.start()
    yield server
    server.stop()
