"""What each word of each text weighs, for all texts in one sweep."""

from importlib import import_module
from typing import Any

from bot.adapters.lexical.wordlists import WordLists

K1 = 1.5
B = 0.75


def weights(said: WordLists) -> dict[str, Any]:
    """Return the matrix that bm25s makes with `method="atire", idf_method="lucene"`.

    bm25s goes through the texts one by one, which takes most of the time of a reindex. The
    factor K1 + 1 is in the weights, so that a score is at most the sum of idf * (K1 + 1).
    """
    np: Any = import_module("numpy")
    rows = said.lists
    lengths = np.array([len(row) for row in rows], dtype="int64")
    texts = np.repeat(np.arange(len(rows)), lengths)
    pairs = np.concatenate(rows).astype("int64") * len(rows) + texts
    pairs, times = np.unique(pairs, return_counts=True)
    words, texts = np.divmod(pairs, len(rows))
    holding = np.bincount(words, minlength=len(said.words))
    idf = np.log(1 + (len(rows) - holding + 0.5) / (holding + 0.5)).astype("float32")
    times = times.astype("float32")
    shorter = K1 * (1 - B + B * lengths / lengths.mean())
    return {
        "data": (idf[words] * (times * (K1 + 1) / (times + shorter[texts]))).astype("float32"),
        "indices": texts.astype("int32"),
        "indptr": np.concatenate(([0], np.cumsum(holding))),
        "num_docs": len(rows),
    }
