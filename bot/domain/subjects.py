"""Subjects and their names: who is meant, who is only alike, and who is nobody we know."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.declared import Declared
from bot.domain.documents import Card, SubjectKind
from bot.domain.likeness import alike
from bot.domain.names import is_version, unknown_names
from bot.domain.text import key, normalise, spaced, unspaced

_WORD = re.compile(r"[^\s,;:!?()\[\]{}\"<>|]+")
_LETTERED = re.compile(r"[^\W_]")
_LETTERS_AND_NUMBER = re.compile(r"[a-z]{3,}\d+")
_HELD_BY = frozenset(("from", "off", "on", "of", "at"))
_EDITION = re.compile(  # what tells one edition of data from another
    r"\d+(?:\.\d+)*|(?<![a-z])(?:tiny|mini|small|medium|large|xl|hq|hd|lite|extended|raw|clean"
    r"|filtered|unfiltered|hard|easy|multilingual|segments|clips|subset|sample|full|core|ff|html"
    r"|pdf|arxiv|aesthetics|bench|chinese|cn|challenge|safe|refined|scripted|spontaneous|mt|all"
    r"|active ?speaker|speech(?=\W*$)|megds|toolkit|devkit|explorer|scripts|parser|code"
    r"|flt)(?![a-z])"
)
_NUMBERED = re.compile(r"\d.*")
_JOINT = re.compile(r"[-/]")
_LIKENESS = re.compile(
    r"(?i)-(?:like|style|styled|based|derived|inspired|type|quality|level|(?:pre|fine)?-?trained"
    r"|(?:fine)?-?tuned|generated)\b.*"
    r"|'s$"
)
_MORE = re.compile(r"\w\+(?!\w)")
_V = re.compile(r"(?i)(?<=[ _-])v(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_NAME = 9
_SHORTEST = 6  # letters of a name of which a slip can be told from another word
_SLIP = 0.83  # of the letters in common: one is left out, doubled, or two are swapped
_OPENING = 4  # letters of a name by which most words are known to begin none
# A name does not begin or end within a foreign word of Japanese, or within a Latin one.
_RUNS = ("[\u30a1-\u30fa\u30fc-\u30ff]", "[A-Za-z0-9]")
_FROM = frozenset({"from", "off", "scrape", "scraping", "scraped", "crawl", "crawling", "crawled"})
_CRAWL = "web-crawl"
_HUBS = frozenset({"huggingface", "kaggle", "github", "gitlab"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A platform, dataset, licence, model or topic, with what the documents say of it.

    `documents` are its official texts; `declared` is what they say of it themselves,
    for a subject that has no card.
    """

    name: str
    kind: SubjectKind
    card: Card | None = None
    card_document: str = ""
    documents: tuple[str, ...] = ()
    declared: Declared = field(default_factory=Declared)

    @property
    def hub(self) -> bool:
        """Tell whether it is a place where other people's data lie."""
        return key(self.name) in _HUBS

    @property
    def crawl(self) -> bool:
        """Tell whether it is a crawl of many sites, whose name says what others did: "Crawl"."""
        return _CRAWL in self.classes

    @property
    def texts(self) -> tuple[str, ...]:
        """Return all documents on it, the official ones first."""
        return tuple(name for name in (*self.documents, self.card_document) if name)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the card gives."""
        return self.card.classes if self.card else ()

    @property
    def derived_from(self) -> tuple[str, ...]:
        """The names of what its records came from."""
        return self.card.derived_from if self.card else self.declared.derived_from


def _identified(subject: Subject) -> bool:
    """Tell whether it is one certain licence: "open-source" and "proprietary" name none."""
    return subject.kind is SubjectKind.LICENCE and not subject.name.startswith("LicenseRef-")


def _word_end(word: re.Match[str]) -> int:
    """Where a word ends: the stop behind it is that of the sentence."""
    return word.start() + len(word[0].rstrip(".'`*_"))


def _named_end(word: re.Match[str]) -> int:
    """Where the name in a word ends: with "Foobar-videos", in "Foobar-like" with the first part."""
    likeness = _LIKENESS.search(word[0])
    return word.start() + likeness.start() if likeness else _word_end(word)


def _in_short(name: str, short: str) -> bool:
    letters = iter(name.upper())
    begins = short.isupper() and name[0].upper() == short[0]
    return begins and all(letter in letters for letter in short)


def _editions(name: str) -> set[str]:
    return set(_EDITION.findall(name.casefold()))


def _other_editions(span: str, subject: Subject) -> list[str]:
    """What a name tells of an edition that the subject's own does not: "03" is "2003"."""
    own = _editions(subject.name)
    years = {edition[2:] for edition in own if _YEAR.fullmatch(edition)}
    return sorted(_editions(span.rpartition("/")[2]) - own - years)  # who made it tells none


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a gap in place of each span."""
    kept, at = "", 0
    for start, end in spans:
        kept += text[at:start] + "\x00"
        at = end
    return kept + text[at:]


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names: known subjects in order, names that nobody here knows, and the rest.

    `said` is the text without the names of data and of certain licences: these may hold
    words such as "non-commercial" and "crawl" that tell nothing of what somebody wants. `around`
    is the text with a gap for each known name, but for what makes it another thing: "-like".
    `editions` are numbers and words of size in a name of data that are not in its own name, and
    names of relatives.
    """

    subjects: tuple[Subject, ...] = ()
    unknown: tuple[str, ...] = ()
    rest: str = ""
    said: str = ""
    around: str = ""
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registry:
    """All subjects by folded name. Exact names link; likeness only ever names a near miss."""

    subjects: tuple[Subject, ...]
    names: Mapping[str, Subject]
    common: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    written: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    relatives: frozenset[str] = frozenset()
    openings: frozenset[str] = field(init=False)
    called: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Note what names begin with, because most words begin none, and whose each is."""
        openings = frozenset(name[:n] for name in self.names for n in range(_OPENING + 1))
        object.__setattr__(self, "openings", openings)
        called: dict[str, list[str]] = {}
        for name, subject in self.names.items():
            called.setdefault(subject.name, []).append(name)
        object.__setattr__(self, "called", {name: tuple(all_) for name, all_ in called.items()})

    def get(self, name: str) -> Subject | None:
        """Return the subject of this exact name."""
        return self.names.get(key(name))

    def named(self, span: str) -> Subject | None:
        """Return the subject that a span of text names, or that of a plain compound."""
        return self._exact(span) or self._head(span)

    def known(self, word: str) -> bool:
        """Tell whether a word names a subject or only says what kind of data is meant."""
        return word.casefold() in self.common or self.named(word) is not None

    def _of_data(self, word: str) -> bool:
        """Tell whether a word is the name of data, a platform or a model, and nothing else."""
        subject = self.named(word)
        everyday = word.casefold() in self.common | self.plain
        return subject is not None and subject.kind is not SubjectKind.LICENCE and not everyday

    def mentions(self, text: str) -> Mentions:
        """Find the subjects that a text names, longest names first, and the unknown names."""
        text = spaced(self._apart(normalise(text)))
        words = list(_WORD.finditer(text))
        subjects: list[Subject] = []
        versions: list[str] = []
        editions: list[str] = []
        taken: set[int] = set()
        names: list[tuple[int, int]] = []
        named: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            if not self._begins(words[at].group()):
                at += 1
                continue
            subject, length = self._longest(text, words, at)
            if (
                subject is None
                or self._within(text, words, at, length)
                or self._held(text, words, at, length, subject)
            ):
                at += 1
                continue
            version = self._version(subject, text, words, at, length)
            if version:
                versions.append(version)
            elif subject not in subjects:
                subjects.append(subject)
            start, last = words[at].start(), at + length - 1
            span = text[start : words[last].end()]
            behind, again = at + length + bool(version), False
            if behind < len(words):
                again = self._again(subject, text, words, behind)
            if subject.kind is SubjectKind.DATASET and not again:  # that is all its name
                editions += _other_editions(span, subject)
            if self._relative(span):
                editions.append(span.casefold())
            if subject.kind is SubjectKind.DATASET or _identified(subject) or subject.crawl:
                named.append((start, _word_end(words[last])))
            taken.update(range(at, last + 1 + bool(version)))
            names.append((start, _named_end(words[last + bool(version)])))
            at = behind
            if again:
                taken.add(at)
                names[-1] = (start, words[at].end() + len(")"))
                at += 1
        rest = "".join(
            word.group() + " " if n not in taken else "\x00 " for n, word in enumerate(words)
        )
        said, around = _without(text, named), _without(text, names)
        unknown = (*versions, *unknown_names(rest, self.known, self._of_data))
        return Mentions(tuple(subjects), unknown, rest, said, around, tuple(editions))

    def part(self, subject: Subject, part: str) -> Subject | None:
        """Return the part of a subject that is a subject itself, by any name of the whole."""
        wholes = (self.names.get(name + key(part)) for name in self._names_of(subject))
        return next(filter(None, wholes), None)

    def _names_of(self, subject: Subject) -> tuple[str, ...]:
        return self.called.get(subject.name, ())

    def near(self, name: str) -> tuple[str, ...]:
        """Return the names of subjects that look like an unknown name, best first."""
        name = name.rpartition("/")[2]  # who uploaded it makes it no other name
        folded = key(name)
        close = alike(folded, self.names, 4, 0.72)
        stem = _NUMBERED.sub("", folded)
        if len(stem) > 3:
            others = (other for other in self.names if other.startswith(stem))
            close += [other for other in others if _NUMBERED.sub("", other) == stem]
        found = dict.fromkeys(self.names[other].name for other in close)
        return tuple(found)[:3]

    def misspelt(self, word: str) -> tuple[str, ...]:
        """Return the name of the subject of which a word is likely a slip of the pen."""
        folded = key(word)
        if len(folded) < _SHORTEST or folded.removesuffix("s") in self.names:
            return ()
        close = alike(folded, self.names, 1, _SLIP)
        names = (self.names[other].name for other in close if other[:1] == folded[:1])
        return tuple(name for name in names if not name.startswith("LicenseRef-"))

    def _apart(self, text: str) -> str:
        """Set names in scripts without spaces apart from what stands around them."""
        if not unspaced(text):
            return text
        names = {name for spelled in self.written.values() for name in spelled if unspaced(name)}
        for name in sorted((n for n in names if len(n) > 1), key=len, reverse=True):
            before = next((rf"(?<!{run})" for run in _RUNS if re.match(run, name[0])), "")
            after = next((rf"(?!{run})" for run in _RUNS if re.match(run, name[-1])), "")
            text = re.sub(f"{before}{re.escape(name)}{after}", f" {name} ", text)
        return text

    def _relative(self, span: str) -> bool:
        """Tell whether a span names a part or a sister: "COCO captions'" too."""
        plain = span.strip(".'/-*_~`")
        return not self.relatives.isdisjoint((key(plain), key(plain.removesuffix("'s"))))

    def _version(
        self, subject: Subject, text: str, words: list[re.Match[str]], at: int, length: int
    ) -> str:
        """The whole name where a dataset is named with a version that nobody here knows."""
        after = at + length
        if subject.kind is not SubjectKind.DATASET or after >= len(words):
            return ""
        number = self._bare(words[after].group().strip(".'"))
        name = text[words[at].start() : words[after - 1].end()]
        parted = "," in text[words[after - 1].start() : words[after].start()]
        if parted and number.isdecimal():  # "LJ Speech, 24 hours"
            return ""
        if not is_version(number) and not self._numbered(subject, name, number):
            return ""
        if self._of_version(subject, number):
            return ""
        return text[words[at].start() : words[after].end()].strip(".'")

    def _bare(self, word: str) -> str:
        """A word without what is joined to it and says nothing: "2.0" of "2.0-trained"."""
        first, *rest = word.split("-")
        return first if all(part.casefold() in self.common for part in rest) else word

    def _numbered(self, subject: Subject, name: str, number: str) -> bool:
        """Tell whether a small number behind a name is a version: of CoVoST 2 "CoVoST 5" is one."""
        if not number.isdecimal() or len(number) > 2 or self.get(f"{name} {number}.0"):
            return False
        known = re.compile(re.escape(key(name)) + r"\d+")
        return any(map(known.fullmatch, self._names_of(subject)))

    def _of_version(self, subject: Subject, number: str) -> bool:
        """Tell whether a subject is this version of itself: "v1.2" and "1.2" are one."""
        written = "v" + number.casefold().removeprefix("v")
        names = self._names_of(subject)
        spellings = (spelled for name in names for spelled in self.written.get(name, ()))
        return any(spelled.casefold().endswith(written) for spelled in spellings)

    def _within(self, text: str, words: list[re.Match[str]], at: int, length: int) -> bool:
        """Tell whether a longer name of another begins within this: "the Stack Overflow dump"."""
        whole = self._longest(text, words, at)[0]
        reaches = (
            (inner - at, *self._longest(text, words, inner)) for inner in range(at + 1, at + length)
        )
        return any(
            other is not whole and reach > max(1, length - ahead) for ahead, other, reach in reaches
        )

    def _again(self, subject: Subject, text: str, words: list[re.Match[str]], at: int) -> bool:
        """Tell whether brackets behind a name hold it again: "Common Voice (CV)", not "(sold)".

        That is its name in short, or a part with a number of another name: "Sea Talk (dstc8)".
        """
        word = words[at]
        if not (text[: word.start()].endswith(" (") and text[word.end() :].startswith(")")):
            return False
        named, _ = self._longest(text, words, at)
        if named is not None:
            return named is subject
        said = word[0].casefold()
        if _in_short(subject.name, word[0]):
            return True
        if not _LETTERS_AND_NUMBER.fullmatch(said) or _EDITION.fullmatch(said):
            return False
        names = self._names_of(subject)
        spellings = (spelled for name in names for spelled in self.written.get(name, ()))
        return any(said in re.split(r"[\W_]+", spelled.casefold()) for spelled in spellings)

    def _held(
        self, text: str, words: list[re.Match[str]], at: int, length: int, subject: Subject
    ) -> bool:
        """Tell whether a plain word only says what a platform holds: "web pages from Tumblr"."""
        after = at + length
        span = text[words[at].start() : words[after - 1].end()]
        if span != span.casefold() or not (subject.crawl or key(span) in self.plain):
            return False
        if after + 1 >= len(words) or words[after].group() not in _HELD_BY:
            return False
        holder, _ = self._longest(text, words, after + 1)
        return holder is not None and holder.kind is SubjectKind.PLATFORM and not holder.crawl

    def _begins(self, word: str) -> bool:
        """Tell whether a name may begin with a word, or with that before its dash or its "'s"."""
        return key(_JOINT.split(word, 1)[0])[:-2][:_OPENING] in self.openings

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int
    ) -> tuple[Subject | None, int]:
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            if not (
                _LETTERED.search(words[at].group())
                and _LETTERED.search(words[at + length - 1].group())
            ):
                continue  # a sign between two names, as in "LAION = CC-BY", belongs to neither
            span = text[words[at].start() : words[at + length - 1].end()]
            before = words[at - 1].group().casefold() if at else ""
            subject = self.named(span)
            if subject is None and before in _FROM:
                subject = self._platform(span)
            if subject is not None:
                return subject, length
        return None, 0

    def _platform(self, span: str) -> Subject | None:
        """The platform that a plain word names where something comes from it: "from genius"."""
        subject = None if _MORE.search(span) else self.names.get(key(span))
        return subject if subject and subject.kind is SubjectKind.PLATFORM else None

    def _exact(self, span: str) -> Subject | None:
        span = span.strip(".'/-*_~`")
        for spelling in (span, span[:-2]) if span.endswith(("'s", "s'")) else (span,):
            folded = key(spelling)
            subject = self.names.get(folded) or self.names.get(key(_V.sub("", spelling)))
            if subject is None:
                continue
            # "X", "ISC" and "MIT" are names, "x" and the German "mit" are not.
            # "Threads" and "Medium" are, "threads" and "medium" are plain words.
            plain = (len(folded) <= 3 and folded.isalpha()) or folded in self.plain
            written = spelling.replace(" ", "") if unspaced(spelling) else spelling
            spellings = self.written.get(folded, ())
            if _MORE.search(spelling) and not any(map(_MORE.search, spellings)):
                return None  # "ScanNet++" is another one
            if not plain or written in spellings:
                return subject
        return None

    def _head(self, word: str) -> Subject | None:
        """The subject of a compound such as "YouTube-Videos"; never that of "YouTube-100M".

        With a capital the name of a dataset goes on: "COCO-Text" is another.
        """
        parts = _JOINT.split(word.strip(".'"))
        if len(parts) == 1 or parts[-1].casefold() not in self.common:
            return None
        found = self._exact("-".join(parts[:-1]))
        goes_on = found and found.kind is SubjectKind.DATASET and parts[-1][0].isupper()
        return None if goes_on else found
