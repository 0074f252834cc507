"""The rules that decide: a frame and the documents in force into a verdict for each use."""

import pytest

from bot.domain.answers import Advice, Escalation, Reason, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.documents import Document, Effect, SubjectKind, Use
from bot.domain.findings import Layer
from bot.domain.framing import Frame, Scope
from tests.builders import about, card, dataset, knowledge, platform, policy, rule, ruling

PERMITS, CONDITIONS = Effect.PERMITS, Effect.CONDITIONS
FORBIDS, UNDECIDED = Effect.FORBIDS, Effect.UNDECIDED
COLLECT, TRAIN, EVALUATE = Use.COLLECT, Use.TRAIN_COMMERCIAL, Use.EVALUATE
GOOD = policy("good", rule("good"))


def assessed(*documents: Document, name: str = "Harbour", **changes: object) -> Assessment:
    """What is decided of one subject; every use is asked about."""
    held = knowledge(*documents)
    return assess(about(held, *([name] if name else []), **changes), held)


def verdict(*documents: Document, name: str = "Harbour", **changes: object) -> Verdict:
    """The one verdict on all uses."""
    found = assessed(*documents, name=name, **changes)
    assert {found.verdict} == set(found.verdicts.values())
    return found.verdict


@pytest.mark.parametrize("scope", [Scope.SMALL_TALK, Scope.OTHER])
def test_out_of_scope(scope: Scope) -> None:
    """
    What is no question about data is not decided.
    """
    assert Assessment(Verdict.OUT_OF_SCOPE) == assess(Frame("Hi", scope), knowledge(GOOD))


def test_private() -> None:
    """
    A matter of the legal department is not answered, and goes to legal if the asker wishes.
    """
    found = assess(Frame("The lawsuit?", Scope.PRIVATE), knowledge(GOOD))

    offer = Escalation(Advice.OFFER, Reason.LEGAL_MATTER)
    assert Assessment(Verdict.NOT_COVERED, escalation=offer) == found


@pytest.mark.parametrize(
    ("licence", "effect", "expected"),
    [
        ("Meadow-1.0", PERMITS, Verdict.ALLOWED),
        ("Meadow-1.0", CONDITIONS, Verdict.CONDITIONS),
        ("Brook-2.0", PERMITS, Verdict.CONDITIONS),
        ("Vault-1.0", PERMITS, Verdict.NOT_ALLOWED),
        ("Meadow-1.0", FORBIDS, Verdict.NOT_ALLOWED),
        ("", PERMITS, Verdict.NOT_COVERED),
        ("Lagoon-3", PERMITS, Verdict.NOT_COVERED),
        ("Meadow-1.0", UNDECIDED, Verdict.NOT_COVERED),
        ("Vault-1.0", UNDECIDED, Verdict.NOT_ALLOWED),
    ],
)
def test_the_stricter_governs(licence: str, effect: Effect, expected: Verdict) -> None:
    """
    A dataset is permitted where licence and policy both permit; the stricter of them governs.
    """
    assert expected is verdict(dataset("Harbour", licence), policy("p", rule("p", effect)))


def test_a_licence_alone_permits_nothing() -> None:
    """
    Without a policy that permits, the best licence decides nothing.
    """
    assert Verdict.NOT_COVERED is verdict(dataset("Harbour", "Meadow-1.0"))


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([platform("Harbour", rule("t")), GOOD], Verdict.ALLOWED),
        ([platform("Harbour", rule("t", CONDITIONS)), GOOD], Verdict.CONDITIONS),
        ([platform("Harbour"), GOOD], Verdict.NOT_COVERED),
        ([platform("Harbour", rule("t"))], Verdict.NOT_COVERED),
        ([card("Harbour", SubjectKind.MODEL, rule("t")), GOOD], Verdict.ALLOWED),
        ([card("Harbour", SubjectKind.MODEL), GOOD], Verdict.NOT_COVERED),
        ([card("Harbour", SubjectKind.LICENCE, licences=("Meadow-1.0",)), GOOD], Verdict.ALLOWED),
        ([GOOD], Verdict.NOT_COVERED),
        ([], Verdict.NOT_COVERED),
    ],
)
def test_layers_that_are_needed(documents: list[Document], expected: Verdict) -> None:
    """
    Platforms and models need terms that permit, all need a policy; of the unknown none is enough.
    """
    assert expected is verdict(*documents)


def test_each_use() -> None:
    """
    Each use has its own verdict, and the strictest of those asked about is the headline.
    """
    documents = (
        dataset("Harbour", "Study-1.0"),
        policy("p", rule("p", uses=frozenset({TRAIN, EVALUATE}))),
    )
    found = assessed(*documents, uses=(TRAIN, EVALUATE))
    expected = {TRAIN: Verdict.NOT_ALLOWED, EVALUATE: Verdict.CONDITIONS}

    assert (Verdict.NOT_ALLOWED, expected) == (found.verdict, found.verdicts)

    found = assessed(*documents, uses=(EVALUATE,), stated=False)
    assert Verdict.CONDITIONS is found.verdict
    assert list(Use) == list(found.verdicts)
    assert Verdict.NOT_COVERED is found.verdicts[COLLECT]


def test_open_issue() -> None:
    """
    Within the scope of an open issue nothing is allowed, and a ban stays a ban.
    """
    issue = policy("reg", rule("i", UNDECIDED, issue="I-1"))

    assert Verdict.OPEN_ISSUE is verdict(dataset("Harbour"), GOOD, issue)
    assert Verdict.NOT_ALLOWED is verdict(dataset("Harbour", "vault"), GOOD, issue)
    assert Verdict.NOT_ALLOWED is verdict(
        dataset("Harbour"), policy("p", rule("p", FORBIDS)), issue
    )


def test_lifting() -> None:
    """
    An open issue can take the decision from the layers that it names, and leaves it open then.
    """
    bay = platform("Bay", rule("t", FORBIDS))
    lifts = policy("reg", rule("i", UNDECIDED, issue="I-1", lifts=("terms",)))

    assert Verdict.OPEN_ISSUE is verdict(bay, GOOD, lifts, name="Bay")
    assert Verdict.NOT_ALLOWED is verdict(bay, policy("p", rule("p", FORBIDS)), lifts, name="Bay")


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (PERMITS, Verdict.ALLOWED),
        (CONDITIONS, Verdict.CONDITIONS),
        (FORBIDS, Verdict.NOT_ALLOWED),
        (UNDECIDED, Verdict.NOT_COVERED),
    ],
)
def test_ruling(effect: Effect, expected: Verdict) -> None:
    """
    A ruling in force decides within its scope, whatever the other layers say or leave out.
    """
    ruled = ruling("r", rule("r", effect, subjects=("Harbour",)))

    assert expected is verdict(dataset("Harbour", "Vault-1.0", derived_from=("Bay",)), ruled)
    assert expected is verdict(dataset("Harbour", "Meadow-1.0"), GOOD, ruled)
    assert Verdict.NOT_ALLOWED is verdict(dataset("Pier", "vault"), GOOD, ruled, name="Pier")


def test_ruling_on_another_use() -> None:
    """
    Outside its uses a ruling changes nothing.
    """
    found = assessed(
        dataset("Harbour", "Vault-1.0"),
        ruling("r", rule("r", subjects=("Harbour",), uses=frozenset({EVALUATE}))),
    )

    assert Verdict.ALLOWED is found.verdicts[EVALUATE]
    assert Verdict.NOT_ALLOWED is found.verdicts[TRAIN]


def test_claims() -> None:
    """
    A claim is answered, decides only when nothing else does, and is no clearance.
    """
    claim = policy("who", rule("who", FORBIDS, topics=("boss-said",), escalate=True))
    said = frozenset({"boss-said"})
    require = Escalation(Advice.REQUIRE, Reason.CLEARANCE)

    allowed = assessed(dataset("Harbour"), GOOD, claim, topics=said)
    assert (Verdict.ALLOWED, require) == (allowed.verdict, allowed.escalation)
    assert Layer.CLAIM is allowed.findings[-1].layer

    alone = assessed(dataset("Harbour"), claim, topics=said)
    assert (Verdict.NOT_ALLOWED, require) == (alone.verdict, alone.escalation)
    assert {Verdict.NOT_ALLOWED} == set(alone.verdicts.values())

    assert Verdict.NOT_COVERED is assessed(claim, name="Tide-9", topics=said).verdict
    silent = policy("who", rule("who", FORBIDS, topics=("boss-said",)))
    assert Escalation() == assessed(dataset("Harbour"), GOOD, silent, topics=said).escalation


def test_without_a_subject() -> None:
    """
    A question without a subject is decided by the policies alone.
    """
    assert Verdict.ALLOWED is verdict(GOOD, name="")
    assert Verdict.NOT_COVERED is verdict(name="")


def test_missing() -> None:
    """
    What could not be looked up is said, each once.
    """
    found = assessed(GOOD, name="Tide-9", unknown=("Tide-9", "Tide-9"))

    assert found.missing == ('I hold no document about "Tide-9".',)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (rule("p"), Escalation()),
        (rule("p", escalate=True), Escalation(Advice.OFFER, Reason.CONFIRMATION)),
        (rule("p", FORBIDS), Escalation()),
        (rule("p", FORBIDS, escalate=True), Escalation(Advice.OFFER, Reason.UNCLASSIFIED)),
        (rule("p", UNDECIDED), Escalation(Advice.OFFER, Reason.NOT_COVERED)),
        (rule("p", UNDECIDED, issue="I-1"), Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE)),
    ],
)
def test_escalation(made: object, expected: Escalation) -> None:
    """
    Legal is required for an open issue, offered where nothing decides or a rule says so.
    """
    assert expected == assessed(dataset("Harbour"), policy("p", made)).escalation  # type: ignore[arg-type]


def test_escalation_beside_a_ban() -> None:
    """
    An open issue that the question itself brought up goes to legal even beside a ban.
    """
    issue = rule("i", UNDECIDED, issue="I-1", topics=("robots",))
    found = assessed(
        dataset("Harbour", "vault"), policy("reg", issue), topics=frozenset({"robots"})
    )

    assert Verdict.NOT_ALLOWED is found.verdict
    assert Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE) == found.escalation


def told(found: Assessment) -> list[str]:
    """What an assessment tells, in its order: licences by name, rules by theirs."""
    return [f.clause.split()[4] if f.clause else f.subject for f in found.findings]


def test_telling_a_permission() -> None:
    """
    A permission tells all that it rests on: the licence, what decides, then the rest.
    """
    found = assessed(
        dataset("Harbour", "Brook-2.0", rule("note")),
        policy("p", rule("plain"), rule("condition", CONDITIONS)),
    )

    assert told(found) == ["Harbour", "condition", "plain", "note"]


def test_telling_a_ban() -> None:
    """
    A ban tells the licence, the rule that the question brought up, what forbids, what is open.
    """
    found = assessed(
        dataset("Harbour", "Meadow-1.0", derived_from=("Bay",)),
        platform("Bay", rule("terms", FORBIDS)),
        policy(
            "p",
            rule("open", UNDECIDED, issue="I-1"),
            rule("left", UNDECIDED),
            rule("plain", PERMITS),
            rule("policy", FORBIDS),
            rule("asked", FORBIDS, topics=("robots",)),
            rule("extra", CONDITIONS, topics=("robots",)),
            rule("routine", CONDITIONS),
            rule("confirm", CONDITIONS, escalate=True),
        ),
        topics=frozenset({"robots"}),
    )

    assert told(found) == [
        "Harbour", "asked", "policy", "open", "terms", "extra", "left", "confirm",
    ]  # fmt: skip


def test_telling_a_gap() -> None:
    """
    Where nothing decides, the terms that are held are told, and permissions are not.
    """
    found = assessed(
        dataset("Harbour", "Meadow-1.0", derived_from=("Bay", "Nowhere")),
        platform("Bay", rule("terms", PERMITS)),
        policy("p", rule("plain", PERMITS)),
    )

    assert (found.verdict, told(found)) == (Verdict.NOT_COVERED, ["Harbour", "terms"])


def test_telling_the_uses() -> None:
    """
    What speaks only of uses that nobody asked about is not told.
    """
    found = assessed(
        dataset("Harbour", "Meadow-1.0"),
        policy("p", rule("other", FORBIDS, uses=frozenset({COLLECT})), rule("plain")),
        uses=(EVALUATE,),
    )

    assert (found.verdict, told(found)) == (Verdict.ALLOWED, ["Harbour", "plain"])


REVIEW = rule("grey", Effect.FORBIDS, escalate=True)
DECISION = rule("decision", Effect.FORBIDS, subjects=("Harbour",))
ENCLAVE = rule(
    "enclave", Effect.CONDITIONS, escalate=True, uses=frozenset({Use.EVALUATE, Use.TRAIN_RESEARCH})
)


def test_no_escalation_where_a_policy_bars_the_data() -> None:
    """
    A review that is missing changes nothing where a policy bars such data; legal is offered where
    the question itself brought up what legal has to review.
    """
    bar = rule("bar", Effect.FORBIDS, classes=("film",))
    grey = rule("grey", Effect.FORBIDS, escalate=True)
    brought_up = rule("brought", Effect.FORBIDS, escalate=True, topics=("robots",))
    film = dataset("Harbour", classes=("film",))

    barred = assessed(film, policy("p", bar, grey))
    asked_for = assessed(film, policy("p", bar, brought_up), topics=frozenset({"robots"}))

    assert Escalation() == barred.escalation
    assert Escalation(Advice.OFFER, Reason.UNCLASSIFIED) == asked_for.escalation


def test_an_issue_beside_a_licence_that_forbids() -> None:
    """
    An open issue goes to legal unless the licence of the data forbids it anyway, or it was asked.
    """
    issue = rule("open", Effect.UNDECIDED, issue="OLI-1")
    brought_up = rule("open", Effect.UNDECIDED, issue="OLI-1", topics=("robots",))
    closed = dataset("Harbour", "Vault-1.0")

    silent = assessed(closed, policy("p", issue))
    asked_for = assessed(closed, policy("p", brought_up), topics=frozenset({"robots"}))

    assert Escalation() == silent.escalation
    assert Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE) == asked_for.escalation


def test_no_escalation_where_the_source_is_closed() -> None:
    """
    Legal is offered where only a review is missing: not where the source's own licence forbids
    the use, or somebody has decided on the source already.
    """
    grey = assessed(dataset("Harbour"), policy("p", REVIEW))
    closed = assessed(dataset("Harbour", "Vault-1.0"), policy("p", REVIEW))
    decided = assessed(dataset("Harbour"), policy("p", REVIEW, DECISION))

    assert Escalation(Advice.OFFER, Reason.UNCLASSIFIED) == grey.escalation
    assert Escalation() == closed.escalation == decided.escalation


def test_a_narrow_route_is_confirmed_by_legal() -> None:
    """
    Where the uses asked about have a route that legal confirms, legal is offered beside a ban.
    """
    ban = rule("ban", Effect.FORBIDS)
    documents = (dataset("Harbour"), policy("p", ENCLAVE, ban))

    narrow = assessed(*documents, uses=(Use.EVALUATE,), stated=True)
    wide = assessed(*documents, uses=(Use.EVALUATE, Use.TRAIN_COMMERCIAL), stated=True)

    assert Escalation(Advice.OFFER, Reason.CONFIRMATION) == narrow.escalation
    assert Escalation() == wide.escalation


def test_a_verdict_on_each_subject() -> None:
    """
    Of several subjects each has its verdict, and the strictest is the headline; of one there is
    nothing to tell apart.
    """
    held = knowledge(
        GOOD, dataset("Harbour"), dataset("Bay", "Vault-1.0"), dataset("Pier", "Brook-2.0")
    )

    several = assess(about(held, "Harbour", "Bay", "Pier", "Gull"), held)
    one = assess(about(held, "Harbour"), held)

    assert several.verdict is Verdict.NOT_ALLOWED
    assert several.by_subject == {
        "Harbour": Verdict.ALLOWED,
        "Bay": Verdict.NOT_ALLOWED,
        "Pier": Verdict.CONDITIONS,
        "Gull": Verdict.NOT_COVERED,
    }
    assert one.by_subject == {}


def test_urgency_changes_nothing() -> None:
    """
    A claim that forbids nothing is told, and what nothing decides stays so.
    """
    hurry = policy("who", rule("later", UNDECIDED, topics=("boss-said",)))
    found = assessed(hurry, topics=frozenset({"boss-said"}), name="")

    assert found.verdict is Verdict.NOT_COVERED
    assert Layer.CLAIM is found.findings[-1].layer
