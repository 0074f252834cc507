"""What people say that they do with data, in plain words."""

import pytest

from bot.domain.speech.purposes import told

NAME = "\x00"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (f"may i train on {NAME}, just research stuff", f"may i train on {NAME}, for research"),
        (f"to test a research idea with {NAME}", f"for research with {NAME}"),
        (f"train on {NAME} (internal research)", f"train on {NAME} for research"),
        (f"can we use {NAME} to measure that?", "can we evaluate it?"),
        (f"tell if our tagger is any good on {NAME}", f"evaluate it on {NAME}"),
        (f"a performance check of our tagger on {NAME}", f"a evaluate it on {NAME}"),
        ("are our employees allowed to train?", "are we allowed to train?"),
        (f"can we give {NAME} to a vendor?", "can we redistribute it?"),
        (f"this is for research only: {NAME}?", f"for research: {NAME}?"),
        (f"may we train on {NAME}? research only", f"may we train on {NAME}? for research"),
        (f"{NAME} for a research-only run", f"{NAME} for a for research run"),
        ("we have no commercial plans", "we have no product"),
        ("it will not end up in any of our products", "it will no product"),
        ("it's not meant for a product at all", "it's no product"),
        ("it never goes into the product", "it no product"),
        ("no intention to put it in a product", "no product"),
        ("product use: none", "no product"),
        ("it is not in the product yet", "it is for a product later on"),
        ("it is not for a product, but sold", "it is for a product later on sold"),
        ("it does not serve any product", "it does no product"),
        ("research unconnected to any product", "research no product"),
        ("we keep it away from products", "we keep it no product"),
        ("product use is not planned", "no product"),
        ("internal, product use excluded", "internal, no product"),
        ("nothing will be productised", "no product"),
        ("internal, no product planned", "internal, no product"),
        ("no product, only internal research:", "no product, only internal research:"),
        ("no product, only a prototype", "for a product later on a prototype"),
        (f"{NAME} is a text corpus for language models, ok?", f"{NAME} is a text corpus, ok?"),
        (f"train on {NAME}, we'd keep it to internal research", f"train on {NAME}, for research"),
        ("and we ship no product with it", "and we no product"),
        (
            f"can {NAME} be downloaded by the public from our site",
            f"can {NAME} redistribute it publicly",
        ),
        (f"put a copy of {NAME} there for download", "redistribute it publicly"),
        (f"keep a copy of {NAME} on our public site", "redistribute it publicly"),
        ("it will never be productised", "it will no product"),
        ("no product team is getting them", "no product"),
        ("an internal study, product none.", "an internal study, no product."),
        (f"check our tagger on {NAME}", f"evaluate it on {NAME}"),
        (f"can our tagger be graded on {NAME}", f"can evaluate it on {NAME}"),
        (f"find out how accurate our model is on {NAME}", f"evaluate it {NAME}"),
        (f"run {NAME} on our own model", "evaluate it"),
        (
            f"run our tagger on {NAME} to see how good it is",
            f"evaluate it on {NAME} to evaluate it",
        ),
        (f"give our model a spin on {NAME}", f"evaluate it on {NAME}"),
        (f"compute bleu for our model on {NAME}", f"evaluate it on {NAME}"),
        ("check the accuracy of our model", "evaluate it"),
        ("we trained a small model and want more", "we have our small model and want more"),
        ("our proprietary model", "our own model"),
        (f"offer the public a download of {NAME} on our website", "redistribute it publicly"),
        (f"{NAME} downloadable by everyone from our site", f"{NAME} redistribute it publicly"),
        (f"may we sell {NAME}", f"may we redistribute sell {NAME}"),
        (f"ship a copy of {NAME}", f"redistribute ship a copy of {NAME}"),
        (
            f"train a robot model (research) on {NAME}",
            f"train a robot model for research on {NAME}",
        ),
        (
            f"train a research robot policy on {NAME}",
            f"train a for research robot policy on {NAME}",
        ),
        (
            f"may we train on {NAME} if we do it for research only",
            f"may we train on {NAME} if we do it for research",
        ),
        ("may we? this is internal research only.", "may we? for research."),
        ("train a tagger, just research. ok?", "train a tagger for research. ok?"),
        ("train it? we'd do it for research only.", "train it? we'd do it for research."),
        (
            f"if our tagger is for research only, may we train it on {NAME}",
            f"if our tagger is for research, may we train it on {NAME}",
        ),
        ("fine if research is all it's for?", "fine if for research?"),
        ("train it, with research as the only purpose", "train it, for research"),
        (
            "train it, data = x, purpose = research only",
            "train it, data = x, purpose = for research",
        ),
        (f"teach a research tagger with {NAME}", f"teach a for research tagger with {NAME}"),
        (
            "train it? it would be used for research only.",
            "train it? it would be used for research.",
        ),
        ("fine if it stays internal research?", "fine if for research?"),
        (f"run our new model against {NAME}", f"evaluate it {NAME}"),
        (f"see how it does on {NAME}", f"evaluate it {NAME}"),
        ("validate that the new release did not get worse", "evaluate it"),
        ("grade our model's answers", "evaluate it"),
        (f"evaluate on {NAME} and look at the scores", f"evaluate on {NAME}  "),
        (f"put {NAME} up for download on our website", "redistribute it publicly"),
        (f"share a copy of {NAME} with the public", "redistribute it publicly"),
        ("everybody can download it from us", "redistribute it publicly"),
        ("it is up. visitors would be able to download it.", "it is up. redistribute it publicly."),
        (f"give the public a download of {NAME}", "redistribute it publicly"),
        (f"would it be okay if we crawled {NAME}", f"  if we crawl {NAME}"),
        (f"is our site allowed to carry a copy of {NAME}", "redistribute it publicly"),
        ("as research rather than for a product", "as research no product"),
        ("it is not something we would put in a product", "it is no product"),
        (f"add a copy of {NAME} to our public download page", "redistribute it publicly"),
        (f"visitors to our site can get a copy of {NAME} there", "redistribute it publicly"),
        (f"{NAME} could be hosted on our own domain", f"{NAME} could redistribute it publicly"),
    ],
)
def test_told(text: str, plain: str) -> None:
    """
    A statement of what is done is read as the plain words for it.
    """
    assert told(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        f"{NAME} is for research only",
        f"train a tagger on {NAME}, just research data",
        f"may we train a model on {NAME}? it is internal research only",
        f"given it is for research only, may we train a model for {NAME}",
        f"they keep it to research, may we train on {NAME}",
        f"{NAME} is kept to research, may we train on it",
        f"{NAME} is a corpus for research on models, ok?",
        f"keep a copy of {NAME} on our server",
        f"{NAME}, which they share openly",
        f"{NAME} on the research-only training split",
        f"put {NAME} on our partner's website",
        f"put {NAME} on the domain of a partner",
        f"put the labels of {NAME} online",
        f"put {NAME} on our server",
        f"share {NAME} with everyone in the team",
        f"run our crawler against {NAME}",
        f"run their model against {NAME}",
        f"grade our customer's model's answers on {NAME}",
        f"see how people in {NAME} do",
        "there is no objection to put it in a product",
        "can it not go into a product?",
        "why not put it in our product?",
        "not only research but a product",
        "it goes not to the product team",
        "do we need no permission for the product?",
        "it is not kept out of products",
        "it is no longer kept away from products",
        "products are in scope",
        "product use is not excluded",
        "product use is excluded for now",
        "no product team but theirs",
        f"check their tagger on {NAME}",
        f"check people on {NAME}",
        f"we trained a small model on {NAME}",
        "a proprietary model",
        f"may we sell a model with {NAME}",
    ],
)
def test_not_told(text: str) -> None:
    """
    What is said of the data, of others or of another thing stays as it is written.
    """
    assert told(text) == text


@pytest.mark.parametrize("said", ["is pure research", "are research", "(purely research)"])
def test_said_of_the_data(said: str) -> None:
    """
    That data are research says nothing of what is done with them.
    """
    assert "research" not in told(f"{NAME} {said}")
