"""What stands beside the name of data, and which words change nothing."""

import pytest

from bot.domain.ages import age_of_data
from bot.domain.fillers import Fillers, read_fillers
from bot.domain.names import without_people
from bot.domain.speech.asides import of_ours, without_asides
from bot.domain.speech.beside import IN_NAME, NAME, beside, longer_names

COMMON = frozenset({"data", "dataset", "clips", "videos"})
FILLERS = read_fillers(["plan", "use", "try", "clearance", "licen*"])


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (f"may we train on {NAME}?", set[str]()),
        (f"may we train on {NAME} and invoices?", {"and invoices"}),
        (f"may we train on {NAME} clips together with our calls?", {"plus our"}),
        (f"may we train on {NAME}, and is that fine?", set[str]()),
        (f"may we train on images and {NAME}?", {"images and"}),
        (f"we need images and {NAME} looks good", set[str]()),
        (f"may we train on the larger {NAME}?", {"larger"}),
        (f"may we train on data like {NAME}?", {"like"}),
        (f"we would like {NAME} for training", set[str]()),
        (f"may we train on a version of the {NAME} dataset?", {"version"}),
        (f"may we train on the {NAME} successor?", {"successor"}),
        (f"may we train on {NAME}-like clips?", {"like"}),
        (f"data {NAME}?", set[str]()),
        (f"the model we sell + {NAME}, is that fine?", set[str]()),
        (f"invoices + {NAME}, is that fine?", {"invoices plus"}),
        (f"{NAME} training + internal research, is that fine?", set[str]()),
        (f"crawl {NAME} and a copy is kept", set[str]()),
        (f"{NAME} + speech tagger training, is that fine?", set[str]()),
        (f"{NAME} + speech tagger, is that fine?", {"plus speech"}),
        (f"may we take {NAME} and test our tagger on it?", set[str]()),
        (f"may we take {NAME} and test sets of others?", {"and test"}),
        (f"train on {NAME} and a copy of our mails", {"and a"}),
        (f"train on {NAME} and sell the model", set[str]()),
        (f"train on {NAME} and selling it", {"and sell"}),
        (f"train on {NAME} and ship it in an app", set[str]()),
        (f"take {NAME} and ship pictures", {"and ship"}),
        (f"may we take {NAME} and give it to a vendor?", set[str]()),
        (f"may we train on a translation of {NAME}?", {"translation"}),
        (f"is our {NAME} translation good?", set[str]()),
        (f"may we train on {NAME}? we use the newer one", {"newer"}),
        (f"may we start from their checkpoint, with {NAME}?", {"their"}),
        (f"may we train on the people in {NAME}?", {"people of"}),
        (f"run it on {NAME} and look at the score", set[str]()),
    ],
)
def test_beside(text: str, signs: set[str]) -> None:
    """
    What is joined to a name, and what makes it the name of another thing, is told; the words of
    the question around it are not.
    """
    assert beside(text, COMMON) == signs


def test_longer_names() -> None:
    """
    A word with a capital goes on with a name: "ImageNet VID" is not ImageNet, and the "Workshop"
    of a shop for games is a place of its own, however plain the word.
    """
    assert longer_names(f"on {NAME} VID?", COMMON) == {f"vid{IN_NAME}"}
    assert longer_names(f"crawl {NAME} Workshop items", COMMON) == {f"workshop{IN_NAME}"}
    assert longer_names(f"on {NAME} Dataset OK?", COMMON) == set()
    assert longer_names(f"by the {NAME} API", COMMON) == set()  # the way to it, which is a topic


@pytest.mark.parametrize(
    "word", ["plan", "planning", "using", "used", "tries", "tried", "clearence", "licensing"]
)
def test_fillers(word: str) -> None:
    """
    A word that changes nothing does so in all its forms, and with one slip of the pen.
    """
    assert FILLERS.has(word)


@pytest.mark.parametrize("word", ["plane", "us", "leaked", "trial", "usher", "clearing"])
def test_no_fillers(word: str) -> None:
    """
    A word that is only alike is not known, and without a list none is.
    """
    assert not FILLERS.has(word)
    assert not Fillers().has(word)


def test_asides() -> None:
    """
    Who is asked, and what our own model is sold as, bring nothing up; a foreign model does.
    """
    assert without_asides("can someone check this?") == "can you check this?"
    assert "llm" not in without_asides("may we train our commercial llm?")
    assert "another llm" in without_asides("may we train on text of another llm?")
    assert without_asides("test our product model") == "evaluate it"
    assert "mirror" not in without_asides("may we host a public mirror?")
    assert "mirror" in without_asides("may we train on a mirror?")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The multimodal squad asks", True),
        ("Hello from the docs AI squad, may we?", True),
        ("our squad wants it", True),
        ("may we train on the squad dataset?", False),
        ("may we train our QA model with squad?", False),
        ("may we evaluate the model on squad?", False),
        ("may we train on the original squad?", False),
    ],
)
def test_squads(text: str, people: bool) -> None:
    """
    A squad is a team of ours where it is called so, and else a dataset.
    """
    assert ("squad" not in of_ours(text)) is people


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("yes or no: may we crawl it?", "yes: may we crawl it?"),
        ("may we crawl it, yes or no?", "may we crawl it, yes or no?"),
        ("transcripts of the podcasts on it", "podcast transcripts on it"),
        ("a tagger for the sole purpose of research", "a tagger for research only"),
        ("it is used for nothing but research", "it is used for research only"),
        ("for nothing but research on spiders", "for nothing but research on spiders"),
        ("Anna says we can't crawl it, I say we can. Which is it?", "can we crawl it?"),
        ("Anna says we can't crawl it.", "Anna says we can't crawl it."),
        ("Anna says we can't crawl it. Is that true?", "can we crawl it?"),
        ("Can I tell the team that training is fine?", "training is fine?"),
        ("the names of places", "the place names"),
    ],
)
def test_one_way_to_say_it(text: str, plain: str) -> None:
    """
    What people ask for, and of what kind it is, is read in one wording.
    """
    assert of_ours(text) == plain


def test_people_and_times() -> None:
    """
    The name of who is greeted says nothing of the data, and a time to come makes none old.
    """
    assert without_people("Hi Lena may we?") == "Hi may we?"
    assert without_people("may we? Thanks Lena") == "may we? Thanks"
    assert age_of_data("The run starts in three weeks.") is None
    assert age_of_data("They are three weeks old.") == 21
