"""How something of ours is sold, and what else is paid for."""

import pytest

from bot.domain.speech.sales import traded, unsold, without_audience, without_service


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("train our paid model on \x00", "train our model on \x00"),
        ("train the model that we sell on \x00", "train the model  on \x00"),
        ("the model behind our subscription service", "the model  our service"),
        (
            "train the tagger that ships in our product on \x00",
            "train the tagger in our product on \x00",
        ),
        ("train the tagger inside our device on \x00", "train the tagger in our device on \x00"),
        ("train the tagger built into our app on \x00", "train the tagger in our app on \x00"),
        ("train the model behind our paid api on \x00", "train the model  on \x00"),
        ("the model that our hosted api runs on", "the model  "),
        ("train the contract reviewer on \x00", "train the contract model on \x00"),
        ("train a model offered to paying customers", "train a model "),
        ("train it and then charge users for the service", "train it  "),
        ("train the summariser which we are selling", "train the summariser "),
        ("train the one that our clients pay for", "train the one "),
        ("the software that is sold to customers", "the software "),
        ("a model put on sale by us", "a model "),
        ("the bot in our price list", "the bot "),
        ("our profit-making summariser", "our  summariser"),
        ("evaluate it that we sell", "evaluate it "),
        ("our model is sold by subscription", "our model "),
        ("the product we sell by subscription", "the product "),
        ("the tagger that our customers subscribe to", "the tagger "),
        ("a tagger (ours, sold to customers)", "a tagger "),
        ("the tagger we sell via a paid api", "the tagger "),
        ("may we? it is a paid one.", "may we?  ."),
        ("may we, given that we sell the model?", "may we,  ?"),
        ("train it on \x00 and sell the model", "train it on \x00  "),
        ("train a tagger on \x00 and sell it to clients", "train a tagger on \x00 and sell it"),
        ("train the chatbot that our customers use", "train the chatbot"),
        ("train the chatbot that we ship to customers", "train the chatbot"),
        ("a product we're charging money for", "a product"),
        ("it will sit inside a paid product", "it will in a  product"),
        ("train our tagger on it if it's going to customers", "train our tagger on it"),
        ("we'd like to sell a song tagger", "we'd like the song tagger"),
    ],
)
def test_unsold(text: str, plain: str) -> None:
    """
    How goods of ours are sold is left out; what they are and do is not.
    """
    assert unsold(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "train on the paid version of \x00",
        "train on paid data for models",
        "a subscription to \x00 is needed",
        "collect \x00 via our paid api",
        "collect \x00 by our paid api access",
        "the model behind their paid api",
        "train our partner's contract reviewer on \x00",
        "send \x00 to the contract reviewer",
        "a model offered to customers as a download",
        "charge for \x00",
        "train on \x00 and sell the model along with it",
        "by subscription to \x00",
        "may we sell \x00",
        "\x00 that customers buy",
        "the data that we sell",
        "the assistant that they sell",
    ],
)
def test_paid_data(text: str) -> None:
    """
    What is paid for the data, and what others get, stays.
    """
    assert unsold(text) == text


def test_traded() -> None:
    """
    Data that come from who sells them, or that are sold along with goods, are told.
    """
    assert traded("train on \x00 from a paid service") == {"paid"}
    assert traded("may we sell our app with \x00") == {"sell"}
    assert traded("may we sell a model trained with \x00") == frozenset()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("train our customer-support assistant on \x00", "train our assistant on \x00"),
        ("train our client care bot on \x00", "train our bot on \x00"),
        ("train the assistant for customer service on \x00", "train the assistant on \x00"),
        ("train the bot that answers customers' support requests", "train the bot"),
    ],
)
def test_service(text: str, plain: str) -> None:
    """
    Whom a tool of ours serves says nothing of whose data it is trained on.
    """
    assert without_service(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "train our customer-support assistant on \x00 and its chats",
        "train on our customer support bot's transcripts",
        "train the assistant for customer service on our old tickets",
        "train the assistant on customer support tickets",
    ],
)
def test_what_customers_say(text: str) -> None:
    """
    What customers tell such a tool is theirs: nothing is read out of such a text.
    """
    assert without_service(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("train on \x00 for a children's story app?", "train on \x00  ?"),
        ("train on \x00 for our eu customers' chatbot", "train on \x00  "),
        ("use \x00 for a reading tutor for kids?", "use \x00  ?"),
        ("train on \x00 for a hospital?", "train on \x00  ?"),
        ("train on what kids said to our toy", "train on what kids said to our toy"),
        ("train on records of a hospital", "train on records of a hospital"),
    ],
)
def test_whom_it_is_for(text: str, plain: str) -> None:
    """
    Whom a product is for tells nothing of whose data are used, and is told apart from it.
    """
    assert without_audience(text) == plain
