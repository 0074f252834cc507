"""Every step of legal, by every kind of person, however the look-up of their role goes."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import pytest
from slack_sdk import WebClient

from bot.adapters.database import Database
from bot.adapters.roles import SlackRoles
from bot.domain.answers import Question, Verdict
from bot.domain.cases import Case
from bot.domain.errors import CaseError, FormError, NotPermittedError
from bot.domain.records import Entry
from bot.domain.rulings import Keeping
from bot.domain.states import Closing
from bot.services.casework import Casework
from bot.slack.desk import SlackDesk
from bot.workspace import Fault, Workspace
from tests.fakes_slack import FakeAnswering, FakeClock, FakeRoles, open_issue
from tests.running_bot import SEED

Act = Callable[[Casework, str, str], Case]
LENA, LEO, ERIN, GUS = "U0000LENA0", "U00000LEO0", "U0000ERIN0", "U00000GUS0"
PEOPLE = {
    "lawyer": LENA,
    "lawyer who asked": LEO,
    "employee": ERIN,
    "admin": "U0000ADAM0",
    "guest in the group": GUS,
    "stranger in the group": "U0000STAN0",
    "nobody": "U000NOBODY",
    "the bot": SEED.app.user_id,
}
KEEPING = Keeping((), (), date(2026, 6, 1))
ACTS: dict[str, tuple[str, Act]] = {
    "claim": ("open", lambda c, case, who: c.claim(case, who)),
    "assign": ("open", lambda c, case, who: c.assign(case, who, "U000THIRD0")),
    "duplicate": ("open", lambda c, case, who: c.mark_duplicate(case, who, "CASE-0001")),
    "close": ("open", lambda c, case, who: c.close(case, who, Closing.WITHDRAWN)),
    "look": ("open", lambda c, case, who: c.look(case, who)),
    "release": ("claimed", lambda c, case, who: c.release(case, who)),
    "ask back": ("claimed", lambda c, case, who: c.ask_back(case, who, "Which?")),
    "may answer": ("claimed", lambda c, case, who: c.may_answer(case, who)),
    "answer": ("claimed", lambda c, case, who: c.answer(case, who, Verdict.NOT_ALLOWED, "No.", "")),
    "keep": (
        "claimed",
        lambda c, case, who: c.answer(case, who, Verdict.NOT_ALLOWED, "No.", "", KEEPING),
    ),
    "reopen": ("answered", lambda c, case, who: c.reopen(case, who)),
}
LOOKUPS: dict[str, tuple[str, Fault | None]] = {
    "right": ("", None),
    "empty": ("", None),
    "failing": ("usergroups.users.list", Fault.server_error()),
    "refused": ("usergroups.users.list", Fault.refused("plan_upgrade_required")),
    "lost": ("*", Fault.lost_request()),
    "stale": ("", None),
    "stale and failing": ("*", Fault.server_error()),
    "stale profile": ("", None),
}
STALE = tuple(kind for kind in LOOKUPS if kind.startswith("stale"))


@dataclass
class Firm:
    """Casework over the real roles, and over roles that allow everything to lena's hand."""

    workspace: Workspace
    database: Database
    real: Casework
    free: Casework
    seconds: list[float]
    count: int = 0

    def case(self, state: str) -> str:
        """A new case that leo asked, in a state; lena holds it."""
        self.count += 1
        number = f"e{self.count}"
        entry = Entry.of(
            open_issue(Question(f"May we use number {self.count}?", id=number)),
            at=self.free.clock(), user=LEO, channel="C1", thread=f"{self.count}.0", seconds=0.1,
        )  # fmt: skip
        told = {**entry.answer, "issues": [f"OLI-{self.count}"]}
        entry = Entry(
            **{**{name: getattr(entry, name) for name in entry.__slots__}, "answer": told}
        )
        with self.database.step() as step:
            step.journal.write(entry)
        case, _ = self.free.escalate(number, LEO)
        if state != "open":
            self.free.claim(case.id, LENA)
        if state == "answered":
            self.free.answer(case.id, LENA, Verdict.NOT_ALLOWED, "No.", "")
        return case.id


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    """A workspace in whose legal group there are people who should not be."""
    database = Database(tmp_path_factory.mktemp("matrix") / "d.db")
    with Workspace("a secret", seed=SEED) as workspace:
        seconds = [100.0]
        client = WebClient(
            workspace.bot_token, base_url=workspace.api_url, timeout=1, retry_handlers=[]
        )
        roles = SlackRoles(
            client, SEED.team_id, "S000LEGAL0", "S000ADMIN0", frozenset({"U000THIRD0"}),
            frozenset(), lambda: seconds[0],
        )  # fmt: skip
        clock, answering = FakeClock(), FakeAnswering()
        real = Casework(database, roles, SlackDesk(), clock, clock, answering=answering)
        free = Casework(database, FakeRoles({LENA, LEO}), SlackDesk(), clock, clock)
        made = Firm(workspace, database, real, free, seconds)
        made.case("open")
        yield made
    database.close()


def guests(firm: Firm, now: bool) -> None:
    """Make the lawyers guests of the workspace, or members again."""
    people = firm.workspace.state.people
    for person in (LENA, LEO):
        people[person] = replace(people[person], is_guest=now)


def look_up(firm: Firm, kind: str) -> None:
    """Bring the workspace into the state in which the look-up goes like this."""
    everybody = ("lena", "leo", "gus", "stan")
    firm.seconds[0] += 61.0
    firm.workspace.heal()
    firm.workspace.set_group("legal", *(() if kind == "empty" else everybody))
    guests(firm, False)
    if kind in STALE:
        # What was known a minute ago counts no more, whatever has happened since.
        for person in (LENA, LEO):
            assert firm.real.roles.is_legal(person)
            assert firm.real.roles.is_colleague(person, "")
        firm.seconds[0] += 60.0
    if kind == "stale":
        firm.workspace.set_group("legal")
    guests(firm, kind == "stale profile")
    method, fault = LOOKUPS[kind]
    if fault:
        firm.workspace.fail(method, fault, 99)


@pytest.mark.parametrize("lookup", LOOKUPS)
@pytest.mark.parametrize("act", ACTS)
def test_matrix(firm: Firm, act: str, lookup: str) -> None:
    """
    Only a lawyer who did not ask can take a step, and only when the group says so just now;
    everybody else gets a sentence, and nothing changes.
    """
    state, do = ACTS[act]
    for kind, person in PEOPLE.items():
        case = firm.case(state)
        look_up(firm, lookup)
        before = firm.free.look(case, LENA)
        allowed = lookup == "right" and kind == "lawyer"
        looks = lookup == "right" and kind == "lawyer who asked" and act == "look"
        if act == "assign" and allowed:
            # The third member is on the list, but nobody whom Slack knows.
            with pytest.raises(CaseError, match=r"role|member of legal"):
                do(firm.real, case, person)
            firm.workspace.heal()
            continue
        if act == "keep" and allowed:
            with pytest.raises(FormError):
                do(firm.real, case, person)
            continue
        if allowed or looks:
            do(firm.real, case, person)
            continue
        with pytest.raises(CaseError) as refused:
            do(firm.real, case, person)
        assert str(refused.value).endswith(".")
        assert firm.free.look(case, LENA) == before


def test_slow(firm: Firm) -> None:
    """
    A group that takes too long to say who is in it says no, whatever the step and the person.
    """
    tries = [
        (firm.case(ACTS[act][0]), act, PEOPLE[kind])
        for act in ACTS
        for kind in ("lawyer", "employee")
    ]
    look_up(firm, "right")
    firm.workspace.fail("usergroups.users.list", Fault.slow(1.5), 99)

    def attempt(one: tuple[str, str, str]) -> str:
        case, act, person = one
        with pytest.raises(CaseError) as refused:
            ACTS[act][1](firm.real, case, person)
        return str(refused.value)

    with ThreadPoolExecutor(len(tries)) as pool:
        said = set(pool.map(attempt, tries))
    assert len(said) == 1
    assert "cannot check your role" in said.pop()


def test_believed_for_a_minute(firm: Firm) -> None:
    """
    Who leaves legal can do nothing more a minute after Slack was asked, however long it took
    to answer; who has just come is not taken for a member before Slack has said so.
    """
    look_up(firm, "right")
    asked = firm.seconds[0]
    case = firm.case("open")
    firm.real.look(case, LENA)
    firm.workspace.set_group("legal", "leo")
    firm.seconds[0] = asked + 59.9
    firm.real.look(case, LENA)
    firm.seconds[0] = asked + 60.0
    with pytest.raises(NotPermittedError):
        firm.real.look(case, LENA)
    firm.workspace.set_group("legal", "leo", "lena")
    with pytest.raises(NotPermittedError):
        firm.real.look(case, LENA)
    firm.seconds[0] += 60.0
    firm.real.look(case, LENA)


def test_assign_to_the_wrong(firm: Firm) -> None:
    """
    A case is given to nobody who could not have claimed it.
    """
    case = firm.case("open")
    look_up(firm, "right")
    for person in (ERIN, GUS, "U0000STAN0", "U000NOBODY", ""):
        with pytest.raises(CaseError) as refused:
            firm.real.assign(case, LENA, person)
        assert str(refused.value).endswith(".")
    with pytest.raises(NotPermittedError, match="asked"):
        firm.real.assign(case, LENA, LEO)
