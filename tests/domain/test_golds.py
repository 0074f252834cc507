"""Lines of a question file: what is read, and what is refused with a reason."""

import pytest

from bot.domain.answers import Turn, Verdict
from bot.domain.golds import Gold, read_gold

ROW: dict[str, object] = {"id": "a", "question": "May we?", "expected_outcome": "allowed"}


def test_read() -> None:
    """
    A line is read with its earlier turn, and names what has to and may be cited.
    """
    row = {
        **ROW, "also_accept": ["not_covered"], "must_cite": ["x"], "cite_any": [["y", "z"]],
        "may_cite": ["w"], "should_escalate": True, "prior_turn": {"user": "Before?"},
    }  # fmt: skip

    gold = read_gold(row)

    assert gold.accepted == {Verdict.ALLOWED, Verdict.NOT_COVERED}
    assert gold.wanted == (("x",), ("y", "z"))
    assert gold.fitting == set("wxyz")
    assert (gold.should_escalate, gold.prior) == (True, Turn("Before?"))
    assert Gold("a", "May we?", Verdict.ALLOWED) == read_gold(ROW)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": ""}, "id is missing"),
        ({"question": " "}, "question is missing"),
        ({"expected_outcome": "maybe"}, '"maybe" is no outcome; use one of allowed,'),
        ({"must_cite": "x"}, "must_cite has to be a list of strings"),
        ({"must_cite": [1]}, "must_cite has to be a list of strings"),
        ({"cite_any": "x"}, "cite_any has to be a list of lists of ids"),
        ({"cite_any": ["x"]}, "cite_any has to be a list of strings"),
        ({"also_accept": ["perhaps"]}, '"perhaps" is no outcome'),
        ({"prior_turn": "Before?"}, "prior_turn has to be an object"),
    ],
)
def test_faults(change: dict[str, object], said: str) -> None:
    """
    A line that is no question says what is wrong with it.
    """
    with pytest.raises(ValueError, match=said):
        read_gold({**ROW, **change})
