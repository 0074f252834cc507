"""The audit trail: who did what to which record, and when, each entry bound to the one before.

An entry holds ids and hashes only. What was recorded is hashed with a salt that lies apart;
without the salt nobody can tell what it was, so that a person can be erased and the trail
stays valid. A mark is the trail's end at some time, kept outside the database: with it, a
tail that was cut off, and a whole that was written anew, are seen too.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

ANSWERED, ADOPTED = "answered", "adopted"
"""Kinds of entries: an exchange, and a record that was there before the trail."""
REDACTED, FORGOTTEN = "redacted", "forgotten"
"""Kinds of entries: an exchange of which a part was taken out, and one whose words are gone."""
_RECORDING = ("case.", "ruling.")
GENESIS = "0" * 64
"""What the first entry is bound to."""
EVERY = 1_000
"""So many entries are followed by a mark, however little time has passed."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry. `payload` is the salted hash of what was recorded, `h` that of the entry."""

    seq: int
    at: str
    actor: str
    kind: str
    ref: str
    payload: str
    prev: str = GENESIS
    h: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of the trail at a time, signed with a key that the database does not hold."""

    seq: int
    h: str
    at: str
    sign: str = ""


class Harm(StrEnum):
    """What was done to a trail, as far as it can be told from the trail."""

    EDITED = "edited"
    MISSING = "missing"
    DOUBLE = "double"
    UNBOUND = "unbound"
    REWRITTEN = "rewritten"
    CUT = "cut"
    FORGED = "forged"
    UNGUARDED = "unguarded"
    RECORD = "record"
    UNTOLD = "untold"


_TOLD = {
    Harm.EDITED: "was changed after it was written",
    Harm.MISSING: "was taken out",
    Harm.DOUBLE: "is there twice or in the wrong place",
    Harm.UNBOUND: "was put in or replaced: the second is not bound to the first",
    Harm.REWRITTEN: "was written anew: it does not lead to the mark at its end",
    Harm.CUT: "was cut off, or the database was set back: a mark knows it",
    Harm.FORGED: "has a mark that was not signed with the key at hand",
    Harm.RECORD: "tells of a record that was changed or taken out since",
}
_WHOLE = {
    Harm.UNGUARDED: "The trail is not guarded against changes any more",
    Harm.UNTOLD: "A record in the database is not what the trail tells of",
}


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a trail was tampered with; `what` names a record or a guard."""

    harm: Harm
    first: int
    last: int
    what: str = ""

    def __str__(self) -> str:
        """Say it in a sentence."""
        what = f" ({self.what})" if self.what else ""
        if self.harm in _WHOLE:
            return f"{_WHOLE[self.harm]}{what}."
        several = f"Of entries {self.first} to {self.last} something"
        place = f"Entry {self.first}" if self.first == self.last else several
        return f"{place} {_TOLD[self.harm]}{what}."


def canonical(*parts: str | int) -> bytes:
    """Return parts as bytes from which they can be told again: each after its length."""
    told = (str(part).encode("utf-8", "surrogatepass") for part in parts)
    return b"".join(b"%d:%b" % (len(part), part) for part in told)


def salted(payload: str, salt: str) -> str:
    """Return the hash of what is recorded; nobody can guess it without the salt."""
    return hashlib.sha256(canonical(salt, payload)).hexdigest()


def bound(entry: Link, last: Link | None) -> Link:
    """Bind an entry to the last one of the trail."""
    seq, prev = (last.seq + 1, last.h) if last else (1, GENESIS)
    made = replace(entry, seq=seq, prev=prev)
    return replace(made, h=hash_of(made))


def hash_of(link: Link) -> str:
    """Return the hash that an entry has to have."""
    parts = (link.seq, link.at, link.actor, link.kind, link.ref, link.payload, link.prev)
    return hashlib.sha256(canonical(*parts)).hexdigest()


def mark_of(last: Link, at: str, key: bytes) -> Mark:
    """Mark the end of the trail."""
    return replace(made := Mark(last.seq, last.h, at), sign=_sign(made, key))


def genuine(mark: Mark, key: bytes) -> bool:
    """Tell whether a mark was signed with this key."""
    return hmac.compare_digest(mark.sign.encode(errors="replace"), _sign(mark, key).encode())


def breaks(links: Iterable[Link], marks: Sequence[Mark], key: bytes) -> Iterator[Break]:
    """Yield where a trail does not fit itself or its marks; entries come by their numbers."""
    false = [mark for mark in marks if not genuine(mark, key)]
    yield from (Break(Harm.FORGED, mark.seq, mark.seq) for mark in false)
    due = sorted({(mark.seq, mark.h) for mark in marks if mark not in false}, reverse=True)
    last, sure = Link(0, "", "", "", "", "", h=GENESIS), 0
    for link in links:
        yield from _between(last, link)
        while due and due[-1][0] <= link.seq:
            seq, h = due.pop()
            if seq == link.seq and h == link.h:
                sure = seq
            else:
                yield Break(Harm.REWRITTEN, sure + 1, seq)
        last = link
    if due:
        # What stands after the last sure mark may have been written after the cut.
        yield Break(Harm.CUT, sure + 1, due[0][0], f"the trail ends at {last.seq}")


def records(link: Link) -> bool:
    """Tell whether an entry holds the hash of a record that lies in the database."""
    return link.kind in (ANSWERED, ADOPTED, REDACTED) or link.kind.startswith(_RECORDING)


def count_in(standing: dict[str, Link], link: Link) -> None:
    """Note what the trail says lies in the database, by name: the last entry of each record."""
    if link.kind == FORGOTTEN:
        standing.pop(link.ref, None)
    elif records(link):
        standing[link.ref] = link


def _between(last: Link, link: Link) -> Iterator[Break]:
    """What is wrong with an entry, and with what lies between it and the one before."""
    follows = link.seq == last.seq + 1
    if link.seq > last.seq + 1:
        yield Break(Harm.MISSING, last.seq + 1, link.seq - 1)
    elif not follows:
        yield Break(Harm.DOUBLE, link.seq, link.seq)
    if link.h != hash_of(link):
        yield Break(Harm.EDITED, link.seq, link.seq)
    elif follows and link.prev != last.h:
        yield Break(Harm.UNBOUND, max(last.seq, 1), link.seq)


def _sign(mark: Mark, key: bytes) -> str:
    return hmac.new(key, canonical(mark.seq, mark.h, mark.at), hashlib.sha256).hexdigest()
