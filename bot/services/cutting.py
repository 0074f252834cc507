"""Documents cut into passages and pieces; what the last generation has of them is taken over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.builds import Contents, Entry
from bot.domain.documents import Document, Passage, Piece
from bot.domain.splitting import VERSION, passages, pieces

Pieces = Mapping[int, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class Cut:
    """The passages of a generation, and by their number the pieces of those in force."""

    passages: tuple[Passage, ...]
    pieces: Pieces


def same(last: Contents | None, entries: Mapping[str, Entry]) -> frozenset[str]:
    """Name the documents that are in every way as the last generation has them."""
    before = last.manifest.entries if last else dict[str, Entry]()
    return frozenset(name for name, entry in entries.items() if before.get(name) == entry)


def cut(
    documents: Mapping[str, Document],
    unchanged: frozenset[str],
    last: Contents | None,
    known: Callable[[Contents], Pieces],
) -> Cut:
    """Cut what changed; `known` tells the pieces of the last generation."""
    kept: dict[str, list[tuple[Passage, tuple[Piece, ...] | None]]] = {}
    if last and last.manifest.splitter == VERSION:
        pieces_before = known(last)
        kept = {name: [] for name in unchanged}
        for number, passage in enumerate(last.passages):
            if passage.document in kept:
                kept[passage.document].append((passage, pieces_before.get(number)))
    numbered: list[Passage] = []
    found: dict[int, tuple[Piece, ...]] = {}
    for name, document in documents.items():
        rows = kept[name] if name in kept else [(p, None) for p in passages(document)]
        for passage, before in rows:
            if document.in_force:
                found[len(numbered)] = pieces(passage) if before is None else before
            numbered.append(passage)
    return Cut(tuple(numbered), found)
