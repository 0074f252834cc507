"""A header and a place, turned into a document or refused with one sentence."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import (
    Audience,
    Card,
    Document,
    Effect,
    Kind,
    Pointer,
    Status,
    SubjectKind,
    Use,
)
from bot.domain.errors import DocumentError
from bot.domain.headers import FOLDER_KINDS, read_document
from tests.builders import HEADER

BODY = "# Rules\n\n1. Staff may not copy “Harbour” pages\nwithout asking.\n"
CLAUSE = 'may not copy "Harbour" pages without asking'
RULE = {"id": "r1", "effect": "forbids", "clause": CLAUSE}


def read(
    header: dict[Any, Any], path: str = "internal-policies/a.md", body: str = BODY
) -> Document:
    return read_document(path, HEADER + body, header, len(HEADER))


def refusal(header: dict[Any, Any], path: str = "internal-policies/a.md", body: str = BODY) -> str:
    with pytest.raises(DocumentError) as caught:
        read(header, path, body)
    return str(caught.value)


@pytest.mark.parametrize(("folder", "kind"), FOLDER_KINDS.items())
def test_folder(folder: str, kind: tuple[Kind, Status]) -> None:
    """
    The folder says what a document is and whether it is in force.
    """
    header = {"subject": "Harbour", "subject_kind": "platform"}

    made = read(header, f"{folder}/deeper/name.x.md")

    assert (*kind, "name.x", "name.x") == (made.kind, made.status, made.id, made.title)
    assert (made.kind is Kind.SOURCE_CARD) is (made.card is not None)


def test_elsewhere() -> None:
    """
    A document outside the known folders can be quoted, and is of no kind that has a say.
    """
    assert read({}, "notes/a.md").kind == Kind.OTHER
    assert read({}, "a.md").kind == Kind.OTHER


@pytest.mark.parametrize("stated", [*Status, ""])
def test_header_only_narrows(stated: str) -> None:
    """
    A header can take a document out of force, and never brings history back into force.
    """
    made = read({"status": stated}, "platform-terms-history/a.md")
    current = read({"status": stated}, "platform-terms/a.md")

    assert made.status == Status.HISTORICAL
    assert Status(stated or "in-force") == current.status


def test_fields() -> None:
    """
    Every field of a header finds its place, dates and single values included.
    """
    made = read(
        {
            "id": "pol-9.1_x",
            "title": " Copying ",
            "audience": "legal-only",
            "status": "draft",
            "subject": "Harbour",
            "aliases": ["harbor", 5],
            "publisher": "Us",
            "owner": "Ada",
            "source_url": ["https://a.example", "https://b.example"],
            "retrieved": date(2026, 5, 4),
            "stated_date": ["2025", "2026"],
            "effective_date": "2026-01-01",
            "version": 2.1,
            "region": "EU",
            "language": "en",
            "supersedes": "pol-8",
            "review_by": "2027-01-01",
        }
    )

    assert made == Document(
        id="pol-9.1_x",
        title="Copying",
        kind=Kind.INTERNAL_POLICY,
        text=HEADER + BODY,
        body_start=len(HEADER),
        path="internal-policies/a.md",
        audience=Audience.LEGAL,
        status=Status.DRAFT,
        subject="Harbour",
        aliases=("harbor", "5"),
        publisher="Us",
        owner="Ada",
        source_url="https://a.example",
        retrieved="2026-05-04",
        stated_date="2025, 2026",
        effective_date="2026-01-01",
        version="2.1",
        region="EU",
        language="en",
        supersedes="pol-8",
        review_by="2027-01-01",
    )


def test_no_header() -> None:
    """
    A document without a header is taken by its place, and says so.
    """
    assert read({}).notes == ("it has no header",)
    assert read({"title": "A"}).notes == ()


def test_card() -> None:
    """
    A source card has what it says of its subject.
    """
    made = read(
        {
            "subject": "Harbour",
            "subject_kind": "dataset",
            "classes": ["code", "people"],
            "licence": "Meadow-1.0",
            "licence_source": {"document": "terms", "words": "free to use"},
            "derived_from": ["Pier"],
            "generated_by": "Gull",
            "documents": ["terms"],
        },
        "source-cards/a.md",
    )

    assert made.card == Card(
        SubjectKind.DATASET,
        classes=("code", "people"),
        licences=("Meadow-1.0",),
        licence_source=Pointer("terms", ("free to use",)),
        derived_from=("Pier",),
        generated_by=("Gull",),
        documents=("terms",),
    )


def test_rule() -> None:
    """
    A rule has all that the header says; a clause may differ from the text in typography only.
    """
    (made,) = read(
        {
            "rules": [
                {
                    **RULE,
                    "use": ["collect", "evaluate"],
                    "subject": "Harbour",
                    "class": ["code"],
                    "topic": ["robots"],
                    "also": ["voices"],
                    "unless": ["old-copies"],
                    "conditions": ["Ask."],
                    "issue": "I-1",
                    "lifts": ["terms"],
                    "escalate": True,
                    "source": {"document": "terms", "words": ["a", "b"]},
                    "reviewed_by": "Ada",
                    "reviewed_on": date(2026, 5, 4),
                }
            ]
        }
    ).rules

    assert (made.id, made.effect, made.clause) == ("r1", Effect.FORBIDS, CLAUSE)
    assert frozenset({Use.COLLECT, Use.EVALUATE}) == made.uses
    assert (made.subjects, made.classes, made.topics) == (("Harbour",), ("code",), ("robots",))
    assert (made.also, made.unless, made.conditions) == (("voices",), ("old-copies",), ("Ask.",))
    assert (made.issue, made.lifts, made.escalate) == ("I-1", ("terms",), True)
    assert Pointer("terms", ("a", "b")) == made.source
    assert (made.reviewed_by, made.reviewed_on, made.reviewed) == ("Ada", "2026-05-04", True)


@pytest.mark.parametrize("use", [{}, {"use": "any"}, {"use": ["evaluate", "any"]}, {"use": ""}])
def test_any_use(use: dict[str, Any]) -> None:
    """
    A rule that names no use, or any, speaks of all of them.
    """
    (made,) = read({"rules": [{**RULE, **use}]}).rules

    assert frozenset(Use) == made.uses
    assert not made.reviewed


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ({"id": "Not An Id"}, 'id "Not An Id" may hold only'),
        ({"status": "valid"}, 'status "valid" is unknown; take one of in-force, draft'),
        ({"audience": "nobody"}, 'audience "nobody" is unknown'),
        ({"title": ["a"]}, '"title" takes one value, not a list'),
        ({"title": {"a": 1}}, '"title" takes one value, not a list'),
        ({"aliases": {"a": 1}}, '"aliases" takes a list of words'),
        ({"rules": {"a": 1}}, '"rules" takes a list, each entry with its own fields'),
        ({"rules": ["forbidden"]}, '"rules" takes a list, each entry with its own fields'),
        ({"rules": [{**RULE, "uses": "any"}]}, 'rule r1: "uses" is not a part of a rule'),
        ({"rules": [{**RULE, "uses": 1, 7: 1, None: 2}]}, "is not a part of a rule"),
        ({"rules": [{"clause": CLAUSE}]}, "rule without an id: it needs an id and the clause"),
        ({"rules": [{**RULE, "clause": ""}]}, "rule r1: it needs an id and the clause"),
        ({"rules": [{**RULE, "clause": "may copy"}]}, 'its clause "may copy" does not stand in'),
        ({"rules": [{**RULE, "use": "sell"}]}, '"sell" is no use; take collect, train-commercial'),
        ({"rules": [{**RULE, "effect": "ok"}]}, 'effect "ok" is unknown'),
        ({"rules": [{**RULE, "effect": ""}]}, 'effect "" is unknown'),
        ({"rules": [{**RULE, "source": "terms"}]}, "a source names a document and words"),
        ({"rules": [{**RULE, "source": {"document": "t"}}]}, "a source names a document and words"),
        ({"rules": [{**RULE, "source": {"words": "t"}}]}, "a source names a document and words"),
    ],
)
def test_faults(header: dict[str, Any], fault: str) -> None:
    """
    A header that cannot be used is refused with a sentence that names the place and the fault.
    """
    said = refusal(header)

    assert said.startswith("internal-policies/a.md")
    assert fault in said
    assert said.endswith(".")


@pytest.mark.parametrize("topic", ["older-than-soon-days", "within-days", "within-²-days"])
@pytest.mark.parametrize("dimension", ["topic", "also", "unless"])
def test_ages_that_are_none(topic: str, dimension: str) -> None:
    """
    A rule on an age that is no number is refused, for it would never hold.
    """
    assert f'"{topic}" has no number of days' in refusal({"rules": [{**RULE, dimension: [topic]}]})


def test_nothing_to_read() -> None:
    """
    A document without text, and a card without a subject or its kind, are refused.
    """
    assert "there is no text below the header" in refusal({}, body=" \n")
    assert "a source card needs a subject" in refusal(
        {"subject_kind": "dataset"}, "source-cards/a.md"
    )
    assert 'subject_kind "" is unknown' in refusal({"subject": "A"}, "source-cards/a.md")


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.dates()
KEYS = (
    st.sampled_from(
        ["id", "status", "rules", "subject", "licence_source", "use", "effect", "class"]
    )
    | SCALARS
)
FIELDS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
RULES = st.lists(
    st.dictionaries(KEYS, FIELDS, max_size=4).map(lambda extra: {**RULE, **extra}), max_size=2
)


@given(
    st.dictionaries(KEYS, FIELDS, max_size=4),
    RULES,
    st.sampled_from([f"{folder}/x.md" for folder in FOLDER_KINDS]),
)
def test_any_header(header: dict[Any, Any], rules: list[dict[Any, Any]], path: str) -> None:
    """
    Whatever a header holds, it makes a document or is refused with one sentence.
    """
    try:
        said = read({"rules": rules, "subject_kind": "dataset", **header}, path).path
    except DocumentError as error:
        said = str(error)

    assert said.startswith(path)


@pytest.mark.parametrize("day", ["soon", "2027-13-01", "31.01.2027"])
def test_last_day_that_is_none(day: str) -> None:
    """
    A last day that is no day makes the document unusable, instead of everlasting.
    """
    with pytest.raises(DocumentError, match="is no day"):
        read_document("rulings/r.md", "A ruling.", {"expires": day}, 0)
    assert read_document("rulings/r.md", "A.", {"expires": "2027-01-31"}, 0).expires == "2027-01-31"
