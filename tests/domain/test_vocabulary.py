"""The words that people use, matched against what they wrote."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Use
from bot.domain.errors import KnowledgeError
from bot.domain.text import unspaced
from bot.domain.vocabulary import read_vocabulary
from tests.builders import VOCABULARY, WORDS, vocabulary


def matches(phrase: str, text: str) -> bool:
    """Whether a phrase is found in a text."""
    words = vocabulary(topics={"t": {"words": [phrase]}})
    return bool(words.topics_in(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("crawl*", "Crawling the web"),
        ("clip", "two clips, please"),
        ("clip", "the clip’s owner"),
        ("fine-tune", "fine tune it"),
        ("fine tune", "FINE‑TUNE it"),
        ("robots.txt", "see robots.txt."),
        ("release ... weights", "release them weights"),
        ("release ... weights", "release, if legal agrees, all the weights"),
        ("release ... weights", "release the new-ish u.s. weights"),
        ("read ... articles", "read our web-articles"),
        ("label* ... by hand", "labelled it all by hand"),
        ("données", "les DONNÉES"),
    ],
)
def test_phrases(phrase: str, text: str) -> None:
    """
    A phrase matches whole words in any case, with plurals, dashes, endings and gaps as written.
    """
    assert matches(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("crawl", "a scrawl"),
        ("crawl", "crawlers"),
        ("go", "gos"),
        ("robots.txt", "robotsxtxt"),
        ("fine tune", "fine and tune"),
        ("release ... weights", "release weighty things"),
        ("release ... weights", "release one two three four five six weights"),
        ("c++", "c"),
        ("release ... weights", "may we release it? its weights are here"),
    ],
)
def test_no_phrases(phrase: str, text: str) -> None:
    """
    A part of a word, another word between, or a gap of more than five words is no match.
    """
    assert not matches(phrase, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the weights, made public", True),
        ("public are the checkpoints", True),
        ("our checkpoint, v1.2, will go online", True),
        ("weights of ours. They are public", False),
        ("public weightlifting", False),
        ("weights", False),
    ],
)
def test_both_in_one_sentence(text: str, found: bool) -> None:
    """
    Words of two sets match in either order, anywhere in one sentence.
    """
    assert found is matches("<weights> + <out>", text)


def test_sets() -> None:
    """
    A set stands for each of its words and phrases, also beside other words.
    """
    assert matches("<weights> ... <out>", "let the checkpoints of ours go online")
    assert matches("our <weights>", "our weights")
    assert not matches("our <weights>", "our weight")


@pytest.mark.parametrize("text", ["w/ clips", "w/clips", "with clips"])
def test_short_forms(text: str) -> None:
    """
    Short forms are written out, in a text and in a phrase.
    """
    assert matches("with clips", text)
    assert matches("w/ clips", text)


def test_contractions() -> None:
    """
    A contraction means its words, and a longer word that holds it does not.
    """
    assert matches("did not train", "we didn't train")
    assert not matches("did not train", "we didn'ts train")


def test_idioms() -> None:
    """
    A phrase that only sounds like a use is not read at all.
    """
    assert WORDS.uses_in("two train tickets") == frozenset()
    assert WORDS.uses_in("train on tickets") == {Use.TRAIN_COMMERCIAL}


def test_warnings() -> None:
    """
    Words that warn are told unless a use or topic explains them; weak topics explain nothing.
    """
    assert WORDS.warnings_in("secretly train on secret voices") == ("secretly", "secret")
    assert WORDS.warnings_in("train on voices") == ()
    told = vocabulary(topics={"told": {"words": ["secret clips"], "unless": ["truly"]}})
    assert told.warnings_in("secret clips") == ()
    assert told.warnings_in("truly secret clips") == ("secret",)


def test_parts() -> None:
    """
    The parts of a subject are known by several words.
    """
    assert WORDS.parts_in("labels by the API") == ("api", "annotations")


@pytest.mark.parametrize("noise", ["-", "-'", ".", "a-", "& ", "x ", "release ", "'.", "_-"])
def test_long_texts(noise: str) -> None:
    """
    No text makes the search for a phrase with a gap take long.
    """
    started = time.perf_counter()
    assert not matches("release ... weights ... online", "release " + noise * 4000 + "!")
    assert not matches("<weights> + publish", "weights " + noise * 4000 + "!")
    assert time.perf_counter() - started < 2


def test_uses() -> None:
    """
    A question names uses by its words, and by a topic that implies one.
    """
    assert {Use.COLLECT, Use.EVALUATE} == WORDS.uses_in("Download it to evaluate?")
    assert {Use.REDISTRIBUTE} == WORDS.uses_in("put the weights online")
    assert frozenset() == WORDS.uses_in("hello")


def test_unless() -> None:
    """
    A phrase that takes a topic away wins over those that bring it up.
    """
    assert {"robots"} == WORDS.topics_in("their robots.txt")
    assert frozenset() == WORDS.topics_in("there is no robots.txt")


def test_nouns_and_matters() -> None:
    """
    Some words make a question one about data when it names a use, others without one.
    """
    assert WORDS.about_data("these clips")
    assert not WORDS.about_data("these people")
    assert WORDS.matters_data("this dataset")
    assert not WORDS.matters_data("these clips")


def test_flags() -> None:
    """
    Topics are found by their flags.
    """
    assert {"boss-said"} == WORDS.flagged("claim")
    assert {"customer-files", "own-footage"} == WORDS.flagged("activity")
    assert {"own-footage"} == WORDS.flagged("alone")
    assert {"lawsuit"} == WORDS.flagged("private")
    assert {"voices"} == WORDS.flagged("weak")


def test_specific_words() -> None:
    """
    Words on particular data are what no phrase, no noun and no plain word explains.
    """
    text = "May we train on harp recordings of our choir under this licence, data of 2024?"

    assert WORDS.specific_words(text) == ("harp", "recordings", "choir")


@given(st.text() | st.text("train scraprobots.txt weights'-&\n", max_size=400))
def test_any_text(text: str) -> None:
    """
    Any text can be searched.
    """
    assert WORDS.uses_in(text) <= frozenset(Use)
    assert WORDS.topics_in(text) <= set(VOCABULARY["topics"])
    assert all(len(word) >= 4 or unspaced(word) for word in WORDS.specific_words(text))


@pytest.mark.parametrize(
    "change",
    [
        {"uses": {"sell": ["sell*"]}},
        {"uses": ["train"]},
        {"topics": {"t": {}}},
        {"topics": {"t": {"words": ["w"], "implies": "sell"}}},
        {"nouns": None},
        {"matters": [3]},
        {"common": 3},
        {"nouns": ["<nothing>"]},
        {"parts": ["api"]},
        {"short": ["w/"]},
    ],
)
def test_tables_that_cannot_be_used(change: dict[str, Any]) -> None:
    """
    A table with an unknown use or a part of another form is refused with a sentence.
    """
    with pytest.raises(KnowledgeError, match=r"^vocabulary\.yaml cannot be used"):
        vocabulary(**change)


@pytest.mark.parametrize("part", sorted(VOCABULARY))
def test_missing_parts(part: str) -> None:
    """
    Every part of the table is needed.
    """
    with pytest.raises(KnowledgeError, match=r"^vocabulary\.yaml cannot be used"):
        read_vocabulary({name: value for name, value in VOCABULARY.items() if name != part})


def test_particular_words_without_spaces() -> None:
    """
    What the phrases do not explain is told of Chinese and Japanese too, sign by sign.
    """
    words = vocabulary(generic=["可以", "吗"])

    assert words.specific_words("可以训练吗") == ("训", "练")


def test_other_languages() -> None:
    """
    The everyday words of another language are told by its code, however an "ß" is written.
    """
    words = read_vocabulary(VOCABULARY, (), {"de": ["außen", "boot"], "fr": ["quai"]})

    assert words.says("aussen", "de")
    assert not words.says("quai", "de")
    assert not words.says("boot", "es")


def test_weight() -> None:
    """
    An everyday word is harmless, one with weight in none of its forms, not even where it is
    nearly a filler; what is in no list is not harmless. Preparing changes nothing.
    """
    table = {**VOCABULARY, "fillers": ["reward"], "weighty": {"people": ["lease", "reword"]}}
    words = read_vocabulary(table, ["butterfly", "leased"])
    words.prepare()

    assert all(map(words.harmless, ("butterfly", "butterflies", "rewarding", "rewarrding")))
    assert not any(map(words.harmless, ("leased", "leasing", "reworded", "zorblatt")))
