"""The bar of `make mutants`: of the changed lines, the tests notice nine in ten.

Reads what mutmut has left in mutants/, prints the survivors and the score of each module, and ends
with exit code 1 below the bar. A mutant that runs for ever is noticed; one that no test reaches
survives; one that was not tried yet is counted apart.
"""

import json
import sys
from pathlib import Path

from tests.coverage_bar import tried

BAR = 90.0
SURVIVED = {0, 33}  # the tests passed; there was no test


def results(module: str) -> dict[str, int | None]:
    """Return the exit code of the tests by mutant; None of one that was not tried."""
    found = Path("mutants") / f"{module}.meta"
    return json.loads(found.read_text("utf-8"))["exit_code_by_key"] if found.exists() else {}


def score(killed: int, known: int) -> float:
    """Return how many of a hundred were noticed."""
    return 100 * killed / known if known else 0.0


def main() -> int:
    """Print survivors and figures; return the exit code."""
    lines, all_killed, all_known = list[str](), 0, 0
    for module in tried():
        codes = results(module)
        known = [code for code in codes.values() if code is not None]
        survivors = [name for name, code in codes.items() if code in SURVIVED]
        killed = len(known) - len(survivors)
        sys.stdout.writelines(f"survived: {name}\n" for name in survivors)
        lines.append(
            f"{module}: {len(codes)} mutants, {killed} killed, {len(survivors)} survived, "
            f"{len(codes) - len(known)} not tried: {score(killed, len(known)):.1f} %"
        )
        all_killed, all_known = all_killed + killed, all_known + len(known)
    total = score(all_killed, all_known)
    lines.append(f"all: {all_killed} of {all_known} killed: {total:.1f} %; the bar is {BAR:.0f} %")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.write("`mutmut show NAME` shows what was changed.\n")
    return 0 if total >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
