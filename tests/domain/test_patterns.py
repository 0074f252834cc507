"""Phrases: what is told without a pattern is what the pattern would tell."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.patterns import Phrasebook, PhraseReader, read_short
from bot.domain.text import normalise, spaced

READER = PhraseReader(
    read_short({"w/": "with "}),
    {
        "model": ["model", "language model*", "modell*"],
        "open": ["open-source", "up ... grabs", "公开"],
    },
)
WORDS = st.sampled_from(
    "we|train*|a|user agent|<model>|<open>|.edu|web-crawl|x*|*s|c++|robots.txt|w/o|t&c"
    "|数据集|模型ai|naïve".split("|")
)
PHRASES = st.builds(
    lambda words, joints: "".join(
        word + joint for word, joint in zip(words, [*joints, ""], strict=False)
    ),
    st.lists(WORDS, min_size=1, max_size=3),
    st.sampled_from([(" ", " ... "), (" ... ", " "), (" ... ", " ... ")]),
).map(lambda phrase: re.sub(r"( \.\.\. | )$", "", phrase))
EITHER = st.tuples(WORDS, WORDS).map(" + ".join)
TEXTS = st.lists(
    st.sampled_from(
        "we we're train training trained a user agents model models modelle open source"
        " up for grabs 公开 数据 集 数据集 模型 模型aixy ai .edu crawl web-crawl xx"
        " robots.txt robots c++ c w/o t&c naïve , . ? ' - x".split()
    ),
    max_size=9,
)


@given(st.lists(PHRASES | EITHER, min_size=1, max_size=4), TEXTS, st.sampled_from([" ", "", "-"]))
@settings(max_examples=300)
def test_no_phrase_is_missed(words: list[str], said: list[str], between: str) -> None:
    """Whatever the pattern finds in a text is found, and replaced, when it is tried last."""
    phrases, text = READER.phrases(words), spaced(normalise(between.join(said)).casefold())

    assert phrases.found(text) is bool(phrases.pattern.search(text))
    assert phrases.replaced(text) == phrases.pattern.sub(" ", text)


@given(st.lists(PHRASES | EITHER, min_size=1, max_size=5), TEXTS, st.sampled_from([" ", "", "-"]))
@settings(max_examples=300)
def test_a_book_replaces_what_its_sets_do(words: list[str], said: list[str], between: str) -> None:
    """Many sets are replaced one after another as if each had been tried."""
    sets, text = (
        [READER.phrases([word]) for word in words],
        spaced(normalise(between.join(said)).casefold()),
    )
    one_by_one = text
    for phrases in sets:
        one_by_one = phrases.pattern.sub(" ", one_by_one)

    assert Phrasebook.of(sets).replaced(text) == one_by_one


def test_where_a_phrase_ends() -> None:
    """A phrase reaches over up to five words, but into no other sentence or question."""
    phrases = READER.phrases(["gpus ... training"])

    assert phrases.found("gpus for our next training")
    assert phrases.found("gpus: the next training")
    assert not phrases.found("the gpus. may we use it for training")
    assert not phrases.found("the gpus: may we use it for training")
