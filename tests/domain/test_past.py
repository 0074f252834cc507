"""What used to hold: told when asked for, marked as replaced, and never a ground of a verdict."""

from bot.domain.answers import Answer, Question, Verdict
from bot.domain.assessment import assess
from bot.domain.composing import compose
from bot.domain.documents import Audience, Document, Effect, Kind, Status
from bot.domain.drafting import draft
from bot.domain.framing import frame
from bot.domain.grounding import ground
from bot.domain.quoting import Quoter
from tests.builders import dataset, document, knowledge, platform, policy, rule

HARBOUR = platform("Harbour")
NOW = policy(
    "video-2",
    rule(
        "v", Effect.FORBIDS, subjects=("Harbour",), clause="Harbour clips must not be downloaded."
    ),
    subject="Harbour clips",
    effective_date="2025-09-01",
)
OLD = document(
    "video-1",
    status=Status.SUPERSEDED,
    subject="Harbour clips",
    superseded_by="video-2",
    end_date="2025-08-31",
    effective_date="2023-05-10",
    title="Video (v1)",
    body="# Video\n\n1. Harbour clips may be downloaded if the manager agrees to it.\n",
)
ASKED = "What was the rule on Harbour clips?"


def terms(date: str, words: str, subject: str = "Harbour") -> Document:
    """An older version of the terms of a platform."""
    return document(
        f"harbour-terms--{date}",
        Kind.PLATFORM_TERMS,
        status=Status.HISTORICAL,
        subject=subject,
        title=f"Terms of {date}",
        body=f"# Terms\n\n{words}\n",
        retrieved=date,
        source_url="https://harbour.example/terms",
    )


def told(text: str, *documents: Document, audience: Audience = Audience.ALL) -> list[str]:
    """What an answer says of the past."""
    answer = answered(text, *documents, audience=audience)
    return [s.text for s in answer.statements if "no longer in force" in s.text]


def answered(text: str, *documents: Document, audience: Audience = Audience.ALL) -> Answer:
    """The whole answer of the rules."""
    held = knowledge(*documents, audience=audience)
    question = Question(text, audience)
    framed = frame(question, held.registry, held.vocabulary)
    assessed = assess(framed, held)
    grounded = ground(draft(assessed, held, Quoter(held)), held)
    return compose(question, framed, assessed, grounded, held)


def test_the_old_rule_is_told_beside_the_new_one() -> None:
    """
    The verdict is that of today; the old rule stands beside it, with the day it was replaced.
    """
    answer = answered(ASKED, HARBOUR, NOW, OLD)

    assert answer.verdict is Verdict.NOT_ALLOWED
    assert answer.statements[-1].text == (
        "Replaced on 2025-09-01, no longer in force: Video (v1) said "
        '"1. Harbour clips may be downloaded if the manager agrees to it".'
    )
    cited = answer.citations[answer.statements[-1].citations[0] - 1]
    assert (cited.document, cited.status) == ("video-1", Status.SUPERSEDED)


def test_nobody_hears_of_it_unasked() -> None:
    """
    A question on what holds now is not answered with what used to hold.
    """
    assert told("May we download Harbour clips?", HARBOUR, NOW, OLD) == []


def test_the_past_supports_nothing() -> None:
    """
    Where nothing in force decides, the old permission is told and the verdict stays open.
    """
    answer = answered(ASKED, HARBOUR, OLD)

    assert answer.verdict is Verdict.NOT_COVERED
    assert len(told(ASKED, HARBOUR, OLD)) == 1


def test_drafts_and_what_only_legal_may_read() -> None:
    """
    A draft never was in force; an old text for legal is told to legal only.
    """
    secret = document(
        "video-0", status=Status.SUPERSEDED, audience=Audience.LEGAL, subject="Harbour clips",
        body="# Video\n\nHarbour clips are discussed with counsel first.\n",
    )  # fmt: skip
    never = document(
        "video-3", status=Status.DRAFT, subject="Harbour clips",
        body="# Video\n\nHarbour clips may be downloaded on Sundays.\n",
    )  # fmt: skip

    assert told(ASKED, HARBOUR, secret, never) == []
    assert len(told(ASKED, HARBOUR, secret, never, audience=Audience.LEGAL)) == 1


VERSIONS = (
    HARBOUR,
    terms("2019-12-11", "Nobody may gather clips of Harbour by machines."),
    terms("2023-04-08", "You must not train models on clips of Harbour."),
)


def test_of_several_versions_the_one_of_the_date() -> None:
    """
    Without a date it is the last version; with one, the version of that date, if there is any.
    """
    last = 'Replaced, no longer in force: Terms of 2023-04-08 (copy of 2023-04-08) said "You'
    of_2023 = 'As of 2023, no longer in force today: Terms of 2023-04-08 said "You'
    of_2020 = 'As of 2020-06, no longer in force today: Terms of 2019-12-11 said "Nobody'

    assert told(ASKED, *VERSIONS)[0].startswith(last)
    assert told(f"{ASKED[:-1]} as of 2020-06?", *VERSIONS)[0].startswith(of_2020)
    assert told(f"{ASKED[:-1]} in 2023?", *VERSIONS)[0].startswith(of_2023)
    assert told(f"{ASKED[:-1]} before 2023?", *VERSIONS)[0].endswith("permits nothing now.")
    assert told(f"{ASKED[:-1]} in 2012?", *VERSIONS) == []


def test_a_question_on_a_date_asks_for_the_past() -> None:
    """
    "Could we … in June 2024" and "as of 2024-06" are told what held then, beside what holds now.
    """
    for asked in (
        "Could we train on clips of Harbour in June 2024?",
        "As of 2024-06, may clips of Harbour train models?",
    ):
        answer = answered(asked, *VERSIONS)

        assert [s.text for s in answer.statements if "history" in s.text] == [
            'As of 2024-06, no longer in force today: Terms of 2023-04-08 said "You must not train '
            'models on clips of Harbour". It is history and permits nothing now.'
        ]
        assert answer.verdict is Verdict.NOT_COVERED
    assert told("We gathered clips of Harbour in 2023, may we train on them?", *VERSIONS) == []


def test_a_policy_that_had_ended_by_then() -> None:
    """
    Of a date after its end an old policy is not told.
    """
    assert told(f"{ASKED[:-1]} in 2026?", HARBOUR, NOW, OLD) == []
    assert len(told(f"{ASKED[:-1]} in 2024?", HARBOUR, NOW, OLD)) == 1


def test_what_forbids_the_use_is_told_first() -> None:
    """
    Of the sentences that share as many words with the question, the one that forbids the use.
    """
    (said,) = told(
        ASKED,
        HARBOUR,
        terms(
            "2020-01-01", "Clips are the pride of our city.\n\nYou must not train models on clips."
        ),
    )

    assert "must not train" in said


def test_nothing_on_the_matter() -> None:
    """
    An old text that shares no word with the question is not told.
    """
    assert told(ASKED, HARBOUR, terms("2020-01-01", "Contact us by letter at any time.")) == []


def test_what_has_no_subject() -> None:
    """
    An old text on nothing that the question names is left out.
    """
    assert told(ASKED, HARBOUR, terms("2020-01-01", "Clips are kept a year.", subject="")) == []


def test_a_copy_of_another_time() -> None:
    """
    What a dataset permits today says nothing of a copy that came under an older licence text.
    """
    old = document(
        "pier-readme--2023-12-15",
        Kind.DATASET_LICENCE,
        status=Status.HISTORICAL,
        subject="Pier",
        retrieved="2023-12-15",
        body="# Pier\n\nThis version is for research and comes under an agreement of its own.\n",
    )
    pier, green = dataset("Pier"), policy("p", rule("green", classes=("open",)))

    assert answered("May we train on Pier?", pier, green, old).verdict.permits
    asked = "May we train on our Pier data as of 2023-12-20?"
    assert not answered(asked, pier, green, old).verdict.permits
    assert answered(asked, pier, green, terms("2023-12-01", "Terms.", "Dune")).verdict.permits
