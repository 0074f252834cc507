"""What people decided on marked clauses, and what marks and decisions mean for answers.

A mark restricts until a person rejects it. A mark that a person accepts is a rule with
a name and a day; it restricts as well. Nothing in here permits.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from bot.domain.clause_words import Topic
from bot.domain.clauses import PROPOSALS, Clause
from bot.domain.documents import Document, Effect, Rule, Use
from bot.domain.errors import KnowledgeError
from bot.domain.text import normalise

RESTRICTING = (Effect.FORBIDS, Effect.UNDECIDED)


class Choice(StrEnum):
    """What a person made of a mark."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's word on one clause. `text` is the clause as it stood when it was read."""

    clause: str
    document: str
    topic: Topic
    choice: Choice
    by: str
    on: str
    text: str
    effect: Effect = Effect.UNDECIDED
    uses: frozenset[Use] = frozenset()
    why: str = ""

    @property
    def rule(self) -> Rule:
        """The rule that was accepted."""
        return Rule(
            id=self.clause,
            effect=self.effect,
            uses=self.uses,
            clause=self.text,
            reviewed_by=self.by,
            reviewed_on=self.on,
        )


@dataclass(frozen=True, slots=True)
class Restriction:
    """A rule that a marked clause makes, reviewed or not, and the topic that it limits."""

    topic: Topic
    rule: Rule


Restrictions = Mapping[str, tuple[Restriction, ...]]
Marks = Mapping[str, Sequence[Clause]]


def accept(
    clause: Clause, by: str, on: str, uses: Iterable[Use] = (), effect: Effect | None = None
) -> Decision:
    """Make a rule of a mark: as it was proposed, or with other uses or another effect."""
    proposed, limited = PROPOSALS[clause.topic]
    return Decision(
        clause.id, clause.document, clause.topic, Choice.ACCEPTED, by, on, clause.text,
        effect or proposed, frozenset(uses) or limited,
    )  # fmt: skip


def reject(clause: Clause, by: str, on: str, why: str = "") -> Decision:
    """Say that a mark limits nothing."""
    return Decision(
        clause.id, clause.document, clause.topic, Choice.REJECTED, by, on, clause.text, why=why
    )


def pending(marks: Marks, decisions: Iterable[Decision]) -> tuple[Clause, ...]:
    """Return the marks that nobody has decided on, in the order of their documents."""
    decided = {decision.clause for decision in decisions}
    return tuple(c for name in sorted(marks) for c in marks[name] if c.id not in decided)


def stale(
    documents: Mapping[str, Document], marks: Marks, decisions: Iterable[Decision]
) -> tuple[Decision, ...]:
    """Return the decisions whose clause stands no longer in its document in force."""
    texts: dict[str, str] = {}
    marked = {clause.id for found in marks.values() for clause in found}
    return tuple(
        d for d in decisions if d.clause not in marked and not _stands(d, documents, texts)
    )


def _stands(decision: Decision, documents: Mapping[str, Document], texts: dict[str, str]) -> bool:
    """Tell whether words stand in a text, though no program marks them there now."""
    document = documents.get(decision.document)
    if document is None or not document.in_force:
        return False
    if document.id not in texts:
        texts[document.id] = normalise(document.body)
    return normalise(decision.text) in texts[document.id]


def restrictions(
    documents: Mapping[str, Document], marks: Marks, decisions: Sequence[Decision]
) -> Restrictions:
    """Return by document what its clauses restrict: what was accepted, and what nobody reviewed."""
    gone = set(stale(documents, marks, decisions))
    found: dict[str, list[Restriction]] = {}
    for decision in decisions:
        if decision.choice is Choice.ACCEPTED and decision not in gone:
            found.setdefault(decision.document, []).append(
                Restriction(decision.topic, decision.rule)
            )
    for clause in pending(marks, decisions):
        found.setdefault(clause.document, []).append(Restriction(clause.topic, clause.rule))
    return {name: tuple(entries) for name, entries in found.items()}


def read_decisions(table: Mapping[str, Any]) -> tuple[Decision, ...]:
    """Read decisions as `written` writes them.

    Raises KnowledgeError when one names nobody, no day or no clause, or would permit.
    """
    entries: object = table.get("clauses") or []
    if not isinstance(entries, list):
        raise KnowledgeError("reviewed-clauses.yaml: clauses takes a list of decisions.")
    return tuple(_read(entry) for entry in cast(list[object], entries))


def _read(entry: object) -> Decision:
    try:
        fields = cast(Mapping[str, Any], entry)
        decision = Decision(
            clause=str(fields["id"]),
            document=str(fields["document"]),
            topic=Topic(fields["topic"]),
            choice=Choice(fields["decision"]),
            by=str(fields["by"]).strip(),
            on=str(fields["on"]).strip(),
            text=str(fields["clause"]),
            effect=Effect(fields.get("effect", Effect.UNDECIDED)),
            uses=frozenset(Use(use) for use in fields.get("use", ())),
            why=str(fields.get("why", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(
            f"reviewed-clauses.yaml: a decision cannot be read ({error}); mend it or take it out."
        ) from error
    if not (decision.by and decision.on and decision.text.strip()):
        raise _fault(decision, "needs a name, a day and a clause")
    if decision.choice is Choice.ACCEPTED and not decision.uses:
        raise _fault(decision, "needs the uses that it restricts")
    if decision.effect not in RESTRICTING:
        raise _fault(decision, "can only forbid or leave undecided")
    return decision


def _fault(decision: Decision, fault: str) -> KnowledgeError:
    return KnowledgeError(f"reviewed-clauses.yaml: the decision on {decision.clause} {fault}.")


def written(decisions: Iterable[Decision]) -> Mapping[str, Any]:
    """Write decisions as plain values, by document and clause."""
    rows: list[dict[str, Any]] = []
    for decision in sorted(decisions, key=lambda d: (d.document, d.clause)):
        row: dict[str, Any] = {
            "id": decision.clause,
            "document": decision.document,
            "topic": decision.topic.value,
            "decision": decision.choice.value,
            "by": decision.by,
            "on": decision.on,
            "clause": decision.text,
        }
        if decision.choice is Choice.ACCEPTED:
            row |= {
                "effect": decision.effect.value,
                "use": [use.value for use in Use if use in decision.uses],
            }
        if decision.why:
            row["why"] = decision.why
        rows.append(row)
    return {"clauses": rows}
