"""Data that are handed to somebody: read as handed on, and for nobody but whom they are for."""

from itertools import product

import pytest

from bot.domain.documents import Use
from bot.domain.speech.differences import differences
from bot.domain.speech.giving import (
    beyond,
    recipients,
    shipped,
    shown,
    to_somebody,
    whom,
    with_partners,
)

NAME = "\x00"
WAYS = (
    "can we share {it} with {whom}?",
    "may we give {whom} {it}?",
    "may we redistribute {it} to {whom}?",
    "ok to send {it} to {whom}?",
    "can we hand {it} over to {whom}?",
    "may we provide {whom} with {it}?",
    "can we let {whom} have {it}?",
    "may we make {it} available to {whom}?",
    "could {whom} get {it} from us?",
    "is it ok if {whom} gets {it} from us?",
    "can {it} be passed on to {whom}?",
    "is sharing of {it} with {whom} ok?",
    "may we turn over {it} to {whom}?",
    "would it be fine if we sent {it} to {whom}?",
    "would it be fine if we gave {whom} {it}?",
    "is {whom} someone we may give {it} to?",
    "{it}: may we let {whom} have it?",
    "tell me whether {whom} may receive {it}",
    "is it fine with {whom} being given {it} by us?",
    "{whom} is waiting for {it}, may we?",
)
OF_COPIES = ("{whom} wants {it}, may we?", "{it} for {whom}, yes or no?")
IT = (
    NAME,
    f"a copy of {NAME}",
    f"our {NAME} copy",
    f"the {NAME} copy we have",
    f"our copy of {NAME}",
    f"the {NAME} dataset",
)
WHOM = {
    "a partner company": "to a partner",
    "our annotation vendor": "to a supplier",
    "one of our clients": "to a customer",
    "our cloud host": "to a cloud provider",
    "an external research lab": "to researchers",
    "our subsidiary": "to our subsidiary",
    "a friend": "to a friend",
    "the annotation firm that labels for us": "to a supplier",
}


@pytest.mark.parametrize("way", WAYS + OF_COPIES)
def test_handed_to_somebody(way: str) -> None:
    """
    However somebody says that data go to a company or a person, they are handed on to them.
    """
    for it, (who, name) in product(IT, WHOM.items()):
        if way in OF_COPIES and "copy" not in it:
            continue
        text = way.format(it=it, whom=who)
        assert "redistribute it" in to_somebody(text), text
        assert recipients(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        f"sentences from {NAME}: may our vendor get them from us?",
        f"{NAME}. can we hand its sentences to our vendor?",
        f"i have the {NAME} sentences. can they be passed to our vendor?",
        f"may we supply them with {NAME}? it is for our vendor",
    ],
)
def test_told_before(text: str) -> None:
    """
    What is handed on, and to whom, may stand in a sentence of its own.
    """
    assert "redistribute it" in to_somebody(text)
    assert recipients(text) == {"to a supplier"}


@pytest.mark.parametrize(
    "text",
    [
        f"may we train a chatbot on {NAME}? our client wants it by friday",
        f"our customer has a copy of {NAME}; may we train on it?",
        f"may we train a model on {NAME} and ship it to customers?",
        f"may we give customers a chatbot trained on {NAME}?",
        f"a vendor offers us a copy of {NAME}. may we train on it?",
        f"may we train on {NAME} for a customer?",
        f"may our partner train on {NAME}?",
    ],
)
def test_nothing_is_handed(text: str) -> None:
    """
    A model that goes to customers, or data that come from others, are not handed on.
    """
    assert to_somebody(text) == text


def test_for_one_is_for_nobody_else() -> None:
    """
    A ruling on a partner holds for no customer and for no website; one on a website for anybody.
    """
    ruled = ('"to a partner"', '"share"')
    assert not beyond(ruled, {'"to a partner"', '"send"'})
    assert beyond(ruled, {'"to a customer"'})
    assert beyond(ruled, {'"to a partner"', '"website"'})
    assert beyond(ruled, {'"publicly"'})
    assert not beyond(('"website"',), {'"publicly"'})
    assert whom(ruled) == ("to a partner",)


def test_to_whom_is_a_difference() -> None:
    """
    To whom data go makes a question on handing them on another one, and none on training.
    """
    text = f"may we share a copy of {NAME} with a vendor?"
    assert differences(text, {Use.REDISTRIBUTE}) == {"to a supplier"}
    assert differences(text, {Use.EVALUATE}) == frozenset()
    both = f"may we share {NAME} with a vendor and publish it?"
    assert differences(both, {Use.REDISTRIBUTE}) >= {"to a supplier", "to everybody"}


def test_of_a_kind() -> None:
    """One kind of supplier is no other; whoever labels data is a supplier like any that does."""
    labelling = recipients(f"may we send {NAME} to our labelling vendor")
    payroll = recipients(f"may we send {NAME} to our payroll vendor")

    assert labelling == recipients(f"may we send {NAME} to the firm that labels data for us")
    assert payroll - labelling == {"to a payroll vendor"}
    assert beyond(tuple(payroll), labelling)
    assert not beyond(tuple(labelling), labelling)


@pytest.mark.parametrize(
    "text",
    [
        f"our vendor would like {NAME} from us",
        f"our annotators: can they get {NAME}?",
        f"to our vendor, may we send {NAME}?",
        f"may {NAME} go to our client",
        f"our client would like to have {NAME}. may we let them have it?",
        f"may {NAME} be given by us to our vendor",
        f"redistribution of {NAME} to our own annotators",
        f"{NAME} to a contractor: yes or no",
        f"would it be fine if we provided our vendor with {NAME}",
        f"can {NAME} be handed by our team to our cloud-services provider",
        f"may our vendor get it from us? it is {NAME}",
        f"is {NAME} something we may turn over to our vendor",
        f"is giving {NAME} to the company that runs our cloud fine",
        f"{NAME}: okay to share with our customers?",
        f"may we distribute {NAME} among our customers",
        f"with our customers, may we share {NAME}",
        f"may we let {NAME} go out to our vendor",
        f"our vendor is on the phone, they want {NAME}",
    ],
)
def test_more_ways(text: str) -> None:
    """However it is put, what somebody else is to have is handed on."""
    assert "redistribute it" in to_somebody(text)


@pytest.mark.parametrize(
    ("text", "out"),
    [
        (f"can we bundle {NAME} clips in our app?", True),
        (f"may we ship the {NAME} recordings with every device?", True),
        (f"may we include {NAME} in our product?", True),
        (f"can we put clips from {NAME} into our mobile app?", True),
        (f"can we use {NAME} in our product?", False),
        (f"may we put {NAME} into our language model?", False),
        (f"may we put {NAME} in the training set of our product?", False),
        (f"can we train on {NAME} and ship the model in our app?", False),
    ],
)
def test_what_lies_in_a_product_is_handed_on(text: str, out: bool) -> None:
    """Data in a product go to whoever has it; what is only used or learned from does not."""
    assert shipped(text) is out


@pytest.mark.parametrize(
    ("text", "public"),
    [
        (f"may we show pictures from {NAME} on our slides?", True),
        (f"can we print {NAME} samples in our blog post?", True),
        (f"may we use an excerpt of {NAME} in our documentation?", True),
        (f"may {NAME} be shown in our brochure?", True),
        (f"can an example from {NAME} appear in the tutorial?", True),
        (f"may we show our {NAME} results on our slides?", False),
        (f"may we use images from {NAME} in our demo to train it?", False),
        (f"may we use {NAME} for our search demo?", False),
    ],
)
def test_what_is_shown_to_others_is_handed_on(text: str, public: bool) -> None:
    """Parts of data on slides or in a brochure are published; results and models are not data."""
    assert shown(text) is public


@pytest.mark.parametrize(
    "text",
    [
        f"can we share a subset of {NAME} with a partner?",
        f"may a partner be given a subset of {NAME} by us?",
        f"ok to send a partner a subset of {NAME}?",
    ],
)
def test_a_part_is_handed_on(text: str) -> None:
    """
    A part of data is handed to somebody as the whole is, and stays a part.
    """
    assert "redistribute a subset of it" in to_somebody(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("to a university we work with", "to a partner university"),
        ("to a university partner of ours", "to a partner university"),
        ("to partner universities of ours", "to partner universities"),
        ("a firm with which we collaborate", "a partner firm"),
        ("We work with a hospital. May we send it?", "a partner hospital. May we send it?"),
        ("to a university", "to a university"),
    ],
)
def test_whom_we_work_with(text: str, told: str) -> None:
    """
    Whom we work with is called in one way, however it is said.
    """
    assert with_partners(text) == told


def test_everybody_of_a_kind() -> None:
    """
    "Every university" is more than one of them.
    """
    assert "to everybody" in recipients("send it to every university that asks")
    assert "to everybody" not in recipients("send it to a university")
