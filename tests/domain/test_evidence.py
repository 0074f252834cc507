"""The order of what a search shows."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Quote
from bot.domain.documents import Hit, Passage
from bot.domain.evidence import in_order


def hit(document: str, start: int = 0) -> Hit:
    return Hit(Passage(document, start, start + 10, "", "x" * 10), 1.0)


def quote(document: str, start: int = 0) -> Quote:
    return Quote(document, start, start + 3, "xxx")


def test_subject_then_evidence_then_likeness() -> None:
    """
    First the subject, by the passage that is quoted of it; then each document that decides; then
    the other documents of the subject, and the rest as it was found.
    """
    hits = [hit("like"), hit("set", 0), hit("set", 10), hit("readme"), hit("policy", 20)]

    found = in_order(hits, [("set", "readme")], [quote("policy", 25), quote("set", 12)])

    assert found == [hits[2], hits[4], hits[3], hits[0], hits[1]]


def test_a_subject_that_is_not_quoted() -> None:
    """
    A subject without a quotation stands first by the passage that is most alike.
    """
    hits = [hit("like"), hit("set", 10), hit("set", 0)]

    assert in_order(hits, [("set",), ("unheld",)], []) == [hits[1], hits[0], hits[2]]


def test_a_quotation_that_was_not_found() -> None:
    """
    What stands in no hit changes nothing.
    """
    hits = [hit("a"), hit("b")]

    assert in_order(hits, [], [quote("b", 50), quote("c")]) == hits


NAMES = st.sampled_from("abcd")
PLACES = st.sampled_from([0, 10, 20])


@given(
    st.lists(st.builds(hit, NAMES, PLACES), unique=True),
    st.lists(st.lists(NAMES, max_size=2).map(tuple), max_size=3),
    st.lists(st.builds(quote, NAMES, PLACES), max_size=4),
)
def test_nothing_is_added_or_lost(
    hits: list[Hit], subjects: list[tuple[str, ...]], quotes: list[Quote]
) -> None:
    """
    The hits are the same, and of each subject that was found one stands among the first.
    """
    found = in_order(hits, subjects, quotes)

    assert sorted(found, key=hash) == sorted(hits, key=hash)
    documents = {h.passage.document for h in hits}
    ahead = {h.passage.document for h in found[: len(subjects)]}
    assert all(ahead & set(names) for names in subjects if documents & set(names))
