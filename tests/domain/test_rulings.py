"""What can be kept as a ruling, and for how long it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.answers import Verdict
from bot.domain.cases import Case
from bot.domain.documents import Audience, Use
from bot.domain.packets import Packet, by_urgency, digest, nearby, reminder_key
from bot.domain.rulings import (
    LONGEST_QUESTION,
    LONGEST_RULING,
    Keeping,
    Ruling,
    RulingStatus,
    Scope,
    document_of,
    keeping_faults,
    markdown,
    nears,
    offerable,
    question_in,
    scope_of,
)
from tests.domain.test_cases import AT, opened

TODAY = date(2026, 11, 25)
QUESTION = Scope(("Harbour", "Meadow"), (Use.COLLECT,), ("old-copies", '"tide"'), ("video",))
KEEPING = Keeping(("Harbour",), (Use.EVALUATE,), date(2027, 5, 1))
RULING = Ruling(
    "ruling-case-0001-2", "CASE-0001", Scope(("Harbour",), (Use.COLLECT,)), Verdict.ALLOWED,
    "Yes.", "", Audience.ALL, "lena", "2026-11-01", "2027-05-01",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "verdict", "text", "fields"),
    [
        ({}, Verdict.ALLOWED, "Yes.", []),
        ({"teams": ("video",)}, Verdict.CONDITIONS, "Yes.", []),
        ({}, None, "Yes.", []),
        ({}, Verdict.OPEN_ISSUE, "Wait.", ["verdict"]),
        ({}, Verdict.NOT_ALLOWED, "x" * (LONGEST_RULING + 1), ["text"]),
        ({"subjects": ()}, Verdict.ALLOWED, "Yes.", ["subjects"]),
        ({"subjects": ("Harbour", "Vault")}, Verdict.ALLOWED, "Yes.", ["subjects"]),
        ({"question": "x" * (LONGEST_QUESTION + 1)}, Verdict.ALLOWED, "Yes.", ["question"]),
        ({"question": "x" * LONGEST_QUESTION}, Verdict.ALLOWED, "Yes.", []),
        ({"uses": ()}, Verdict.ALLOWED, "Yes.", ["uses"]),
        ({"teams": ("audio",)}, Verdict.ALLOWED, "Yes.", ["teams"]),
        ({"until": None}, Verdict.ALLOWED, "Yes.", ["until"]),
        ({"until": date(2026, 11, 24)}, Verdict.ALLOWED, "Yes.", ["until"]),
        ({"until": date(2028, 1, 1)}, Verdict.ALLOWED, "Yes.", ["until"]),
    ],
)
def test_faults(
    changes: dict[str, object], verdict: Verdict | None, text: str, fields: list[str]
) -> None:
    """
    A ruling is short enough to be quoted whole, on data of the question, and it ends.
    """
    keeping = replace(KEEPING, **changes)  # type: ignore[arg-type]

    assert fields == list(keeping_faults(keeping, verdict, text, QUESTION, TODAY))


def test_nothing_to_hold_for() -> None:
    """
    Where a ruling could hold for nothing, that is all that is said.
    """
    assert list(keeping_faults(KEEPING, None, "", None, TODAY)) == ["keep"]


def test_scope() -> None:
    """
    A ruling takes the circumstances of its question, all of them unless legal says otherwise;
    nothing can be added that the question did not have.
    """
    whole = scope_of(KEEPING, QUESTION)
    part = scope_of(replace(KEEPING, topics=("old-copies", "voices")), QUESTION)

    assert (whole.topics, whole.beside) == (("old-copies", '"tide"'), ())
    assert (part.topics, part.beside) == (("old-copies",), ('"tide"',))
    assert (whole.subjects, whole.uses) == (("Harbour",), (Use.EVALUATE,))


def test_what_a_form_can_offer() -> None:
    """
    A question with too many or too long circumstances is not kept: legal could not see them all.
    """
    assert offerable(QUESTION.topics)
    assert not offerable(("x" * 151,))
    assert not offerable(tuple(str(n) for n in range(101)))


def test_life() -> None:
    """
    It holds to its last day, unless it was ended before.
    """
    assert RULING.holds_on(date(2027, 5, 1))
    assert not RULING.holds_on(date(2027, 5, 2))
    assert not RULING.ended(RulingStatus.WITHDRAWN).holds_on(TODAY)
    days = (date(2027, 3, 31), date(2027, 4, 1), date(2027, 6, 1))
    assert [nears("2027-05-01", day) for day in days] == [False, True, True]
    assert not nears("", TODAY)
    assert "## Grounds" not in markdown(RULING)
    assert "- withdrawn" in markdown(RULING.ended(RulingStatus.WITHDRAWN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("May we collect Harbour clips?", "May we collect Harbour clips?"),
        ("May we\n\n# collect\n> Harbour clips?", "May we collect Harbour clips?"),
        ("", ""),
        (" \n\x00", ""),
        ("## Ruling", "Ruling"),
    ],
)
def test_question(question: str, told: str) -> None:
    """
    The document of a ruling has its question on a line of its own, where there is one.
    """
    document = document_of(replace(RULING, question=question))
    found = question_in(document)

    assert (found.text if found else "") == told
    assert found is None or document.text[found.start : found.end] == told


def test_nearby() -> None:
    """
    Earlier rulings of other cases on the same data are near, the latest first, three at most.
    """
    case = opened(subjects=("harbour",))
    others = [replace(RULING, id=f"r{n}", case=f"CASE-000{n}") for n in range(1, 7)]
    far = replace(RULING, case="CASE-0009", scope=Scope(("Vault",), ()))

    assert [ruling.id for ruling in nearby(case, [*others, far])] == ["r6", "r5", "r4"]
    assert Packet().ruling is None


def due(number: int, hour: int, **changes: object) -> Case:
    """A case that is due at an hour."""
    at = datetime(2026, 3, 2, hour, tzinfo=UTC)
    return replace(opened(number=number), due_at=at, **changes)  # type: ignore[arg-type]


def test_order_of_the_morning() -> None:
    """
    What nobody has comes first, by due time; what is late before the rest; what waits for the
    asker at the end.
    """
    waits = replace(opened(number=5).claim("lena", AT).ask_back("lena", "?", AT), due_at=None)
    held = [replace(due(n, h).claim("lena", AT)) for n, h in ((3, 8), (4, 12))]
    cases = [waits, *held[::-1], due(2, 11), due(1, 10)]
    made = digest(cases, [RULING], datetime(2026, 3, 2, 9, tzinfo=UTC), date(2027, 4, 20))

    assert [case.number for case in by_urgency(cases)] == [1, 2, 3, 4, 5]
    assert [case.number for case in made.unclaimed] == [1, 2]
    assert [case.number for case in made.late] == [3]
    assert [case.number for case in made.others] == [4, 5]
    assert made.expiring == (RULING,)
    assert (bool(made), made.key) == (True, "digest:2027-04-20")
    assert not digest([], [], datetime(2026, 3, 2, tzinfo=UTC), TODAY)
    assert reminder_key(due(1, 10)) != reminder_key(due(1, 11))
    assert reminder_key(opened()) == "remind:CASE-0001:0"
