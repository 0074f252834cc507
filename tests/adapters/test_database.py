"""The ledger in a real database."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_mock_engine

from bot.adapters.database import Database
from bot.adapters.database.schema import metadata
from bot.domain.answers import Cited, Question, Verdict
from bot.domain.cases import Asker, Case, CaseState
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError, DeliveryError, SettingsError
from bot.domain.records import Arrival, Entry, Post, Surface, Work
from bot.domain.rulings import Ruling, RulingStatus, Scope
from bot.domain.states import Closing
from bot.domain.usage import Spent, Usage
from bot.ports import Ledger
from tests.domain.test_cases import opened
from tests.fakes_slack import citation, not_allowed

NOW = datetime(2026, 3, 2, 9, 30, 0, 250_000, tzinfo=UTC)
LATER = NOW + timedelta(seconds=15)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    made = Database(tmp_path / "deep" / "policy-bot.db")
    yield made
    made.close()


def arrival(event: str = "event:1", **changes: object) -> Arrival:
    """A mention in a channel."""
    made = Arrival(event, f"T1:C1:{event}", Surface.CHANNEL, "erin", "T1", "C1", "1.0", "May we?")
    return replace(made, **changes)  # type: ignore[arg-type]


def entry(number: str = "e1", **changes: object) -> Entry:
    """An exchange in the journal."""
    answer = not_allowed(Question("May we use ü & <this>?", id=number))
    made = Entry.of(answer, at=NOW, user="erin", channel="C1", thread="1.0", seconds=0.5)
    return replace(made, **changes)  # type: ignore[arg-type]


def received(database: Database, *arrivals: Arrival) -> list[bool]:
    """What the inbox says to each."""
    with database.step() as step:
        return [step.inbox.receive(one, NOW) for one in arrivals]


def take(database: Database, now: datetime = NOW) -> Work | None:
    """What a worker gets."""
    with database.step() as step:
        return step.inbox.take(now, now + timedelta(seconds=15))


def test_is_a_ledger(database: Database) -> None:
    """
    The database is a ledger; the type checker proves the rest.
    """
    ledger: Ledger = database

    with ledger.step() as step:
        assert list(step.cases.all()) == []


def test_each_arrival_once(database: Database) -> None:
    """
    An event, and its twin under another id, come in once; commands have no twin.
    """
    twin = arrival("event:2", twin="T1:C1:event:1")
    commands = [arrival(f"command:{n}", twin="") for n in range(2)]

    assert received(database, arrival(), arrival(), twin) == [True, False, False]
    assert received(database, *commands) == [True, True]


def test_arrivals_at_once(database: Database) -> None:
    """
    Twelve threads bring the same hundred events: each comes in once.
    """
    taken: list[bool] = []

    def bring() -> None:
        for n in range(100):
            taken.extend(received(database, arrival(f"event:{n}")))

    threads = [threading.Thread(target=bring) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(taken) == 100


def test_work_comes_back(database: Database) -> None:
    """
    Work comes in order, whole, to one worker at a time; it comes back when its hold ran out.
    """
    first, second = arrival(), arrival("event:2", text="two", root=False, external=True)
    received(database, first, second)

    held = take(database)
    other = take(database)
    assert held
    assert other
    assert (first, second) == (held.arrival, other.arrival)
    assert take(database) is None
    again = take(database, LATER)
    assert again
    assert (held.id, 2) == (again.id, again.fence)


def test_held_work_stays(database: Database) -> None:
    """
    A hold that is renewed in time does not run out.
    """
    received(database, arrival())
    held = take(database)
    assert held
    with database.step() as step:
        step.inbox.extend(held, LATER + timedelta(seconds=15))

    assert take(database, LATER) is None


def test_zombie(database: Database) -> None:
    """
    Whoever lost the hold can finish nothing, and nothing of that step is kept.
    """
    received(database, arrival())
    held = take(database)
    assert held
    take(database, LATER)

    def finish_late() -> None:
        with database.step() as step:
            step.journal.write(entry())
            step.inbox.finish(held)

    with pytest.raises(DeliveryError):
        finish_late()

    with database.step() as step:
        assert step.journal.get("e1") is None


def test_finished_work(database: Database) -> None:
    """
    What is finished stays finished, keeps no text, and engages the asker in its thread.
    """
    received(database, arrival())
    held = take(database)
    assert held
    with database.step() as step:
        step.inbox.finish(held)

    assert take(database, LATER) is None
    assert received(database, arrival()) == [False]
    with database.step() as step:
        assert step.inbox.engaged("C1", "1.0", "erin")
        assert not step.inbox.engaged("C1", "1.0", "adam")
        assert not step.inbox.engaged("C1", "2.0", "erin")
    rows = sqlite3.connect(database._engine.url.database or "").execute("SELECT body FROM inbox")
    assert rows.fetchall() == [("{}",)]


def test_journal(database: Database) -> None:
    """
    An exchange comes back as it was written.
    """
    written = entry(citations=(citation(), citation(2, "Ünï\ncode", summary=True)))
    with database.step() as step:
        step.journal.write(written)
        step.journal.write(entry("e2", thread="2.0"))
        step.journal.assign("e1", "CASE-0001")
        assert step.journal.rate("e1", "erin", "good")
        assert step.journal.rate("e1", "adam", "bad")
        assert step.journal.rate("e1", "erin", "bad")
        assert not step.journal.rate("e9", "erin", "bad")

    with database.step() as step:
        rated = {"erin": "bad", "adam": "bad"}
        assert replace(written, case="CASE-0001", feedback=rated) == step.journal.get("e1")
        latest = [
            step.journal.latest("C1", "1.0"),
            step.journal.latest("C1", "", "erin"),
            step.journal.latest("C1", "", "adam"),
            step.journal.latest("C2", "1.0"),
        ]
    assert [one.id if one else None for one in latest] == ["e1", "e2", None, None]


def test_usage(database: Database) -> None:
    """
    What a model took for an exchange comes back with it, and all of it is added up.
    """
    took = Usage("openai:m", "answer-2", 900, 120, 2)
    with database.step() as step:
        assert step.journal.spent() == Spent()
        step.journal.write(entry("e1", usage=took))
        step.journal.write(entry("e2", usage=Usage("openai:m", "framing-1", 100, 20)))
        step.journal.write(entry("e3", usage=Usage("openai:m", "answer-2", failure="Deadline")))
        step.journal.write(entry("e4"))

    with database.step() as step:
        (first, last) = (step.journal.get(name) for name in ("e1", "e4"))
        assert first
        assert last
        assert (first.usage, last.usage) == (took, None)
        assert step.journal.spent() == Spent(3, 1, 1_000, 140, 2)


def kept(database: Database, *cases: Case) -> None:
    """Each case stored, in a step of its own."""
    for case in cases:
        with database.step() as step:
            step.cases.keep(case, "step", "lena", NOW)


def test_case(database: Database) -> None:
    """
    A case comes back as it was kept, after each step of its life.
    """
    case = opened(
        citations=(citation(expires="2027-01-31", expiring=True),), opened_at=NOW, covers="c",
        prior="Before?", said=(Cited("No.", (1,)),), verdicts={Use.COLLECT: Verdict.NOT_ALLOWED},
        since=NOW, due_at=LATER,
    )  # fmt: skip
    life = [case, case.claim("lena", NOW)]
    life.append(life[-1].join(Asker("adam", "D2", "@answer:e2"), "And may I?"))
    life.append(life[-1].ask_back("lena", "Which?", NOW))
    life.append(life[-1].reply("adam", "These.", LATER))
    life.append(life[-1].answer("lena", Verdict.NOT_ALLOWED, "No.", "§ 1", NOW))
    life.append(life[-1].close("lena", Closing.SETTLED, LATER, "Bye."))
    for stage in life:
        kept(database, stage)
        with database.step() as step:
            assert stage == step.cases.get("case-0001")
            assert stage == step.cases.all()[0]
            live = stage if stage.live else None
            assert live == step.cases.same("same") == step.cases.same("other", "c")
            assert ([stage] if stage.live else []) == list(step.cases.live())
            assert step.cases.same("other", "") is None
            asked = stage if stage.state is CaseState.NEEDS_INFO else None
            assert asked == step.cases.asked_back(Asker("adam", "D2", "@answer:e2"))
            assert step.cases.asked_back(Asker("adam", "D2", "9.0")) is None
            assert stage.revision == step.cases.steps("CASE-0001")[-1].revision
            assert (step.cases.steps("CASE-0404"), step.cases.latest()) == ([], NOW)
            assert step.cases.next_number() == 2


def ruling(number: int = 1, **changes: object) -> Ruling:
    """A ruling of the first case."""
    made = Ruling(
        id=f"ruling-case-0001-{number}", case="CASE-0001",
        scope=Scope(("YouTube",), (Use.COLLECT,), ("old",), ("video",)),
        verdict=Verdict.NOT_ALLOWED, text="No.", grounds="§ 1", audience=Audience.ALL, by="lena",
        made_on="2026-03-02", until="2026-09-01",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_rulings(database: Database) -> None:
    """
    A ruling comes back as it was kept; what lies on the shelf is known, until it changes.
    """
    kept(database, opened())
    first, latest = ruling(9), ruling(12)
    ended = first.ended(RulingStatus.WITHDRAWN)
    with database.step() as step:
        assert (step.rulings.of("CASE-0001"), step.rulings.standing()) == (None, frozenset())
        for one in (first, latest):
            step.rulings.keep(one)
        assert set(step.rulings.unshelved()) == set(step.rulings.all()) == {first, latest}
        step.rulings.shelved(first)
        step.rulings.shelved(latest)
        assert step.rulings.unshelved() == []
        step.rulings.keep(ended)
        step.rulings.shelved(first)  # by somebody who wrote it before it ended
        assert step.rulings.unshelved() == [ended]
        assert step.rulings.standing() == {(ended.id, False), (latest.id, True)}
        assert step.rulings.get(ended.id) == ended
        assert step.rulings.get("ruling-case-0404-1") is None
        assert step.rulings.of("CASE-0001") == latest


def test_database_of_an_earlier_version(tmp_path: Path) -> None:
    """
    A database that lacks what came later gets it, and keeps what it holds.
    """
    path = tmp_path / "old.db"
    first = Database(path)
    kept(first, opened())
    first.close()
    with closing(sqlite3.connect(path)) as old:
        old.executescript(
            "DROP TABLE rulings; DROP INDEX cases_by_covers;"
            + "".join(
                f"ALTER TABLE cases DROP COLUMN {name};"
                for name in ("covers", "packet", "since", "due_at")
            )
        )
    again = Database(path)
    with again.step() as step:
        found = step.cases.get("CASE-0001")
        step.rulings.keep(ruling())
    again.close()

    assert found == opened()


def test_no_case(database: Database) -> None:
    """
    What is no case is not found, whatever it looks like.
    """
    with database.step() as step:
        for name in ("", "CASE-", "CASE-1", "CASE-²", "1; DROP TABLE cases", "9" * 30, "CASE--1"):
            assert step.cases.get(name) is None


def test_stale_step(database: Database) -> None:
    """
    Of two steps from one state the second is refused.
    """
    kept(database, opened(), opened().claim("lena", NOW))
    with pytest.raises(CaseConflictError, match="was changed just now"):
        kept(database, opened().claim("leo", NOW))

    with database.step() as step:
        case = step.cases.get("CASE-0001")
    assert case
    assert (case.state, case.claimant) == (CaseState.CLAIMED, "lena")


def test_history_stays(database: Database, tmp_path: Path) -> None:
    """
    Each step is kept for good, the answer that was taken back included.
    """
    case = opened().claim("lena", NOW).answer("lena", Verdict.NOT_ALLOWED, "No.", "", NOW)
    kept(database, opened(), opened().claim("lena", NOW), case, case.reopen("leo"))

    rows = sqlite3.connect(database._engine.url.database or "").execute(
        "SELECT state, outcome FROM case_steps ORDER BY id"
    )
    states, outcomes = zip(*rows.fetchall(), strict=True)
    assert states == ("open", "claimed", "answered", "reopened")
    assert '"text": "No."' in outcomes[2]
    assert outcomes[3] is None


def post(key: str, **changes: object) -> Post:
    """A post in a thread."""
    return replace(Post(key, "C1", "1.0", key), **changes)  # type: ignore[arg-type]


def add(database: Database, *posts: Post) -> None:
    """Put posts in."""
    with database.step() as step:
        for one in posts:
            step.outbox.add(one, NOW)


def test_order_in_a_thread(database: Database) -> None:
    """
    A thread's next post waits for the one before, even if nobody knows what became of that.
    """
    add(database, post("a"), post("b"), post("other", thread="2.0"), post("a", text="twice"))
    with database.step() as step:
        first = step.outbox.take(NOW, LATER, [])
        second = step.outbox.take(NOW, LATER, [])
        assert first
        assert second
        assert (first.text, second.text) == ("a", "other")
        assert step.outbox.take(NOW, LATER, []) is None
        step.outbox.again(first, LATER, unsure=True)
        again = step.outbox.take(LATER, LATER, [])
        assert again
        assert (first.mark, True, NOW) == (again.mark, again.unsure, again.since)
        step.outbox.sent(first, "C1", "9.9")  # the hold is lost: nothing happens
        assert step.outbox.take(NOW, LATER, []) is None
        step.outbox.sent(again, "C1", "5.0")
        third = step.outbox.take(NOW, LATER, [])
    assert third
    assert third.text == "b"


def test_held_channels(database: Database) -> None:
    """
    A channel that has to wait lets the others go on.
    """
    add(database, post("a"), post("b", channel="C2"))
    with database.step() as step:
        taken = step.outbox.take(NOW, LATER, ["C1"])

    assert taken
    assert taken.text == "b"


def test_looks_of_one_message(database: Database) -> None:
    """
    The first look is the message, later ones change it; one that is gone is sent anew.
    """
    add(database, *(post(f"card:{n}", thread="", root="card") for n in range(3)))
    updates: list[str] = []
    with database.step() as step:
        for ts in ("1.1", "1.1", "2.2"):
            parcel = step.outbox.take(NOW, LATER, [])
            assert parcel
            updates.append(parcel.update)
            if len(updates) == 2:
                step.outbox.renew(parcel)
                parcel = step.outbox.take(NOW, LATER, [])
                assert parcel
                updates.append(parcel.update)
                ts = "2.2"  # noqa: PLW2901
            step.outbox.sent(parcel, "C1", ts)

    assert updates == ["", "1.1", "", "2.2"]


def test_thread_of_a_post(database: Database) -> None:
    """
    A thread can hang on a post of ours that has no place yet.
    """
    add(database, post("root", thread=""), post("reply", thread="@root"))
    with database.step() as step:
        root = step.outbox.take(NOW, LATER, [])
        assert root
        assert step.outbox.take(NOW, LATER, []) is None
        step.outbox.sent(root, "D1", "7.0")
        reply = step.outbox.take(NOW, LATER, [])
        assert reply
        assert (reply.channel, reply.thread) == ("D1", "7.0")
        assert step.outbox.thread_at("D1", "7.0") == "@root"
        assert step.outbox.thread_at("D1", "8.0") == "8.0"


def test_elsewhere_plain_and_dead(database: Database) -> None:
    """
    A post can go elsewhere, as text, or nowhere; a thread does not wait for the dead.
    """
    blocks = ({"type": "divider"},)
    add(database, post("a", blocks=blocks, person="erin"), post("b"), post("c"))
    with database.step() as step:
        first = step.outbox.take(NOW, LATER, [])
        assert first
        step.outbox.redirect(first, "D1")
        moved = step.outbox.take(NOW, LATER, [])
        assert moved
        assert ("D1", "", "", blocks) == (moved.channel, moved.thread, moved.person, moved.blocks)
        step.outbox.plain(moved)
        bare = step.outbox.take(NOW, LATER, [])
        assert bare
        assert (bare.text, bare.blocks) == ("a", ())
        step.outbox.bury(bare, "no_permission")
        second = step.outbox.take(NOW, LATER, [])
        assert second
        step.outbox.bury(second, "no_permission")
        third = step.outbox.take(NOW, LATER, [])
    assert third
    assert third.text == "c"


def test_all_or_nothing(database: Database) -> None:
    """
    A step that fails leaves nothing behind.
    """

    def fail() -> None:
        with database.step() as step:
            step.cases.keep(opened(), "open", "erin", NOW)
            step.outbox.add(post("a"), NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.step() as step:
        assert step.cases.get("CASE-0001") is None
        assert step.outbox.take(NOW, LATER, []) is None


def test_settings_of_sqlite(database: Database) -> None:
    """
    Commits survive a power cut, readers do not stop writers, references hold.
    """
    with database._engine.connect() as connection:
        values = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]

    assert values == ["wal", 2, 1, 1]


def test_reopened(tmp_path: Path) -> None:
    """
    What was kept is there after a restart.
    """
    first = Database(tmp_path / "d.db")
    kept(first, opened())
    first.close()
    second = Database(tmp_path / "d.db")
    with second.step() as step:
        assert opened() == step.cases.get("CASE-0001")
    second.close()


def test_unusable_file(tmp_path: Path) -> None:
    """
    A damaged file, or a folder that cannot be made, is one sentence.
    """
    (tmp_path / "damaged.db").write_bytes(b"not a database" * 1000)
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "damaged.db", tmp_path / "file" / "d.db"):
        with pytest.raises(SettingsError, match=r"cannot be used .*; set DATA_DIR to a folder"):
            Database(path)


def test_postgresql_takes_the_tables() -> None:
    """
    PostgreSQL's dialect has a word for every column, key and index.
    """
    made: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://",
        lambda sql, *_, **__: made.append(str(sql.compile(dialect=engine.dialect))),
    )
    metadata.create_all(engine, checkfirst=False)

    assert len(metadata.tables) == sum("CREATE TABLE" in sql for sql in made)
