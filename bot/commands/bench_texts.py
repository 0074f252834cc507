"""A knowledge root of so many pieces: the sentences of documents that are indexed, shuffled.

Each invented document has the shape of a real one: its headings, lists and paragraphs stand
where they stood, and each holds another of the same kind, so that words, lengths and clauses
are those of real texts and hardly any piece is there twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

from bot.domain.clauses import OFFICIAL
from bot.domain.documents import Audience, Document, Kind
from bot.domain.splitting import passages, pieces
from bot.domain.text import key
from bot.domain.units import METADATA, units

_FORM = re.compile(r"#{1,6}(?= )|[|`~=]|[-*+•·▪‣●○◦–—](?= )|\(?\w{1,3}[.)](?= )")
_KEPT = frozenset("|`~=")  # tables and fences stay as they are
_LONG = 200  # characters: a sentence of that length may be a piece by itself
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
_CARD = """---
id: card-{slug}
title: {name} (source card)
kind: source-card
subject: {name}
subject_kind: {subject_kind}
documents: [{slug}]
licence: [CC-BY-NC-4.0]
rules:
  - id: {slug}-no-product
    use: [train-commercial]
    effect: forbids
    clause: Nobody may train a product on {name}.
    reviewed_by: policy-bot bench
    reviewed_on: 2026-01-01
---
# {name}

{said}

## Licence
Nobody may train a product on {name}.
"""
_TEXT = """---
id: {slug}
title: {name}, {title}
kind: {kind}
subject: {name}
publisher: {name}
owner: {owner}
retrieved: 2026-01-01
source_url: https://{slug}.example/terms
---
{body}
"""
_ASKED = (
    "Is {name} ok for training our text-to-video product?",
    "May we use {name} for research?",
    "Can we scrape {name} with our crawler?",
    "Which licence does {name} have, and may we pass it on?",
    "May we evaluate our model on {name} and on {other}?",
    "What happens with the {name} clips that the team downloaded in 2024?",
)


@dataclass(frozen=True, slots=True)
class Root:
    """What was written: how many pieces, and what to ask of them."""

    pieces: int
    sample: tuple[str, ...]
    questions: tuple[str, ...]


def write_root(
    folder: Path, documents: Iterable[Document], size: int, seed: int, *, sample: int, asked: int
) -> Root:
    """Write documents of `size` pieces altogether, the policies as they are among them.

    A `sample` of their pieces is returned, evenly spread, and as many questions as are to be
    `asked`: half of them name invented subjects, half are in the words of the texts.
    """
    open_ = [d for d in documents if d.in_force and d.audience is Audience.ALL]
    policies = [d for d in open_ if d.kind is Kind.INTERNAL_POLICY and not _foreign(d)]
    official = [d for d in open_ if d.kind in OFFICIAL]
    maker = _Maker(official or open_, seed)
    written, names = list[str](), list[str]()
    files = ((f"internal-policies/{d.id}.md", d.text) for d in policies)
    for path, text in _until(size, files, written):
        _write(folder / path, text)
    for name, files in maker.documents():
        if len(written) >= size:
            break
        names.append(name)
        for path, text in _until(size, files, written):
            _write(folder / path, text)
    step = max(1, len(written) // sample)
    return Root(len(written), tuple(written[::step][:sample]), tuple(maker.asked(names, asked)))


def _until(
    size: int, files: Iterable[tuple[str, str]], written: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield files while there is room for their pieces; the last text is cut where room ends.

    What has rules is written whole or not at all: a rule without its clause would be refused.
    """
    for path, text in files:
        start = text.index("\n---\n") + 5
        document = Document(path, "", Kind.OTHER, text, start, path)
        ruled, end, room = "\nrules:" in text[:start], 0, size - len(written)
        found = list[str]()
        for passage in passages(document):
            if len(found) >= room:
                break
            end = passage.end
            found += [piece.text for piece in pieces(passage)]
        if end and not (ruled and end < len(text.rstrip())):
            written += found
            yield path, text[:end] + "\n"


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _foreign(document: Document) -> bool:
    """Tell whether a text has no header of its own, because it is no text file."""
    return not document.text.startswith("---\n") or "\n---\n" not in document.text


class _Maker:
    """Draws from what the documents say; the same documents and seed make the same texts."""

    def __init__(self, documents: Sequence[Document], seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nobody has to be kept from guessing these texts
        self._shapes = [(d, [d.text[a:b] for a, b in _units(d)]) for d in documents]
        self._pools: Mapping[tuple[Kind, str], list[str]] = _pools(self._shapes)
        self._spoken = [u for _, said in self._shapes for u in said if len(u) > 40]
        self._names: set[str] = set()

    def documents(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield subjects without end, each with the files of its text and its card."""
        shapes = list(self._shapes)
        self._random.shuffle(shapes)
        for shape, _ in cycle(shapes):
            name = self._name()
            slug = key(name)
            dataset = shape.kind is not Kind.PLATFORM_TERMS
            kind, folder = (
                (Kind.DATASET_LICENCE, "dataset-licences")
                if dataset
                else (Kind.PLATFORM_TERMS, "platform-terms")
            )
            text = _TEXT.format(
                slug=slug, name=name, title="Terms of Use", kind=kind.value, owner="bench",
                body=self._body(shape),
            )  # fmt: skip
            card = _CARD.format(
                slug=slug,
                name=name,
                subject_kind="dataset" if dataset else "platform",
                said=self._crossed(self._random.choice(self._spoken)),
            )
            yield name, [(f"{folder}/{slug}.md", text), (f"source-cards/{slug}.md", card)]

    def asked(self, names: Sequence[str], count: int) -> Iterator[str]:
        """Yield questions on these subjects, and as many in the words of the texts."""
        for number in range(count):
            if number % 2 and names:
                form = _ASKED[number // 2 % len(_ASKED)]
                yield form.format(name=self._random.choice(names), other=self._random.choice(names))
            else:
                words = self._random.choice(self._spoken).split()
                begin = self._random.randrange(max(1, len(words) - 12))
                yield " ".join(words[begin : begin + 12])

    def _name(self) -> str:
        while True:
            name = "".join(self._random.choices(_SYLLABLES, k=4)).capitalize()
            if name not in self._names:
                self._names.add(name)
                return name

    def _body(self, shape: Document) -> str:
        parts, at = list[str](), None
        for start, end in _units(shape):
            between = shape.text[at:start] if at is not None else ""
            parts += (between, self._other(shape.kind, shape.text[start:end]))
            at = end
        return "".join(parts)

    def _other(self, kind: Kind, unit: str) -> str:
        form = _form(unit)
        if form in _KEPT:
            return unit
        return self._crossed(self._random.choice(self._pools[kind, form]))

    def _crossed(self, unit: str) -> str:
        """A long sentence with the end of another: it may be a piece, and would be there often."""
        if len(unit) < _LONG:
            return unit
        other = self._random.choice(self._spoken)
        return f"{unit[: _middle(unit)]} {other[_middle(other) :].lstrip()}"


def _pools(
    shapes: Iterable[tuple[Document, Iterable[str]]],
) -> Mapping[tuple[Kind, str], list[str]]:
    found: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
    for document, said in shapes:
        for unit in said:
            found[document.kind, _form(unit)].append(unit)
    return found


def _units(document: Document) -> Iterator[tuple[int, int]]:
    metadata = METADATA.match(document.body)
    below = document.body_start + (metadata.end() if metadata else 0)
    return units(document.text[below:], below)


def _form(unit: str) -> str:
    """What a unit is by its first sign: a heading of a level, an item of a list, a sentence."""
    mark = _FORM.match(unit)
    return "" if mark is None else "1." if mark[0][-1] in ".)" else mark[0]


def _middle(unit: str) -> int:
    """Where to cut a sentence in two: at the space behind its middle."""
    return unit.find(" ", len(unit) // 2)
