"""The audit trail in a real database: appended with what it tells of, and guarded."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.adapters.database import Database
from bot.adapters.database.schema import audit_salts
from bot.domain.audit import Link, breaks, salted
from bot.domain.errors import CaseConflictError
from bot.domain.rulings import RulingStatus
from bot.ports.audit import Trail
from tests.adapters.test_database import NOW, entry, ruling
from tests.domain.test_cases import opened


@pytest.fixture
def database(place: Path | str) -> Iterator[Database]:
    """An empty database."""
    made = Database(place)
    yield made
    made.close()


def told(database: Database) -> list[Link]:
    """The whole trail."""
    with database.step() as step:
        trail: Trail = step.trail
        return list(trail.read(0, 1_000))


def lived(database: Database) -> None:
    """An exchange that was rated, and a case with a ruling that ended."""
    case = opened()
    with database.step() as step:
        step.journal.write(entry())
        step.cases.keep(case, "open", "erin", NOW)
        step.journal.assign("e1", case.id)
        step.journal.rate("e1", "adam", "bad:not-clear:What?")
    with database.step() as step:
        step.cases.keep(case.claim("lena", NOW), "claim", "lena", NOW)
        step.rulings.keep(ruling())
        step.rulings.keep(ruling().ended(RulingStatus.WITHDRAWN))


def test_each_change_is_told(database: Database) -> None:
    """
    Each change of a record is an entry of its own, with who did it under a name of the trail,
    and no word of anybody.
    """
    lived(database)
    links = told(database)
    with database.step() as step:
        people = step.trail.people()

    assert [(link.kind, people.get(link.actor, link.actor), link.ref) for link in links] == [
        ("answered", "erin", "exchange:e1"),
        ("case.open", "erin", "CASE-0001#0"),
        ("assigned", "policy-bot", "exchange:e1"),
        ("rated", "adam", "exchange:e1"),
        ("case.claim", "lena", "CASE-0001#1"),
        ("ruling.in-force", "lena", "ruling-case-0001-1"),
        ("ruling.withdrawn", "policy-bot", "ruling-case-0001-1"),
    ]
    assert list(breaks(links, [], b"")) == []
    assert not any(word in repr(links) for word in ("erin", "lena", "May we", "What?"))


def test_with_what_it_tells_of(database: Database) -> None:
    """
    A step that fails leaves no entry; there is never a change without one.
    """
    lived(database)
    before = told(database)

    def stale() -> None:
        with database.step() as step:
            step.journal.write(entry("e2"))
            step.cases.keep(opened().claim("leo", NOW), "claim", "leo", NOW)

    with pytest.raises(CaseConflictError):
        stale()

    assert before == told(database)


def test_about(database: Database) -> None:
    """
    The entries on one record are found by its name, those on the steps of a case by its number.
    """
    lived(database)
    with database.step() as step:
        kinds = [link.kind for link in step.trail.about("CASE-0001")]
        assert step.trail.about("CASE-000") == step.trail.about("CASE_0001") == []

    assert kinds == ["case.open", "case.claim"]


def test_hashes(database: Database) -> None:
    """
    The records are what the trail tells of; what was forgotten cannot be told any more.
    """
    lived(database)
    with database.step() as step:
        links = step.trail.read(0, 100)
        now = step.trail.hashes(links)
        assert {1, 2, 5, 7} <= {x.seq for x in links if now.get(x.seq) == x.payload}
        assert step.trail.names() == {
            "exchange:e1", "CASE-0001#0", "CASE-0001#1", "ruling-case-0001-1",
        }  # fmt: skip
        assert list(step.trail.astray()) == []
        step.trail.forget(["exchange:e1"])
        assert 1 not in step.trail.hashes(links)
        assert step.trail.read(7, 9)[0].kind == "forgotten"


def test_nobody_behind_a_name(database: Database) -> None:
    """
    A person's name in the trail stays, and nobody can tell whose it was.
    """
    lived(database)
    with database.step() as step:
        name = step.trail.unname("erin")
        assert "erin" not in step.trail.people().values()
        assert "lena" in step.trail.people().values()
        assert name in {link.actor for link in step.trail.read(0, 100)}
        assert step.trail.append("rated", "erin", "exchange:e1").actor != name


def test_redacted(database: Database) -> None:
    """
    Of a record of which a part was taken out, nobody can tell what it was, and everybody what is
    left of it; other records stay as they can be told.
    """
    lived(database)
    with database.step() as step:
        step.journal.write(entry("e2"))
        before = step.trail.read(0, 100)
        step.trail.redact("exchange:e1", "what is left")
        last = step.trail.last()
        told = {link.seq for link in before if link.seq in step.trail.hashes(before)}
        others = {link.seq for link in before if link.ref != "exchange:e1"}
    assert last
    assert (last.kind, last.actor, last.ref) == ("redacted", "policy-bot", "exchange:e1")
    with database._engine.begin() as connection:
        [salt] = connection.execute(select(audit_salts.c.salt).filter_by(seq=last.seq)).scalars()
    assert last.payload == salted("what is left", salt)
    assert told == others


def test_whose_words_are_gone(database: Database) -> None:
    """
    Whoever is unnamed takes the salts of their own exchanges with them, and of nothing else.
    """
    lived(database)
    with database.step() as step:
        step.journal.write(entry("e2", user="adam"))
        before = step.trail.read(0, 100)
        step.trail.unname("erin")
    with database._engine.begin() as connection:
        salted_still = set(connection.execute(select(audit_salts.c.seq)).scalars())

    gone = [link for link in before if link.seq not in salted_still]
    assert [(link.kind, link.ref) for link in gone] == [("answered", "exchange:e1")]


CHANGES = [
    "UPDATE audit SET actor = 'x' WHERE seq = 2",
    "DELETE FROM audit WHERE seq = 7",
    "DELETE FROM audit",
    "INSERT INTO audit SELECT seq + 2, at, actor, kind, ref, payload, h, h FROM audit "
    "WHERE seq = 7",
    "INSERT INTO audit SELECT seq + 1, at, actor, kind, ref, payload, prev, h FROM audit "
    "WHERE seq = 7",
]
REPLACE = (
    "INSERT OR REPLACE INTO audit SELECT seq, at, 'x', kind, ref, payload, prev, h FROM audit "
    "WHERE seq = 3"
)


def test_guards(database: Database, place: Path | str) -> None:
    """
    The database itself refuses to change, take out or replace an entry, and to skip one.
    """
    lived(database)
    before = told(database)
    for change in [*CHANGES, REPLACE if isinstance(place, Path) else "TRUNCATE audit"]:
        with pytest.raises(DBAPIError, match="audit trail"), database._engine.begin() as connection:
            connection.execute(text(change))

    assert before == told(database)


def test_missing_guard(database: Database, place: Path | str) -> None:
    """
    A guard that was taken away is missed by its name.
    """
    table = "" if isinstance(place, Path) else " ON audit"
    with database.step() as step:
        assert step.trail.unguarded() == ()
    with database._engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER audit_no_update{table}"))
    with database.step() as step:
        assert step.trail.unguarded() == ("audit_no_update",)


def test_appended_at_once(database: Database) -> None:
    """
    Many threads append, and the trail stays one.
    """

    def write(number: int) -> None:
        for part in range(10):
            with database.step() as step:
                step.trail.append("rated", f"U{number}", f"exchange:{part}")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    links = told(database)
    assert len(links) == 60
    assert list(breaks(links, [], b"")) == []


def test_records_from_before_the_trail(place: Path | str) -> None:
    """
    A database of an earlier version gets a trail that begins with what it holds, once.
    """
    first = Database(place)
    lived(first)
    with first._engine.begin() as connection:
        for table in ("audit", "audit_salts", "audit_names", "settled", "recalls"):
            connection.execute(text(f"DROP TABLE {table}"))
        if not isinstance(place, Path):
            connection.execute(text("DROP FUNCTION audit_grow; DROP FUNCTION audit_refuse"))
        connection.execute(text("UPDATE alembic_version SET version_num = 'turns'"))
    first.close()
    for _ in range(2):
        again = Database(place)
        links = told(again)
        with again.step() as step:
            now = step.trail.hashes(links)
            assert step.trail.unguarded() == ()
        again.close()

        assert [link.kind for link in links] == ["adopted"] * 4
        assert now == {link.seq: link.payload for link in links}
