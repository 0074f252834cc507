"""What a document states of its own subject in fields that nobody reviewed.

Dataset cards carry a block of metadata; headers may name a licence and sources. Such
fields are read by a program: they can restrict, and none of them permits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from bot.domain.documents import Document, Pointer

_FIELDS = (
    "license", "licence", "source_datasets", "derived_from", "annotations_creators",
    "language_creators", "pretty_name",
)  # fmt: skip
_LICENCE = ("license", "licence")
_MACHINE = "machine-generated"


@dataclass(frozen=True, slots=True)
class DeclaredLicence:
    """A licence as a document names it, and where it does."""

    name: str
    source: Pointer


@dataclass(frozen=True, slots=True)
class Declared:
    """Licences, sources and makers of a subject, as its documents state them."""

    licences: tuple[DeclaredLicence, ...] = ()
    derived_from: tuple[str, ...] = ()
    machine_made: bool = False


def metadata_of(*blocks: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Take the fields that are used out of a header and a metadata block, as plain words."""
    found = {
        name: tuple(dict.fromkeys(word for block in blocks for word in _words(block.get(name))))
        for name in _FIELDS
    }
    return {name: words for name, words in found.items() if words}


def _words(value: object, depth: int = 2) -> Iterator[str]:
    """Every word of a field, which is one, a list, or a list for each part of a dataset.

    What lies deeper is none of it: YAML can nest without end.
    """
    if isinstance(value, Mapping):
        value = list(cast(Mapping[object, object], value).values())
    if isinstance(value, list):
        for entry in cast(list[object], value) if depth else ():
            yield from _words(entry, depth - 1)
    elif value is not None and str(value).strip():
        yield str(value).strip()


def declared_of(documents: Iterable[Document]) -> Declared:
    """Collect what documents state; a dataset without a licence in any of them has none here."""
    licences: dict[DeclaredLicence, None] = {}
    sources: dict[str, None] = {}
    machine_made = False
    for document in documents:
        fields = document.metadata
        for name in _LICENCE:
            for word in fields.get(name, ()):
                licences[DeclaredLicence(word, Pointer(document.id, (f"{name}:", word)))] = None
        for word in (*fields.get("source_datasets", ()), *fields.get("derived_from", ())):
            sources |= dict.fromkeys(_source(word))
        for name in ("annotations_creators", "language_creators"):
            machine_made = machine_made or _MACHINE in fields.get(name, ())
    return Declared(tuple(licences), tuple(sources), machine_made)


def _source(word: str) -> tuple[str, ...]:
    """The subject of "extended|squad" or "extended|other-squad"; "original" has none."""
    name = word.rsplit("|", 1)[-1].strip().removeprefix("other-")
    return () if name in ("", "original", "extended", "other") else (name,)
