"""A ruling answers its question in a hundred shapes and no near miss, whatever stands in them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.documents import Document, Use
from tests.ruled import GOLDEN, covering, known

# A rule counts as covered where a test of its own reaches it, not by hundreds of questions.
pytestmark = pytest.mark.no_cover

SHAPES: list[dict[str, Any]] = json.loads((GOLDEN / "shapes.json").read_text("utf-8"))
"""Each a ruled question, its use, and questions inside and outside, with places for names."""
MODELS = """spam filter, route planner, content moderator, fraud detector, paper recommender,
    summariser""".split(",")
THINGS = """posts, chat messages, lecture notes, product descriptions, memes, reviews""".split(",")
SITES = """Reddit, Twitch, Steam, Pinterest, Yelp, Spotify""".split(",")
SETS = """SQuAD, LibriSpeech, Common Voice, HotpotQA, VoxPopuli, TriviaQA""".split(",")


def names(shape: Mapping[str, Any], n: int) -> dict[str, str]:
    """The names that stand in the places of a shape at the n-th time."""
    data = SITES if "{what}" in shape["question"] else SETS
    lists = {"model": MODELS, "what": THINGS, "data": data}
    plain = {place: [" ".join(name.split()) for name in found] for place, found in lists.items()}
    own = {place: found[n % 6] for place, found in plain.items()}
    return own | {f"other_{place}": found[(n + 3) % 6] for place, found in plain.items()}


def filled(text: str, stands: Mapping[str, str]) -> str:
    for place, name in stands.items():
        text = text.replace(f"{{{place}}}", name)
    return text


@pytest.mark.parametrize("number", range(len(SHAPES)))
def test_shapes(documents: Mapping[str, Document], number: int) -> None:
    """
    A ruling answers its own question, at least 95 of 100 shapes of it, and none near it: another
    use, a part, what others made, what is sold with it, what is only like it, another time.
    """
    shape, knowledge = SHAPES[number], known(documents)
    times = range(number, number + (3 if len(shape["outside"]) < 50 else 1))
    missed: list[str] = []
    wrong: list[str] = []

    for stands in (names(shape, n) for n in times):
        own = filled(shape["question"], stands)
        covered = covering(knowledge, stands["data"], own, Use(shape["use"]))
        assert covered(own)
        missed += [text for t in shape["inside"] if not covered(text := filled(t, stands))]
        wrong += [text for t in shape["outside"] if covered(text := filled(t, stands))]

    assert wrong == []
    assert len(missed) <= 0.05 * len(shape["inside"]), missed
