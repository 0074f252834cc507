"""What became of a quotation: forth by what is now, and back by what stood until now."""

from dataclasses import replace
from datetime import date

from bot.domain.answers import Citation, Quote
from bot.domain.documents import Document, Status
from bot.domain.recalls import clause_changes
from tests.builders import document

DAY = date(2026, 6, 1)
WAS = "Ducks may swim in this pond until the evening."
IS = "Ducks may swim in this pond only with their parents."
REST = "Geese are asked to stay on the meadow."


def pond(clause: str, name: str = "pond") -> Document:
    head = f"clause: {clause}\n"  # the words of a rule stand in the header too
    made = document(name, body=f"{head}{clause}\n\n{REST}")
    return replace(made, body_start=made.body_start + len(head))


def cited(text: str, name: str = "pond") -> Citation:
    held = pond(text, name)
    start = held.text.index(text, held.body_start)
    quote = Quote(name, start, start + len(text), text)
    return Citation(1, quote, "Pond", "", "1", "", "", Status.IN_FORCE, "")


def told(now: str, *former: Document, quoted: str = WAS) -> list[tuple[str, str]]:
    held = {d.id: d for d in (pond(now),)}
    changes = clause_changes([cited(quoted)], held, ["pond"], DAY, {d.id: d for d in former})
    return [(c.old.text if c.old else "", c.new.text if c.new else "") for c in changes]


def test_forth() -> None:
    """
    Of a quotation that stands no more its new words are told, whatever was there meanwhile.
    """
    assert told(IS) == told(IS, pond("Something else was here.")) == [(WAS, IS)]


def test_back() -> None:
    """
    Where a quotation stands again it is told what stood there until now; nothing of other
    clauses, and nothing where that is not known.
    """
    assert told(WAS, pond(IS)) == [(IS, WAS)]
    assert told(WAS, pond("")) == [("", WAS)]
    assert told(WAS) == told(WAS, pond(IS, "lake")) == []
    other = document("pond", body=f"{WAS}\n\nGeese go home.")
    assert told(WAS, other) == []


def test_layout() -> None:
    """
    A quotation that is set otherwise now is not searched for in what stood until now.
    """
    set_anew = WAS.replace("may swim", "*may* swim")

    assert told(set_anew, pond(IS)) == []
