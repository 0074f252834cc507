"""Having the documents read anew, with progress and report as direct messages."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.records import Post
from bot.ports import Clock, Courier, IndexUpdate, Ledger, Roles
from bot.slack import blocks, wording
from bot.slack.guard import sentence
from bot.slack.incoming import Command
from bot.slack.mrkdwn import escape

_EVERY = 2.0


@dataclass(frozen=True, slots=True)
class Reindex:
    """`/policy reindex`. `submit` runs a function in the background."""

    ledger: Ledger
    roles: Roles
    courier: Courier
    update: IndexUpdate
    clock: Clock
    new_id: Callable[[], str]
    stopwatch: Callable[[], float]
    submit: Callable[[Callable[[], None]], object]
    wake: Callable[[], None]

    def begin(self, command: Command) -> str:
        """Start, and return the sentence for who typed the command."""
        colleague = self.roles.is_colleague(command.user, command.team)
        if not (colleague and self.roles.is_admin(command.user)):
            return wording.ONLY_ADMINS
        self.submit(lambda: self._run(command.user))
        return wording.REINDEX_BEGUN

    def _run(self, user: str) -> None:
        channel = self.courier.direct(user) or user
        report = _Progress(self, channel, self.new_id())
        report.show(wording.REINDEX_BEGUN)
        try:
            text = escape(self.update(report.step).summary())
        except Exception as error:  # noqa: BLE001  the admin gets a sentence whatever happens
            text = wording.REINDEX_FAILED.format(why=sentence(error))
        report.end(text)


@dataclass(slots=True)
class _Progress:
    """One message that changes while the work goes on, and one at its end."""

    reindex: Reindex
    channel: str
    number: str
    looks: int = 0
    shown_at: float = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """Show how far it is, every two seconds at most."""
        now = self.reindex.stopwatch()
        if now - self.shown_at >= _EVERY:
            self.shown_at = now
            running = wording.REINDEX_RUNNING.format(stage=escape(stage), done=done, total=total)
            self.show(running)

    def show(self, text: str) -> None:
        """Change the message, or post it at first."""
        root = f"reindex:{self.number}"
        self._add(f"{root}:{self.looks}", root, text)
        self.looks += 1

    def end(self, text: str) -> None:
        """Post the report."""
        self._add(f"reindex-report:{self.number}", "", text)

    def _add(self, key: str, root: str, text: str) -> None:
        made = tuple(blocks.sections(text))[: blocks.MESSAGE_BLOCKS]
        post = Post(key, self.channel, "", blocks.fallback(made), made, root=root)
        with self.reindex.ledger.step() as step:
            step.outbox.add(post, self.reindex.clock())
        self.reindex.wake()
