"""A whole company in a trial: its Slack, the replicas of the bot behind a balancer, its people."""

import json
import multiprocessing
import random
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from bot.slack import SlackSettings
from bot.workspace import Fault, Workspace
from bot.workspace.transport import HttpDelivery, Reply
from tests.running_bot import SEED
from tests.trials.replica import Plan, run

T = TypeVar("T")
Json = dict[str, Any]
SENDING = ("chat.postMessage", "chat.update")
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.trials.replica"])


@dataclass
class Replica:
    """One process of the bot, and where it takes requests."""

    process: BaseProcess
    url: str = ""

    def kill(self) -> None:
        """End it without a warning."""
        self.process.kill()
        self.process.join()

    def stop(self) -> None:
        """Ask it to end."""
        self.process.terminate()
        self.process.join(15)
        if self.process.is_alive():
            self.kill()


@dataclass
class Company:
    """Slack, people and replicas; `rng` decides what goes wrong.

    `taken` are channel and time stamp of each message whose event was acknowledged.
    """

    workspace: Workspace
    plan: Plan
    rng: random.Random
    replicas: list[Replica] = field(default_factory=list[Replica])
    taken: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    kills: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def staff(self, count: int) -> None:
        """Start so many replicas."""
        for _ in range(count):
            self.replicas.append(self.hire())

    def hire(self, **changes: Any) -> Replica:
        """Start a replica, and wait until it takes requests; without address if it dies before."""
        near, far = FORK.Pipe(duplex=False)
        process = FORK.Process(target=run, args=(replace(self.plan, **changes), far), daemon=True)
        process.start()
        far.close()
        with near, suppress(EOFError):
            return Replica(process, near.recv() if near.poll(60) else "")
        return Replica(process)

    def kill_one(self) -> None:
        """Kill a replica at random, and start another in its place."""
        number = self.rng.randrange(len(self.replicas))
        self.replicas[number].kill()
        self.kills += 1
        fresh = self.hire()
        with self._lock:
            self.replicas[number] = fresh

    def dismiss(self) -> None:
        """Stop all replicas in good order."""
        for replica in self.replicas:
            replica.stop()
        self.replicas.clear()

    def deliver(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """The balancer: one replica, at random; Slack hears of it when that does not answer."""
        with self._lock:
            urls = [replica.url for replica in self.replicas if replica.url]
        if not urls:
            return Reply(0, failure="connection_failed")
        reply = HttpDelivery(self.rng.choice(urls))(body, headers)
        if reply.ok:
            self.note(body)
        return reply

    def note(self, body: bytes) -> None:
        """Remember that somebody's words were acknowledged."""
        if body.startswith(b"{"):
            event: Json = json.loads(body).get("event") or {}
            if event.get("type") in ("app_mention", "message") and event.get("user"):
                self.taken.add((event["channel"], event["ts"]))

    def trouble(self, lost: float, busy: float, broken: float) -> None:
        """Let these shares of what is sent go unanswered, be refused with 429, or fail."""
        shares = (
            (lost, Fault.lost_reply()),
            (busy, Fault.rate_limited(1)),
            (broken, Fault.server_error()),
        )
        for share, fault in shares:
            for method in SENDING:
                self.workspace.fail(method, fault, 10**9, self._now_and_then(share))

    def _now_and_then(self, share: float) -> Callable[[Json], bool]:
        return lambda _: self.rng.random() < share

    def until(self, look: Callable[[], T], seconds: float, pause: float = 0.05) -> T:
        """What is looked for, as soon as it is there. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not (found := look()):
            if time.monotonic() > end:
                raise TimeoutError(f"not within {seconds:.0f} s")
            time.sleep(pause)
        return found


@contextmanager
def company(
    place: Path | str | None,
    seed: int,
    retries: tuple[float, ...] = (0.1, 0.5, 1.0, 2.0, 4.0),
    **changes: Any,
) -> Generator[Company]:
    """A company for as long as the block lasts; `place` is its database, None a new file.

    `changes` are those of the plan of its replicas.
    """
    with (
        tempfile.TemporaryDirectory(prefix="trial-") as folder,
        Workspace("a secret", seed=SEED, retry_delays=retries) as workspace,
    ):
        settings = SlackSettings(
            bot_token=workspace.bot_token,
            signing_secret=workspace.signing_secret,
            api_url=workspace.api_url,
            legal_channel="legal-data-clearance",
            legal_group="S000LEGAL0",
            admin_group="S000ADMIN0",
        )
        file = Path(folder) / "policy-bot.db"
        plan = replace(Plan(settings, place or file, Path(folder)), **changes)
        made = Company(workspace, plan, random.Random(seed))
        workspace.connect(made.deliver)
        try:
            yield made
        finally:
            for replica in made.replicas:
                replica.kill()
