"""Casework over a real database, without Slack."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.database import Database
from bot.domain.answers import Question, Reason, Verdict
from bot.domain.cases import Asker, CaseState
from bot.domain.errors import CaseError, NotPermittedError
from bot.domain.records import Entry, Parcel
from bot.services.casework import Casework
from bot.slack.desk import SlackDesk
from tests.fakes_slack import FakeClock, FakeRoles, open_issue


class Office:
    """A casework with one exchange of erin's in its journal."""

    def __init__(self, place: Path | str) -> None:
        self.clock = FakeClock()
        self.roles = FakeRoles(legal={"ULENA", "ULEO"}, strangers={"UGUS"})
        self.database = Database(place)
        self.casework = Casework(self.database, self.roles, SlackDesk(), self.clock, self.clock)
        self.write("e1", "UERIN", "1.0")

    def write(
        self, number: str, user: str, thread: str, text: str = "May we use the clips?"
    ) -> Entry:
        """Somebody asked the question, or another one on other data."""
        answer = open_issue(Question(text, id=number))
        if "clips" not in text:
            answer = replace(answer, subjects=("Elsewhere",))
        at = self.clock()
        entry = Entry.of(answer, at=at, user=user, channel="C1", thread=thread, seconds=0.1)
        with self.database.step() as step:
            step.journal.write(entry)
        return entry

    def sent(self) -> list[Parcel]:
        """All that goes out, in order."""
        parcels: list[Parcel] = []
        with self.database.step() as step:
            while parcel := step.outbox.take(self.clock(), self.clock(), []):
                step.outbox.sent(parcel, parcel.channel, f"{len(parcels)}.5")
                parcels.append(parcel)
        return parcels


@pytest.fixture
def office(place: Path | str) -> Iterator[Office]:
    """An office with an open question."""
    made = Office(place)
    yield made
    made.database.close()


def test_open(office: Office) -> None:
    """
    Asking legal opens a case with what the answer said, and posts card and notice.
    """
    case, new = office.casework.escalate("e1", "UERIN")

    assert new
    assert (
        case.id,
        case.question,
        case.reason,
    ) == ("CASE-0001", "May we use the clips?", Reason.OPEN_ISSUE)
    assert (Asker("UERIN", "C1", "1.0"),) == case.askers
    assert case.citations[0].quote.text == "Open issue LI-7."
    assert [parcel.channel for parcel in office.sent()] == ["legal", "C1"]


def test_again(office: Office) -> None:
    """
    Who is in a case already is not added, and nothing is posted.
    """
    office.casework.escalate("e1", "UERIN")
    office.sent()
    case, new = office.casework.escalate("e1", "UERIN")

    assert (new, case.revision, office.sent()) == (False, 0, [])


def test_join(office: Office) -> None:
    """
    Another person with the same question joins: one card, two who are told.
    """
    office.write("e2", "UADAM", "2.0")
    office.casework.escalate("e1", "UERIN")
    office.sent()
    case, new = office.casework.escalate("e2", "UADAM")
    noticed = [parcel.thread for parcel in office.sent() if parcel.channel == "C1"]
    office.casework.claim("CASE-0001", "ULENA")
    office.sent()
    office.casework.answer("CASE-0001", "ULENA", Verdict.NOT_ALLOWED, "No.", "")

    assert (new, case.id, len(case.askers)) == (True, "CASE-0001", 2)
    assert noticed == ["2.0"]
    told = [p for p in office.sent() if "> No." in p.text and p.channel == "C1"]
    assert [parcel.thread for parcel in told] == ["1.0", "2.0"]


def test_unknown_answer(office: Office) -> None:
    """
    An answer that is not in the journal cannot be taken to legal.
    """
    with pytest.raises(CaseError, match="ask the question again"):
        office.casework.escalate("e9", "UERIN")


def test_roles(office: Office) -> None:
    """
    Strangers ask nothing, others rule on nothing, and doubt is a no for everybody.
    """
    with pytest.raises(NotPermittedError):
        office.casework.escalate("e1", "UGUS")
    office.casework.escalate("e1", "UERIN")
    for step in ("claim", "release", "close", "reopen", "look", "may_answer"):
        with pytest.raises(NotPermittedError, match="Only members of legal"):
            getattr(office.casework, step)("CASE-0001", "UADAM")
    office.roles.unsure = True
    with pytest.raises(NotPermittedError, match="cannot check your role"):
        office.casework.claim("CASE-0001", "ULENA")


def test_no_such_case(office: Office) -> None:
    """
    A case that is not there is named.
    """
    with pytest.raises(CaseError, match="There is no case CASE-0404"):
        office.casework.claim("CASE-0404", "ULENA")


def test_a_life(office: Office) -> None:
    """
    Each step is kept with its time, and what is refused is not.
    """
    office.casework.escalate("e1", "UERIN")
    office.clock.pass_seconds(60)
    claimed = office.casework.claim("CASE-0001", "ULENA")
    with pytest.raises(CaseError):
        office.casework.may_answer("CASE-0001", "ULEO")
    assert claimed == office.casework.may_answer("CASE-0001", "ULENA")
    office.casework.release("CASE-0001", "ULEO")
    office.casework.claim("CASE-0001", "ULEO")
    office.casework.answer("CASE-0001", "ULEO", Verdict.ALLOWED, "Yes.", "Contract 4")
    closed = office.casework.close("CASE-0001", "ULENA")
    again = office.casework.reopen("CASE-0001", "ULENA")

    assert office.clock() == claimed.claimed_at == closed.closed_at
    assert closed.outcome
    assert (closed.outcome.by, closed.outcome.clause) == ("ULEO", "Contract 4")
    assert (again.state, again.revision) == (CaseState.REOPENED, 6)
