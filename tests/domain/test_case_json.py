"""A case as other programs read it."""

import json
from datetime import UTC, datetime

from bot.domain.answers import Reason, Verdict
from bot.domain.case_json import case_json
from bot.domain.cases import Asker, Case
from bot.domain.documents import Audience, Use
from bot.domain.rulings import Ruling, Scope

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def test_a_case_with_its_ruling() -> None:
    """
    A case that was kept as a ruling is exported with the ruling's document, scope and last day.
    """
    case = Case(
        number=7, sameness="s", question="May we?", audience=Audience.ALL,
        verdict=Verdict.OPEN_ISSUE, reason=Reason.OPEN_ISSUE,
        askers=(Asker("U1", "C1", "1.0"),), opened_at=AT,
    )  # fmt: skip
    ruling = Ruling(
        "ruling-case-0007-2", "CASE-0007", Scope(("Harbour",), (Use.EVALUATE,)),
        Verdict.CONDITIONS, "Once.", "An agreement.", Audience.ALL, "U2", "2026-03-02",
        "2027-03-02",
    )  # fmt: skip

    told = json.loads(json.dumps(case_json(case, (), ruling)))

    assert told["case"] == "CASE-0007"
    assert told["ruling"]["document"] == "ruling-case-0007-2"
    assert told["ruling"]["until"] == "2027-03-02"
    assert told["ruling"]["subjects"] == ["Harbour"]
    assert case_json(case, (), None)["ruling"] is None
