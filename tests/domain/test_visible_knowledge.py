"""What the rules may use for one audience: nothing else exists for an answer."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Audience, Document, Kind, Status, SubjectKind
from tests.builders import card, dataset, document, knowledge, policy, rule, ruling

DOCUMENTS = (
    policy("p1", rule("a"), subject="A"),
    policy("p2", rule("b", subjects=("Clip",)), subject="Clip"),
    ruling("r1", rule("c")),
    dataset("Harbour", aliases=("HBR",)),
    dataset("harbour", name="second"),
    card("Brook-2.0", SubjectKind.LICENCE),
    document("terms", Kind.PLATFORM_TERMS, subject="Bay", rules=(rule("d"),)),
    document("note", Kind.OTHER, rules=(rule("e"),)),
)
AUDIENCES = st.lists(st.sampled_from(Audience), min_size=8, max_size=8)
STATES = st.lists(st.sampled_from(Status), min_size=8, max_size=8)


def with_states(audiences: list[Audience], states: list[Status]) -> list[Document]:
    """The documents, each for an audience and in a state."""
    parts = dict.fromkeys(Document.__slots__)
    return [
        Document(**{**{n: getattr(d, n) for n in parts}, "audience": audience, "status": status})
        for d, audience, status in zip(DOCUMENTS, audiences, states, strict=True)
    ]


@given(AUDIENCES, STATES)
def test_what_is_not_for_all(audiences: list[Audience], states: list[Status]) -> None:
    """
    For everybody but legal it is as if what is for legal only, or not in force, did not exist.
    """
    documents = with_states(audiences, states)
    public = [d for d in documents if d.audience is Audience.ALL and d.in_force]

    assert replace(knowledge(*documents), past={}) == knowledge(*public)


@given(AUDIENCES, STATES)
def test_the_past(audiences: list[Audience], states: list[Status]) -> None:
    """
    What was in force once is kept apart, for those who may see it; drafts never were.
    """
    documents = with_states(audiences, states)
    once = {
        d.id
        for d in documents
        if d.audience is Audience.ALL and d.status in (Status.SUPERSEDED, Status.HISTORICAL)
    }

    assert once == set(knowledge(*documents).past)


@given(AUDIENCES, STATES)
def test_legal(audiences: list[Audience], states: list[Status]) -> None:
    """
    Legal sees all that is in force, and nothing that is not.
    """
    documents = with_states(audiences, states)
    held = knowledge(*documents, audience=Audience.LEGAL)

    assert {d.id for d in documents if d.in_force} == set(held.documents)


def test_rules_that_count() -> None:
    """
    Policies and rulings have rules for every question; those of other texts are not among them.
    """
    held = knowledge(*DOCUMENTS)

    assert [(d, r.id) for d, r in held.policy_rules] == [("p1", "a"), ("p2", "b"), ("r1", "c")]
    assert {"boss-said"} == held.claims
    assert Audience.ALL is held.audience
