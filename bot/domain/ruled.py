"""Questions that legal has answered on the same data: told beside an answer, asked at a press.

A ruling holds for its own question, and no list of words knows all the ways to put one. Who asked
knows whether it is theirs. It is then asked as a question of its own: nothing is permitted here.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from bot.domain.answers import Question, Ruled, Turn, Verdict
from bot.domain.assessment import Assessment, assess
from bot.domain.documents import Rule, SubjectKind, Use
from bot.domain.findings import covers
from bot.domain.framing import Frame, Scope, frame
from bot.domain.knowledge import Knowledge
from bot.domain.materials import things_of
from bot.domain.meant import as_ruled
from bot.domain.rulings import Ruling, document_of, question_in
from bot.domain.speech.giving import whom

_MOST = 2
_LONGEST = 300
_ASKED = {
    Use.TRAIN_COMMERCIAL: "May we train a model for a product on {names}",
    Use.TRAIN_RESEARCH: "May we train a research model on {names}",
    Use.EVALUATE: "May we evaluate a model on {names}",
    Use.COLLECT: "May we collect {names}",
    Use.REDISTRIBUTE: "May we redistribute {names}",
}


def ruled_beside(
    question: Question, asked: Frame, assessment: Assessment, knowledge: Knowledge
) -> tuple[Ruled, ...]:
    """Return questions on the same data, answered by rulings that did not answer all of this one.

    Those on a use that was asked about come first. Each is decided by its ruling when the same
    person asks it next.
    """
    if asked.scope is not Scope.DATA:
        return ()
    found = _others(question, asked, assessment, knowledge)
    return tuple(islice(sorted(found, key=lambda one: one.use not in asked.uses), _MOST))


def answers(ruling: Ruling, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a ruling answers a question of those whom it is for, by the rules alone."""
    rule = document_of(ruling).rules[0]
    ruled = replace(knowledge, policy_rules=(*knowledge.policy_rules, (ruling.id, rule)))
    asked = replace(question, teams=frozenset(ruling.scope.teams))
    framed = as_ruled(frame(asked, ruled.registry, ruled.vocabulary), ruled)
    return bool(framed.subjects) and covers(rule, framed, ruled)


def _others(
    question: Question, asked: Frame, assessment: Assessment, knowledge: Knowledge
) -> Iterator[Ruled]:
    applied = {finding.document for finding in assessment.findings}
    # A slip of the pen may mean the data of a ruling; what has a similar name is other data.
    slips = {} if asked.unknown else asked.near or {}
    meant = [s.name for s in asked.subjects] or [*chain.from_iterable(slips.values())]
    for document, rule in knowledge.policy_rules:
        names = [name for name in meant if name in knowledge.about(rule)]
        answered = document in applied and rule.uses >= set(asked.uses)
        if not rule.only or answered or not names:
            continue
        told = question_in(knowledge.documents[document])
        own = told.text if told else ""
        decided = _decided(document, own, question, knowledge) if own else frozenset[Use]()
        if decided:
            yield Ruled(own, min(decided & set(asked.uses) or decided), document)
        for use in sorted(rule.uses - decided):
            text = _question(use, names, rule, knowledge)
            if len(text) <= _LONGEST and _decided(document, text, question, knowledge):
                yield Ruled(text, use, document)


def _question(use: Use, names: list[str], rule: Rule, knowledge: Knowledge) -> str:
    """A question that a ruling answers, in few words, with the circumstances that it needs."""
    things = " and ".join(things_of(rule, knowledge.vocabulary))

    def told(name: str) -> str:
        subject = knowledge.registry.get(name)
        site = subject is not None and subject.kind is SubjectKind.PLATFORM
        return f"{things} from {name}" if things and site else name

    to = whom((*rule.topics, *rule.beside)) if use is Use.REDISTRIBUTE else ()
    topics = (topic.strip('"') for topic in rule.topics)
    needed = ", ".join(topic.replace("-", " ") for topic in topics if topic not in to)
    aside = f" ({needed})" if needed else ""
    asked = " ".join((_ASKED[use].format(names=" and ".join(map(told, names))), *to))
    return f"{asked}{aside}?"


def _decided(document: str, text: str, question: Question, knowledge: Knowledge) -> frozenset[Use]:
    """Return the uses on which a ruling decides a text that follows a question."""
    after = Question(text, question.audience, Turn.after("", question.text), teams=question.teams)
    framed = as_ruled(frame(after, knowledge.registry, knowledge.vocabulary), knowledge)
    assessed = assess(framed, knowledge)
    asked = framed.uses if assessed.verdict is not Verdict.OUT_OF_SCOPE else ()
    found = (finding.uses for finding in assessed.findings if finding.document == document)
    return frozenset(asked).intersection(chain.from_iterable(found))
