"""What the trail keeps the hash of: a record as one text, made of its row alone."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from bot.adapters.database.schema import case_steps, cases, journal, rulings
from bot.adapters.database.words import dump

EXCHANGE, RULING = "exchange:", "ruling-"
_EXCHANGE = ("id", "question", "audience", "answer", "evidence", "generation", "drafter")
_STEP = ("case", "revision", "step", "state", "outcome")
_RULING = ("id", "body", "status")


def payload(row: Mapping[str, Any] | RowMapping, names: Iterable[str]) -> str:
    """Return the named parts of a row, as they can be stored; equal rows are written alike."""
    told = {name: row[name] for name in names}
    return json.dumps(json.loads(dump(told)), sort_keys=True, separators=(",", ":"))


def exchange_payload(row: Mapping[str, Any] | RowMapping) -> str:
    """An exchange as it was written: what is noted of it later is not part of it."""
    return payload(row, _EXCHANGE)


def step_payload(row: Mapping[str, Any] | RowMapping) -> str:
    """A step of a case; who took it stands in the trail itself."""
    return payload(row, _STEP)


def ruling_payload(row: Mapping[str, Any] | RowMapping) -> str:
    """A ruling with its status."""
    return payload(row, _RULING)


def step_ref(case: int, revision: int) -> str:
    """The name of a step in the trail."""
    return f"CASE-{case:04d}#{revision}"


def now_recorded(connection: Connection, refs: Iterable[str]) -> dict[str, str]:
    """Return what the records of these names are now; those that are gone are left out."""
    asked = frozenset(refs)
    found: dict[str, str] = {}
    ids = [ref.removeprefix(EXCHANGE) for ref in asked if ref.startswith(EXCHANGE)]
    for row in connection.execute(select(journal).where(journal.c.id.in_(ids))).mappings():
        found[f"{EXCHANGE}{row['id']}"] = exchange_payload(row)
    kept = [ref for ref in asked if ref.startswith(RULING)]
    for row in connection.execute(select(rulings).where(rulings.c.id.in_(kept))).mappings():
        found[str(row["id"])] = ruling_payload(row)
    numbers = {int(ref[5:].partition("#")[0]) for ref in asked if ref.startswith("CASE-")}
    steps = select(case_steps).where(case_steps.c.case.in_(numbers))
    for row in connection.execute(steps).mappings():
        name = step_ref(row["case"], row["revision"])
        if name in asked:
            found[name] = step_payload(row)
    return found


def all_names(connection: Connection) -> frozenset[str]:
    """Return the names of all records; an exchange that was forgotten is none any more."""
    exchanges = connection.execute(select(journal.c.id).where(journal.c.question != "")).scalars()
    steps = connection.execute(select(case_steps.c.case, case_steps.c.revision)).all()
    kept = connection.execute(select(rulings.c.id)).scalars()
    return frozenset(
        (*(f"{EXCHANGE}{name}" for name in exchanges), *(step_ref(*row) for row in steps), *kept)
    )


def cases_astray(connection: Connection) -> list[str]:
    """Return the cases whose state and answer are not those of their last step."""
    query = select(
        cases.c.number, cases.c.state, cases.c.outcome,
        case_steps.c.state.label("made"), case_steps.c.outcome.label("said"),
    ).join_from(
        cases, case_steps,
        (case_steps.c.case == cases.c.number) & (case_steps.c.revision == cases.c.revision),
        isouter=True,
    )  # fmt: skip
    rows = connection.execute(query.order_by(cases.c.number)).all()
    return [f"CASE-{r.number:04d}" for r in rows if (r.state, r.outcome) != (r.made, r.said)]
