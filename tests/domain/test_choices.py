"""What a model chose where words told nothing: closed lists, and nothing is permitted by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import STRICTNESS, Advice, Reason, Verdict
from bot.domain.assessment import assess
from bot.domain.choices import MOST_SUBJECTS, Choice, Choices, choices, chosen, no_looser, puzzled
from bot.domain.documents import Document, Effect, Hit, Passage, Use
from bot.domain.findings import Layer
from bot.domain.framing import Scope
from bot.domain.knowledge import Knowledge
from tests.builders import WORDS, about, asked, dataset, knowledge, platform, policy, rule
from tests.domain.test_promises import WORLDS, World

HELD = knowledge(
    dataset("Gull", "Meadow-1.0"),
    platform("Harbour", documents=("terms",)),
    policy(
        "pol",
        rule("free", subjects=("Gull",)),
        rule("no", Effect.FORBIDS, subjects=("Harbour",)),
        rule("open", Effect.UNDECIDED, topics=("old-copies",), issue="I-1"),
    ),
)
LISTS = Choices(("Gull", "Harbour"), ("old-copies", "own-footage", "robots"))
ANY = st.sampled_from(["Gull", "Harbour", "Bay", "Pier", "Nowhere", "", "none"])
NAMES = st.lists(ANY, max_size=4).map(tuple)
USES = st.lists(st.sampled_from([*(str(use) for use in Use), "sell", ""]), max_size=3).map(tuple)
TOPICS = st.lists(
    st.sampled_from(["robots", "voices", "old-copies", "boss-said", "lawsuit", "x"]), max_size=4
).map(tuple)


def hits(held: Knowledge) -> list[Hit]:
    """Every document, found once."""

    def whole(document: Document) -> Passage:
        return Passage(document.id, document.body_start, len(document.text), "", document.body)

    return [Hit(whole(document), 1.0) for document in held.documents.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Could the new thing go into it?", True),
        ("May we train on the new thing?", True),
        ("Could that pile of voices go into it?", True),
        ("May we train on Gull?", False),
        ("May we train on Tide-9?", False),
        ("What about old copies of this dataset?", False),
        ("thank you!", False),
        ("What about the lawsuit?", False),
    ],
)
def test_puzzled(text: str, expected: bool) -> None:
    """
    Only a question whose words name nothing is for a model to read.
    """
    framed = asked(HELD, text)

    assert expected == puzzled(framed, assess(framed, HELD), WORDS)


def test_decided_is_not_puzzling() -> None:
    """
    What the rules decide without any name stays decided.
    """
    held = knowledge(policy("pol", rule("no", Effect.FORBIDS, uses=frozenset({Use.COLLECT}))))
    framed = asked(held, "May we scrape this data?")

    assert not puzzled(framed, assess(framed, held), WORDS)


def test_lists() -> None:
    """
    Offered are the subjects of documents that were found, and topics but claims and legal matters.
    """
    offered = choices(hits(HELD), HELD)

    assert set(offered.subjects) == {"Gull", "Harbour"}
    assert "robots" in offered.topics
    assert not {"boss-said", "lawsuit"} & set(offered.topics)
    assert choices([], HELD).subjects == ()
    many = knowledge(*(dataset(f"Shoal-{n}") for n in range(20)))
    assert len(choices(hits(many), many).subjects) == MOST_SUBJECTS


def test_chosen() -> None:
    """
    What is on the lists makes a frame, marked as a guess; what is not is ignored.
    """
    framed = asked(HELD, "Could the new thing go into it?")
    choice = Choice(("Gull", "Nowhere", "Gull"), ("evaluate", "sell"), ("own-footage", "boss-said"))

    found = chosen(framed, choice, LISTS, HELD)

    assert found
    assert (found.scope, found.guessed, found.stated) == (Scope.DATA, True, True)
    assert [s.name for s in found.subjects] == ["Gull"]
    assert found.uses == (Use.EVALUATE,)
    assert frozenset({"own-footage"}) == found.topics
    assert frozenset() == found.activities  # asked about alone only where nothing is named
    alone = chosen(framed, Choice(topics=("own-footage",)), LISTS, HELD)
    assert alone
    assert frozenset({"own-footage"}) == alone.activities
    assert not alone.stated


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(uses=("collect",)),
        Choice(("Nowhere",), ("collect",), ("boss-said",)),
        Choice(("none",), (), ("none",)),
    ],
)
def test_nothing_chosen(choice: Choice) -> None:
    """
    Without a subject or topic of the lists the question stays as words alone read it.
    """
    assert chosen(asked(HELD, "Could it go?"), choice, LISTS, HELD) is None


def test_unknown_subject() -> None:
    """
    A name that is on the list and in no registry is no subject.
    """
    assert chosen(asked(HELD, "So?"), Choice(("Gone",)), Choices(("Gone",), ()), HELD) is None


def test_what_is_named_stays() -> None:
    """
    A use and a kind of data that the question names are not changed.
    """
    kind = chosen(
        asked(HELD, "Could that pile of voices go into it?"), Choice(("Gull",)), LISTS, HELD
    )
    assert kind
    assert kind.topics == frozenset({"voices"})
    found = chosen(
        asked(HELD, "May we train on the new thing?"), Choice(("Gull",), ("collect",)), LISTS, HELD
    )

    assert found
    assert found.uses == (Use.TRAIN_COMMERCIAL,)


@pytest.mark.parametrize(
    ("choice", "verdict", "advice"),
    [
        (Choice(("Gull",)), Verdict.NOT_COVERED, Advice.OFFER),
        (Choice(("Harbour",)), Verdict.NOT_ALLOWED, Advice.OFFER),
        (Choice(topics=("old-copies",)), Verdict.OPEN_ISSUE, Advice.REQUIRE),
    ],
)
def test_verdicts(choice: Choice, verdict: Verdict, advice: Advice) -> None:
    """
    A guess may forbid and find an open issue; where it would permit, nothing is decided. Legal is
    offered in any case.
    """
    framed = asked(HELD, "May we train on the new thing?")
    before = assess(framed, HELD)
    guessed = chosen(framed, choice, LISTS, HELD)
    assert guessed

    found = no_looser(assess(guessed, HELD), before)

    assert (verdict, advice) == (found.verdict, found.escalation.advice)
    permitting = [f for f in found.findings if f.layer is Layer.POLICY]
    assert verdict is not Verdict.NOT_COVERED or not permitting


def test_offer() -> None:
    """
    A prohibition that needs no legal offers legal nevertheless when its question was a guess.
    """
    framed = asked(HELD, "May we train on the new thing?")
    guessed = about(HELD, "Harbour", guessed=True)
    assert assess(guessed, HELD).escalation.advice is Advice.NONE

    found = no_looser(assess(guessed, HELD), assess(framed, HELD))

    assert (found.escalation.advice, found.escalation.reason) == (Advice.OFFER, Reason.CONFIRMATION)


@given(WORLDS, NAMES, USES, TOPICS, st.sampled_from(["So?", "May we train on the new thing?"]))
def test_no_choice_permits(
    world: World, names: tuple[str, ...], uses: tuple[str, ...], topics: tuple[str, ...], text: str
) -> None:
    """
    Whatever is chosen, no use is permitted by it, and none has a less strict verdict than before.
    """
    held = world.knowledge()
    framed = asked(held, text)
    before = assess(framed, held)
    offered = choices(hits(held), held)
    guessed = chosen(framed, Choice(names, uses, topics), offered, held)
    if not guessed or not puzzled(framed, before, WORDS):
        return

    after = no_looser(assess(guessed, held), before)

    assert not after.verdict.permits
    assert not any(verdict.permits for verdict in after.verdicts.values() if not before.verdicts)
    for use, verdict in after.verdicts.items():
        was = before.verdicts.get(use, Verdict.OUT_OF_SCOPE)
        assert STRICTNESS.index(verdict) >= STRICTNESS.index(was)
    assert {s.name for s in guessed.subjects} <= set(offered.subjects)
    assert guessed.topics <= set(offered.topics)
