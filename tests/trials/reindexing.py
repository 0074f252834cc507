"""`make crash`: reindexing is killed while another process asks; no answer mixes generations.

Every document says in which edition it stands; a reindex brings all of them to the next one.
"""

import argparse
import logging
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.documents import Audience
from bot.domain.errors import PolicyBotError
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder
from tests.trials.company import FORK
from tests.trials.oracle import Findings, report

_DATA = ("apples", "pears", "plums", "cherries", "quinces", "medlars")
_SEEN_SECONDS = 5.0


@dataclass(frozen=True)
class Library:
    """A knowledge root of a few rulings, and the index over it."""

    folder: Path

    def write(self, edition: int) -> None:
        """Bring every document to an edition."""
        root = self.folder / "knowledge" / "rulings"
        root.mkdir(parents=True, exist_ok=True)
        for name in _DATA:
            said = f"In edition {edition} of the rulings, {name} stay out of training."
            (root / f"{name}.md").write_text(said)

    def generations(self) -> Generations:
        """The index, opened anew."""
        stores = Assembler(ChromaStore(), BM25Store(), HashingEmbedder())
        return Generations(self.folder / "index", stores)

    def reindex(self) -> None:
        """Bring the index in line with the documents."""
        service = Reindexing(
            self.generations(), ChromaStore(), BM25Store(), HashingEmbedder(),
            SqliteVectorCache(self.folder / "vectors.sqlite"), time.monotonic,
        )  # fmt: skip
        service.run({"main": Folder(self.folder / "knowledge")}, progress=lambda *_: None)


@dataclass(frozen=True)
class Seen:
    """What one question found: the editions of its passages, or the error."""

    at: float
    editions: frozenset[str]
    error: str = ""


def _reindex(library: Library) -> None:
    logging.disable(logging.CRITICAL)
    library.reindex()


def _ask(library: Library, pipe: Pipe) -> None:
    """Ask until SIGTERM, and hand back all that was seen."""
    logging.disable(logging.CRITICAL)
    seen: list[Seen] = []
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    generations = library.generations()
    pipe.send(True)
    while going:
        seen.append(_one(generations))
        time.sleep(0.01)
    pipe.send(seen)


def _one(generations: Generations) -> Seen:
    at = time.monotonic()
    try:
        hits = generations.current().search("which stay out of training?", Audience.ALL, 6)
    except PolicyBotError as error:
        return Seen(at, frozenset(), str(error))
    except Exception as error:  # noqa: BLE001  whatever it is, it is what the trial looks for
        return Seen(at, frozenset(), repr(error))
    return Seen(at, frozenset(hit.passage.text.split()[2] for hit in hits))


def killed_reindexes(kills: int, seed: int) -> tuple[Findings, str]:
    """Kill so many reindexes while another process asks; what is wrong, and the figures."""
    rng, found = random.Random(seed), Findings()
    with tempfile.TemporaryDirectory(prefix="trial-") as folder:
        library = Library(Path(folder))
        library.write(0)
        _run(library)
        library.write(1)
        whole = _timed(lambda: _run(library))
        near, far = FORK.Pipe(duplex=False)
        asker = FORK.Process(target=_ask, args=(library, far), daemon=True)
        asker.start()
        near.recv()
        killed, edition = 0, 1
        while killed < kills:
            edition += 1
            library.write(edition)
            process = FORK.Process(target=_reindex, args=(library,), daemon=True)
            process.start()
            process.join(rng.uniform(0.0, whole))
            process.kill()
            process.join()
            killed += process.exitcode != 0
        library.write(edition + 1)
        _run(library)
        swapped = time.monotonic()
        time.sleep(_SEEN_SECONDS)
        asker.terminate()
        seen: list[Seen] = near.recv()
        asker.join()
        _judge(library, seen, swapped, str(edition + 1), found)
        editions = {edition for look in seen for edition in look.editions}
        return found, (
            f"{killed} reindexes killed, {edition - killed} ended before; {len(seen)} questions by "
            f"another process, which saw {len(editions)} editions"
        )


def _run(library: Library) -> None:
    process = FORK.Process(target=_reindex, args=(library,), daemon=True)
    process.start()
    process.join()


def _timed(act: Callable[[], None]) -> float:
    begun = time.monotonic()
    act()
    return time.monotonic() - begun


def _judge(
    library: Library, seen: list[Seen], swapped: float, newest: str, found: Findings
) -> None:
    found.wrong += [f"a question failed: {look.error}" for look in seen if look.error]
    mixed = [look.editions for look in seen if len(look.editions) > 1]
    found.wrong += [f"one answer from the editions {sorted(editions)}" for editions in mixed]
    late = [look for look in seen if newest in look.editions]
    if not late or late[0].at > swapped + _SEEN_SECONDS:
        found.lost.append(f"the newest edition was not seen within {_SEEN_SECONDS:.0f} s")
    left = [path.name for path in (library.folder / "index").glob("gen-*")]
    kept = [f"gen-{number:04d}" for number in library.generations().kept()]
    if sorted(left) != sorted(kept) or len(kept) > 2:
        found.wrong.append(f"left over: {sorted(left)}, kept are {kept}")


def main() -> int:
    """Run it, and print what came of it last."""
    parser = argparse.ArgumentParser(prog="reindexing", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    FORK.set_forkserver_preload(["bot.services.reindexing", "tests.fakes", "chromadb", "bm25s"])
    found, said = killed_reindexes(options.kills, options.seed)
    report(f"{said}: {found}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
