"""Talk around a question."""

import pytest

from bot.domain.speech.talk import plain, teams


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("thanks for the quick help yesterday! may we?", " ! may we?"),
        ("i know you're swamped, may we?", " , may we?"),
        ("sorry for the rush: may we?", " : may we?"),
        ("my boss wants it in writing: may we?", "my boss  : may we?"),
        ("i searched the docs but found nothing.", "i  ."),
        ("i'm after a quick yes", "i a quick yes"),
        ("putting together the test plan", " the test plan"),
        ("six gpus booked from monday", "six gpus   from monday"),
        ("hello from the docs ai team, may we?", "hello, may we?"),
        ("the model never leaves the company", "the model  inhouse"),
        ("the sprint ends tomorrow.", "  tomorrow."),
        ("my boss keeps asking about it", "my boss   it"),
        ("fine, since it's only a test", "fine,  it's only a test"),
        ("fine, since no product is meant", "fine,  no product is meant"),
        ("we start on monday unless you object.", "we start on monday  ."),
        ("a phd intern would like to know", "  would like to know"),
        ("someone in marketing asks", "someone  asks"),
        ("shout if that's wrong", "  if that's wrong"),
        ("our product owner wants to know", "  wants to know"),
        ("the travel data team asks if we may", "  asks if we may"),
        ("the customer team asks if we may", "the customer team asks if we may"),
        ("a colleague insists that we can't", "a   we can't"),
        ("question from the zurich office:", "question:"),
        ("research inside of our company", "research inhouse"),
        ("for inside research", "for  inhouse research"),
        ("nobody outside the company sees it", " inhouse"),
        ("it stays within our four walls", "it  inhouse"),
        ("not sold, and nothing leaves the firm", "not sold, and  inhouse"),
        ("hi, i'm from the docs team. may we?", "hi, i'm. may we?"),
        ("anna from the search team here. may we?", "anna . may we?"),
        ("i look after our site, may we?", " our site, may we?"),
        ("before we push this live tonight: may we?", " : may we?"),
        ("a research project inside the company", "a research project inhouse"),
        ("may we hold on to them?", "may we keep them?"),
        ("may we keep them around?", "may we keep them?"),
        ("crawling it plus storing the pages", "crawling it and storing the pages"),
        ("save them for later", "save them"),
        ("may we have a copy sitting on our servers?", "may we keep it?"),
        ("it saves a copy on our nas", "it saves it"),
        ("may we keep the videos on our nas?", "may we keep the videos?"),
        ("and the storage of a copy by us", "and store it"),
        ("we got asked by marketing whether we may", "we got   whether we may"),
        ("hi, i'm on the grammar team. may we?", "hi, i'm. may we?"),
        ("we're redoing our public website and want it there", "  want it there"),
        ("a copy kept by us", "a copy kept by us"),
        ("crawl it and a copy kept by us", "crawl it and store it"),
        ("keep a copy of our own", "keep it"),
        ("store the results", "store them"),
        ("keep them stored", "keep them"),
        ("store drawings that we crawl from it", "crawl and store drawings from it"),
        ("from the localisation team: may we?", ": may we?"),
        ("the question from the team is simple", "the question from the team is simple"),
        ("we're in a bit of a rush", " "),
        ("docs team here: may we?", ": may we?"),
        ("we redo. as accuracy has been poor lately, may we?", "we redo.  , may we?"),
        ("its word error rate is too high, so may we?", " , so may we?"),
        ("my team looks after our site", " our site"),
        ("store what it brings back", "store them"),
        ("keep the audio files it finds", "keep them"),
        ("and backing them up on our machines", "and storing them"),
        ("and back them up", "and store them"),
        ("keep the model internal", "keep the model internal"),
        ("ok? we would keep the model internal", "ok? we would  inhouse"),
        ("links are what we're after", "links  "),
        ("a colleague in comms: may we?", "a colleague : may we?"),
        ("could not find this in the wiki, may we?", "could not find this in the wiki, may we?"),
        ("i could not find this in the wiki, may we?", " , may we?"),
        ("before we set up the cluster: may we?", "  may we?"),
        ("we can not start without your word: may we?", " : may we?"),
        ("i have two different opinions, may we?", " , may we?"),
        ("our team disagrees on this one: may we?", " : may we?"),
        ("train the tagger we own", "train the tagger"),
        ("our data team has been debating if we may", "    if we may"),
        ("for a colleague who is out sick, may we?", " , may we?"),
    ],
)
def test_talk(text: str, left: str) -> None:
    """
    Thanks, hurry, plans and who of us is speaking are left out.
    """
    assert plain(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "thanks to a leak we have it",
        "since 2021",
        "unless they object",
        "a phd student of theirs",
        "since they changed it",
        "question from the partner team",
        "we keep asking them to stop",
        "a copy inside the company",
        "may we hold on to them for two years?",
        "may we keep them around until may?",
        "our product owner's photos",
        "unless they tell us not to",
        "hello from the hospital's team",
        "hello from the partner team",
        "after the release",
        "put \x00 together with the logs",
        "fresh data for our model",
        "the copy of \x00 kept in house",
    ],
)
def test_no_talk(text: str) -> None:
    """
    What may matter stays.
    """
    assert plain(text) == text


def test_teams() -> None:
    """
    What a team that asks is called is told, because it may be the name of somebody else.
    """
    assert teams("the acme research team wants to, our web team and our travel group asks") == {
        "acme",
        "research",
        "travel",
    }
    assert teams("we test the model of the acme team") == frozenset()
