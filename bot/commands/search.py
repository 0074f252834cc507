"""`policy-bot search`: passages without an answer."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands.output import ensure_index, read_lines, say, say_json
from bot.commands.parsing import Commands
from bot.domain.answer_json import turn_of
from bot.domain.answers import Question
from bot.domain.documents import Audience, Hit
from bot.domain.errors import PolicyBotError, UsageError


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser("search", help="find passages without an answer")
    parser.add_argument("query", nargs="?", help="what to look for")
    parser.add_argument("-k", type=int, default=10, help="how many passages (10)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--document", metavar="ID", help="the kept text of one document")
    parser.add_argument("--audience", choices=("all", "legal"), default="all")
    parser.add_argument("--batch", metavar="IN", help='JSON lines {"query_id", "query"}')
    parser.add_argument("--out", metavar="OUT", default="-", help="where the hits go")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, app: App) -> int:
    """Search, and print or write the hits."""
    if options.k < 1:
        raise UsageError("-k takes a number from 1.")
    audience = Audience.LEGAL if options.audience == "legal" else Audience.ALL
    if options.document:
        return _show(options.document, app, audience, as_json=options.json)
    if options.batch:
        rows = list(read_lines(options.batch))
        ensure_index(app)
        lines = [json.dumps(_row(row, options.k, app, audience)) + "\n" for row in rows]
        if options.out == "-":
            sys.stdout.writelines(lines)
            return 0
        try:
            Path(options.out).write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            raise PolicyBotError(f"{options.out} cannot be written: {error}.") from error
        return 0
    if not (options.query or "").strip():
        raise UsageError('Say what to look for: policy-bot search "automated access".')
    ensure_index(app)
    hits = app.answering.search(Question(options.query, audience), options.k)
    if options.json:
        say_json({"query_id": "", "hits": [_hit(hit) for hit in hits]})
        return 0
    documents = app.generations.current().documents
    for n, hit in enumerate(hits, 1):
        document = documents[hit.passage.document]
        page = document.page_at(hit.passage.start)
        place = ", ".join(filter(None, (hit.passage.heading, f"p. {page}" if page else "")))
        say(f"{n:>2}. {hit.score:5.2f}  {document.title} ({document.id}) · {place}")
        say(f"    {' '.join(hit.passage.text.split())[:300]}")
    if not hits:
        say("Nothing was found.")
    return 0


def _show(name: str, app: App, audience: Audience, *, as_json: bool) -> int:
    """Print the text in which the offsets of a document's citations count."""
    ensure_index(app)
    document = app.generations.current().documents.get(name)
    if document is None or not audience.may_see(document.audience):
        raise UsageError(
            f"There is no document {name}; policy-bot search finds documents by words."
        )
    if as_json:
        say_json({
            "document": document.id, "title": document.title, "path": document.path,
            "text": document.text, "pages": document.pages,
        })  # fmt: skip
    else:
        sys.stdout.write(document.text)
    return 0


def _row(row: dict[str, Any], limit: int, app: App, audience: Audience) -> dict[str, Any]:
    name = row.get("query_id", row.get("id", ""))
    text = str(row.get("query") or row.get("question") or row.get("text") or "")
    question = Question(text, audience, turn_of(row))
    return {"query_id": name, "hits": [_hit(h) for h in app.answering.search(question, limit)]}


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "score": round(hit.score, 4),
    }
