"""Differences told by a turn of speech: "not only", "a model trained on it", "against its terms".

Each word of it may be harmless; together they make a question another one than its like. A turn
has a name of several words: a single one might be a plain word for the use that a ruling is on.
"""

import re
from collections.abc import Set as AbstractSet
from itertools import chain

from bot.domain.documents import Use
from bot.domain.speech.beside import NAME
from bot.domain.speech.giving import recipients, to_somebody
from bot.domain.speech.models import MADE, WORD
from bot.domain.speech.turns import asking, deeds, objections, other_data, people
from bot.domain.speech.turns.by_use import IN_USE
from bot.domain.speech.turns.governed import another_deed

_TURNS = (asking.TURNS, deeds.TURNS, objections.TURNS, other_data.TURNS, people.TURNS)
_DIFFERENCES = {
    name: re.compile("|".join(told))
    for name, told in chain.from_iterable(turns.items() for turns in _TURNS)
}
_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
_COLLECT = frozenset({Use.COLLECT})
_OF_GIVING = frozenset({"who acts", "for a customer"})  # "may our vendor have a copy?"
_TO_BE_TRAINED = re.compile(  # "we plan to ship a model trained on it": who asks is to train it
    r"\b(?:ship|sell|launch|offer|have|build|plan|want|need|would|will|can|may|market"
    r"|develop|mak|creat)(?:e|s|es|n?ing)? (?:to \w+ )?(?:an?|our) "
    rf"(?:(?!(?:on|from|with|in|of|by|using|around|over)\b){WORD} ){{0,3}}?{MADE} "
    rf"trained on (?:the )?(?={NAME})"
    # "research model trained on it, is that alright"
    rf"|\b(?:is|are) (?:(?:an?|our) )?(?:{WORD} ){{0,3}}?{MADE} trained on (?:the )?"
    rf"(?={NAME}(?: data(?:set)?)? (?:ok|okay|allowed|alright|all right|fine|possible|permitted"
    rf"|acceptable)\b)"
    rf"|(?:^|(?<=[.?!:;] ))(?:(?:an?|our) )?(?:{NAME} )?"  # "research-only" may name a licence
    rf"(?:(?!(?:is|are|was|can|may)\b){WORD} ){{0,3}}?{MADE} "
    rf"trained on (?:the )?(?={NAME}(?: data(?:set)?)?,? (?:is (?:that|this|it)|ok|okay|allowed"
    rf"|alright|all right|fine"
    r"|possible|permitted|yes|no product|internal)\b)"
)

_CHANGES = frozenset(
    {
        # other data
        "another one", "made after it", "like it", "added to it", "about it", "something added",
        "got from others", "with names", "who somebody is", "its tools",
        "its own model", "what it looks up",
        "a part by name", "other pages", "what it links to", "behind it",
        # somebody else, or against somebody
        "who acts", "for a customer", "his own", "against a wish", "asked not to",
        "another licence", "even against", "a restriction quoted",
        "made by a model", "scraped besides", "those that forbid", "as somebody",
        "when they object", "behind their back", "terms not accepted", "taken down", "not public",
    }
)  # fmt: skip
"""Turns that change what the documents on data permit, and not only what a ruling answers."""


def changes(turns: AbstractSet[str]) -> bool:
    """Tell whether turns make a question one on other data, or on what others do or mind."""
    return not _CHANGES.isdisjoint(turns)


def open_of_ours(text: str) -> bool:
    """Tell whether a text says of software of ours only that it is open source."""
    text = text.casefold()
    told = _DIFFERENCES["for open software"]
    return "open" not in told.sub(" ", text) and bool(told.search(text))


def differences(text: str, uses: AbstractSet[Use]) -> frozenset[str]:
    """Return what a text (lower case) on `uses` says by such turns, each under a name of ours."""
    if uses - _COLLECT <= _TRAINING and uses != _COLLECT:
        text = _TO_BE_TRAINED.sub("train it on ", text)
    plain = to_somebody(text) if Use.REDISTRIBUTE in uses else text
    told = _turns(text, plain, uses)
    return told | {"another deed"} if another_deed(plain, uses or frozenset(Use)) else told


def _turns(text: str, plain: str, uses: AbstractSet[Use]) -> frozenset[str]:
    if Use.COLLECT in uses and uses != _COLLECT:  # "scrape it to train on it" is both
        there = frozenset({"what a model said"})  # "answers on a site" are what is collected
        both = _turns(text, plain, _COLLECT), _turns(text, plain, uses - _COLLECT)
        return both[0] | (both[1] - there)
    if Use.REDISTRIBUTE not in uses:
        return _told(text, uses)
    rest = _told(text, uses) if plain == text else _told(text, uses) - _OF_GIVING
    return recipients(text) | _told(plain, uses) | rest


def _told(text: str, uses: AbstractSet[Use]) -> frozenset[str]:
    always = {name for name, told in _DIFFERENCES.items() if told.search(text)}
    return frozenset(always | {name for name, on, told in IN_USE if on(uses) and told.search(text)})
