"""One rule, or what a licence grants, applied to one subject of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Effect, Pointer, SubjectKind, Use
from bot.domain.findings import Finding, Layer, licence_findings, matches, rule_finding
from bot.domain.framing import Frame, Scope
from bot.domain.subjects import Subject
from tests.builders import ANY_USE, card, dataset, knowledge, rule, subject

POINTER = Pointer("terms", ("some words",))
TOPICS = ("robots", "voices", "old-copies")


def framed(*topics: str, age: int | None = None) -> Frame:
    return Frame("May we?", Scope.DATA, topics=frozenset(topics), age_days=age)


def test_rule() -> None:
    """
    A finding has what the rule says; in terms and licences its clause is what is told.
    """
    made = rule(
        "r", Effect.CONDITIONS, source=POINTER, conditions=("Ask.",), topics=("robots",),
        escalate=True, issue="I-1",
    )  # fmt: skip

    assert rule_finding(made, "doc", Layer.TERMS, "Harbour") == Finding(
        Layer.TERMS, Effect.CONDITIONS, "doc", made.clause, ANY_USE, made.clause, POINTER,
        ("Ask.",), "I-1", True, subject="Harbour", asked=True,
    )  # fmt: skip
    assert rule_finding(made, "doc", Layer.POLICY, "").statement == ""
    assert not rule_finding(rule(), "doc", Layer.POLICY, "").asked


@pytest.mark.parametrize("effect", Effect)
@pytest.mark.parametrize("review", [{"reviewed_by": ""}, {"reviewed_on": ""}])
def test_unreviewed(effect: Effect, review: dict[str, str]) -> None:
    """
    A rule that nobody reviewed forbids or leaves undecided, and never lifts anything.
    """
    found = rule_finding(rule("r", effect, lifts=("terms",), **review), "doc", Layer.POLICY, "")

    expected = Effect.FORBIDS if effect is Effect.FORBIDS else Effect.UNDECIDED
    assert (expected, (), False) == (found.effect, found.lifts, found.reviewed)


@pytest.mark.parametrize("effect", Effect)
def test_lifts(effect: Effect) -> None:
    """
    Only what is open takes the decision from another layer; a permission never lifts a ban.
    """
    found = rule_finding(rule("r", effect, lifts=("terms",)), "doc", Layer.POLICY, "")

    assert ("terms",) * (effect is Effect.UNDECIDED) == found.lifts


@pytest.mark.parametrize(
    ("made", "topics", "age", "holds"),
    [
        ({}, (), None, True),
        ({"topics": ("robots", "voices")}, ("voices",), None, True),
        ({"topics": ("robots",)}, ("voices",), None, False),
        ({"topics": ("robots",), "also": ("voices",)}, ("robots",), None, False),
        ({"topics": ("robots",), "also": ("voices",)}, ("robots", "voices"), None, True),
        ({"unless": ("robots", "voices")}, ("voices",), None, False),
        ({"topics": ("a-fact",)}, (), None, True),
        ({"unless": ("a-fact",)}, (), None, False),
        ({"topics": ("older-than-180-days",)}, (), 181, True),
        ({"topics": ("older-than-180-days",)}, (), 180, False),
        ({"topics": ("older-than-180-days",)}, (), None, False),
        ({"topics": ("within-180-days",)}, (), 180, True),
        ({"topics": ("within-180-days",)}, (), 181, False),
        ({"unless": ("within-180-days",)}, (), None, True),
    ],
)
def test_matches(
    made: dict[str, tuple[str, ...]], topics: tuple[str, ...], age: int | None, holds: bool
) -> None:
    """
    Dimensions are joined by "and", their entries by "or"; an empty one matches, "unless" lifts.
    """
    applied = rule("r", **made)

    assert holds is matches(applied, framed(*topics, age=age), frozenset({"a-fact"}))


@given(st.sets(st.sampled_from(TOPICS)), st.sets(st.sampled_from(TOPICS)))
def test_facts_count_as_topics(topics: set[str], facts: set[str]) -> None:
    """
    What code finds out and what the question says are the same to a rule.
    """
    applied = rule("r", topics=("robots",), also=("voices",), unless=("old-copies",))

    assert matches(applied, framed(*topics, *facts)) is matches(
        applied, framed(*topics), frozenset(facts)
    )


def test_licence() -> None:
    """
    A licence grants and forbids by its class, with one finding for each effect that it has.
    """
    held = knowledge(dataset("Harbour", "study licence", licence_source=POINTER))
    found = list(licence_findings(subject(held, "Harbour"), held))

    uses = {finding.effect: finding.uses for finding in found}
    assert uses == {
        Effect.FORBIDS: {Use.TRAIN_COMMERCIAL},
        Effect.UNDECIDED: {Use.REDISTRIBUTE},
        Effect.CONDITIONS: ANY_USE - {Use.TRAIN_COMMERCIAL, Use.REDISTRIBUTE},
    }
    assert {"The licence of Harbour is Study-1.0 (study)."} == {f.statement for f in found}
    assert {Layer.LICENCE} == {f.layer for f in found}
    assert {(POINTER, "", "card-harbour")} == {(f.source, f.clause, f.document) for f in found}


@pytest.mark.parametrize(
    ("licence", "statement", "conditions"),
    [
        ("brook", "The licence of Harbour is Brook-2.0 (notice).", ("Keep the notice.",)),
        (
            "LicenseRef-house",
            "The licence of Harbour is recorded as: house.",
            ("Keep the notice.",),
        ),
        ("", "The licence of Harbour is recorded as: unstated.", ()),
        ("Lagoon-3", "The licence of Harbour is Lagoon-3 (unclassified).", ()),
    ],
)
def test_licence_sentences(licence: str, statement: str, conditions: tuple[str, ...]) -> None:
    """
    What is told of a licence is its name and class, also where it has none or an unknown one.
    """
    held = knowledge(dataset("Harbour", licence))
    (found,) = licence_findings(subject(held, "Harbour"), held)

    assert (statement, conditions) == (found.statement, found.conditions)


def test_licence_as_subject() -> None:
    """
    A licence that is asked about is told by its class.
    """
    held = knowledge(card("Brook 2", SubjectKind.LICENCE, licences=("Brook-2.0",)))
    (found,) = licence_findings(subject(held, "Brook 2"), held)

    assert found.statement == "Brook 2 is a licence of the class: notice."


def test_several_licences() -> None:
    """
    Of several licences each has its say.
    """
    held = knowledge(dataset("Harbour", licences=("Meadow-1.0", "Vault-1.0")))
    found = licence_findings(subject(held, "Harbour"), held)

    assert [finding.effect for finding in found] == [Effect.PERMITS, Effect.FORBIDS]


def test_without_a_card() -> None:
    """
    Of a subject without a card no licence is known.
    """
    assert list(licence_findings(Subject("X", SubjectKind.DATASET), knowledge())) == []
