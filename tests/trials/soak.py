"""`make soak`: a long day at work, in which nothing may grow and nobody may wait for long.

Questions come evenly, answers take a second to three, and one call in twenty goes wrong. Memory,
threads, open files and connections of each replica are looked at twice a second.
"""

import argparse
import statistics
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgres import MISSING, server
from tests.trials.company import Company, company
from tests.trials.oracle import Findings, calm, report
from tests.trials.people import People
from tests.trials.places import Places
from tests.trials.replica import REAL

THINKING = (1.0, 3.0)
LONGEST_P95 = 10.0
MOST_GROWTH = 0.10
_SLACK = 2  # threads, files or connections that come and go
_QUIET = 60.0


@dataclass(frozen=True)
class Look:
    """What a process holds at one moment; memory in MiB."""

    memory: float
    threads: int
    files: int
    connections: int

    @classmethod
    def at(cls, pid: int) -> "Look":
        """Read it from the kernel."""
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
        )
        targets = [_target(link) for link in Path(f"/proc/{pid}/fd").iterdir()]
        sockets = sum(target.startswith("socket:") for target in targets)
        return cls(
            int(status["VmRSS"].split()[0]) / 1024,
            int(status["Threads"]),
            len(targets) - sockets,
            sockets,
        )


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:  # closed since
        return ""


@dataclass
class Watch:
    """Looks at the replicas until `end`."""

    pids: Sequence[int]
    looks: dict[int, list[Look]] = field(default_factory=dict[int, list[Look]])
    _ended: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Look, again and again."""
        while not self._ended.wait(0.5):
            for pid in self.pids:
                self.looks.setdefault(pid, []).append(Look.at(pid))

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()

    def growth(self, found: Findings) -> str:
        """What grew from the second quarter of the time to the last, as a line of figures."""
        lines: list[str] = []
        for looks in self.looks.values():
            quarter = max(len(looks) // 4, 1)
            before, after = looks[quarter : 2 * quarter], looks[-quarter:]
            memory = [statistics.median(look.memory for look in some) for some in (before, after)]
            held = {
                name: [max(getattr(look, name) for look in some) for some in (before, after)]
                for name in ("threads", "files", "connections")
            }
            if memory[1] > memory[0] * (1 + MOST_GROWTH):
                found.wrong.append(f"memory grew from {memory[0]:.1f} to {memory[1]:.1f} MiB")
            for name, (first, last) in held.items():
                if last > first + _SLACK:
                    found.wrong.append(f"{name} grew from {first} to {last}")
            lines.append(
                f"memory {memory[0]:.1f} → {memory[1]:.1f} MiB, "
                + ", ".join(f"{name} {first} → {last}" for name, (first, last) in held.items())
            )
        return "; ".join(lines)


def soak(
    place: Path | str | None, questions: int, minutes: float, seed: int
) -> tuple[Findings, str]:
    """Ask so many questions in so many minutes; what is wrong, and the figures."""
    with company(place, seed, pace=REAL, thinking=THINKING) as firm:
        firm.staff(2)
        firm.trouble(lost=0.02, busy=0.015, broken=0.015)
        people = People(firm)
        watch = Watch([replica.process.pid or 0 for replica in firm.replicas])
        threads = [
            threading.Thread(target=act, daemon=True) for act in (people.work_on, watch.look)
        ]
        for thread in threads:
            thread.start()
        begun = time.monotonic()
        for number in range(questions):
            time.sleep(max(0.0, begun + number * minutes * 60 / questions - time.monotonic()))
            people.ask()
        people.end()
        watch.end()
        for thread in threads:
            thread.join()
        found = calm(firm, people, _QUIET)
        waits = sorted(_waits(firm, people))
        late = waits[len(waits) * 95 // 100] if waits else float("inf")
        if late > LONGEST_P95:
            found.wrong.append(f"95 of 100 waited for up to {late:.1f} s")
        return found, (
            f"{questions} questions in {minutes:g} min, answers of 1 to 3 s: waited "
            f"{statistics.median(waits):.1f} s (median), {late:.1f} s (p95); {watch.growth(found)}"
        )


def _waits(firm: Company, people: People) -> list[float]:
    """From each question to the first post under it that stays."""
    found: list[float] = []
    for asked in people.asked:
        replies = firm.workspace.replies(asked["channel"], asked["ts"])
        ours = [float(reply["ts"]) for reply in replies if reply.get("metadata")]
        found += [min(ours) - float(asked["ts"])] if ours else []
    return found


def main() -> int:
    """Run it, and print what came of it last."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--size", type=int, default=3000, help="questions")
    parser.add_argument("--minutes", type=float, help="a hundred questions each, if not given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with server() as running:
        if options.database == "postgresql" and running is None:
            sys.stderr.write(f"PostgreSQL cannot be tried: {MISSING}.\n")
            return 2
        place = Places(running if options.database == "postgresql" else None).new()
        minutes = options.minutes or options.size / 100
        found, said = soak(place, options.size, minutes, options.seed)
        report(f"{options.database}: {said}: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
