"""Who is meant, who is only alike, and who is nobody we know."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import SubjectKind
from bot.domain.subjects import Subject
from bot.domain.text import key
from tests.builders import card, dataset, knowledge, platform

HELD = knowledge(
    dataset("Harbour-130M", aliases=("HBR 130m", "Harbour Video", "Oude Haven")),
    dataset("Pier 4", aliases=("pier4",)),
    dataset("Meadow Voices"),
    dataset("Reef", aliases=("Reef 1.1",)),
    dataset("Reef 3.0"),
    dataset("Harvest"),
    dataset("X"),
    platform("StreamBay", aliases=("streambay.example",)),
    platform("StreamBay API"),
    platform("GitHub"),
    card("Gull 7B", SubjectKind.MODEL, classes=("ai-provider",)),
)
REGISTRY = HELD.registry
NUMBERED = [name for name in REGISTRY.names if any(char.isdigit() for char in name)]


def named(text: str) -> list[str]:
    return [subject.name for subject in REGISTRY.mentions(text).subjects]


def unknown(text: str) -> tuple[str, ...]:
    return REGISTRY.mentions(text).unknown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("May we train on Harbour-130M?", ["Harbour-130M"]),
        ("is hbr-130M ok", ["Harbour-130M"]),
        ("HARBOUR 130m’s clips", ["Harbour-130M"]),
        ("oude haven, please", ["Harbour-130M"]),
        ("StreamBay videos or pier4", ["StreamBay", "Pier 4"]),
        ("StreamBay-videos", ["StreamBay"]),
        ("the StreamBay API", ["StreamBay API"]),
        ("StreamBay/clips and StreamBay", ["StreamBay"]),
        ("`streambay.example`", ["StreamBay"]),
        ("**Pier 4**.", ["Pier 4"]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    """
    A subject is found by its names however they are spelled, longest names first, each once.
    """
    assert names == named(text)


@pytest.mark.parametrize("text", ["a good harvest", "harvest data", "x and y", "an x-axis"])
def test_plain_words(text: str) -> None:
    """
    A name that is a plain word as well, or very short, is a name only as it is written.
    """
    assert named(text) == []


def test_plain_words_as_written() -> None:
    """
    Written as the documents write it, it is one.
    """
    assert named("Harvest and X") == ["Harvest", "X"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour-40M",
        "Harbour-13M",
        "HBR-131M",
        "StreamBay-100M",
        "StreamBay-videos-2B",
        "OpenPier4",
    ],
)
def test_likeness_is_no_name(text: str) -> None:
    """
    A name that is only like a known one is unknown, and never stands for it.
    """
    assert named(text) == []
    assert (text,) == unknown(text)


@given(st.sampled_from(NUMBERED), st.integers(0, 40), st.sampled_from("0123456789"))
def test_changed_digits(name: str, place: int, digit: str) -> None:
    """
    With one digit changed a name is not that of the subject.
    """
    digits = [match.start() for match in re.finditer(r"\d", name)]
    at = digits[place % len(digits)]
    changed = name[:at] + digit + name[at + 1 :]
    subject = REGISTRY.names[name]

    assert (changed == name) is (REGISTRY.get(changed) is subject)
    assert (changed == name) is (REGISTRY.named(changed) is subject)
    assert (changed == name) is (subject in REGISTRY.mentions(f"on {changed}?").subjects)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Meadow Voices 2.0", ("Meadow Voices 2.0",)),
        ("on Meadow Voices v3.", ("Meadow Voices v3",)),
        ("Meadow Voices 2 times", ()),
        ("StreamBay 2.0", ()),
        ("Meadow Voices", ()),
        ("on Meadow Voices V3.", ("Meadow Voices V3",)),
        ("Reef 5", ("Reef 5",)),
        ("Meadow Voices 2.0-based model", ("Meadow Voices 2.0-based",)),
        ("Meadow Voices 2.0-alike", ()),
        ("Reef 3 or Reef 100", ()),
        ("Reef, 5 hours", ()),
    ],
)
def test_versions(text: str, names: tuple[str, ...]) -> None:
    """
    A dataset with a version that nobody here knows is another dataset.
    """
    assert names == unknown(text)
    assert bool(names) is (not named(text))


@pytest.mark.parametrize("text", ["Reef 3.0", "Reef v3.0", "reef-V3.0"])
def test_versions_with_a_letter(text: str) -> None:
    """
    A name with a version is that subject with a "v" before the number as well.
    """
    assert (named(text), unknown(text)) == (["Reef 3.0"], ())


@pytest.mark.parametrize("text", ["Pier 4 1.2", "Pier 4 v1.2", "pier4 V1.2"])
def test_known_versions(text: str) -> None:
    """
    A version that a name has is that subject, with or without its "v".
    """
    held = knowledge(dataset("Pier 4", aliases=("Pier 4 v1.2",)))
    found = held.registry.mentions(text)

    assert ([s.name for s in found.subjects], found.unknown) == (["Pier 4"], ())
    assert held.registry.mentions("Pier 4 1.3").unknown == ("Pier 4 1.3",)
    assert held.registry.mentions("Pier 4 12.0").unknown == ("Pier 4 12.0",)


def test_longer_names_within() -> None:
    """
    Where a longer name begins within another, the longer one is meant.
    """
    held = knowledge(dataset("The Gull"), dataset("Gull Harbour dump"), dataset("Gull"))

    assert [s.name for s in held.registry.mentions("the Gull Harbour dump").subjects] == [
        "Gull Harbour dump"
    ]
    assert [s.name for s in held.registry.mentions("the Gull of ours").subjects] == ["The Gull"]


@pytest.mark.parametrize(
    ("text", "editions"),
    [
        ("gulls 10m", ()),
        ("Gulls-2M", ("2",)),
        ("gulls_small", ("small",)),
        ("gulls", ()),
        ("Gulls of the north", ()),
        ("Harbour7/gulls", ()),
    ],
)
def test_editions(text: str, editions: tuple[str, ...]) -> None:
    """
    Another name of the same data may be that of another edition: its number, or word of size, is
    told. A name without any says nothing of an edition.
    """
    aliases = ("Gulls", "Gulls-2M", "gulls_small", "Gulls of the north", "Harbour7/gulls")
    found = knowledge(dataset("Gulls-10M", aliases=aliases)).registry.mentions(f"train on {text}?")

    assert [s.name for s in found.subjects] == ["Gulls-10M"]
    assert found.editions == editions


def test_long_name() -> None:
    """
    Where a long name is told again in short, no word of it tells an edition.
    """
    held = knowledge(dataset("CG4", aliases=("Coastal Clean Gulls",)))
    assert held.registry.mentions("train on Coastal Clean Gulls?").editions == ("clean",)
    assert held.registry.mentions("train on Coastal Clean Gulls (CG4)?").editions == ()


def test_years() -> None:
    """
    A year in short tells the same edition, another year does not.
    """
    held = knowledge(dataset("Terns-2003", aliases=("Terns03", "Terns2004")))
    assert held.registry.mentions("test on Terns03?").editions == ()
    assert held.registry.mentions("test on Terns2004?").editions == ("2004",)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Sea Talk (tern8)", ()),
        ("Sea Talk (tern9)", ("tern9",)),
        ("Sea Talk and tern8", ("tern8",)),
    ],
)
def test_again_in_brackets(text: str, unknown: tuple[str, ...]) -> None:
    """
    Brackets behind a name may hold a part of another name of the same data.
    """
    held = knowledge(dataset("Sea Talk", aliases=("sea_talk_tern8",)))
    found = held.registry.mentions(f"train on {text}?")

    assert ([s.name for s in found.subjects], found.unknown) == (["Sea Talk"], unknown)


def test_one_gap() -> None:
    """
    A name of several words, said again in brackets, leaves one gap.
    """
    held = knowledge(dataset("Sea Talk", aliases=("Sea Talk Corpus",)), dataset("Tern Sounds"))
    found = held.registry.mentions("train on the Sea Talk Corpus (ST)?")
    assert found.around == "train on the \x00?"
    assert found.said == "train on the \x00 (ST)?"

    both = held.registry.mentions("train on Sea Talk (Tern Sounds)?")
    assert [s.name for s in both.subjects] == ["Sea Talk", "Tern Sounds"]
    assert both.around == "train on \x00 (\x00)?"


def test_said() -> None:
    """
    What was said has a gap where data and certain licences are named, and keeps all else.
    """
    assert REGISTRY.mentions("copy Pier 4, StreamBay").said == "copy \x00, StreamBay"
    assert REGISTRY.mentions("under Meadow-1.0: own clips").said == "under \x00: own clips"


def test_brackets() -> None:
    """
    What stands in brackets behind a name in short says it again; anything else there is read.
    """
    assert unknown("Meadow Voices (MeadowVox) please") == ("MeadowVox",)
    for short in ("MV", "MDW"):
        assert REGISTRY.mentions(f"Meadow Voices ({short})").rest == "\x00 \x00 \x00 "
    for other in ("mv", "VM", "sold", "MV sold", "SOLD"):
        assert REGISTRY.mentions(f"Meadow Voices ({other})").rest == f"\x00 \x00 {other} "
    assert unknown("Meadow Voices, MeadowVox") == ("MeadowVox",)


def test_plus() -> None:
    """
    A sign behind a name that makes it another one is not left out: "ScanNet++".
    """
    for name in ("Meadow Voices++", "Meadow Voices+", "Meadow Voices++ dataset"):
        found = REGISTRY.mentions(f"on {name}").subjects
        assert "Meadow Voices" not in {subject.name for subject in found}
    assert unknown("on MeadowVox++") == ("MeadowVox++",)
    assert named("clips from StreamBay+ please") == []


def test_rest() -> None:
    """
    What is left of a text has a gap where each known name stood.
    """
    assert (
        REGISTRY.mentions("may we copy Pier 4 now?").rest.replace("\x00 \x00", "\x00")
        == "may we copy \x00 now "
    )


def test_near() -> None:
    """
    Names that are alike are named as near misses, at most three, and nothing where there are none.
    """
    assert REGISTRY.near("Harbour-40M") == ("Harbour-130M",)
    assert REGISTRY.near("harbour") == ("Harbour-130M",)
    assert REGISTRY.near("Zzyzx-9") == ()
    assert len(REGISTRY.near("Pier 5")) <= 3


@given(st.text())
def test_any_text(text: str) -> None:
    """
    Any text names known subjects, each once, and unknown names that are not known.
    """
    found = REGISTRY.mentions(text)

    assert len(found.subjects) == len(set(found.subjects))
    assert all(REGISTRY.get(name) is None for name in found.unknown)
    assert isinstance(REGISTRY.near(text), tuple)


def test_known() -> None:
    """
    A word is known when it names a subject or says only what kind of data is meant.
    """
    assert REGISTRY.known("Videos")
    assert REGISTRY.known("pier4")
    assert not REGISTRY.known("pier5")


def test_parts() -> None:
    """
    A part of a subject that has a card of its own is found by any name of the whole.
    """
    bay = REGISTRY.names[key("StreamBay")]
    pier = REGISTRY.names[key("Pier 4")]

    assert REGISTRY.get("StreamBay API") is REGISTRY.part(bay, "api")
    assert REGISTRY.part(bay, "dump") is None
    assert REGISTRY.part(pier, "api") is None


def test_subject() -> None:
    """
    A subject has the classes of its card, and some are places where other people's data lie.
    """
    assert REGISTRY.names["gull7b"].classes == ("ai-provider",)
    assert Subject("Nobody", SubjectKind.TOPIC).classes == ()
    assert REGISTRY.names["github"].hub
    assert not REGISTRY.names["pier4"].hub


def test_names_in_scripts_without_spaces() -> None:
    """
    A name of Chinese or Japanese is found amid other words, and not within a longer foreign word.
    """
    held = knowledge(platform("Harbour", aliases=("港湾网",)), platform("Bay", aliases=("ベイ",)))

    def named(text: str) -> list[str]:
        return [s.name for s in held.registry.mentions(text).subjects]

    assert named("我们可以从港湾网下载视频吗") == ["Harbour"]
    assert named("ベイの動画を学習に使えますか") == ["Bay"]
    assert named("ベイビーの動画") == []


def test_a_sign_between_two_names() -> None:
    """
    "Harbour = Meadow" names both: a sign of its own belongs to no name.
    """
    held = knowledge(dataset("Harbour"), dataset("Bay"))
    named = held.registry.mentions("harbour = Bay. fine?").subjects

    assert [s.name for s in named] == ["Harbour", "Bay"]
