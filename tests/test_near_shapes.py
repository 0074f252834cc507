"""A ruling answers no near miss, whatever model, thing and site stand in it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.documents import Document, Use
from tests.ruled import GOLDEN, covering, known

# A rule counts as covered where a test of its own reaches it, not by hundreds of questions.
pytestmark = pytest.mark.no_cover

SHAPES: dict[str, Any] = json.loads((GOLDEN / "near_shapes.json").read_text("utf-8"))
"""Of datasets and of sites, by use: a ruled question, and others that are near it."""
MODELS = """spam filter, route planner, content moderator, fraud detector, lip reader, web agent,
    crawl planner, paper recommender, evaluation assistant, sales forecaster, image generator,
    face recognition model""".split(",")
THINGS = """posts, chat messages, lecture notes, product descriptions, memes, reviews, photos,
    podcast transcripts, recipes, job ads, interviews, maps""".split(",")
SITES = """Reddit, Twitch, Steam, Pinterest, Yelp, Spotify, GitHub, Tumblr, Quora, SoundCloud,
    Goodreads, Stack Overflow""".split(",")
ON = [(on, use) for on, shapes in SHAPES.items() for use in shapes]


@pytest.mark.parametrize(("on", "use"), ON)
def test_near_in_shapes(documents: Mapping[str, Document], on: str, use: str) -> None:
    """
    A ruling answers its own question and none of those near it: another use, a part, what others
    made, what is sold with it, what is only like it, whatever is trained and on whatever.
    """
    knowledge = known(documents)
    shapes = SHAPES[on][use]
    models, things, sites = (
        [" ".join(name.split()) for name in names] for names in (MODELS, THINGS, SITES)
    )
    wrong: list[str] = []

    for n, model in enumerate(models):
        names = {
            "model": model,
            "what": things[n],
            "other_what": things[n - 5],
            "site": sites[n],
            "other_site": sites[n - 5],
        }
        own = shapes["ruled"].format(**names)
        covered = covering(knowledge, "SQuAD" if on == "dataset" else sites[n], own, Use(use))
        wrong += [] if covered(own) else [own]
        wrong += [text for shape in shapes["near"] if covered(text := shape.format(**names))]

    assert wrong == []
