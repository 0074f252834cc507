"""Replaying: an old answer with its grounds and evidence, from the versions that it used."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.answers import Citation
from bot.domain.audit import FORGOTTEN, Link, records
from bot.domain.cases import Case, CaseStep
from bot.domain.documents import Document
from bot.domain.errors import CaseError
from bot.domain.records import Entry
from bot.domain.rulings import Ruling
from bot.domain.text import normalise
from bot.ports.record import Ledger, Step

Shelved = Callable[[int], Mapping[str, Document] | None]
"""The documents of a generation by its number; None when it is not on disk any more."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A citation, and what became of it: `stands` is None when its generation is gone."""

    citation: Citation
    stands: bool | None


@dataclass(frozen=True, slots=True)
class Replay:
    """An exchange with the entries on it. `intact` is None when its words were forgotten."""

    entry: Entry
    links: tuple[Link, ...]
    intact: bool | None
    proofs: tuple[Proof, ...]
    on_disk: bool


@dataclass(frozen=True, slots=True)
class CaseReplay:
    """A case with its steps, its ruling, the entries on it, and the exchanges that led to it."""

    case: Case
    steps: tuple[CaseStep, ...]
    ruling: Ruling | None
    links: tuple[Link, ...]
    exchanges: tuple[Replay, ...]


@dataclass(frozen=True)
class Replaying:
    """Shows what was said, and on what grounds. `shelved` knows the generations on disk."""

    ledger: Ledger
    shelved: Shelved

    def replay(self, name: str) -> Replay | CaseReplay:
        """Return an exchange by its id, or a case by its number. Raises CaseError."""
        with self.ledger.step() as step:
            entry, case = step.journal.get(name), step.cases.get(name)
            if entry is not None:
                return self._exchange(step, entry)
            if case is None:
                raise CaseError(f"There is no answer and no case {name[:40]}.")
            return CaseReplay(
                case,
                tuple(step.cases.steps(case.id)),
                step.rulings.of(case.id),
                tuple(step.trail.about(case.id)),
                tuple(self._exchange(step, one) for one in step.journal.of_case(case.id)),
            )

    def _exchange(self, step: Step, entry: Entry) -> Replay:
        links = step.trail.about(f"exchange:{entry.id}")
        now = step.trail.hashes(links)
        documents = self.shelved(entry.answer["generation"])
        proofs = tuple(_proofs(entry.citations, documents))
        intact = _intact(links, now)
        return Replay(entry, tuple(links), intact, proofs, documents is not None)


def _intact(links: Sequence[Link], now: Mapping[int, str]) -> bool | None:
    """Tell whether a record is what the trail tells; it tells nothing of what was forgotten."""
    if any(link.kind == FORGOTTEN for link in links):
        return None
    told = [link for link in links if records(link)]
    return bool(told) and now.get(told[-1].seq) == told[-1].payload


def _proofs(
    citations: Sequence[Citation], documents: Mapping[str, Document] | None
) -> Iterator[Proof]:
    for citation in citations:
        yield Proof(citation, None if documents is None else _stands(citation, documents))


def _stands(citation: Citation, documents: Mapping[str, Document]) -> bool:
    quote, document = citation.quote, documents.get(citation.document)
    if document is None:
        return False
    return normalise(document.text[quote.start : quote.end]) == normalise(quote.text)
