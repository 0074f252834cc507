"""What becomes of earlier answers when the words change that they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.answers import Answer, Citation, Quote, Verdict
from bot.domain.cases import Case
from bot.domain.changes import Change, change_to, changes, comparable, touches
from bot.domain.documents import Audience, Document, Use
from bot.domain.records import Entry
from bot.domain.rulings import Ruling

Verdicts = Mapping[str, str]
Documents = Mapping[str, Document]
OVERALL = "overall"


class Why(StrEnum):
    """Why somebody was told of a change, or was not."""

    TOLD = "the verdict is another"
    SAME = "the verdict is the same"
    ELSEWHERE = "only the text for another country or language is shown now"


@dataclass(frozen=True, slots=True)
class Recalled:
    """An exchange looked at again because a document changed that it quotes.

    `round` counts how often documents changed; `digest` is what the document is now.
    """

    exchange: str
    document: str
    digest: str
    round: int
    verdicts: Verdicts
    why: Why


@dataclass(frozen=True, slots=True)
class Told:
    """An exchange whose verdict is another now: by use, what it was and what it is."""

    entry: Entry
    was: Verdicts
    now: Verdicts


@dataclass(frozen=True, slots=True)
class Recall:
    """All that came of a change of documents: what legal is shown."""

    key: str
    titles: tuple[str, ...]
    changes: tuple[Change, ...]
    told: tuple[Told, ...]
    same: int
    cases: tuple[Case, ...]
    rulings: tuple[Ruling, ...]

    def __bool__(self) -> bool:
        return bool(self.told or self.cases or self.rulings)


def of_entry(entry: Entry) -> Verdicts:
    """The verdicts of an answer as it was given."""
    return _verdicts(entry.verdict, entry.verdicts)


def of_answer(answer: Answer) -> Verdicts:
    """The verdicts of an answer as it would be given now."""
    return _verdicts(answer.verdict, answer.verdicts)


def differing(was: Verdicts, now: Verdicts) -> tuple[str, ...]:
    """Return the uses whose verdict is another, or that the whole is another."""
    return tuple(use for use in {**was, **now} if was.get(use) != now.get(use))


def clause_changes(
    citations: Iterable[Citation],
    documents: Documents,
    changed: Iterable[str],
    day: date,
    former: Documents | None = None,
) -> tuple[Change, ...]:
    """Return what became of the quotations from changed documents, each change once.

    `former` are documents as they were until now: where a quotation stands again, because
    somebody went back to it, they know what stood in its place.
    """
    names = frozenset(changed)
    found: dict[tuple[int, int, str], Change] = {}
    for quote in (citation.quote for citation in citations if citation.document in names):
        changes = _changes(quote, documents, day) or _back(quote, documents, former or {})
        for change in changes:
            old = change.old or quote
            found.setdefault((old.start, old.end, old.text), change)
    return tuple(found.values())


def moved_elsewhere(citations: Iterable[Citation], documents: Documents, name: str) -> bool:
    """Tell whether a document is now the text for another country than that which was quoted."""
    current = documents.get(name)
    quotes = [citation.quote for citation in citations if citation.document == name]
    versions = [version for quote in quotes if (version := _quoted(quote, documents))]
    return current is not None and any(not comparable(v, current) for v in versions)


def open_to(reader: Audience, change: Change, documents: Documents) -> bool:
    """Tell whether a reader may see a change: both versions have to be open to them."""
    names = (quote.document for quote in (change.old, change.new) if quote)
    held = [documents[name] for name in names if name in documents]
    return all(reader.may_see(document.audience) for document in held)


def _changes(quote: Quote, documents: Documents, day: date) -> tuple[Change, ...]:
    current = documents.get(quote.document)
    if current is None or not current.in_force_on(day):
        return (Change(quote, None),)
    version = _quoted(quote, documents)
    if version is None:
        change = change_to(quote, current)
        return (change,) if change else ()
    return tuple(
        change
        for change in changes(version, current)
        if touches(change, version.id, quote.start, quote.end)
    )


def _back(quote: Quote, documents: Documents, former: Documents) -> tuple[Change, ...]:
    """What stood until now in the place of a quotation that stands again."""
    current, before = documents.get(quote.document), former.get(quote.document)
    start = current.text.find(quote.text, current.body_start) if current else -1
    if current is None or before is None or start < 0:
        return ()
    end = start + len(quote.text)
    return tuple(
        change
        for change in changes(before, current)
        if change.new and start < change.new.end and change.new.start < end
    )


def _quoted(quote: Quote, documents: Documents) -> Document | None:
    """Return the earlier version of a document that has a quotation at its place."""
    versions = (d for d in documents.values() if d.superseded_by == quote.document and d.replaced)
    return next((v for v in versions if v.text[quote.start : quote.end] == quote.text), None)


def _verdicts(overall: Verdict, each: Mapping[Use, Verdict]) -> Verdicts:
    return {OVERALL: overall.value, **{use.value: verdict.value for use, verdict in each.items()}}
