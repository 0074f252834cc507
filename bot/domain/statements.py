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
    r"\b(?:may|can|could|might|shall|should|would) "
    r"(?:we|i|our|my|us|they|it|this|the|an?|any|some(?:one|body))\b"
    r"|\b(?:whether|wonder\w*|advise|let (?:me|us) know|(?:allowed|permitted|free) to|permission to"
    r"|ok(?:ay)? (?:to|for|if|with)|fine (?:to|if|with)|(?:any|no) (?:objection|problem|issue)s?"
    r"|tell (?:me|us)|clarify|please|looking for)\b"
)
_WISH = re.compile(  # "we need sketch data for a drawing app"
    r"\b(?:we|i|they|team|group|lab|squad|colleagues?|boss|manager|pm)(?:'d|'m|'re|'ve)? "
    r"(?:(?:would|also|just|really|currently|now|then|still|am|are|is|have been) ){0,3}"
    r"(?:like|wants?|needs?|plans?|planning|hopes?|hoping|writing|build|building|working on"
    r"|training|testing|drafting|preparing|developing|making|thinking|trying|looking|wondering"
    r"|considering|intend|collect(?:ing)?|love|prefer|asks?|asked)"
    r"\b(?!.{0,40}\b(?:because|although|but|though)\b)"
)
_SAYS = re.compile(  # "SNLI is from a mirror": a name in a sentence that tells something
    r"\b(?:is|are|was|were|has|have|had|comes?|came|contains?|includes?|got|does|do|did|went|goes"
    r"|says?|said|isn't|aren't|wasn't|hasn't|haven't|doesn't|don't|didn't)\b"
)
_DONE = ("ed", "ing")
_FAILS = re.compile(  # with one of these no condition is said to be met
    r"n't\b|\b(?:not|no(?! (?:weights|speaker|voice)\b)|nor|never|none|nobody|nothing(?! but)"
    r"|without|yet|later|but|except|however|though|although|lost|missing|forgot\w*|refus\w*|fail\w*"
    r"|cannot|will|would|should|soon|wrong|bad|instead|until|unless|if)\b"
)


def unclear(text: str, registry: Registry, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the words of sentences beside a question that nobody understands, in their order."""
    sentences = [one for one in _ENDS.split(text) if one and one.strip()]
    if len(sentences) == 1:
        return ()
    found = (word for one in sentences for word in _unclear(one, registry, vocabulary))
    return tuple(dict.fromkeys(found))


def _unclear(sentence: str, registry: Registry, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the words of a sentence that tell something that nobody understands."""
    if "?" in sentence or _ASKS.search(sentence.casefold()):
        return
    mentions = registry.mentions(sentence)
    said = vocabulary.written(mentions.said)
    if names_data(mentions.subjects) and (vocabulary.uses_in(said) or not _SAYS.search(said)):
        return
    rest = without_kinds(without_people(mentions.rest), lambda _: False)
    told = without_asides(plain(vocabulary.written(rest)))
    if _WISH.search(told):
        return
    if not _FAILS.search(told):
        told = vocabulary.without_met(told)
    for word in vocabulary.specific_words(told):
        # What is done to data is told by verbs: "stirred into the big one".
        plainly = vocabulary.harmless(word) and not word.endswith(_DONE)
        if not (plainly or vocabulary.reasons.has(word) or in_the_world(word)):
            yield word
