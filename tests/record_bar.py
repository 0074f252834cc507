"""How long it takes to look through a long audit trail, and to append to it: `make record`.

python -m tests.record_bar [ENTRIES]
"""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from bot.adapters.database import Database
from bot.adapters.database.schema import audit
from bot.adapters.marks import FileMarks
from bot.domain.audit import Link, bound
from bot.services.auditing import Auditing

APPENDS = 1_000


def main(entries: int) -> int:
    """Fill a trail, look through it, append to it, and say how long that took."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "d.db")
        auditing = Auditing(database, FileMarks(Path(folder)), lambda: datetime.now(UTC))
        links: list[Link] = []
        for number in range(entries):
            entry = Link(
                0, "2026-03-02T09:30:00.000Z", "p-1", "refused.claim", f"CASE-{number}", ""
            )
            links.append(bound(entry, links[-1] if links else None))
        with database._engine.begin() as connection:
            rows = [{name: getattr(link, name) for name in Link.__slots__} for link in links]
            connection.execute(insert(audit), rows)
        auditing.mark()
        begun, cpu = time.perf_counter(), time.process_time()
        checked = auditing.check()
        took, cpu = time.perf_counter() - begun, time.process_time() - cpu
        begun = time.perf_counter()
        with database.step() as step:
            for number in range(APPENDS):
                step.trail.append("refused.claim", "ULENA", f"CASE-{number}")
        rate = APPENDS / (time.perf_counter() - begun)
        database.close()
    sys.stdout.write(
        f"{checked.summary} Looked through in {took:.2f} s ({cpu:.2f} s of the processor); "
        f"{rate:.0f} entries appended in a second.\n"
    )
    return 1 if checked.breaks else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
