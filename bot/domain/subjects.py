"""Subjects and their names: who is meant, who is only alike, and who is nobody we know."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.domain.documents import Audience, Card, Document, Effect, Kind, SubjectKind
from bot.domain.licences import LicenceTable
from bot.domain.text import key, normalise

_KINDS = {
    Kind.PLATFORM_TERMS: SubjectKind.PLATFORM,
    Kind.DATASET_LICENCE: SubjectKind.DATASET,
    Kind.LICENCE_TEXT: SubjectKind.LICENCE,
}
_WORD = re.compile(r"[^\s,;:!?()\[\]{}\"<>|]+")
_LONGEST_NAME = 9
# Identifiers of our own records, sizes, dates and hardware look like names of datasets.
_NO_NAME = re.compile(
    r"(?i)(pol|oli|reg|leg|clr|dr|case|pa|lh|gdpr|art|iso|rfc|mp|h|a|v|b|gb|mb|k|m|t|s|q|fy|ver|utf|sha|md|fp|bf|int|x|us|eu|en|de|fr)"
    r"-?\d[\w.-]*|[\d.,]+[a-z]{0,5}|\d.*|[ivx]+-vectors?|gpt-?.*|p\d+|re-.*\d"
)
_NAME_LIKE = re.compile(
    r"(?=.*[A-Za-z]{2})(?=.*\d)[A-Za-z][\w.+-]{3,}"  # SynthWorld-9B
    r"|[A-Z]{2,}\w*-[A-Z]{2,}[\w-]*"  # MIMIC-CXR
    r"|(?:[A-Z][a-z]+){2,}[A-Z]*(?:-\w+)*"  # OpenVid, OpenHarborSpeech-XL
)
_VERSION = re.compile(r"v\d+(\.\d+)*|\d+(\.\d+)+")
_TOOLS = frozenset(
    """PyTorch TensorFlow JavaScript TypeScript DeepSpeed MacBook DevOps PowerPoint TessalineBot
    OneDrive SharePoint GoogleDrive DropBox LangChain AutoGPT WhatsApp""".split()
)
_SET = r"(?:data ?sets?|corpus|corpora|benchmark|collection|datensatz|jeu de données|conjunto de datos)"
_NAMED_SET = re.compile(
    rf"((?:[A-Z][\w.+&-]*\s+){{1,4}}){_SET}\b|\b{_SET}\s+(?:called|named|namens|appelé|llamado)\s+([\w.+-]+)"
)
_THE_SET = re.compile(rf"\b(?:the|this|that|an?|our|their)\s+([a-z][\w.+-]{{2,}})\s+{_SET}\b")
_NO_PROPER_NAME = frozenset(
    """un une le la les el los las der die das den dem ein eine einen unser unsere notre nos nuestro
    nuestra ce cette ese este approved registered non-commercial noncommercial academic-only
    research-only share-alike copyleft unlicensed permissive green amber grey red gray frozen
    internal in-house synthetic machine-generated model-generated llm-generated gpt-generated
    crowd-sourced crowdsourced self-collected open-source open-licensed a an the this that our your their is are can could may might will would should do does did
    we i you they he she it what which who where when why how if and or but for in on of to from
    with without any some all no not public open own new old same other another vendor
    instruction training image video speech text audio music code chat web whole entire first
    second third big large small similar different licensed private internal external commercial
    academic research synthetic generated caption captioned labelled labeled cleaned filtered
    medical customer user employee pretraining finetuning fine-tuning preference eval evaluation
    test hf huggingface proprietary free released publicly available scraped crawled english
    german french spanish multilingual parallel legal personal face faces children ok okay use
    published paid existing current final complete full raw mixed combined reward original""".split()
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A platform, dataset, licence, model or topic, with what the documents say of it."""

    name: str
    kind: SubjectKind
    card: Card | None = None
    card_document: str = ""
    documents: tuple[str, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the card gives."""
        return self.card.classes if self.card else ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names: known subjects in order, names that nobody here knows, and the rest."""

    subjects: tuple[Subject, ...] = ()
    unknown: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """All subjects by folded name. Exact names link; likeness only ever names a near miss."""

    subjects: tuple[Subject, ...]
    names: Mapping[str, Subject]
    common: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    written: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def get(self, name: str) -> Subject | None:
        """Return the subject of this exact name."""
        return self.names.get(key(name))

    def named(self, span: str) -> Subject | None:
        """Return the subject that a span of text names, or that of a plain compound."""
        return self._exact(span) or self._head(span)

    def mentions(self, text: str) -> Mentions:
        """Find the subjects that a text names, longest names first, and the unknown names."""
        text = normalise(text)
        words = list(_WORD.finditer(text))
        subjects: list[Subject] = []
        versions: list[str] = []
        taken: set[int] = set()
        at = 0
        while at < len(words):
            subject, length = self._longest(text, words, at)
            if subject is None:
                at += 1
                continue
            version = self._version(subject, text, words, at, length)
            if version:
                versions.append(version)
            elif subject not in subjects:
                subjects.append(subject)
            taken.update(range(at, at + length + bool(version)))
            at += length + bool(version)
            if at < len(words) and text[: words[at].start()].endswith(" ("):
                taken.add(at)  # what stands in brackets behind a name says it again
        rest = "".join(
            word.group() + " " if n not in taken else "\x00 " for n, word in enumerate(words)
        )
        unknown = _unknown_names(rest, self)
        return Mentions(tuple(subjects), (*versions, *unknown), rest)

    def part(self, subject: Subject, part: str) -> Subject | None:
        """Return the part of a subject that is a subject itself, by any name of the whole."""
        names = [name for name, s in self.names.items() if s is subject]
        return next((p for name in names if (p := self.names.get(name + key(part)))), None)

    def near(self, name: str) -> tuple[str, ...]:
        """Return the names of subjects that look like an unknown name, best first."""
        folded = key(name)
        alike = get_close_matches(folded, self.names, n=4, cutoff=0.72)
        stem = re.sub(r"\d.*", "", folded)
        if len(stem) > 3:
            alike += [other for other in self.names if re.sub(r"\d.*", "", other) == stem]
        found = dict.fromkeys(self.names[other].name for other in alike)
        return tuple(found)[:3]

    def _version(
        self, subject: Subject, text: str, words: list[re.Match[str]], at: int, length: int
    ) -> str:
        """The whole name where a dataset is named with a version that nobody here knows."""
        after = at + length
        if subject.kind is not SubjectKind.DATASET or after >= len(words):
            return ""
        number = words[after].group().strip(".'")
        if not _VERSION.fullmatch(number):
            return ""
        return text[words[at].start() : words[after].end()].strip(".'")

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int
    ) -> tuple[Subject | None, int]:
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            span = text[words[at].start() : words[at + length - 1].end()]
            subject = self.named(span) if length == 1 else self._exact(span)
            if subject is not None:
                return subject, length
        return None, 0

    def _exact(self, span: str) -> Subject | None:
        span = span.strip(".'/-*_~`")
        for spelling in (span, re.sub(r"'s$|s'$", "", span)):
            folded = key(spelling)
            subject = self.names.get(folded)
            if subject is None:
                continue
            # "X", "ISC" and "MIT" are names, "x" and the German "mit" are not.
            # "Threads" and "Medium" are, "threads" and "medium" are plain words.
            plain = (len(folded) <= 3 and folded.isalpha()) or folded in self.plain
            if not plain or spelling in self.written.get(folded, ()):
                return subject
        return None

    def _head(self, word: str) -> Subject | None:
        """The subject of a compound such as "YouTube-Videos"; never that of "YouTube-100M"."""
        parts = re.split(r"[-/]", word.strip(".'"))
        for cut in range(len(parts) - 1, 0, -1):
            tail = [part.casefold() for part in parts[cut:]]
            if all(part in self.common for part in tail):
                return self._exact("-".join(parts[:cut]))
        return None


def _unknown_names(text: str, registry: Registry) -> list[str]:
    """The names in what is left of a text once the known ones are taken out of it."""
    found: list[str] = []
    for word in text.split():
        bare = word.strip(".'`*_")
        if _NAME_LIKE.fullmatch(bare) and not _NO_NAME.fullmatch(bare) and bare not in _TOOLS:
            found.append(bare)
    for match in _NAMED_SET.finditer(text):
        words = (match[1] or match[2] or "").split()
        while words and words[0].casefold() in _NO_PROPER_NAME:
            words.pop(0)
        if words and all(w.casefold() not in _NO_PROPER_NAME for w in words):
            found.append(" ".join(words))
    for match in _THE_SET.finditer(text):
        word = match[1]
        if word.casefold() not in _NO_PROPER_NAME | registry.common:
            found.append(word)
    return [
        name
        for name in dict.fromkeys(found)
        if not any(registry.named(part) for part in (name, *name.split()))
    ]


def build_registry(
    documents: Iterable[Document],
    audience: Audience,
    licences: LicenceTable,
    common: frozenset[str] = frozenset(),
    plain: frozenset[str] = frozenset(),
) -> Registry:
    """Collect the subjects of the documents in force that `audience` may see; cards first."""
    visible = [d for d in documents if d.in_force and audience.may_see(d.audience)]
    subjects: dict[str, Subject] = {}
    names: dict[str, Subject] = {}
    written: dict[str, set[str]] = {}

    def add(subject: Subject, aliases: Iterable[str]) -> None:
        subjects[subject.name] = subject
        for name in (subject.name, *aliases):
            folded = key(name)
            if folded:
                names.setdefault(folded, subject)
                written.setdefault(folded, set()).add(normalise(name))

    covered: set[str] = set()
    for document in visible:
        if document.card:
            covered.update(document.card.documents)
            add(
                Subject(
                    document.subject,
                    document.card.subject_kind,
                    document.card,
                    document.id,
                    document.card.documents,
                ),
                (*document.aliases, *_licence_ids(document.card)),
            )
    by_subject: dict[str, list[Document]] = {}
    for document in visible:
        if document.card is None and document.subject and document.id not in covered:
            by_subject.setdefault(document.subject, []).append(document)
    for name, group in by_subject.items():
        kind = _KINDS.get(group[0].kind)
        named_by_rule = any(name in rule.subjects for d in group for rule in d.rules)
        if key(name) in names or (kind is None and not named_by_rule):
            continue
        aliases = [alias for d in group for alias in (*d.aliases, *_parenthesised(name))]
        documents_of = tuple(d.id for d in group)
        add(Subject(name, kind or SubjectKind.DATASET, None, "", documents_of), aliases)
    for identifier, spellings in licences.written.items():
        if key(identifier) not in names:
            card = Card(SubjectKind.LICENCE, licences=(identifier,))
            add(Subject(identifier, SubjectKind.LICENCE, card), ())
        for name in spellings:
            # One plain word such as "other" or "open" is a licence only in a licence field.
            restricts = Effect.FORBIDS in licences.class_of(identifier).effects.values()
            if len(name.split()) > 1 or restricts or not identifier.startswith("LicenseRef-"):
                names.setdefault(key(name), names[key(identifier)])
                written.setdefault(key(name), set()).update((name, name.upper()))
    return Registry(
        tuple(subjects.values()),
        names,
        common,
        plain,
        {name: frozenset(spellings) for name, spellings in written.items()},
    )


def _licence_ids(card: Card) -> tuple[str, ...]:
    """A licence is also known by its identifier; what is under it is not."""
    return card.licences if card.subject_kind is SubjectKind.LICENCE else ()


def _parenthesised(name: str) -> tuple[str, ...]:
    """ "LibriSpeech (librispeech_asr)" is known by both of its names."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    return (match[1], match[2]) if match else ()
