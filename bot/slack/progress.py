"""Progress: while an answer is made, the person sees that it is, how far it is, and can stop it.

What is shown is only shown: it may fail at any time, and the answer does not wait for it.
The answer is a post of its own from the outbox; what was streamed is taken away when it comes.
"""

import threading
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, cast

from slack_sdk import WebClient

from bot.domain.records import Work
from bot.domain.routes import is_sealed
from bot.domain.stages import Session, Stage
from bot.ports.answers import Tell
from bot.ports.people import Seals
from bot.slack import wording
from bot.slack.streaming import Stream, done

# The SDK's answers are untyped; they are named at once where they are used.
# pyright: reportUnknownMemberType=false

_TITLE = 60
_MOST_A_MINUTE = 15  # Slack takes 20 streams a minute; the rest is for other processes


@dataclass
class SlackProgress:
    """Shows progress with `client`, which does not wait long.

    An answer that is there within `patience` seconds needs no stream. Where more cannot be
    shown there is a status line.
    """

    client: WebClient
    seals: Seals
    bot_user: str
    patience: float
    stopwatch: Callable[[], float]
    workers: int = 8
    _begun: deque[float] = field(default_factory=deque[float])
    _shows: "dict[int, _Show]" = field(default_factory=dict[int, "_Show"])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="progress")

    def close(self) -> None:
        """Take away all that is shown, whether its work has ended or not, and show no more."""
        self._pool.shutdown(wait=False)
        with self._lock:
            shows = list(self._shows.values())
        for show in shows:
            show.end()

    @contextmanager
    def of(self, work: Work) -> Generator[Tell]:
        """Show that a question is worked on, as long as the context lasts."""
        show = _Show(Stream(self.client, work.arrival, self.bot_user))
        with self._lock:
            self._shows[work.id] = show
        if work.arrival.thread:
            self._begin(show, work)
        try:
            yield show.tell
        finally:
            self.over(work)

    def over(self, work: Work) -> None:
        """Show nothing more of a question, although somebody may still be working on it."""
        with self._lock:
            show = self._shows.pop(work.id, None)
        if show:
            show.end()

    def _begin(self, show: "_Show", work: Work) -> None:
        arrival = work.arrival
        if is_sealed(arrival.channel) or self._crowded():
            self._status_line(arrival.channel, arrival.thread)
            return
        at_work = done(
            lambda: self.client.agents_sessions_setStatus(
                channel_id=arrival.channel,
                thread_ts=arrival.thread,
                status=Session.PROCESSING.value,
                title=arrival.text[:_TITLE],
                initiator_user_id=arrival.user,
            )
        )
        if not at_work:
            self._status_line(arrival.channel, arrival.thread)
        with suppress(RuntimeError):  # the bot is being stopped, and shows nothing more
            self._pool.submit(self._watch, show, again=work.fence > 1)

    def _watch(self, show: "_Show", *, again: bool) -> None:
        """Stream how far the work is, if it takes its time; for a thread of its own."""
        stream = show.stream
        if again:
            stream.sweep()  # whoever had the question before may have died over it
        if show.wait_for_end(self.patience):
            return
        stage = show.stage
        streaming = stream.start(stage)
        if not streaming:
            self._status_line(stream.arrival.channel, stream.arrival.thread)
        while not show.wait_for_other(stage):
            stage = show.stage
            if streaming and not stream.show(stage):
                streaming = False
                self._status_line(stream.arrival.channel, stream.arrival.thread)
        stream.clear()

    def _crowded(self) -> bool:
        """Count a question; True while there are too many for more than a status line."""
        now = self.stopwatch()
        with self._lock:
            while self._begun and self._begun[0] <= now - 60:
                self._begun.popleft()
            self._begun.append(now)
            return len(self._begun) > _MOST_A_MINUTE

    def _status_line(self, channel: str, thread: str) -> None:
        done(
            lambda: self.client.assistant_threads_setStatus(
                channel_id=self._opened(channel),
                thread_ts=thread,
                status=wording.STATUS,
                loading_messages=list(wording.LOADING),
            )
        )

    def _opened(self, channel: str) -> str:
        """The channel by Slack's id; a sealed route is opened only for the moment."""
        if not is_sealed(channel):
            return channel
        opened = self.client.conversations_open(users=self.seals.open(channel))
        return str(cast("dict[str, Any]", opened.data)["channel"]["id"])


@dataclass
class _Show:
    """What the work on one answer and those who show it know of each other."""

    stream: Stream
    stage: Stage = Stage.FRAMING
    _over: bool = False
    _bell: threading.Condition = field(default_factory=threading.Condition)

    def tell(self, stage: Stage) -> None:
        """Take note of how far the work is."""
        with self._bell:
            self.stage = stage
            self._bell.notify_all()

    def end(self) -> None:
        """Show nothing more."""
        with self._bell:
            self._over = True
            self._bell.notify_all()

    def wait_for_end(self, seconds: float) -> bool:
        """Wait so long at most; True when the work has ended."""
        with self._bell:
            return self._bell.wait_for(lambda: self._over, seconds)

    def wait_for_other(self, shown: Stage) -> bool:
        """Wait for another stage than the one that is shown, or the end; True at the end."""
        with self._bell:
            self._bell.wait_for(lambda: self._over or self.stage is not shown)
            return self._over
