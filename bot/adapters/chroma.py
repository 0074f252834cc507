"""Vectors in Chroma: embedded in the folder of a generation, or on a server."""

import json
import logging
import os
import uuid
import weakref
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError, PolicyBotError
from bot.ports import Vector

_log = logging.getLogger(__name__)
_BATCH = 2000
_PATIENCE = 20.0  # seconds that a server may take for one call
_MOST_KEPT = 4000  # passages whose vectors stay in memory: some 15 MB
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
            counts = _fill(collection, vectors, min(_BATCH, client.get_max_batch_size()))
        _counts_file(folder, audience).write_text(json.dumps(list(counts.items())), "utf-8")

    def open(self, folder: Path, facts: Mapping[str, str]) -> "Mapping[Audience, ChromaLeg]":
        """Open the collections of a generation; the files stay open as long as the legs live."""
        if not self._url and not (folder / "chroma").is_dir():
            raise IndexUnavailableError(f"{folder} has no vectors; run policy-bot reindex --full.")
        return {audience: self._leg(folder, audience, facts) for audience in Audience}

    def _leg(self, folder: Path, audience: Audience, facts: Mapping[str, str]) -> "ChromaLeg":
        client = self._client(folder)
        try:
            name = self._name(folder, audience)
            collection = client.get_collection(name, embedding_function=None)
            if any(collection.metadata.get(key) != value for key, value in facts.items()):
                raise IndexUnavailableError(
                    f"The vectors in {folder} were made with another embedder or splitter; "
                    "run policy-bot reindex."
                )
            counts = json.loads(_counts_file(folder, audience).read_text("utf-8"))
            leg = ChromaLeg(collection, dict(counts))
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

    def __init__(self, collection: Any, counts: Mapping[int, int]) -> None:
        self._collection = collection
        self._counts = counts
        self._pieces: int = collection.count()
        self._seen: dict[int, Any] = {}

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
        return _best((_number(name), 1.0 - float(distance)) for name, distance in pairs)

    def of(self, vector: Vector, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the cosine of the best piece of each passage that has pieces here."""
        numpy: Any = import_module("numpy")
        asked = numpy.asarray(vector)
        held = self._vectors([number for number in passages if self._counts.get(number)])
        return {number: float((rows @ asked).max()) for number, rows in held.items()}

    def _vectors(self, passages: Sequence[int]) -> Mapping[int, Any]:
        """The vectors of passages; those read before are kept, because some are asked often."""
        seen = self._seen
        missing = [number for number in passages if number not in seen]
        fresh: Mapping[int, Any] = self._read(missing)
        if len(seen) + len(fresh) > _MOST_KEPT:
            self._seen = {}
        self._seen.update(fresh)
        return {number: seen[number] if number in seen else fresh[number] for number in passages}

    def _read(self, passages: Sequence[int]) -> Mapping[int, Any]:
        names = [f"{n}-{k}" for n in passages for k in range(self._counts[n])]
        if not names:
            return {}
        with _answering("read"):
            found = self._collection.get(ids=names, include=["embeddings"])
        numpy: Any = import_module("numpy")
        rows: dict[int, list[Any]] = {}
        for name, row in zip(found["ids"], numpy.asarray(found["embeddings"]), strict=True):
            rows.setdefault(_number(name), []).append(row)
        return {number: numpy.stack(some) for number, some in rows.items()}


def _fill(collection: Any, vectors: Iterable[tuple[int, Vector]], batch: int) -> dict[int, int]:
    numpy: Any = import_module("numpy")
    counts: dict[int, int] = {}
    stream = iter(vectors)
    while some := list(islice(stream, batch)):
        names: list[str] = []
        for number, _ in some:
            names.append(f"{number}-{counts.get(number, 0)}")
            counts[number] = counts.get(number, 0) + 1
        rows = numpy.array([numpy.asarray(vector) for _, vector in some], dtype="float32")
        collection.upsert(ids=names, embeddings=rows)
    return counts


def _best(pairs: Iterable[tuple[int, float]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for number, cosine in pairs:
        best[number] = max(cosine, best.get(number, -1.0))
    return best


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _counts_file(folder: Path, audience: Audience) -> Path:
    return folder / f"pieces-{audience.value}.json"


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
