"""`make load`: many questions at once, and the same ones again and again.

Acknowledgements: so many questions in five seconds, and so many in one instant; how long until
Slack hears of each, while the bot answers them. Deliveries: each question ten times, by retries
with and without their header, as its twin, at two replicas at once, and two days later.
Presses: a lawyer claims and releases a case again and again while fifty questions run; how long
until the press is acknowledged, and until the card shows it.
"""

import argparse
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import update

from bot.adapters.database import Database
from bot.adapters.database.schema import inbox, journal, outbox
from bot.workspace.transport import Reply
from tests.postgres import MISSING, server
from tests.running_bot import LEGAL, buttons
from tests.trials.company import FORK, Company, company
from tests.trials.oracle import Findings, calm, quiet, report, rows
from tests.trials.people import People
from tests.trials.places import Places
from tests.trials.replica import REAL
from tests.trials.sender import Heard, Request, send

TWO_DAYS = 2 * 86_400.0
PRESSES, BESIDE = 100, 50
_WAIT = 120.0


@dataclass
class Mailbag:
    """Takes what Slack would deliver, to be sent by hand later."""

    bodies: list[bytes] = field(default_factory=list[bytes])

    def __call__(self, body: bytes, headers: Mapping[str, str]) -> Reply:
        """Keep a body, and acknowledge it."""
        del headers
        self.bodies.append(body)
        return Reply(200)


def _bag(firm: Company, people: People, count: int) -> list[list[bytes]]:
    """So many questions, each with the one or two events that tell of it."""
    bag = Mailbag()
    firm.workspace.connect(bag)
    asked = [people.ask() for _ in range(count)]
    firm.workspace.settle(60.0)
    bodies = [(body, body.decode()) for body in bag.bodies]
    return [[body for body, text in bodies if f'"{m["ts"]}"' in text] for m in asked]


def _send(firm: Company, requests: Sequence[Request]) -> list[Heard]:
    """Have requests sent by another process; what was acknowledged is noted."""
    near, far = FORK.Pipe(duplex=False)
    secret = firm.workspace.signing_secret
    process = FORK.Process(target=send, args=(requests, secret, far), daemon=True)
    process.start()
    far.close()
    heard: list[Heard] = near.recv()
    process.join()
    for request, answer in zip(requests, heard, strict=True):
        if answer.status == 200:
            firm.note(request.body)
    return heard


def acknowledged(
    place: Path | str | None, replicas: int, count: int, seconds: float, seed: int
) -> tuple[Findings, str]:
    """Ask so many questions within so many seconds; what is wrong, and the figures."""
    with company(place, seed, pace=REAL) as firm:
        firm.staff(replicas)
        people = People(firm)
        urls = [replica.url for replica in firm.replicas]
        bodies = [events[0] for events in _bag(firm, people, count)]
        requests = [
            Request(seconds * number / count, urls[number % len(urls)], body)
            for number, body in enumerate(bodies)
        ]
        heard = _send(firm, requests)
        found = _end(firm, people)
        refused = sum(answer.status != 200 for answer in heard)
        if refused:
            found.wrong.append(f"{refused} answers that are not 200")
        return found, (
            f"{count} questions in {seconds:g} s, {replicas} replicas: acknowledged in "
            f"{_told([answer.seconds for answer in heard], 99)}, {refused} not 200"
        )


def _told(seconds: Sequence[float], percent: int) -> str:
    """Median, a late one, and the longest, in milliseconds."""
    times = sorted(1000 * one for one in seconds)
    late = times[min(len(times) - 1, len(times) * percent // 100)]
    return (
        f"{times[len(times) // 2]:.0f} ms (median), {late:.0f} ms (p{percent}), "
        f"{times[-1]:.0f} ms (longest)"
    )


def pressed(place: Path | str | None, replicas: int, seed: int) -> tuple[Findings, str]:
    """Claim and release a case while questions run; what is wrong, and the figures."""
    with company(place, seed, pace=REAL) as firm:
        firm.staff(replicas)
        people = People(firm)
        people.ask("the YouTube clips", "erin")
        firm.until(lambda: firm.workspace.messages(LEGAL), _WAIT)
        beside = threading.Thread(target=lambda: [people.ask() for _ in range(BESIDE)])
        beside.start()
        heard, shown = list[float](), list[float]()
        for number in range(PRESSES):
            act, then = ("case-claim", "case-release")[:: 1 if number % 2 == 0 else -1]
            card, begun = firm.workspace.messages(LEGAL)[0], time.perf_counter()
            firm.workspace.press("lena", card, act)
            heard.append(time.perf_counter() - begun)
            firm.until(lambda t=then: t in buttons(firm.workspace.messages(LEGAL)[0]), 20.0, 0.002)
            shown.append(time.perf_counter() - begun)
        beside.join()
        return calm(firm, people, _WAIT), (
            f"{PRESSES} presses beside {BESIDE} questions, {replicas} replicas: acknowledged in "
            f"{_told(heard, 95)}; on the card in {_told(shown, 95)}"
        )


def delivered(place: Path | str | None, count: int, seed: int) -> tuple[Findings, str]:
    """Deliver so many questions ten times each; what is wrong, and the figures."""
    with company(place, seed, pace=REAL) as firm:
        firm.staff(2)
        people = People(firm)
        questions = _bag(firm, people, count)
        today = _series(firm, questions, 8)
        heard = _send(firm, today)
        _pass(firm, TWO_DAYS)
        late = _series(firm, questions, 2)
        heard += _send(firm, late)
        found = _end(firm, people)
        thought = (firm.plan.folder / "asked").read_text("utf-8").splitlines()
        database = Database(firm.plan.place)
        entries = len(rows(database, journal))
        database.close()
        refused = sum(answer.status not in (0, 200) for answer in heard)
        unheard = sum(answer.status == 0 for answer in heard)
        if (len(thought), entries, refused) != (count, count, 0):
            found.wrong.append(f"{len(thought)} thought, {entries} answers, {refused} refused")
        return found, (
            f"{len(heard)} deliveries of {count} questions to 2 replicas, {len(late)} of them two "
            f"days later, {unheard} without a reply in three seconds: {entries} answers, each "
            f"thought of once: {len(thought) == count}"
        )


def _pass(firm: Company, seconds: float) -> None:
    """Let time go by: everything that came in and went out is older, and the replicas are new."""
    database = Database(firm.plan.place)
    firm.workspace.wait_for(lambda: quiet(database), _WAIT)
    firm.dismiss()
    with database._engine.begin() as connection:
        for table, moments in ((inbox, ("received_at", "due")), (outbox, ("added_at", "due"))):
            older = {name: table.c[name] - seconds for name in moments}
            connection.execute(update(table).values(**older))
    database.close()
    firm.staff(2)


def _series(firm: Company, questions: list[list[bytes]], each: int) -> list[Request]:
    """Each question so many times, half of them as pairs at both replicas in one moment."""
    rng, urls = firm.rng, [replica.url for replica in firm.replicas]
    series: list[Request] = []
    for events in questions:
        for _ in range(each // 2):
            at = rng.uniform(0.0, len(questions) * each / 100)
            series += [
                Request(at, url, rng.choice(events), _again(rng.randrange(4)))
                for url in (urls if rng.random() < 0.5 else rng.choices(urls, k=2))
            ]
    return series


def _again(number: int) -> dict[str, str]:
    """The headers of a retry; number 0 is the first delivery, or a retry that does not say so."""
    if not number:
        return {}
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": "http_timeout"}


def _end(firm: Company, people: People) -> Findings:
    firm.workspace.connect(firm.deliver)
    return calm(firm, people, _WAIT)


def main() -> int:
    """Run each form, and print what came of them last."""
    parser = argparse.ArgumentParser(prog="load", description=__doc__)
    parser.add_argument("--size", type=int, default=500, help="questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    with server() as running:
        if options.database == "postgresql" and running is None:
            sys.stderr.write(f"PostgreSQL cannot be tried: {MISSING}.\n")
            return 2
        places = Places(running if options.database == "postgresql" else None)
        alone = options.database == "sqlite"
        size, seed = options.size, options.seed
        runs: list[Any] = [
            lambda: acknowledged(places.new(), 1 if alone else 2, size, size / 100, seed),
            lambda: acknowledged(places.new(), 1 if alone else 2, size, 0.0, seed),
            lambda: delivered(places.new(), max(1, size // 5), seed),
            lambda: pressed(places.new(), 1 if alone else 2, seed),
        ]
        failed = False
        for run in runs:
            found, said = run()
            failed |= bool(found)
            report(f"{options.database}: {said}: {found}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
