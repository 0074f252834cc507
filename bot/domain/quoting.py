"""From a finding to the words that it rests on, at their place in a document."""

import re

from bot.domain.answers import Quote
from bot.domain.documents import Document, Pointer
from bot.domain.findings import Finding
from bot.domain.knowledge import Knowledge
from bot.domain.text import normalise
from bot.domain.units import units

_SHORTEST, _LONGEST_LINE = 15, 500
_LICENCE = re.compile(
    r"(?i)\blicen[cs]|terms of use|copyright|\bpermission|non-commercial|redistribut"
)
_HEADING = re.compile(r"\n[=-]{3,}\s*\Z")


class Quoter:
    """Finds quotations in the documents of one Knowledge, and remembers where they stand."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._documents = knowledge.documents
        self._found: dict[tuple[str, tuple[str, ...]], Quote | None] = {}

    def quotes(self, finding: Finding) -> tuple[Quote, ...]:
        """Return the official sentence where it is held, else the clause of the document itself.

        A card that records a licence without a sentence to point to is quoted
        together with what the official text says nearest to it.
        """
        official = self.pointed(finding.source) if finding.source else None
        if official:
            return (official,)
        found = [self.clause(finding.document, finding.clause)]
        if not finding.clause:
            found.append(self._nearest(finding.document))
        return tuple(quote for quote in found if quote)

    def pointed(self, pointer: Pointer) -> Quote | None:
        """Return the shortest unit of the official text that holds all words of the pointer."""
        document = self._documents.get(pointer.document)
        if document is None:
            return None
        return self._once(document, pointer.words, False)

    def clause(self, document_id: str, clause: str) -> Quote | None:
        """Return the line, or in long paragraphs the sentence, in which a clause stands."""
        document = self._documents.get(document_id)
        if document is None:
            return None
        if not clause:
            return self._licence_sentence(document)
        return self._once(document, (clause,), True) or _verbatim(document, clause)

    def _nearest(self, card_id: str) -> Quote | None:
        """The first sentence on the licence in the official texts of a card, if there is one."""
        card = self._documents[card_id].card if card_id in self._documents else None
        texts = [d for name in card.documents if (d := self._documents.get(name))] if card else []
        for document in texts:
            place = (document.id, ())
            if place not in self._found:
                self._found[place] = _on_licence(document)
            if quote := self._found[place]:
                return quote
        return None

    def _once(self, document: Document, words: tuple[str, ...], line: bool) -> Quote | None:
        place = (document.id, words)
        if place not in self._found:
            span = _span(document, words)
            if span and line:
                span = _line(document, span)
            self._found[place] = _quote(document, span) if span else None
        return self._found[place]

    def _licence_sentence(self, document: Document) -> Quote | None:
        heading = document.text.find("\n## ", document.body_start)
        start = document.text.find("\n", heading + 1) + 1 if heading >= 0 else document.body_start
        for span in units(document.text[start:], start):
            return _quote(document, span)
        return None


def _quote(document: Document, span: tuple[int, int]) -> Quote:
    return Quote(document.id, span[0], span[1], document.text[span[0] : span[1]])


def _verbatim(document: Document, clause: str) -> Quote | None:
    """A clause of many sentences stands on its line as it is."""
    start = document.text.find(clause, document.body_start)
    return _quote(document, (start, start + len(clause))) if start >= 0 else None


def _on_licence(document: Document) -> Quote | None:
    for start, end in units(document.body, document.body_start):
        text = document.text[start:end]
        if (
            _SHORTEST < end - start <= _LONGEST_LINE
            and not text.startswith("#")
            and not _HEADING.search(text)
            and _LICENCE.search(text)
        ):
            return _quote(document, (start, end))
    return None


def _span(document: Document, words: tuple[str, ...]) -> tuple[int, int] | None:
    wanted = [normalise(word).casefold() for word in words]
    best: tuple[int, int] | None = None
    for start, end in units(document.body, document.body_start):
        if end - start < _SHORTEST or (best and end - start >= best[1] - best[0]):
            continue
        text = normalise(document.text[start:end]).casefold()
        if all(word in text for word in wanted):
            best = (start, end)
    return best or _across(document, wanted)


def _across(document: Document, wanted: list[str]) -> tuple[int, int] | None:
    """A clause may run over two or three units: join neighbours until it is whole."""
    spans = list(units(document.body, document.body_start))
    for reach in (1, 2, 3):
        for first, last in zip(spans, spans[reach:], strict=False):
            text = normalise(document.text[first[0] : last[1]]).casefold()
            if all(word in text for word in wanted):
                return first[0], last[1]
    return None


def _line(document: Document, span: tuple[int, int]) -> tuple[int, int]:
    """Widen a span to its whole line where that is not too long: a rule with its number."""
    start = document.text.rfind("\n", 0, span[0]) + 1
    end = document.text.find("\n", span[1])
    end = len(document.text) if end < 0 else end
    if end - start > _LONGEST_LINE or "\n" in document.text[span[0] : span[1]]:
        return span
    line = document.text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())
