"""What an answer shows of a search when nothing decides."""

import pytest

from bot.domain.answers import Question, Verdict
from bot.domain.assessment import assess
from bot.domain.composing import FLOOR, compose
from bot.domain.documents import Hit, Passage
from bot.domain.grounding import Grounded
from tests.builders import about, document, knowledge, platform


@pytest.mark.parametrize(
    ("score", "shown"),
    [(FLOOR, ["note", "card-harbour"]), (FLOOR - 0.01, ["card-harbour"])],
)
def test_the_floor(score: float, shown: list[str]) -> None:
    """
    A passage below the floor is not shown as the closest, unless it is of a subject named.
    """
    held = knowledge(platform("Harbour"), document("note"))
    frame = about(held, "Harbour")
    passages = [
        Passage(d.id, d.body_start, len(d.text), "", d.body)
        for d in (held.documents["note"], held.documents["card-harbour"])
    ]

    answer = compose(
        Question("Harbour?"), frame, assess(frame, held), Grounded((), 0), held,
        [Hit(passages[0], score), Hit(passages[1], 0.1)],
    )  # fmt: skip

    assert answer.verdict is Verdict.NOT_COVERED
    assert [citation.document for citation in answer.closest] == shown
