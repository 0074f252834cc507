"""What `policy-bot bench --size` measured, as text: values in, lines out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.commands.bench_queries import Queries
from bot.commands.bench_record import Kept

MOST_COST, MOST_SECONDS, MOST_MEMORY = 1.5, 0.030, 1500.0
_HEAD = (
    "   pieces  build s  ms/piece   x alone     x CPU  search p50    p95  answer p50    p95"
    "   memory  building   disk"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What some pieces cost: seconds by the clock, and those of all processors together."""

    pieces: int
    seconds: float
    work: float

    def __add__(self, other: "Cost") -> "Cost":
        """Both together."""
        return Cost(
            self.pieces + other.pieces, self.seconds + other.seconds, self.work + other.work
        )

    def times(self, other: "Cost") -> tuple[float, float]:
        """How many times what a piece costs otherwise, by the clock and by the work."""
        each = self.seconds / max(self.pieces, 1), self.work / max(self.pieces, 1)
        alone = other.seconds / max(other.pieces, 1), other.work / max(other.pieces, 1)
        return each[0] / max(alone[0], 1e-9), each[1] / max(alone[1], 1e-9)


@dataclass(frozen=True, slots=True)
class Row:
    """One size. `alone` is the embedder by itself in the same run; memory and disk are in MB.

    The build counts the pieces that were embedded: those that are there twice are embedded once.
    `server` is the memory of a Chroma server that belongs to the measurement, and 0 else.
    """

    pieces: int
    build: Cost
    alone: Cost
    queries: Queries
    building: float
    disk: float
    server: float = 0.0

    @property
    def cost(self) -> float:
        """What a piece costs in times of the embedder alone, by the clock."""
        return self.build.times(self.alone)[0]


def head(*, server: bool) -> Iterator[str]:
    """Say what the columns are."""
    yield "Chroma server, vectors kept from above:" if server else "Embedded Chroma, from nothing:"
    yield _HEAD + ("   server" if server else "")


def line(row: Row, *, server: bool) -> str:
    """One size on one line; times of queries are in milliseconds."""
    clock, work = row.build.times(row.alone)
    search, answer = row.queries.search, row.queries.answer
    told = (
        f"{row.pieces:>9,}{row.build.seconds:>9.1f}"
        f"{row.build.seconds * 1000 / max(row.build.pieces, 1):>10.2f}"
        f"{clock:>10.2f}{work:>10.2f}"
        f"{search.median * 1000:>12.1f}{search.p95 * 1000:>7.1f}"
        f"{answer.median * 1000:>12.1f}{answer.p95 * 1000:>7.1f}"
        f"{row.queries.memory:>9.0f}{row.building:>10.0f}{row.disk:>7.0f}"
    )
    return told + (f"{row.server:>9.0f}" if server else "")


def growth(rows: Sequence[Row]) -> Iterator[str]:
    """How figures grow from the first size to the last."""
    first, last = rows[0], rows[-1]
    if first is last:
        return
    grown = {
        "build of a piece": (first.cost, last.cost),
        "search p95": (first.queries.search.p95, last.queries.search.p95),
        "answer p95": (first.queries.answer.p95, last.queries.answer.p95),
        "memory": (first.queries.memory, last.queries.memory),
        "disk": (first.disk, last.disk),
    }
    told = ", ".join(f"{name} x {b / max(a, 1e-9):.1f}" for name, (a, b) in grown.items())
    yield (
        f"From {first.pieces:,} to {last.pieces:,} pieces, "
        f"x {last.pieces / max(first.pieces, 1):.0f}: {told}."
    )


def goals(row: Row) -> str:
    """The largest size beside what we want of 100,000 pieces."""
    search, memory = row.queries.search.p95, row.queries.memory
    met = row.cost <= MOST_COST and search <= MOST_SECONDS and memory <= MOST_MEMORY
    return (
        f"{'Within' if met else 'NOT within'} the goals at {row.pieces:,} pieces: build "
        f"{row.cost:.2f} times the embedder alone (at most {MOST_COST}), search p95 "
        f"{search * 1000:.1f} ms (at most {MOST_SECONDS * 1000:.0f}), memory "
        f"{memory:,.0f} MB (at most {MOST_MEMORY:,.0f})."
    )


def record(count: int) -> str:
    """Say what the columns of databases are."""
    return f"{f'Record, {count:,} questions:':<26}taken in p50    p95  answered p50    p95"


def kept(found: Kept) -> str:
    """One database on one line; times are in milliseconds."""
    return (
        f"  {found.name:<24}{found.taken.median * 1000:>12.1f}{found.taken.p95 * 1000:>7.1f}"
        f"{found.answered.median * 1000:>14.1f}{found.answered.p95 * 1000:>7.1f}"
    )
