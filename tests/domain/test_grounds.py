"""The grounds of an answer, as they are kept."""

from bot.domain.documents import Effect, Use
from bot.domain.findings import Finding, Layer
from bot.domain.grounds import ground_json, grounds_of
from tests.builders import policy


def test_grounds() -> None:
    """
    Each finding is kept with its rule, and with the version of the document that has it; of a
    document that is not there any more nothing is said.
    """
    held = policy("pol-1", version="2.1", effective_date="2026-01-15")
    found = Finding(
        Layer.POLICY, Effect.FORBIDS, "pol-1", "No scraping.", frozenset({Use.COLLECT}),
        subject="YouTube",
    )  # fmt: skip
    said = Finding(Layer.LICENCE, Effect.PERMITS, "gone", "", frozenset(Use), statement="It is.")
    grounds = grounds_of([found, said], {held.id: held})

    assert ground_json(grounds[0]) == {
        "layer": "policy", "effect": "forbids", "document": "pol-1", "version": "2.1",
        "effective": "2026-01-15", "clause": "No scraping.", "subject": "YouTube",
        "uses": ["collect"], "issue": "", "reviewed": True,
    }  # fmt: skip
    assert (grounds[1].version, grounds[1].clause) == ("", "It is.")
