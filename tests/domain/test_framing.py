"""A question into a frame: what it is about, as far as words alone can tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import Question, Turn
from bot.domain.documents import Audience, SubjectKind, Use
from bot.domain.errors import QuestionError
from bot.domain.framing import LONGEST_QUESTION, Frame, Scope, frame, readable
from bot.domain.text import key
from tests.builders import asked, card, dataset, document, knowledge, platform

HELD = knowledge(
    dataset("Harbour-130M", classes=("people",)),
    dataset("Pier 4"),
    platform("StreamBay"),
    platform("StreamBay API"),
    platform("GitHub"),
    card("Gull 7B", SubjectKind.MODEL),
    platform("GullCo", classes=("ai-provider",)),
    card("Brook 2", SubjectKind.LICENCE, licences=("Brook-2.0",)),
    card("Shell 1B", SubjectKind.MODEL, classes=("open-weights",)),
    dataset("Tide 2", generated_by=("GullCo",)),
    dataset("Scraped Voices"),
)
COLLECT, TRAIN = Use.COLLECT, Use.TRAIN_COMMERCIAL


def ask(text: str, before: str = "") -> Frame:
    return asked(HELD, text, before)


def names(framed: Frame) -> list[str]:
    return [subject.name for subject in framed.subjects]


def test_all_at_once() -> None:
    """
    A frame has the subjects, unknown names, uses, topics and age that a question names.
    """
    framed = ask("May we train on Pier 4 and Harbour-40M, old copies of 7 months?")

    assert Scope.DATA is framed.scope
    assert names(framed) == ["Pier 4"]
    assert framed.unknown == ("Harbour-40M",)
    assert framed.near == {"Harbour-40M": ("Harbour-130M",)}
    assert (framed.uses, framed.stated) == ((TRAIN,), True)
    assert {"old-copies"} == framed.topics
    assert frozenset() == framed.activities
    assert framed.age_days == 213


@pytest.mark.parametrize(
    ("text", "uses", "stated"),
    [
        ("may we scrape and redistribute Pier 4", (COLLECT, Use.REDISTRIBUTE), True),
        ("evaluate, then train on Pier 4", (TRAIN, Use.EVALUATE), True),
        ("what about Pier 4", (TRAIN,), False),
        ("what about StreamBay", (COLLECT, TRAIN), False),
        ("what about StreamBay and Pier 4", (TRAIN,), False),
        ("a dataset", (TRAIN,), False),
        ("put the weights online", (Use.REDISTRIBUTE,), True),
    ],
)
def test_uses(text: str, uses: tuple[Use, ...], stated: bool) -> None:
    """
    Where no use is named, platforms are collected and trained on, and all else is trained on.
    """
    framed = ask(text)

    assert (uses, stated) == (framed.uses, framed.stated)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Pier 4", Scope.DATA),
        ("hello Pier 4", Scope.DATA),
        ("SynthWorld-9B", Scope.DATA),
        ("may we use this dataset", Scope.DATA),
        ("train on clips", Scope.DATA),
        ("voices in clips", Scope.DATA),
        ("old copies", Scope.DATA),
        ("voices", Scope.OTHER),
        ("clips", Scope.OTHER),
        ("the train to work", Scope.OTHER),
        ("blue moon", Scope.OTHER),
        ("hi", Scope.SMALL_TALK),
        ("hello, good clips?", Scope.OTHER),
        ("hi, where do you train for a marathon?", Scope.SMALL_TALK),
        ("voices, to train", Scope.DATA),
        ("a train ticket to the clips", Scope.OTHER),
        ("translate 'this dataset is late', please", Scope.OTHER),
        ("translate Pier 4", Scope.DATA),
        ("the lawsuit on Pier 4", Scope.PRIVATE),
    ],
)
def test_scope(text: str, scope: Scope) -> None:
    """
    A known or unknown name, a telling topic, or data with a use makes a question one about data.
    """
    assert scope is ask(text).scope


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("train on Pier 4 under Brook 2", ["Pier 4"]),
        ("train on SynthWorld-9B under Brook 2", []),
        ("train under Brook 2", ["Brook 2"]),
        ("train on Pier 4 from GitHub", ["Pier 4"]),
        ("train on SynthWorld-9B from GitHub", []),
        ("train on GitHub", ["GitHub"]),
        ("train on Pier 4, by GullCo", ["Pier 4"]),
        ("train on Pier 4, with Gull 7B of GullCo", ["Pier 4", "Gull 7B"]),
        ("train on outputs of GullCo and Pier 4", ["GullCo", "Pier 4"]),
        ("train on outputs of GullCo, Tide 2", ["Tide 2"]),
        ("train Shell 1B on Pier 4", ["Shell 1B", "Pier 4"]),
        ("train on Gull 7B and GullCo", ["Gull 7B", "GullCo"]),
        ("train on StreamBay and Pier 4", ["StreamBay", "Pier 4"]),
    ],
)
def test_only_mentioned(text: str, subjects: list[str]) -> None:
    """
    Where a dataset lies, who made it, and what licence somebody claims for it are not asked about.

    A model that somebody else runs is, unless the records came from it in the first place.
    """
    assert subjects == names(ask(text))


def test_activities() -> None:
    """
    An activity is asked about whatever is named beside it, unless it only counts alone.
    """
    assert {"customer-files"} == ask("train on customer files, with Pier 4").activities
    assert {"own-footage"} == ask("train on what we filmed").activities
    assert frozenset() == ask("train on what we filmed, with Pier 4").activities
    assert frozenset() == ask("train on what we filmed, with SynthWorld-9B").activities


def test_parts() -> None:
    """
    A part with a card of its own is asked about in place of the whole.
    """
    assert names(ask("StreamBay: may we scrape the api?")) == ["StreamBay API"]


@pytest.mark.parametrize(
    ("text", "puzzle"),
    [
        ("train on Pier 4 secretly", ("secretly",)),
        ("train on Pier 4 and some Kindle clips", ("Kindle",)),
        ("Kindly: train on Pier 4 and old copies", ()),
        ("wir trainieren auf Pier 4 und Kindle, nicht wahr", ()),
        ("train on Pier 4", ()),
    ],
)
def test_strange_words(text: str, puzzle: tuple[str, ...]) -> None:
    """
    Words that warn, and names of things that nobody explained, are kept; in German every noun
    is written like a name.
    """
    assert puzzle == ask(text).puzzle


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("may we translate Pier 4 into German?", "translate"),
        ("may Pier 4 be deleted?", "deleted"),
        ("may we use Pier 4?", ""),
        ("may Pier 4 be used?", ""),
        ("could you identify the conditions for Pier 4?", ""),
        ("may we train on Pier 4 and translate it?", ""),
        ("Pier 4?", ""),
    ],
)
def test_no_use(text: str, deed: str) -> None:
    """
    The verb for which leave is asked is kept where no use is named and none is put so.
    """
    assert deed == ask(text).deed


@pytest.mark.parametrize(
    ("text", "others", "longer"),
    [
        ("may we train on Pier 4 and some blogs?", True, ()),
        ("may we train on Pier 4 as well as on e-books we bought?", True, ()),
        ("may we train on Pier 4 and on Harbour-130M?", False, ()),
        ("may we train on Pier 4 and our new model will be sold?", False, ()),
        ("may we train on Pier 4 and the model ships in May?", False, ()),
        ("Tiny Pier 4 for training?", False, ("tiny",)),
        ("may we train on Pier 4 Plus?", False, ("plus",)),
        ("some blogs and the wiki?", False, ()),
        ("may we train on Pier 4 plus textbooks?", True, ()),
        ("may we train on Pier 4, lyrics and exam papers?", True, ()),
        ("may we train on Pier 4 and what Tom scraped?", True, ()),
        ("may we train on Pier 4 and SWAG?", True, ()),
        ("Pier 4 etc. for training?", True, ()),
        ("may we train on Pier 4 and its images?", False, ()),
        ("may we train on Pier 4 and report the score?", False, ()),
    ],
)
def test_what_else_is_named(text: str, others: bool, longer: tuple[str, ...]) -> None:
    """
    Other data that are joined to those named, and words that make a name another, are told.
    """
    framed = ask(text)

    assert (framed.others, framed.longer) == (others, longer)


def test_what_else_was_named_before() -> None:
    """
    A follow-up asks about all that the turn before named, and what it asks leave for is its own.
    """
    framed = ask("and for research?", "may we train on Pier 4 and some blogs?")

    assert framed.others
    assert ask("may we translate it?", "may we train on Pier 4?").deed == "translate"
    assert ask("may we evaluate on it?", "may we translate Pier 4?").deed == ""


@pytest.mark.parametrize(
    ("text", "besides"),
    [
        ("may we train on the successor of Pier 4?", True),
        ("may we train on a translation of Pier 4?", True),
        ("may we train on Pier 4 if the author objected?", True),
        ("may our customers train on Pier 4?", True),
        ("may we train on something like Pier 4?", True),
        ("may we train on the full version of Pier 4?", False),
        ("our customers want more: may we train on Pier 4?", False),
    ],
)
def test_what_is_said_besides(text: str, besides: bool) -> None:
    """
    What is made of data or like them, deeds of others and their objections are told.
    """
    assert ask(text).besides is besides


@pytest.mark.parametrize(
    ("before", "text", "uses"),
    [
        ("may we redistribute Pier 4?", "and Harbour-130M?", (Use.REDISTRIBUTE,)),
        ("may we evaluate on Pier 4?", "the same for Harbour-130M", (Use.EVALUATE,)),
        ("may we evaluate on Pier 4?", "may we train on Harbour-130M?", (TRAIN,)),
        ("may we evaluate on Pier 4?", "is it ok to use Harbour-130M?", (TRAIN, Use.EVALUATE)),
        ("may we evaluate on Pier 4?", "sorry, Harbour-130M", (Use.EVALUATE,)),
        ("we want to redistribute", "may we train on Harbour-130M?", (TRAIN, Use.REDISTRIBUTE)),
    ],
)
def test_the_same_of_other_data(before: str, text: str, uses: tuple[Use, ...]) -> None:
    """
    A follow-up that only names other data asks of them what the turn before asked.
    """
    framed = ask(text, before)

    assert framed.uses == uses
    assert "Pier 4" not in names(framed)


def test_added_to_the_data_before() -> None:
    """
    Data that are mixed with those of the turn before are asked about together with them.
    """
    assert names(ask("with Harbour-130M mixed in?", "may we train on Pier 4?")) == [
        "Pier 4",
        "Harbour-130M",
    ]


@pytest.mark.parametrize(
    ("text", "unmet", "ended"),
    [
        ("may we train on Pier 4 without credit?", ("without credit",), ()),
        ("may we train on Pier 4, licence withdrawn last week?", (), ("licence withdrawn",)),
        ("may we train on Pier 4?", (), ()),
    ],
)
def test_what_does_not_hold(text: str, unmet: tuple[str, ...], ended: tuple[str, ...]) -> None:
    """
    Who says that a condition is not met, or that a licence is no more, is heard word by word.
    """
    framed = ask(text)

    assert (framed.unmet, framed.ended) == (unmet, ended)


def test_published_data() -> None:
    """
    Data that are plainly what is handed on are a published dataset, and no weights.
    """
    assert "publish-dataset" in ask("may we redistribute Pier 4?").topics
    assert "publish-dataset" not in ask("may we redistribute the Pier 4 model?").topics


def test_names_are_no_uses() -> None:
    """
    Words in the names of data and licences say nothing of what somebody wants.
    """
    assert ask("Scraped Voices?").uses == (TRAIN,)
    assert ask("download Scraped Voices?").uses == (Use.COLLECT,)


def test_specific_words() -> None:
    """
    Words on particular data are kept where a question names nothing but a licence.
    """
    assert ask("train on harp of our choir under Brook 2").specific == ("harp", "choir")
    assert ask("train on harp of our choir, Pier 4").specific == ()
    assert ask("train on harp of our choir").specific == ()


def test_follow_up() -> None:
    """
    A question that points back has the subject, and where it names none the use and topics too.
    """
    framed = ask("and the old copies?", "May we evaluate on Pier 4 voices, my boss said so?")

    assert names(framed) == ["Pier 4"]
    assert framed.uses == (Use.EVALUATE,)
    assert {"voices", "old-copies"} == framed.topics

    framed = ask("and to train?", "May we evaluate on Pier 4 voices?")
    assert framed.uses == (TRAIN,)
    assert Scope.DATA is ask("and then?", "May we train on clips?").scope


def test_follow_up_with_another_activity() -> None:
    """
    Another activity takes the place of the earlier one.
    """
    framed = ask("and train on what we filmed?", "May we train on customer files?")

    assert {"own-footage"} == framed.activities


@pytest.mark.parametrize(
    ("text", "before", "subjects"),
    [
        ("and Pier 4?", "train on Harbour-130M?", ["Pier 4"]),
        ("and SynthWorld-9B?", "train on Harbour-130M?", []),
        ("and under Brook 2?", "train on Pier 4?", ["Pier 4"]),
        ("and that?", "train under Brook 2?", ["Brook 2"]),
        ("and by the api?", "train on StreamBay and SynthWorld-9B?", ["StreamBay API"]),
        ("thanks", "train on Pier 4?", []),
        ("and this dataset?", " ", []),
    ],
)
def test_carried_subjects(text: str, before: str, subjects: list[str]) -> None:
    """
    A question with a name of its own stands alone; a licence or a part goes with what was before.
    """
    assert subjects == names(ask(text, before))


def test_carried_unknown() -> None:
    """
    A name that was unknown stays so in the next question, unless that is about a known part.
    """
    assert ask("and that?", "train on SynthWorld-9B?").unknown == ("SynthWorld-9B",)
    assert ask("and by the api?", "StreamBay and SynthWorld-9B?").unknown == ()


@pytest.mark.parametrize("text", ["", "  ", "?!", "\x00", "🙂🙂", "\u200b", "—", "\ufeff\n"])
def test_nothing_to_read(text: str) -> None:
    """
    What has no words is refused with a sentence.
    """
    with pytest.raises(QuestionError, match="I found no words in that"):
        ask(text)


def test_too_long() -> None:
    """
    What is too long is refused with a sentence that says how long it is; spaces do not count.
    """
    assert readable("a" * LONGEST_QUESTION + "\n" * 9000) == "a" * LONGEST_QUESTION
    with pytest.raises(QuestionError, match="8,001 characters and I read up to 8,000"):
        readable("a" * (LONGEST_QUESTION + 1))


def test_nul() -> None:
    """
    A NUL counts as a space.
    """
    assert readable("a\x00b") == "a b"


BITS = st.sampled_from(
    ["Pier 4", "Harbour-130M", "StreamBay", "GitHub", "Brook 2", "train", "and", "it", "-", "a/",
     "lawsuit", "9" * 400, "days", "fıve", "\x00", "\x1b[31m", "🙂", "\u202e", "’s", "(", "api",
     "SynthWorld-9B", "dataset called", "\n", "İ", "we filmed", "ß", "older-than-x-days"]
)  # fmt: skip
TEXTS = (
    st.text()
    | st.text(st.characters(codec="utf-8", categories=("Cc", "Cf", "So", "Mn", "Nd", "Zs")))
    | st.lists(BITS, max_size=30).map(" ".join)
    | st.lists(BITS, max_size=30).map("".join)
)
LENGTHS = st.sampled_from([7_900, 8_000, 8_001, 40_000])


def framed_or_refused(text: str, before: str) -> None:
    """A frame comes of it, or QuestionError; anything else is a fault."""
    try:
        framed = ask(text, before)
    except QuestionError as error:
        assert str(error).endswith((".", "。"))  # noqa: PT017 - either outcome is right
    else:
        assert framed.uses


@given(TEXTS, st.just("") | TEXTS)
def test_any_text(text: str, before: str) -> None:
    """
    Any text can be read as a question, or is refused as one; nothing else happens.
    """
    framed_or_refused(text, before)


@settings(max_examples=12, deadline=None)
@given(TEXTS, LENGTHS, LENGTHS)
def test_long_texts(piece: str, length: int, before: int) -> None:
    """
    So can texts of 40,000 characters.
    """
    text = (piece or "a") * 40_000

    framed_or_refused(text[:length], text[:before])


@given(st.sampled_from(["Harbour-130M", "Pier 4", "Gull 7B"]), st.integers(0, 9), st.integers(0, 2))
def test_near_misses_never_link(name: str, digit: int, place: int) -> None:
    """
    A known name with another digit is not that subject, and is not answered as if it were.
    """
    digits = [at for at, char in enumerate(name) if char.isdigit()]
    at = digits[place % len(digits)]
    other = f"{name[:at]}{digit}{name[at + 1 :]}"
    framed = ask(f"May we train on {other}?")

    assert (key(other) == key(name)) is (name in names(framed))


def test_audiences() -> None:
    """
    Of what is for legal only, nobody else is told that it exists.
    """
    secret = document("memo", subject="Tide-9", audience=Audience.LEGAL)
    held = knowledge(secret, dataset("Tide-9", audience=Audience.LEGAL))
    framed = frame(
        Question("train on Tide-9?", prior=Turn("Tide-9?")), held.registry, held.vocabulary
    )

    assert names(framed) == []
    assert framed.unknown == ("Tide-9",)
    assert framed.near == {"Tide-9": ()}


def test_public_domain_beside_its_licence() -> None:
    """
    "In the public domain under CC0" names one licence, "CC0 or public domain" two.
    """
    held = knowledge(
        card("CC0-1.0", SubjectKind.LICENCE, aliases=("CC0",)),
        card("LicenseRef-public-domain", SubjectKind.LICENCE, aliases=("public domain",)),
    )

    assert names(asked(held, "public domain under CC0: may we train?")) == ["CC0-1.0"]
    assert len(names(asked(held, "CC0 or public domain: may we train?"))) == 2
    assert names(asked(held, "public domain: may we train?")) == ["LicenseRef-public-domain"]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Pier 4 rewritten by hand, relabelled by GullCo", True),
        ("Pier 4 cleaned with GullCo", True),
        ("Pier 4 published by GullCo", False),
        ("Pier 4 from GullCo", False),
    ],
)
def test_who_worked_on_records(text: str, works: bool) -> None:
    """
    Who published a dataset is only mentioned; a service that worked on its records is not.
    """
    assert ("GullCo" in names(ask(text))) is works


def test_unspaced_words() -> None:
    """
    In Chinese and Japanese every sign that nothing explains may change what is asked.
    """
    assert set("声纹") <= set(ask("Pier 4 声纹 train").puzzle)


def test_a_part_of_the_name() -> None:
    """
    A word that a named subject begins with is nothing else that nobody knows.
    """
    assert ask("train on Pier 4, the Pier licence").puzzle == ()
    assert ask("train on Pier 4, the Zephyrion licence").puzzle == ("Zephyrion",)
