"""A reindex that uses what the last generation has finds what one of everything finds."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.chroma.pieces import Pieces
from bot.domain.documents import Audience
from tests.services.test_reindexing import Desk

NAMES = ("a", "b", "c", "d", "e")
SENTENCES = (
    "Apples may be used for training.",
    "Pears may not be scraped or crawled.",
    "Ask legal before plums are shared with others.",
    "You may not use cherries to train any model.",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n\n# More\n\n".join)
EDITS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.one_of(st.none(), TEXTS)), min_size=1, max_size=3
)


def _path(name: str) -> str:
    return f"legal-only/{name}.md" if name == "e" else f"rulings/{name}.md"


def _edit(desk: Desk, name: str, text: str | None) -> None:
    if text is not None:
        desk.write(_path(name), f"# {name}\n\n{text}\n")
    elif sum(1 for _ in desk.root.rglob("*.md")) > len(NAMES) - 2:
        (desk.root / _path(name)).unlink(missing_ok=True)


def _state(desk: Desk) -> tuple[object, list[float]]:
    """All that can be seen of the current generation, and the scores of what is found in it."""
    index, contents = desk.store.current(), desk.store.contents()
    assert contents
    found = [
        (query, reader, hit.passage.document, hit.passage.start, hit.passage.text, hit.score)
        for query in (*SENTENCES, "training on fruit", "d")
        for reader in Audience
        for hit in index.search(query, reader, 50)
    ]
    found.sort()
    seen = [hit[:-1] for hit in found]
    scores = [hit[-1] for hit in found]
    return (contents.documents, contents.passages, contents.clauses, seen), scores


@settings(max_examples=8, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_same_as_full(rounds: list[list[tuple[str, str | None]]]) -> None:
    """
    After any edits the quick way and the full one give the same passages, hits and scores.
    """
    with TemporaryDirectory() as place:
        desk = Desk(Path(place))
        for name, text in zip(NAMES, (*SENTENCES, SENTENCES[0]), strict=True):
            _edit(desk, name, text)
        desk.run()
        for edits in rounds:
            for name, text in edits:
                _edit(desk, name, text)
            desk.run()
        quick, scores = _state(desk)
        desk.run(full=True)
        full, expected = _state(desk)

        assert quick == full
        assert scores == pytest.approx(expected, abs=1e-5)  # sums in another order


def test_copied(tmp_path: Path) -> None:
    """
    One changed document costs its own vectors only, and the generation before stays as it was.
    """
    desk = Desk(tmp_path)
    for name in NAMES:
        _edit(desk, name, f"The fruit {name} is ripe.")
    desk.run()
    before = {p: p.read_bytes() for p in (tmp_path / "index" / "gen-0001").rglob("*.*")}
    _edit(desk, "b", "The fruit b is rotten.")
    desk.run()

    folder = tmp_path / "index" / "gen-0002"
    assert Pieces.load(folder, Audience.ALL).lost == 1
    assert Pieces.load(folder, Audience.LEGAL).lost == 0
    assert all(p.read_bytes() == content for p, content in before.items())
    desk.run(full=True)
    assert Pieces.load(tmp_path / "index" / "gen-0003", Audience.ALL).lost == 0
