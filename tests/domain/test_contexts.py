"""Everything that binds one subject of a question."""

from typing import Any

import pytest

from bot.domain.contexts import Context, contexts_of
from bot.domain.documents import Document, Effect, SubjectKind, Use
from bot.domain.findings import Layer
from tests.builders import (
    about,
    asked,
    card,
    dataset,
    document,
    knowledge,
    platform,
    policy,
    rule,
    ruling,
    subject,
)

FORBIDS, PERMITS, UNDECIDED = Effect.FORBIDS, Effect.PERMITS, Effect.UNDECIDED
COLLECT, TRAIN = frozenset({Use.COLLECT}), frozenset({Use.TRAIN_COMMERCIAL})
EVALUATE = frozenset({Use.EVALUATE})
FILES: dict[str, Any] = {
    "topics": frozenset({"customer-files"}),
    "activities": frozenset({"customer-files"}),
}


def context(*documents: Document, name: str = "Harbour", **changes: Any) -> Context:
    """The context of one subject."""
    held = knowledge(*documents)
    (made,) = contexts_of(about(held, name, **changes), held)
    return made


def rules(made: Context) -> list[str]:
    """The names of the rules that apply, of those that builders made."""
    words = [f.clause.split() for f in made.findings if f.clause]
    return [clause[clause.index("rule") + 1] for clause in words]


def test_one_for_each_name() -> None:
    """
    Each subject and each unknown name has a context; a question without any has one all the same.
    """
    held = knowledge(dataset("Harbour"), platform("Bay"))

    found = contexts_of(about(held, "Harbour", "Bay", "Tide-9"), held)
    assert [c.subject.name for c in found if c.subject] == ["Harbour", "Bay", "Tide-9"]

    (alone,) = contexts_of(about(held), held)
    assert (None, {"no-subject"}) == (alone.subject, alone.classes)


def test_unknown() -> None:
    """
    Of an unknown name that is said, and no layer of it is ever complete.
    """
    made = context(name="Tide-9")

    assert made.missing == ['I hold no document about "Tide-9".']
    assert frozenset(Layer) == made.needed
    assert {"unknown-name"} == made.classes
    assert {"unknown-name", "near-miss"} == context(
        name="Tide-9", near={"Tide-9": ("Tide-8",)}
    ).classes


def test_unreviewed_dataset() -> None:
    """
    A dataset of which only a header tells is unclassified, and that is said.
    """
    made = context(document("d", subject="Harbour", rules=(rule("a", subjects=("Harbour",)),)))

    assert made.missing == ["Nobody has reviewed the licence of Harbour."]
    assert {"unclassified"} == made.classes


@pytest.mark.parametrize(
    ("licence", "group"),
    [("Meadow-1.0", "open"), ("vault", "closed"), ("", "unclassified"), ("?", "unclassified")],
)
def test_licence_class(licence: str, group: str) -> None:
    """
    To the policies a dataset has the class of its licence beside its own.
    """
    made = context(dataset("Harbour", licence, classes=("people",)))

    assert {group, "people"} == made.classes
    assert made.missing == []


def test_models() -> None:
    """
    A model has the licence of its weights; what that says of outputs is in the licence's card.
    """
    brook = card(
        "Brook 2", SubjectKind.LICENCE, rule("out", topics=("model-outputs",)),
        rule("always", FORBIDS), licences=("Brook-2.0",),
    )  # fmt: skip
    gull = card("Gull", SubjectKind.MODEL, rule("own"), licences=("Brook-2.0", "none-known"))

    weights = context(gull, brook, name="Gull")
    assert {"notice", "unclassified"} == weights.classes - {"terms-forbid"}
    assert rules(weights) == ["own", "out", "always"]
    assert {Layer.TERMS} == {f.layer for f in weights.findings if f.clause}
    assert {"Gull"} == {f.subject for f in weights.findings}

    outputs = context(gull, brook, name="Gull", topics=frozenset({"model-outputs"}))
    assert [f for f in outputs.findings if f.layer is Layer.LICENCE] == []
    assert rules(outputs) == ["own", "out", "always"]


def test_model_without_a_licence() -> None:
    """
    A hosted model has terms and no licence.
    """
    made = context(card("Gull", SubjectKind.MODEL, rule("own")), name="Gull")

    assert {Layer.POLICY, Layer.TERMS} == made.needed
    assert [f.layer for f in made.findings] == [Layer.TERMS]


def test_own_rules() -> None:
    """
    The rules of a card apply to its own subject, and those that name another do not.
    """
    made = context(dataset("Harbour", "Meadow-1.0", rule("own"), rule("other", subjects=("Bay",))))

    assert rules(made) == ["own"]
    assert {Layer.LICENCE} == {f.layer for f in made.findings}


@pytest.mark.parametrize(
    ("effects", "classes"),
    [
        ([(FORBIDS, COLLECT)], {"terms-forbid"}),
        ([(FORBIDS, EVALUATE)], {"terms-silent"}),
        ([], {"terms-silent"}),
        ([(PERMITS, TRAIN)], {"terms-permit"}),
        ([(Effect.CONDITIONS, TRAIN)], {"terms-permit"}),
        ([(PERMITS, COLLECT)], set()),
        ([(PERMITS, TRAIN), (UNDECIDED, TRAIN)], set()),
        ([(PERMITS, TRAIN), (FORBIDS, COLLECT)], {"terms-permit", "terms-forbid"}),
    ],
)
def test_terms(effects: list[tuple[Effect, frozenset[Use]]], classes: set[str]) -> None:
    """
    Policies are told whether terms forbid obtaining data, permit training, or say nothing.
    """
    made = [rule(f"r{n}", effect, uses=uses) for n, (effect, uses) in enumerate(effects)]

    assert classes == context(platform("Bay", *made), name="Bay").classes


def test_source_platform() -> None:
    """
    Records that the publisher hands out stand under the platform's rules on using them; a list
    of links stands under those on collecting as well.
    """
    bay = platform("Bay", rule("a", FORBIDS, uses=COLLECT), rule("b", FORBIDS, uses=TRAIN))
    hosted = context(dataset("Harbour", derived_from=("Bay",)), bay)
    linked = context(dataset("Harbour", derived_from=("Bay",), classes=("links-only",)), bay)

    assert rules(hosted) == ["b"]
    assert rules(linked) == ["a", "b"]
    assert {"open", "source-forbids"} == hosted.classes
    assert hosted.missing == []


def test_source_dataset() -> None:
    """
    What came from a dataset stands under its licence and rules, and under what that came from.
    """
    made = context(
        dataset("Harbour", derived_from=("Pier",)),
        dataset("Pier", "vault", rule("pier"), derived_from=("Bay", "Harbour")),
        platform("Bay", rule("bay", uses=TRAIN), derived_from=("Pier",)),
    )

    assert {"open", "closed", "source-forbids"} == made.classes
    assert rules(made) == ["pier", "bay"]
    assert {"Harbour", "Pier", "Bay"} == {f.subject for f in made.findings}


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ([], "I hold no terms of Bay, where records of Harbour come from."),
        (
            [document("t", subject="Bay", rules=(rule("x", subjects=("Bay",)),))],
            "I hold no terms of Bay, where records of Harbour come from.",
        ),
        (
            [platform("Bay")],
            "I hold no rule on the terms of Bay, where records of Harbour come from.",
        ),
        (
            [platform("Bay", rule("a", PERMITS, uses=EVALUATE))],
            "I hold no rule on the terms of Bay, where records of Harbour come from.",
        ),
        (
            [platform("Bay", rule("a", FORBIDS, reviewed_by=""))],
            "I hold no rule on the terms of Bay, where records of Harbour come from.",
        ),
    ],
)
def test_source_unknown(source: list[Document], missing: str) -> None:
    """
    A source without terms, or whose terms nobody has reviewed, is a gap, and is named as one.
    """
    made = context(dataset("Harbour", derived_from=("Bay",)), *source)

    assert [missing] == made.missing
    assert "source-unknown" in made.classes


def test_video() -> None:
    """
    What came from a video platform is video to the policies, links are links, features are neither.
    """
    bay = platform("Bay", rule("a", FORBIDS), classes=("video-platform",))
    social = platform("Bay", rule("a", FORBIDS), classes=("video-platform", "social-platform"))

    def classes(*own: str, source: Document = bay) -> set[str]:
        made = context(dataset("Harbour", classes=own, derived_from=("Bay",)), source)
        return made.classes - {"open", *own}

    assert {"video-platform", "source-forbids"} == classes()
    assert {"video-platform", "video-links", "source-forbids"} == classes("links-only")
    assert set() == classes("features-only")
    assert {"source-forbids"} == classes("links-only", source=social)


def test_source_facts() -> None:
    """
    The rules of a source may turn on what the dataset is.
    """
    made = context(
        dataset("Harbour", classes=("links-only",), derived_from=("Bay",)),
        platform("Bay", rule("a", FORBIDS, unless=("links-only",)), rule("b")),
    )

    assert rules(made) == ["b"]


def test_generators() -> None:
    """
    Records that a model wrote stand under its licence; a hosted or unknown one is named as such.
    """
    brook = card("Brook 2", SubjectKind.LICENCE, rule("out", FORBIDS, topics=("model-outputs",)))
    gull = card(
        "Gull", SubjectKind.MODEL, rule("own", topics=("model-outputs",)), licences=("Brook 2",),
        classes=("open-weights",),
    )  # fmt: skip
    hosted = card("Tern", SubjectKind.MODEL, rule("never"))

    opened = context(dataset("Harbour", generated_by=("Gull",)), gull, brook)
    assert rules(opened) == ["own", "out"]
    assert {"open", "source-forbids"} == opened.classes

    for name in ("Tern", "Nobody"):
        made = context(dataset("Harbour", generated_by=(name,)), hosted)
        assert rules(made) == []
        assert {"open", "model-generated"} == made.classes


def test_said_to_be_generated() -> None:
    """
    A dataset that the asker calls written by a model is one, and rules on that are what was asked.
    """
    topics = frozenset({"model-generated-dataset"})
    made = policy("p", rule("gen", FORBIDS, classes=("model-generated",)), rule("plain"))

    found = context(dataset("Harbour"), made, topics=topics)
    assert "model-generated" in found.classes
    assert dict(zip(rules(found), (f.asked for f in found.findings if f.clause), strict=True)) == {
        "gen": True,
        "plain": False,
    }
    assert "model-generated" not in context(platform("Bay"), name="Bay", topics=topics).classes


def test_particular_data() -> None:
    """
    A licence alone decides nothing about particular data.
    """
    held = knowledge(card("Brook 2", SubjectKind.LICENCE, licences=("Brook-2.0",)))
    framed = asked(held, "train on harp recordings of some famous choir under Brook 2")
    (made,) = contexts_of(framed, held)

    assert made.missing == ["A licence alone decides nothing: tell me which dataset it is."]


def test_policies() -> None:
    """
    Rules of policies apply by subject, class and topic; those of rulings are a layer of their own.
    """
    made = context(
        dataset("Harbour", aliases=("HBR",), classes=("people",)),
        policy(
            "p",
            rule("any"),
            rule("subject", subjects=("Bay", "hbr")),
            rule("other", subjects=("Bay",)),
            rule("class", classes=("code", "people")),
            rule("no-class", classes=("code",)),
            rule("topic", topics=("robots",)),
            rule("no-topic", topics=("voices",)),
            rule("claim", topics=("boss-said",)),
            rule("half-claim", topics=("boss-said", "robots")),
        ),
        ruling("r", rule("ruled"), rule("unreviewed", reviewed_on="")),
        topics=frozenset({"robots", "boss-said"}),
    )  # fmt: skip

    layers = dict(zip(rules(made), (f.layer for f in made.findings if f.clause), strict=True))
    assert layers == {
        "any": Layer.POLICY,
        "subject": Layer.POLICY,
        "class": Layer.POLICY,
        "topic": Layer.POLICY,
        "claim": Layer.CLAIM,
        "half-claim": Layer.POLICY,
        "ruled": Layer.RULING,
        "unreviewed": Layer.POLICY,
    }


def test_activities() -> None:
    """
    A question about an activity is decided by the rules on it, and by all that binds the
    subjects that it names.
    """
    held = knowledge(
        dataset("Harbour"), policy("p", rule("any"), rule("topic", topics=("customer-files",)))
    )
    activity, harbour = contexts_of(about(held, "Harbour", **FILES), held)

    assert activity.subject is None
    assert rules(activity) == ["topic"]
    assert harbour.subject == subject(held, "Harbour")
    assert rules(harbour) == ["any", "topic"]


@pytest.mark.parametrize(
    ("made", "uses", "lifted"),
    [
        ({"lifts": ("site",)}, EVALUATE, True),
        ({"lifts": ("site",)}, TRAIN, False),
        ({"lifts": ("site",), "reviewed_by": ""}, EVALUATE, False),
        ({"lifts": ("site",), "effect": FORBIDS}, EVALUATE, False),
        ({"lifts": ("subject",)}, EVALUATE, False),
        ({"lifts": ("policy",)}, EVALUATE, False),
        ({}, EVALUATE, False),
    ],
)
def test_lifted_subjects(made: dict[str, Any], uses: frozenset[Use], lifted: bool) -> None:
    """
    Where a reviewed rule permits what is no use of data, as reading by hand, what binds the
    platform that is named does not count; where data are to be used, the rule does not.
    """
    held = knowledge(
        dataset("Harbour"),
        platform("Bay"),
        policy("p", rule("hand", topics=("customer-files",), **made)),
    )
    found = contexts_of(about(held, "Harbour", "Bay", **FILES, uses=tuple(uses)), held)
    named = [context.subject.name for context in found if context.subject]

    assert named == (["Harbour"] if lifted else ["Harbour", "Bay"])
    assert bool(found[0].findings) is (not (uses == TRAIN and "lifts" in made))


def test_crawled_licence() -> None:
    """
    What may be crawled stands in the terms of a site: a licence by itself permits none of it.
    """
    crawling = context(name="Meadow-1.0", topics=frozenset({"crawling"}))

    assert crawling.missing == ["A licence alone decides nothing: tell me which dataset it is."]
    assert context(name="Meadow-1.0").missing == []


def test_puzzles() -> None:
    """
    Words that were not understood are named, with and without a subject.
    """
    held = knowledge(dataset("Harbour"))
    for names in (("Harbour",), ()):
        (made,) = contexts_of(about(held, *names, puzzle=("twin",)), held)
        assert made.missing == ['I do not understand "twin" here; please ask in a full sentence.']


def test_rules_without_a_subject() -> None:
    """
    Without a subject no rule applies that names one.
    """
    held = knowledge(policy("p", rule("any"), rule("named", subjects=("Harbour",))))
    (made,) = contexts_of(about(held), held)

    assert rules(made) == ["any"]


def test_puzzle() -> None:
    """
    Words that nobody understands are said, and nothing is permitted meanwhile.
    """
    made = context(dataset("Harbour"), puzzle=("flarn",))

    assert any('"flarn"' in sentence for sentence in made.missing)


def test_lifted_providers() -> None:
    """
    What is no use of the data of a provider lifts the provider and its model, and no other site.
    """
    held = knowledge(
        platform("Bay"),
        platform("Pier", classes=("ai-provider",)),
        policy("p", rule("grade", topics=("customer-files",), lifts=("subject",))),
    )
    found = contexts_of(about(held, "Bay", "Pier", **FILES, uses=(Use.EVALUATE,)), held)

    assert [c.subject.name for c in found if c.subject] == ["Bay"]


@pytest.mark.parametrize(
    ("changes", "effect", "permitted"),
    [
        ({"unmet": ("without credit",)}, Effect.CONDITIONS, False),
        ({"unmet": ("without credit",)}, PERMITS, True),
        ({"ended": ("licence withdrawn",)}, PERMITS, False),
        ({}, Effect.CONDITIONS, True),
    ],
)
def test_what_does_not_hold(changes: dict[str, Any], effect: Effect, permitted: bool) -> None:
    """
    A condition that is not met undoes a permission that has any; a licence that ended undoes all.
    """
    rules_on = policy("p", rule("plain", effect))
    made = context(dataset("Harbour"), rules_on, **changes)

    words = (*changes.get("unmet", ()), *changes.get("ended", ()))
    told = [gap for gap in made.missing if words and words[0] in gap]
    assert bool(told) is not permitted


def test_a_contract_of_ours() -> None:
    """
    Who speaks of a contract with a platform whose terms forbid is told what is not known.
    """
    bay = platform("Bay", rule("t", FORBIDS))

    assert not context(bay, name="Bay").missing
    made = context(bay, name="Bay", topics=frozenset({"licensed-video"}))
    assert ["contract of ours with Bay" in gap for gap in made.missing] == [True]
