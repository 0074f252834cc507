"""What the question of a ruling calls a model, as just a model."""

import pytest

from bot.domain.speech.kinds import kinds_of_models, names_of_models, without_called

CALLED = ("search engine", "product", "podcast transcripts", "reward model", "reward")


def test_names_of_models() -> None:
    """
    A name tells which model it is; a place for one, a single word and other things are no names.
    """
    assert names_of_models(CALLED) == ["search engine", "reward model"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("may we train the lip reader that we sell on it", ("lip reader",)),
        ("evaluating our download manager with it", ("download manager",)),
        ("may we train our spam filter on it", ("spam filter",)),
        ("may we train on book covers", ()),
        ("lip reader", ("lip reader",)),
        ("shopping app", ("shopping app",)),
        ("may we train our tagger for our shopping app", ("tagger",)),
        ("may we train our tagger for our shopping app?", ("tagger",)),
        ("gulls as tuning data for our paid ferry service, ok", ()),
        ("gulls as training data for our paid ferry service, ok", ("paid ferry service",)),
        ("training of our lip reader", ("lip reader",)),
    ],
)
def test_kinds_of_models(text: str, kinds: tuple[str, ...]) -> None:
    """
    What is trained or tested is a model, also where nobody has listed what it is called.
    """
    assert kinds_of_models(text) == kinds


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("test our reward models on it", "test our model on it"),
        ("an eval for the search engine in our product", "an eval for the model"),
        ("an eval for the search engine that's in our product", "an eval for the model"),
        ("our product has a search engine. may we test it?", "our model. may we test it?"),
        ("our in-product search engine", "our model"),
        ("our product's search engine", "our model"),
        (
            "test the search engine and put it in our product",
            "test the model and put it in our pro",
        ),
        ("podcast transcripts for a reward modelling course", ""),
    ],
)
def test_without_called(text: str, plain: str) -> None:
    """
    A model called so is "model", wherever of ours it is; what else is done stays.
    """
    assert without_called(text, CALLED).startswith(plain or text)


@pytest.mark.parametrize(
    "text", ["our spam filter", "our paid spam filter", "a spam filter we sell"]
)
def test_sold(text: str) -> None:
    """
    Where legal was asked about what we sell, other words for a sale tell nothing new.
    """
    assert "sell" not in without_called(text, ("spam filter", "sell"), sold=True)
    assert "paid" not in without_called(text, ("commercial spam filter",), sold=True)
    assert ("sell" in text) is ("sell" in without_called(text, ("spam filter", "sell")))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("evaluate our product's chatbot", "evaluate our model"),
        ("evaluate the chatbot in our product", "evaluate the model"),
        ("evaluate the chatbot that's in our product", "evaluate the model"),
        ("the chatbot our product uses", "the model"),
        ("the chatbot in our game", "the chatbot in our game"),
        ("our chatbot", "our chatbot"),
    ],
)
def test_owned(text: str, plain: str) -> None:
    """
    What the ruled question says a product has is so called wherever the product is said with it.
    """
    assert without_called(text, ("product's chatbot",)) == plain


def test_nothing_called() -> None:
    """
    Where no model is called anything, the text stays as it is.
    """
    assert without_called("our search engine", ("product", "search")) == "our search engine"
