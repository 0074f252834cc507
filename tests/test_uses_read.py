"""Which uses a question has: research and tests only where the words say so."""

import pytest

from bot.adapters.tables import YamlTables
from bot.domain.documents import Use
from bot.domain.vocabulary import Vocabulary
from tests.shared import KNOWLEDGE


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The vocabulary of the project."""
    return YamlTables([KNOWLEDGE]).vocabulary()


@pytest.mark.parametrize(
    "text",
    [
        "Can our research team train a model on it?",
        "May the research lab fine-tune a checkpoint on it?",
        "Can we train a model for our research assistant app on it?",
        "Can we train research assistants on it?",
        "May research partners train on it?",
        "Can research customers fine-tune our model on it?",
        "May we train a tagger on it that is used in research?",
        "Is it okay if we trained our for-sale paper recommender on it?",
        "May we train on it for our recommender of papers?",
        "Can we fine-tune research paper recommenders on it?",
        "May we train our market research model on it?",
        "Can we train on academic papers from it?",
        "Is it ok to pretrain on a non-commercial corpus?",
        "Can we train on the research-only data?",
        "May we train on outputs of their research-only model?",
        "May we train on outputs of Gull? The model is for research only.",
        "\x00 is for internal research only, it says. May we train on it?",
        "Can we train a research model on it and ship it to customers?",
        "May we train a research prototype on it that the sales team will demo?",
        "Can we train a model on it?",
        "Is it fine to train and evaluate our own 3D detection model on it?",
        "We want to train on it and then test our model with it.",
        "\x00 is pure research. May we train our model on it?",
        "The purpose of \x00 is research. May we train our model on it?",
        "May we train our model on \x00 (purely research)?",
        "\x00: pure research, says its card. May we train our model on it?",
        "May we train our model on the research-only split of \x00?",
        "It's research paid by a client: may we train on it?",
        "May we train our tagger on \x00, which is for research only?",
        "\x00 is for research only, may we train a tagger on it?",
        "May we train on \x00? It's research only.",
        "May we train our tagger on data licensed for research only?",
        "May we train on outputs of their tagger for research only data?",
        "May we train a tagger for research only data on \x00?",
        "May we train a research paper tagger on \x00?",
        "May we train a research assistant model on \x00?",
        "May we train a research model on it? It is not in a product yet.",
        "May we train a research model on it? No product so far.",
        "May we train a model on it? Nothing of it is sold.",
        "May we train a model on it without selling anything?",
        "May we train a research model on it? It is not sold yet.",
        "May we train a research model on it? No sales team gets it.",
        "May we train a research model on it, nothing sold until launch?",
        "May we train a research model on it and see no reason not to put it in a product?",
        "May we train a research model on it? It will not be a product until next year.",
        "May we train a research model on it? Initially it is for no product.",
    ],
)
def test_training_may_be_for_a_product(words: Vocabulary, text: str) -> None:
    """
    Research that is said of people, of data or of a product does not make training harmless.
    """
    assert Use.TRAIN_COMMERCIAL in words.uses_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can we train a research model on it?",
        "For research purposes, can we train on it?",
        "Is it something we can use in research within the company?",
        "May we train on \x00? It's research inside our company only.",
        "May we train on \x00? Our model is for research only.",
        "May we train a research-only model on \x00?",
        "May we train an academic model on it for a paper?",
        "May we train a music tagger on \x00 for research only?",
        "May we train a music tagger for research use only, on \x00?",
        "May we train on \x00 for a music tagger that's research only?",
        "May we train on \x00? It's a music tagger, for research only.",
        "May we train our own tagger on \x00? It would be for research only.",
        "If it's for research only, may we train a tagger on \x00?",
        "May we train a tagger on \x00 where the only purpose is research only?",
        "For a research-only project we train a tagger on \x00, fine?",
        "A research-only music tagger, trained on \x00: fine?",
        "May posts from \x00 be training data for a research summariser?",
        "May a research summariser be trained on \x00?",
        "May we train research summarisers on \x00?",
        "May we train a disease tagger on \x00 in research?",
        "May we use \x00 in our academic research to train a tagger?",
        "May \x00 be used in internal research projects to train a tagger?",
        "May we train taggers that are for research only on \x00?",
        "May we train a tagger on \x00 for our paper?",
        "May we train a research LM on \x00, with no commercial angle?",
        "Research only: may we train a tagger on \x00?",
        "Tell me whether we can train a tagger on \x00. Research use only.",
        "May we train a research story generator on posts from \x00?",
        "May we train a tagger on product descriptions from \x00 as internal research?",
        "Is it fine to pretrain on it for our conference submission, no product?",
        "May we train on \x00, just research stuff?",
        "May we train on \x00? It's research, not product work.",
        "\x00 for a research-only training run: fine?",
        "May we train on \x00? The only goal is research, nothing is sold.",
        "Purely exploratory research: may we train a small net on \x00?",
        "We train a net on \x00 to test a research idea. Okay?",
        "May I train on \x00 tonight? Research only",
        "This is for research only: may we train on \x00?",
        "May we train a research model on it that won't end up in any product?",
        "May we train on \x00 for internal research? Product use: none.",
        "May we train a research model on it? None of it is sold.",
        "May we train a research model on \x00 with nothing being sold?",
        "We train a research model on \x00. No sales. Fine?",
        "A research model on \x00, no selling involved: ok?",
        "A research model on \x00, not meant for a product: fine to train?",
    ],
)
def test_training_for_research(words: Vocabulary, text: str) -> None:
    """
    Training that is said to be for research, with no word of business, is that and nothing else.
    """
    assert words.uses_in(text) == {Use.TRAIN_RESEARCH}


@pytest.mark.parametrize(
    ("text", "learns"),
    [
        ("Can we benchmark our model on it?", False),
        ("May we score our checkpoints with it?", False),
        ("Okay to use it as benchmark data for our commercial tagger?", False),
        ("We make a tagger and it's commercial. Is evaluating it on it fine?", False),
        ("May we benchmark the tagger that our company sells on it?", False),
        ("May we use it for our commercial tagger and evaluate on it?", True),
        ("May we use it in our commercial tagger and evaluate that?", True),
        ("Can it serve as the test set for our product's toxicity classifier?", False),
        ("May we measure the accuracy of the classifier that ships in our product on it?", False),
        ("May we evaluate on it and put it into our product's classifier?", True),
        ("We use it in our product's search ranker, evaluated weekly. Okay?", True),
        ("Is it fine for the tagger in our product, and as a test set?", True),
        ("Use it to calibrate the classifier in our product and evaluate it", True),
        ("Can it go to the recommender in our product after we benchmark it?", True),
        ("Can we benchmark our model on it and train on what it gets wrong?", True),
        ("Can we measure how much better our product gets by pretraining on it?", True),
    ],
)
def test_a_test_is_no_training(words: Vocabulary, text: str, *, learns: bool) -> None:
    """
    A test of our model is a test; where something learns as well, it is training too.
    """
    uses = words.uses_in(text)

    assert Use.EVALUATE in uses
    assert (Use.TRAIN_COMMERCIAL in uses) is learns


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("May we add a \x00 download to our public website?", {Use.REDISTRIBUTE}),
        ("May we add \x00 to the downloads section of our public website?", {Use.REDISTRIBUTE}),
        ("May visitors of our public site have \x00 to download?", {Use.REDISTRIBUTE}),
        ("May we publish a copy of \x00 on our site for anyone to fetch?", {Use.REDISTRIBUTE}),
        ("People ask us where to get \x00. May we host it on our public site?", {Use.REDISTRIBUTE}),
        ("May we put \x00 on our public site so that it can be downloaded?", {Use.REDISTRIBUTE}),
        ("Is it fine if our public website offers \x00 for download?", {Use.REDISTRIBUTE}),
        ("May we download \x00 and put it on our public website?", {Use.COLLECT, Use.REDISTRIBUTE}),
        ("May we crawl articles from \x00 and keep a copy for ourselves?", {Use.COLLECT}),
        ("May we crawl journal articles from \x00 and keep them?", {Use.COLLECT}),
        ("May we crawl \x00 for 3D models and keep them?", {Use.COLLECT}),
        ("Can we crawl product pages from \x00 and store them?", {Use.COLLECT}),
        ("May we scrape the product photos of \x00?", {Use.COLLECT}),
        ("May we scrape \x00 for our product pages?", {Use.COLLECT, Use.TRAIN_COMMERCIAL}),
        ("May we scrape \x00 for our product?", {Use.COLLECT, Use.TRAIN_COMMERCIAL}),
        ("May we scrape products from \x00?", {Use.COLLECT}),
        ("May we crawl \x00 and put it into our data lake?", {Use.COLLECT}),
        ("May we try our tagger out on \x00?", {Use.EVALUATE}),
        ("May we test the search model we sell with \x00?", {Use.EVALUATE}),
        ("May we check our tagger's quality on \x00?", {Use.EVALUATE}),
        ("May we scrape \x00 for product reviews and save them?", {Use.COLLECT}),
        ("May we scrape reviews of products on \x00 and store them?", {Use.COLLECT}),
        ("May we scrape \x00 and store the results?", {Use.COLLECT}),
        ("May we crawl \x00 and put a copy on our disks?", {Use.COLLECT}),
        ("We have a copy of \x00 on our servers. May we test our tagger on it?", {Use.EVALUATE}),
        ("May we keep a copy of \x00 on our servers, please?", {Use.COLLECT}),
        ("Our chatbot is a commercial product. May we test it on \x00?", {Use.EVALUATE}),
        ("May we check the tagger that we sell for bias with \x00?", {Use.EVALUATE}),
        ("May we use \x00 to check our tagger's accuracy?", {Use.EVALUATE}),
        ("We want folks to get \x00 from our public website. May we?", {Use.REDISTRIBUTE}),
        ("\x00 download on our public homepage: any issue?", {Use.REDISTRIBUTE}),
        ("\x00 is free to download. May we test our tagger on it?", {Use.EVALUATE}),
        (
            "The original download is slow. May we host \x00 for anyone who wants it?",
            {Use.REDISTRIBUTE},
        ),
        ("May we validate how accurately our tagger works on \x00?", {Use.EVALUATE}),
        (
            "May we have a copy of \x00 on our public website that visitors can download?",
            {Use.REDISTRIBUTE},
        ),
        ("May we let anyone on the internet download \x00 from our website?", {Use.REDISTRIBUTE}),
        ("May we scrape and keep posts published on \x00?", {Use.COLLECT}),
        ("Our research group would like to host \x00 on our public site.", {Use.REDISTRIBUTE}),
        ("Is there any reason why \x00 can't be offered on our public site?", {Use.REDISTRIBUTE}),
        ("May we get precision and recall for our tagger on \x00?", {Use.EVALUATE}),
        ("May we put our tagger through its paces on \x00?", {Use.EVALUATE}),
        ("May we use \x00 to check how truthful our chatbot is?", {Use.EVALUATE}),
        ("May we keep a copy of \x00 on our web server for public download?", {Use.REDISTRIBUTE}),
        ("May we let anyone grab a copy of \x00 off our public site?", {Use.REDISTRIBUTE}),
        ("\x00, public site, download of a copy. Yes or no?", {Use.REDISTRIBUTE}),
        ("May we put our tagger through its paces on posts from the site?", {Use.EVALUATE}),
        ("They ask if our own tagger may be tested on posts from the site.", {Use.EVALUATE}),
        ("Our tagger needs testing. Is \x00 fine for it?", {Use.EVALUATE}),
        ("May our own tagger be tested on articles from the site?", {Use.EVALUATE}),
        ("May we use \x00 as a held-out test for our paid API's tagger?", {Use.EVALUATE}),
        ("Are we in the clear to run evals on \x00 for our tagger?", {Use.EVALUATE}),
        ("May \x00 be published by us on our data portal?", {Use.REDISTRIBUTE}),
        ("Can \x00 go up on our data portal?", {Use.REDISTRIBUTE}),
        ("For our website: may we share \x00 there?", {Use.REDISTRIBUTE}),
        ("Perplexity of our language model on \x00, ok or not?", {Use.EVALUATE}),
        ("Can we test the app that we sell on \x00?", {Use.EVALUATE}),
        (
            "Can we sell a dataset made of pages from \x00?",
            {Use.TRAIN_COMMERCIAL, Use.REDISTRIBUTE},
        ),
    ],
)
def test_nothing_besides(words: Vocabulary, text: str, uses: set[Use]) -> None:
    """
    What others download from us is not collected, and what a site holds, or the goods that a shop
    shows, are no purpose or product of ours.
    """
    assert words.uses_in(text) == uses


@pytest.mark.parametrize(
    ("text", "research"),
    [
        ("Is it for our ICLR paper? Can we train a tagger on it?", True),
        ("We train a tagger on it for a workshop paper.", True),
        ("Sorry for that. May we train our tagger on arXiv papers?", False),
        ("Is it a training set for our tagger: papers off arXiv?", False),
        ("May we train the tagger for our news paper app on it?", False),
    ],
)
def test_for_a_paper(text: str, research: bool, words: Vocabulary) -> None:
    """What is done for a paper of ours is research; papers that are learned from make none."""
    assert (Use.TRAIN_RESEARCH in words.read_uses(text)) is research


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Our company's chatbot", "our chatbot"),
        ("our firm's own tagger", "our tagger"),
        ("the company's speech recogniser", "our speech recogniser"),
        ("the company's terms", "the company's terms"),
        ("may the company train its chatbot on it", "may the company train our chatbot on it"),
        ("may we train on its chatbot logs", "may we train on its chatbot logs"),
        ("subtitle files", "subtitles"),
        ("scrape subtitels", "scrape subtitles"),
        ("individual photo pages", "photo pages"),
    ],
)
def test_written_plainly(text: str, written: str, words: Vocabulary) -> None:
    """What is of the company is ours; files of things, and slips in their names, are the things."""
    assert words.written(text) == written
