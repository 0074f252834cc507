"""What is shown and sent to people."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from bot.domain.answers import Answer
from bot.domain.cases import Asker, Case
from bot.domain.changes import Change
from bot.domain.packets import Digest, Packet
from bot.domain.recalls import Recall, Told
from bot.domain.records import (
    Absent,
    Arrival,
    Entry,
    Parcel,
    Post,
    Receipt,
    Refused,
    Saying,
    Sent,
    Unknown,
    Wait,
    Work,
)
from bot.domain.rulings import Ruling, Scope
from bot.ports.answers import Tell


class Courier(Protocol):
    """Carries messages to where people read them."""

    def post(self, parcel: Parcel) -> Receipt:
        """Send a message that carries the parcel's mark."""
        ...

    def update(self, parcel: Parcel) -> Receipt:
        """Give the message `parcel.update` its new look."""
        ...

    def find(self, parcel: Parcel) -> Sent | Absent | Wait | Refused | Unknown:
        """Look for a message with the parcel's mark where the parcel goes."""
        ...

    def direct(self, person: str) -> str | None:
        """Return the direct conversation with a person, or None when it cannot be had."""
        ...

    def stand(self, parcel: Parcel) -> None:
        """Let the conversation of a parcel that was sent stand as it says; never fails."""
        ...


class Progress(Protocol):
    """Shows a person that their answer is being made. It never fails, and nothing waits for it."""

    def of(self, work: Work) -> AbstractContextManager[Tell]:
        """Show that a question is worked on, as long as the context lasts; hear how far it is."""
        ...

    def over(self, work: Work) -> None:
        """Show nothing more of a question, although somebody may still be working on it."""
        ...


class Desk(Protocol):
    """How things look where people read them: values in, posts out."""

    def answer(self, entry: Entry, answer: Answer, full: bool) -> Sequence[Post]:
        """Show an answer, and the case of its entry; `full` offers legal the full one elsewhere."""
        ...

    def unread(self, entry: Entry) -> Post:
        """Say that the documents cannot be read just now, and offer to ask legal."""
        ...

    def say(self, arrival: Arrival, key: str, saying: Saying | str) -> Post:
        """Reply with one sentence, given as such or by name."""
        ...

    def complaints(self, entry: Entry, number: str) -> Post:
        """Show legal what readers found wrong with an answer; `number` is that of this look."""
        ...

    def card(self, case: Case, packet: Packet) -> Post:
        """Show a case to legal: a new card, or the new look of its card."""
        ...

    def asked_back(self, case: Case, asker: Asker) -> Post:
        """Bring legal's question to an asker."""
        ...

    def heard(self, case: Case) -> Post:
        """Tell the holder, under the card, that the asker has replied."""
        ...

    def given(self, case: Case, by: str) -> Post:
        """Tell somebody, under the card, that a case was given to them."""
        ...

    def misread(self, case: Case, ruling: Ruling, question: str, read: Scope | None) -> Post:
        """Tell legal, under the card, that its ruling will not answer a question it is meant for.

        `read` is what the question was understood to be on, if it could be kept as a ruling.
        """
        ...

    def ended(self, case: Case, asker: Asker, ruling: Ruling) -> Post:
        """Tell an asker that a ruling does not hold any more."""
        ...

    def recalled(self, entry: Entry, ruling: Ruling) -> Post:
        """Tell somebody whom a ruling has answered that it does not hold any more."""
        ...

    def changed(
        self, told: Told, key: str, changes: Sequence[Change], titles: Mapping[str, str]
    ) -> Post:
        """Tell somebody that the words have changed on which an answer rests."""
        ...

    def recall_card(self, recall: Recall) -> Post:
        """Show legal what came of a change of documents."""
        ...

    def reminder(self, case: Case, person: str, channel: str, packet: Packet) -> Post:
        """Remind somebody, or with no person all of legal, of a case that is due."""
        ...

    def digest(self, digest: Digest) -> Post:
        """Show legal in the morning what there is to do."""
        ...

    def notice(self, case: Case, asker: Asker) -> Post:
        """Tell an asker the state of the case: a new line, or the new look of it."""
        ...

    def outcome(self, case: Case, asker: Asker, ruling: Ruling | None = None) -> Sequence[Post]:
        """Tell an asker what legal answered, and that it was kept."""
        ...
