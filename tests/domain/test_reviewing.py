"""Decisions on marked clauses, and what they and the marks restrict."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.clause_words import Topic
from bot.domain.clauses import Clause, read_clauses
from bot.domain.documents import Document, Effect, Kind, Status, Use
from bot.domain.errors import KnowledgeError
from bot.domain.reviewing import (
    Choice,
    accept,
    pending,
    read_decisions,
    reject,
    restrictions,
    stale,
    written,
)
from tests.builders import document

SENTENCE = "The shells may be used for non-commercial purposes only."
OTHER = "You must give credit to the lighthouse keepers."
BODY = f"# Shells\n\n{SENTENCE}\n\n{OTHER}\n"


def shells(body: str = BODY, **changes: Any) -> Document:
    return document("shells", Kind.DATASET_LICENCE, body=body, **changes)


def held(made: Document) -> dict[str, Document]:
    return {made.id: made}


def marks(made: Document) -> dict[str, tuple[Clause, ...]]:
    return {made.id: read_clauses(made)}


FIRST, SECOND = read_clauses(shells())


def test_accept() -> None:
    """
    An accepted mark is a rule with a name and a day, as proposed or as the person says.
    """
    made = accept(FIRST, "Ada", "2026-05-04")

    assert (made.effect, made.uses) == (Effect.FORBIDS, frozenset({Use.TRAIN_COMMERCIAL}))
    assert made.rule.reviewed
    assert made.rule.clause == SENTENCE

    other = accept(FIRST, "Ada", "2026-05-04", [Use.COLLECT], Effect.UNDECIDED)
    assert (other.effect, other.uses) == (Effect.UNDECIDED, frozenset({Use.COLLECT}))


def test_pending() -> None:
    """
    What somebody decided waits no longer.
    """
    decided = [accept(FIRST, "Ada", "2026-05-04")]

    assert pending(marks(shells()), []) == (FIRST, SECOND)
    assert pending(marks(shells()), decided) == (SECOND,)


def test_restrictions() -> None:
    """
    An unread mark restricts, an accepted one with its name, and a rejected one no longer.
    """
    made = shells()
    decided = [accept(FIRST, "Ada", "2026-05-04"), reject(SECOND, "Ada", "2026-05-04", "a poem")]

    unread = restrictions(held(made), marks(made), [])["shells"]
    read = restrictions(held(made), marks(made), decided)["shells"]

    assert [r.rule.reviewed for r in unread] == [False, False]
    assert [(r.topic, r.rule.reviewed_by) for r in read] == [(Topic.NON_COMMERCIAL, "Ada")]


@pytest.mark.parametrize(
    "made",
    [
        shells(f"# Shells\n\n{OTHER}\n"),
        shells(status=Status.SUPERSEDED),
        document("gulls", Kind.DATASET_LICENCE, body=BODY),
    ],
)
def test_stale(made: Document) -> None:
    """
    A decision on words that stand no longer in force is named, and makes no rule.
    """
    decided = accept(FIRST, "Ada", "2026-05-04")

    other = reject(SECOND, "Ada", "2026-05-04")

    assert decided in stale(held(made), marks(made), [decided, other])
    assert "shells" not in restrictions(held(made), {}, [decided])


def test_several_decisions_on_one_text() -> None:
    """
    Of the decisions on one text each is stale or not by its own words.
    """
    made = shells(f"# Shells\n\n{OTHER}\n")
    decided = [accept(clause, "Ada", "2026-05-04") for clause in (FIRST, SECOND)]

    assert stale(held(made), {}, decided) == (decided[0],)


def test_words_that_are_marked_no_longer() -> None:
    """
    What a person accepted counts as long as the words stand there, however a program reads them.
    """
    made = shells(f"# Shells\n\nNew.  {SENTENCE.replace(' ', '  ')}\n")
    decided = accept(FIRST, "Ada", "2026-05-04")

    assert stale(held(made), {}, [decided]) == ()
    assert [r.rule.id for r in restrictions(held(made), {}, [decided])["shells"]] == [FIRST.id]


def test_written() -> None:
    """
    Decisions are read as they were written, whatever was decided.
    """
    decided = (
        accept(FIRST, "Ada", "2026-05-04", [Use.COLLECT, Use.EVALUATE]),
        reject(SECOND, "Bo", "2026-05-05", "a poem"),
        reject(replace(SECOND, document="a"), "Bo", "2026-05-05"),
    )

    assert set(decided) == set(read_decisions(written(decided)))
    assert read_decisions({}) == ()


GOOD = dict(written([accept(FIRST, "Ada", "2026-05-04")])["clauses"][0])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"by": " "}, "needs a name"),
        ({"on": ""}, "needs a name"),
        ({"clause": ""}, "needs a name"),
        ({"use": []}, "needs the uses"),
        ({"effect": "permits"}, "can only forbid"),
        ({"effect": "permits-with-conditions"}, "can only forbid"),
        ({"effect": "nonsense"}, "cannot be read"),
        ({"decision": "maybe"}, "cannot be read"),
        ({"use": ["sing"]}, "cannot be read"),
        ({"topic": "weather"}, "cannot be read"),
    ],
)
def test_refused(change: dict[str, object], fault: str) -> None:
    """
    A decision that names nobody, cannot be read, or would permit is refused with one sentence.
    """
    with pytest.raises(KnowledgeError, match=fault):
        read_decisions({"clauses": [{**GOOD, **change}]})


@pytest.mark.parametrize("entry", ["word", None, {"id": "x"}])
def test_no_decision(entry: object) -> None:
    """
    What is no decision is refused, and so is a table that holds no list.
    """
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_decisions({"clauses": [entry]})
    with pytest.raises(KnowledgeError, match="takes a list"):
        read_decisions({"clauses": {"a": "b"}})


def test_choices() -> None:
    """
    There are two things that a person can make of a mark.
    """
    assert {choice.value for choice in Choice} == {"accepted", "rejected"}
