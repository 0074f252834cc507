"""The bar of coverage: every branch of the domain and of what `make mutants` tries (the list in
pyproject.toml: inbox, outbox, roles, audit trail, escaping), nine in ten of the whole. What only a
golden set of questions reaches (`no_cover`) does not count: each rule has a test of its own.

Reads the JSON report of coverage named on the command line; exit code 1 below the bar.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

WHOLE = 90.0
DOMAIN = "bot/domain/"
PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def tried() -> list[str]:
    """Return the modules that `make mutants` tries."""
    return tomllib.loads(PROJECT.read_text("utf-8"))["tool"]["mutmut"]["only_mutate"]


def faults(report: dict[str, Any]) -> list[str]:
    """Return one sentence for each bar that is missed."""
    found = [
        f"{name}: lines {data['missing_lines']} and branches {data['missing_branches']} "
        "have no test; bot/domain and what make mutants tries are covered whole."
        for name, data in sorted(report["files"].items())
        if name.startswith((DOMAIN, *tried()))
        and (data["missing_lines"] or data["missing_branches"])
    ]
    found += [
        f"{name} is not there to be covered." for name in tried() if name not in report["files"]
    ]
    covered = report["totals"]["percent_covered"]
    if covered < WHOLE:
        found.append(f"{covered:.1f} % of bot/ is covered; the bar is {WHOLE:.0f} %.")
    return found


if __name__ == "__main__":
    missed = faults(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    sys.stdout.write("".join(f"{fault}\n" for fault in missed))
    sys.exit(1 if missed else 0)
