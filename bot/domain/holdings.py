"""What an index holds, from where, how old it is, who owns it, and what wants a look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.builds import EARLIER, Contents
from bot.domain.documents import Document

UNOWNED = "nobody"


@dataclass(frozen=True, slots=True)
class Holding:
    """The documents of one source: how many, the oldest and newest copy, and their owners."""

    source: str
    documents: int
    oldest: str
    newest: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All sources, how many earlier versions are kept, and what wants a look.

    `overdue` are documents whose review is over, with the day; `unreviewed` the documents
    with rules that nobody has reviewed.
    """

    sources: tuple[Holding, ...]
    versions: int
    overdue: tuple[tuple[str, str], ...]
    unreviewed: tuple[str, ...]


def holdings(contents: Contents, today: str) -> Holdings:
    """Sum up a generation; `today` as in 2026-05-04."""
    by_source: dict[str, list[Document]] = {}
    for name, entry in contents.manifest.entries.items():
        by_source.setdefault(entry.source, []).append(contents.documents[name])
    versions = by_source.pop(EARLIER, [])
    live = [d for d in contents.documents.values() if d.in_force]
    return Holdings(
        tuple(_holding(source, held) for source, held in sorted(by_source.items())),
        len(versions),
        tuple(sorted((d.review_by, d.id) for d in live if d.review_by and d.review_by < today)),
        tuple(sorted(d.id for d in live if any(not rule.reviewed for rule in d.rules))),
    )


def _holding(source: str, held: Iterable[Document]) -> Holding:
    documents = list(held)
    days = sorted(d.retrieved or d.effective_date for d in documents)
    days = [day for day in days if day] or [""]
    owners: Mapping[str, None] = dict.fromkeys(d.owner or UNOWNED for d in documents)
    return Holding(source, len(documents), days[0], days[-1], tuple(sorted(owners)))
