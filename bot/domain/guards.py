"""What holds of an answer whatever a model returns.

A model words what the rules have decided; it decides nothing. The draft that
leaves here has every statement of the extractive draft, in its order and with
its quotations, so no verdict loses what it rests on (G1, G2, G6) and no advice
about legal changes (G11). A sentence of the model takes the place of a
quotation's own words only if it points to that quotation by a name of this
request (G3), is supported by it, and shows nothing but words (G9); what the model
may add are plain prohibitions out of the same list. The quotation printed is
always the stored text (G5), and grounding checks its place, force and audience
again (G4).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.answers import Draft, Quote, Statement
from bot.domain.claims import Claim, Unit
from bot.domain.drafting import MOST_STATEMENTS
from bot.domain.grounding import holds
from bot.domain.knowledge import Knowledge
from bot.domain.support import plain_prohibition, supported
from bot.domain.text import normalise
from bot.domain.units import units

MOST_CLAIMS = 5
LONGEST_CLAIM = 300
MOST_ADDED = 2
LONGEST_OUTPUT = 4_000  # characters of all that a model may say
_ECHO = 8  # words in a row that no answer shares with the instructions by chance

_PLAIN = re.compile(r"[\w\s.,;()\"'%&§€$£+/-]*")
_LINK = re.compile(r"\w\.[^\W\d_]{2}|//|_|\bwww\b|\bmailto\b", re.I)


@dataclass(frozen=True, slots=True)
class Guarded:
    """The draft that may be grounded, how many sentences were used, and how many were not."""

    draft: Draft
    used: int
    dropped: int


def guard(
    base: Draft, claims: Sequence[Claim], offered: Sequence[Unit], knowledge: Knowledge, by: str
) -> Guarded:
    """Put the sentences of a model in the place of quotations' words where they hold.

    With none that holds, the draft is the extractive one.
    """
    said = _sentences(claims[:MOST_CLAIMS], offered, knowledge)
    statements: list[Statement] = []
    own = {s.quotes[0] for s in base.statements if s.quotes}
    used = 0
    for statement in base.statements:
        sentence = said.get(statement.quotes[0]) if statement.lead and statement.quotes else None
        used += sentence is not None
        statements.append(
            replace(statement, text=f"{statement.lead}: {sentence}") if sentence else statement
        )
    plain = sum(not s.condition for s in base.statements)
    room = min(MOST_ADDED, MOST_STATEMENTS - plain)
    titles = {unit.quote: unit.title for unit in offered}
    added = [
        Statement(f"{titles[quote]}: {sentence}", (quote,), lead=titles[quote])
        for quote, sentence in said.items()
        if quote not in own and plain_prohibition(quote.text)
    ][: max(0, room)]
    used += len(added)
    if not used:
        return Guarded(base, 0, len(claims))
    tail = [s for s in statements if s.condition]
    head = [s for s in statements if not s.condition]
    return Guarded(Draft((*head, *added, *tail), by), used, len(claims) - used)


def presentable(text: str) -> bool:
    """Tell whether a sentence is one short sentence of words: no link, mention or markup."""
    return (
        0 < len(text) <= LONGEST_CLAIM
        and _PLAIN.fullmatch(text) is not None
        and _LINK.search(text) is None
        and len(list(units(text))) == 1
    )


def leaks(said: str, canary: str, instructions: str) -> bool:
    """Tell whether what a model said holds the canary or a stretch of its instructions."""
    if _letters(canary) in _letters(said):
        return True
    told = _runs(instructions)
    return any(run in told for run in _runs(said))


def _sentences(
    claims: Iterable[Claim], offered: Sequence[Unit], knowledge: Knowledge
) -> Mapping[Quote, str]:
    """The first sentence for each quotation that may be shown in its place."""
    known = {unit.name: unit.quote for unit in offered if unit.worded}
    said: dict[Quote, str] = {}
    for claim in claims:
        quote, text = known.get(claim.passage), normalise(claim.text)
        if quote is None or quote in said or not presentable(text):
            continue
        if holds(quote, knowledge) and supported(text, quote.text):
            said[quote] = f"{text[:1].upper()}{text[1:].rstrip('.')}."
    return said


def _letters(text: str) -> str:
    return "".join(char for char in normalise(text).casefold() if char.isalnum())


def _runs(text: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", normalise(text).casefold())
    return {tuple(found[i : i + _ECHO]) for i in range(len(found) - _ECHO + 1)}
