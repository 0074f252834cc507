"""`make crash`: processes of the bot are killed, and nothing is lost and nothing comes twice.

Two forms. At random: replicas die while people ask and legal works, and Slack loses replies,
asks to wait and fails. At every effect: one replica dies before and after each commit and each
call of Slack that the life of a case takes, one run a boundary.
"""

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.postgres import MISSING, server
from tests.trials.company import Company, company
from tests.trials.oracle import Findings, calm, report
from tests.trials.people import People, settled
from tests.trials.places import Places

QUIET_SECONDS = 30.0


def at_random(place: Path | str | None, kills: int, seed: int) -> tuple[Findings, str]:
    """Kill so many replicas of two at random moments; what is wrong then, and the figures."""
    with company(place, seed) as firm:
        firm.staff(2)
        firm.trouble(lost=0.15, busy=0.05, broken=0.05)
        people = People(firm)
        lawyers = threading.Thread(target=people.work_on, daemon=True)
        lawyers.start()
        while firm.kills < kills:
            for _ in range(firm.rng.randrange(3)):
                people.ask()
            if firm.rng.random() < 0.2:
                people.ask_legal()
            time.sleep(firm.rng.uniform(0.0, 0.5))
            firm.kill_one()
        people.end()
        lawyers.join()
        begun = time.monotonic()
        found = calm(firm, people, QUIET_SECONDS)
        seconds = time.monotonic() - begun
        posts = len(firm.workspace.calls("chat.postMessage"))
        said = (
            f"{firm.kills} kills, {len(people.asked)} questions, {posts} attempts to post, "
            f"quiet after {seconds:.1f} s"
        )
        return found, said


def at_every_effect(place_of: Places, seed: int, every: int = 1) -> tuple[Findings, str]:
    """Kill the one replica at each boundary of the life of a case, `every`-th only."""
    wrong, names, number = Findings(), Counter[str](), 1
    while True:
        with company(place_of.new(), seed) as firm:
            firm.replicas.append(firm.hire(ends_at=number))
            people = People(firm)
            reached = _life(firm, people)
            lines = (firm.plan.folder / "effects").read_text("utf-8").splitlines()
            found = calm(firm, people, QUIET_SECONDS)
            wrong.add(found, f"at {number}, {lines[-1] if lines else 'start'}: ")
            if not reached:
                break
            names[lines[-1]] += 1
        number += every
    listed = "\n".join(f"  {count:3} {name}" for name, count in sorted(names.items()))
    return wrong, f"{names.total()} boundaries, a kill at each:\n{listed}"


def _life(firm: Company, people: People) -> bool:
    """A question that opens a case, its ruling, and another question; True if the replica died."""
    died = False

    def alive() -> None:
        nonlocal died
        if not firm.replicas[0].process.is_alive():
            died = True
            firm.replicas[0] = firm.hire()

    def until(done: Callable[[], object]) -> None:
        end = time.monotonic() + 30
        while not done():
            alive()
            if time.monotonic() > end:
                raise TimeoutError("the life of a case does not go on")
            time.sleep(0.02)

    workspace = firm.workspace
    alive()
    first = people.ask("the YouTube clips")
    until(lambda: workspace.messages("#legal-data-clearance"))

    def ruled() -> bool:
        people.rule("lena")
        return settled(firm)

    until(ruled)
    second = people.ask("HD-VG-130M")
    until(lambda: workspace.replies(second["channel"], second["ts"]))
    until(lambda: len(workspace.replies(first["channel"], first["ts"])) >= 3)
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        alive()
        time.sleep(0.02)
    return died


def main() -> int:
    """Run a form of the trial, and print what came of it last."""
    parser = argparse.ArgumentParser(prog="crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="at random moments")
    parser.add_argument("--every", type=int, default=1, help="n-th effect; 0 for none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with server() as running:
        if options.database == "postgresql" and running is None:
            sys.stderr.write(f"PostgreSQL cannot be tried: {MISSING}.\n")
            return 2
        places = Places(running if options.database == "postgresql" else None)
        failed = False
        if options.kills:
            found, said = at_random(places.new(), options.kills, options.seed)
            failed |= bool(found)
            report(f"{options.database}, at random: {said}: {found}")
        if options.every:
            found, said = at_every_effect(places, options.seed, options.every)
            failed |= bool(found)
            report(f"{options.database}, at every effect: {said}\n{found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
