"""The ledger in a real database."""

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, update

from bot.adapters.database import Database
from bot.adapters.database.schema import case_steps, inbox, journal
from bot.domain.answers import Cited, Question, Verdict
from bot.domain.cases import Asker, Case, CaseState
from bot.domain.documents import Audience, Use
from bot.domain.errors import CaseConflictError, DeliveryError, LedgerError, SettingsError
from bot.domain.records import Arrival, Entry, Post, Surface, Work
from bot.domain.rulings import Ruling, RulingStatus, Scope
from bot.domain.states import Closing
from bot.domain.usage import Spent, Usage
from bot.ports.record import Ledger
from bot.services.anew import anew
from tests.domain.test_cases import opened
from tests.fakes_slack import citation, not_allowed
from tests.postgres import Server

NOW = datetime(2026, 3, 2, 9, 30, 0, 250_000, tzinfo=UTC)
LATER = NOW + timedelta(seconds=15)


@pytest.fixture
def database(place: Path | str) -> Iterator[Database]:
    """An empty database."""
    made = Database(place)
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

    in_threads(bring, 12)

    assert sum(taken) == 100


def test_arrivals_together(database: Database) -> None:
    """
    What is taken in together comes in once as well, whatever of it is there already or twice
    among it; what is left keeps no word and is no work.
    """
    received(database, arrival("event:1"))
    known, new, left = (arrival(f"event:{n}", user=f"u{n}", text=f"{n}?") for n in (1, 2, 3))
    twin = arrival("event:4", twin=new.twin)
    with database.step() as step:
        assert list(step.inbox.fresh([known, new, new, left, twin])) == [new, left]
        assert list(step.inbox.receive_all([known, new, new, left], NOW, [left])) == [new, left]
        assert list(step.inbox.receive_all([], NOW)) == []
        assert list(step.inbox.fresh([new, left, twin])) == []
    texts = [take(database), take(database), take(database)]

    assert [work and work.arrival.text for work in texts] == ["May we?", "2?", None]


def test_crowds_at_once(database: Database) -> None:
    """
    Eight threads bring the same hundred events in batches, each in another order and half of
    them as twins: each comes in once, and none of them gets in another's way.
    """
    taken: list[Arrival] = []

    def bring() -> None:
        rng = random.Random(threading.get_ident())
        crowd = [
            arrival(f"{rng.choice(('event', 'other'))}:{n}", twin=f"T1:C1:{n}") for n in range(100)
        ]
        rng.shuffle(crowd)
        for begin in range(0, 100, 20):
            with database.step(urgent=True) as step:
                batch = step.inbox.receive_all(crowd[begin : begin + 20], NOW)
            taken.extend(batch)

    in_threads(bring, 8)

    assert sorted(one.twin for one in taken) == sorted(f"T1:C1:{n}" for n in range(100))


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
    with database._engine.begin() as connection:
        bodies = connection.execute(select(inbox.c.body)).scalars().all()
    assert bodies == [{}]


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
    took = Usage("openai:m", "answer-3", 900, 120, 2)
    with database.step() as step:
        assert step.journal.spent() == Spent()
        step.journal.write(entry("e1", usage=took))
        step.journal.write(entry("e2", usage=Usage("openai:m", "framing-1", 100, 20)))
        step.journal.write(entry("e3", usage=Usage("openai:m", "answer-3", failure="Deadline")))
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


def test_history_stays(database: Database) -> None:
    """
    Each step is kept for good, the answer that was taken back included.
    """
    case = opened().claim("lena", NOW).answer("lena", Verdict.NOT_ALLOWED, "No.", "", NOW)
    kept(database, opened(), opened().claim("lena", NOW), case, case.reopen("leo"))

    with database._engine.begin() as connection:
        query = select(case_steps.c.state, case_steps.c.outcome).order_by(case_steps.c.id)
        states, outcomes = zip(*connection.execute(query).all(), strict=True)
    assert states == ("open", "claimed", "answered", "reopened")
    assert outcomes[2]["text"] == "No."
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


def test_settings_of_sqlite(tmp_path: Path) -> None:
    """
    Commits survive a power cut, readers do not stop writers, references hold.
    """
    database = Database(tmp_path / "d.db")
    with database._engine.connect() as connection:
        values = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]

    database.close()
    assert values == ["wal", 2, 1, 1]


def test_reopened(place: Path | str) -> None:
    """
    What was kept is there after a restart.
    """
    first = Database(place)
    kept(first, opened())
    first.close()
    second = Database(place)
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


def test_no_server(postgres: Server) -> None:
    """
    An address that leads nowhere, or to nothing, is one sentence without the password.
    """
    nowhere = "postgresql://bot:secret@127.0.0.1:9/none"
    nothing = make_url(postgres.address("nothing")).set(password="secret")
    for address in (nowhere, nothing.render_as_string(hide_password=False)):
        with pytest.raises(SettingsError) as refused:
            Database(address)
        said = str(refused.value)
        assert said.startswith("The database postgresql://")
        assert said.endswith("check DATABASE_URL, and that the server runs and lets this user in.")
        assert "secret" not in said
    assert 'database "nothing" does not exist' in said
    with pytest.raises(SettingsError, match="The database of DATABASE_URL cannot be used"):
        Database("postgresql://bot:secret@host:port/none")


def test_restart_of_the_server(postgres: Server) -> None:
    """
    When the server comes back, so does the ledger, without help and without a wait to speak of.
    """
    if postgres.folder is None:
        pytest.skip("a server that was given is not restarted")
    address = postgres.ready()
    database = Database(address)
    received(database, arrival())
    postgres.control("restart")

    assert received(database, arrival(), arrival("event:2")) == [False, True]

    def interrupted() -> None:
        with database.step() as step:
            step.inbox.receive(arrival("event:3"), NOW)
            postgres.control("restart")
            step.inbox.receive(arrival("event:4"), NOW)

    with pytest.raises(LedgerError, match="please try again"):
        interrupted()
    assert received(database, arrival("event:3")) == [True]
    database.close()


def test_server_away(postgres: Server) -> None:
    """
    A server that stays away is waited for, and then a step is refused with a sentence.
    """
    if postgres.folder is None:
        pytest.skip("a server that was given is not stopped")
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            postgres.control("start")

    database = Database(postgres.ready(), patience=1.0, pause=wait)
    postgres.control("stop")
    assert received(database, arrival()) == [True]
    assert len(waited) == 3
    postgres.control("stop")
    with pytest.raises(LedgerError), database.step():
        pass
    postgres.control("start")
    database.close()


def test_signs_that_no_database_keeps(database: Database) -> None:
    """
    NUL and halves of signs are replaced wherever they come in, and the rest stays.
    """
    odd = "May\x00 we \ud800use\udfff \U0001f600?"
    said = "May\ufffd we \ufffduse\ufffd \U0001f600?"
    assert received(database, arrival(f"event:{odd}", text=odd, channel=odd)) == [True]
    assert received(database, arrival(f"event:{odd}")) == [False]
    work = take(database)
    assert work
    assert (work.arrival.text, work.arrival.channel) == (said, said)
    kept(database, opened(question=odd, prior=odd))
    add(database, post("a", text=odd, blocks=({odd: [odd, 1, None]},)))
    with database.step() as step:
        case, parcel = step.cases.get("CASE-0001"), step.outbox.take(NOW, LATER, [])
    assert case
    assert parcel
    assert (case.question, case.prior) == (said, said)
    assert (parcel.text, parcel.blocks) == (said, ({said: [said, 1, None]},))


def test_workers_at_once(database: Database) -> None:
    """
    Many workers share the work, and many posters the posts, without taking a thing twice.
    """
    received(database, *(arrival(f"event:{n}") for n in range(40)))
    add(database, *(post(f"{n}", thread=f"{n}.0") for n in range(40)))
    taken: list[int] = []
    sent: list[str] = []

    def work() -> None:
        while held := take(database):
            taken.append(held.id)
            with database.step() as step:
                step.inbox.finish(held)
        while True:
            with database.step() as step:
                parcel = step.outbox.take(NOW, LATER, [])
            if parcel is None:
                return
            sent.append(parcel.key)

    in_threads(work, 6)

    assert len(taken) == len(set(taken)) == 40
    assert len(sent) == len(set(sent)) == 40


def test_a_long_step_stops_no_other(postgres: Server) -> None:
    """
    In PostgreSQL a worker takes what another one in the middle of a step has not taken.
    """
    database = Database(postgres.ready())
    received(database, arrival(), arrival("event:2"))
    add(database, post("a"), post("b", thread="2.0"))
    with database.step() as slow:
        first, parcel = slow.inbox.take(NOW, LATER), slow.outbox.take(NOW, LATER, [])
        second = take(database)
        with database.step() as step:
            other = step.outbox.take(NOW, LATER, [])
        assert received(database, arrival("event:3")) == [True]
        assert take(database)
    database.close()
    assert first
    assert second
    assert parcel
    assert other
    assert (first.arrival.event, second.arrival.event) == ("event:1", "event:2")
    assert (parcel.key, other.key) == ("a", "b")


def test_numbers_at_once(database: Database) -> None:
    """
    Cases that are opened at once have numbers of their own, and one question has one case.
    """
    opening: list[str] = []

    def open_some() -> None:
        for n in range(4):
            with database.step() as step:
                found = step.cases.same(f"same {n}")
                if found is None:
                    number = step.cases.next_number()
                    case = opened(number=number, sameness=f"same {n}")
                    step.cases.keep(case, "open", "erin", NOW)
                    opening.append(case.id)

    in_threads(open_some, 6)

    assert sorted(opening) == [f"CASE-000{n}" for n in (1, 2, 3, 4)]


def test_ratings_at_once(database: Database) -> None:
    """
    Of many who rate an answer at once, no word is lost.
    """
    with database.step() as step:
        step.journal.write(entry())
    names = iter(f"u{n}" for n in range(24))

    def rate() -> None:
        for _ in range(4):
            with database.step() as step:
                step.journal.rate("e1", next(names), "good")

    in_threads(rate, 6)

    with database.step() as step:
        rated = step.journal.get("e1")
    assert rated
    assert len(rated.feedback) == 24


def test_in_each_others_way(postgres: Server) -> None:
    """
    Of two steps that each wait for the other, the server stops one, and it is taken once more.
    """
    database = Database(postgres.ready())
    with database.step() as step:
        step.journal.write(entry("e1"))
        step.journal.write(entry("e2"))
    both = threading.Barrier(2, timeout=60)
    tries: list[str] = []

    def note(user: str, first: str, second: str) -> None:
        @anew
        def taken() -> None:
            tries.append(user)
            with database.step() as step:
                for name in (first, second):
                    noted = update(journal).where(journal.c.id == name).values(case=user)
                    step.journal.connection.execute(noted)
                    if name == first and len(tries) <= 2:
                        both.wait()

        taken()

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(note, "erin", "e1", "e2"), pool.submit(note, "adam", "e2", "e1")]
        for one in done:
            one.result()
    with database.step() as step:
        noted = [step.journal.get(name) for name in ("e1", "e2")]
    database.close()
    assert {one.case for one in noted if one} == {tries[-1]}
    assert len(tries) == 3


def in_threads(work: Callable[[], None], count: int) -> None:
    """Let some threads do the same at once; what fails in one fails here."""
    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(work) for _ in range(count)]:
            done.result()
