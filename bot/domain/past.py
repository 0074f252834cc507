"""What used to hold: replaced texts, told only where a question asks for the past."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.answers import Quote
from bot.domain.clauses import read_clauses
from bot.domain.documents import Document, Effect, Kind, Status, SubjectKind, Use
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.moments import moment_in
from bot.domain.subjects import Subject
from bot.domain.text import normalise
from bot.domain.units import units
from bot.domain.versions import Version, at, in_order, text_of

MOST_TOLD = 2
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
    """What a replaced text says on a question, and since when it no longer holds, if known.

    `then` is the time that was asked about, at which it was in force.
    """

    quote: Quote
    document: Document
    until: str
    then: str = ""


def replaced(frame: Frame, knowledge: Knowledge, cited: Iterable[str]) -> tuple[Old, ...]:
    """Return what replaced versions of the documents in question say of it, best first.

    In question are the subjects of the frame, the `cited` documents in force, and the
    policies on what the question speaks of. Of the versions of one text it is the last
    one, or that which was in force at the time that the question names.
    """
    if not frame.past:
        return ()
    current = frozenset(cited)
    asked = _stems(frame.text)
    moment = moment_in(frame.text)
    found: list[tuple[int, Old]] = []
    for text, documents in _texts(frame, knowledge, current, asked).items():
        versions = in_order(documents, knowledge.documents.get(text))
        version = at(versions, moment) if moment else versions[-1]
        best = _best(version.document, asked, frozenset(frame.uses)) if version else None
        if version and best:
            score, quote = best
            then = moment.name if moment else ""
            found.append((score, Old(quote, version.document, _until(version, knowledge), then)))
    found.sort(key=lambda entry: -entry[0])
    return tuple(old for _, old in found[:MOST_TOLD])


def another_then(subject: Subject, text: str, knowledge: Knowledge) -> str:
    """Return the time that a text names, if another licence text of a dataset was in force then."""
    moment = moment_in(text)
    if not moment or subject.kind is not SubjectKind.DATASET:
        return ""
    day = replace(moment, first=moment.first or moment.last)  # "before May" is the day before it
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in knowledge.past.values():
        if knowledge.registry.get(document.subject) == subject:
            groups[text_of(document, knowledge.documents)].append(document)
    found = (in_order(kept, knowledge.documents.get(name)) for name, kept in groups.items())
    return moment.name if any(at(versions, day) for versions in found) else ""


def _texts(
    frame: Frame, knowledge: Knowledge, cited: frozenset[str], asked: frozenset[str]
) -> Mapping[str, Sequence[Document]]:
    """Group the replaced documents in question by the text that they are versions of."""
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in knowledge.past.values():
        subject = knowledge.registry.get(document.subject)
        named = subject in frame.subjects if subject else bool(asked & _stems(document.subject))
        ours = document.kind is Kind.INTERNAL_POLICY
        if document.superseded_by in cited or (named and (subject or ours)):
            groups[text_of(document, knowledge.documents)].append(document)
    return groups


def _until(version: Version, knowledge: Knowledge) -> str:
    """The day on which a document was replaced, as far as a header says it."""
    successor = knowledge.documents.get(version.document.superseded_by)
    return (successor.effective_date if successor else "") or version.document.end_date


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
