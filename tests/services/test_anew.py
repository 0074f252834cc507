"""Steps that the database did not take at once."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.adapters.database import Database, Transaction
from bot.domain.errors import CaseError, DeliveryError, LedgerError
from bot.ports.record import Ledger
from bot.services.anew import anew
from bot.services.casework import Casework
from bot.services.inquiries import Inquiries
from bot.slack.desk import SlackDesk
from tests.adapters.test_database import arrival
from tests.fakes_slack import Counter, FakeAnswering, FakeClock, FakeCourier, FakeRoles


def test_once_more() -> None:
    """
    A step that was not taken is taken once more; what is refused is not tried again.
    """
    for answers, told, tries in (
        (["done"], "done", 1),
        ([LedgerError("Away."), "done"], "done", 2),
        ([LedgerError("Away."), LedgerError("Still.")], LedgerError, 2),
        ([CaseError("No.")], CaseError, 1),
    ):
        left = list(answers)

        @anew
        def step(left: list[object] = left) -> object:
            said = left.pop(0)
            if isinstance(said, Exception):
                raise said
            return said

        if isinstance(told, str):
            assert step() == told
        else:
            with pytest.raises(told):
                step()
        assert len(answers) - len(left) == tries


@dataclass
class Shaky:
    """A ledger that loses the end of some steps: before it is kept, or after."""

    ledger: Ledger
    lost: list[str] = field(default_factory=list)

    @contextmanager
    def step(self) -> Iterator[Transaction]:
        fate = self.lost.pop(0) if self.lost else ""
        with self.ledger.step() as step:
            yield step  # type: ignore[misc]
            if fate == "before":
                raise LedgerError("The connection was lost.")
        if fate == "after":
            raise LedgerError("The connection was lost.")


@pytest.mark.parametrize("fate", ["before", "after"])
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("begin", range(4))
def test_question_survives(tmp_path: Path, fate: str, times: int, begin: int) -> None:
    """
    Wherever the connection is lost, a question is answered once in the end, with one case.
    """
    clock, roles, desk = FakeClock(), FakeRoles(), SlackDesk()
    database = Database(tmp_path / "d.db")
    shaky = Shaky(database)
    casework = Casework(shaky, roles, desk, clock, clock)  # type: ignore[arg-type]
    inquiries = Inquiries(
        shaky, FakeAnswering(), casework, roles, desk, FakeCourier(), clock, Counter(), "CLEGAL"
    )  # type: ignore[arg-type]
    with database.step() as step:
        step.inbox.receive(arrival(text="YouTube?"), clock())
    shaky.lost = [""] * begin + [fate] * times
    for _ in range(4):
        with suppress(LedgerError, DeliveryError):  # as the crew does
            inquiries.work_next()
        clock.pass_seconds(20)
    sent: list[str] = []
    with database.step() as step:
        while parcel := step.outbox.take(clock(), clock(), []):
            step.outbox.sent(parcel, parcel.channel, f"{len(sent)}.5")
            sent.append(parcel.key)
        cases, waiting = step.cases.all(), step.inbox.waiting()
    database.close()

    assert waiting == 0
    assert len(cases) == 1
    assert sum(key.startswith("answer:") for key in sent) == 1
