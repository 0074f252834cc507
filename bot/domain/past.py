"""What used to hold: replaced texts, told only where a question asks for the past."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.answers import Quote
from bot.domain.clauses import read_clauses
from bot.domain.documents import Document, Effect, Kind, Status, Use
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.text import normalise
from bot.domain.units import units

MOST_TOLD = 2
_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?\b")
_BEFORE = re.compile(r"(?i)\b(?:before|until|prior to|vor|bis|avant|jusqu'en|antes de|hasta)\W*\Z")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters that two forms of a word share: "downloads", "downloaded"
_SHORTEST = 30
_LIMITS = 2  # so many shared words count as much as a clause that forbids the use
# Words that every question on the past has.
_PLAIN = frozenset(
    "what which when where were used using about that this there with from before rule rules "
    "policy policies terms version previous earlier former allow allowed change changed".split()
)


@dataclass(frozen=True, slots=True)
class Old:
    """What a replaced text says on a question, and since when it no longer holds, if known."""

    quote: Quote
    document: Document
    until: str


def replaced(frame: Frame, knowledge: Knowledge, cited: Iterable[str]) -> tuple[Old, ...]:
    """Return what replaced versions of the documents in question say of it, best first.

    In question are the subjects of the frame, the `cited` documents in force, and the
    policies on what the question speaks of. Of the versions of one text it is the last
    one, or that of the date that the question names.
    """
    if not frame.past:
        return ()
    current = frozenset(cited)
    asked = _stems(frame.text)
    found: list[tuple[int, Old]] = []
    for versions in _texts(frame, knowledge, current, asked):
        document = _then(versions, _date(frame.text))
        best = _best(document, asked, frozenset(frame.uses)) if document else None
        if document and best:
            score, quote = best
            found.append((score, Old(quote, document, _until(document, knowledge))))
    found.sort(key=lambda entry: -entry[0])
    return tuple(old for _, old in found[:MOST_TOLD])


def _texts(
    frame: Frame, knowledge: Knowledge, cited: frozenset[str], asked: frozenset[str]
) -> Iterable[Sequence[Document]]:
    """Group the replaced documents in question by the text that they are versions of."""
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in knowledge.past.values():
        subject = knowledge.registry.get(document.subject)
        named = subject in frame.subjects if subject else bool(asked & _stems(document.subject))
        ours = document.kind is Kind.INTERNAL_POLICY
        if document.superseded_by in cited or (named and (subject or ours)):
            text = document.superseded_by or document.source_url or document.id
            groups[text].append(document)
    return groups.values()


def _then(versions: Sequence[Document], date: str) -> Document | None:
    """Return the version of a date, the last one without a date, None where there is none yet."""
    known = [d for d in versions if not date or _since(d) <= date]
    document = max(known, key=_since, default=None)
    if document and date and document.end_date and document.end_date < date[: len("2024")]:
        return None
    return document


def _since(document: Document) -> str:
    return document.effective_date or document.retrieved


def _until(document: Document, knowledge: Knowledge) -> str:
    """The day on which a document was replaced, as far as a header says it."""
    successor = knowledge.documents.get(document.superseded_by)
    return (successor.effective_date if successor else "") or document.end_date


def _date(text: str) -> str:
    """The end of the month or year that a text names, or of the year before "before 2025"."""
    match = _YEAR.search(text)
    if not match:
        return ""
    if _BEFORE.search(text[: match.start()]):
        return f"{int(match[1]) - 1}-12-31"
    return f"{match[1]}-{match[2] or '12'}-31"


def _best(
    document: Document, asked: frozenset[str], uses: frozenset[Use]
) -> tuple[int, Quote] | None:
    """The sentence that says most on the question: by shared words, and by limiting the uses."""
    marked = read_clauses(replace(document, status=Status.IN_FORCE))
    forbidding = (c for c in marked if c.rule.effect is Effect.FORBIDS)
    limits = {clause.start for clause in forbidding if clause.rule.uses & uses}
    best: tuple[int, Quote] | None = None
    for start, end in units(document.body, document.body_start):
        text = document.text[start:end]
        score = len(asked & _stems(text)) + _LIMITS * (start in limits)
        prose = end - start >= _SHORTEST and not text.startswith(("#", "[", "**["))
        if prose and score > (best[0] if best else 0):
            best = score, Quote(document.id, start, end, text)
    return best


def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(normalise(text).casefold())
    return frozenset(word[:_STEM] for word in words if word not in _PLAIN)
