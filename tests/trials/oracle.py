"""What has to be true when all is quiet again: the record and the workspace say the same."""

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, func, select

from bot.adapters.database import Database
from bot.adapters.database.schema import inbox, journal, outbox
from bot.adapters.marks import FileMarks
from bot.services.auditing import Auditing
from bot.slack.desk import SlackDesk
from tests.running_bot import LEGAL, shown
from tests.trials.company import Company
from tests.trials.people import People, settled

Json = dict[str, Any]


@dataclass
class Findings:
    """What is wrong, in sentences; nothing of it may be there.

    `told` is no fault: who got a sentence that says why there is no answer.
    """

    lost: list[str] = field(default_factory=list[str])
    twice: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])
    told: list[str] = field(default_factory=list[str])

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self.lost or self.twice or self.wrong)

    def __str__(self) -> str:
        said = f"{len(self.lost)} lost, {len(self.twice)} twice, {len(self.wrong)} wrong"
        if self.told:
            said += f", {len(self.told)} told why there is no answer"
        return "\n".join([said, *self.lost[:5], *self.twice[:5], *self.wrong[:5], *self.told[:5]])

    def add(self, others: "Findings", where: str) -> None:
        """Take over what was found elsewhere."""
        self.lost += [where + said for said in others.lost]
        self.twice += [where + said for said in others.twice]
        self.wrong += [where + said for said in others.wrong]
        self.told += [where + said for said in others.told]


def report(line: str) -> None:
    """Say at once what came of a run."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def rows(database: Database, table: Table, *conditions: Any) -> list[Any]:
    """The rows of a table."""
    with database._engine.begin() as connection:
        return list(connection.execute(select(table).where(*conditions)).mappings().all())


def quiet(database: Database) -> bool:
    """Tell whether nothing waits to be worked on or to be sent."""
    with database._engine.begin() as connection:
        work = select(func.count()).select_from(inbox).where(inbox.c.state.in_(("new", "working")))
        unsent = outbox.c.state.in_(("new", "sending"))
        post = select(func.count()).select_from(outbox).where(unsent)
        return not connection.execute(work).scalar() and not connection.execute(post).scalar()


def calm(company: Company, people: People, seconds: float) -> Findings:
    """No more trouble: what is wrong when all is quiet, or after so many seconds."""
    company.workspace.heal()
    end = time.monotonic() + seconds
    with suppress(TimeoutError):
        company.workspace.settle(seconds)
    with closing(Database(company.plan.place)) as database:
        while not (settled(company) and quiet(database)) and time.monotonic() < end:
            people.rule("lena")
            people.rule("leo")
            time.sleep(0.1)
        found = look(company, database, people.asked)
    if time.monotonic() >= end:
        found.wrong.append(f"not quiet after {seconds:.0f} s")
    return found


def look(company: Company, database: Database, asked: list[Json]) -> Findings:
    """Compare what was asked and acknowledged with what was recorded, and that with what stands."""
    found = Findings()
    entries = Counter((row["channel"], row["thread"]) for row in rows(database, journal))
    for message in asked:
        place = (message["channel"], message["ts"])
        if place in company.taken and not entries[place]:
            _unanswered(company, database, message, found)
        if entries[place] > 1:
            found.twice.append(f"{entries[place]} answers to {message['text']!r}")
    _posts(company, database, found)
    _cards(company, database, found)
    _trail(company, database, found)
    return found


def _unanswered(company: Company, database: Database, message: Json, found: Findings) -> None:
    """What became of a question without an answer: its asker was told why, or it is lost."""
    taken = rows(database, inbox, inbox.c.twin.contains(message["ts"]))
    ended = bool(taken) and all(row["state"] in ("done", "dead") for row in taken)
    replies = company.workspace.replies(message["channel"], message["ts"])
    said = [shown(reply) for reply in replies if reply.get("bot_id") and _key(reply)]
    if ended and said:
        found.told.append(f"{message['text']!r}: {said[0]!r} {taken[0]['problem'] or ''}")
    else:
        rest = [(row["state"], row["tries"], row["problem"]) for row in taken]
        found.lost.append(f"no answer to {message['text']!r}: {rest}, told {said}")


def _posts(company: Company, database: Database, found: Findings) -> None:
    standing = list(_standing(company))
    marks = Counter(mark for _, mark in standing if mark)
    posts = rows(database, outbox)
    for row in posts:
        if row["state"] != "sent":
            found.lost.append(f"post {row['key']} is {row['state']} {row['problem']}")
    for mark, count in marks.items():
        if count > 1:
            found.twice.append(f"{count} messages with the mark {mark}")
    made = {_mark(row["key"]): row for row in posts}
    for mark in marks:
        if mark not in made:
            found.wrong.append(f"nobody knows of the message with the mark {mark}")
    for mark, row in made.items():
        if row["anew"] and row["state"] == "sent" and mark not in marks:
            found.lost.append(f"post {row['key']} was sent, and does not stand")
    for (place, said), count in _said(standing).items():
        if count > 1:
            found.twice.append(f"{count} times in {place}: {said[:60]!r}")


def _mark(key: str) -> str:
    """The mark that a post carries: what the courier writes into its metadata."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _standing(company: Company) -> Iterator[tuple[Json, str]]:
    """Each message of the bot, with its mark."""
    with company.workspace.state.lock:
        for room in company.workspace.state.rooms.values():
            for message in room.messages.values():
                if message.get("bot_id"):
                    yield message, _key(message)


def _key(message: Json) -> str:
    """The mark that a message carries; progress that is only shown has none."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return payload.get("key", "")


def _said(standing: list[tuple[Json, str]]) -> Counter[tuple[str, str]]:
    return Counter(
        (message["thread_ts"], shown(message))
        for message, mark in standing
        if mark and message.get("thread_ts")
    )


def _cards(company: Company, database: Database, found: Findings) -> None:
    """Each case has one card and a notice for each asker, which show it as it is."""
    messages = company.workspace.messages(LEGAL)
    cards = [shown(message) for message in messages if message.get("bot_id")]
    standing = {(message["ts"], message["text"]) for message, _ in _standing(company)}
    sent = {row["root"]: row["ts"] for row in rows(database, outbox) if row["state"] == "sent"}
    with database.step() as step:
        known = step.cases.all()
    for case in known:
        mine = [card for card in cards if case.id in card.splitlines()[0]]
        if len(mine) != 1:
            found.wrong.append(f"{len(mine)} cards of {case.id}")
        elif case.state.value not in mine[0]:
            found.wrong.append(f"the card of {case.id} does not say {case.state.value}")
        for notice in (SlackDesk().notice(case, asker) for asker in case.askers):
            if (sent.get(notice.root), notice.text) not in standing:
                found.wrong.append(f"{notice.root} does not show its last look")


def _trail(company: Company, database: Database, found: Findings) -> None:
    """The audit trail, its marks and the records hold together."""
    marks = FileMarks(company.plan.folder)
    checked = Auditing(database, marks, lambda: datetime.now(UTC)).check()
    if checked.breaks or not (checked.entries and checked.marks):
        found.wrong.append(f"{checked.summary} {checked.breaks[:3]}")
