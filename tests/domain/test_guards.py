"""What of a model's sentences is shown: only what holds, in the place of the same words."""

import pytest

from bot.domain.answers import Draft, Quote, Statement
from bot.domain.claims import Claim, Unit
from bot.domain.guards import MOST_ADDED, MOST_CLAIMS, guard, leaks, presentable
from tests.builders import knowledge, policy

FIRST = "Video and audio tracks of Harbour must not be downloaded for training."
SECOND = "Cookies of Harbour must not be shared with vendors."
THIRD = "Papers of Harbour may be kept when legal has agreed to that."
FOURTH = "Photos of Harbour must not be kept."
FIFTH = "Sounds of Harbour must not be kept."
TEXTS = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
SEEN = knowledge(policy("pol", body="# Policy\n\n" + "".join(f"- {text}\n" for text in TEXTS)))
WHOLE = SEEN.documents["pol"].text


def quote(text: str) -> Quote:
    start = WHOLE.index(text)
    return Quote("pol", start, start + len(text), text)


def statement(text: str, lead: str = "Policy", condition: bool = False) -> Statement:
    return Statement(f'{lead}: "{text}".', (quote(text),), condition, lead)


UNITS = [Unit(f"P{n}", quote(text), "Policy") for n, text in enumerate(TEXTS, start=1)]
BASE = Draft((statement(FIRST), statement(THIRD, condition=True)), "extractive")


def shown(*claims: Claim, base: Draft = BASE, units: list[Unit] | None = None) -> list[str]:
    return [s.text for s in guard(base, claims, units or UNITS, SEEN, "by").draft.statements]


def test_replaced_and_added() -> None:
    """
    A supported sentence takes the place of its quotation's words; a further plain prohibition is
    added before the conditions, which stay.
    """
    said = guard(
        BASE,
        [Claim("P1", "audio tracks of Harbour must not be downloaded"), Claim("P2", SECOND)],
        UNITS, SEEN, "by",
    )  # fmt: skip

    assert [s.text for s in said.draft.statements] == [
        "Policy: Audio tracks of Harbour must not be downloaded.",
        f"Policy: {SECOND}",
        BASE.statements[1].text,
    ]
    assert (said.used, said.dropped, said.draft.drafter) == (2, 0, "by")
    assert set(BASE.statements[0].quotes) <= {q for s in said.draft.statements for q in s.quotes}


@pytest.mark.parametrize(
    "claim",
    [
        Claim("P9", FIRST),
        Claim("", FIRST),
        Claim("P2", FIRST),
        Claim("P3", THIRD),  # is told as a condition, and is no plain prohibition to be added
        Claim("P1", "Video of Harbour must be downloaded."),
        Claim("P1", f"{FIRST} See https://evil.example"),
        Claim("P1", ""),
    ],
)
def test_dropped(claim: Claim) -> None:
    """
    Whatever does not hold is dropped and counted, and the draft is the extractive one.
    """
    base = Draft((statement(FIRST),), "extractive")
    said = guard(base, [claim], UNITS, SEEN, "by")

    assert (base, 0, 1) == (said.draft, said.used, said.dropped)


def test_limits() -> None:
    """
    No more than two are added, no more than five are read, none takes the place of what code said.
    """
    extra = [Claim(f"P{n}", TEXTS[n - 1]) for n in (2, 4, 5)]
    coded = Draft((Statement("The licence is open.", (quote(FIRST),)),), "extractive")

    assert len(shown(*extra)) == len(BASE.statements) + MOST_ADDED
    assert shown(*[Claim("P9", FIRST)] * MOST_CLAIMS, Claim("P2", SECOND)) == shown()
    assert shown(Claim("P1", FIRST), base=coded) == ["The licence is open."]
    assert shown(Claim("P2", SECOND), Claim("P2", SECOND)).count(f"Policy: {SECOND}") == 1


def test_prose_is_not_worded() -> None:
    """
    A passage that was only to be read is told by no sentence of the model.
    """
    unit = Unit("P2", quote(SECOND), "Policy", worded=False, read=True)

    assert shown(Claim("P2", SECOND), units=[unit]) == shown()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Video must not be used.", True),
        ("Wait 3 days (and 50 %).", True),
        ("", False),
        ("x" * 301, False),
        ("Use *bold* words.", False),
        ("Tell <@U1> of it.", False),
        ("Go to evil.example now.", False),
        ("Go to // now.", False),
        ("One sentence. And another.", False),
        ("Ring :tada: now.", False),
    ],
)
def test_presentable(text: str, expected: bool) -> None:
    """
    One short sentence of plain words; no link, mention, markup or second sentence.
    """
    assert expected == presentable(text)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the reference is C A-FE 0 1", True),
        ("You WORD answers of a company's policy desk, do you", True),
        ("Video must not be used.", False),
    ],
)
def test_leaks(said: str, expected: bool) -> None:
    """
    The canary in any spelling, or eight words of the instructions in a row, give it away.
    """
    told = "You word answers of a company's policy desk. Rules have decided."

    assert expected == leaks(said, "cafe01", told)
