"""The desk: answers, cards and notices as posts, with keys under which they are found again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.answers import Answer
from bot.domain.cases import Asker, Case, CaseState
from bot.domain.changes import Change
from bot.domain.packets import Digest, Packet, reminder_key
from bot.domain.recalls import Recall, Told
from bot.domain.records import LEGAL_DESK, Arrival, Entry, Post, Saying
from bot.domain.rulings import Ruling, Scope
from bot.domain.stages import Session
from bot.slack import blocks, case_notes, recall_view, wording
from bot.slack.answer_view import answer_blocks, answer_buttons
from bot.slack.blocks import Block
from bot.slack.case_view import card_blocks, notice_text, outcome_blocks
from bot.slack.feedback_view import complaint_blocks
from bot.slack.mrkdwn import escape

_STANDS = {CaseState.ANSWERED: Session.ACTIVE, CaseState.CLOSED: Session.CLOSED}
"""How the conversation of an asker stands; while anybody waits for an answer, legal has it."""


@dataclass(frozen=True, slots=True)
class SlackDesk:
    """Makes posts of values; it sends nothing."""

    def answer(self, entry: Entry, answer: Answer, full: bool) -> Sequence[Post]:
        """Show an answer, and the case of its entry; `full` offers legal the full one elsewhere."""
        asked = entry.thread.startswith("@answer:")
        key = f"answer:{entry.id}"
        begins_thread = entry.thread == f"@{key}"
        made = answer_blocks(entry, answer, full, asked and begins_thread)
        session = Session.SUSPENDED if entry.case else Session.ACTIVE
        return tuple(
            Post(
                key if part == 0 else f"{key}:{part}",
                entry.channel,
                "" if part == 0 and begins_thread else entry.thread,
                blocks.fallback(shown),
                shown,
                person=entry.user,
                session=session if part == 0 else None,
            )
            for part, shown in enumerate(blocks.messages(made))
        )

    def unread(self, entry: Entry) -> Post:
        """Say that the documents cannot be read just now, and offer to ask legal."""
        key = f"answer:{entry.id}"
        thread = "" if entry.thread == f"@{key}" else entry.thread
        made = (
            blocks.section(wording.INDEX_UNAVAILABLE),
            answer_buttons(entry.id, unfolds=False),
        )
        return Post(key, entry.channel, thread, blocks.fallback(made), made, person=entry.user)

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

    def card(self, case: Case, packet: Packet) -> Post:
        """Show a case to legal: a new card, or the new look of its card."""
        made = tuple(card_blocks(case, packet))
        return _look(f"card:{case.id}", case, Asker("", LEGAL_DESK, ""), made)

    def notice(self, case: Case, asker: Asker) -> Post:
        """Tell an asker the state of the case: a new line, or the new look of it."""
        joined = asker.user != case.asker
        made = tuple(blocks.sections(notice_text(case, joined)))
        look = _look(f"notice:{_place(case, asker)}", case, asker, made)
        return replace(look, session=_STANDS.get(case.state, Session.SUSPENDED))

    def asked_back(self, case: Case, asker: Asker) -> Post:
        """Bring legal's question to an asker; a reply under it, too, finds its case."""
        text = case_notes.asked_back(case)
        key = f"back:{case.id}:{case.revision}:{_place(case, asker)}"
        return _said(key, asker, text)

    def heard(self, case: Case) -> Post:
        """Tell the holder, under the card, that the asker has replied."""
        return _under_card(f"heard:{case.id}:{case.revision}", case, case_notes.heard(case))

    def given(self, case: Case, by: str) -> Post:
        """Tell somebody, under the card, that a case was given to them."""
        return _under_card(f"given:{case.id}:{case.revision}", case, case_notes.given(case, by))

    def misread(self, case: Case, ruling: Ruling, question: str, read: Scope | None) -> Post:
        """Tell legal, under the card, that its ruling will not answer what it is meant for."""
        text = case_notes.misread(case, ruling, question, read)
        return _under_card(f"misread:{case.id}:{ruling.id}", case, text)

    def ended(self, case: Case, asker: Asker, ruling: Ruling) -> Post:
        """Tell an asker that a ruling does not hold any more."""
        key = f"ended:{ruling.id}:{_place(case, asker)}"
        return _said(key, asker, case_notes.ended(case, ruling))

    def recalled(self, entry: Entry, ruling: Ruling) -> Post:
        """Tell somebody whom a ruling has answered that it does not hold any more."""
        key = f"recalled:{ruling.id}:{entry.id}"
        to = Asker(entry.user, entry.channel, entry.thread)
        return _said(key, to, case_notes.recalled(entry, ruling))

    def changed(
        self, told: Told, key: str, changes: Sequence[Change], titles: Mapping[str, str]
    ) -> Post:
        """Tell somebody that the words have changed on which an answer rests."""
        entry = told.entry
        made = tuple(recall_view.changed_blocks(told, changes, titles))
        return Post(
            key, entry.channel, entry.thread, blocks.fallback(made), made, person=entry.user
        )

    def recall_card(self, recall: Recall) -> Post:
        """Show legal what came of a change of documents."""
        made = tuple(recall_view.card_blocks(recall))
        return Post(recall.key, LEGAL_DESK, "", blocks.fallback(made), made)

    def reminder(self, case: Case, person: str, channel: str, packet: Packet) -> Post:
        """Remind somebody, or with no person all of legal, of a case that is due."""
        key = reminder_key(case)
        to = Asker(person, channel if person else LEGAL_DESK, "")
        return _said(key, to, case_notes.reminder(case, person, packet))

    def digest(self, digest: Digest) -> Post:
        """Show legal in the morning what there is to do."""
        made = tuple(case_notes.digest_blocks(digest))
        return Post(digest.key, LEGAL_DESK, "", blocks.fallback(made), made)

    def outcome(self, case: Case, asker: Asker, ruling: Ruling | None = None) -> Sequence[Post]:
        """Tell an asker what legal answered, and that it was kept."""
        if case.outcome is None:
            return ()
        key = f"outcome:{_place(case, asker)}:{case.revision}"
        made = outcome_blocks(case, case.outcome, ruling)
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


def _said(key: str, to: Asker, text: str) -> Post:
    made = tuple(blocks.sections(text))
    return Post(key, to.channel, to.thread, blocks.fallback(made), made, person=to.user)


def _under_card(key: str, case: Case, text: str) -> Post:
    return _said(key, Asker("", LEGAL_DESK, f"@card:{case.id}"), text)


def _place(case: Case, asker: Asker) -> str:
    return f"{case.id}:{asker.user}:{asker.channel}:{asker.thread}"


def _parts(key: str, asker: Asker, made: Iterable[Block]) -> Iterator[Post]:
    for part, shown in enumerate(blocks.messages(made)):
        text = blocks.fallback(shown)
        name = f"{key}:{part}"
        yield Post(name, asker.channel, asker.thread, text, shown, person=asker.user)
