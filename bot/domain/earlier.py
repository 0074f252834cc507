"""Earlier versions of documents, as a generation keeps them of what a reindex replaced."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.builds import EARLIER, Contents
from bot.domain.changes import changes, comparable
from bot.domain.clauses import OFFICIAL
from bot.domain.documents import Audience, Document, Kind, Status
from bot.domain.regions import regions_of

MOST_KEPT = 30  # versions of one text; the oldest go first
_KEPT = OFFICIAL | {Kind.INTERNAL_POLICY}


def earlier_versions(
    last: Contents, documents: Mapping[str, Document], day: str
) -> dict[str, Document]:
    """Return what the last generation knew of earlier texts, and what has been replaced since.

    `day` is that of the reindex. What nobody may see any more is narrowed in all its versions,
    and a document that is gone takes its versions along. A new layout makes no version.
    """
    told = {_hash(document) for document in documents.values()}
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for name, document in last.documents.items():
        kept = last.manifest.entries[name].source == EARLIER
        current = documents.get(document.superseded_by if kept else name)
        if current is None or _hash(document) in told:
            continue
        if kept or _is_replaced(document, current):
            version = document if kept else _version(document, current, day)
            found[current.id].append(_narrowed(version, current))
    latest = (d for versions in found.values() for d in _latest(versions))
    return {document.id: document for document in latest}


def _is_replaced(document: Document, current: Document) -> bool:
    """Tell whether a text that was in force has other clauses now, or is for another country."""
    if document.kind not in _KEPT or not document.in_force:
        return False
    return not comparable(document, current) or bool(changes(document, current))


def _version(document: Document, current: Document, day: str) -> Document:
    newer = current.effective_date > document.effective_date
    end = current.effective_date if newer and current.effective_date < day else day
    since = document.effective_date or document.retrieved or end
    return replace(
        document,
        id=f"{document.id}--{since}-{_hash(document)[:6]}",
        title=f"{document.title} (until {end})" if end else document.title,
        status=Status.HISTORICAL,
        superseded_by=document.id,
        end_date=end,
        region=document.region or ", ".join(sorted(regions_of(document))),
        rules=(),
        card=None,
        notes=(),
    )


def _narrowed(version: Document, current: Document) -> Document:
    seen_by_all = version.audience is current.audience is Audience.ALL
    return version if seen_by_all else replace(version, audience=Audience.LEGAL)


def _latest(versions: list[Document]) -> list[Document]:
    return sorted(versions, key=lambda version: version.end_date)[-MOST_KEPT:]


def _hash(document: Document) -> str:
    return hashlib.sha256(document.body.strip().encode()).hexdigest()
