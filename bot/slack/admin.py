"""What admins do with the index: look at it, have it built anew, go back."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.records import Post
from bot.ports.care import IndexCare, Summary
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger
from bot.ports.slack import Courier
from bot.services.letters import Letters
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.diff_view import edit_blocks
from bot.slack.guard import sentence
from bot.slack.home_view import Health, health_lines
from bot.slack.incoming import Command
from bot.slack.mrkdwn import escape

_EVERY = 2.0
_LAST = 50
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Admin:
    """`/policy reindex | diff | status | rollback`. `submit` runs a function in the background."""

    ledger: Ledger
    roles: Roles
    courier: Courier
    index: IndexCare
    clock: Clock
    new_id: Callable[[], str]
    stopwatch: Callable[[], float]
    submit: Callable[[Callable[[], None]], object]
    wake: Callable[[], None]

    def reindex(self, command: Command) -> str:
        """Start to build anew, and return the sentence for who typed the command."""
        return self._begin(
            command, "reindex", self.index.update,
            (wording.REINDEX_BEGUN, wording.REINDEX_RUNNING, wording.REINDEX_FAILED),
        )  # fmt: skip

    def diff(self, command: Command) -> str:
        """Start to compare, and return the sentence for who typed the command."""
        return self._begin(
            command, "diff", self.index.diff,
            (wording.DIFF_BEGUN, wording.DIFF_RUNNING, wording.DIFF_FAILED),
        )  # fmt: skip

    def status(self, command: Command) -> str:
        """Say what answers just now."""
        if not self._may(command.user, command.team, "status"):
            return wording.ONLY_ADMINS
        return "\n".join(health_lines(self.health()))

    def rollback(self, command: Command) -> str:
        """Go back one generation, and say so."""
        if not self._may(command.user, command.team, "rollback"):
            return wording.ONLY_ADMINS
        number = self.index.rollback()
        self._enter("index.rollback", command.user, f"generation:{number}")
        return wording.ROLLED_BACK.format(number=number)

    def press(self, user: str, team: str) -> str:
        """Build anew at the press of the button in the app's home."""
        return self.reindex(Command(user, team, "", "", ""))

    def retry(self, user: str, team: str) -> str:
        """Have everything tried again that was given up, and say so."""
        if not self._may(user, team, "retry"):
            return wording.ONLY_ADMINS
        count = Letters(self.ledger, self.clock).retry_all(user)
        self.wake()
        return wording.RETRIED.format(count=count)

    def may(self, user: str, team: str) -> bool:
        """Tell whether somebody is an admin of this company."""
        return self.roles.is_colleague(user, team) and self.roles.is_admin(user)

    def health(self) -> Health:
        """Look at the index and the queues."""
        with self.ledger.step() as step:
            questions, (posts, dead) = step.inbox.waiting(), step.outbox.waiting()
            drafters = tuple(step.journal.latest_drafters(_LAST))
            letters = (*step.inbox.letters(), *step.outbox.letters())
            dead += step.inbox.backlog().dead
        return Health(self.index.state(), questions, posts, dead, drafters, letters)

    def _begin(
        self,
        command: Command,
        name: str,
        work: Callable[[Progress], Summary],
        says: tuple[str, str, str],
    ) -> str:
        if not self._may(command.user, command.team, name):
            return wording.ONLY_ADMINS
        self._enter(f"index.{name}", command.user, "")
        self.submit(lambda: self._run(command.user, work, says))
        return says[0]

    def _may(self, user: str, team: str, name: str) -> bool:
        """Tell whether somebody may; who may not is entered in the trail."""
        if self.may(user, team):
            return True
        self._enter(f"refused.{name}", user, "")
        return False

    def _enter(self, kind: str, user: str, ref: str) -> None:
        with self.ledger.step() as step:
            step.trail.append(kind, user, ref)

    def _run(
        self, user: str, work: Callable[[Progress], Summary], says: tuple[str, str, str]
    ) -> None:
        begun, running, failed = says
        channel = self.courier.direct(user) or user
        report = _Progress(self, channel, self.new_id(), running)
        report.show(begun)
        try:
            done = work(report.step)
            text, edits = escape(done.summary()), tuple(edit_blocks(done.edits))
        except Exception as error:  # noqa: BLE001  the admin gets a sentence whatever happens
            text, edits = failed.format(why=sentence(error)), ()
        report.end(text, edits)


@dataclass(slots=True)
class _Progress:
    """One message that changes while the work goes on, and one at its end."""

    admin: Admin
    channel: str
    number: str
    running: str
    looks: int = 0
    shown_at: float = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """Show how far it is, every two seconds at most."""
        now = self.admin.stopwatch()
        if now - self.shown_at >= _EVERY:
            self.shown_at = now
            named = wording.INDEX_STAGES.get(stage, escape(stage))
            self.show(self.running.format(stage=named, done=done, total=total))

    def show(self, text: str) -> None:
        """Change the message, or post it at first."""
        root = f"reindex:{self.number}"
        self._add(f"{root}:{self.looks}", root, text)
        self.looks += 1

    def end(self, text: str, more: tuple[Block, ...]) -> None:
        """Post the report, and changed clauses below it."""
        self.show(wording.REPORTED)
        self._add(f"reindex-report:{self.number}", "", text, more)

    def _add(self, key: str, root: str, text: str, more: tuple[Block, ...] = ()) -> None:
        room = blocks.MESSAGE_TEXT - sum(map(blocks.text_length, more))
        made = (*blocks.sections(blocks.clip(text, room)), *more)
        post = Post(key, self.channel, "", blocks.fallback(made), made, root=root)
        with self.admin.ledger.step() as step:
            step.outbox.add(post, self.admin.clock())
        self.admin.wake()
