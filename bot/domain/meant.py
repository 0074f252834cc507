"""What a question may mean: where its words leave the use open, a ruling on that use tells it."""

import re
from dataclasses import replace

from bot.domain.documents import Rule, Use
from bot.domain.findings import PERMITTING, covers
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge

_OPEN = frozenset({Use.TRAIN_COMMERCIAL})
"""What a question is read as when it tells no use, or tells it only by halves."""
_NAMED_ONLY = frozenset({Use.TRAIN_RESEARCH})
"""Training may be for a product, unless the words say that it is not, or are those of a ruling."""


def as_ruled(frame: Frame, knowledge: Knowledge) -> Frame:
    """Read a question for the use of a ruling on its data, where its words may mean just that.

    The ruling has to cover all that the question brings up: nothing else is read anew.
    """
    asked = {subject.name for subject in frame.subjects}
    for _, rule in knowledge.policy_rules:
        if not (rule.only and rule.effect in PERMITTING and rule.reviewed and asked):
            continue
        for use in rule.uses:
            if use in _NAMED_ONLY and not _names_it(rule, frame, knowledge):
                continue
            meant = replace(frame, uses=(use,), stated=True)
            if _may_mean(use, frame, knowledge) and covers(rule, meant, knowledge):
                return meant
    return frame


def _names_it(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question names the research that legal was asked about: "research chatbot"."""
    said = knowledge.vocabulary.written(frame.said)
    told = (word.strip('"') for word in rule.beside)
    named = (word for word in told if word.startswith("research "))
    return any(re.search(rf"\b{re.escape(word)}(?!\w)", said) for word in named)


def _may_mean(use: Use, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether the words on a use are no more than half-said words for this one."""
    told = frozenset(frame.uses)
    half_said = told != frozenset({use}) and told <= _OPEN | {use}
    return half_said and knowledge.vocabulary.may_mean(use, frame.said)
