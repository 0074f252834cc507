"""A ruling answers the question on which it was made, whatever that is on."""

from collections.abc import Mapping
from itertools import chain

import pytest
import yaml

from bot.domain.documents import Document, SubjectKind, Use
from bot.domain.knowledge import Knowledge
from tests.ruled import covering, known
from tests.shared import KNOWLEDGE

# A rule counts as covered where a test of its own reaches it, not by hundreds of questions.
pytestmark = pytest.mark.no_cover

OWN_QUESTIONS = {
    Use.TRAIN_COMMERCIAL: "Can we train the assistant that we sell on {}?",
    Use.TRAIN_RESEARCH: "May we train a research model on {}? Internal research only, no product.",
    Use.EVALUATE: "May we test our own model on {}?",
    Use.REDISTRIBUTE: "Can we offer a copy of {} for download on our public website?",
    Use.COLLECT: "May we crawl pages from {} and store them?",
}


def answers_itself(knowledge: Knowledge, subject: str, text: str, use: Use) -> bool:
    """Tell whether a ruling on a question covers just that question."""
    return covering(knowledge, subject, text, use)(text)


@pytest.mark.parametrize("use", OWN_QUESTIONS)
def test_own_question(documents: Mapping[str, Document], use: Use) -> None:
    """
    Whatever the data are called, a ruling on it answers the question on which it was made.
    """
    kind = SubjectKind.PLATFORM if use is Use.COLLECT else SubjectKind.DATASET
    knowledge = known(documents)
    names = [s.name for s in knowledge.registry.subjects if s.kind is kind and s.card_document]

    missed = [
        name
        for name in names
        if not answers_itself(knowledge, name, OWN_QUESTIONS[use].format(name), use)
    ]

    assert (missed, len(names) > 100) == ([], True)


SITES = {
    "May we train our commercial {kind} on {what} from {site}?": Use.TRAIN_COMMERCIAL,
    "Can we train the {kind} that we sell on {site} {what}?": Use.TRAIN_COMMERCIAL,
    "May we train our product's {kind} on {what} from {site}?": Use.TRAIN_COMMERCIAL,
    "May we train a research {kind} on {what} from {site}?": Use.TRAIN_RESEARCH,
    "May we train a {kind} on {site} {what} for research only?": Use.TRAIN_RESEARCH,
    "Can we train a {kind} on {what} from {site} as internal research?": Use.TRAIN_RESEARCH,
    "Can we test our own {kind} with {site} {what}?": Use.EVALUATE,
    "May we scrape {what} from {site}?": Use.COLLECT,
    "Can we collect {site} {what} and store them?": Use.COLLECT,
    "May we put {what} from {site} on our website for download?": Use.REDISTRIBUTE,
}
THINGS = """posts pins chat-messages questions product-descriptions definitions podcast-transcripts
    memes drawings poems album-pages lecture-notes plot-summaries code-snippets forum-posts maps
    interviews trivia quizzes""".split()
KINDS = """summariser image-generator video-model language-model ranker retrieval-model classifier
    speech-recogniser translation-model code-model caption-model story-generator face-model
    dialogue-system moderation-model spam-filter embedding-model""".split()


@pytest.mark.parametrize("shape", SITES)
def test_own_question_on_a_site(documents: Mapping[str, Document], shape: str) -> None:
    """
    Whatever is taken from a site, and for whatever model, a ruling answers its own question.
    """
    knowledge = known(documents)
    several = {"Civitai", "open web"}  # a place for weights; the name of data as well
    sites = [
        subject.name
        for subject in knowledge.registry.subjects
        if subject.kind is SubjectKind.PLATFORM and subject.card_document
    ]
    at = list(SITES).index(shape)
    asked = {
        site: shape.format(
            kind=KINDS[(n + at) % len(KINDS)].replace("-", " "),
            what=THINGS[n % len(THINGS)].replace("-", " "),
            site=site,
        )
        for n, site in enumerate(sites[at % 5 :: 5])  # each site in two shapes
        if site not in several
    }

    missed = [
        text for site, text in asked.items()
        if not answers_itself(knowledge, site, text, SITES[shape])
    ]  # fmt: skip

    assert (missed, len(asked) > 20) == ([], True)


MODELS = """reward model, paper recommender, search engine, news generator, crawl planner,
    product recommender, test generator, publishing assistant, market research assistant,
    ad generator, sales forecaster, review moderator, judge model, academic writing assistant,
    code assistant, spam filter, translation model, image generator, quiz generator, reading tutor,
    price predictor, resume screener, legal assistant, medical chatbot, essay grader,
    share price forecaster, data extractor, web agent, email assistant, video editor""".split(",")
SHAPES = {
    Use.TRAIN_COMMERCIAL: (
        "Can we train the {model} that we sell on SQuAD?",
        "hey, is it ok to use SQuAD to train the {model} we sell?",
        "Is SQuAD allowed as training data for our paid {model}?",
        "We sell a {model}. May we train it on SQuAD?",
    ),
    Use.TRAIN_RESEARCH: (
        "May we train a {model} on SQuAD for research only?",
        "For research only: can we train a {model} on SQuAD?",
        "Our research project needs a {model}. Can we train it on SQuAD?",
    ),
    Use.EVALUATE: (
        "May we evaluate our {model} on SQuAD?",
        "Is SQuAD ok as a test set for our {model}?",
        "may we use SQuAD to measure how well our {model} does?",
        "Thinking of evaluating our {model} with SQuAD, ok?",
    ),
}


@pytest.mark.parametrize("use", SHAPES)
def test_what_a_model_is_called(documents: Mapping[str, Document], use: Use) -> None:
    """
    What a model is called says nothing of the use: with "reward model", "paper recommender" or
    "publishing assistant" in its question, a ruling answers that question however it is put.
    """
    knowledge = known(documents)
    missed: list[str] = []

    for model in (" ".join(name.split()) for name in MODELS):
        own, *others = (shape.format(model=model) for shape in SHAPES[use])
        covered = covering(knowledge, "SQuAD", own, use)
        missed += [text for text in (own, *others) if not covered(text)]

    assert missed == []


def test_another_reading(documents: Mapping[str, Document]) -> None:
    """
    A ruling on a use that its question does not seem to be on is known not to answer it.
    """
    knowledge = known(documents)
    text = "Can we train the benchmark assistant that we sell on SQuAD?"  # "benchmark" is a test

    assert not answers_itself(knowledge, "SQuAD", text, Use.TRAIN_COMMERCIAL)


OTHER_MODELS = """bug finder, toxicity classifier, depth estimator, invoice scanner, OCR model,
    travel planner, lip reader, scene describer, noise remover, crop monitor, patent examiner,
    spam filter, essay grader, route planner, fraud detector, download manager, dubbing tool,
    search engine, grammar checker""".split(",")


@pytest.mark.parametrize("use", [Use.TRAIN_COMMERCIAL, Use.EVALUATE])
def test_other_models(documents: Mapping[str, Document], use: Use) -> None:
    """
    A ruling on one model answers for none that is called otherwise, whatever it is called.
    """
    knowledge = known(documents)
    models = [" ".join(name.split()) for name in OTHER_MODELS]
    answered: list[tuple[str, str]] = []

    for model in models:
        own = SHAPES[use][0].format(model=model)
        covered = covering(knowledge, "SQuAD", own, use)
        others = (other for other in models if other != model)
        answered += [(model, o) for o in others if covered(SHAPES[use][0].format(model=o))]

    assert answered == []


def test_own_kind(documents: Mapping[str, Document]) -> None:
    """
    Whatever kind of thing a platform holds, a ruling on it answers its own question.
    """
    listed = yaml.safe_load((KNOWLEDGE / "vocabulary.yaml").read_text("utf-8"))
    kinds = chain(*listed["contents"].values(), *listed["materials"].values())
    plain = [kind for kind in kinds if "..." not in kind and "*" not in kind and "'" not in kind]
    named = {"tweet", "tweets"}  # wherever they are told to lie, these are of one platform
    knowledge = known(documents)

    missed = [
        kind
        for kind in {*plain, "threads", "sheet music", "wiki pages"} - named
        if not answers_itself(
            knowledge, "Tumblr", f"May we scrape {kind} from Tumblr and keep a copy?", Use.COLLECT
        )
    ]

    assert (missed, len(plain) > 100) == ([], True)
