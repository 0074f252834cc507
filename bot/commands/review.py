"""`policy-bot review`: clauses that a program marked, for a person to accept or reject."""

import argparse
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from bot.app import App
from bot.commands.output import say, say_json
from bot.commands.parsing import Commands
from bot.domain.clauses import PROPOSALS, Clause
from bot.domain.composing import section_at
from bot.domain.documents import Effect, Use
from bot.domain.reviewing import RESTRICTING, Decision, written
from bot.services.reviewing import Waiting


def register(commands: Commands) -> None:
    """Add the command, which lists, and its two steps."""
    parser = commands.add_parser("review", help="clauses that a program marked, for a decision")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--document", action="append", default=[], metavar="ID", help="only of this document"
    )
    parser.set_defaults(run=run)
    steps = parser.add_subparsers(metavar="STEP")
    one = steps.add_parser("accept", help="make a rule of a clause; it can only restrict")
    one.add_argument("id", help="the clause")
    one.add_argument("--by", required=True, metavar="NAME", help="who read it")
    one.add_argument("--use", action="append", default=[], choices=list(Use), help="what it limits")
    one.add_argument("--effect", choices=list(RESTRICTING), help="what it says of it")
    one.set_defaults(run=accept)
    other = steps.add_parser("reject", help="say that a clause limits nothing")
    other.add_argument("id", help="the clause")
    other.add_argument("--by", required=True, metavar="NAME", help="who read it")
    other.add_argument("--why", default="", metavar="TEXT", help="the reason, for those who ask")
    other.set_defaults(run=reject)


def run(options: argparse.Namespace, app: App) -> int:
    """List what waits for a decision, by document."""
    waiting = app.reviewing.waiting(options.document)
    if options.json:
        say_json(
            {
                "clauses": [_row(clause, waiting) for clause in waiting.clauses],
                "stale": written(waiting.stale)["clauses"],
            }
        )
        return 0
    for line in _lines(waiting):
        say(line)
    return 0


def accept(options: argparse.Namespace, app: App) -> int:
    """Keep that a person made a rule of a clause."""
    effect = Effect(options.effect) if options.effect else None
    made = app.reviewing.accept(options.id, options.by, map(Use, options.use), effect)
    uses = ", ".join(use for use in Use if use in made.uses)
    verb = "forbids" if made.effect is Effect.FORBIDS else "leaves undecided"
    say(f"Accepted by {made.by} on {made.on}: the clause of {made.document} {verb} {uses}.")
    return 0


def reject(options: argparse.Namespace, app: App) -> int:
    """Keep that a person found that a clause limits nothing."""
    made = app.reviewing.reject(options.id, options.by, options.why)
    say(f"Rejected by {made.by} on {made.on}: the clause of {made.document} restricts nothing.")
    return 0


def _row(clause: Clause, waiting: Waiting) -> dict[str, Any]:
    document = waiting.documents[clause.document]
    effect, uses = PROPOSALS[clause.topic]
    return {
        "id": clause.id,
        "document": clause.document,
        "title": document.title,
        "section": section_at(document.text, clause.start),
        "start": clause.start,
        "end": clause.end,
        "topic": clause.topic,
        "effect": effect,
        "use": [use for use in Use if use in uses],
        "text": clause.text,
    }


def _lines(waiting: Waiting) -> Iterator[str]:
    for name, clauses in groupby(waiting.clauses, key=lambda clause: clause.document):
        yield f"{waiting.documents[name].title} ({name})"
        for clause in clauses:
            row = _row(clause, waiting)
            place = f", {row['section']}" if row["section"] else ""
            yield f"  {clause.id}  {clause.topic}: {row['effect']} {', '.join(row['use'])}{place}"
            yield f'      "{" ".join(clause.text.split())}"'
        yield ""
    yield from map(_stale, waiting.stale)
    documents = {clause.document for clause in waiting.clauses}
    if waiting.clauses:
        yield (
            f"{_many(len(waiting.clauses), 'clause')} of {_many(len(documents), 'document')} "
            "restrict until a person has read them: policy-bot review accept ID --by NAME, "
            "or reject ID --by NAME."
        )
    else:
        yield "No marked clause waits for a decision."


def _stale(decision: Decision) -> str:
    return (
        f"{decision.document}: the text changed, and the clause that {decision.by} "
        f'{decision.choice} on {decision.on} is no longer in it: "{decision.text}"'
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
