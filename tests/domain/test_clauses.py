"""Clauses that forbid or limit: what is marked, where, and what it proposes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.clause_words import Topic, names_licence
from bot.domain.clauses import PROPOSALS, clause_id, read_clauses, topics_of
from bot.domain.documents import Effect, Kind, Status
from bot.domain.forbidding import plain
from bot.domain.units import units
from tests.builders import document

TERMS, DATA, TEXT = Kind.PLATFORM_TERMS, Kind.DATASET_LICENCE, Kind.LICENCE_TEXT

LIMITING = [
    (DATA, Topic.NON_COMMERCIAL, "The shells may be used for non-commercial purposes only."),
    (DATA, Topic.NON_COMMERCIAL, "The recordings are licensed under CC BY-NC 4.0."),
    (TERMS, Topic.NON_COMMERCIAL, "You may not use the map for any commercial purpose."),
    (TERMS, Topic.NON_COMMERCIAL, "The site is for your personal, non-commercial use."),
    (DATA, Topic.ACADEMIC, "The corpus is available for academic research only."),
    (DATA, Topic.ACADEMIC, "Use is restricted to research purposes."),
    (TERMS, Topic.NO_REDISTRIBUTION, "You must not redistribute our images."),
    (DATA, Topic.NO_REDISTRIBUTION, "The clips may not be republished."),
    (TERMS, Topic.AUTOMATED, "Scraping the harbour pages is prohibited."),
    (TERMS, Topic.AUTOMATED, "- use any robot, spider or other automated means to visit us"),
    (TERMS, Topic.AUTOMATED, "4.2.1 Using crawlers to copy pages of the service without asking;"),
    (
        TERMS,
        Topic.MACHINE_LEARNING,
        "You shall not use the content to train machine learning models.",
    ),
    (TERMS, Topic.MACHINE_LEARNING, "* Training: using our content to train any language model"),
    (TERMS, Topic.COMPETING, "You may not use outputs to develop models that compete with ours."),
    (DATA, Topic.SHARE_ALIKE, "Adaptations must be shared under the same licence."),
    (DATA, Topic.ATTRIBUTION, "You must give credit to the lighthouse keepers."),
    (TEXT, Topic.NO_DERIVATIVES, "You may not create derivative works of the charts."),
    (DATA, Topic.NO_DERIVATIVES, "The songs are released under CC BY-NC-ND 4.0."),
    (DATA, Topic.REQUEST, "To obtain the videos, please fill in the request form."),
    (DATA, Topic.PERSONAL_DATA, "Do not attempt to identify the speakers."),
]


@pytest.mark.parametrize(("kind", "topic", "sentence"), LIMITING)
def test_limits(kind: Kind, topic: Topic, sentence: str) -> None:
    """
    A sentence that limits is marked with its topic.
    """
    found = read_clauses(document("d", kind, body=f"# Terms\n\n{sentence}\n"))

    assert topic in {clause.topic for clause in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "You may use the charts for commercial and non-commercial purposes.",
        "“Non-commercial” means without a fare.",
        "A scraper means any tool that copies pages for non-commercial use only.",
        "May I use this for non-commercial purposes only?",
        "You grant us a licence; you may not withdraw it for non-commercial use only.",
        "We will not use your pictures for commercial purposes.",
        "The harbour may not train models on your content.",
        "Section 3 was amended to say that you may not scrape the site.",
        "Attribution is not required.",
        "The data set has 200 hours of waves.",
        "Use our app to listen to the sea.",
        "You may use robots to sweep the pier.",
        "# Non-commercial use only",
        "| non-commercial | only |",
        "**Scraping is prohibited**",
    ],
)
def test_no_limits(sentence: str) -> None:
    """
    A sentence that limits nothing for those who use data is not marked; nor is a heading.
    """
    found = read_clauses(document("d", TERMS, body=f"# Terms\n\n{sentence}\n"))

    assert [c for c in found if PROPOSALS[c.topic][0] is Effect.FORBIDS] == []


def test_licence_fields() -> None:
    """
    The licence in the metadata of a dataset card is a clause; other fields are not.
    """
    body = (
        "---\nlicense:\n- cc-by-nc-4.0\npretty_name: For research purposes only\n---\n"
        "# Card\n\nMore words on waves.\n"
    )
    found = read_clauses(document("d", DATA, body=body))

    assert [(c.topic, c.text) for c in found] == [
        (Topic.NON_COMMERCIAL, "license:\n- cc-by-nc-4.0")
    ]


def test_lists_below_a_title() -> None:
    """
    Items below a title that forbids are forbidden, until the list ends.
    """
    body = (
        "**You agree that you will not:**\n\n"
        "1. sell the photos to third parties;\n"
        "2. use the photos for commercial purposes.\n\n"
        "Welcome.\n\n"
        "Photos for commercial purposes are printed at the pier.\n\n"
        "You may:\n\n- sell the photos of your own boat;\n"
    )
    found = read_clauses(document("d", TERMS, body=body))

    assert [c.text for c in found] == [
        "1. sell the photos to third parties;",
        "2. use the photos for commercial purposes.",
    ]


def test_quoted_lists() -> None:
    """
    A list of what is forbidden goes on behind a line that only quotes.
    """
    body = "You may not:\n\n> as the master says\n\n- copy and sell the photos;\n"
    (found,) = read_clauses(document("d", TERMS, body=body))

    assert found.topic is Topic.NO_REDISTRIBUTION


def test_who_may_limit() -> None:
    """
    Only official texts in force are read, and a request form only where data are handed out.
    """
    sentence = "The shells may be used for non-commercial purposes only."

    assert read_clauses(document("d", Kind.INTERNAL_POLICY, body=sentence)) == ()
    assert read_clauses(document("d", Kind.SOURCE_CARD, body=sentence)) == ()
    assert read_clauses(document("d", DATA, body=sentence, status=Status.HISTORICAL)) == ()
    request = plain("To obtain the videos, please fill in the request form.")
    assert topics_of(request, TERMS) == []


def test_said_twice() -> None:
    """
    A sentence that stands twice is one mark, named by document, topic and words.
    """
    sentence = "The shells may be used for non-commercial purposes only."
    (found,) = read_clauses(document("d", DATA, body=f"{sentence}\n\n{sentence}\n"))

    assert found.id == clause_id("d", Topic.NON_COMMERCIAL, sentence.replace(" ", "  "))
    assert found.id != clause_id("e", Topic.NON_COMMERCIAL, sentence)
    assert found.id != clause_id("d", Topic.ACADEMIC, sentence)
    assert found.rule.clause == sentence
    assert not found.rule.reviewed


def test_proposals() -> None:
    """
    Each topic proposes a rule, and none of them permits.
    """
    assert set(PROPOSALS) == set(Topic)
    assert {effect for effect, _ in PROPOSALS.values()} == {Effect.FORBIDS, Effect.UNDECIDED}
    assert all(uses for _, uses in PROPOSALS.values())


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("released under cc by-nc-sa 4.0", {Topic.NON_COMMERCIAL, Topic.SHARE_ALIKE}),
        ("licensed under creative commons attribution noncommercial", {Topic.NON_COMMERCIAL}),
        ("available under creative commons attribution-noderivatives", {Topic.NO_DERIVATIVES}),
        ("released under cc by 4.0", set[Topic]()),
        ("we like cc by-nc", set[Topic]()),
    ],
)
def test_named_licences(text: str, topics: set[Topic]) -> None:
    """
    A Creative Commons licence limits by its parts, where something is put under it.
    """
    assert names_licence(text) == topics


LINES = st.sampled_from(
    [*(sentence for _, _, sentence in LIMITING), "You may not:", "- sell the photos;", "",
     "## More", "Waves.", "> quoted", "a) copy the images and post them", "---",
     "license: cc-by-nc-4.0"]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=40), max_size=12), st.sampled_from([TERMS, DATA, TEXT]))
def test_any_text(lines: list[str], kind: Kind) -> None:
    """
    Whatever a text holds: each mark is exactly one unit of it, in order, and only restricts.
    """
    made = document("d", kind, body="# D\n" + "\n".join(lines) + "\n")
    found = read_clauses(made)

    spans = set(units(made.body, made.body_start))
    assert all((c.start, c.end) in spans for c in found)
    assert all(made.text[c.start : c.end] == c.text for c in found)
    assert all(a.start <= b.start for a, b in pairwise(found))
    assert all(c.rule.effect in (Effect.FORBIDS, Effect.UNDECIDED) for c in found)
