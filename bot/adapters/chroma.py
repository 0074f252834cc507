"""Vectors in Chroma: embedded in the folder of a generation, or on a server."""

import hashlib
import json
import weakref
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError
from bot.ports import Vector

_BATCH = 2000
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
    folder. On a server the collections of generations whose folder is gone are
    dropped at the next build.
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
        try:
            self._drop_stale(client, folder)
            collection = client.create_collection(
                self._name(folder, audience),
                metadata={**facts, "audience": audience.value},
                configuration={"hnsw": _HNSW},
                embedding_function=None,
            )
            counts = _fill(collection, vectors, min(_BATCH, client.get_max_batch_size()))
        finally:
            client.close()
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
            client.close()
            raise
        except Exception as error:  # Chroma raises many types; all mean that it cannot be used
            client.close()
            raise IndexUnavailableError(
                f"The vectors in {folder} cannot be opened ({error}); "
                "run policy-bot reindex --full."
            ) from error
        weakref.finalize(leg, client.close)
        return leg

    def _client(self, folder: Path) -> Any:
        chromadb: Any = import_module("chromadb")
        settings = chromadb.Settings(anonymized_telemetry=False)
        if not self._url:
            return chromadb.PersistentClient(str(folder / "chroma"), settings)
        address = urlsplit(self._url)
        try:
            return chromadb.HttpClient(
                address.hostname or "localhost",
                address.port or (443 if address.scheme == "https" else 8000),
                ssl=address.scheme == "https",
                settings=settings,
            )
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


def _owner(folder: Path) -> str:
    """Names this installation on a server that several share."""
    return "policy-bot-" + hashlib.sha256(str(folder.parent.resolve()).encode()).hexdigest()[:8]
