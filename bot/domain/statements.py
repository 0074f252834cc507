"""Statements: what a message tells beside its question, and whether anybody understands it.

"May we train on SNLI? Our exporter stripped the notices." A sentence beside a question may tell
anything of the data. It is understood where it says what something is for, that a condition is met
or why somebody asks; with any other nothing is permitted.
"""

import re
from collections.abc import Iterator

from bot.domain.names import without_people
from bot.domain.speech.asides import without_asides
from bot.domain.speech.models import without_kinds
from bot.domain.speech.places import in_the_world
from bot.domain.speech.talk import plain
from bot.domain.subjects import Registry
from bot.domain.turns import names_data
from bot.domain.vocabulary import Vocabulary

_ENDS = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bca\.)(?<=[.?!;])[\"”')]*\s+|\n+|(?<=[.?!])(?=[A-Z])"
)
_ASKS = re.compile(
    r"\b(?:may|can|could|might|shall|should|would) (?:we|i|our|my|us)\b|^\W*(?:please|pls)\b"
    r"|\b(?:i|we|lead|boss|manager|pm|team)\b.{0,30}\b(?:wonder\w*|asks?|asked|knows?|checks?)\b"
    r".{0,12}\b(?:whether|if)\b|\b(?:let (?:me|us) know|(?:allowed|permitted|free) to"
    r"|permission to|ok(?:ay)? (?:to|for|if|with)|fine (?:to|if|with)|tell (?:me|us))\b"
)
_WISH = re.compile(  # "we need sketch data for a drawing app"
    r"\b(?:we|i|team|group|lab|squad|colleagues?|boss|manager|pm)(?:'d|'m|'re|'ve)? "
    r"(?:(?:would|also|just|really|currently|now|then|still|am|are|is|have been) ){0,3}"
    r"(?:like|wants?|needs?|plans?|planning|hopes?|hoping|writing|build|building|working on"
    r"|training|testing|drafting|preparing|developing|making|thinking|trying|looking|wondering"
    r"|considering|intend|collect(?:ing)?|love|prefer)\b"
    r"(?!.*\b(?:because|although|but|though|without|after|despite|plus|even|anyway|nobody|never"
    r"|not|secret\w*|leaked|stolen|pirated|stop|remove|removed)\b)"
)
_SAYS = re.compile(  # "SNLI is from a mirror": a name in a sentence that tells something
    r"\b(?:is|are|was|were|has|have|had|comes?|came|contains?|includes?|got|does|do|did|went|goes"
    r"|says?|said|isn't|aren't|wasn't|hasn't|haven't|doesn't|don't|didn't)\b"
)
_DONE = ("ed", "ing")  # what is done to data is told by verbs: "stirred into the big one"
_CLEAN = re.compile(  # "no people", "nobody recognisable", "no removal requests pending"
    r"\bno (?!(?:[\w-]+ )?(?:attribution|credit|shard|consent|entry|licen[cs]|form|pa-1|release"
    r"|permission|approval|contract|notice|regist|opt|clearance|assessment|agreement|confirmation"
    r"|longer|idea|way|one|sign|link|mention|line|written|author|toggle|switch|mask|review|ok"
    r"|answer|reply|record|trace|proof)\w*)[\w' +/-]{2,40}?(?=\s*[,.;:()]|\s*$| and\b)"
    r"|\bnobody (?:(?:is )?(?:recogni[sz]able|visible|identifiable)|in (?:it|them)"
    r"|clones anything)\b"
    r"|\b(?:none of (?:its|the|their) outputs?|nothing(?: of (?:it|that|this))?) (?:becomes?"
    r"|goes into|ends up in|is used (?:in|for)) training(?: data)?\b"
)
_FAILS = re.compile(  # with one of these no condition is said to be met
    r"n't\b|\b(?:not|no(?! (?:weights|speaker|voice)\b)|nor|never|none|nobody|nothing(?! but)"
    r"|without|yet|later|but|except|however|though|although|lost|missing|forgot\w*|refus\w*|fail\w*"
    r"|cannot|will|would|should|soon|wrong|bad|instead|until|unless|if|longer|off|left|ended"
    r"|expired?|anyway|all but|withdr[ae]wn?|on hold|hold list)\b"
)


def unclear(
    text: str,
    registry: Registry,
    vocabulary: Vocabulary,
    *,
    earlier: bool = False,
    denials: bool = False,
) -> tuple[str, ...]:
    """Return the words of sentences beside a question that nobody understands, in their order.

    A single sentence is the question itself, unless it was said in an `earlier` turn. Where the
    sentences tell what the data are, only those with `denials` count.
    """
    sentences = [one for one in _ENDS.split(text) if one and one.strip()]
    if len(sentences) == 1 and not earlier:
        return ()
    if denials:
        sentences = [one for one in sentences if _fails(vocabulary.written(one))]
    found = (word for one in sentences for word in _unclear(one, registry, vocabulary))
    return tuple(dict.fromkeys(found))


def _fails(text: str) -> bool:
    """Tell whether a text (lower case) denies something, but for what is better not there."""
    return bool(_FAILS.search(_CLEAN.sub(" ", text)))


def asks(text: str) -> bool:
    """Tell whether a text asks something, also without a question mark."""
    return "?" in text or bool(_ASKS.search(text.casefold()))


def _unclear(sentence: str, registry: Registry, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words of a sentence that tell something that nobody understands."""
    if asks(sentence):
        return
    mentions = registry.mentions(sentence)
    said = vocabulary.written(mentions.said)
    if names_data(mentions.subjects) and (vocabulary.uses_in(said) or not _SAYS.search(said)):
        return
    rest = without_kinds(without_people(mentions.rest), lambda _: False)
    told = _CLEAN.sub(" ", without_asides(plain(vocabulary.written(rest))))
    if _WISH.search(told):
        return
    if not _fails(told):
        told = vocabulary.without_met(told)
    for word in vocabulary.specific_words(told):
        plainly = vocabulary.harmless(word) and not word.endswith(_DONE)
        if not (plainly or vocabulary.reasons.has(word) or in_the_world(word)):
            yield word
