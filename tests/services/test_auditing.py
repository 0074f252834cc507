"""The trail is marked, looked through, and whatever was done to it is found and placed."""

import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.adapters.database import Database
from bot.adapters.marks import FileMarks, read_marks
from bot.domain.audit import GENESIS, Break, Harm, Link, bound, hash_of
from bot.domain.errors import SettingsError
from bot.domain.rulings import RulingStatus
from bot.services.auditing import Auditing
from tests.adapters.test_database import entry, ruling
from tests.adapters.test_trail import lived
from tests.fakes_slack import FakeClock

TAMPERS = int(os.environ.get("TAMPERS", "60"))
Row = tuple[int, str, str, str, str, str, str, str]


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still."""
    return FakeClock()


@pytest.fixture
def database(place: Path | str) -> Iterator[Database]:
    """A database in which something has happened."""
    made = Database(place)
    lived(made)
    yield made
    made.close()


@pytest.fixture
def auditing(database: Database, clock: FakeClock, tmp_path: Path) -> Auditing:
    """Whoever looks after its trail."""
    return Auditing(database, FileMarks(tmp_path / "marks"), clock)


def harms(auditing: Auditing) -> list[tuple[Harm, str]]:
    """What is wrong, by kind and record."""
    return [(harm.harm, harm.what) for harm in auditing.check().breaks]


def change(database: Database, *statements: str) -> None:
    """What somebody with the rights of the bot may do to the tables."""
    with database._engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_all_is_well(auditing: Auditing) -> None:
    """
    A trail that nobody touched holds, with its marks and its records.
    """
    assert auditing.check().summary == (
        "The audit trail holds: 7 entries, 0 marks; 7 at its end without a mark yet."
    )
    auditing.mark()

    assert auditing.check().summary == "The audit trail holds: 7 entries, 1 mark."


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal SET question = 'May I?'", (Harm.RECORD, "exchange:e1")),
        ("UPDATE journal SET evidence = '[]'", (Harm.RECORD, "exchange:e1")),
        ("DELETE FROM journal", (Harm.RECORD, "exchange:e1")),
        ("UPDATE rulings SET status = 'in-force'", (Harm.RECORD, "ruling-case-0001-1")),
        ("UPDATE case_steps SET step = 'close' WHERE revision = 1", (Harm.RECORD, "CASE-0001#1")),
        ("DELETE FROM case_steps WHERE revision = 0", (Harm.RECORD, "CASE-0001#0")),
        ("UPDATE cases SET state = 'closed'", (Harm.UNTOLD, "CASE-0001")),
        ("UPDATE cases SET revision = 9", (Harm.UNTOLD, "CASE-0001")),
        ("UPDATE journal SET id = 'e2'", (Harm.UNTOLD, "exchange:e2")),
        ("DELETE FROM audit_salts WHERE seq = 1", (Harm.RECORD, "exchange:e1")),
    ],
)
def test_records(
    auditing: Auditing, database: Database, statement: str, found: tuple[Harm, str]
) -> None:
    """
    The tables are what the trail tells: a record that was changed, taken out or put in is named.
    """
    change(database, statement)

    assert found in harms(auditing)


def test_forgotten_records(auditing: Auditing, database: Database) -> None:
    """
    A record that was forgotten is missed by nobody; forgetting without an entry is found out.
    """
    with database.step() as step:
        step.erasure.forget(FakeClock().now + timedelta(days=1), 10)
    assert auditing.check().breaks == ()

    with database.step() as step:
        step.journal.write(entry("e2"))
    change(database, "UPDATE journal SET question = '' WHERE id = 'e2'")
    assert harms(auditing) == [(Harm.RECORD, "exchange:e2")]


class Busy:
    """A ledger in which something happens before one of its steps."""

    def __init__(self, database: Database, before: int, happens: Callable[[], None]) -> None:
        self.database, self.before, self.happens = database, before, happens

    def step(self, *, urgent: bool = False):  # type: ignore[no-untyped-def]
        self.before -= 1
        if self.before == 0:
            self.happens()
        return self.database.step(urgent=urgent)


@pytest.mark.parametrize("before", range(1, 12))
def test_pages(database: Database, auditing: Auditing, before: int) -> None:
    """
    Page by page the same is found as at once; what others write meanwhile, at any moment, is no
    harm, and a record that is changed is found out whatever else they write.
    """

    def happens() -> None:
        with database.step() as step:
            step.journal.write(entry("e2"))
            step.rulings.keep(ruling(2))
        with database.step() as step:
            step.rulings.keep(ruling(2).ended(RulingStatus.WITHDRAWN))

    found = replace(auditing, ledger=Busy(database, before, happens), page=3).check()
    assert found.breaks == ()
    change(database, "UPDATE journal SET question = 'May I?' WHERE id = 'e1'")
    assert (Harm.RECORD, "exchange:e1") in harms(replace(auditing, page=2))


def test_words_of_the_log(
    auditing: Auditing, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The log has the mark, whether the trail holds, and each place where it does not, ten at most.
    """
    caplog.set_level("INFO", "bot.services.auditing")
    auditing.work()
    said, mark = caplog.messages
    assert said.startswith("audit: The audit trail holds: 7 entries, 0 marks; 7 at its end")
    assert mark.startswith('audit: mark {"seq": 7, "h": "')

    for number in range(2, 14):
        with database.step() as step:
            step.journal.write(entry(f"e{number}"))
    change(database, "UPDATE journal SET question = 'May I?'")
    caplog.clear()
    auditing.clock.pass_seconds(86_400)
    auditing.work()
    assert caplog.messages[0] == (
        "audit: The audit trail does not hold: 13 places are broken. Run policy-bot audit verify."
    )
    assert len([line for line in caplog.messages if line.startswith("audit: Entry ")]) == 10
    assert caplog.messages[1] == (
        "audit: Entry 1 tells of a record that was changed or taken out since (exchange:e1)."
    )


def test_work(auditing: Auditing, database: Database, clock: FakeClock) -> None:
    """
    The trail is looked through at first and daily; it is marked hourly, if there is news.
    """
    auditing.work()
    assert auditing.checked == clock.now
    assert [mark.seq for mark in auditing.marks.read()] == [7]

    for _ in range(2):
        clock.pass_seconds(3_601)
        auditing.work()
    with database.step() as step:
        step.journal.write(entry("e2"))
    auditing.work()
    assert [mark.seq for mark in auditing.marks.read()] == [7, 8]

    with database.step() as step:
        step.journal.write(entry("e3"))
    auditing.work()
    assert len(auditing.marks.read()) == 2
    clock.pass_seconds(3_601)
    auditing.work()
    assert [mark.seq for mark in auditing.marks.read()] == [7, 8, 9]
    change(database, "UPDATE rulings SET status = 'in-force'")
    first = auditing.checked
    clock.pass_seconds(86_400)
    auditing.work()
    assert auditing.checked == first
    assert auditing.last
    assert auditing.last.summary == "The audit trail does not hold: 1 place is broken."


def test_marked_when_it_has_grown(auditing: Auditing, database: Database) -> None:
    """
    A thousand entries are followed by a mark, however soon they came.
    """
    auditing.work()
    with database.step() as step:
        for number in range(1_000):
            step.trail.append("refused", "lena", f"CASE-{number:04d}")
    auditing.work()

    assert [mark.seq for mark in auditing.marks.read()] == [7, 1_007]


def test_no_trail(tmp_path: Path, clock: FakeClock) -> None:
    """
    Where nothing has happened there is nothing to mark.
    """
    database = Database(tmp_path / "d.db")
    auditing = Auditing(database, FileMarks(tmp_path), clock)
    auditing.work()

    assert auditing.mark() is None
    assert auditing.marks.read() == []
    database.close()


def test_marks(auditing: Auditing, tmp_path: Path) -> None:
    """
    A mark is one line, which is found again in a log; what is no mark is no proof of anything.
    """
    made = auditing.mark()
    file = tmp_path / "marks" / "audit-marks.jsonl"
    logged = tmp_path / "log"
    logged.write_text(f"INFO bot: audit: mark {file.read_text('ascii')}\nrubbish {{]\n")

    assert [made] == auditing.marks.read()
    assert made == read_marks(logged)[0]
    assert len(read_marks(logged)) == 2
    assert Break(Harm.FORGED, 0, 0) in auditing.check(read_marks(logged)).breaks
    other = FileMarks(tmp_path / "marks", "another key")
    assert Harm.FORGED in {h for h, _ in harms(replace(auditing, marks=other))}
    assert (tmp_path / "marks" / "audit.key").stat().st_mode & 0o077 == 0
    with pytest.raises(SettingsError, match="cannot be read"):
        read_marks(tmp_path / "nowhere")


def test_marks_that_cannot_be_kept(tmp_path: Path) -> None:
    """
    Without a place for key or marks one sentence says what to do.
    """
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="set AUDIT_KEY"):
        FileMarks(tmp_path / "file" / "x")
    marks = FileMarks(tmp_path / "file", "key")
    with pytest.raises(SettingsError, match="set DATA_DIR"):
        marks.add(read_marks(_one_line(tmp_path))[0])


def _one_line(folder: Path) -> Path:
    file = folder / "line"
    file.write_text('{"seq": 1, "h": "x", "at": "t", "sign": "s"}')
    return file


# What somebody may do to the file of the database who has it all to themselves.

LONG, EACH = 60, 20
Tamper = Callable[[list[Link], random.Random], tuple[list[Link], int]]


def edit(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Change a field."""
    at = dice.randrange(len(links))
    name = dice.choice(["at", "actor", "kind", "ref", "payload", "prev", "h"])
    links[at] = replace(links[at], **{name: dice.choice(["x", GENESIS, "CASE-0009"])})
    return links, at + 1


def edit_with_hash(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Change a field, and make the hash of the entry anew."""
    links, seq = edit(links, dice)
    links[seq - 1] = replace(links[seq - 1], h=hash_of(links[seq - 1]))
    return links, seq


def rewrite(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Change a field, and make all hashes from there on anew."""
    links, seq = edit(links, dice)
    before = links[seq - 2] if seq > 1 else None
    for place in range(seq - 1, len(links)):
        links[place] = bound(links[place], before)
        before = links[place]
    return links, seq


def take_out(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Delete an entry, but not the last."""
    at = dice.randrange(len(links) - 1)
    return links[:at] + links[at + 1 :], at + 1


def close_up(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Delete an entry, number the others anew and make their hashes anew."""
    links, seq = take_out(links, dice)
    return _anew(links), seq


def put_in(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Insert an entry and number the others anew."""
    at = dice.randrange(len(links))
    forged = bound(replace(links[at], actor="x"), links[at - 1] if at else None)
    after = [replace(link, seq=link.seq + 1) for link in links[at:]]
    return [*links[:at], forged, *after], at + 1


def reorder(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Let two entries change places."""
    one, other = sorted(dice.sample(range(len(links)), 2))
    first, second = links[one], links[other]
    links[one], links[other] = replace(second, seq=first.seq), replace(first, seq=second.seq)
    return links, one + 1


def cut(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Cut the tail off."""
    left = dice.randrange(len(links))
    return links[:left], left + 1


def set_back(links: list[Link], dice: random.Random) -> tuple[list[Link], int]:
    """Set the whole database back, and go on from there."""
    left = dice.randrange(1, len(links))
    kept = links[:left]
    for _ in range(dice.randrange(len(links))):
        kept.append(bound(replace(kept[-1], actor="x"), kept[-1]))
    return kept, left + 1


def _anew(links: list[Link]) -> list[Link]:
    made: list[Link] = []
    for link in links:
        made.append(bound(link, made[-1] if made else None))
    return made


KINDS = [edit, edit_with_hash, rewrite, take_out, close_up, put_in, reorder, cut, set_back]


def test_tampers(tmp_path: Path, clock: FakeClock) -> None:
    """
    Whatever is done to the rows of the file, triggers dropped before and made again after, is
    found, and its place is within what is named.

    TAMPERS=1000 looks at that many (`make tamper`).
    """
    path = tmp_path / "d.db"
    database = Database(path)
    auditing = Auditing(database, FileMarks(tmp_path), clock)
    for number in range(LONG):
        with database.step() as step:
            step.trail.append("refused", f"U{number % 5}", f"CASE-{number:04d}")
        if (number + 1) % EACH == 0:
            auditing.mark()
    with database.step() as step:
        whole = list(step.trail.read(0, LONG))
    dice = random.Random(int(os.environ.get("SEED", "5")))
    counts = dict.fromkeys((kind.__name__ for kind in KINDS), 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        made = file.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for number in range(TAMPERS):
            tamper = KINDS[number % len(KINDS)]
            links, place = tamper(list(whole), dice)
            while links == whole:
                links, place = tamper(list(whole), dice)
            _write(file, links, [sql for (sql,) in made])
            found = auditing.check().breaks
            spans = [harm for harm in found if harm.first <= place <= harm.last]

            assert spans, (tamper.__name__, place, found)
            counts[tamper.__name__] += 1
    database.close()
    assert all(counts.values())
    sys.stdout.write(f"{sum(counts.values())} tampers, all found and placed: {counts}\n")


def _write(file: sqlite3.Connection, links: list[Link], triggers: list[str]) -> None:
    file.execute("BEGIN IMMEDIATE")
    for name in ("audit_no_update", "audit_no_delete", "audit_next"):
        file.execute(f"DROP TRIGGER {name}")
    file.execute("DELETE FROM audit")
    rows = [tuple(getattr(link, name) for name in Link.__slots__) for link in links]
    file.executemany("INSERT INTO audit VALUES (?,?,?,?,?,?,?,?)", rows)
    for sql in triggers:
        file.execute(sql)
    file.execute("COMMIT")
