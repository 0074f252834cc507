"""Rulings: answers of legal that are kept, and decide the same question from then on.

A ruling is a document of its own, with one rule that a person approved: it holds for its
subjects, uses and teams, under the circumstances of the question that it answered and no
others, up to and including its last day.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, cast

from bot.domain.answers import Quote, Verdict
from bot.domain.documents import Audience, Document, Effect, Status, Use
from bot.domain.headers import read_document
from bot.domain.text import normalise

EFFECTS = {
    Verdict.ALLOWED: Effect.PERMITS,
    Verdict.CONDITIONS: Effect.CONDITIONS,
    Verdict.NOT_ALLOWED: Effect.FORBIDS,
}
LONGEST_RULING = 480
"""A ruling is quoted whole, never in part."""
LONGEST_QUESTION = 300
"""The question that a ruling answers is told beside it."""
MOST_CHOICES, LONGEST_CHOICE = 100, 150
"""What a form can offer; a question with more circumstances is too much for a ruling."""
UNKEEPABLE = (
    "This question names no data that the documents know, or turns on more than they can tell; "
    "send the answer without keeping it."
)
LONGEST_LIFE = timedelta(days=366)
USUAL_LIFE = timedelta(days=180)
_NEAR = timedelta(days=30)
_QUESTION = re.compile(r"^## Question[ \t]*\n\s*(?!#)(\S.*?)[ \t]*$", re.MULTILINE)
_MARKS = re.compile(r"^[#>=~`|\s]+|^[-=_*+\s]{3,}$")
# What YAML takes for no text or for the end of a line.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class RulingStatus(StrEnum):
    """Whether a ruling decides anything, and why not."""

    IN_FORCE = "in-force"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a ruling holds for; no team means everybody.

    `topics` are those circumstances of the question that it answered which have to be there;
    those in `beside` may be.
    """

    subjects: tuple[str, ...]
    uses: tuple[Use, ...]
    topics: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """The wish of legal to keep an answer as a ruling, for these and until that day.

    `topics` are the circumstances of the question without which the ruling does not hold;
    None means all of them. `question` is what it answers in words that everybody may read;
    none is told where it is empty.
    """

    subjects: tuple[str, ...]
    uses: tuple[Use, ...]
    until: date | None
    teams: tuple[str, ...] = ()
    topics: tuple[str, ...] | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A kept answer. Days are written as in 2027-01-31; `until` is its last day.

    `question` is what it answers, as legal would have everybody read it; it may be empty.
    """

    id: str
    case: str
    scope: Scope
    verdict: Verdict
    text: str
    grounds: str
    audience: Audience
    by: str
    made_on: str
    until: str
    status: RulingStatus = RulingStatus.IN_FORCE
    question: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether it decides on a day."""
        return self.status is RulingStatus.IN_FORCE and day.isoformat() <= self.until

    def ended(self, status: RulingStatus) -> "Ruling":
        """Return it as one that decides nothing any more."""
        return replace(self, status=status)


def nears(until: str, day: date) -> bool:
    """Tell whether a last day is near; no last day never is."""
    return bool(until) and (day + _NEAR).isoformat() >= until


def offerable(topics: tuple[str, ...]) -> bool:
    """Tell whether legal can be shown all circumstances of a question, to choose among them."""
    return len(topics) <= MOST_CHOICES and all(len(topic) <= LONGEST_CHOICE for topic in topics)


def keeping_faults(
    keeping: Keeping, verdict: Verdict | None, text: str, scope: Scope | None, today: date
) -> dict[str, str]:
    """Tell by field why an answer cannot be kept; nothing wrong is an empty table.

    `scope` is what a ruling on the question could hold for at most, and for whom.
    """
    faults: dict[str, str] = {}
    if scope is None:
        return {"keep": UNKEEPABLE}
    if verdict is not None and verdict not in EFFECTS:
        faults["verdict"] = "Only what is allowed or not allowed can be kept as a ruling."
    if len(_line(text)) > LONGEST_RULING:
        faults["text"] = (
            f"A ruling is quoted whole: shorten this to {LONGEST_RULING} characters, "
            "or send it without keeping it."
        )
    if len(_line(keeping.question)) > LONGEST_QUESTION:
        faults["question"] = (
            f"The question is told beside the ruling: shorten it to {LONGEST_QUESTION} characters, "
            "or leave it empty."
        )
    if not keeping.subjects or not set(keeping.subjects) <= set(scope.subjects):
        faults["subjects"] = "Choose which of the data in question the ruling is about."
    if not keeping.uses:
        faults["uses"] = "Choose the uses that the ruling is about."
    if not set(keeping.teams) <= set(scope.teams):
        faults["teams"] = "Choose among the teams that I know, or none for everybody."
    if keeping.until is None or not today <= keeping.until <= today + LONGEST_LIFE:
        faults["until"] = "Choose a last day within the next twelve months."
    return faults


def scope_of(keeping: Keeping, question: Scope) -> Scope:
    """Return the scope of a ruling: as chosen, under the circumstances of the question."""
    chosen = question.topics if keeping.topics is None else keeping.topics
    topics = tuple(topic for topic in question.topics if topic in chosen)
    beside = (*(topic for topic in question.topics if topic not in chosen), *question.beside)
    return Scope(keeping.subjects, keeping.uses, topics, keeping.teams, beside)


def markdown(ruling: Ruling) -> str:
    """Write a ruling as a document for a knowledge root."""
    head, body = _head(ruling), _body(ruling)
    return f"{head}{body}"


def document_of(ruling: Ruling) -> Document:
    """Return the document that is read from what `markdown` writes, before anybody has read it."""
    head, body = _head(ruling), _body(ruling)
    header = cast(dict[str, Any], json.loads(_yaml(_header(ruling))))
    return read_document(f"rulings/{ruling.id}.md", f"{head}{body}", header, len(head))


def question_in(document: Document) -> Quote | None:
    """Return the question that a ruling answers, where its document tells it."""
    found = _QUESTION.search(document.text, document.body_start)
    return Quote(document.id, *found.span(1), found[1]) if found else None


def _head(ruling: Ruling) -> str:
    lines = [f"{name}: {_yaml(value)}" for name, value in _header(ruling).items()]
    return "\n".join(("---", *lines, "---", ""))


def _body(ruling: Ruling) -> str:
    parts = [f"# {_title(ruling)}", ""]
    if question := _line(ruling.question):
        parts += ["## Question", question, ""]
    parts += ["## Ruling", _line(ruling.text), ""]
    if grounds := _line(ruling.grounds):
        parts += ["## Grounds", grounds, ""]
    return "\n".join((*parts, "## Scope", *_scope_lines(ruling), ""))


def _title(ruling: Ruling) -> str:
    scope = ruling.scope
    uses = "every use" if set(scope.uses) == set(Use) else ", ".join(scope.uses)
    team = f", for {', '.join(scope.teams)}" if scope.teams else ""
    return _line(f"Ruling {ruling.case} on {', '.join(scope.subjects)} ({uses}{team})")


def _header(ruling: Ruling) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": ruling.id.upper(),
        "use": [use.value for use in ruling.scope.uses],
        "effect": EFFECTS[ruling.verdict].value,
        "subject": list(ruling.scope.subjects),
        "topic": list(ruling.scope.topics),
        "beside": list(ruling.scope.beside),
        "team": list(ruling.scope.teams),
        "only": True,
        "clause": _line(ruling.text),
        "reviewed_by": ruling.by,
        "reviewed_on": ruling.made_on,
    }
    in_force = ruling.status is RulingStatus.IN_FORCE
    return {
        "id": ruling.id,
        "title": _title(ruling),
        "kind": "ruling",
        "owner": "legal",
        "effective_date": ruling.made_on,
        "expires": ruling.until,
        "audience": ruling.audience.value,
        "status": (Status.IN_FORCE if in_force else Status.SUPERSEDED).value,
        "rules": [rule],
    }


def _scope_lines(ruling: Ruling) -> list[str]:
    scope = ruling.scope
    lines = [
        f"- Data: {_line(', '.join(scope.subjects))}",
        f"- Uses: {', '.join(scope.uses)}",
        f"- Circumstances: {_line(', '.join(scope.topics)) or 'none besides'}",
        f"- Teams: {_line(', '.join(scope.teams)) or 'all'}",
        f"- In force from {ruling.made_on} to {ruling.until}",
    ]
    return lines if ruling.status is RulingStatus.IN_FORCE else [*lines, f"- {ruling.status}"]


def _line(text: str) -> str:
    """A text on one line, without the marks that would make it something else than a sentence."""
    lines = (_MARKS.sub("", _UNSEEN.sub(" ", line).strip()) for line in text.splitlines())
    return normalise(" ".join(line for line in lines if line))


def _yaml(value: object) -> str:
    """JSON is YAML, but for signs that only YAML cannot read."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(" ", written)
