"""The versions of a text: from when to when each was in force, and which one on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.changes import comparable
from bot.domain.documents import Document
from bot.domain.moments import Moment, stated_day


@dataclass(frozen=True, slots=True)
class Version:
    """A version with its first day, as far as it is known, and the day that it was replaced."""

    document: Document
    since: str
    until: str = ""


def text_of(document: Document, documents: Mapping[str, Document]) -> str:
    """Name the text that a replaced document is a version of: by the one in force, if there is."""
    if document.superseded_by:
        return document.superseded_by
    stem = document.id.split("--", maxsplit=1)[0]
    if stem in documents:
        return stem
    same = (d.id for d in documents.values() if d.source_url == document.source_url)
    return next(same, "") or document.source_url if document.source_url else stem


def in_order(versions: Iterable[Document], current: Document | None = None) -> tuple[Version, ...]:
    """Put versions of one text in their order, with the days from which and to which each held.

    Those for the country and in the language of the `current` one, where there are any. A
    version holds from the day that it states, unless an earlier one was still seen after it.
    """
    found = sorted(versions, key=_recorded)
    if current is not None:
        found = [d for d in found if comparable(d, current)] or found
    dated: list[tuple[Document, str]] = []
    for document in (*found, *([current] if current else [])):
        before = dated[-1] if dated else None
        since = _since(document)
        if before and since <= before[0].retrieved:
            since = document.retrieved or since
        floor = before[0].end_date if before else ""
        dated.append((document, max(since, floor)))
    ends = [since for _, since in dated[1:]]
    untils = [*ends, *([""] if dated else [])]
    return tuple(
        Version(document, since, document.end_date or until)
        for (document, since), until in zip(dated, untils, strict=True)
        if document is not current
    )


def at(versions: Sequence[Version], moment: Moment) -> Version | None:
    """Return the version that was in force at the end of a stretch of time, if one is known."""
    known = [v for v in versions if v.since <= moment.last]
    last = max(known, key=lambda version: version.since, default=None)
    return None if last and last.until and last.until <= moment.first else last


def _recorded(document: Document) -> str:
    return document.retrieved or document.effective_date


def _since(document: Document) -> str:
    return document.effective_date or stated_day(document.stated_date) or document.retrieved
