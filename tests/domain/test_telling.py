"""Which findings an answer tells: enough to carry the verdict, and no more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Verdict
from bot.domain.assessment import assess
from bot.domain.documents import Document, Effect, Pointer
from bot.domain.findings import Finding, Layer
from bot.domain.knowledge import Knowledge
from bot.domain.telling import told
from tests.builders import ANY_USE, about, dataset, knowledge, platform, policy, rule

FORBIDS, UNDECIDED, CONDITIONS = Effect.FORBIDS, Effect.UNDECIDED, Effect.CONDITIONS
NOTHING = knowledge()


def documents_told(*documents: Document, name: str = "Harbour", **changes: object) -> list[str]:
    """The documents of the findings that are told of one subject."""
    held: Knowledge = knowledge(*documents)
    found = assess(about(held, name, **changes), held)
    return [f.document for f in told(found.verdict, found.findings, held)]


def finding(**changes: object) -> Finding:
    made: dict[str, object] = {
        "layer": Layer.POLICY, "effect": FORBIDS, "document": "p", "clause": "c",
        "uses": ANY_USE, "subject": "Harbour",
    }  # fmt: skip
    return Finding(**{**made, **changes})  # pyright: ignore[reportArgumentType]


FOLLOWS = policy("general", rule("general", FORBIDS, classes=("terms-forbid", "closed")))


def test_what_the_source_says_itself_is_enough() -> None:
    """
    Where the terms of a platform forbid, a policy that only repeats it is left out.
    """
    bay = platform("Harbour", rule("terms", FORBIDS))

    assert documents_told(bay, FOLLOWS) == ["card-harbour"]


def test_what_a_policy_says_of_the_source_stays() -> None:
    """
    A policy on what the source is, or on what was asked, is told beside the source's own terms.
    """
    bay = platform("Harbour", rule("terms", FORBIDS), classes=("video",))
    own = policy("own", rule("own", FORBIDS, classes=("video",)))
    asked = policy("asked", rule("asked", FORBIDS, classes=("terms-forbid",), topics=("robots",)))

    found = documents_told(bay, own, asked, FOLLOWS, topics=frozenset({"robots"}))

    assert sorted(found) == ["asked", "card-harbour", "own"]


def test_what_carries_the_verdict_alone_stays() -> None:
    """
    Where only what follows from the sources forbids, it is told with the source that it rests on.
    """
    bay = platform("Bay", rule("terms", FORBIDS))
    rests = policy("rests", rule("rests", FORBIDS, classes=("source-forbids",)))
    found = documents_told(dataset("Harbour", "Meadow-1.0", derived_from=("Bay",)), bay, rests)

    assert found == ["card-harbour", "rests", "card-bay"]


def test_a_settled_refusal_needs_no_source_of_the_source() -> None:
    """
    Where the licence itself forbids, the terms of the platforms behind it are left out.
    """
    bay = platform("Bay", rule("terms", FORBIDS))
    harbour = dataset("Harbour", "Vault-1.0", derived_from=("Bay",))

    assert documents_told(harbour, bay, FOLLOWS) == ["card-harbour"]


def test_an_open_issue_is_told_once_by_the_register() -> None:
    """
    An issue is told by the register that has the entry, and by a policy where no register has.
    """
    one = rule("one", UNDECIDED, issue="OLI-1")
    register = policy("register", one, body=f"# Issues\n\n## OLI-1 Clips\n\n- {one.clause}\n")
    other = policy("other", one)
    harbour = dataset("Harbour")

    assert documents_told(harbour, other, register) == ["card-harbour", "register"]
    assert documents_told(harbour, other) == ["card-harbour", "other"]


def test_a_ban_that_an_open_issue_has_taken_over_is_not_told() -> None:
    """
    Where an issue is open, the terms that it lifts decide nothing; of what the source grants
    only its own record stays.
    """
    found = [
        finding(layer=Layer.TERMS, document="terms"),
        finding(layer=Layer.LICENCE, effect=CONDITIONS, document="far", inherited=True),
        finding(effect=UNDECIDED, issue="OLI-1", document="gone"),
    ]

    assert [f.document for f in told(Verdict.OPEN_ISSUE, found, NOTHING)] == ["gone"]


def test_a_source_speaks_by_one_text() -> None:
    """
    Of several texts of one source the first that speaks of the matter is told.
    """
    pointed = [
        finding(layer=Layer.TERMS, document="card", clause=name, source=Pointer(text, ("x",)))
        for name, text in (("a", "terms"), ("b", "developer-terms"), ("c", "terms"))
    ]

    assert [f.clause for f in told(Verdict.NOT_ALLOWED, pointed, NOTHING)] == ["a", "c"]


FINDINGS = st.lists(
    st.builds(
        finding,
        layer=st.sampled_from(Layer),
        effect=st.sampled_from(Effect),
        document=st.sampled_from("abc"),
        issue=st.sampled_from(["", "", "OLI-1"]),
        follows=st.booleans(),
        inherited=st.booleans(),
    ),
    max_size=6,
)


@given(FINDINGS)
def test_a_refusal_keeps_a_ban(found: list[Finding]) -> None:
    """
    Whatever is left out, a refusal that rested on a ban still tells one, and nothing is added.
    """
    kept = told(Verdict.NOT_ALLOWED, found, NOTHING)

    assert set(kept) <= set(found)
    assert any(f.effect is FORBIDS for f in kept) == any(f.effect is FORBIDS for f in found)


@pytest.mark.parametrize("verdict", [Verdict.ALLOWED, Verdict.CONDITIONS])
@given(found=FINDINGS)
def test_a_permission_is_told_whole(verdict: Verdict, found: list[Finding]) -> None:
    """
    Of a permission nothing is left out: a condition that is not told is not met.
    """
    assert told(verdict, found, NOTHING) == tuple(found)


def test_the_narrower_rule_speaks_for_the_wider() -> None:
    """
    A rule for copyleft data is told in place of one for all licensed data that says the same.
    """
    wide = finding(effect=CONDITIONS, follows=True, classes=frozenset({"notice", "copyleft"}))
    narrow = replace(wide, document="n", classes=frozenset({"copyleft"}))
    others = [
        replace(narrow, subject="Bay"),
        replace(narrow, effect=Effect.PERMITS),
        replace(narrow, layer=Layer.LICENCE),
        replace(narrow, classes=frozenset({"copyleft", "notice", "more"})),
        replace(narrow, classes=frozenset()),
    ]

    assert told(Verdict.CONDITIONS, [wide, narrow], NOTHING) == (narrow,)
    for other in others:
        assert wide in told(Verdict.CONDITIONS, [wide, other], NOTHING)
    asked = replace(wide, follows=False)
    assert told(Verdict.CONDITIONS, [asked, narrow], NOTHING) == (asked, narrow)


def test_where_a_policy_bars_the_data_itself_its_sources_are_left_out() -> None:
    """
    What a policy bars for its licence is barred wherever it came from; what it bars for the
    terms of a source is told with these.
    """
    source = finding(layer=Layer.TERMS, document="terms", inherited=True)
    barred = finding(follows=True, classes=frozenset({"unclassified"}))
    by_source = finding(follows=True, classes=frozenset({"source-forbids"}))

    assert told(Verdict.NOT_ALLOWED, [barred, source], NOTHING) == (barred,)
    assert told(Verdict.NOT_ALLOWED, [by_source, source], NOTHING) == (by_source, source)
