"""`make crash`: a clause changes, and the bot is killed while it tells who relied on it.

Two forms. With many answers, replica after replica dies at a random effect until the round is
over, and the clause goes back and forth. At every effect: with few answers, one replica dies
before and after each commit and each call of Slack that a round takes, one run a boundary.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.adapters.database import Database
from bot.domain.recalls import Why
from bot.slack import wording
from tests.postgres import MISSING, server
from tests.running_bot import ASK, LEGAL, shown
from tests.trials.company import FORK, Company, company
from tests.trials.library import CLAUSES, EDITED, OTHER, Library
from tests.trials.oracle import quiet, report
from tests.trials.places import Places

Json = dict[str, Any]
QUIET_SECONDS = 60.0
_FEW = 4  # answers for each boundary, one of them on what changes
# Effects after which a replica dies at most; with hardly any, each would die while it starts.
_DEEPEST = 24


@dataclass
class Figures:
    """Who was told: `due` should be; twice, missing and wrong may not be."""

    due: int = 0
    told: int = 0
    twice: int = 0
    missing: int = 0
    wrong: list[str] = field(default_factory=list[str])

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return bool(self.twice or self.missing or self.wrong or self.told != self.due)

    def __str__(self) -> str:
        said = (
            f"{self.told} of {self.due} told, {self.twice} twice, {self.missing} missing, "
            f"{len(self.wrong)} wrong"
        )
        return "\n".join([said, *self.wrong[:5]])

    def add(self, other: "Figures", where: str) -> None:
        """Take over those of another run."""
        self.due += other.due
        self.told += other.told
        self.twice += other.twice
        self.missing += other.missing
        self.wrong += [where + said for said in other.wrong]
        if other and not other.wrong:
            self.wrong.append(f"{where}{other}")


@dataclass
class Trial:
    """A company whose people have asked, and its policies."""

    firm: Company
    library: Library
    asked: dict[str, list[Json]] = field(default_factory=dict[str, list[Json]])
    edition: int = 0

    def ask(self, answers: int) -> None:
        """Have so many questions answered, a quarter of them on what will change."""
        replica = self.firm.hire()
        self.firm.replicas = [replica]
        for number in range(answers):
            name = OTHER if number % 4 else EDITED
            words = f"@policy-bot May we train on clips of {name}?"
            said = self.firm.workspace.say(("erin", "adam")[number % 2], ASK, words)
            self.asked.setdefault(name, []).append(said)
        self.firm.until(lambda: all(map(self._heard, self._questions())), 300.0)
        self._calm()
        replica.kill()

    def edit(self) -> None:
        """Turn the clause around, and reindex: while no bot runs, as a command may."""
        self.edition += 1
        self.library.write(EDITED, self.edition)
        self.library.reindex()

    def killed(self, deepest: int) -> int:
        """Hire replicas that die at a random effect until one outlives the round; the deaths."""
        deaths = 0
        while self._dies(self.firm.rng.randint(1, deepest)):
            deaths += 1
        return deaths

    def dies_at(self, effect: int) -> bool:
        """Hire a replica that dies at this effect, and another one if it does; tell whether."""
        died = self._dies(effect)
        if died:
            self._dies(0)
        return died

    def judge(self) -> Figures:
        """Compare who was told with who should be, after so many editions."""
        found = Figures(due=len(self.asked[EDITED]) * self.edition)
        for message in self.asked[EDITED]:
            self._judge(message, found)
        for message in self.asked[OTHER]:
            if notices := self._notices(message):
                found.wrong.append(f"told without a change: {shown(notices[0])[:80]!r}")
        cards = [shown(card) for card in self.firm.workspace.messages(LEGAL)]
        cards = [card for card in cards if wording.RECALL_TITLE in card]
        if len(cards) != self.edition:
            found.wrong.append(f"{len(cards)} cards of {self.edition} recalls")
        count = wording.recall_counts(len(self.asked[EDITED]), 0)
        found.wrong += [f"a card says {card!r}" for card in cards if count not in card]
        with closing(Database(self.firm.plan.place)) as database, database.step() as step:
            rows = [row for n in range(step.recalls.round()) for row in step.recalls.of_round(n)]
        if Counter(row.why for row in rows) != Counter({Why.TOLD: found.due}):
            found.wrong.append(f"{len(rows)} exchanges are on record, {found.due} should be")
        return found

    def _judge(self, message: Json, found: Figures) -> None:
        notices = [shown(notice) for notice in self._notices(message)]
        found.told += min(len(notices), self.edition)
        found.twice += max(len(notices) - self.edition, 0)
        found.missing += max(self.edition - len(notices), 0)
        for number, notice in enumerate(notices[: self.edition]):
            before, now = notice.split(wording.BEFORE)[1].split(wording.NOW)
            words = [CLAUSES[(number + n) % 2][1].format(name=EDITED) for n in (0, 1)]
            if [_plain(before), _plain(now)] != words:
                found.wrong.append(f"told is {before!r}, {now!r}")

    def _dies(self, effect: int) -> bool:
        replica = self.firm.hire(ends_at=effect)
        self.firm.replicas = [replica]
        return self._calm()

    def _calm(self) -> bool:
        """Wait until the round is over and all is sent; True when the replica died before."""
        replica = self.firm.replicas[0]
        with closing(Database(self.firm.plan.place)) as database:
            end = time.monotonic() + QUIET_SECONDS
            while replica.process.is_alive():
                if self._settled(database) and quiet(database):
                    replica.kill()
                    return False
                if time.monotonic() > end:
                    raise TimeoutError(f"not quiet after {QUIET_SECONDS:.0f} s")
                time.sleep(0.05)
        return True

    def _settled(self, database: Database) -> bool:
        """Tell whether the documents in the index are those up to which answers were looked at."""
        manifest = self.library.generations().manifest()
        digests = {n: e.digest for n, e in manifest.entries.items()} if manifest else {}
        with database.step() as step:
            settled = step.recalls.settled()
        return bool(settled) and all(digests.get(n) == digest for n, digest in settled.items())

    def _questions(self) -> list[Json]:
        return [message for said in self.asked.values() for message in said]

    def _heard(self, message: Json) -> list[Json]:
        found = self.firm.workspace.replies(message["channel"], message["ts"])
        return [reply for reply in found if reply.get("bot_id")]

    def _notices(self, message: Json) -> list[Json]:
        return [reply for reply in self._heard(message) if wording.RECALLED in shown(reply)]


def _plain(side: str) -> str:
    """A clause without the marks of the words that changed."""
    return side.strip().splitlines()[0].replace("~", "").replace("*", "")


@contextmanager
def trial(place: Path | str | None, seed: int, answers: int) -> Generator[Trial]:
    """People have asked so much of an index of two policies."""
    with TemporaryDirectory(prefix="library-") as folder:
        library = Library(Path(folder))
        for name in (EDITED, OTHER):
            library.write(name, 0)
        library.reindex()
        with company(place, seed, library=library) as firm:
            made = Trial(firm, library)
            made.ask(answers)
            yield made


def at_random(
    place: Path | str | None, seed: int, answers: int, rounds: int, deepest: int = _DEEPEST
) -> tuple[Figures, str]:
    """Kill replica after replica over so many rounds; who was told, and how many died."""
    with trial(place, seed, answers) as made:
        deaths = 0
        for _ in range(rounds):
            made.edit()
            deaths += made.killed(deepest)
        return made.judge(), f"{answers} answers, {rounds} changes of a clause, {deaths} kills"


def at_every_effect(places: Places, seed: int, every: int = 1) -> tuple[Figures, str]:
    """Kill the one replica at each boundary of a round, `every`-th only."""
    found, number, runs = Figures(), 1, 0
    while True:
        with trial(places.new(), seed, _FEW) as made:
            made.edit()
            died = made.dies_at(number)
            found.add(made.judge(), f"at {number}: ")
        if not died:
            return found, f"{runs} boundaries of a round, a kill at each"
        runs += 1
        number += every


def main() -> int:
    """Run both forms, and print what came of them last."""
    parser = argparse.ArgumentParser(prog="recalling", description=__doc__)
    parser.add_argument("--answers", type=int, default=200, help="0 for every effect only")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="n-th effect; 0 for none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    FORK.set_forkserver_preload(["tests.trials.replica", "chromadb", "bm25s"])
    with server() as running:
        if options.database == "postgresql" and running is None:
            sys.stderr.write(f"PostgreSQL cannot be tried: {MISSING}.\n")
            return 2
        places = Places(running if options.database == "postgresql" else None)
        failed = False
        if options.answers:
            found, said = at_random(places.new(), options.seed, options.answers, options.rounds)
            failed |= bool(found)
            report(f"{options.database}, at random: {said}: {found}")
        if options.every:
            found, said = at_every_effect(places, options.seed, options.every)
            failed |= bool(found)
            report(f"{options.database}, at every effect: {said}: {found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
