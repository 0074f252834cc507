"""Kinds of models: "the face attribute model that we sell" is a "face attribute model"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.domain.speech.models import MADE

_NO_KIND = re.compile(  # what stands before the kind, and is no part of it
    r"(?:an?|the|our|my|your|their|its|this|that|these|those|one|some|any|each|every|own|no|which"
    r"|what|whose"
    r"|we|i|you|they|it|and|or|nor|but|so|if|as|not|n't|than|also|just|only|then|there|here|now"
    r"|how|why|when|since"
    r"|of|on|in|into|to|for|from|with|by|at|off|over|behind|inside|using|via|against|about|between"
    r"|is|are|was|were|be|been|being|am|can|may|might|could|should|would|will|must|shall|do|does"
    r"|did|has|have"
    r"|had|let|lets|get|gets|got|put|go|goes|going|use|uses|used|make|makes|build|builds|building"
    r"|built"
    r"|create|creates|creating|develop|develops|developing|sell|sells|selling|ship|ships|shipping"
    r"|offer|offers"
    r"|run|runs|running|want|wants|need|needs|plan|plans|teach|teaches|teaching|fit|fitting|feed"
    r"|feeding"
    r"|(?:pre-?|re)?train|(?:pre-?|re)?training|(?:fine-?)?tun(?:e|ing)|fine|evaluat(?:e|ing)|test"
    r"|testing|tested"
    r"|benchmark(?:ing)?|assess(?:ing)?|measur(?:e|ing)|check(?:ing)?|tr(?:y|ying)"
    r"|out"
    r"|compar(?:e|ing)|validat(?:e|ing)|improv(?:e|ing)|better|dataset"
    r"|peut-on|peut|pouvons-nous|on|nous|notre|nos|affiner|entraîner|évaluer|avec|sur|wir|dürfen"
    r"|können"
    r"|unser\w*|mit|auf|und|podemos|nuestro|nuestra|con|entrenar|evaluar)"
)
_LOOSE = r"(?:features?|apps?|tools?|bots?|manager|ranking|search)"
_WHOLE = re.compile(rf"\b{_LOOSE}\Z")  # a text that is just that name, and no "for our paid app"
_HEADS = (
    r"(?:agents?|planners?|schedulers?|forecasters?|routers?|controllers?|simulators?"
    r"|finders?|editor|builder|screener|moderator|monitor"
    rf"|{_LOOSE}(?= (?:(?:in|inside|of) (?:our|the) |(?:that |which )?we sell)|\Z))"
)
"""What is made as well; people and data may be called so elsewhere."""
_WORD = rf"(?!{_NO_KIND.pattern}(?![\w'-]))[a-z0-9][\w'-]*"
_KIND = re.compile(
    rf"(?<![\w'.-])(?:{_WORD}[ /]){{0,5}}?(?:{MADE}"
    rf"|{_HEADS})(?:[ -]{MADE})*(?![\w'-])"
    # "product descriptions" and "model cards" are no model
    r"(?! cards?(?!\w))(?!(?<=product) (?:descriptions?|pages?|reviews?|photos?|images?|pictures?"
    r"|listings?|titles?|names?|questions?|catalog\w*)(?!\w))"
)
_DOER = r"(?:[a-z-]+(?:er|or)|tool|bot|app|engine|service|feature|search)s?"
"""What does something, and is no person or thing where it is trained."""
_CALLED = re.compile(rf"(?:{_WORD} ){{1,4}}{_DOER}")
_LEARNER = re.compile(  # what is trained or tested is a model, whatever it is called
    r"(?:(?:pre|re)?-?train(?:ing)?|fine-?tun(?:e|ing)|evaluat(?:e|ing)|benchmark(?:ing)?) "
    r"(?:(?:(?:data|sets?|material|corpus|texts?|input|examples) )?(?:for|of) )?"
    rf"(?:an?|our(?: own)?|the|my) (?P<made>(?:{_WORD} ){{0,3}}?{_DOER})"
    r"(?= (?:on|with|using|from|in|that|which|by|we)\b|[,.?!:;]| \x00|\Z)"
)
_OWNED = re.compile(rf"(?P<place>{MADE})'s (?P<made>.+)")
_PAID = re.compile(r"(?:commercial|paid(?:-for)?|premium|for-sale|for-pay|subscription) ")
_SOLD = re.compile(r"sell|selling|sold|for sale")
_IS_IN = r"(?:(?:'s|s| is| are| we have| ships| runs| sits| lives| used| built| deployed)(?!\w))"


_DOES = re.compile(  # "a model that detects clickbait", and not where it does
    rf"\b{MADE} (?:that|which|to|for) (?P<deed>(?:detect|recogni|classif|generat|segment|translat"
    rf"|transcrib|summari"
    r"|answer|caption|describ|tagg?|label|predict|rank|separat|extract|rewrit|complet|writ|correct"
    r"|filter|moderat|track|estimat|produc|creat|guess)\w*(?: (?!(?:on|with|using|by"
    r"|from)\b)[\w'-]+){0,3})"
)


def deeds_of_models(text: str) -> tuple[str, ...]:
    """Return what a text (lower case) says that models do: "detects clickbait headlines"."""
    return tuple(match["deed"] for match in _DOES.finditer(text))


def without_deeds_of_models(text: str) -> str:
    """Return a text (lower case) without what it says that models do."""
    return _DOES.sub("model", text)


def kinds_of_models(text: str) -> tuple[str, ...]:
    """Return what a text (lower case) calls models, each with all words of its kind.

    A text that is no more than such a name, as rulings keep them, is one itself.
    """
    if _CALLED.fullmatch(text) or _KIND.fullmatch(text):
        return (text.removesuffix("'s"),)
    kinds = (m for m in _KIND.finditer(text) if m.end() < len(text) or not _WHOLE.search(m[0]))
    found = [match[0].removesuffix("'s") for match in kinds]
    made = (match["made"] for match in _LEARNER.finditer(text))
    more = (name for name in made if not any(map(name.endswith, found)))
    return tuple(dict.fromkeys((*found, *more)))


def names_of_models(called: Iterable[str]) -> list[str]:
    """Return what names a model, and not only where one is: "reward model", no "product"."""
    return [word for word in called if " " in word and _KIND.fullmatch(word)]


def without_called(text: str, called: tuple[str, ...], *, sold: bool = False) -> str:
    """Return a text (lower case) with "model" for what is called so, and for where it is of ours.

    One word of `called` names no model, but may name where one is: "in our product". With `sold`,
    what is called so as a thing for sale may be for sale in other words.
    """
    pattern = _called(called, sold=sold)
    return pattern.sub(_model, text) if pattern else text


@lru_cache(maxsize=256)  # a ruling asks the same for each question
def _called(called: tuple[str, ...], *, sold: bool) -> re.Pattern[str] | None:
    names = names_of_models(called)
    sold = sold and (any(map(_SOLD.fullmatch, called)) or any(map(_PAID.match, names)))
    if sold:
        names = [_PAID.sub("", name) for name in names]
    places = [word for word in called if re.fullmatch(MADE, word)]
    held = [owned for name in names if (owned := _OWNED.fullmatch(name))]
    if not names:
        return None
    longest = sorted(names, key=len, reverse=True)
    model = rf"(?:{'|'.join(map(re.escape, longest))})(?:s|'s|s')?(?![\w'-])"
    if places:
        place = rf"(?:{'|'.join(map(re.escape, places))})"
        model = (
            rf"(?:{place}(?:'s| has an?| has our| has) |in-{place} )?{model}"
            rf"(?:,?(?: that| which)?{_IS_IN}* (?:in|inside|within|of) (?:our|the|my) {place}"
            r"(?![\w'-]))?"
        )
    for owned in held:  # "the chatbot in our product" is our product's chatbot
        place = rf"(?:our|the|my) {re.escape(owned['place'])}(?![\w'-])"
        model += (
            rf"|{re.escape(owned['made'])}(?:(?:,?(?: that| which)?{_IS_IN}* "
            rf"(?:in|inside|within|of|from|behind)) {place}| {place} (?:uses|has|runs)(?![\w'-]))"
        )
    model = f"(?:{model})"
    if sold:
        model = rf"(?:{_PAID.pattern})?{model}(?: (?:that |which )?we sell\b)?"
    return re.compile(rf"(?<![\w'-])(?P<ours>(?:our|the|my) )?{model}")


def _model(found: re.Match[str]) -> str:
    return f"{found['ours'] or ''}model"
