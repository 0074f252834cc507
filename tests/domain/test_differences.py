"""What makes a question another one by a turn of speech, each word of which is harmless."""

import pytest

from bot.domain.documents import Use
from bot.domain.speech.differences import differences

NAME = "\x00"
ASKED = "what is asked"
OTHER_DEED = "another deed"
NO_USE = frozenset[Use]()
TRAINING = frozenset({Use.TRAIN_COMMERCIAL})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"may we train on not only {NAME}", "not only"),
        (f"may we train with no {NAME} in it", "left out"),
        (f"may we append more sentences to {NAME}", "added to it"),
        (f"what error rate does our tagger reach on {NAME}", "how it did"),
        (f"does {NAME} block crawlers", "on their side"),
        (f"must a mirror of {NAME} carry the licence file?", "a duty"),
        (f"is it ok not to train on {NAME}", "left undone"),
        (f"can we refrain from training on {NAME}", "left undone"),
        (f"may we say whether {NAME} may scrape our videos", "on their side"),
        (f"can we link to images on {NAME}, with no download", "a link"),
        (f"how much it costs to train on {NAME}", "what it costs"),
        (f"may we train it without crawling {NAME} articles", "left out"),
        (f"does {NAME} contain ages, so that we can train on it", "what is in it"),
        (f"may we forbid the vision team to train on {NAME}", "others forbidden"),
        (f"can we use {NAME} in a student workshop", "a course"),
        (f"is it technically possible to train on {NAME}", "whether it can be done"),
        (f"has legal banned {NAME}, and when?", "the ruling itself"),
        (f"may we exclude {NAME} from the training data", "left out"),
        (f"may we take {NAME} out of the evaluation", "left out"),
        (f"is it a problem if we do not train on {NAME}", "left undone"),
        (f"if {NAME} objects, may we go on", "when they object"),
        (f"if they ask, must we give {NAME} back", "a duty"),
        (f"does our labelling vendor have to sign before we share {NAME}?", "a duty"),
        (f"may we train a model on {NAME} that isn't not for a product", "not not"),
        (f"a model on {NAME}, not for a product and not for research", "not research"),
        (f"may we test a model that isn't our own on {NAME}", "not ours"),
        (f"may we put {NAME} on our site, not for download but to chat with", "not for download"),
        (f"may we host a model trained on {NAME}", "a trained model"),
        (f"may we host the weights that were tuned with {NAME}", "a trained model"),
        (f"may we host the pages that {NAME} was made from", "made of it"),
        (f"may we host what was generated from {NAME}", "made of it"),
        (f"may we crawl {NAME} against its terms", "against a wish"),
        (f"may we keep {NAME} despite their terms", "against a wish"),
        (f"may we test on {NAME} with street noise added", "something added"),
        (f"may we use {NAME} from some site", "from a"),
        (f"may we crawl {NAME} in real time", "all the time"),
        (f"may we test on the other one, not {NAME}", "not this"),
        (f"may we find out who is in {NAME}", "who somebody is"),
        (f"may we test on {NAME} though we never accepted its licence terms", "terms not accepted"),
        (f"may we keep {NAME}? we haven't signed the agreement", "terms not accepted"),
        (f"may we train on {NAME} even though we never filled in the form", "terms not accepted"),
        (f"what does it cost to train on {NAME}", "what it costs"),
        (f"what's the fee for {NAME}", "what it costs"),
        (f"may we train a chatbot for one of our customers on {NAME}", "for a customer"),
        (f"may we play clips from {NAME} in our talk", "shown elsewhere"),
        (f"may we store {NAME} with our open-source toolkit", "for open software"),
        (f"may we copy the blog of the authors of {NAME}", "the site behind it"),
        (f"may we put a link to {NAME} on our page", "a link"),
        (f"is {NAME} any good for training a recogniser", "how good it is"),
        (f"may we host the pages that {NAME} came from", "behind it"),
        (f"may we train on pages from {NAME} whose licence forbids it", "those that forbid"),
        (f"does the {NAME} sell its articles", "on their side"),
        (f"are {NAME} maps good enough to train on", "how good it is"),
        (f"may we test on our own dataset modelled on {NAME}", "made after it"),
        (f"may we store only the links to {NAME}", "only what tells of it"),
        (f"our lawyers told us not to host {NAME}, may we", "asked not to"),
        (f"may we test on {NAME} while it is on hold", "on hold"),
        (f"may we share {NAME}? it would not name the authors", "no credit"),
        (f"may we share the pages that {NAME} links to", "what it links to"),
        (f"may we share {NAME}'s code", "of it"),
        (f"may we test how {NAME}'s own ranking does", "of it"),
        (f"may we share {NAME} with our colleagues", "only to us"),
        (f"may we use pictures of {NAME} as a banner", "as decoration"),
        (f"may we link from our site to the official page of {NAME}", "a link"),
        (f"may we test on the {NAME} part of it", "part of"),
        (f"may we train on the photos that go with {NAME}", "goes with"),
        (f"may we share the first {NAME} release", "a release"),
        (f"did anybody train on {NAME} yet", "already done"),
        (f"may we share it with the partner of our partner from {NAME}", "another step"),
        (f"does the yes for it cover {NAME} too", "the ruling itself"),
        (f"should we tell customers that we train on {NAME}", "told elsewhere"),
        (f"may we train a text-only tagger on {NAME}", "one kind only"),
        (f"may we train on direct messages from {NAME}", "not public"),
        (f"may we drop the licence of {NAME}", "another licence"),
        (f"may we train on {NAME}? nobody needs to know", "behind their back"),
        (f"may {NAME} stop us", "on their side"),
        (f"may we crawl every single page of {NAME}", "all there is"),
        (f"may we train on something like {NAME}", "like it"),
        (f"is {NAME} still available", "is it there"),
        (f"first a study, then {NAME} in a product", "one after another"),
        (f"please add {NAME} to the list", "for a list"),
        (f"may we crawl {NAME} posts of a job candidate", "of one person"),
        (f"may we crawl the number of likes from {NAME}", "only what tells of it"),
        (f"may we crawl ten examples from {NAME}", "part of"),
        (f"may we crawl {NAME} every day", "all the time"),
        (f"how good is our fraud detector on {NAME}", "how it did"),
        (f"may we measure how noisy {NAME} is", "how good it is"),
        (f"may i click on agree to get {NAME}", "terms not accepted"),
        (f"may we use the {NAME} copy of my last employer", "his own"),
        (f"is it ok for {NAME} to download our posts", "on their side"),
        (f"may we mine {NAME} for market research", "something for sale"),
        (f"may we copy {NAME} to a us cloud", "in another place"),
        (f"train on {NAME} and tell me when it is there", "once it is done"),
        (f"may we use {NAME} to measure how much energy that takes", "how much"),
        (f"may we train on {NAME} if it repeats posts word for word", "word for word"),
        (f"may we train on {NAME}? customers never touch it", "not for them"),
        (f"may we send people the download link for {NAME}", "a link"),
        (f"may we tell which {NAME} user wrote a text", "who somebody is"),
        (f"are our customers allowed to train on {NAME}", "who acts"),
        (f"may we keep {NAME} under its 2018 terms", "even against"),
        (f"what do the terms of {NAME} say about crawling", "what is said of it"),
        (f"do we need to pay before we train on {NAME}", "what is owed"),
        (f"may we train on it, same as with {NAME}", "as elsewhere"),
        (f"may we train it on {NAME} 200k", "an edition"),
        (f"what licence does {NAME} have", "what is said of it"),
        (f"is {NAME} a good benchmark for it", "how good it is"),
        (f"may we train it on articles about {NAME}", "about it"),
        (f"may we train it on the original {NAME}", "a release"),
        (f"may we crawl all the {NAME} sites", "other sites"),
        (f"may we train it on the stats dump that {NAME} has", "its dump"),
        (f"may we write stories with it and post them on {NAME}", "put there"),
        (f"may we train it on machine translations of stories from {NAME}", "made of it"),
        (f"may we train it on paraphrases of posts from {NAME}", "a rewriting"),
        (f"may we train it on posts like those on {NAME}", "like it"),
        (f"may we train it on licensed posts from {NAME}", "already licensed"),
        (f"may we train it on our own posts on {NAME}", "of our own"),
        (f"may we put links to posts from {NAME} on our website", "a link"),
        (f"may we crawl questions about {NAME}", "about it"),
        (f"may we use a lip reader that somebody else trained on {NAME}", "a model of others"),
        (f"may we use a spam filter pretrained on {NAME}", "a trained model"),
        (f"the terms might rule it out, may we train it on {NAME} anyway", "even against"),
        (f"may we share the photos that ran with {NAME}", "goes with"),
        (f"what did legal say about {NAME} and who signed it off", "who it is"),
        (f"{NAME} has blocked our crawler, may we go on", "told off"),
        (f"{NAME} told us to stop, may we go on", "told off"),
        (f"{NAME} wrote to us to stop, may we go on", "told off"),
        (f"{NAME} has opted out, may we go on", "told off"),
        (f"may we quote two {NAME} talks on our site", "a quotation"),
        (f"may we train on the explanations for {NAME}", "added to it"),
        (f"may we share {NAME} with the user ids", "with names"),
        (f"may we crawl {NAME} with names of accounts", "with names"),
        (f"may we share our list of the people named in {NAME}", "made of it"),
        (f"may we test on captions that a colleague wrote for {NAME}", "added to it"),
        (f"may we crawl what robots.txt closes on {NAME}", "robots file"),
        (f"may we crawl everything on {NAME}", "all there is"),
        (f"may we give a model away that has seen {NAME}", "given away"),
        (f"may we test on what a {NAME}-trained network draws", "a trained model"),
        (f"isn't it fine not to limit it to research on {NAME}", "not limited"),
        (f"may we do more with {NAME} than test", "not only"),
        (f"may we train the assistant that they sell on {NAME}", "a model of others"),
        (f"can our customers train it on {NAME}", "who acts"),
        (f"may we let {NAME} crawl our pages", "who acts"),
        (f"may we crawl pages of hotels on {NAME} that asked not to be used", "asked not to"),
        (f"may we test on the interpretation part of {NAME}", "part of"),
        (f"may we train on only the captions of {NAME}", "part of"),
        (f"may we train on the gameplay videos in {NAME} only", "part of"),
        (f"may we share word frequency counts from {NAME}", "made of it"),
        (f"may we train on the pages that come with {NAME}", "comes with"),
        (f"may we share the images from the {NAME} articles", "behind it"),
        (f"may we crawl the pages that posts on {NAME} link to", "what it links to"),
        (f"may we reward our model for its score on {NAME}", "a reward"),
        (f"may we put the full films behind {NAME} online", "what it is of"),
        (f"may we train on only the \x00 files in {NAME}", "part of"),
        (f"may we publish charts about word use in {NAME}", "made of it"),
        (f"may we train on just the captions of {NAME}", "part of"),
        (f"may we publish the word counts we computed from {NAME}", "made of it"),
        (f"may we test on a set made by rewriting {NAME} questions", "a rewriting"),
        (f"may we store the summaries that a model wrote from {NAME}", "made of it"),
        (f"may we use a {NAME}-pretrained model", "a trained model"),
        (f"may we test on {NAME} to see who wrote which review", "who somebody is"),
        (f"may we mention in a download that we used {NAME}", "a mention"),
        (f"may we share embeddings computed from {NAME}", "made of it"),
        (f"may we put {NAME} clips into our next paper", "shown elsewhere"),
        (f"may we ship {NAME} sentences as examples", "shown elsewhere"),
        (f"may we test on a copy from an intern's disk of {NAME}", "from a"),
        (f"may we run the {NAME} preprocessing code", "its code"),
        (f"may we host a script that loads {NAME}", "its code"),
        (f"may we train on the {NAME} paper", "its code"),
        (f"may we test on {NAME} even if its terms say no", "even against"),
        (f"may we put a link to the {NAME} page on our site", "a link"),
        (f"may we test on the hub set like we do with {NAME}", "as elsewhere"),
        (f"may we crawl {NAME} and store translations of them", "only what we make of it"),
        (f"may we give it to them so they can host {NAME}", "so that they"),
        (f"may we train on the {NAME} spreadsheets", "another part"),
        (f"may we use the {NAME} code for it", "its code"),
        (f"how good is {NAME} for a tagger", "how good it is"),
        (f"is {NAME} any good for a tagger", "how good it is"),
        (f"may we test on questions modelled on {NAME}", "made after it"),
        (f"how does our tagger score on {NAME}", "how it did"),
        (f"may we crawl {NAME}, never mind what its terms say", "against a wish"),
        (f"how did our tagger do on {NAME}", "how it did"),
        (f"may we share our corrected version of {NAME}", "another version"),
        (f"may we train on the paper that introduced {NAME}", "its code"),
        (f"may we test on questions that a model paraphrased from {NAME}", "made of it"),
        (f"may we test on {NAME} if the licence turns out to forbid it", "even against"),
        (f"may we crawl {NAME} and look up who the sellers are", "who somebody is"),
        (f"may we test on the noise files of {NAME} only", "part of"),
        (f"can {NAME} crawl our site", "on their side"),
        (f"can the {NAME} team use our photos", "on their side"),
        (f"may we train on it once our licence with {NAME} has run out", "at another time"),
        (f"may we train it so that it writes as if it were somebody on {NAME}", "as somebody"),
        (f"users gave us texts from {NAME}, may we train on them", "got from others"),
        (f"can we crawl {NAME} to find sellers who copied us", "who somebody is"),
        (f"may we hand {NAME} to our former vendor", "what they are"),
        (f"can we keep the usernames on {NAME}", "with names"),
        (f"is {NAME} allowed to crawl our site", "on their side"),
        (f"does {NAME} know that we collect its pages", "on their side"),
        (f"my lead asks whether our tagger was tested on {NAME}", "a fact"),
        (f"i wonder whether our moderation model flags posts on {NAME}", "a fact"),
        (f"do we already crawl {NAME} and keep it", "a fact"),
        (f"we scraped {NAME}, was that allowed", "a fact"),
        (f"must we ask {NAME} before we crawl it?", "a duty"),
        (f"we were banned from {NAME}, may we still collect it", "told off"),
        (f"may visitors publish {NAME}", "who acts"),
        (f"would a link to {NAME} on our site be fine", "a link"),
        (f"my lead asks who has to be told when we crawl {NAME}", "who it is"),
        (f"may we hand it to the client who is on a list from {NAME}", "what they are"),
        (f"may we link to the page where {NAME} is hosted", "a link"),
        (f"is {NAME} biased against some groups", "how good it is"),
        (f"can it show what is on {NAME} at run time", "what it looks up"),
        (f"may we crawl {NAME} if it lets its users opt for it", "who acts"),
        (f"may we share the {NAME} contrast set", "another part"),
        (f"we shipped it, do we need to take it down from {NAME}", "what is owed"),
        (f"are there enough sentences to train on {NAME}", "how good it is"),
        (f"may we crawl {NAME} to learn which buyers wrote them", "who somebody is"),
        (
            f"may we keep only the hashes we compute while we crawl {NAME}",
            "only what we make of it",
        ),
        (f"may we crawl {NAME} and keep a chart, not the audio itself", "only what we make of it"),
    ],
)
def test_told(text: str, told: str) -> None:
    """
    Each such turn is told by its name, and by nothing else. The name is no plain word, or a ruling
    might take it for one of its use.
    """
    assert differences(text, NO_USE) - {ASKED, OTHER_DEED} == {told}
    assert " " in told


@pytest.mark.parametrize(
    "text",
    [
        f"is {NAME} still offered on our site",
        f"which tool do you recommend for scraping titles from {NAME}?",
        f"hi all, do you know when {NAME} is next updated?",
        f"are headlines from {NAME} too biased to train a classifier on?",
        f"may we train on it? does {NAME} have an api for that?",
        f"which languages are the texts of {NAME} in",
        f"where is a public copy of {NAME}",
        f"who redistributes {NAME} today",
        f"has {NAME} been published on our portal already",
        f"which metric should we use to test on {NAME}",
        f"how many hours of audio are in {NAME}? we train on it",
        f"which languages are in {NAME} that we train on",
        f"who at {NAME} can we ask about training",
        f"has anyone else trained it on {NAME}",
        f"who in the company has crawled {NAME}",
        f"how do we benchmark it on {NAME}",
        f"did we ever offer {NAME} on our site",
        f"has our tagger been tested on {NAME}",
        f"does anyone have the number of photos we took from {NAME}",
        f"did we ever train the tagger on {NAME}",
        f"where should we store what we crawl from {NAME}",
        f"which codec do we get from {NAME}",
        f"who on our side can crawl {NAME}",
        f"which split of {NAME} did we test on",
        f"for how long must we keep {NAME}",
    ],
)
def test_what_is_asked(text: str) -> None:
    """
    Whoever asks for a fact or for advice asks for no leave; a ruling gives nothing else.
    """
    assert ASKED in differences(text, NO_USE)


@pytest.mark.parametrize(
    "text",
    [
        f"what's our position on training a model on {NAME}?",
        f"how does legal feel about us crawling {NAME}?",
        f"who can tell me whether {NAME} may be tested on?",
        f"is there a blocker? we would crawl {NAME}.",
        f"somebody said we can't train on {NAME}. is that true?",
        f"do i need to worry when i crawl {NAME}?",
    ],
)
def test_leave_is_asked(text: str) -> None:
    """
    Leave is asked for in questions that begin like those for a fact.
    """
    assert ASKED not in differences(text, NO_USE)


@pytest.mark.parametrize(
    "text",
    [
        f"may we train our own model on {NAME}? it is not for a product",
        f"is there anything against us using {NAME} for research",
        f"can a model that we trained be tested on {NAME} from the hub",
        f"we only want to test on {NAME}, nothing is added",
        f"is it against their rules to use {NAME}",
        f"can a copy of {NAME} be part of our site",
        "can we train the assistant that we sell",
        f"may we give away {NAME} for download",
        f"may we put {NAME} into the training mix of our product",
    ],
)
def test_not_told(text: str) -> None:
    """
    What says the same in other words is none.
    """
    assert differences(text, NO_USE) == frozenset()


@pytest.mark.parametrize(
    ("text", "uses", "told"),
    [
        (f"use it on {NAME} with no training", TRAINING, "no training"),
        (f"sell posts from {NAME} with our tagger", TRAINING, "the data sold"),
        (f"train a tagger on {NAME} for a student project", TRAINING, "for another project"),
        (f"train our tutor on the {NAME} test split", TRAINING, "what is held out"),
        (f"put the {NAME} validation images online", {Use.REDISTRIBUTE}, "what is held out"),
        (f"train on a model's predictions for {NAME}", TRAINING, "what a model said"),
        (f"publish our accuracy on {NAME}", {Use.REDISTRIBUTE}, "something about it"),
        (f"let people ask a bot that searches {NAME}", {Use.REDISTRIBUTE}, "something about it"),
        (f"put the {NAME} datasheet online", {Use.REDISTRIBUTE}, "something about it"),
        (f"put our scores on {NAME} online", {Use.REDISTRIBUTE}, "something about it"),
        (f"store {NAME} in a public bucket", {Use.COLLECT}, "an open place"),
        (f"put {NAME} perplexity numbers online", {Use.REDISTRIBUTE}, "something about it"),
        (f"write tasks with a model from {NAME} and share them", {Use.REDISTRIBUTE}, "made of it"),
        (f"host the {NAME} language models", {Use.REDISTRIBUTE}, "a trained model"),
        (f"say on our site that we used {NAME}", {Use.REDISTRIBUTE}, "only telling of it"),
        (f"train on {NAME}, an in-house tool", {Use.TRAIN_RESEARCH}, "a tool for work"),
        (f"train a model that we will not sell on {NAME}", TRAINING, "not sold"),
        (f"train a model on {NAME}, and nothing of it is sold", TRAINING, "not sold"),
        (f"train a model on {NAME}. no sales.", TRAINING, "not sold"),
        (f"can our own chatbot write posts on {NAME}", TRAINING, "it acts there"),
        (f"deploy our spam detector as a bot on {NAME}", TRAINING, "it acts there"),
        (f"ship {NAME} inside the tutor that we sell", TRAINING, "within a product"),
        (
            f"include {NAME} in the speech corpus that we release",
            {Use.REDISTRIBUTE},
            "within other data",
        ),
        (f"choose hyperparameters by the score on {NAME}", {Use.EVALUATE}, "tuned on it"),
        (f"keep {NAME}, which we crawled years ago", {Use.COLLECT}, "taken before"),
        (f"train our tokenizer, not the tagger, on {NAME}", TRAINING, "not that model"),
        (f"use {NAME} to choose between two models", TRAINING, "no training"),
        (f"sell a model that we evaluated on {NAME}", {Use.EVALUATE}, "what was tested"),
        (f"sell our pictures on {NAME}?", TRAINING, "sold there"),
        (f"train only the tokenizer of our model on {NAME}", TRAINING, "not that model"),
        (f"put {NAME} into our app", TRAINING, "within a product"),
        (f"include {NAME} data in the product that we sell", TRAINING, "within a product"),
        (f"train a ranker for our intranet on {NAME}", {Use.TRAIN_COMMERCIAL}, "for our own use"),
        (f"train our internal-only tagger on {NAME}", {Use.TRAIN_COMMERCIAL}, "for our own use"),
        (f"sell a tagger benchmarked on {NAME}", {Use.EVALUATE}, "what was tested"),
        (f"use {NAME} for a tagger trained on other data", TRAINING, "no training"),
        (f"search {NAME}, no model", TRAINING, "no training"),
        (f"run our tagger on {NAME}", TRAINING, "only run on it"),
        (f"scrape {NAME} for a market report on our tagger", TRAINING, "a report"),
        (f"redistribute our {NAME} diagrams", {Use.REDISTRIBUTE}, "something about it"),
        (f"may we moderate photos on {NAME} with our classifier", TRAINING, "only run on it"),
        (f"store posts from {NAME} forever", {Use.COLLECT}, "for good"),
        (f"pre-train a model from scratch on {NAME}", TRAINING, "from scratch"),
        (f"train on {NAME} for my phd thesis", {Use.TRAIN_RESEARCH}, "for a degree"),
        (f"use {NAME} to filter the training data of it", TRAINING, "picked by it"),
    ],
)
def test_told_of_a_use(text: str, uses: frozenset[Use], told: str) -> None:
    """
    Some turns make another question of one on a use, and are plain words in one on another.
    """
    other = Use.COLLECT if Use.EVALUATE in uses else Use.EVALUATE
    assert differences(text, frozenset(uses)) - {OTHER_DEED} == {told}
    assert differences(text, frozenset({other})) <= {OTHER_DEED}


def test_handed_to_customers() -> None:
    """
    Who trains or tests and gives a copy away, or tests for others, does something else besides.
    """
    copied = f"train on {NAME} and give customers a copy of {NAME}"
    assert differences(copied, TRAINING) == {"a copy for others"}
    assert differences(copied, frozenset({Use.REDISTRIBUTE})) == {"to a customer"}
    sold = f"sell a testing service that runs on {NAME}"
    assert differences(sold, frozenset({Use.EVALUATE})) == {"a test for others"}
    assert differences(sold, TRAINING) == frozenset()


@pytest.mark.parametrize(
    "text", [f"pick the best checkpoint by {NAME}", f"pick thresholds on {NAME}"]
)
def test_picked(text: str) -> None:
    """
    Who picks something of a model by data neither trains it on them nor only tests it.
    """
    assert differences(text, TRAINING) == {"picked by it"}
    assert differences(text, frozenset({Use.EVALUATE})) == {"tuned on it"}
    assert differences(text, frozenset({Use.COLLECT})) == frozenset()


def test_said_of_a_model() -> None:
    """
    To tell what a model was trained on is not to train it.
    """
    text = f"may we say in our ads that the tagger that we sell was trained on {NAME}"
    assert differences(text, TRAINING) == {"only telling of it", OTHER_DEED}
    assert differences(f"say whether our tagger may be trained on {NAME}", TRAINING) == set()


def test_its_own_model() -> None:
    """
    A model that is called by the name of data has been trained already, by somebody else.
    """
    ready = f"may we use a pretrained {NAME} classifier from a hub"
    assert "its own model" in differences(ready, TRAINING)
    text = f"may we use the {NAME} captioning model"
    for use in (Use.TRAIN_RESEARCH, Use.TRAIN_COMMERCIAL, Use.EVALUATE):
        assert differences(text, frozenset({use})) == {"its own model"}
    assert differences(f"may we use {NAME} for our captioning model", TRAINING) == frozenset()


def test_only_a_part() -> None:
    """
    A part of data is no data as a whole; of a platform nobody takes the whole.
    """
    text = f"put only the {NAME} scene graphs online"
    assert differences(text, frozenset({Use.REDISTRIBUTE})) == {"part of"}
    assert differences(f"put only the {NAME} dataset online", frozenset({Use.EVALUATE})) == set()
    assert differences(f"scrape only the {NAME} job ads", frozenset({Use.COLLECT})) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        f"may we ship a model trained on {NAME} to production",
        f"would a small chat model trained on {NAME} be alright",
        f"internal tagging model trained on {NAME}, is that ok",
    ],
)
def test_to_be_trained(text: str) -> None:
    """
    A model that does not exist yet is trained by who asks; that of others is another matter, and
    so is what is done with one that exists.
    """
    assert differences(text, TRAINING) == frozenset()
    assert differences(text, frozenset({Use.REDISTRIBUTE})) == {"a trained model"}
    assert differences(f"may we use the weights pretrained on {NAME}", TRAINING) == {
        "a trained model"
    }
    assert differences(f"may we fine-tune a model trained on {NAME}", TRAINING) == {
        "a trained model"
    }


def test_held_out_for_a_test() -> None:
    """
    Who trains on one part and tests on what is held out says how it is done, and no more.
    """
    uses = frozenset({Use.TRAIN_COMMERCIAL, Use.EVALUATE})
    text = f"train on {NAME} and evaluate on the {NAME} test split"
    assert differences(text, uses) == frozenset()


def test_kept_out() -> None:
    """
    Who asks whether data must be kept out of a model asks whether they may be in it.
    """
    assert differences(f"must we keep {NAME} out of our chatbot?", TRAINING) == frozenset()
    assert differences(f"may we keep {NAME} out of our chatbot?", TRAINING) == {"left out"}


def test_what_is_promised() -> None:
    """
    What is said or promised of a model is no training of it.
    """
    text = f"may we promise that our translator was not trained on {NAME}"
    assert "only telling of it" in differences(text, TRAINING)


def test_customer_support() -> None:
    """
    A tool that serves customers is a tool; a customer who acts is somebody else.
    """
    assert differences(f"may our customer-support bot be trained on {NAME}", TRAINING) == set()
    assert differences(f"may our customers train on {NAME}", TRAINING) == {"who acts"}


def test_collected_to_train() -> None:
    """
    Answers on a site that are collected to train on are the data, and no answers of a model; all
    that makes collecting or training another matter counts for both.
    """
    both = TRAINING | {Use.COLLECT}
    assert differences(f"scrape the answers on {NAME} to tune our assistant", both) == frozenset()
    assert "from scratch" in differences(f"crawl {NAME} to train a tagger from scratch", both)
    assert "for good" in differences(f"crawl {NAME} for our tagger and keep it forever", both)


def test_sold_for_training() -> None:
    """
    Who sells what a model was trained on sells data.
    """
    text = f"may we sell the tagger's training set of posts from {NAME}"
    assert "the data sold" in differences(text, TRAINING)
    assert "the data sold" not in differences(f"train the tagger that we sell on {NAME}", TRAINING)


def test_shipped_beside_a_model() -> None:
    """
    Who ships the data in a device hands them out, whatever is shipped with them.
    """
    told = differences(f"ship the {NAME} recordings in our device next to the detector", TRAINING)
    assert "within a product" in told
    assert differences(f"train the detector in our device on {NAME}", TRAINING) == frozenset()


def test_whoever_hands_it_on() -> None:
    """
    Data that others have from us and pass on are none that we hand to them.
    """
    text = f"may our agency pass {NAME} on to its freelancers"

    assert "who hands it on" in differences(text, frozenset({Use.REDISTRIBUTE}))
