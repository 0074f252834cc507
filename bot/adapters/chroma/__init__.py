"""Vectors in Chroma: embedded in the folder of a generation, or on a server."""

import logging
import os
import shutil
import sqlite3
import uuid
import weakref
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.adapters.chroma.pieces import Pieces, named
from bot.adapters.chroma.rows import Row, Rows, passed, writing
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError, PolicyBotError
from bot.ports.index import Vector

_log = logging.getLogger(__name__)
_BATCH = 2000
_LOST = 200  # vectors that a copy may have lost, or else a tenth
_DATABASE = "chroma.sqlite3"
_PATIENCE = 20.0  # seconds that a server may take for one call
_HNSW = {
    "space": "cosine",
    "ef_construction": 100,
    "ef_search": 200,
    "max_neighbors": 16,
    "sync_threshold": 500,  # what is not synced is replayed at each opening
}


class ChromaStore:
    """One collection for each audience of documents; a collection is never changed once built.

    Without an address Chroma runs inside this process on files in the generation's
    folder. On a server, which several installations may share, the collections have the
    name of this one before theirs; it lies beside the generations. Those of generations
    whose folder is gone are dropped at the next build.
    """

    def __init__(self, url: str = "") -> None:
        self._url = url

    def build(
        self,
        folder: Path,
        audience: Audience,
        vectors: Iterable[tuple[int, Vector]],
        facts: Mapping[str, str],
    ) -> None:
        """Store vectors under the numbers of their passages; what made them goes with them."""
        client = self._client(folder)
        with ExitStack() as stack, _answering(f"stored for {folder}"):
            stack.callback(_close, client)
            self._drop_stale(client, folder)
            collection = client.create_collection(
                self._name(folder, audience),
                metadata={**facts, "audience": audience.value},
                configuration={"hnsw": _HNSW},
                embedding_function=None,
            )
            file = stack.enter_context(writing(folder, audience))
            numbers = _fill(collection, passed(file, named(vectors)), client.get_max_batch_size())
        Pieces(numbers).save(folder, audience)

    def renew(
        self,
        old: Path,
        folder: Path,
        vectors: Mapping[Audience, Iterable[tuple[int, Vector]]],
        facts: Mapping[str, str],
    ) -> bool:
        """Copy the files of a finished generation, and change in the copy what differs.

        False when that cannot be done: on a server, from vectors of other facts, or when so
        many were taken out by now that the graph of neighbours is better made anew.
        """
        if self._url or not (old / "chroma").is_dir():
            return False
        try:
            with _answering(f"copied to {folder}, so all are stored anew"):
                plans = {a: _plan(Pieces.load(old, a), v) for a, v in vectors.items()}
                if any(plan.worn for plan in plans.values()):
                    return False
                _copy(old / "chroma", folder / "chroma")
                self._change(folder, plans, facts)
        except IndexUnavailableError:
            shutil.rmtree(folder / "chroma", ignore_errors=True)
            return False
        return True

    def _change(
        self, folder: Path, plans: "Mapping[Audience, _Plan]", facts: Mapping[str, str]
    ) -> None:
        client = self._client(folder)
        with ExitStack() as stack:
            stack.callback(_close, client)
            for audience, plan in plans.items():
                collection = _collection(client, self._name(folder, audience), facts, folder)
                most, gone = client.get_max_batch_size(), iter(plan.gone)
                while some := list(islice(gone, most)):
                    collection.delete(ids=some)
                _fill(collection, plan.new, most)
                with writing(folder, audience) as file:
                    deque(passed(file, plan.rows), maxlen=0)
                plan.after.save(folder, audience)

    def drop(self, index: Path) -> None:
        """Take off the server what the installation has there whose generations lie in a folder."""
        client = self._client(index)
        with ExitStack() as stack, _answering("dropped"):
            stack.callback(_close, client)
            prefix = f"{_owner(index / 'any')}-"
            for collection in client.list_collections():
                if collection.name.startswith(prefix):
                    client.delete_collection(collection.name)

    def open(self, folder: Path, facts: Mapping[str, str]) -> "Mapping[Audience, ChromaLeg]":
        """Open the collections of a generation; the files stay open as long as the legs live."""
        if not self._url and not (folder / "chroma").is_dir():
            raise IndexUnavailableError(f"{folder} has no vectors; run policy-bot reindex --full.")
        return {audience: self._leg(folder, audience, facts) for audience in Audience}

    def _leg(self, folder: Path, audience: Audience, facts: Mapping[str, str]) -> "ChromaLeg":
        client = self._client(folder)
        try:
            collection = _collection(client, self._name(folder, audience), facts, folder)
            table = Pieces.load(folder, audience)
            rows = Rows.load(folder, audience, table)
            leg = ChromaLeg(collection, table, rows or _read(collection, table))
        except IndexUnavailableError:
            _close(client)
            raise
        except Exception as error:  # Chroma raises many types; all mean that it cannot be used
            _close(client)
            raise IndexUnavailableError(
                f"The vectors in {folder} cannot be opened ({error}); "
                "run policy-bot reindex --full."
            ) from error
        weakref.finalize(leg, _close, client)
        return leg

    def _client(self, folder: Path) -> Any:
        chromadb: Any = import_module("chromadb")
        settings = chromadb.Settings(anonymized_telemetry=False)
        if not self._url:
            return chromadb.PersistentClient(str(folder / "chroma"), settings)
        address = urlsplit(self._url)
        try:
            client = chromadb.HttpClient(
                address.hostname or "localhost",
                address.port or (443 if address.scheme == "https" else 8000),
                ssl=address.scheme == "https",
                settings=settings,
            )
            for session in _sessions(client):
                session.timeout = _PATIENCE
            return client
        except ValueError as error:
            raise IndexUnavailableError(
                f"The Chroma server at {address.hostname} does not answer ({error}); "
                "start it, or correct CHROMA_URL."
            ) from error

    def _name(self, folder: Path, audience: Audience) -> str:
        if not self._url:
            return audience.value
        return f"{_owner(folder)}-{folder.name}-{audience.value}"

    def _drop_stale(self, client: Any, folder: Path) -> None:
        if not self._url:
            return
        prefix = f"{_owner(folder)}-"
        kept = {path.name for path in folder.parent.iterdir()} - {folder.name}
        building = {self._name(folder, audience) for audience in Audience}
        for collection in client.list_collections():
            name: str = collection.name
            rest = name.removeprefix(prefix)
            stale = name.startswith(prefix) and not any(rest.startswith(f"{k}-") for k in kept)
            if stale and name not in building:
                client.delete_collection(name)


class ChromaLeg:
    """The pieces of one audience's passages; safe to use from many threads."""

    def __init__(self, collection: Any, table: Pieces, rows: Rows) -> None:
        self._collection = collection
        self._table = table
        self._rows = rows
        self._pieces: int = collection.count()
        if self._pieces != len(table.numbers):
            raise ValueError(f"{self._pieces} of {len(table.numbers)} are there")

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        return self._pieces

    def best(self, vector: Vector, limit: int) -> Mapping[int, float]:
        """Return the cosine of the best piece for the passages of the nearest pieces."""
        if not self._pieces:
            return {}
        with _answering("searched"):
            found = self._collection.query(
                query_embeddings=[list(vector)],
                n_results=min(limit, self._pieces),
                include=["distances"],
            )
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        numbers = self._table.numbers
        return _best((numbers[name], 1.0 - float(distance)) for name, distance in pairs)

    def of(self, vector: Vector, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the cosine of the best piece of each passage that has pieces here."""
        return self._rows.of(vector, passages)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What makes the vectors of one generation those of the next."""

    gone: Sequence[str]
    rows: Sequence[Row]
    new: Sequence[Row]
    after: Pieces

    @property
    def worn(self) -> bool:
        """Tell whether too much was taken out of the collection since it was begun."""
        return self.after.lost > max(_LOST, len(self.after.numbers) // 10)


def _plan(before: Pieces, vectors: Iterable[tuple[int, Vector]]) -> _Plan:
    rows = list(named(vectors))
    numbers = {name: number for name, number, _ in rows}
    gone = [name for name in before.numbers if name not in numbers]
    new = [row for row in rows if row[0] not in before.numbers]
    return _Plan(gone, rows, new, Pieces(numbers, before.lost + len(gone)))


def _copy(old: Path, new: Path) -> None:
    """Copy the files of a folder that others may read; its database as SQLite itself does."""
    shutil.copytree(old, new, ignore=shutil.ignore_patterns(f"{_DATABASE}*"))
    with (
        closing(sqlite3.connect(f"{(old / _DATABASE).as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(new / _DATABASE)) as target,
    ):
        source.backup(target)


def _collection(client: Any, name: str, facts: Mapping[str, str], folder: Path) -> Any:
    collection = client.get_collection(name, embedding_function=None)
    if any(collection.metadata.get(key) != value for key, value in facts.items()):
        raise IndexUnavailableError(
            f"The vectors in {folder} were made with another embedder or splitter; "
            "run policy-bot reindex."
        )
    return collection


def _read(collection: Any, table: Pieces) -> Rows:
    """The vectors of a generation that an earlier program has built, out of its collection."""
    numpy: Any = import_module("numpy")
    names, found = iter(table.numbers), list[Any]()
    while some := list(islice(names, _BATCH)):
        read = collection.get(ids=some, include=["embeddings"])
        place = {name: at for at, name in enumerate(read["ids"])}
        found.append(numpy.asarray(read["embeddings"], "float32")[[place[name] for name in some]])
    return Rows(table, numpy.concatenate(found) if found else numpy.zeros((0, 0), "float32"))


def _fill(collection: Any, rows: Iterable[Row], most: int) -> dict[str, int]:
    numpy: Any = import_module("numpy")
    numbers: dict[str, int] = {}
    stream = iter(rows)
    while some := list(islice(stream, min(_BATCH, most))):
        numbers.update((name, number) for name, number, _ in some)
        vectors = numpy.array([numpy.asarray(vector) for _, _, vector in some], dtype="float32")
        collection.upsert(ids=[name for name, _, _ in some], embeddings=vectors)
    return numbers


def _best(pairs: Iterable[tuple[int, float]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for number, cosine in pairs:
        best[number] = max(cosine, best.get(number, -1.0))
    return best


def _sessions(client: Any) -> list[Any]:
    """The connections to a server: Chroma would wait for it for ever, and leave them open."""
    parts = [client, getattr(client, "_admin_client", None)]
    found = [getattr(getattr(part, "_server", None), "_session", None) for part in parts]
    return [session for session in found if session is not None]


def _close(client: Any) -> None:
    for session in _sessions(client):
        session.close()
    client.close()


@contextmanager
def _answering(act: str) -> Generator[None]:
    """Chroma raises many types; whoever asks just then is told that it is not their question."""
    try:
        yield
    except PolicyBotError:
        raise
    except Exception as error:
        _log.error("The vectors cannot be %s (%s).", act, type(error).__name__)
        raise IndexUnavailableError(
            "The index of the documents cannot be reached just now; please try again in a minute."
        ) from error


def _owner(folder: Path) -> str:
    """Names this installation on a server that several share, whatever its folder is called."""
    file = folder.parent / "owner"
    if not file.exists():
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_text(f"policy-bot-{uuid.uuid4().hex[:12]}", "ascii")
        with suppress(FileExistsError):
            os.link(draft, file)  # whoever comes first names it
        draft.unlink()
    return file.read_text("ascii")
