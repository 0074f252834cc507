"""Delivery: each post of the outbox stands exactly once where it belongs.

A post whose sending was not confirmed is looked up by its mark before it is sent
again. A channel gets one post in `gap` seconds, and none before the other side wants it.
What the other side refuses for good goes to the person directly, where there is one, or is
given up with a line in the log.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.records import Absent, Parcel, Post, Receipt, Sent, Unknown, Wait
from bot.ports.care import Meter
from bot.ports.delivery import Outbox
from bot.ports.people import Clock
from bot.ports.record import Ledger
from bot.ports.slack import Courier
from bot.services.anew import anew
from bot.services.watching import Unwatched

LOG = logging.getLogger(__name__)

_PLACE_GONE = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "message_not_found",
        "thread_not_found",
        "cannot_reply_to_message",
        "restricted_action",
        "restricted_action_thread_locked",
        "restricted_action_read_only_channel",
    }
)
_LOOK_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
_BAD_FORM = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})
_LOCKED_OUT = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"}
)
_LOCKED_OUT_SECONDS = 60.0
_SORRY = "sorry:"
_LONGEST_GRACE = 20.0


@dataclass
class Delivery:
    """Sends what is due. `timeout` is how long the courier may take for one message.

    `grace` is how long after a lost answer a message may still turn up. `sorry` is what whoever
    should have read a message is told when it is given up.
    """

    ledger: Ledger
    courier: Courier
    clock: Clock
    timeout: float = 10.0
    grace: float = 5.0
    gap: float = 0.0
    meter: Meter = field(default_factory=Unwatched)
    sorry: str = ""
    _held: dict[str, datetime] = field(default_factory=dict[str, datetime])
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _taking: threading.Lock = field(default_factory=threading.Lock)

    def deliver_next(self) -> bool:
        """Send the next post that is due; False if there is none."""
        with self._taking:  # what one takes from a channel, the next has to know of
            parcel = self._take(self.clock())
        if parcel is None:
            return False
        self._settle(parcel, self._send(parcel))
        return True

    def pause(self) -> float:
        """Return for how many seconds no channel is going to be free that waits now."""
        now = self.clock()
        with self._lock:
            soonest = min(self._held.values(), default=now + timedelta(days=1))
        return max((soonest - now).total_seconds(), 0.01)

    def _take(self, now: datetime) -> Parcel | None:
        until = now + timedelta(seconds=self.timeout + self.grace)
        with self.ledger.step() as step:
            parcel = step.outbox.take(now, until, self._waiting(now))
        if parcel is not None:
            self._space(parcel)
        return parcel

    def _space(self, parcel: Parcel) -> None:
        """Keep the next post to the same channel away for a while; changes are no posts."""
        if self.gap and not parcel.update:
            self._hold(parcel, self.clock() + timedelta(seconds=self.gap))

    def _hold(self, parcel: Parcel, due: datetime) -> None:
        """Send nothing to a channel for a while, by whichever name it goes."""
        with self._lock:
            for name in (parcel.channel, parcel.queue):
                self._held[name] = max(due, self._held.get(name, due))

    def _send(self, parcel: Parcel) -> Receipt:
        if parcel.update:
            return self.courier.update(parcel)
        if parcel.unsure:
            found = self.courier.find(parcel)
            if not isinstance(found, Absent):
                return found
        return self.courier.post(parcel)

    def _settle(self, parcel: Parcel, receipt: Receipt) -> None:
        match receipt:
            case Sent(channel, ts):
                self._space(parcel)
                self.meter.took("posting", (self.clock() - parcel.added).total_seconds())
                self._change(lambda outbox: outbox.sent(parcel, channel, ts))
                if parcel.session:
                    self.courier.stand(parcel)
            case Wait(seconds):
                due = self.clock() + timedelta(seconds=seconds)
                self._hold(parcel, due)
                unsure = parcel.unsure
                self._change(lambda outbox: outbox.again(parcel, due, unsure))
            case Unknown():
                wait = min(self.grace * 2 ** (parcel.fence - 1), max(self.grace, _LONGEST_GRACE))
                due = self.clock() + timedelta(seconds=wait)
                self._change(lambda outbox: outbox.again(parcel, due, unsure=True))
            case refused:
                self._refused(parcel, refused.code)

    def _refused(self, parcel: Parcel, code: str) -> None:
        if parcel.update and code in _LOOK_GONE:
            self._change(lambda outbox: outbox.renew(parcel))
        elif parcel.blocks and code in _BAD_FORM:
            LOG.error("delivery: post %d is refused as %s; sent as text", parcel.id, code)
            self._change(lambda outbox: outbox.plain(parcel))
        elif code in _LOCKED_OUT:
            LOG.error("delivery: Slack does not accept the bot token (%s)", code)
            due = self.clock() + timedelta(seconds=_LOCKED_OUT_SECONDS)
            unsure = parcel.unsure
            self._change(lambda outbox: outbox.again(parcel, due, unsure))
        else:
            self._elsewhere(parcel, code)

    def _elsewhere(self, parcel: Parcel, code: str) -> None:
        channel = None
        if parcel.person and code in _PLACE_GONE:
            channel = self.courier.direct(parcel.person)
        if channel is not None and (channel != parcel.channel or parcel.thread):
            self._change(lambda outbox: outbox.redirect(parcel, channel))
        else:
            LOG.error("delivery: post %d is given up (%s)", parcel.id, code)
            self._give_up(parcel, code)

    def _give_up(self, parcel: Parcel, code: str) -> None:
        """What cannot be sent is kept for an admin; its reader, where there is one, is told."""
        tells = self.sorry and parcel.person and not parcel.key.startswith(_SORRY)
        channel = self.courier.direct(parcel.person) if tells else None
        with self.ledger.step() as step:
            step.outbox.bury(parcel, code)
            if channel:
                word = Post(f"{_SORRY}{parcel.id}", channel, "", self.sorry, person=parcel.person)
                step.outbox.add(word, self.clock())

    @anew
    def _change(self, change: Callable[[Outbox], None]) -> None:
        with self.ledger.step() as step:
            change(step.outbox)

    def _waiting(self, now: datetime) -> tuple[str, ...]:
        with self._lock:
            self._held = {c: due for c, due in self._held.items() if due > now}
            return tuple(self._held)
