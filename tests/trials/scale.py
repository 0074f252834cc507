"""`make scale`: the bench of sizes, with a Chroma server and PostgreSQL in the same run.

Settings say which documents are indexed; `SIZE` is how many pieces of invented ones there are.
"""

import argparse
import os
import subprocess
import sys

from tests.postgres import MISSING, server


def main() -> int:
    """Start PostgreSQL where it is installed, and run the bench on it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=100_000)
    size = str(parser.parse_args().size)
    with server() as made:
        if made is None:
            sys.stdout.write(f"{MISSING}\n")
        address = {"DATABASE_URL": made.ready()} if made else {}
        command = [sys.executable, "-m", "bot", "bench", "--size", size]
        return subprocess.run(command, env={**os.environ, **address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
