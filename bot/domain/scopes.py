"""Whether something that was said is a question about data, and what else it is.

Words such as "licence", "model" and "Zoom" stand in questions on data and in errands
alike. An errand is told by its own phrases, and only where nothing that is left of it
speaks of data: in doubt it is a question on data, which is never answered too loosely.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.documents import SubjectKind, Use
from bot.domain.speech.kinds import kinds_of_models, without_called
from bot.domain.subjects import Subject
from bot.domain.turns import chats, greets, wants_work
from bot.domain.vocabulary import Vocabulary

_ASKS_FACT = re.compile(
    r"(?i)^\W*(?:(?:hi|hey|hello|hallo|bonjour|salut|hola)\b\W*)?"
    r"(?:who|when|where|why|how(?! about)|which|wer|wann|wo|warum|wie|welche\w*"
    r"|qui|quand|où|pourquoi|comment|quién|cuándo|dónde|por qué|cómo)\b"
)
_CAN = re.compile(
    r"(?i)\b(?:can|could|may|might) (?:we|i|(?:the|our|my) (?:[\w-]+ ){0,3}(?:team|group|lab"
    r"|department|people|engineers?|researchers?|interns?|colleagues?))\b"
)
_MAY = re.compile(  # a question of its own: "… . Can I?"
    r"(?i)[.!,:;?]\s*(?:can|could|may|should) (?:i|we)"
    r"(?: do (?:this|that|it|so)| proceed| go ahead)?\s*\?"
    # "can the recogniser that we sell be trained on it?", "may our team train one on it?"
    r"|\b(?:can|could|may|might|should) (?:the|our|an?|this|my) [^.?!]{1,80}? (?:be "
    r"(?:(?:(?:pre|fine)-?)?(?:trained|tuned)|tested|evaluated|benchmarked) (?:on|with|against)\b"
    r"|(?:(?:pre|fine)-?)?(?:train|tune|learn|evaluate|benchmark|collect|download|crawl"
    r"|scrape|publish)\b)"
    # "can its paraphrases be training data for it?"
    r"|\b(?:can|could|may|might|should) (?:it|they|this|that|these|those|its|their|the|our|an?|my)"
    r"\b[^.?!]{0,60} be (?:training|fine-?tuning|evaluation|test) (?:data|material|sets?)\b"
)
_TAKEN = re.compile(r"\b(?:from|off|von|aus|de|du|des) [A-Z][\w.]+")
_SET = re.compile(  # "MMLU-Pro", "ShareGPT", "gsm-hard", "MBPP+"
    r"(?<![\w-])(?:[A-Z]{3,}\w*(?:-\w+|\+)|[A-Z][a-z]+[A-Z]\w+"
    r"|[a-z]{3,}\d*-(?:hard|pro|plus|easy|xl))(?!\w)"
)
_ASKS_HOW = re.compile(
    r"\b(?:how|what|which|why|where|when|who|help|explain|recommend\w*|best|better|fail\w*|error"
    r"|crash\w*|bug|broken|slow|diverg\w*)\b"
)
_OUTSIDE = frozenset({SubjectKind.PLATFORM, SubjectKind.MODEL})
_TAKING = frozenset({Use.COLLECT, Use.REDISTRIBUTE})


class Scope(StrEnum):
    """What kind of thing was said."""

    DATA = "data"
    PRIVATE = "private"
    SMALL_TALK = "small-talk"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a question name.

    `carried` tells that it means what an earlier one named, `replies` that there was one. `around`
    is the text without the names of data: EPIC-KITCHENS is no kitchen.
    """

    text: str
    subjects: Sequence[Subject] = ()
    unknown: Sequence[str] = ()
    topics: frozenset[str] = frozenset()
    uses: frozenset[Use] = frozenset()
    carried: bool = False
    replies: bool = False
    around: str = ""


def scope_of(said: Said, vocabulary: Vocabulary) -> Scope:
    """Tell what kind of thing was said."""
    text, topics = said.text, said.topics
    if topics & vocabulary.flagged("private"):
        return Scope.PRIVATE
    named = bool(said.subjects or said.unknown)
    about_data = vocabulary.about_data(text)
    greeting = greets(text) and not about_data and not topics
    if not (named or said.carried) and (chats(text, vocabulary) or greeting):
        return Scope.SMALL_TALK
    if not named and wants_work(text):
        return Scope.OTHER
    telling = topics - vocabulary.flagged("weak")
    if not said.replies and _elsewhere(said, telling, vocabulary):
        return Scope.OTHER
    if named or said.carried or telling or vocabulary.matters_data(text):
        return Scope.DATA
    # A word on data, a use, a topic and what looks like a name of data: two of them make it one.
    stake = vocabulary.at_stake(text)
    wants = stake and (vocabulary.asks_leave(text) or bool(_TAKEN.search(text)))
    asks = wants or (bool(said.uses) and vocabulary.asks_leave(text))
    named_so = asks and bool(_SET.search(text))
    hints = (about_data, bool(said.uses), bool(topics), wants, named_so)
    return Scope.DATA if sum(hints) > 1 else Scope.OTHER


def _elsewhere(said: Said, telling: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Tell whether a question belongs elsewhere: to the help desk, to those who run the jobs."""
    data = any(subject.kind is SubjectKind.DATASET for subject in said.subjects)
    leave = vocabulary.asks_leave(said.text) or bool(_MAY.search(said.text))
    wanted = bool(said.subjects and said.uses) and (data or leave)
    if vocabulary.errand(said.around or said.text) and not wanted:
        return True
    wants = data and bool(said.uses) and bool(_CAN.search(said.text))
    if telling or leave or (wants and not _ASKS_FACT.match(said.text)):
        return False
    written = vocabulary.written(said.text)  # a "unit test generator" is a model
    fragment = data and not _ASKS_HOW.search(written)  # "MathQA as an ablation on 8 GPUs"
    if vocabulary.craft(without_called(written, kinds_of_models(written))) and not fragment:
        return not said.uses & _TAKING
    # "Who runs our LinkedIn page?" asks nothing of what may be done with what lies there.
    outside = bool(said.subjects) and all(s.kind in _OUTSIDE for s in said.subjects)
    asks_fact = bool(_ASKS_FACT.match(said.text)) and not vocabulary.at_stake(said.text)
    return outside and asks_fact and not said.uses and not said.unknown
