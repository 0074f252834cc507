"""One process of the bot in a trial: all of it but the reading of documents.

It is forked from a server that has its libraries loaded already, so that another one stands
as soon as one was killed.
"""

import logging
import os
import random
import signal
import threading
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.adapters.courier import SlackCourier
from bot.adapters.database import Database
from bot.adapters.marks import FileMarks
from bot.adapters.memory import settle
from bot.adapters.roles import SlackRoles
from bot.adapters.seals import FileSeals
from bot.adapters.shelf import FolderShelf
from bot.adapters.wallclock import WallClock
from bot.adapters.zones import SlackZones
from bot.domain.answers import Answer, Question
from bot.domain.errors import SettingsError
from bot.domain.rulings import Scope
from bot.ports.answers import Tell
from bot.services.answering import AnsweringService
from bot.services.auditing import Auditing
from bot.slack import Docket, Pace, Parts, SlackSettings, connect, start
from tests.fakes_slack import FakeAnswering, FakeReindexing
from tests.running_bot import ALWAYS
from tests.trials.library import TABLES, Library

PACE = Pace(
    workers=4, posters=3, poll=0.1, lease=2.0, timeout=4.0, grace=0.5, quick=2.0, listeners=32,
    tick=0.5, gap=0.0, pulse=3600.0, patience=0.2, silence=0.2, drain=4.0,
)  # fmt: skip
# As it is out there, but for the pause between two posts to one channel.
REAL = replace(Pace(), gap=0.0)
_WRITES = ("insert", "update", "delete")


@dataclass(frozen=True)
class Plan:
    """What a replica is told. `place` is its database; `ends_at` the effect at which it dies.

    `thinking` are the seconds that an answer takes, from and to. With a `library` it answers
    from documents, and recalls answers when they change.
    """

    settings: SlackSettings
    place: Path | str
    folder: Path
    pace: Pace = PACE
    thinking: tuple[float, float] = (0.0, 0.0)
    ends_at: int = 0
    library: Library | None = None


@dataclass
class Effects:
    """Counts what a process does that others can see: commits of changes, and calls of Slack.

    Each has a boundary before and after it. At number `ends_at` the process is killed.
    """

    log: Path
    ends_at: int
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _wrote: threading.local = field(default_factory=threading.local)

    def reach(self, what: str) -> None:
        """Note a boundary, and die there if it is the one."""
        with self._lock:
            self._count += 1
            with self.log.open("a", encoding="utf-8") as lines:
                lines.write(what + "\n")
            if self._count == self.ends_at:
                os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, database: Database) -> None:
        """Have each commit of a change counted, before it happens."""
        engine = database._engine

        def writes(_: Any, __: Any, statement: str, *___: Any) -> None:
            first, *others = statement.lower().split()
            if first in _WRITES and "pulses" not in others:
                self._wrote.since = statement

        def commits(_: Any) -> None:
            if getattr(self._wrote, "since", ""):
                self.reach(f"before the commit of: {_brief(self._wrote.since)}")

        event.listen(engine, "before_cursor_execute", writes)
        event.listen(engine, "commit", commits)

    def committed(self) -> None:
        """Count the boundary after a commit."""
        wrote, self._wrote.since = getattr(self._wrote, "since", ""), ""
        if wrote:
            self.reach(f"after the commit of: {_brief(wrote)}")


def _brief(statement: str) -> str:
    return " ".join(statement.split()[:3])


@dataclass(frozen=True)
class WatchedLedger:
    """The database, with the boundaries after its commits."""

    database: Database
    effects: Effects

    @contextmanager
    def step(self, *, urgent: bool = False) -> Generator[Any]:
        """Begin a step."""
        with self.database.step(urgent=urgent) as step:
            yield step
        self.effects.committed()


@dataclass(frozen=True)
class WatchedCourier:
    """The courier, with the boundaries around what it sends."""

    courier: SlackCourier
    effects: Effects

    def __getattr__(self, name: str) -> Any:
        call = getattr(self.courier, name)
        if name not in ("post", "update", "find"):
            return call

        def watched(*arguments: Any) -> Any:
            self.effects.reach(f"before {name}")
            receipt = call(*arguments)
            self.effects.reach(f"after {name}")
            return receipt

        return watched


@dataclass
class Thinking(FakeAnswering):
    """Answers by a word in the question, after a while; `log` has a line for each try."""

    seconds: tuple[float, float] = (0.0, 0.0)
    log: Path = Path("asked")

    def ask(self, question: Question, tell: Tell | None = None) -> Answer:
        """Answer one question, note that, and forget it."""
        with self.log.open("a", encoding="utf-8") as lines:
            lines.write(question.text.replace("\n", " ") + "\n")
        time.sleep(random.uniform(*self.seconds))
        answer = super().ask(question, tell)
        self.asked.clear()
        return answer

    def scope_of(self, question: Question) -> Scope | None:
        """No ruling of a trial is kept."""
        return None


def run(plan: Plan, pipe: Pipe) -> None:
    """Start, say where requests are taken, and work until SIGTERM; nowhere, if it refuses."""
    logging.disable(logging.CRITICAL)
    ended = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    try:
        database = Database(plan.place)
    except SettingsError:
        pipe.send("")
        return
    generations = plan.library.generations() if plan.library else None
    reader = AnsweringService(generations, TABLES) if generations else None
    effects = Effects(plan.folder / "effects", plan.ends_at)
    if plan.ends_at:
        effects.watch(database)
    settle()
    slack = connect(plan.settings, plan.pace)
    seals = FileSeals(plan.folder / "anonymous.key")
    courier = SlackCourier(slack.client, slack.quick, slack.legal_channel, seals)
    watched, marks = bool(plan.ends_at), FileMarks(plan.folder)
    surface = start(
        slack,
        Parts(
            ledger=WatchedLedger(database, effects) if watched else database,
            roles=SlackRoles(
                slack.quick, slack.team, plan.settings.legal_group, plan.settings.admin_group,
                frozenset(), frozenset(), time.monotonic,
            ),
            courier=WatchedCourier(courier, effects) if watched else courier,  # type: ignore[arg-type]  # it passes on what it does not watch
            seals=seals,
            answering=reader or Thinking(seconds=plan.thinking, log=plan.folder / "asked"),
            generations=generations,
            index=FakeReindexing(),
            clock=lambda: datetime.now(UTC),
            stopwatch=time.monotonic,
            new_id=lambda: uuid.uuid4().hex[:12],
            docket=Docket(
                WallClock(lambda: datetime.now(UTC)), ALWAYS,
                SlackZones(slack.quick, time.monotonic), FolderShelf(plan.folder / "legal"),
            ),
            chores=(lambda _: Auditing(database, marks, lambda: datetime.now(UTC)).work,),
        ),
    )  # fmt: skip
    pipe.send(surface.url)
    ended.wait()
    surface.stop()
    database.close()
