"""`policy-bot bench --size`: how build, queries, memory and disk grow with the documents.

Each size is a knowledge root of invented documents, which is reindexed and asked as any other:
by commands in processes of their own, in folders that are gone afterwards.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.adapters.chroma import ChromaStore
from bot.adapters.chroma.server import chroma_server
from bot.app import App
from bot.commands import bench_table
from bot.commands.bench_processes import peak, ran
from bot.commands.bench_queries import Queries
from bot.commands.bench_record import kept
from bot.commands.bench_table import Cost, Row
from bot.commands.bench_texts import Root, write_root
from bot.domain import serial
from bot.domain.answers import Question
from bot.domain.errors import IndexUnavailableError, SettingsError, UsageError
from bot.ports.index import Embedder

LEAST = 50
_FIRST = 1000
_SAMPLE = 1000  # pieces that the embedder is timed with alone: half before each build, half after
_ASKED = 200
_EXCHANGES = 1000
_SEED = 7
_QUESTION = Question("Can we scrape Reddit for training?")


@dataclass(frozen=True, slots=True)
class _Place:
    """One size: its documents, what is asked of them, and the vectors that are known."""

    folder: Path
    root: Root
    alone: Cost

    def data(self, url: str) -> Path:
        """Where its index lies: one for each place that vectors can be at."""
        return self.folder / ("served" if url else "local")

    def settings(self, url: str) -> dict[str, str]:
        """The settings by which commands work here, and on nothing else that the bot has."""
        return {
            "KNOWLEDGE_DIRS": str(self.folder / "root"),
            "TERMS_ARCHIVES": "",
            "DATA_DIR": str(self.data(url)),
            "CACHE_DIR": str(self.folder / "cache"),
            "DATABASE_URL": "",
            "CHROMA_URL": url,
            "CHAT_MODEL": "",
        }


def measured(size: int, app: App) -> Iterator[str]:
    """Yield lines as they are known: the sizes up to this one, then servers, then the record.

    Raises UsageError, and PolicyBotError when a command fails.
    """
    if size < LEAST:
        raise UsageError(f"--size needs at least {LEAST} pieces.")
    with tempfile.TemporaryDirectory(prefix="policy-bot-bench-") as top:
        yield from bench_table.head(server=False)
        rows, places = list[Row](), list[_Place]()
        for number in sizes(size):
            place, row = _local(Path(top) / str(number), number, app)
            rows.append(row)
            places.append(place)
            yield bench_table.line(row, server=False)
        yield from bench_table.growth(rows)
        yield bench_table.goals(rows[-1])
        yield from _served(places, app.settings.chroma_url)
        yield from _record(Path(top), app, min(size, _EXCHANGES))


def sizes(most: int) -> list[int]:
    """Thousand, ten thousand and so on below the largest size, and that."""
    found = [_FIRST]
    while found[-1] < most:
        found.append(found[-1] * 10)
    return [*found[:-1], most] if len(found) > 1 else [most]


def _local(folder: Path, size: int, app: App) -> tuple[_Place, Row]:
    """Build from nothing with embedded Chroma, the embedder alone before it and after it."""
    documents = app.generations.current().documents.values()
    root = write_root(
        folder / "root", documents, size, _SEED, sample=_SAMPLE, asked=min(size // 2, _ASKED)
    )
    (folder / "questions.txt").write_text("\n".join(root.questions), "utf-8")
    before = _alone(app.embedder, root.sample[::2])
    row = _built(_Place(folder, root, before), "")
    alone = before + _alone(app.embedder, root.sample[1::2])
    return _Place(folder, root, alone), replace(row, alone=alone)


def _alone(embedder: Embedder, texts: Sequence[str]) -> Cost:
    """Have the embedder make vectors, and nothing else."""
    list(embedder.embed(texts[:4]))
    started, work = time.perf_counter(), time.process_time()
    list(embedder.embed(texts))
    return Cost(len(texts), time.perf_counter() - started, time.process_time() - work)


def _built(place: _Place, url: str) -> Row:
    """Reindex, and ask, in two processes; the index is gone afterwards."""
    settings = place.settings(url)
    build = ran(["reindex", "--json"], settings)
    report = json.loads(build.output)
    disk = _megabytes(place.data(url))
    file = str(place.folder / "questions.txt")
    queries = serial.load(Queries, ran(["bench", "--queries", file, "--json"], settings).output)
    if url:
        ChromaStore(url).drop(place.data(url) / "index")
    shutil.rmtree(place.data(url))
    pieces = report["pieces"] if url else report["embedded"]
    return Row(
        pieces=report["pieces"],
        build=Cost(pieces, build.seconds, build.work),
        alone=place.alone,
        queries=queries,
        building=build.memory,
        disk=disk,
    )


def _served(places: Sequence[_Place], url: str) -> Iterator[str]:
    """The same sizes on a Chroma server: the one of CHROMA_URL, or one for each size."""
    yield from bench_table.head(server=True)
    rows = list[Row]()
    try:
        for place in places:
            with _server(place.folder / "chroma", url) as (address, process):
                row = _built(place, address)
                disk = _megabytes(place.folder / "chroma") if process else 0.0
                row = replace(row, disk=row.disk + disk, server=peak(process) if process else 0.0)
            shutil.rmtree(place.folder / "chroma", ignore_errors=True)
            rows.append(row)
            yield bench_table.line(row, server=True)
    except IndexUnavailableError as error:
        yield f"  not measured: {error}"
    else:
        yield from bench_table.growth(rows)


@contextmanager
def _server(folder: Path, url: str) -> Generator[tuple[str, int]]:
    """The address of a server, and its process where it is ours."""
    if url:
        yield url, 0
        return
    with chroma_server(folder) as server:
        yield server.url, server.process


def _record(folder: Path, app: App, count: int) -> Iterator[str]:
    """The record in a file, and on the server of DATABASE_URL in a database of its own."""
    answer, address = app.answering.ask(_QUESTION), app.settings.database_url
    yield bench_table.record(count)
    try:
        for one in kept(folder, address, answer, count):
            yield bench_table.kept(one)
    except SettingsError as error:
        yield f"  PostgreSQL was not measured: {error}"
    if not address:
        yield "  PostgreSQL was not measured: DATABASE_URL names no server."


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
