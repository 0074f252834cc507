"""Drafts against documents: what is not true is dropped; with nothing left there is no answer."""

from dataclasses import replace

import pytest

from bot.domain.answers import Advice, Answer, Draft, Question, Quote, Reason, Statement, Verdict
from bot.domain.assessment import assess
from bot.domain.composing import compose
from bot.domain.documents import Audience, Effect, Status
from bot.domain.grounding import ground, holds
from tests.builders import about, dataset, knowledge, policy, rule

CLAUSE = "Clips of Harbour must not be used for training."
POLICY = policy("pol", rule("r", Effect.FORBIDS, subjects=("Harbour",), clause=CLAUSE))
START = POLICY.text.index(CLAUSE)
TRUE = Quote("pol", START, START + len(CLAUSE), CLAUSE)


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        (replace(TRUE, document="nobody"), "no such document"),
        (replace(TRUE, text=CLAUSE.replace("not ", "")), "other words"),
        (replace(TRUE, start=START + 1, end=START + 1 + len(CLAUSE)), "another place"),
        (replace(TRUE, start=0, end=4, text=POLICY.text[:4]), "the header"),
        (replace(TRUE, start=len(POLICY.text), end=len(POLICY.text) + 9), "behind the end"),
        (replace(TRUE, text=" "), "no words"),
    ],
)
def test_what_does_not_hold(quote: Quote, why: str) -> None:
    """
    A quotation holds at its place, character for character, and nowhere else.
    """
    held = knowledge(POLICY)

    assert holds(TRUE, held)
    assert not holds(quote, held), why


def test_only_what_is_in_force_and_visible_counts() -> None:
    """
    A superseded text, a draft and a text for legal ground nothing; the past is for the past.
    """
    old = replace(POLICY, status=Status.SUPERSEDED)

    assert not holds(TRUE, knowledge(old))
    assert not holds(TRUE, knowledge(replace(POLICY, status=Status.DRAFT)))
    assert not holds(TRUE, knowledge(replace(POLICY, audience=Audience.LEGAL)))
    assert holds(TRUE, knowledge(old), past=True)
    assert not holds(TRUE, knowledge(POLICY), past=True)


def test_statements_without_a_true_quotation_are_dropped() -> None:
    """
    Of a draft only statements stay of which every quotation holds; the rest is counted.
    """
    false = replace(TRUE, text="Clips of Harbour may be used.")
    good = Statement("True.", (TRUE,))
    draft = Draft((good, Statement("None.", ()), Statement("Half.", (TRUE, false))), "somebody")

    grounded = ground(draft, knowledge(POLICY))

    assert (grounded.statements, grounded.dropped) == ((good,), 2)


def test_a_verdict_without_a_statement_is_no_answer() -> None:
    """
    A verdict of which no statement is left is not given: nothing decides, and legal is offered.
    """
    held = knowledge(POLICY, dataset("Harbour"), dataset("Bay"))
    framed = about(held, "Harbour", "Bay")
    assessed = assess(framed, held)

    def answered(*statements: Statement) -> Answer:
        grounded = ground(Draft(statements, "somebody"), held)
        return compose(Question("May we?"), framed, assessed, grounded, held)

    told = answered(Statement("True.", (TRUE,)))
    lost = answered(Statement("A condition.", (TRUE,), condition=True))

    assert told.verdict is Verdict.NOT_ALLOWED
    assert lost.verdict is Verdict.NOT_COVERED
    assert set(lost.verdicts.values()) == {Verdict.NOT_COVERED}
    assert set(lost.by_subject.values()) == {Verdict.NOT_COVERED}
    assert (lost.escalation.advice, lost.escalation.reason) == (Advice.OFFER, Reason.NOT_COVERED)
    assert lost.statements == ()
