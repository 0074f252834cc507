"""What came in and what has to go out, each exactly once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.records import Arrival, Backlog, Letter, Parcel, Post, Work


class Inbox(Protocol):
    """What came in and is to be worked on, each once."""

    def receive(self, arrival: Arrival, now: datetime, *, left: bool = False) -> bool:
        """Take something in; False if it, or its twin, is there already.

        What is `left` is not worked on, and none of its words are kept.
        """
        ...

    def receive_all(
        self, arrivals: Sequence[Arrival], now: datetime, left: Collection[Arrival] = ()
    ) -> Sequence[Arrival]:
        """Take in what is not there yet, each once, and return that."""
        ...

    def fresh(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Return those that are not there yet, nor their twins: of each the first."""
        ...

    def engaged(self, channel: str, thread: str, user: str) -> bool:
        """Tell whether a person has asked something in a thread."""
        ...

    def heard(self, twin: str) -> bool:
        """Tell whether a message was taken in."""
        ...

    def waiting(self) -> int:
        """Return how many arrivals are not worked on yet, or being worked on."""
        ...

    def backlog(self) -> Backlog:
        """Return what waits, and what was given up."""
        ...

    def take(self, now: datetime, until: datetime) -> Work | None:
        """Take what is next of what nobody holds, people in turns, and hold it until then."""
        ...

    def extend(self, work: Work, until: datetime) -> None:
        """Hold on to what is still being worked on."""
        ...

    def finish(self, work: Work) -> None:
        """End a piece of work and forget its text.

        Raises TakenOverError when it was stopped, or somebody else has it; so do the next two.
        """
        ...

    def again(self, work: Work, due: datetime) -> None:
        """Hand a piece of work back, to be taken by anybody from then on."""
        ...

    def bury(self, work: Work, problem: str) -> None:
        """Give a piece of work up, with the reason; its text stays until it is tried again."""
        ...

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        ...

    def revive(self, number: int, now: datetime) -> bool:
        """Let something that was given up be tried again; False if it was not given up."""
        ...

    def stop(self, channel: str, thread: str, user: str, before: str) -> Sequence[Work]:
        """End, unanswered, what a person said in a thread before a time stamp; return it."""
        ...


class Outbox(Protocol):
    """What is to be sent, in order within each thread."""

    def add(self, post: Post, now: datetime) -> None:
        """Put a post in; one that is there already by its key stays as it is."""
        ...

    def holds(self, key: str) -> bool:
        """Tell whether a post with a key was ever put in."""
        ...

    def take(self, now: datetime, until: datetime, held: Sequence[str]) -> Parcel | None:
        """Take the next post that is due and whose thread waits for nothing; not of `held`."""
        ...

    def sent(self, parcel: Parcel, channel: str, ts: str) -> None:
        """Note where a post stands."""
        ...

    def again(self, parcel: Parcel, due: datetime, unsure: bool) -> None:
        """Try a post again later; `unsure` when it may have been sent."""
        ...

    def redirect(self, parcel: Parcel, channel: str) -> None:
        """Send a post as a new message to another channel."""
        ...

    def renew(self, parcel: Parcel) -> None:
        """Send a changed look as a new message, because the old one is gone."""
        ...

    def plain(self, parcel: Parcel) -> None:
        """Send a post as text only."""
        ...

    def bury(self, parcel: Parcel, code: str) -> None:
        """Give a post up, with the reason."""
        ...

    def thread_at(self, channel: str, ts: str) -> str:
        """Return the name of the thread under a message: "@" and a key for one of ours."""
        ...

    def sealed_at(self, ts: str) -> Sequence[str]:
        """Return the sealed routes along which a message with this time stamp was sent."""
        ...

    def waiting(self) -> tuple[int, int]:
        """Return how many posts are still to be sent, and how many were given up."""
        ...

    def backlog(self) -> Backlog:
        """Return what waits, what was given up, and what may or may not have been sent."""
        ...

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        ...

    def revive(self, number: int, now: datetime) -> bool:
        """Let a post that was given up be sent after all; False if it was not given up."""
        ...


class Pulses(Protocol):
    """Signs of life: when something was last done, by name."""

    def beat(self, name: str, at: datetime) -> None:
        """Note that something was done just now."""
        ...

    def last(self, name: str) -> datetime | None:
        """Return when something was last done; None for never."""
        ...
