"""The desk: answers, cards and notices as posts, with keys under which they are found again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.answers import Answer
from bot.domain.cases import Asker, Case
from bot.domain.records import LEGAL_DESK, Arrival, Entry, Post, Saying
from bot.slack import blocks, wording
from bot.slack.answer_view import answer_blocks
from bot.slack.blocks import Block
from bot.slack.case_view import card_blocks, notice_text, outcome_blocks
from bot.slack.feedback_view import complaint_blocks
from bot.slack.mrkdwn import escape


@dataclass(frozen=True, slots=True)
class SlackDesk:
    """Makes posts of values; it sends nothing."""

    def answer(self, entry: Entry, answer: Answer, full: bool) -> Sequence[Post]:
        """Show an answer, and the case of its entry; `full` offers legal the full one elsewhere."""
        asked = entry.thread.startswith("@answer:")
        key = f"answer:{entry.id}"
        begins_thread = entry.thread == f"@{key}"
        made = answer_blocks(entry, answer, full, asked and begins_thread)
        return tuple(
            Post(
                key if part == 0 else f"{key}:{part}",
                entry.channel,
                "" if part == 0 and begins_thread else entry.thread,
                blocks.fallback(shown),
                shown,
                person=entry.user,
            )
            for part, shown in enumerate(blocks.messages(made))
        )

    def say(self, arrival: Arrival, key: str, saying: Saying | str) -> Post:
        """Reply with one sentence, given as such or by name."""
        text = wording.SAYINGS[saying] if isinstance(saying, Saying) else escape(saying)
        made = tuple(blocks.sections(text))
        return Post(key, arrival.channel, arrival.thread, text, made, person=arrival.user)

    def complaints(self, entry: Entry, number: str) -> Post:
        """Show legal what readers found wrong with an answer; `number` is that of this look."""
        made = tuple(complaint_blocks(entry))
        root = f"complaints:{entry.id}"
        return Post(f"{root}:{number}", LEGAL_DESK, "", blocks.fallback(made), made, root=root)

    def card(self, case: Case) -> Post:
        """Show a case to legal: a new card, or the new look of its card."""
        made = tuple(card_blocks(case))
        return _look(f"card:{case.id}", case, Asker("", LEGAL_DESK, ""), made)

    def notice(self, case: Case, asker: Asker) -> Post:
        """Tell an asker the state of the case: a new line, or the new look of it."""
        made = (blocks.section(notice_text(case)),)
        return _look(f"notice:{_place(case, asker)}", case, asker, made)

    def outcome(self, case: Case, asker: Asker) -> Sequence[Post]:
        """Tell an asker what legal answered."""
        if case.outcome is None:
            return ()
        key = f"outcome:{_place(case, asker)}:{case.revision}"
        made = outcome_blocks(case, case.outcome)
        return tuple(_parts(key, asker, made))


def _look(root: str, case: Case, to: Asker, made: tuple[Block, ...]) -> Post:
    """One look of a message that changes; the first to be sent is the message itself."""
    return Post(
        key=f"{root}:{case.revision}",
        channel=to.channel,
        thread=to.thread,
        text=blocks.fallback(made),
        blocks=made,
        root=root,
        person=to.user,
    )


def _place(case: Case, asker: Asker) -> str:
    return f"{case.id}:{asker.user}:{asker.channel}:{asker.thread}"


def _parts(key: str, asker: Asker, made: Iterable[Block]) -> Iterator[Post]:
    for part, shown in enumerate(blocks.messages(made)):
        text = blocks.fallback(shown)
        name = f"{key}:{part}"
        yield Post(name, asker.channel, asker.thread, text, shown, person=asker.user)
