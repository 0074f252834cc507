"""Words of texts that are kept from one index to the next, and what they weigh."""

from importlib import import_module
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.lexical.weights import K1, B, weights
from bot.adapters.lexical.wordlists import WordLists

TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join), max_size=6)


def said(lists: WordLists) -> list[list[str]]:
    return [[lists.words[place] for place in some] for some in lists.lists]


@given(TEXTS, TEXTS)
def test_others(first: list[str], second: list[str]) -> None:
    """
    Whatever was there before, each text has its words, and no word is kept that none has.
    """
    lists = WordLists().of(first, str.split).of(second, str.split)

    assert said(lists) == [text.split() for text in second]
    assert set(lists.words) == {word for text in second for word in text.split()}


def test_kept(tmp_path: Path) -> None:
    """
    A text that is known is not taken apart again; by another version it is.
    """
    WordLists().of(["a b", "c"], str.split).save(tmp_path, "1")
    asked: list[str] = []

    def tokens(text: str) -> list[str]:
        asked.append(text)
        return text.split()

    assert said(WordLists.load(tmp_path, "1").of(["c", "b a", "a b"], tokens)) == [
        ["c"], ["b", "a"], ["a", "b"],
    ]  # fmt: skip
    assert asked == ["b a"]
    assert WordLists.load(tmp_path, "2") == WordLists()


def test_damaged(tmp_path: Path) -> None:
    """
    What cannot be read is made anew.
    """
    WordLists().of([], str.split).save(tmp_path, "1")
    assert WordLists.load(tmp_path, "1").kept == {}
    WordLists().of(["a b"], str.split).save(tmp_path, "1")
    (tmp_path / "words.npy").write_bytes(b"x")

    assert WordLists.load(tmp_path, "1") == WordLists.load(tmp_path / "none", "1") == WordLists()


@given(TEXTS.filter(any))
def test_weights(texts: list[str]) -> None:
    """
    Words weigh, to the last bit, what the library itself says when it takes its time.
    """
    said = WordLists().of(texts, str.split)
    library: Any = import_module("bm25s").BM25(k1=K1, b=B, method="atire", idf_method="lucene")
    vocabulary = {word: place for place, word in enumerate(said.words)}
    library.index(([row.tolist() for row in said.lists], vocabulary), show_progress=False)

    found = weights(said)

    assert library.scores["num_docs"] == found["num_docs"]
    for part in ("data", "indices", "indptr"):
        assert (library.scores[part].dtype, library.scores[part].tolist()) == (
            found[part].dtype, found[part].tolist(),
        )  # fmt: skip
