"""Inquiries: what somebody said to the bot becomes an answer in the same place.

The journal, a case where one is due, and the posts are one transaction with the end
of the work; a worker that lost its hold on the work changes nothing.
"""

import logging
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.domain.answers import Advice, Answer, Question, Reason, unread
from bot.domain.cases import Asker
from bot.domain.documents import Audience
from bot.domain.errors import (
    IndexUnavailableError,
    LedgerError,
    PolicyBotError,
    QuestionError,
    TakenOverError,
    UnsureError,
)
from bot.domain.records import Arrival, Entry, Saying, Surface, Work
from bot.domain.routes import ANONYMOUS, is_sealed
from bot.domain.stages import Session, Stage
from bot.domain.wishes import asks_for_help, asks_for_legal
from bot.ports.answers import Answering, Tell
from bot.ports.care import Meter
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger, Step
from bot.ports.slack import Courier, Desk, Progress
from bot.services.anew import anew
from bot.services.casework import Casework
from bot.services.crew import where
from bot.services.watching import Unwatched

LOG = logging.getLogger(__name__)
MOST_TRIES = 3
_LONGER = 10


class Unseen:
    """Progress where nobody looks on."""

    @contextmanager
    def of(self, work: Work) -> Generator[Tell]:
        """Show nothing."""
        del work
        yield self._nothing

    def over(self, work: Work) -> None:
        """There is nothing to end."""

    @staticmethod
    def _nothing(stage: Stage) -> None:
        del stage


@dataclass
class Inquiries:
    """Works on the inbox. `new_id` names an exchange, `lease` is how long a hold lasts.

    What fails in a way that nobody foresaw is tried again after `patience` seconds, and given
    up after three tries. Whether somebody may ask is found out again after `patience` seconds,
    and after ten times that; then they are told that it cannot be.
    """

    ledger: Ledger
    answering: Answering
    casework: Casework
    roles: Roles
    desk: Desk
    courier: Courier
    clock: Clock
    new_id: Callable[[], str]
    legal_channel: str
    lease: float = 15.0
    stopwatch: Callable[[], float] = time.monotonic
    patience: float = 2.0
    meter: Meter = field(default_factory=Unwatched)
    progress: Progress = field(default_factory=Unseen)
    _held: set[Work] = field(default_factory=set[Work])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def work_next(self) -> bool:
        """Work on the oldest arrival; False if there is none."""
        now = self.clock()
        with self.ledger.step() as step:
            work = step.inbox.take(now, now + timedelta(seconds=self.lease))
        if work is None:
            return False
        with self._lock:
            self._held.add(work)
        try:
            self._reply(self._at_home(work))
        except TakenOverError:
            LOG.info("inquiries: arrival %d was stopped or taken over", work.id)
        finally:
            with self._lock:
                self._held.discard(work)
        return True

    def stop(self, channel: str, thread: str, user: str, before: str) -> bool:
        """Give no answer to what a person asked in a thread before a time stamp, and say so.

        False when there is nothing to stop: the answer is given already, or was asked by
        somebody else.
        """
        with self.ledger.step() as step:
            stopped = step.inbox.stop(channel, thread, user, before)
            if stopped:
                first = stopped[0]
                said = self.desk.say(first.arrival, f"stop:{first.id}", Saying.STOPPED)
                step.outbox.add(replace(said, session=Session.ACTIVE), self.clock())
        ended = {work.id for work in stopped}
        with self._lock:
            self._held = {work for work in self._held if work.id not in ended}
        for work in stopped:
            self.progress.over(work)
        return bool(stopped)

    def hold_on(self) -> bool:
        """Renew the hold on all that is being worked on; for a thread of its own."""
        with self._lock:
            held = list(self._held)
        if held:
            with self.ledger.step() as step:
                for work in held:
                    step.inbox.extend(work, self.clock() + timedelta(seconds=self.lease))
        return False

    def _reply(self, work: Work) -> None:
        try:
            if work.fence > MOST_TRIES:
                self._give_up(work, f"its worker died {MOST_TRIES} times")
            else:
                self._consider(work)
        except (LedgerError, TakenOverError):
            raise  # the work comes back when its hold has run out, or is somebody else's
        except UnsureError as error:
            if work.fence < MOST_TRIES:
                self._later(work, self.patience * _LONGER ** (work.fence - 1))
            else:
                self._say(work, str(error), Session.ACTIVE)
        except PolicyBotError as error:
            self._say(work, str(error), Session.ACTIVE)
        except Exception as error:  # noqa: BLE001  the asker gets a sentence whatever happens
            LOG.error("inquiries: arrival %d: %s", work.id, where(error))
            if work.fence < MOST_TRIES:
                self._later(work, self.patience * work.fence)
            else:
                self._give_up(work, where(error))

    def hand_back(self) -> None:
        """Let others have at once what this process does not come to an end with."""
        with self._lock:
            held = list(self._held)
        for work in held:
            with suppress(TakenOverError):
                self._later(work, 0.0)

    def _later(self, work: Work, seconds: float) -> None:
        with self.ledger.step() as step:
            step.inbox.again(work, self.clock() + timedelta(seconds=seconds))

    def _give_up(self, work: Work, problem: str) -> None:
        """What nobody can work on is kept for an admin to look at, and the asker is told."""
        LOG.error("inquiries: arrival %d is given up after %d tries", work.id, MOST_TRIES)
        told = self.desk.say(work.arrival, f"failed:{work.id}", Saying.FAILED)
        with self.ledger.step() as step:
            step.inbox.bury(work, problem)
            step.outbox.add(replace(told, session=Session.ACTIVE), self.clock())

    def _consider(self, work: Work) -> None:
        arrival = work.arrival
        named = arrival.user != ANONYMOUS  # whose standing was checked before the name was sealed
        stranger = named and not self.roles.is_colleague(arrival.user, arrival.team)
        if arrival.external or stranger:
            self._say(work, Saying.STRANGER)
        elif arrival.left:
            self._say(work, arrival.left)
        elif not arrival.text:
            self._say(work, Saying.EMPTY)
        elif self._replied(work):
            pass
        elif asks_for_help(arrival.text):
            self._say(work, Saying.HELP)
        elif asks_for_legal(arrival.text):
            self._ask_legal(work)
        else:
            self._answer(work)

    @anew
    def _replied(self, work: Work) -> bool:
        """Take what an asker writes in a thread where legal waits for a reply to legal."""
        arrival = work.arrival
        if arrival.root or not arrival.thread:
            return False
        with self.ledger.step() as step:
            thread = self._thread(step, arrival)
            case = step.cases.asked_back(Asker(arrival.user, arrival.channel, thread))
            if case is None and thread.startswith("@back:"):
                case = step.cases.get(thread.split(":")[1])
            if case is None or not case.awaits(arrival.user):
                return False
            step.inbox.finish(work)
            self.casework.reply_in(step, case, arrival.user, arrival.text)
            thanks = self.desk.say(arrival, f"say:{work.id}", Saying.REPLIED)
            step.outbox.add(thanks, self.clock())
        return True

    @anew
    def _ask_legal(self, work: Work) -> None:
        """Typed words are the same as the button under the last answer."""
        arrival = work.arrival
        said: Saying | str = Saying.NOTHING_TO_ASK
        with self.ledger.step() as step:
            step.inbox.finish(work)
            thread = self._thread(step, arrival)
            last = step.journal.latest(arrival.channel, thread) if thread else None
            if last is None and arrival.root and arrival.surface is not Surface.CHANNEL:
                last = step.journal.latest(arrival.channel, "", arrival.user)
            if last is not None:
                case, new = self.casework.escalate_in(step, last, arrival.user)
                if new and last.thread == thread:
                    return  # the notice in this thread says it
                said = f"{case.id} is with legal; I will tell you what they answer."
            step.outbox.add(self.desk.say(arrival, f"say:{work.id}", said), self.clock())

    def _answer(self, work: Work) -> None:
        with self.progress.of(work) as show:
            self._answered(work, lambda stage: self._go_on(work, stage, show))

    def _go_on(self, work: Work, stage: Stage, show: Tell) -> None:
        """Begin a stage, unless the work was stopped meanwhile."""
        with self._lock:
            if all(held.id != work.id for held in self._held):
                raise TakenOverError("This question was stopped.")
        show(stage)

    def _answered(self, work: Work, tell: Tell) -> None:
        arrival = work.arrival
        begun = self.stopwatch()
        legal = arrival.user != ANONYMOUS and self._reads_as_legal(arrival.user)
        private = arrival.surface is not Surface.CHANNEL or arrival.channel == self.legal_channel
        audience = Audience.LEGAL if legal and private else Audience.ALL
        with self.ledger.step() as step:
            thread = self._thread(step, arrival)
            last = step.journal.latest(arrival.channel, thread) if thread else None
        leans = last is not None and not arrival.whole and audience.may_see(last.audience)
        prior = last.turn if last and leans else None
        teams = self.roles.teams(arrival.user)
        question = Question(arrival.text, audience, prior, self.new_id(), teams)
        try:
            answer = self._looked_up(question, tell)
        except QuestionError as error:  # no words, or a thread too long to be read
            self._say(work, str(error), Session.ACTIVE)
            return
        at = self.clock()
        entry = Entry.of(
            answer,
            at=at,
            user=arrival.user,
            channel=arrival.channel,
            thread=thread or f"@answer:{question.id}",
            seconds=self.stopwatch() - begun,
        )
        self._record(work, entry, answer, full=legal and not private)
        took = self.stopwatch() - begun
        if work.since:
            self.meter.took("waiting", (at - work.since).total_seconds() - took)
        self.meter.took("answering", took)
        self.meter.answered(answer)
        LOG.info(
            "inquiries: arrival %d is answered as %s: %s by %s from generation %d in %.2f s",
            work.id, entry.id, answer.verdict.value, answer.drafter, answer.generation, took,
        )  # fmt: skip

    def _looked_up(self, question: Question, tell: Tell) -> Answer:
        """The answer; while the documents cannot be read, that nobody knows what they say."""
        try:
            return self.answering.ask(question, tell)
        except IndexUnavailableError as error:
            LOG.error("inquiries: the index is unavailable (%s)", where(error))
            return unread(question)

    @anew
    def _record(self, work: Work, entry: Entry, answer: Answer, *, full: bool) -> None:
        asker = Asker(entry.user, entry.channel, entry.thread)
        with self.ledger.step() as step:
            step.inbox.finish(work)
            case = None
            if answer.escalation.advice is Advice.REQUIRE:
                reason = answer.escalation.reason or Reason.OPEN_ISSUE
                case = self.casework.open_in(step, entry, asker, reason)
                escalation = {**entry.answer["escalation"], "case": case.id}
                stored = {**entry.answer, "escalation": escalation}
                entry = replace(entry, case=case.id, answer=stored)
            step.journal.write(entry)
            known = entry.reason is not Reason.UNREAD
            posts = self.desk.answer(entry, answer, full) if known else [self.desk.unread(entry)]
            for post in posts:
                step.outbox.add(post, self.clock())
            if case is not None:
                self.casework.tell(step, case, asker)

    @anew
    def _say(self, work: Work, saying: Saying | str, session: Session | None = None) -> None:
        said = self.desk.say(work.arrival, f"say:{work.id}", saying)
        with self.ledger.step() as step:
            step.inbox.finish(work)
            step.outbox.add(replace(said, session=session), self.clock())

    def _at_home(self, work: Work) -> Work:
        """A command has no message to answer under: its answer goes to the person directly."""
        arrival = work.arrival
        if arrival.surface is not Surface.COMMAND or is_sealed(arrival.channel):
            return work
        channel = self.courier.direct(arrival.user) or arrival.user
        return replace(work, arrival=replace(arrival, channel=channel))

    def _thread(self, step: Step, arrival: Arrival) -> str:
        """The thread by the name under which the journal has it."""
        if arrival.root:
            return arrival.thread
        return step.outbox.thread_at(arrival.channel, arrival.thread)

    def _reads_as_legal(self, user: str) -> bool:
        """Whoever cannot be shown to be of legal reads what everybody may read."""
        try:
            return self.roles.is_legal(user)
        except UnsureError:
            return False
