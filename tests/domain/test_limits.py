"""What programs read out of official texts: it restricts answers, and never permits."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Advice, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.clauses import read_clauses
from bot.domain.contexts import Context, contexts_of
from bot.domain.documents import Document, Effect, Kind, Use
from bot.domain.drafting import draft
from bot.domain.findings import Layer
from bot.domain.language import Language
from bot.domain.quoting import Quoter
from bot.domain.reviewing import Decision, accept, reject
from tests.builders import about, dataset, document, knowledge, platform, policy, rule

NON_COMMERCIAL = "The shells may be used for non-commercial purposes only."
CREDIT = "You must give credit to the lighthouse keepers."
NO_ROBOTS = "You must not use robots or scrapers to collect pages."
NO_MODELS = "You must not use the content to train machine learning models."
TRAIN, COLLECT = Use.TRAIN_COMMERCIAL, Use.COLLECT
POLICIES = (
    policy("green", rule("green", classes=("open", "notice"))),
    policy("grey", rule("grey", Effect.FORBIDS, classes=("unclassified",), escalate=True)),
    policy(
        "red",
        rule("red", Effect.FORBIDS, uses=frozenset({TRAIN}), classes=("non-commercial", "study")),
    ),
    policy("web", rule("web", Effect.FORBIDS, classes=("terms-forbid",))),
    policy("source", rule("source", Effect.FORBIDS, classes=("source-forbids",))),
)


def readme(*sentences: str, subject: str = "Shells", **changes: Any) -> Document:
    """The official text of a dataset without a card."""
    made = {"body": "# Text\n\n" + "\n\n".join(sentences or ("Waves.",)) + "\n", **changes}
    name = made.pop("name", f"{subject.lower()}-readme")
    return document(name, Kind.DATASET_LICENCE, subject=subject, **made)


def terms(*sentences: str, subject: str = "Bay", **changes: Any) -> Document:
    """The official terms of a platform without a card."""
    body = "# Terms\n\n" + "\n\n".join(sentences or ("Waves.",)) + "\n"
    return document(f"{subject.lower()}-terms", Kind.PLATFORM_TERMS, subject=subject, body=body,
                    **changes)  # fmt: skip


def context(*documents: Document, name: str = "Shells", decisions: Any = ()) -> Context:
    held = knowledge(*documents, decisions=decisions)
    (made,) = contexts_of(about(held, name), held)
    return made


def assessed(
    *documents: Document, name: str = "Shells", decisions: Any = (), **changes: Any
) -> Assessment:
    held = knowledge(*documents, decisions=decisions)
    return assess(about(held, name, **changes), held)


def told(*documents: Document, name: str, **changes: Any) -> list[str]:
    """The statements of the answer that code alone words."""
    held = knowledge(*documents)
    made = draft(assess(about(held, name, **changes), held), held, Quoter(held))
    return [statement.text for statement in made.statements]


def test_dataset_without_a_card() -> None:
    """
    A dataset whose own text says non-commercial is not allowed, with exactly this sentence.
    """
    held = knowledge(readme(NON_COMMERCIAL, "Shells are white."), *POLICIES)
    made = assess(about(held, "Shells", uses=(TRAIN,)), held)

    assert made.verdict is Verdict.NOT_ALLOWED
    first = draft(made, held, Quoter(held)).statements[0]
    assert [quote.text for quote in first.quotes] == [NON_COMMERCIAL]
    assert first.text == (
        "Title of shells-readme, in a clause that a program marked and nobody has reviewed: "
        '"The shells may be used for non-commercial purposes only".'
    )


@pytest.mark.parametrize("language", Language)
def test_said_in_each_language(language: Language) -> None:
    """
    In each language an answer says that a program marked the clause and nobody reviewed it.
    """
    (sentence, *_) = told(
        readme(NON_COMMERCIAL), *POLICIES, name="Shells", uses=(TRAIN,), language=language
    )

    assert NON_COMMERCIAL.rstrip(".") in sentence
    assert "Title of shells-readme" in sentence
    assert len(sentence) > len(NON_COMMERCIAL) + len("Title of shells-readme") + 10


def test_long_clauses() -> None:
    """
    A clause that is too long to read is cut in the statement and whole in the quotation.
    """
    clause = f"You may not sell, {'carry off, ' * 80}or use for commercial purposes the shells."
    held = knowledge(readme(clause), *POLICIES)
    made = assess(about(held, "Shells", uses=(TRAIN,)), held)
    first = draft(made, held, Quoter(held)).statements[0]

    assert first.text.endswith(' …".')
    assert first.quotes[0].text == clause


def test_clear_wording_is_closed() -> None:
    """
    Legal is not offered where the dataset's own words close it, and is where nobody classified it.
    """
    clear = assessed(readme(NON_COMMERCIAL), *POLICIES, uses=(TRAIN,))
    open_ = assessed(readme(), *POLICIES, uses=(TRAIN,))

    assert (clear.verdict, clear.escalation.advice) == (Verdict.NOT_ALLOWED, Advice.NONE)
    assert (open_.verdict, open_.escalation.advice) == (Verdict.NOT_ALLOWED, Advice.OFFER)


def test_undecided_marks() -> None:
    """
    A mark that decides nothing is told among what was found, and opens no legal issue.
    """
    made = assessed(readme(CREDIT), uses=(Use.REDISTRIBUTE,))

    assert made.verdict is Verdict.NOT_COVERED
    assert [f.clause for f in made.findings] == [CREDIT]
    assert made.escalation.advice is Advice.OFFER


def test_terms_without_a_card() -> None:
    """
    Terms that forbid automated access close collecting, by the policy too; legal may look at it.
    """
    made = assessed(terms(NO_ROBOTS), *POLICIES, name="Bay", uses=(COLLECT,))

    assert made.verdict is Verdict.NOT_ALLOWED
    assert [f.document for f in made.findings] == ["bay-terms", "web"]
    assert made.escalation.advice is Advice.OFFER


def test_terms_without_marks() -> None:
    """
    Terms in which a program found nothing permit nothing.
    """
    made = assessed(terms("Come and see our waves."), *POLICIES, name="Bay")

    assert set(made.verdicts.values()) == {Verdict.NOT_COVERED}


def test_sources_without_a_card() -> None:
    """
    What a source's own text forbids binds what came from it, as far as it binds its user.
    """
    shells = readme(metadata={"source_datasets": ("extended|bay",)})

    training = context(shells, terms(NO_MODELS, NO_ROBOTS), *POLICIES)
    assert [f.document for f in training.findings if f.layer is Layer.TERMS] == ["bay-terms"] * 2
    assert "source-forbids" in training.suspected
    assert all(COLLECT not in f.uses or TRAIN in f.uses for f in training.findings)

    passing_on = context(shells, terms("You must not redistribute our images."), *POLICIES)
    assert "source-forbids" not in passing_on.suspected

    other = readme(NON_COMMERCIAL, subject="Bay")
    inherited = context(shells, other, *POLICIES)
    assert [f.document for f in inherited.findings if f.subject == "Bay"] == ["bay-readme"]
    assert inherited.missing


def test_sources_of_sources() -> None:
    """
    Sources that texts declare are followed, and one that nobody knows is a gap.
    """
    shells = readme(metadata={"derived_from": ("Pebbles",)})
    pebbles = readme(subject="Pebbles", metadata={"derived_from": ("Bay", "Nowhere")})
    made = context(shells, pebbles, terms(NO_MODELS))

    assert {f.document for f in made.findings} == {"bay-terms"}
    assert len(made.missing) == 4


def test_cards_are_reviewed_readings() -> None:
    """
    Where a card speaks of a use, a mark in the texts that it sums up changes nothing.
    """
    text = readme(NON_COMMERCIAL)
    alone = dataset("Shells", "meadow")
    card = dataset("Shells", "meadow", documents=("shells-readme",))

    assert assessed(card, text, *POLICIES).verdicts == assessed(alone, *POLICIES).verdicts


def test_licence_texts() -> None:
    """
    Of a licence that the table knows the table decides; what it forbids is said in its own words.
    """
    study = document(
        "study-text", Kind.LICENCE_TEXT, subject="Study-1.0", body=f"# S\n\n{NON_COMMERCIAL}\n"
    )
    meadow = document("m", Kind.LICENCE_TEXT, subject="Meadow-1.0", body=f"# M\n\n{CREDIT}\n")

    closed = assessed(study, *POLICIES, name="Study-1.0", uses=(TRAIN,))
    assert closed.verdict is Verdict.NOT_ALLOWED
    assert "study-text" in {f.document for f in closed.findings}
    free = assessed(meadow, *POLICIES, name="Meadow-1.0")
    assert set(free.verdicts.values()) == {Verdict.ALLOWED}


def test_silent_cards() -> None:
    """
    Where the card of a platform is silent on a use, a mark counts for that use alone.
    """
    read = rule("read", Effect.PERMITS, uses=frozenset({COLLECT}))
    made = context(platform("Bay", read, documents=("bay-terms",)), terms(NO_ROBOTS), name="Bay")

    (marked,) = (f for f in made.findings if f.marked)
    assert COLLECT not in marked.uses
    assert TRAIN in marked.uses


def test_texts_beside_a_card() -> None:
    """
    An official text of the subject that its card does not sum up restricts what the card permits.
    """
    card = dataset("Shells", "meadow", aliases=("shl",), documents=())

    for subject in ("Shells", "SHL", "White shells (shells)"):
        made = assessed(card, readme(NON_COMMERCIAL, subject=subject, name="new"), *POLICIES)
        assert made.verdicts[TRAIN] is Verdict.NOT_ALLOWED
        assert made.verdicts[Use.EVALUATE] is Verdict.ALLOWED
    other = assessed(card, terms(NON_COMMERCIAL, subject="Shells"), *POLICIES)
    assert other.verdicts[TRAIN] is Verdict.ALLOWED


def test_decisions() -> None:
    """
    A rejected mark restricts no longer; an accepted one does, also where a card speaks.
    """
    card = dataset("Shells", "meadow", documents=("shells-readme",))
    text = readme(NON_COMMERCIAL)
    (clause,) = read_clauses(text)
    accepted: list[Decision] = [accept(clause, "Ada", "2026-05-04")]
    rejected: list[Decision] = [reject(clause, "Ada", "2026-05-04")]

    made = assessed(card, text, *POLICIES, decisions=accepted)
    assert made.verdicts[TRAIN] is Verdict.NOT_ALLOWED
    assert context(text, decisions=rejected).findings == []
    (finding,) = context(text, decisions=accepted).findings
    assert finding.reviewed

    held = knowledge(text, *POLICIES, decisions=accepted)
    statements = draft(assess(about(held, "Shells", uses=(TRAIN,)), held), held, Quoter(held))
    assert "nobody has reviewed" not in statements.statements[0].text


def test_declared_licences() -> None:
    """
    A declared licence restricts where it forbids, with its line; what it permits is open.
    """
    body = "---\nlicense:\n- study licence\n---\n# Shells\n\nWhite and round, all of them.\n"
    text = readme(body=body, metadata={"license": ("study licence",)})
    held = knowledge(text, *POLICIES)
    made = assess(about(held, "Shells"), held)

    assert {f.effect for f in made.findings if not f.reviewed} == {Effect.FORBIDS, Effect.UNDECIDED}
    assert "red" in {f.document for f in made.findings}
    first = draft(made, held, Quoter(held)).statements[0]
    assert first.text == "Shells states the licence Study-1.0, and nobody has reviewed that."
    assert [quote.text for quote in first.quotes] == ["license:\n- study licence"]
    assert assess(about(held, "Shells", uses=(TRAIN,)), held).escalation.advice is Advice.NONE


@pytest.mark.parametrize("name", ["meadow", "brook", "own", "Lagoon-3", "other"])
def test_declared_permissions(name: str) -> None:
    """
    No declared licence permits anything, however free: it is blocked until it is classified.
    """
    made = assessed(readme(metadata={"license": (name,)}), *POLICIES)

    assert set(made.verdicts.values()) == {Verdict.NOT_ALLOWED}
    assert made.escalation.advice is Advice.OFFER


def test_unread_house_licences() -> None:
    """
    A licence that has no identifier of its own is called what the text calls it.
    """
    (sentence, *_) = told(readme(metadata={"license": ("house terms",)}), name="Shells")

    assert sentence == "Shells states the licence house terms, and nobody has reviewed that."


def test_machine_made() -> None:
    """
    Parts that a machine made, nobody knows which, are a gap.
    """
    made = context(readme(metadata={"annotations_creators": ("machine-generated",)}))

    assert "Parts of Shells are said to be machine-generated; nobody has reviewed by what." in (
        made.missing
    )


def test_suspected_classes_only_restrict() -> None:
    """
    A policy that permits by a class permits nothing by one that only a program read.
    """
    card = dataset("Shells", "meadow")
    text = readme(NON_COMMERCIAL, name="new")
    generous = policy("generous", rule("generous", Effect.PERMITS, classes=("non-commercial",)))
    lifting = rule("lifting", Effect.UNDECIDED, classes=("non-commercial",), lifts=("licence",))

    made = assessed(card, text, generous, policy("lifting", lifting))
    assert made.verdicts[TRAIN] is Verdict.NOT_ALLOWED
    assert made.verdicts[Use.EVALUATE] is Verdict.NOT_COVERED


SENTENCES = st.lists(
    st.sampled_from([NON_COMMERCIAL, CREDIT, NO_ROBOTS, NO_MODELS, "Waves."]), max_size=3
)


@given(
    st.sampled_from(["meadow", "Brook-2.0", "study licence", "vault", ""]),
    SENTENCES,
    SENTENCES,
    st.text(max_size=12) | st.sampled_from(["meadow", "brook", "vault"]),
)
def test_more_text_never_permits(
    licence: str, sentences: list[str], more: list[str], declared: str
) -> None:
    """
    Whatever official texts say and declare, they never make an answer looser.
    """
    order = [Verdict.ALLOWED, Verdict.CONDITIONS]
    card = dataset("Shells", licence, derived_from=("Bay",))
    bay = platform("Bay", rule("open"))
    text = readme(*sentences, name="new", metadata={"license": (declared,)})
    before = assessed(card, bay, *POLICIES)
    after = assessed(card, bay, text, terms(*more), *POLICIES)

    for use in Use:
        if after.verdicts[use] in order:
            assert before.verdicts[use] in order[: order.index(after.verdicts[use]) + 1]
    alone = assessed(text, terms(*more), *POLICIES)
    assert not any(verdict.permits for verdict in alone.verdicts.values())
