"""The audit trail: whatever is done to it is seen, and where."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.audit import (
    GENESIS,
    Break,
    Harm,
    Link,
    Mark,
    bound,
    breaks,
    canonical,
    count_in,
    genuine,
    hash_of,
    mark_of,
    salted,
)

KEY = b"a key"
TEXTS = st.text(max_size=12)


def trail(count: int = 8) -> list[Link]:
    """A trail that nobody touched."""
    made: list[Link] = []
    for number in range(count):
        entry = Link(0, f"at {number}", "p1", "case.claim", f"CASE-{number:04d}", salted("x", "s"))
        made.append(bound(entry, made[-1] if made else None))
    return made


def marks(links: Sequence[Link], *places: int) -> list[Mark]:
    """Marks that were made after these entries."""
    return [mark_of(links[place - 1], "then", KEY) for place in places]


def found(links: Sequence[Link], kept: Sequence[Mark] = ()) -> list[Break]:
    """What is wrong with a trail."""
    return list(breaks(links, kept, KEY))


def anew(links: Sequence[Link]) -> list[Link]:
    """A trail with all its hashes made anew, as whoever knows how it works would."""
    made: list[Link] = []
    for link in links:
        made.append(bound(link, made[-1] if made else None))
    return made


def test_a_trail_that_nobody_touched() -> None:
    """
    It fits itself and its marks; the first entry is bound to nothing, each other to the one before.
    """
    links = trail()

    assert found(links, marks(links, 3, 8)) == []
    assert found([]) == []
    assert [GENESIS, *(link.h for link in links[:-1])] == [link.prev for link in links]
    assert [link.seq for link in links[:3]] == [1, 2, 3]


@pytest.mark.parametrize("name", ["seq", "at", "actor", "kind", "ref", "payload", "prev", "h"])
def test_an_edit(name: str) -> None:
    """
    Each field counts: an entry that was changed in any of them is named.
    """
    links = trail()
    links[3] = replace(links[3], **{name: 40 if name == "seq" else "other"})

    assert any(harm.first <= 4 <= harm.last for harm in found(links))


def test_what_was_taken_out() -> None:
    """
    A gap is named from its first to its last entry.
    """
    links = trail()

    assert found(links[:2] + links[4:]) == [Break(Harm.MISSING, 3, 4)]
    assert found(links[1:]) == [Break(Harm.MISSING, 1, 1)]


def test_what_was_put_in() -> None:
    """
    An entry with a right hash of its own, in the place of another or beside it, is found out.
    """
    links = trail()
    other = replace(links[3], actor="p2")
    forged = replace(other, h=hash_of(other))

    assert found([*links[:3], forged, *links[4:]]) == [Break(Harm.UNBOUND, 4, 5)]
    assert Break(Harm.DOUBLE, 4, 4) in found([*links[:4], forged, *links[4:]])
    first = replace(links[0], prev="1" * 64)
    assert found([replace(first, h=hash_of(first))]) == [Break(Harm.UNBOUND, 1, 1)]


def test_another_order() -> None:
    """
    Two entries that changed places, with their numbers or without, are found out.
    """
    links = trail()
    swapped = [*links[:2], replace(links[3], seq=3), replace(links[2], seq=4), *links[4:]]

    assert {Break(Harm.EDITED, 3, 3), Break(Harm.EDITED, 4, 4)} <= set(found(swapped))
    assert Break(Harm.DOUBLE, 3, 3) in found([*links[:2], links[3], links[2], *links[4:]])


def test_a_tail_that_was_cut_off() -> None:
    """
    A shorter trail fits itself; a mark tells what is gone. The same is a database set back.
    """
    links = trail()

    assert found(links[:5]) == []
    ends = "the trail ends at {}".format
    assert found(links[:5], marks(links, 2, 7, 8)) == [Break(Harm.CUT, 3, 8, ends(5))]
    assert found([], marks(links, 8)) == [Break(Harm.CUT, 1, 8, ends(0))]


def test_a_trail_written_anew() -> None:
    """
    Who makes all hashes anew has a trail that fits itself; the marks say from where to where.
    """
    links = trail()
    forged = anew([*links[:4], replace(links[4], actor="p2"), *links[5:]])

    assert found(forged) == []
    assert found(forged, marks(links, 3, 6, 8)) == [
        Break(Harm.REWRITTEN, 4, 6),
        Break(Harm.REWRITTEN, 4, 8),
    ]


def test_a_mark_in_a_gap() -> None:
    """
    A mark on an entry that is not there any more is not passed over.
    """
    links = trail()

    assert found([*links[:3], *links[4:]], marks(links, 4)) == [
        Break(Harm.MISSING, 4, 4),
        Break(Harm.REWRITTEN, 1, 4),
    ]


def test_a_forged_mark() -> None:
    """
    A mark counts only with the key; a mark is never the proof of a forged trail.
    """
    links = trail()
    mark = mark_of(links[4], "then", b"another key")

    assert genuine(marks(links, 5)[0], KEY)
    assert found(links, [mark]) == [Break(Harm.FORGED, 5, 5)]
    for sign in ("ü", "\ud800", ""):
        assert found(links, [replace(mark, sign=sign)]) == [Break(Harm.FORGED, 5, 5)]


@pytest.mark.parametrize("harm", Harm)
def test_sentences(harm: Harm) -> None:
    """
    Each harm is a sentence with its place.
    """
    one, many = str(Break(harm, 7, 7)), str(Break(harm, 7, 9, "CASE-0001"))

    assert one.endswith(".")
    assert "CASE-0001" in many
    assert ("7" in one and "9" in many) is (harm not in (Harm.UNGUARDED, Harm.UNTOLD))


@pytest.mark.parametrize("changed", [{"seq": 4}, {"h": "1" * 64}, {"at": "later"}])
def test_a_changed_mark(changed: dict[str, str | int]) -> None:
    """
    The signature covers all that a mark says: its entry, its hash and its time.
    """
    mark = marks(trail(), 5)[0]

    assert mark.at == "then"
    assert not genuine(replace(mark, **changed), KEY)


def test_bytes_of_parts() -> None:
    """
    The bytes that are hashed stay as they are, or no trail that is kept would hold any more.
    """
    assert canonical(7, "ä", "\ud800", "") == b"1:72:\xc3\xa43:\xed\xa0\x800:"
    assert salted("one", "s") != salted("other", "s")


def test_words_of_a_sentence() -> None:
    """
    A sentence names one entry or the first and the last, and the record only where one is known.
    """
    assert str(Break(Harm.EDITED, 7, 7)) == "Entry 7 was changed after it was written."
    assert str(Break(Harm.CUT, 7, 9, "the trail ends at 6")) == (
        "Of entries 7 to 9 something was cut off, or the database was set back: a mark knows it "
        "(the trail ends at 6)."
    )
    assert str(Break(Harm.UNTOLD, 0, 0, "CASE-0001")) == (
        "A record in the database is not what the trail tells of (CASE-0001)."
    )
    assert str(Break(Harm.UNGUARDED, 0, 0)) == (
        "The trail is not guarded against changes any more."
    )


@given(st.lists(TEXTS, max_size=4), st.lists(TEXTS, max_size=4))
def test_canonical(one: list[str], other: list[str]) -> None:
    """
    Different parts never give the same bytes, wherever a part ends.
    """
    assert (canonical(*one) == canonical(*other)) is (one == other)


@given(TEXTS, TEXTS, TEXTS)
def test_salted(payload: str, salt: str, other: str) -> None:
    """
    The hash of a record says nothing without its salt: another salt is another hash.
    """
    assert (salted(payload, salt) == salted(payload, other)) is (salt == other)


def test_what_the_trail_says_there_is() -> None:
    """
    Of each record the last entry that holds its hash; what was forgotten is not looked for.
    """
    told = [
        ("answered", "exchange:1"), ("rated", "exchange:1"), ("answered", "exchange:2"),
        ("forgotten", "exchange:2"), ("ruling.in-force", "r"), ("ruling.expired", "r"),
        ("case.open", "CASE-0001#0"), ("refused", "CASE-0001"), ("adopted", "exchange:3"),
        ("forgotten", "exchange:9"), ("answered", "exchange:4"), ("redacted", "exchange:4"),
    ]  # fmt: skip
    standing: dict[str, Link] = {}
    for number, (kind, ref) in enumerate(told):
        count_in(standing, Link(number, "", "", kind, ref, ""))

    assert {name: link.seq for name, link in standing.items()} == {
        "exchange:1": 0, "r": 5, "CASE-0001#0": 6, "exchange:3": 8,
        "exchange:4": 11,
    }  # fmt: skip
