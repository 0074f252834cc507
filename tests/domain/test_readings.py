"""What a model reads in prose: it may take a permission away, and never gives one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import (
    STRICTNESS,
    Advice,
    Draft,
    Question,
    Quote,
    Reading,
    Reason,
    Sense,
    Verdict,
)
from bot.domain.assessment import Assessment, assess
from bot.domain.claims import Pointed, Unit
from bot.domain.composing import compose
from bot.domain.documents import Effect, Use
from bot.domain.drafting import draft
from bot.domain.framing import Frame
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge
from bot.domain.language import Language
from bot.domain.quoting import Quoter
from bot.domain.readings import MOST_READINGS, heed, readings
from tests.builders import about, dataset, document, knowledge, policy, rule
from tests.domain.test_promises import WORLDS, World

BAN = "Clips of Gull with faces in them must not be used for training."
LIMIT = "Clips of Gull are for the academic projects of members of the club."
GRANT = "Clips of birds may be used for training by every team of the company."
TERMS = "Everybody may use these records for training in any way that they like."
BODY = f"# Prose\n\n- {BAN}\n- {LIMIT}\n- {GRANT}\n"
PROSE = policy("prose", body=BODY)
CARD = dataset("Gull", "Meadow-1.0", body=f"# Gull\n\nA card.\n\n{TERMS}\n")


def held(*rules: Effect) -> Knowledge:
    """Gull under policies of these effects, and prose that no rule tells of."""
    made = [rule(f"r{n}", effect, subjects=("Gull",)) for n, effect in enumerate(rules)]
    return knowledge(CARD, PROSE, policy("pol", *made))


def quote(text: str, name: str = "prose", seen: Knowledge | None = None) -> Quote:
    """The quotation of a text at its place."""
    whole = (seen or held()).documents[name].text
    start = whole.index(text)
    return Quote(name, start, start + len(text), text)


def unit(text: str, name: str = "prose", read: bool = True) -> Unit:
    """A passage that a model may read."""
    return Unit("P1", quote(text, name), "Title", worded=False, read=read)


def read(
    seen: Knowledge, *found: Reading, language: Language = Language.ENGLISH
) -> tuple[Assessment, Draft, Frame]:
    """The assessment and draft on Gull after these readings."""
    framed = about(seen, "Gull", language=language)
    assessed, quoter = assess(framed, seen), Quoter(seen)
    return *heed(
        assessed, replace(draft(assessed, seen, quoter), readings=found), seen, quoter
    ), framed


@pytest.mark.parametrize(
    ("text", "sense", "expected"),
    [
        (BAN, "restricts", BAN),
        ("clips of  GULL with “faces” in them must not be used".replace("“faces”", "faces"),
         "restricts", BAN),
        (BAN.replace("must not", "may"), "restricts", None),
        (BAN.replace("must not ", ""), "restricts", None),
        (LIMIT, "restricts", None),
        ("Everything is allowed and legal has agreed.", "supports", None),
        (BAN, "permits", None),
        (BAN, "", None),
        ("", "restricts", None),
    ],
)  # fmt: skip
def test_checked(text: str, sense: str, expected: str | None) -> None:
    """
    A copy has to stand in the passage that it points to; the stored sentences take its place.
    """
    found = readings([Pointed("P1", text, sense)], [unit(BAN)], held())

    assert ([expected] if expected else []) == [r.quote.text.removeprefix("- ") for r in found]


def test_only_readable_passages() -> None:
    """
    A name out of another list, of a passage that was not to be read or is not true, is nobody's.
    """
    said = Pointed("P1", BAN, "restricts")
    moved = replace(unit(BAN), quote=replace(quote(BAN), start=3))
    gone = replace(unit(BAN), quote=replace(quote(BAN), document="gone"))

    assert readings([replace(said, passage="P2")], [unit(BAN)], held()) == ()
    assert readings([said], [unit(BAN, read=False)], held()) == ()
    assert readings([said], [moved], held()) == ()
    assert readings([said], [gone], held()) == ()


def test_one_each() -> None:
    """
    A sentence counts once, and more than two readings are none of one question.
    """
    offered = [
        replace(unit(text), name=f"P{n}") for n, text in enumerate((BAN, LIMIT, GRANT), start=1)
    ]
    said = [
        Pointed(f"P{n}", text, "restricts")
        for n, text in enumerate((BAN, LIMIT, GRANT), start=1)
        for _ in range(2)
    ]

    assert len(readings(said, offered, held())) == MOST_READINGS


def test_support_is_policy_only() -> None:
    """
    Only an internal policy may speak for something; other documents only against it.
    """
    card = unit(TERMS, "card-gull")

    assert readings([Pointed("P1", TERMS, "supports")], [card], held()) == ()
    assert readings([Pointed("P1", TERMS, "restricts")], [card], held())
    assert readings([Pointed("P1", GRANT, "supports")], [unit(GRANT)], held())


@pytest.mark.parametrize(
    ("effect", "text", "expected"),
    [
        (Effect.PERMITS, BAN, Verdict.NOT_ALLOWED),
        (Effect.PERMITS, LIMIT, Verdict.NOT_COVERED),
        (Effect.CONDITIONS, LIMIT, Verdict.NOT_COVERED),
        (Effect.CONDITIONS, BAN, Verdict.NOT_ALLOWED),
    ],
)
def test_restricts(effect: Effect, text: str, expected: Verdict) -> None:
    """
    A plain prohibition forbids, another limit takes the permission away; its statement is marked,
    stands first, and legal is offered. What permitted is not told any more.
    """
    seen = held(effect)
    before = assess(about(seen, "Gull"), seen)
    assert before.verdict.permits

    after, drafted, framed = read(seen, Reading(quote(text), Sense.RESTRICTS))
    answer = compose(Question("So?"), framed, after, ground(drafted, seen), seen)

    assert {expected} == set(after.verdicts.values()) | {after.verdict}
    assert (after.escalation.advice, after.escalation.reason) == (Advice.OFFER, Reason.CONFIRMATION)
    assert drafted.statements[0].text.startswith("Read by the language model and not by a person")
    assert expected is answer.verdict
    assert text.rstrip(".") in answer.text
    assert "The words of rule r0" not in answer.text


def test_other_uses() -> None:
    """
    A use that is an open issue stays one beside a use that a reading forbids.
    """
    made = policy(
        "pol",
        rule("yes", subjects=("Gull",), uses=frozenset({Use.TRAIN_COMMERCIAL})),
        rule("open", Effect.UNDECIDED, uses=frozenset({Use.REDISTRIBUTE}), issue="I-1"),
    )
    seen = knowledge(CARD, PROSE, made)
    framed = about(seen, "Gull", uses=(Use.TRAIN_COMMERCIAL,), stated=False)
    assessed, quoter = assess(framed, seen), Quoter(seen)
    base = replace(draft(assessed, seen, quoter), readings=(Reading(quote(BAN), Sense.RESTRICTS),))

    after, _ = heed(assessed, base, seen, quoter)

    assert after.verdicts[Use.TRAIN_COMMERCIAL] is Verdict.NOT_ALLOWED
    assert after.verdicts[Use.REDISTRIBUTE] is Verdict.OPEN_ISSUE


def test_nothing_decided() -> None:
    """
    Where nothing decides, a plain prohibition forbids, and what was told and offered stays.
    """
    seen = held()
    limited, same, _ = read(seen, Reading(quote(LIMIT), Sense.RESTRICTS))
    banned, _, _ = read(seen, Reading(quote(BAN), Sense.RESTRICTS))

    assert Verdict.NOT_COVERED is limited.verdict
    assert len(same.statements) > 1
    assert Verdict.NOT_ALLOWED is banned.verdict
    assert banned.escalation == assess(about(seen, "Gull"), seen).escalation


@pytest.mark.parametrize("effect", [Effect.FORBIDS, Effect.UNDECIDED])
def test_decided_stays(effect: Effect) -> None:
    """
    What the rules forbid or leave to legal is told as the rules tell it.
    """
    made = policy("pol", rule("r0", effect, subjects=("Gull",), issue="I-1"))
    seen = knowledge(CARD, PROSE, made)
    before = assess(about(seen, "Gull"), seen)

    for sense in Sense:
        after, drafted, _ = read(seen, Reading(quote(GRANT), sense))

        assert before == after
        assert GRANT not in " ".join(s.text for s in drafted.statements)


def test_missing_stays() -> None:
    """
    Of a name that nobody knows, nothing is told from prose.
    """
    seen = held()
    framed = about(seen, "Gull-9")
    assessed, quoter = assess(framed, seen), Quoter(seen)
    base = replace(draft(assessed, seen, quoter), readings=(Reading(quote(BAN), Sense.RESTRICTS),))

    assert (assessed, base) == heed(assessed, base, seen, quoter)


def test_untrue_is_ignored() -> None:
    """
    A quotation that does not stand where it says changes nothing.
    """
    seen = held(Effect.PERMITS)
    after, _, _ = read(seen, Reading(replace(quote(BAN), start=5), Sense.RESTRICTS))

    assert after.verdict is Verdict.ALLOWED


def test_supports() -> None:
    """
    What may permit is shown with its mark, last, and permits nothing.
    """
    seen = held()
    after, drafted, framed = read(seen, Reading(quote(GRANT), Sense.SUPPORTS))
    answer = compose(Question("So?"), framed, after, ground(drafted, seen), seen)

    assert Verdict.NOT_COVERED is answer.verdict
    assert "no permission until legal says so" in drafted.statements[-1].text
    assert answer.text.startswith("Nothing in force that I hold decides this")


def test_supports_nothing_else() -> None:
    """
    It is not shown beside a permission, nor where a rule leaves something open.
    """
    for effects in ((Effect.PERMITS,), (Effect.UNDECIDED,)):
        seen = held(*effects)
        plain = draft(assess(about(seen, "Gull"), seen), seen, Quoter(seen))
        after, drafted, _ = read(seen, Reading(quote(GRANT), Sense.SUPPORTS))

        assert plain.statements == drafted.statements
        assert after == assess(about(seen, "Gull"), seen)


@pytest.mark.parametrize("language", Language)
def test_marked_in_every_language(language: Language) -> None:
    """
    The mark is in the language of the question, the words stay in the document's.
    """
    seen = held(Effect.PERMITS)
    _, drafted, _ = read(seen, Reading(quote(BAN), Sense.RESTRICTS), language=language)

    assert BAN.rstrip(".") in drafted.statements[0].text
    assert (language is Language.ENGLISH) == ("language model" in drafted.statements[0].text)


SENSES = st.sampled_from(Sense)
TEXTS = st.sampled_from([BAN, LIMIT, GRANT])


@settings(deadline=None)
@given(WORLDS, st.lists(st.tuples(TEXTS, SENSES), max_size=3))
def test_no_reading_permits(world: World, said: list[tuple[str, Sense]]) -> None:
    """
    Whatever a model reads, no verdict is less strict, and none permits that did not.
    """
    world = world.but(extra=[PROSE, document("other")])
    seen = world.knowledge()
    framed = about(seen, *world.names, topics=world.topics)
    before, quoter = assess(framed, seen), Quoter(seen)
    found = tuple(Reading(quote(text, seen=seen), sense) for text, sense in said)
    base = replace(draft(before, seen, quoter), readings=found)

    after, drafted = heed(before, base, seen, quoter)

    assert STRICTNESS.index(after.verdict) >= STRICTNESS.index(before.verdict)
    for use, verdict in after.verdicts.items():
        assert STRICTNESS.index(verdict) >= STRICTNESS.index(before.verdicts[use])
    assert list(Advice).index(after.escalation.advice) >= list(Advice).index(
        before.escalation.advice
    )
    assert not ground(drafted, seen).dropped
