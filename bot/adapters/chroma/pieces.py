"""Which vector of a collection belongs to which passage, in a file beside the collection."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.domain.documents import Audience
from bot.ports.index import Vector


@dataclass(frozen=True, slots=True)
class Pieces:
    """The numbers of passages by the names of their vectors, in the order of the passages.

    `lost` vectors were taken out since the collection was begun: a graph of neighbours keeps
    their places.
    """

    numbers: Mapping[str, int]
    lost: int = 0

    def save(self, folder: Path, audience: Audience) -> None:
        """Write the file of an audience."""
        rows = {"lost": self.lost, "numbers": self.numbers}
        _file(folder, audience).write_text(json.dumps(rows), "utf-8")

    @classmethod
    def load(cls, folder: Path, audience: Audience) -> "Pieces":
        """Read the file of an audience; an older one has how many vectors each passage has."""
        read = json.loads(_file(folder, audience).read_text("utf-8"))
        rows: dict[str, Any] = dict(read)
        if "numbers" in rows:
            return cls(rows["numbers"], rows["lost"])
        return cls({f"{n}-{k}": int(n) for n, count in rows.items() for k in range(count)})


def named(vectors: Iterable[tuple[int, Vector]]) -> Iterator[tuple[str, int, Vector]]:
    """Name vectors by what they are, so that the same ones have the same names in each build."""
    numpy: Any = import_module("numpy")
    seen: Counter[str] = Counter()
    for number, vector in vectors:
        row = numpy.asarray(vector, dtype="float32").tobytes()
        digest = hashlib.sha256(row).hexdigest()[:24]
        yield f"{digest}-{seen[digest]}", number, vector
        seen[digest] += 1


def _file(folder: Path, audience: Audience) -> Path:
    return folder / f"pieces-{audience.value}.json"
