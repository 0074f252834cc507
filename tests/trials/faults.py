"""`make faults`: the disk is full or cannot be written, the database is locked or restarted, Slack
is away and then wants fewer calls. What was acknowledged is not lost, and all is well in half a
minute without anybody's help.
"""

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from bot.workspace import Fault
from tests.postgres import MISSING, Server, server
from tests.running_bot import buttons, shown
from tests.trials.company import Company, company
from tests.trials.oracle import Findings, calm, report
from tests.trials.people import ASK_LEGAL, People
from tests.trials.replica import REAL

QUIET_SECONDS = 30.0
RETRIES = (1.0, 5.0, 15.0, 30.0)
_HONEST = "did not take this just now"
_MIB = 1024 * 1024


@contextmanager
def small_disk() -> Generator[Path]:
    """A disk of 4 MiB; only root can have one."""
    with tempfile.TemporaryDirectory(prefix="disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "trial", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def full_disk(seed: int) -> tuple[Findings, str]:
    """Fill the disk under the record while people ask, and clear it again."""
    with small_disk() as disk, company(disk / "bot.db", seed, RETRIES, pace=REAL) as firm:
        people = _at_work(firm, 1)
        ballast = disk / "ballast"
        _fill(ballast)
        begun = len(firm.taken)
        _ask(people, 5, 0.2)
        told = _press(firm, people)
        refused = 5 - (len(firm.taken) - begun)
        ballast.unlink()
        found = calm(firm, people, QUIET_SECONDS)
        if not told:
            found.wrong.append("who pressed a button was not told that the database took nothing")
        return found, f"full disk: {refused} of 5 questions were not acknowledged at first"


def read_only_disk(seed: int) -> tuple[Findings, str]:
    """Start the bot where its record cannot be written, and let it be written again."""
    with small_disk() as disk, company(disk / "bot.db", seed, RETRIES, pace=REAL) as firm:
        people = _at_work(firm, 1)
        firm.dismiss()
        _remount(disk, "ro")
        replica = firm.hire()
        firm.replicas.append(replica)
        begun = len(firm.taken)
        _ask(people, 3, 0.5)
        time.sleep(2.0)
        taken = len(firm.taken) - begun
        _remount(disk, "rw")
        if not replica.url:
            firm.replicas[:] = [firm.hire()]
        found = calm(firm, people, QUIET_SECONDS)
        if taken:
            found.wrong.append(f"{taken} questions were acknowledged and not written down")
        how = "ran" if replica.url else "refused to start"
        return found, f"read-only disk: the bot {how}, and acknowledged {taken} of 3 questions"


def locked(seed: int, seconds: float) -> tuple[Findings, str]:
    """Hold the lock of the file for a while."""
    with company(None, seed, RETRIES, pace=REAL) as firm:
        people = _at_work(firm, 2)
        holder = sqlite3.connect(firm.plan.place, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        end = time.monotonic() + seconds
        _ask(people, 5, 0.2)
        time.sleep(max(0.0, end - time.monotonic()))
        holder.execute("ROLLBACK")
        holder.close()
        return calm(firm, people, QUIET_SECONDS), f"locked for {seconds:g} s"


def restarted(running: Server, seed: int, times: int) -> tuple[Findings, str]:
    """Restart PostgreSQL, at once and again and again, while people ask."""
    with company(running.ready(), seed, RETRIES, pace=REAL) as firm:
        people = _at_work(firm, 2)
        for _ in range(times):
            _ask(people, 2, 0.1)
            running.control("restart")
            time.sleep(firm.rng.uniform(0.0, 2.0))
        return calm(firm, people, QUIET_SECONDS), f"PostgreSQL restarted {times} times"


def slack_away(seed: int, seconds: float) -> tuple[Findings, str]:
    """Slack answers no call for a while, and then refuses most of them with 429."""
    with company(None, seed, RETRIES, pace=REAL) as firm:
        people = _at_work(firm, 2)
        firm.workspace.fail("*", Fault.lost_request(), 10**9)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            _ask(people, 1, 1.0)
        firm.workspace.heal()
        firm.trouble(lost=0.0, busy=0.6, broken=0.0)
        _ask(people, 10, 1.0)
        return calm(firm, people, QUIET_SECONDS), f"Slack away for {seconds:g} s, then 429 for 10 s"


def _at_work(firm: Company, replicas: int) -> People:
    """A company whose bot has answered a question that can be put to legal."""
    firm.staff(replicas)
    people = People(firm)
    people.ask("the moon", "erin")
    people.ask("HD-VG-130M", "adam")
    firm.until(lambda: all(_answers(firm, asked) for asked in people.asked), 30.0)
    return people


def _answers(firm: Company, asked: dict[str, str]) -> list[dict[str, str]]:
    replies = firm.workspace.replies(asked["channel"], asked["ts"])
    return [reply for reply in replies if ASK_LEGAL in buttons(reply)]


def _ask(people: People, count: int, pause: float) -> None:
    for _ in range(count):
        people.ask()
        time.sleep(pause)


def _press(firm: Company, people: People) -> bool:
    """Ask legal about the first answer; tell whether the person hears that it was not taken."""
    asked = people.asked[0]
    workspace = firm.workspace
    workspace.press(asked["user"], _answers(firm, asked)[0], ASK_LEGAL)

    def told() -> bool:
        seen = workspace.ephemerals(asked["user"], asked["channel"])
        return any(_HONEST in shown(message) for message in seen)

    try:
        return firm.until(told, 10.0)
    except TimeoutError:
        return False


def _fill(ballast: Path) -> None:
    file = os.open(ballast, os.O_CREAT | os.O_WRONLY)
    try:
        for piece in (_MIB, 4096, 1):
            try:
                while os.write(file, b"x" * piece):
                    pass
            except OSError:
                continue
    finally:
        os.close(file)


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def main() -> int:
    """Run them all, and print what came of each last."""
    parser = argparse.ArgumentParser(prog="faults", description=__doc__)
    parser.add_argument("--size", type=int, default=20, help="restarts, and seconds of a lock")
    parser.add_argument("--away", type=float, default=60.0, help="seconds without Slack")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size, seed = options.size, options.seed
    with server() as running:
        runs: list[Callable[[], tuple[Findings, str]]] = [
            lambda: slack_away(seed, options.away),
            lambda: locked(seed, float(size)),
        ]
        if os.geteuid() == 0:
            runs += [lambda: full_disk(seed), lambda: read_only_disk(seed)]
        else:
            report("Not tried: a full disk and a read-only one, which only root can make.")
        if running is not None and running.folder is not None:
            runs.append(lambda: restarted(running, seed, size))
        else:
            report(f"Not tried: restarts of PostgreSQL ({MISSING}).")
        failed = False
        for run in runs:
            found, said = run()
            failed |= bool(found)
            report(f"{said}: {found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
