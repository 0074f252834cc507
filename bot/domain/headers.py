"""A header and a place, turned into a Document or refused with one sentence."""

import re
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar, cast

from bot.domain.ages import limit_of
from bot.domain.declared import metadata_of
from bot.domain.documents import (
    OURS,
    Audience,
    Card,
    Document,
    Effect,
    Kind,
    Pointer,
    Rule,
    Status,
    SubjectKind,
    Use,
)
from bot.domain.errors import DocumentError
from bot.domain.extracts import Extract
from bot.domain.suspicion import note_on, told_to
from bot.domain.text import normalise

Header = Mapping[str, Any]
E = TypeVar("E", bound=StrEnum)

FOLDER_KINDS = {
    "platform-terms": (Kind.PLATFORM_TERMS, Status.IN_FORCE),
    "dataset-licences": (Kind.DATASET_LICENCE, Status.IN_FORCE),
    "licence-texts": (Kind.LICENCE_TEXT, Status.IN_FORCE),
    "internal-policies": (Kind.INTERNAL_POLICY, Status.IN_FORCE),
    "rulings": (Kind.RULING, Status.IN_FORCE),
    "source-cards": (Kind.SOURCE_CARD, Status.IN_FORCE),
    "platform-terms-history": (Kind.PLATFORM_TERMS, Status.HISTORICAL),
    "dataset-licences-history": (Kind.DATASET_LICENCE, Status.HISTORICAL),
}

_RULE_KEYS = {
    "id", "use", "effect", "clause", "subject", "class", "topic", "also", "unless",
    "conditions", "issue", "lifts", "escalate", "source", "reviewed_by", "reviewed_on",
    "team", "only", "beside",
}  # fmt: skip
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_NOT_ID = re.compile(r"[^a-z0-9._-]+")
_LONGEST_TITLE = 200


def read_document(
    path: str,
    text: str,
    header: Header,
    body_start: int,
    metadata: Header | None = None,
    *,
    extract: Extract | None = None,
) -> Document:
    """Build the document at `path` (relative to its root) from its header.

    `metadata` is the block of a dataset card that follows the header. `extract` is what was
    taken out of a file that is no plain text; it fills what the header leaves open.
    Raises DocumentError with one sentence when the header or a rule cannot be used.
    """
    folder = path.split("/", 1)[0]
    # What lies elsewhere can be found and quoted, and no rule in it counts.
    kind, status = FOLDER_KINDS.get(folder, (Kind.OTHER, Status.IN_FORCE))
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    reader = _Reader(path, header)
    document_id = reader.string("id") or id_of(stem)
    extract = extract or Extract(text)
    owner = reader.string("owner")
    if not _ID.fullmatch(document_id):
        raise reader.error(f'id "{document_id}" may hold only a-z, 0-9, dot, dash and underscore')
    body = text[body_start:]
    if not body.strip():
        raise reader.error("there is no text below the header")
    stated = reader.choice("status", Status, status)
    told = metadata_of(header, metadata or {})
    fields = told if kind is Kind.DATASET_LICENCE else dict[str, tuple[str, ...]]()
    document = Document(
        id=document_id,
        title=reader.string("title") or normalise(extract.title)[:_LONGEST_TITLE] or stem,
        kind=kind,
        text=text,
        body_start=body_start,
        path=path,
        audience=reader.choice("audience", Audience, Audience.ALL),
        # A header can only narrow what the folder says: history stays history.
        status=status if status is Status.HISTORICAL else stated,
        subject=reader.string("subject") or next(iter(fields.get("pretty_name", ())), ""),
        aliases=reader.strings("aliases"),
        publisher=reader.string("publisher"),
        owner=owner,
        # Some copies came from several addresses; the first is the official one.
        source_url=next(iter(reader.strings("source_url")), ""),
        retrieved=reader.string("retrieved"),
        stated_date=", ".join(reader.strings("stated_date")),
        effective_date=reader.string("effective_date"),
        version=reader.string("version"),
        region=reader.string("region"),
        language=reader.string("language") or extract.language,
        supersedes=reader.string("supersedes"),
        superseded_by=reader.string("superseded_by"),
        end_date=reader.string("end_date"),
        review_by=reader.string("review_by"),
        expires=reader.day("expires"),
        rules=tuple(_rule(reader, entry, body) for entry in reader.mappings("rules")),
        card=_card(reader) if kind is Kind.SOURCE_CARD else None,
        notes=(
            *(() if header else ("it has no header",)),
            *note_on(path, f"{body}\n{extract.unseen}", owner, kind in OURS),
            *(f"{path}: {remark}{told_to(owner)}" for remark in extract.remarks),
        ),
        metadata=fields,
        pages=extract.pages,
    )
    if document.card and not document.subject:
        raise reader.error("a source card needs a subject")
    return document


def id_of(stem: str) -> str:
    """Return an id made of a file's name; one of no Latin letter has a number that stays."""
    if _ID.fullmatch(stem):
        return stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    name = _NOT_ID.sub("-", plain).strip("-._")
    # Names that come out alike stay apart.
    return f"{name or 'document'}-{zlib.crc32(stem.encode('utf-8', 'replace')):08x}"


def _card(reader: "_Reader") -> Card:
    return Card(
        subject_kind=reader.choice("subject_kind", SubjectKind, None),
        classes=reader.strings("classes"),
        licences=reader.strings("licence"),
        licence_source=_pointer(reader, reader.header.get("licence_source")),
        derived_from=reader.strings("derived_from"),
        generated_by=reader.strings("generated_by"),
        documents=reader.strings("documents"),
        relatives=reader.strings("relatives"),
    )


def _rule(outer: "_Reader", entry: Header, body: str) -> Rule:
    name = str(entry.get("id") or "without an id")
    reader = _Reader(f"{outer.path}, rule {name}", entry)
    unknown = sorted(str(name) for name in set(entry) - _RULE_KEYS)
    if unknown:
        raise reader.error(f'"{unknown[0]}" is not a part of a rule; see knowledge/README.md')
    clause = reader.string("clause")
    if not reader.string("id") or not clause:
        raise reader.error("it needs an id and the clause that it rests on")
    if normalise(clause) not in normalise(body):
        raise reader.error(f'its clause "{clause[:60]}" does not stand in the text word for word')
    uses = reader.strings("use") or ("any",)
    for topic in (t for name in ("topic", "also", "unless") for t in reader.strings(name)):
        if topic.startswith(("older-than-", "within-")) and limit_of(topic) is None:
            raise reader.error(f'"{topic}" has no number of days, as in within-180-days')
    return Rule(
        id=reader.string("id"),
        effect=reader.choice("effect", Effect, None),
        uses=frozenset(Use) if "any" in uses else frozenset(reader.use(name) for name in uses),
        clause=clause,
        subjects=reader.strings("subject"),
        classes=reader.strings("class"),
        topics=reader.strings("topic"),
        also=reader.strings("also"),
        unless=reader.strings("unless"),
        conditions=reader.strings("conditions"),
        issue=reader.string("issue"),
        lifts=reader.strings("lifts"),
        escalate=bool(entry.get("escalate")),
        source=_pointer(reader, entry.get("source")),
        reviewed_by=reader.string("reviewed_by"),
        reviewed_on=reader.string("reviewed_on"),
        teams=reader.strings("team"),
        only=bool(entry.get("only")),
        beside=reader.strings("beside"),
    )


def _pointer(reader: "_Reader", value: object) -> Pointer | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise reader.error("a source names a document and words, as in knowledge/README.md")
    inner = _Reader(reader.path, cast(Header, value))
    document, words = inner.string("document"), inner.strings("words")
    if not document or not words:
        raise reader.error("a source names a document and words, as in knowledge/README.md")
    return Pointer(document, words)


class _Reader:
    """Typed access to one mapping of the header; every fault names the place."""

    def __init__(self, path: str, header: Header) -> None:
        self.path = path
        self.header = header

    def error(self, fault: str) -> DocumentError:
        return DocumentError(f"{self.path}: {fault}.")

    def string(self, key: str) -> str:
        value = self.header.get(key)
        if value is None:
            return ""
        if isinstance(value, (Mapping, list)):
            raise self.error(f'"{key}" takes one value, not a list')
        return str(value).strip()

    def day(self, key: str) -> str:
        value = self.string(key)
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            raise self.error(f'{key} "{value}" is no day; write it as in 2027-01-31') from None

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.header.get(key)
        if value is None or value == "":
            return ()
        if isinstance(value, Mapping):
            raise self.error(f'"{key}" takes a list of words')
        entries: Sequence[object] = (
            cast(list[object], value) if isinstance(value, list) else [value]
        )
        return tuple(str(entry).strip() for entry in entries)

    def mappings(self, key: str) -> tuple[Header, ...]:
        value = self.header.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.error(f'"{key}" takes a list, each entry with its own fields')
        entries = cast(list[object], value)
        for entry in entries:
            if not isinstance(entry, Mapping):
                raise self.error(f'"{key}" takes a list, each entry with its own fields')
        return tuple(cast(Header, entry) for entry in entries)

    def use(self, name: str) -> Use:
        try:
            return Use(name)
        except ValueError:
            raise self.error(f'"{name}" is no use; take {", ".join(Use)} or any') from None

    def choice(self, key: str, among: type[E], default: E | None) -> E:
        value = self.string(key)
        if not value and default is not None:
            return default
        try:
            return among(value)
        except ValueError:
            known = ", ".join(among)
            raise self.error(f'{key} "{value}" is unknown; take one of {known}') from None
