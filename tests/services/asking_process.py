"""A process of its own that asks an index again and again: what `test_two_processes` starts.

Arguments: the folder of the index, the address of a Chroma server or "", and a file that says
stop. Each line is a generation and the numbers in the passages that it found.
"""

import re
import sys
from pathlib import Path

from bot.adapters.chroma import ChromaStore
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.domain.documents import Audience
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder


def main(root: Path, url: str, stop: Path) -> None:
    """Ask until it is time to stop, and once more after that."""
    store = Generations(root, Assembler(ChromaStore(url), BM25Store(), HashingEmbedder()))
    last = False
    while not last:
        last = stop.exists()
        index = store.current()
        hits = index.search("Which build is this apple of?", Audience.LEGAL, 20)
        builds = re.findall(r"of build (\d+)", " ".join(hit.passage.text for hit in hits))
        sys.stdout.write(f"{index.generation} {len(builds)} {' '.join(sorted(set(builds)))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
