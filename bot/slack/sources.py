"""All of an answer or a case, for who may see it: at a press, or by command."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.domain.cases import Case
from bot.domain.documents import Audience
from bot.domain.errors import QuestionError
from bot.domain.records import Entry, Post
from bot.ports.people import Clock, Roles
from bot.ports.record import Ledger
from bot.ports.slack import Courier
from bot.slack import blocks, wording
from bot.slack.answer_view import unfolded
from bot.slack.blocks import Block
from bot.slack.case_view import whole_blocks
from bot.slack.citation_view import citation_blocks, found_heading
from bot.slack.incoming import Command, Press


@dataclass(frozen=True, slots=True)
class Sources:
    """*Unfold the clauses*, and `/policy show NUMBER`, which sends them directly."""

    ledger: Ledger
    roles: Roles
    courier: Courier
    clock: Clock
    new_id: Callable[[], str]
    wake: Callable[[], None]

    def show(self, command: Command, number: str) -> str:
        """Send all sources, and return the sentence for who typed the command."""
        if not self.roles.is_colleague(command.user, command.team):
            return wording.NOTHING_TO_SHOW
        with self.ledger.step() as step:
            found = step.journal.get(number) or step.cases.get(number)
        if found is None or not self._may_see(found, command.user):
            return wording.NOTHING_TO_SHOW
        self._send(found, command.user)
        return wording.COMMAND_TAKEN

    def unfold(self, press: Press) -> Block:
        """Return the modal with all of an answer. Raises QuestionError for who may not see it."""
        with self.ledger.step() as step:
            entry = step.journal.get(press.value)
        colleague = self.roles.is_colleague(press.user, press.team)
        if entry is None or not colleague or not self._may_see(entry, press.user):
            raise QuestionError(wording.NOTHING_TO_SHOW)
        return unfolded(entry)

    def _may_see(self, found: Entry | Case, user: str) -> bool:
        """Whoever asked; else legal for a case, and for what only legal may read."""
        if isinstance(found, Entry):
            mine = found.user == user
            return mine or found.audience is Audience.ALL or self.roles.is_legal(user)
        return self.roles.is_legal(user)

    def _send(self, found: Entry | Case, user: str) -> None:
        channel = self.courier.direct(user) or user
        root = f"show:{self.new_id()}"
        with self.ledger.step() as step:
            for part, shown in enumerate(blocks.messages(_all(found))):
                key, thread = (root, "") if part == 0 else (f"{root}:{part}", f"@{root}")
                post = Post(key, channel, thread, blocks.fallback(shown), shown)
                step.outbox.add(post, self.clock())
        self.wake()


def _all(found: Entry | Case) -> Iterator[Block]:
    if isinstance(found, Case):
        yield from whole_blocks(found)
        return
    yield blocks.header(found.id)
    heading = found_heading(found.verdict) if found.citations else wording.NO_SOURCES
    yield blocks.section(heading)
    yield from citation_blocks(found.citations)
