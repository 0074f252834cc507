"""What a ruling answers and what it does not, over the real documents and words."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.folder import Folder
from bot.adapters.shelf import FolderShelf
from bot.domain.answers import Advice, Question, Reason, Verdict
from bot.domain.documents import Audience, Document, Effect, Kind, Use
from bot.domain.framing import frame
from bot.domain.knowledge import Knowledge
from bot.domain.ruled import answers
from bot.domain.rulings import Ruling, RulingStatus, Scope, document_of
from tests.ruled import SETS, TODAY, ask, cites, known, ruling, shelved


@pytest.mark.parametrize(
    "words",
    """sold|customers|publicly|zquix|enterprise|premium|minors|paid|the big one|a new version
    |for a client|machine-made|TextVQA-X|v2|minus the captions""".replace("\n", "").split("|"),
)
def test_brackets(documents: Mapping[str, Document], tmp_path: Path, words: str) -> None:
    """
    What stands in brackets behind the name of the data counts as much as anywhere.
    """
    scope = Scope(("TextVQA",), (Use.EVALUATE,))
    one = ruling(known(documents), {**SETS[0], "subject": "TextVQA"}, scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))
    asked = "May we evaluate a model on TextVQA{}?"

    assert ask(knowledge, asked.format("")).verdict is Verdict.CONDITIONS
    assert ask(knowledge, asked.format(f" ({words})")).verdict is not Verdict.CONDITIONS


@pytest.mark.parametrize(
    ("use", "ruled", "same", "other"),
    [
        ("evaluate", "benchmark our own voice model on LJ Speech",
         "score the vocoder that we built ourselves, our own one, on LJ Speech",
         "benchmark our own speaker identification model on LJ Speech"),
        ("evaluate", "evaluate our own detector on Cityscapes",
         "evaluate our homegrown street scene detector on Cityscapes",
         "evaluate our own detector on Cityscapes 3D"),
        ("train-research", "train a research model on Cityscapes, not for a product",
         "train a panoptic segmentation network on Cityscapes that won't end up in a product",
         "train a research model on a Cityscapes copy from Kaggle, not for a product"),
        ("train-research", "train a research model on Cityscapes, not for a product",
         "train a research model on Cityscapes for no product at all",
         "train a research model on Cityscapes that is not for a product yet"),
        ("train-research", "train a research model on Cityscapes, not for a product",
         "train a lane network for internal research, product use: none, on Cityscapes",
         "train a research model on Cityscapes that reads licence plates, not for a product"),
        ("redistribute", "offer WikiText as a download on our public site",
         "put WikiText up for download on our public website",
         "offer WikiText with the notice taken out as a download on our public site"),
        ("train-commercial", "train the ranker of our paid product on MS MARCO",
         "train our search ranker on MS MARCO. The product is paid",
         "train the ranker of our paid product on negatives for MS MARCO from a Cohere model"),
        ("collect", "scrape film pages from Letterboxd and keep a copy",
         "scrape film pages from Letterboxd and retain a copy",
         "scrape film lists from Letterboxd and keep a copy"),
        ("collect", "scrape film pages from Letterboxd and keep a copy",
         "scrape the film pages on Letterboxd and keep a copy on our servers",
         "scrape film pages from Letterboxd and keep them in a folder that is open to the public"),
        ("redistribute", "offer WikiText as a download on our public site",
         "put a copy of WikiText on our public site that visitors can download",
         "offer the scores that our model has on WikiText as a download on our public site"),
        ("redistribute", "offer WikiText as a download on our public site",
         "add WikiText to the downloads on our public site",
         "host a tool on our public site that helps people download WikiText"),
        ("redistribute", "offer WikiText as a download on our public site",
         "redistribute WikiText publicly",
         "offer WikiText as a download on our public site? It has weights in it"),
        ("train-commercial", "train the ranker that we sell on MS MARCO",
         "train the ranker that our customers pay for on MS MARCO",
         "pick the threshold of the ranker that we sell on MS MARCO"),
        ("train-commercial", "train the language model that we sell on Common Crawl",
         "train our commercial LLM on Common Crawl",
         "crawl for the language model that we sell like Common Crawl"),
        ("evaluate", "evaluate our own text classifier on TweetEval",
         "find out how good our own text classifier is on TweetEval",
         "evaluate our own text classifier on TweetEval and on the Gull corpus"),
    ],
)  # fmt: skip
def test_one_thing_differs(
    documents: Mapping[str, Document],
    tmp_path: Path,
    use: str,
    ruled: str,
    same: str,
    other: str,
) -> None:
    """
    What kind of model of ours it is, and that there is no product, changes nothing; one thing
    that matters does.
    """
    base = known(documents)
    framed = frame(Question(f"May we {ruled}?"), base.registry, base.vocabulary)
    chosen = {"subject": framed.subjects[0].name, "uses": [use], "question": f"May we {ruled}?"}
    one = ruling(base, chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    def answered(text: str) -> bool:
        answer = ask(knowledge, f"Dear legal, can we {text}?")
        cited = any(citation.document == one.id for citation in answer.citations)
        return cited and answer.verdict is Verdict.CONDITIONS

    assert answered(ruled)
    assert answered(same)
    assert not answered(other)


@pytest.mark.parametrize(
    ("ruled", "other"),
    [
        ("crawl Goodreads book pages", "crawl Goodreads reviews"),
        ("crawl Goodreads book pages", "crawl members' shelves on Goodreads"),
        ("crawl Goodreads reviews", "crawl Goodreads comments"),
        ("collect Reddit posts", "collect Reddit comments"),
        ("collect posts from Tumblr", "collect profiles from Tumblr"),
        ("download Steam reviews", "download Steam prices"),
        ("scrape Zillow listings", "scrape Zillow charts"),
    ],
)
def test_what_a_platform_holds(
    documents: Mapping[str, Document], tmp_path: Path, ruled: str, other: str
) -> None:
    """
    A ruling on one kind of what a platform holds is on no other, also where the kind is part of
    a name.
    """
    base = known(documents)
    question = f"May we {ruled}?"
    framed = frame(Question(question), base.registry, base.vocabulary)
    chosen = {"subject": framed.subjects[0].name, "uses": ["collect"], "question": question}
    knowledge = known(shelved(documents, tmp_path, ruling(base, chosen)))

    assert ask(knowledge, f"Are we allowed to {ruled}?").verdict is Verdict.CONDITIONS
    assert ask(knowledge, f"Are we allowed to {other}?").verdict is not Verdict.CONDITIONS


def test_who_asks(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Which team of ours asks changes nothing; that of somebody else, however it is written, does.
    """
    permits = ruling(known(documents), SETS[0])
    knowledge = known(shelved(documents, tmp_path, permits))

    def answered(who: str) -> bool:
        asked = ask(knowledge, f"{who} wants to train our product's video model on HD-VG-130M. Ok?")
        return permits.id in {cited.document for cited in asked.citations}

    for ours in ("The travel team", "Our search quality group", "My data lead"):
        assert answered(ours), ours
    for other in ("The acme team", "The Acme research team", "Our partner team", "The army group"):
        assert not answered(other), other


def test_other_data(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What is permitted for some data is not permitted together with other data, however free that
    is; what is forbidden for some data stays forbidden beside other data. A ruling on a part
    holds where the part is named with its whole.
    """
    base = known(documents)
    permits = ruling(base, SETS[0])
    forbids = replace(ruling(base, SETS[2]), verdict=Verdict.NOT_ALLOWED, text="No.")
    part = Scope(("Reddit API",), (Use.COLLECT,), ("api-access",), beside=("text-only", '"posts"'))
    api = replace(permits, id="ruling-case-0009-1", case="CASE-0009", scope=part)
    knowledge = known(shelved(documents, tmp_path, permits, forbids, api))

    def by(text: str) -> set[str]:
        rulings = {permits.id, forbids.id, api.id}
        return {c.document for c in ask(knowledge, text).citations} & rulings

    assert by("May we train on HD-VG-130M?") == {permits.id}
    for other in ("LibriSpeech", "Wikimedia Commons", "Foobar-7"):
        assert by(f"May we train on HD-VG-130M and {other}?") == set(), other
    assert by("May we republish Common Voice and LibriSpeech?") == {forbids.id}
    assert not ask(knowledge, "May we republish Common Voice and LibriSpeech?").verdict.permits
    assert by("May we collect posts with the Reddit API?") == {api.id}
    assert by("May we collect posts from Reddit by its API?") == {api.id}
    assert by("May we collect posts from Reddit?") == set()


def test_one_of_two_uses(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What a ruling permits for one use it does not permit together with another use, whether that
    is refused or free; what it forbids stays forbidden. The question on its own use is offered.
    """
    chosen = {"question": "May we train on ImageNet?", "subject": "ImageNet",
              "uses": ["train-research"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))
    answer = ask(knowledge, "May we train a research model for our product on ImageNet?")
    research = ask(knowledge, "May we train a research model on ImageNet?")

    assert (research.verdict, set(research.verdicts)) == (Verdict.CONDITIONS, {Use.TRAIN_RESEARCH})
    assert answer.verdict is Verdict.NOT_ALLOWED
    assert one.id not in {citation.document for citation in answer.citations}
    assert [(offer.ruling, offer.use) for offer in answer.ruled] == [(one.id, Use.TRAIN_RESEARCH)]

    free = ruling(known(documents), {"question": "May we evaluate our model on XSum?",
                                     "subject": "XSum", "uses": ["evaluate"]})  # fmt: skip
    for verdict, cited in ((Verdict.CONDITIONS, False), (Verdict.NOT_ALLOWED, True)):
        shelf = shelved(documents, tmp_path / verdict, replace(free, verdict=verdict))
        both = ask(known(shelf), "May we evaluate our model on XSum and share XSum publicly?")
        assert (free.id in {citation.document for citation in both.citations}) is cited, verdict


TASKS = (
    ("summariser", "summarization model", "chatbot"),
    ("caption model", "model that writes captions", "model that writes titles"),
    ("hate speech classifier", "hate speech detector", "hate speech generator"),
    ("headline classifier", "model that classifies headlines", "headline generator"),
    ("headline classifier", "headline categorisation model", "language model"),
    ("speaker verification model", "speaker verifier", "model that detects emotions"),
    ("language model", "LM", "headline classifier"),
    ("dictation feature", "feature", "music generator"),
    ("route planner", "route planning model", "ad-targeting model"),
    ("spam filter", "project's spam filter", "toxicity filter"),
    ("patent summariser", "summariser", "news summariser"),
    ("chat classifier", "classifier", "chatbot"),
    ("named entity tagger", "NER tagger", "part-of-speech tagger"),
    ("text-to-speech model", "TTS model", "speech recognition model"),
    ("patent summariser", "patent summarisation model", "patent classifier"),
    ("search ranker", "ranker for search", "ad ranker"),
    ("search ranker", "search ranking model", "query autocomplete"),
    ("translation model", "model for machine translation", "model for question answering"),
    ("story generator", "model that generates stories", "model that ranks stories"),
    ("translation model", "machine translation system", "text generator"),
    ("headline generator", "headline writer", "ad targeting model"),
    ("language model", "LLM", "speech recogniser"),
    ("face attribute model", "facial attribute recognition model", "face generation model"),
    ("face attribute model", "commercial face attributes model", "face detection model"),
    ("sentiment classifier", "opinion classification model", "topic classifier"),
    ("sentiment classifier", "sentiment model", "sentiment generator"),
    ("sentiment classifier", "sentiment analysis model", "fake review detector"),
    ("speech recognizer", "speech-to-text system", "speech enhancement model"),
    ("summarizer", "news summarization model", "keyphrase extraction model"),
    ("detector", "street scene detector", "depth estimator"),
    ("caption model", "caption generator", "title generator"),
    ("headline generator", "model that writes headlines", "model that detects headlines"),
    ("sentiment classifier", "model that predicts sentiment", "model that writes reviews"),
    ("math model", "in-house math model", "code model"),
    ("video-text model", "text-video model", "speech recognition model"),
    ("music recommender", "music recommendation model", "ad targeting model"),
    ("recipe generator", "recipe writer model", "recipe ranking model"),
    ("music tagging model", "model that tags music", "music separation model"),
    ("depth estimation model", "v3 depth estimation network", "surface normal estimation model"),
)


@pytest.mark.parametrize(
    ("ruled", "same", "other"),
    [
        ("May our interns train a tagger on XSum for a demo at a trade fair?",
         "XSum for a demonstration at a trade show: may our interns train a tagger on it?",
         "May our interns train a tagger on XSum?"),
        ("May we train the summariser of our medical app on XSum?",
         "Is XSum ok to train the summariser in our medical app?",
         "May we train the summariser of our app on XSum?"),
        ("May we train our own summariser for clients on XSum?",
         "ok to train the summariser that we built for clients on XSum?",
         "ok to train the Northwind summariser for clients on XSum?"),
    ],
)  # fmt: skip
def test_a_circumstance_left_out(
    documents: Mapping[str, Document], tmp_path: Path, ruled: str, same: str, other: str
) -> None:
    """
    What legal has allowed for a demo, or for a medical app, is not allowed without that word.
    """
    chosen = {"question": ruled, "subject": "XSum", "uses": ["train-commercial"]}
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    def cited(question: str) -> bool:
        answer = ask(knowledge, question)
        return one.id in {citation.document for citation in answer.citations}

    assert [cited(question) for question in (ruled, same, other)] == [True, True, False]


@pytest.mark.parametrize(("product", "same", "other"), TASKS)
def test_another_task(
    documents: Mapping[str, Document], tmp_path: Path, product: str, same: str, other: str
) -> None:
    """
    A ruling on a model for one task is on no model for another, which may give the data away;
    a question that names no task is on that of the ruling.
    """
    chosen = {"question": f"May we train the {product} that we sell on XSum?", "subject": "XSum",
              "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    def cited(made: str) -> bool:
        answer = ask(knowledge, f"Is it fine to train the {made} that we sell on XSum?")
        return one.id in {citation.document for citation in answer.citations}

    assert [cited(made) for made in (product, same, "model", other)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("subject", "ruled", "asked", "kinds"),
    [
        ("XSum", "May we train the model that we sell on XSum?",
         "Is it fine to train the {} that we sell on XSum?",
         ("classifier", "language model", "summariser")),
        ("FFHQ", "May we evaluate our face model on FFHQ?", "May we evaluate our own {} on FFHQ?",
         ("face model", "image generator", "depth model")),
    ],
)  # fmt: skip
def test_any_task(
    documents: Mapping[str, Document],
    tmp_path: Path,
    subject: str,
    ruled: str,
    asked: str,
    kinds: tuple[str, ...],
) -> None:
    """
    A ruling that names no task is on a model for any; "our face model" may do anything with faces.
    """
    base = known(documents)
    (use,) = frame(Question(ruled), base.registry, base.vocabulary).uses
    one = ruling(base, {"question": ruled, "subject": subject, "uses": [use.value]})
    knowledge = known(shelved(documents, tmp_path, one))

    for made in kinds:
        answer = ask(knowledge, asked.format(made))
        assert one.id in {citation.document for citation in answer.citations}, made


HALF_SAID = {
    "train-research": "Could the perception research group train on ImageNet?",
    "evaluate": "We need accuracy figures for our model; is ImageNet fine?",
    "redistribute": "Is it fine if ImageNet goes public with us?",
}


@pytest.mark.parametrize("use", HALF_SAID)
def test_half_said(documents: Mapping[str, Document], tmp_path: Path, use: str) -> None:
    """
    A use that a question tells only by halves is that of the ruling on the data, but for
    research: that may be for a product. A ruling on another use answers it as little as without
    a word of that use.
    """
    base = known(documents)
    for ruled in HALF_SAID:
        chosen = {"question": "May we use ImageNet?", "subject": "ImageNet", "uses": [ruled]}
        one = ruling(base, chosen)
        knowledge = known(shelved(documents, tmp_path / ruled, one))
        cited = {c.document for c in ask(knowledge, HALF_SAID[use]).citations}
        assert (one.id in cited) is (ruled == use != "train-research"), ruled
        for other in ("for our product", "and ship it to a vendor"):
            text = f"{HALF_SAID[use].rstrip('?')} {other}?"
            assert ask(knowledge, text).verdict is not Verdict.CONDITIONS, text


def test_usual_use(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on training does not answer what may be about a test, research or handing on, though
    a question that tells no use is taken for one on training.
    """
    chosen = {"question": "May we train on HD-VG-130M?", "subject": "HD-VG-130M",
              "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("Is HD-VG-130M okay for us?")
    for text in HALF_SAID.values():
        assert not answered(text.replace("ImageNet", "HD-VG-130M")), text


def test_named_after_what_it_holds(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A word in the name of data may stand in front of it: the annotations from Open Images.
    """
    chosen = {"question": "May we train on Open Images annotations?",
              "subject": "Open Images annotations", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("May we train on annotations from Open Images?")
    assert answered("Yes/no: may we train on the annotations of Open Images?")
    assert not answered("May we train on the photos of Open Images?")


def test_all_that_is_there(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on a kind of what a platform holds is not on all that is there; what is offered beside
    another answer names the kind.
    """
    chosen = {"question": "May we scrape anime descriptions from Crunchyroll?",
              "subject": "Crunchyroll", "uses": ["collect"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    assert cites(knowledge, one, "Can we scrape descriptions of anime from Crunchyroll?")
    assert cites(knowledge, one, "Crunchyroll has anime descriptions. May we scrape them?")
    wide = ask(knowledge, "May we scrape Crunchyroll?")
    assert wide.verdict is not Verdict.CONDITIONS
    (offer,) = wide.ruled
    assert offer.question == "May we scrape anime descriptions from Crunchyroll?"
    assert cites(knowledge, one, offer.question)


def test_collected_for_a_model(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on what is collected to train a model on is on that model, and on the kind of thing
    that is collected with all that narrows it.
    """
    chosen = {"question": "May we download cooking videos from YouTube to train our recipe model?",
              "subject": "YouTube", "uses": ["collect", "train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Can YouTube cookery videos be downloaded by us for training our recipe model?")
    assert answered("We'd train the recipe model on cooking videos we fetch from YouTube. May we?")
    assert not answered("May we download cooking videos from YouTube to train our face generator?")
    assert not answered("May we download gardening videos from YouTube to train our recipe model?")
    assert not answered("May we download videos from YouTube to train our recipe model?")
    assert not answered("May we sell the training set of cooking videos for our recipe model?")


def test_a_part_is_not_the_whole(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on a part of a dataset is on a part, whatever that is called, and not on all of it.
    """
    chosen = {"question": "Can we publish a subset of VoxPopuli on our website?",
              "subject": "VoxPopuli", "uses": ["redistribute"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("May we put a portion of VoxPopuli on our website?")
    assert answered("VoxPopuli: can some of it be published on our website?")
    assert not answered("Can we publish VoxPopuli on our website?")
    assert not answered("Can we publish the whole of VoxPopuli on our website for some visitors?")


def test_for_us_only(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What legal has allowed for a model of our own use is not allowed for one that we sell.
    """
    chosen = {"question": "Can we pretrain our in-house code model on great_code?",
              "subject": "great_code", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Is great_code fine for pretraining our in-house code model?")
    assert not answered("Can we pretrain the code model that we sell to customers on great_code?")
    sold = ruling(
        known(documents),
        {**chosen, "question": "May we train our commercial tagger on great_code?"},
    )
    told = partial(cites, known(shelved(documents, tmp_path / "sold", sold)), sold)
    assert told("Is great_code fine for training the tagger that we sell?")
    assert not told("May we train our internal tagger on great_code?")


def test_a_model_in_our_product(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A model in our product is known by its own name, and not by where it is.
    """
    chosen = {"question": "Can we use Wikidata to train our product's entity linker?",
              "subject": "Wikidata", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("May we train the entity linker in our product on Wikidata?")
    assert not answered("Can we use Wikidata to train our product's chatbot?")
    assert not answered("Can Wikidata train our product's entity linker and its speech recogniser?")


def test_relatives(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What stands under the same terms leads to the same card; a ruling on the one is not on the
    other, nor one on a part on the whole; one that forbids a part forbids the whole.
    """

    def answering(asked: str, subject: str) -> partial[bool]:
        chosen = {"question": f"May we train our commercial model on {asked}?",
                  "subject": subject, "uses": ["train-commercial"]}  # fmt: skip
        one = ruling(known(documents), chosen)
        return partial(cites, known(shelved(documents, tmp_path / asked, one)), one)

    asked = "Is it fine to train our commercial model on {}?"
    for whole, subject, part, other in (
        ("COCO annotations", "COCO annotations", "COCO captions", "COCO keypoints"),
        ("Stack Overflow", "Stack Overflow", "Stack Exchange", "Stack Exchange Network"),
    ):
        answered = answering(whole, subject)
        assert answered(asked.format(whole))
        assert not answered(asked.format(part))
        assert not answered(asked.format(f"{part}'s texts"))
        answered = answering(part, subject)
        assert answered(asked.format(part))
        assert not answered(asked.format(other))
        assert not answered(asked.format(whole))

    chosen = {"question": "May we train our commercial model on COCO captions?",
              "subject": "COCO annotations", "uses": ["train-commercial"]}  # fmt: skip
    no = ruling(known(documents), chosen, verdict=Verdict.NOT_ALLOWED)
    knowledge = known(shelved(documents, tmp_path / "no", no))
    assert cites(knowledge, no, asked.format("COCO annotations"))


def test_what_an_assistant_is_for(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Assistants differ in what they are for; how they are sold is no purpose.
    """
    chosen = {"question": "May we fine-tune our commercial email assistant on Enron?",
              "subject": "Enron", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Can we fine-tune our paid e-mail assistant on Enron?")
    assert answered("Is fine-tuning our commercial AI email assistant on Enron allowed?")
    assert not answered("May we fine-tune our commercial shopping assistant on Enron?")
    assert not answered("Are we allowed to fine-tune our commercial speech assistant on Enron?")


def test_research_in_the_words_of_a_ruling(
    documents: Mapping[str, Document], tmp_path: Path
) -> None:
    """
    A "research chatbot" may be a product; where legal ruled on one as research it is research, but
    for sale it is none, and a chatbot of no such kind is not it.
    """
    chosen = {"question": "May we train a research chatbot on messages from Discord?",
              "subject": "Discord", "uses": ["train-research"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered(chosen["question"])
    assert answered("Are we allowed to use messages from Discord to train a research chatbot?")
    assert not answered("May we train a research chatbot that we sell on messages from Discord?")
    assert not answered("May we train a chatbot on messages from Discord?")
    assert not answered("May we train a research assistant on messages from Discord?")


@pytest.mark.parametrize(
    ("subject", "question", "use", "inside", "outside"),
    [
        (
            "S2ORC",
            "Can we train the paper recommender that we sell on S2ORC?",
            Use.TRAIN_COMMERCIAL,
            "is S2ORC cleared for training our commercial paper recommender",
            "May we ship a copy of S2ORC to the customers of the paper recommender we sell?",
        ),
        (
            "GigaSpeech",
            "May we train the speech recogniser that we sell on GigaSpeech?",
            Use.TRAIN_COMMERCIAL,
            "GigaSpeech for the speech recogniser we sell, may we train on it?",
            "Where can I get GigaSpeech so that we can train the speech recogniser we sell?",
        ),
        (
            "BookCorpusOpen",
            "May we train a language model on BookCorpusOpen? Internal research only, no product.",
            Use.TRAIN_RESEARCH,
            "May we use BookCorpusOpen to train a language model for internal research?",
            "May we sell a language model we trained on BookCorpusOpen in internal research?",
        ),
        (
            "BookCorpusOpen",
            "May we train a spam filter, not one we sell, on BookCorpusOpen for a research paper?",
            Use.TRAIN_RESEARCH,
            "For a research paper, may we train a spam filter on BookCorpusOpen?",
            "For a research paper, may we train the spam filter that we sell on BookCorpusOpen?",
        ),
        (
            "OPUS Books",
            "May we test our commercial translator on OPUS Books?",
            Use.EVALUATE,
            "Is OPUS Books fine as an evaluation set for our commercial translator?",
            "May we test our academic research translator on OPUS Books?",
        ),
        (
            "CORD-19",
            "May we evaluate the search engine in our product on CORD-19?",
            Use.EVALUATE,
            "Our product has a search engine. Can we evaluate it on CORD-19?",
            "Can we evaluate our search engine on CORD-19 and put CORD-19 in our product?",
        ),
    ],
)
def test_what_the_ruled_model_is_called(
    documents: Mapping[str, Document], tmp_path: Path,
    subject: str, question: str, use: Use, inside: str, outside: str,
) -> None:  # fmt: skip
    """
    The name of the model that legal was asked about brings in no other use; what is said besides,
    also of that model, does.
    """
    chosen = {"question": question, "subject": subject, "uses": [use.value]}
    one = ruling(known(documents), chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert (answered(inside), answered(outside)) == (True, False)


def test_where_it_is_handed_out(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What may be published on our website may not be on a hub for that; where no place is told, it
    may be on any.
    """

    def answering(ruled: str) -> partial[bool]:
        chosen = {"question": ruled, "subject": "Tatoeba", "uses": ["redistribute"]}
        one = ruling(known(documents), chosen)
        return partial(cites, known(shelved(documents, tmp_path / str(len(ruled)), one)), one)

    hub = "May we publish Tatoeba on Hugging Face?"
    assert answering("May we publish Tatoeba?")(hub)
    answered = answering("May we publish Tatoeba on our public website?")
    assert answered("Can Tatoeba be published on our public website?")
    assert not answered(hub)


def test_kinds_and_places_told_otherwise(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    "Transcripts of podcasts" are podcast transcripts, "yes or no:" denies nothing, and what people
    ask there is no answer; a ruling on a toolkit that is open source is on none that is closed.
    """

    def answering(question: str, subject: str, use: Use) -> partial[bool]:
        chosen = {"question": question, "subject": subject, "uses": [use.value]}
        one = ruling(known(documents), chosen)
        return partial(cites, known(shelved(documents, tmp_path / use, one)), one)

    answered = answering("May we crawl podcast transcripts from Spotify?", "Spotify", Use.COLLECT)
    assert answered("Need a yes or no: crawl Spotify podcast transcripts?")
    assert answered("ok to crawl transcripts of podcasts on Spotify?")
    assert not answered("May we keep the podcast transcripts from Spotify we crawled last year?")

    answered = answering(
        "May we train a research LM on answers from Stack Overflow?",
        "Stack Overflow",
        Use.TRAIN_RESEARCH,
    )
    assert answered("May we train a language model for research on the answers on Stack Overflow?")
    assert not answered("May we train a research LM on questions from Stack Overflow?")

    answered = answering(
        "May we publish GoEmotions together with our open-source toolkit?",
        "GoEmotions",
        Use.REDISTRIBUTE,
    )
    assert answered("Is publishing GoEmotions with our open-source toolkit permitted?")
    assert not answered("May we publish GoEmotions with our closed-source toolkit?")
    assert not answered("May we publish GoEmotions under an open source license?")


def test_what_a_thing_is_of(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on photo captions is on captions of photos, and not on the photos.
    """
    chosen = {"question": "May we scrape photo captions from Getty Images and store them?",
              "subject": "Getty Images", "uses": ["collect"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("Can we scrape captions of photos from Getty Images?")
    assert answered("Could we scrape the captions that people post on Getty Images?")
    assert not answered("May we scrape photos from Getty Images and store them?")


def test_customers_of_ours(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What customers of ours use is ours, however that is said; what is theirs is another matter.
    """
    chosen = {"question": "May we train the chatbot that our customers use on SQuAD?",
              "subject": "SQuAD", "uses": ["train-commercial"]}  # fmt: skip
    plain = known(documents)
    one = ruling(plain, chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Is it OK to train the chatbot our customers use on SQuAD?")
    assert answered("Can SQuAD be used to train the chatbot that customers use?")
    assert not answered("Are our customers allowed to train their chatbot on SQuAD?")


def test_for_our_own_use(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    An internal model is for our own use, however that is said, and not for sale.
    """
    plain = known(documents)
    chosen = {"question": "May we pretrain our internal language model on OpenWebText?",
              "subject": "OpenWebText", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(plain, chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("For internal use, may we pretrain our internal language model on OpenWebText?")
    assert not answered("May we sell the internal language model that we pretrain on OpenWebText?")


def test_what_the_site_of_a_dataset_holds(
    documents: Mapping[str, Document], tmp_path: Path
) -> None:
    """
    A ruling on a dataset is on nothing else that its site holds: neither members nor a forum.
    """
    chosen = {"question": "May we hand Tatoeba sentences to our labelling vendor?",
              "subject": "Tatoeba", "uses": ["redistribute"]}  # fmt: skip
    plain = known(documents)
    one = ruling(plain, chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Could our annotation firm get sentences from Tatoeba from us?")
    assert not answered("May we share Tatoeba member profiles with our labelling vendor?")
    assert not answered("Can Tatoeba forum posts go to our labelling vendor?")


def test_whom_a_tool_serves(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    "Customer-support" tells of a tool, not of what customers say to it; another tool is another.
    """
    chosen = {"question": "May we train our customer-support assistant on ELI5?",
              "subject": "ELI5", "uses": ["train-commercial"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    same = ask(knowledge, "Is ELI5 fine to train the assistant that does our customer support?")
    assert same.verdict is Verdict.CONDITIONS
    assert not cites(knowledge, one, "May we train our internal HR assistant on ELI5?")
    theirs = ask(knowledge, "May we train our customer-support assistant on ELI5 and its chats?")
    assert theirs.verdict is Verdict.NOT_ALLOWED


def test_for_whom(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on handing data to a vendor is for no customer and no website, though legal has taken
    out whom they are for; a question that names the data nowhere is none that it answers.
    """
    chosen = {"question": "May we send a copy of SQuAD to our labelling vendor?",
              "subject": "SQuAD", "uses": ["redistribute"]}  # fmt: skip
    plain = known(documents)
    one = ruling(plain, chosen)
    answered = partial(cites, known(shelved(documents, tmp_path, one)), one)

    assert answered("Can our annotation vendor get a copy of SQuAD from us?")
    assert answered("Our labelling vendor wants a copy of SQuAD. May we hand it over to them?")
    assert not answered("May we send a copy of SQuAD to one of our customers?")
    assert not answered("May we publish a copy of SQuAD on our website?")
    assert not answers(one, Question("May we send a copy to our labelling vendor?"), plain)
    needed = '"to a supplier"'
    beside = tuple(word for word in one.scope.beside if word != needed)
    kept = replace(one, scope=replace(one.scope, topics=(needed,), beside=beside))
    assert answers(kept, Question("May we send SQuAD to our labelling vendor?"), plain)
    both = Question("May we send SQuAD to our labelling vendor and publish it?")
    assert not answers(kept, both, plain)


def test_other_kinds(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling on sentences says nothing of sound or pictures, but models may be called after them;
    a word in front of a name with a capital makes it that of other data.
    """
    chosen = {"question": "May we redistribute Tatoeba?", "subject": "Tatoeba",
              "uses": ["redistribute"]}  # fmt: skip
    one = ruling(known(documents), chosen)
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("May we redistribute the sentences of Tatoeba?")
    assert answered("Our speech models team asks: may we redistribute Tatoeba?")
    assert not answered("May we redistribute the audio of Tatoeba?")
    assert not answered("May we redistribute the pictures of Tatoeba?")
    assert not answered("May we redistribute our Multilingual Tatoeba?")


@pytest.mark.parametrize(
    "word",
    "pregnant ministry resold reworded thumbnails pirated revoked abroad forever merged "
    "lucrative surveillance zorblatt".split(),
)
def test_words_with_weight(documents: Mapping[str, Document], tmp_path: Path, word: str) -> None:
    """
    A word that matters, or that nobody knows, keeps a ruling from a question; an everyday word
    does not.
    """
    one = ruling(known(documents), SETS[0])
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("Wonderful weather for rockets: may we train on HD-VG-130M?") is False
    assert answered("Our butterfly is lazy: may we train on HD-VG-130M?")
    assert not answered(f"Our butterfly is {word}: may we train on HD-VG-130M?")


def test_last_day(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling decides on its last day and not on the next, whatever is indexed; near its end the
    answer says so. One that has ended decides nothing from that moment on.
    """
    one = ruling(known(documents), SETS[0])
    shelf = shelved(documents, tmp_path, one)
    text = SETS[0]["question"]

    def cited(knowledge: Knowledge) -> set[bool]:
        return {c.expiring for c in ask(knowledge, text).citations if c.document == one.id}

    assert cited(known(shelf)) == {False}
    assert cited(known(shelf, date(2027, 5, 1))) == {True}
    assert cited(known(shelf, date(2027, 5, 2))) == set()
    assert cited(known(shelf, TODAY, frozenset({one.id}))) == set()
    assert ask(known(shelf, date(2027, 5, 2)), text).verdict is Verdict.NOT_ALLOWED
    assert cited(known(shelved(shelf, tmp_path, one.ended(RulingStatus.WITHDRAWN)))) == set()


def test_teams(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    A ruling for a team permits nothing to others, nor to somebody whose teams nobody can tell;
    what it forbids stays forbidden for those.
    """
    chosen, base = SETS[0], known(documents)
    scope = Scope(("HD-VG-130M",), (Use.TRAIN_COMMERCIAL,), teams=("video",))
    voices = Scope(("Common Voice",), (Use.REDISTRIBUTE,), ("voice",), ("a",))
    permits = known(shelved(documents, tmp_path / "a", ruling(base, chosen, scope=scope)))
    forbids = known(
        shelved(
            documents,
            tmp_path / "b",
            ruling(base, SETS[2], scope=voices, verdict=Verdict.NOT_ALLOWED, text="No."),
        )
    )

    def verdict(knowledge: Knowledge, text: str, teams: frozenset[str] | None) -> Verdict:
        return ask(knowledge, text, teams).verdict

    assert verdict(permits, chosen["question"], frozenset({"video"})) is Verdict.CONDITIONS
    assert verdict(permits, chosen["question"], frozenset({"audio"})) is Verdict.NOT_ALLOWED
    assert verdict(permits, chosen["question"], None) is Verdict.NOT_ALLOWED
    for teams, permitted in ((frozenset({"a"}), False), (None, False), (frozenset[str](), True)):
        answer = ask(forbids, "May we republish Common Voice?", teams)
        assert answer.verdict.permits is permitted, teams


def test_circumstances_of_the_question(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    What the ruling's question turned on has to be there again, and nothing may come to it.
    """
    scope = Scope(("HD-VG-130M",), (Use.TRAIN_COMMERCIAL,), ("existing-copies",))
    one = ruling(known(documents), SETS[0], scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))
    answered = partial(cites, knowledge, one)

    assert answered("May we train on the existing copies of HD-VG-130M?")
    assert not answered("May we train on HD-VG-130M?")
    assert not answered("May we train on the existing copies of HD-VG-130M that show children?")
    assert not answered("May we train on the existing copies of HD-VG-130M for gamblers?")


def test_question_is_told(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Where a ruling decides, the answer tells which question legal was asked, word for word and
    with a quotation; so whoever meant another one can see it. Without one nothing is told.
    """
    base = known(documents)
    one = ruling(base, SETS[0])
    silent = ruling(base, SETS[0], question="")
    told = "Legal was asked: "

    def sentences(made: Ruling, text: str) -> list[str]:
        answer = ask(known(shelved(documents, tmp_path, made)), text)
        quoted = {cited.n: cited.quote.text for cited in answer.citations}
        assert all(
            quoted[n] in said.text
            for said in answer.statements
            if told in said.text
            for n in said.citations
        )
        return [said.text for said in answer.statements if told in said.text]

    (sentence,) = sentences(one, SETS[0]["inside"][0])
    assert sentence.startswith(f'{told}"{SETS[0]["question"]}"')
    assert sentences(one, SETS[0]["outside"][0]) == []
    assert sentences(silent, SETS[0]["inside"][0]) == []


def test_ruling_on_an_open_issue(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """
    Where a ruling decides, the issue that it has settled for this question is neither told nor
    taken to legal again; another use of the same data still is.
    """
    text = "May we train on the existing copies of YouTube videos?"
    base = known(documents)
    before = ask(base, text)
    scope = Scope(("YouTube",), (Use.TRAIN_COMMERCIAL,), ("existing-copies",))
    one = ruling(base, SETS[0], scope=scope)
    knowledge = known(shelved(documents, tmp_path, one))
    after = ask(knowledge, text)
    other = ask(knowledge, "May we evaluate on the existing copies of YouTube videos?")

    assert (before.verdict, before.escalation.advice) == (Verdict.OPEN_ISSUE, Advice.REQUIRE)
    assert (after.verdict, after.escalation.advice) == (Verdict.CONDITIONS, Advice.NONE)
    assert {c.document for c in after.citations} == {one.id}
    assert (after.issues, after.missing) == ((), ())
    assert (other.verdict, other.escalation.advice) == (Verdict.OPEN_ISSUE, Advice.REQUIRE)
    claimed = ask(knowledge, f"{text} Our VP has approved it.")
    assert claimed.escalation.reason is Reason.CLEARANCE


FOREIGN = st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(text=FOREIGN, grounds=FOREIGN, subject=st.text(min_size=1, max_size=40), team=FOREIGN)
def test_any_words(text: str, grounds: str, subject: str, team: str) -> None:
    """
    Whatever legal writes, the document can be read, has one rule with these words as its
    clause, and neither more subjects nor less limits than the ruling.
    """
    scope = Scope((subject,), (Use.COLLECT,), (), (team,) if team.strip() else ())
    made = Ruling(
        "ruling-case-0001-2", "CASE-0001", scope, Verdict.ALLOWED, f"{text} Yes.", grounds,
        Audience.LEGAL, "U0000LENA0", "2026-11-01", "2027-05-01", question=grounds,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        FolderShelf(Path(folder)).put(made)
        (read,) = Folder(Path(folder)).read()

    assert isinstance(read, Document), read
    (rule,) = read.rules
    assert (read.kind, read.audience, read.expires) == (Kind.RULING, Audience.LEGAL, "2027-05-01")
    assert (rule.effect, rule.uses, rule.only) == (Effect.PERMITS, {Use.COLLECT}, True)
    assert len(rule.subjects) == 1
    assert len(rule.teams) == len(scope.teams)
    assert rule.clause in read.body
    assert rule.reviewed
    assert document_of(made) == read


@pytest.mark.parametrize(
    ("ruled", "same", "other"),
    [
        ("Fandom wiki pages", "wiki pages from Fandom", "pages about Fandom"),
        ("Genius lyrics", "lyrics from Genius", "annotations from Genius"),
        ("chat messages from Twitch", "Twitch chat messages", "Twitch clips"),
        ("Reuters news articles", "Reuters news article text", "Reuters photos"),
        ("company reviews from Glassdoor", "employer reviews from Glassdoor",
         "benefits reviews from Glassdoor"),
        ("sound recordings from Freesound", "audio recordings from Freesound",
         "field recordings from Freesound"),
        ("job ads from Indeed", "job postings from Indeed", "resumes from Indeed"),
        ("abstracts from ResearchGate", "ResearchGate abstracts",
         "abstracts and drawings from ResearchGate"),
        ("abstracts from ResearchGate", "paper abstracts from ResearchGate",
         "abstracts and whatnot from ResearchGate"),
        ("course pages from Coursera", "Coursera course pages", "lecture videos from Coursera"),
        ("stories from FanFiction.net", "FanFiction.net stories",
         "stories and polls from FanFiction.net"),
        ("definitions from Urban Dictionary", "definitions of words from Urban Dictionary",
         "example sentences from Urban Dictionary"),
        ("messages from public Telegram channels", "messages posted in public Telegram channels",
         "messages from public Telegram groups"),
        ("map data from OpenStreetMap", "OpenStreetMap map data",
         "changeset data from OpenStreetMap"),
        ("articles from The Guardian", "The Guardian's articles", "articles about The Guardian"),
        ("album pages from Bandcamp", "individual album pages from Bandcamp",
         "individual track pages from Bandcamp"),
        ("artist pages from Last.fm", "artist pages off Last.fm", "event pages from Last.fm"),
        ("drawings from DeviantArt", "DeviantArt's drawings", "photos from DeviantArt"),
        ("journal articles from JSTOR", "JSTOR journal articles", "newspaper articles from JSTOR"),
    ],
)  # fmt: skip
def test_which_contents(
    documents: Mapping[str, Document], tmp_path: Path, ruled: str, same: str, other: str
) -> None:
    """
    The word by which a ruling tells what a platform holds belongs to it.
    """
    base = known(documents)
    question = f"May we scrape {ruled} and store them?"
    framed = frame(Question(question), base.registry, base.vocabulary)
    chosen = {"subject": framed.subjects[0].name, "uses": ["collect"], "question": question}
    one = ruling(base, chosen)
    knowledge = known(shelved(documents, tmp_path, one))

    def cited(what: str) -> bool:
        answer = ask(knowledge, f"Are we allowed to crawl {what} and keep them?")
        return one.id in {citation.document for citation in answer.citations}

    assert [cited(what) for what in (ruled, same, other)] == [True, True, False]
