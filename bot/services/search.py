"""Searching: words and likeness fused into one order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from bot.domain.answers import Quote
from bot.domain.builds import Contents, facts
from bot.domain.clauses import Clause
from bot.domain.documents import Audience, Document, Hit, Passage
from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Dense, DenseStore, Embedder, Lexical, LexicalStore, Search, Vector

WORDS = 3.5  # weight of the words against the cosine; the optimum is flat from 2 to 5
NEAREST = 100  # pieces, and passages by words, that are looked at for one search


@dataclass(frozen=True, slots=True)
class _Query:
    text: str
    vector: Callable[[], Vector]


class FusedIndex:
    """An Index: a passage scores by the cosine of its best piece and by the words it shares.

    Only passages in force are in the two legs, and a reader's search asks only
    legs that hold what the reader may see, so that nothing has to be filtered.
    """

    def __init__(
        self,
        contents: Contents,
        dense: Mapping[Audience, Dense],
        lexical: Mapping[Audience, Lexical],
        embedder: Embedder,
    ) -> None:
        self._contents = contents
        self._dense = dense
        self._lexical = lexical
        self._embedder = embedder
        numbered = enumerate(contents.passages)
        self._numbers = {
            document: tuple(number for number, _ in group)
            for document, group in groupby(numbered, key=lambda entry: entry[1].document)
        }

    @property
    def generation(self) -> int:
        """Which build this is; larger is newer."""
        return self._contents.manifest.generation

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents of the generation by id, whatever their audience and status."""
        return self._contents.documents

    @property
    def clauses(self) -> Mapping[str, tuple[Clause, ...]]:
        """The marked clauses of documents that have any."""
        return self._contents.clauses

    def passages(self, document: str) -> Sequence[Passage]:
        """Return the passages of one document in their order; none when it is unknown."""
        return [self._contents.passages[number] for number in self._numbers.get(document, ())]

    def search(
        self,
        query: str,
        audience: Audience,
        limit: int,
        first: Sequence[str] = (),
        quoted: Sequence[Quote] = (),
    ) -> Sequence[Hit]:
        """Return the best passages in force for this reader; `first`, then `quoted`, lead."""
        asked = _Query(query, partial(self._vector, query))
        return self._hits(asked, audience, limit, first, quoted)

    def begin(self, query: str) -> Search:
        """Compute the vector in another thread: that is not Python, so this one goes on."""
        # A new thread is let run at once; one that waited would come after whoever is at work.
        pool = ThreadPoolExecutor(1, "embedding")
        vector = pool.submit(self._vector, query)
        pool.shutdown(wait=False)
        return partial(self._hits, _Query(query, vector.result))

    def _vector(self, query: str) -> Vector:
        return next(iter(self._embedder.embed([query])))

    def _hits(
        self,
        query: _Query,
        audience: Audience,
        limit: int,
        first: Sequence[str] = (),
        quoted: Sequence[Quote] = (),
    ) -> Sequence[Hit]:
        if not query.text.strip() or limit < 1:
            return []
        preferred = {number for name in first for number in self._numbers.get(name, ())}
        held = {number for quote in quoted for number in self._holding(quote)}
        wanted = preferred | held
        try:
            scores = self._scores(query, audience, max(limit - len(wanted), 1), wanted)
        except IndexUnavailableError:
            raise
        except Exception as error:  # vectors and their stores raise many types: all mean this
            raise IndexUnavailableError(
                f"The index cannot be searched just now ({type(error).__name__}); "
                "policy-bot doctor says more."
            ) from error
        ranked = sorted(
            scores,
            key=lambda number: (
                number not in preferred, number not in held, -scores[number], number
            ),
        )  # fmt: skip
        return [Hit(self._contents.passages[number], scores[number]) for number in ranked[:limit]]

    def _holding(self, quote: Quote) -> Iterable[int]:
        """The passage that a quotation begins in."""
        return (
            number
            for number in self._numbers.get(quote.document, ())
            if self._contents.passages[number].start <= quote.start
            and quote.start < self._contents.passages[number].end
        )

    def _scores(
        self, query: _Query, audience: Audience, limit: int, wanted: Iterable[int]
    ) -> dict[int, float]:
        """Score what is wanted, and at least the `limit` best passages besides."""
        words = self._lexical[audience]
        legs = [leg for owner, leg in self._dense.items() if audience.may_see(owner)]
        width = max(NEAREST, 2 * limit)
        shares = dict(words.best(query.text, width))
        vector = query.vector()
        cosines: dict[int, float] = {}
        beyond = -1.0  # no passage that is not among the nearest is nearer than this
        for leg in legs:
            nearest = leg.best(vector, width)
            beyond = max(beyond, min(nearest.values(), default=beyond))
            cosines |= nearest
        shares |= words.of(query.text, sorted(cosines.keys() - shares.keys()))
        least = _least(_fused(cosines, shares), limit)
        alike = {number for number, share in shares.items() if beyond + WORDS * share >= least}
        missing = sorted((alike | set(wanted)) - cosines.keys())
        for leg in legs:
            cosines |= leg.of(vector, missing)
        shares |= words.of(query.text, sorted(cosines.keys() - shares.keys()))
        return _fused(cosines, shares)


def _fused(cosines: Mapping[int, float], shares: Mapping[int, float]) -> dict[int, float]:
    return {number: cosine + WORDS * shares.get(number, 0.0) for number, cosine in cosines.items()}


def _least(scores: Mapping[int, float], limit: int) -> float:
    """The score that a passage has to reach to be among the best."""
    best = sorted(scores.values(), reverse=True)[:limit]
    return best[-1] if len(best) == limit else -1.0


class Assembler:
    """Opens the two legs of a generation beside its texts."""

    def __init__(self, dense: DenseStore, lexical: LexicalStore, embedder: Embedder) -> None:
        self._dense = dense
        self._lexical = lexical
        self._embedder = embedder

    def __call__(self, contents: Contents, folder: Path) -> FusedIndex:
        """Open a generation; one that was built with another embedder is refused."""
        built = contents.manifest.embedder
        if built != self._embedder.model:
            raise IndexUnavailableError(
                f"The index was built with the embedder {built}, but the setting says "
                f"{self._embedder.model}; run policy-bot reindex, or set EMBEDDINGS back."
            )
        with ThreadPoolExecutor(1) as pool:  # the model loads while the files are opened
            ready = pool.submit(list, self._embedder.embed([""]))
            dense = self._dense.open(folder, facts(contents.manifest))
            lexical = self._lexical.open(folder)
            ready.result()
        found = sum(leg.pieces for leg in dense.values())
        if found != contents.manifest.pieces or set(lexical) != set(Audience):
            raise IndexUnavailableError(
                f"Generation {contents.manifest.generation} of the index is incomplete; "
                "run policy-bot reindex --full."
            )
        return FusedIndex(contents, dense, lexical, self._embedder)
