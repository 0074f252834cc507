"""What a model may point to: chosen by code, true, in force, and within the budget."""

from dataclasses import replace

import pytest

from bot.domain.answers import Draft, Question, Quote, Statement
from bot.domain.assessment import Assessment, assess
from bot.domain.budget import UNITS, cut, tokens
from bot.domain.claims import MOST_UNITS, further, numbered, prose
from bot.domain.documents import Effect, Hit, Passage
from bot.domain.drafting import draft
from bot.domain.framing import frame
from bot.domain.grounding import holds
from bot.domain.knowledge import Knowledge
from bot.domain.quoting import Quoter
from tests.builders import about, document, knowledge, platform, policy, rule

BAN = "Harbour cookies must not be shared for training of models by anybody."
SAID = "Harbour clips are collected by one team only, and training with them is rare."
OTHER = "Harbour clips must not be shown in training of new colleagues."


def held(effect: Effect, *more: str) -> Knowledge:
    """Harbour under one rule, with prose of the policy and of a note beside it."""
    stated = rule("r", effect, subjects=("Harbour",), clause="Harbour has this one rule about it.")
    body = f"# Policy\n\n- {stated.clause}\n- {BAN}\n- {SAID}\n" + "".join(f"- {m}\n" for m in more)
    read = rule("read", Effect.PERMITS)
    return knowledge(
        policy("pol", stated, body=body),
        platform("Harbour", read),
        document("note", body=f"# Note\n\n{OTHER}\n", kind=document().kind.OTHER),
    )


def found(seen: Knowledge, *names: str) -> tuple[list[Hit], str, Assessment, Draft, Knowledge]:
    """All documents found, for a question on Harbour."""
    assessed = assess(about(seen, *(names or ("Harbour",))), seen)
    base = draft(assessed, seen, Quoter(seen))
    hits = [
        Hit(Passage(d.id, d.body_start, len(d.text), "", d.body), 1.0)
        for d in (*seen.documents.values(), document("gone"))
    ]
    return hits, "May we use Harbour clips for training?", assessed, base, seen


def texts(quotes: tuple[Quote, ...]) -> set[str]:
    """The words of quotations, without list markers."""
    return {quote.text.removeprefix("- ") for quote in quotes}


def test_further() -> None:
    """
    Beyond the rules only plain prohibitions of policies may be told, and none beside a permission
    or where something is missing.
    """
    assert texts(further(*found(held(Effect.FORBIDS)))) == {BAN}
    assert not further(*found(held(Effect.PERMITS)))
    assert not further(*found(held(Effect.FORBIDS), "Harbour-9"))


def test_prose() -> None:
    """
    What rules may have missed is read where a reading can still restrict: limits in policies and
    in what the rules cite, without what is told already, never of other documents.
    """
    plain = "Harbour clips for training lie in the second folder."
    german = "Clips von Harbour sind nicht zum Training da, sondern zur Anschauung."
    some = texts(prose(*found(held(Effect.PERMITS, plain, german))))
    assert some == {BAN, SAID, german}
    assert not prose(*found(held(Effect.FORBIDS)))
    assert not prose(*found(held(Effect.PERMITS), "Harbour-9"))
    seen = held(Effect.PERMITS)
    private = frame(Question("What about the lawsuit?"), seen.registry, seen.vocabulary)
    assessed = assess(private, seen)
    hits, text, _, _, _ = found(seen)
    assert not prose(hits, text, assessed, draft(assessed, seen, Quoter(seen)), seen)


def test_ruled() -> None:
    """
    A sentence that a rule speaks for is not read again: the rule applies, or it does not.
    """
    clause = "Clips must not be used for training by interns."
    other = rule("i", Effect.FORBIDS, subjects=("Pier",), clause=clause)
    more = policy(
        "more", other, body=f"# More\n\n- {clause} Harbour clips may be used then.\n- {BAN}"
    )
    seen = knowledge(*held(Effect.PERMITS).documents.values(), more)

    assert texts(prose(*found(seen))) == {BAN, SAID}


def test_numbered() -> None:
    """
    Names are counted; what is not true or too long is left out, and so is what is too many.
    """
    long = "Harbour clips for training " + "and so on " * 1_000 + "must not be copied."
    many = [f"Harbour clips of day {n} must not be used for training." for n in range(12)]
    seen = held(Effect.FORBIDS, long, *many)
    hits, _, _, base, _ = found(seen)
    whole = hits[0].passage
    quotes = [
        Quote("pol", at, at + len(text), text)
        for text in (long, *many)
        for at in (whole.start + whole.text.index(text),)
    ]
    untrue = replace(quotes[1], start=7)

    offered = numbered(base, [untrue, *quotes], seen, quotes[:3])

    assert len(offered) == MOST_UNITS
    assert [f"P{n}" for n in range(1, MOST_UNITS + 1)] == [unit.name for unit in offered]
    assert all(holds(unit.quote, seen) for unit in offered)
    assert long not in {unit.quote.text for unit in offered}
    assert sum(unit.read for unit in offered) == 2
    assert all(unit.worded for unit in offered)
    assert sum(tokens(unit.quote.text) for unit in offered) <= UNITS


def test_only_read() -> None:
    """
    Prose that no rule told is to be read, not to be worded; what code wrote is neither.
    """
    seen = held(Effect.PERMITS)
    hits = found(seen)
    base = Draft((Statement("The licence is open.", hits[3].statements[0].quotes),), "extractive")

    offered = numbered(base, (), seen, prose(*hits))

    assert offered
    assert all(unit.read and not unit.worded for unit in offered)


@pytest.mark.parametrize("text", ["", "plain words " * 500, "日本語" * 500, "é" * 3_000])
@pytest.mark.parametrize("most", [1, 150, 450])
def test_cut(text: str, most: int) -> None:
    """
    A text is cut where the budget ends, and not before.
    """
    kept = cut(text, most)

    assert text.startswith(kept)
    assert tokens(kept) <= most
    assert kept == text or tokens(text[: len(kept) + 1]) > most
