"""What a question may mean: where its words leave the use open, a ruling on that use tells it."""

import re
from dataclasses import replace

from bot.domain.documents import Rule, Use
from bot.domain.findings import PERMITTING, covers
from bot.domain.framing import Frame, uses_of
from bot.domain.knowledge import Knowledge
from bot.domain.speech.differences import differences
from bot.domain.speech.kinds import names_of_models, without_called
from bot.domain.speech.research import only_research
from bot.domain.threads import SOME

_OPEN = frozenset({Use.TRAIN_COMMERCIAL})
"""What a question is read as when it tells no use, or tells it only by halves."""
_NAMED_ONLY = frozenset({Use.TRAIN_RESEARCH})
"""Training may be for a product, unless the words say that it is not, or are those of a ruling."""
_OF_NAMES = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
"""What any name of a model may be taken for: "paper recommender", "reward model"."""


def as_ruled(frame: Frame, knowledge: Knowledge) -> Frame:
    """Read a question for the use of a ruling on its data, where its words may mean just that.

    The ruling has to cover all that the question brings up: nothing else is read anew.
    """
    asked = {subject.name for subject in frame.subjects}
    for _, rule in knowledge.policy_rules:
        permits = rule.only and rule.effect in PERMITTING and rule.reviewed
        if not (permits and asked and asked <= knowledge.about(rule)):
            continue
        plainly = _plainly(rule, frame, knowledge)
        gone = set(frame.uses).difference(plainly.uses)
        named = knowledge.vocabulary.uses_in(" ".join(names_of_models(_called(rule))))
        if plainly != frame and gone <= _OF_NAMES | named and covers(rule, plainly, knowledge):
            return plainly
        for use in rule.uses:
            if use in _NAMED_ONLY and not (
                _names_it(rule, frame, knowledge) or only_research(frame.said.casefold())
            ):
                continue
            meant = replace(frame, uses=(use,), stated=True)
            if _may_mean(use, frame, knowledge) and covers(rule, meant, knowledge):
                return meant
    return frame


def _plainly(rule: Rule, frame: Frame, knowledge: Knowledge) -> Frame:
    """Read a question anew, with "model" for what the ruled one calls a model.

    Its name says nothing of the use: legal was asked about a "reward model", or about the
    classifier "in our product".
    """
    words = knowledge.vocabulary
    said = words.written(frame.said.replace(SOME, "\x00"))
    plain = without_called(said, _called(rule), sold=Use.TRAIN_RESEARCH not in rule.uses)
    sells = Use.TRAIN_COMMERCIAL not in rule.uses and words.trade.found(plain)
    if plain == said or sells:
        return frame
    named = words.uses_in(plain)
    uses = uses_of(named, frame.subjects)
    # What makes a question another one depends on its use.
    turns = differences(plain, frozenset(uses)) if uses != frame.uses else frozenset[str]()
    return replace(
        frame,
        said=plain.replace("\x00", SOME),
        uses=uses,
        stated=bool(named),
        unexplained=frame.unexplained | turns,
        brought=frame.brought & words.topics_in(plain),
    )


def _called(rule: Rule) -> tuple[str, ...]:
    """What the question of a ruling calls things, models among them."""
    return tuple(word.strip('"') for word in rule.beside)


def _names_it(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question names the research that legal was asked about: "research chatbot"."""
    said = knowledge.vocabulary.written(frame.said)
    named = (word for word in _called(rule) if word.startswith("research "))
    return any(re.search(rf"\b{re.escape(word)}(?!\w)", said) for word in named)


def _may_mean(use: Use, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether the words on a use are no more than half-said words for this one."""
    told = frozenset(frame.uses)
    half_said = told != frozenset({use}) and told <= _OPEN | {use}
    return half_said and knowledge.vocabulary.may_mean(use, frame.said)
