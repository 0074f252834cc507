"""The registry of subjects, collected from cards, headers and the table of licences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.domain.declared import declared_of
from bot.domain.documents import Card, Document, Effect, Kind, SubjectKind
from bot.domain.licences import LicenceTable
from bot.domain.subjects import Registry, Subject
from bot.domain.text import key, normalise
from bot.domain.vocabulary import Vocabulary

_KINDS = {
    Kind.PLATFORM_TERMS: SubjectKind.PLATFORM,
    Kind.DATASET_LICENCE: SubjectKind.DATASET,
    Kind.LICENCE_TEXT: SubjectKind.LICENCE,
}


_About = Mapping[str, list[Document]]


class _Names:
    """Subjects by folded name; whoever takes a name first keeps it."""

    def __init__(self) -> None:
        self.subjects: list[Subject] = []
        self.owners: dict[str, Subject] = {}
        self.written: defaultdict[str, set[str]] = defaultdict(set)
        self.plain: set[str] = set()
        self.relatives: set[str] = set()

    def add(self, subject: Subject, aliases: Iterable[str]) -> None:
        self.subjects.append(subject)
        for name in (subject.name, *aliases):
            self.name(subject, name)

    def name(self, subject: Subject, name: str) -> None:
        folded = key(name)
        if folded:
            self.owners.setdefault(folded, subject)
            self.written[folded].add(normalise(name))

    def bare(self) -> None:
        """Name "The Guardian" by "Guardian" too, written so, where nobody else has that name."""
        for written in [name for names in self.written.values() for name in names]:
            article, _, rest = written.partition(" ")
            owner = self.owners[key(written)]
            if article == "The" and key(rest) and key(rest) not in self.owners:
                self.name(owner, rest)
                self.plain.add(key(rest))


def build_registry(
    documents: Iterable[Document], licences: LicenceTable, vocabulary: Vocabulary
) -> Registry:
    """Collect the subjects of documents: those of cards first, then of headers, then licences."""
    visible = list(documents)
    names = _Names()
    covered = {name for d in visible if d.card for name in d.card.documents}
    headed = [d for d in visible if d.card is None and d.id not in covered and d.subject]
    about: defaultdict[str, list[Document]] = defaultdict(list)
    for document in headed:
        for name in dict.fromkeys(map(key, _spelled(document))):
            about[name].append(document)
    for document in visible:
        if document.card:
            names.add(*_of_card(document, document.card, about))
            names.relatives.update(map(key, document.card.relatives))
    _add_headers(names, headed, about, licences)
    _add_licences(names, licences)
    names.bare()
    return Registry(
        tuple(names.subjects),
        names.owners,
        vocabulary.common,
        vocabulary.plain | names.plain,
        {name: frozenset(spellings) for name, spellings in names.written.items()},
        frozenset(names.relatives),
    )


def _of_card(document: Document, card: Card, about: _About) -> tuple[Subject, tuple[str, ...]]:
    # A licence is also known by its identifier; what is under it is not.
    identifiers = card.licences if card.subject_kind is SubjectKind.LICENCE else ()
    others = _official((document.subject, *document.aliases), card.subject_kind, about)
    documents = tuple(dict.fromkeys((*card.documents, *(d.id for d in others))))
    subject = Subject(document.subject, card.subject_kind, card, document.id, documents)
    return subject, (*document.aliases, *card.relatives, *identifiers)


def _add_headers(
    names: _Names, documents: list[Document], about: _About, licences: LicenceTable
) -> None:
    """Subjects that only a header names: known, and never permitted for want of a review."""
    groups: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        groups[document.subject].append(document)
    shorter: list[tuple[Subject, str]] = []
    for name, group in groups.items():
        kind = _KINDS.get(group[0].kind)
        ruled = any(name in rule.subjects for d in group for rule in d.rules)
        if key(name) not in names.owners and (kind or ruled):
            others = _official(_spelled(group[0]), kind or SubjectKind.DATASET, about)
            everything = {d.id: d for d in (*group, *others)}
            subject = Subject(
                name,
                kind or SubjectKind.DATASET,
                _of_table(group, licences) if kind is SubjectKind.LICENCE else None,
                documents=tuple(everything),
                declared=declared_of(everything.values()),
            )
            names.add(subject, ())
            shorter += [(subject, name) for d in group for name in (*d.aliases, *_spelled(d))]
    # "Reddit" is the platform, also where the texts of a dataset call it "Posts (reddit)".
    for subject, name in shorter:
        names.name(subject, name)


def _of_table(group: list[Document], licences: LicenceTable) -> Card | None:
    """What the table of licences says of a licence text: people classified it by its name."""
    found = (licences.identify(name) for document in group for name in _spelled(document))
    identifier = next(filter(None, found), "")
    if not identifier:
        return None
    documents = tuple(document.id for document in group)
    return Card(SubjectKind.LICENCE, licences=(identifier,), documents=documents)


def _official(names: Iterable[str], kind: SubjectKind, about: _About) -> list[Document]:
    """Official texts whose headers name a subject of this kind by one of its names."""
    found = (d for name in dict.fromkeys(map(key, names)) for d in about.get(name, ()))
    return [d for d in found if _KINDS.get(d.kind) is kind]


def _add_licences(names: _Names, licences: LicenceTable) -> None:
    for identifier, spellings in licences.written.items():
        if key(identifier) not in names.owners:
            card = Card(SubjectKind.LICENCE, licences=(identifier,))
            names.add(Subject(identifier, SubjectKind.LICENCE, card), ())
        subject = names.owners[key(identifier)]
        restricts = Effect.FORBIDS in licences.class_of(identifier).effects.values()
        for name in spellings:
            # One plain word such as "other" or "open" is a licence only in a licence field.
            if len(name.split()) > 1 or restricts or not identifier.startswith("LicenseRef-"):
                names.name(subject, name)
                names.name(subject, name.upper())


def _spelled(document: Document) -> tuple[str, ...]:
    """Return the names in a subject such as "LibriSpeech (librispeech_asr)" or "Tide-1 / Tide-2".

    What begins in lower case behind a stroke, as in "Tide API / commercial", is no name.
    """
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", document.subject)
    parts = [part.strip() for part in document.subject.split(" / ")]
    named = [part for part in parts if part[:1].isupper()] if len(parts) > 1 else []
    return (document.subject, *(match.groups() if match else ()), *named)
