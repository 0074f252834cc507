"""The vectors of a collection once more, as rows of a file that is mapped into memory.

A collection finds what is near, but is slow to hand out vectors by name, and more so over the
network. The rows stand in the order of the names beside them, so those of a passage are together.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from bot.adapters.chroma.pieces import Pieces
from bot.domain.documents import Audience
from bot.ports.index import Vector

Row = tuple[str, int, Vector]
_NUMBER = "<f4"


class Rows:
    """The vectors of passages; safe to use from many threads."""

    def __init__(self, table: Pieces, vectors: Any) -> None:
        numpy: Any = import_module("numpy")
        self._numpy = numpy
        self._vectors = vectors
        self._numbers = numpy.fromiter(table.numbers.values(), "int64", len(table.numbers))

    @classmethod
    def load(cls, folder: Path, audience: Audience, table: Pieces) -> "Rows | None":
        """Map the file of an audience; None where an earlier program has written none.

        Raises ValueError when it has not a row for each name.
        """
        numpy: Any = import_module("numpy")
        file, count = _file(folder, audience), len(table.numbers)
        if not file.is_file():
            return None
        size = file.stat().st_size
        if not count or not size:
            return cls(table, numpy.zeros((count, 0), _NUMBER))
        width = numpy.dtype(_NUMBER).itemsize * count
        if size % width:
            raise ValueError(f"{file.name} has not a row for each of {count} vectors")
        return cls(table, numpy.memmap(file, _NUMBER, "r", shape=(count, size // width)))

    def of(self, vector: Vector, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the cosine of the best row of each passage that has rows here."""
        numpy = self._numpy
        wanted = numpy.array(passages, "int64")
        begin = numpy.searchsorted(self._numbers, wanted, "left")
        count = numpy.searchsorted(self._numbers, wanted, "right") - begin
        wanted, begin, count = (some[count > 0] for some in (wanted, begin, count))
        if not len(wanted):
            return {}
        first = numpy.cumsum(count) - count  # where the rows of each passage begin below
        rows = numpy.repeat(begin - first, count) + numpy.arange(count.sum())
        cosines = self._vectors[rows] @ numpy.asarray(vector, _NUMBER)
        best = numpy.maximum.reduceat(cosines, first)
        return {int(number): float(cosine) for number, cosine in zip(wanted, best, strict=True)}


@contextmanager
def writing(folder: Path, audience: Audience) -> Generator[BinaryIO]:
    """Open the file of an audience for `passed`."""
    with _file(folder, audience).open("wb") as file:
        yield file


def passed(file: BinaryIO, rows: Iterable[Row]) -> Iterator[Row]:
    """Hand rows on, and write down the vector of each."""
    numpy: Any = import_module("numpy")
    for row in rows:
        file.write(numpy.asarray(row[2], _NUMBER).tobytes())
        yield row


def _file(folder: Path, audience: Audience) -> Path:
    return folder / f"vectors-{audience.value}.f32"
