"""Clause changes between real versions of real terms, as they were found by reading both.

Each entry names a pair of texts, what happened to a clause, and some words by which it is known.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.adapters.folder import Folder
from bot.domain.changes import Change, changes, comparable
from bot.domain.clauses import read_clauses
from bot.domain.documents import Document, Kind
from tests.builders import document
from tests.shared import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.no_cover]

CURRENT = {"x-developer-agreement": "x-developer-terms"}
# What happened (new, gone, changed), and words of the clause; together they name one clause.
READ: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("github-terms-of-service--2025-09-23", "github-terms-of-service--2025-09-29"): (
        ("new", "automated commercial waive"),
        ("new", "retaliate access"),
        ("new", "700 academic"),
        ("new", "controls controlled affiliates"),
        ("new", "injunctive jurisdiction"),
    ),
    ("github-terms-of-service--2025-09-29", "github-terms-of-service"): (
        ("changed", "store archive parse training"),
        ("new", "inputs opt out develop train"),
        ("new", "independent third-party providers training"),
        ("new", "confidential consent circumstances"),
        ("gone", "sell content grant"),
        ("gone", "archive partners distribute"),
        ("changed", "waive assert rights affiliates"),
    ),
    ("linkedin-user-agreement--2024-09-19", "linkedin-user-agreement--2024-11-21"): (
        ("new", "generative automate generation"),
    ),
    ("linkedin-user-agreement--2024-11-21", "linkedin-user-agreement"): (
        ("changed", "deceitful fraudulent"),
        ("changed", "prices prospectively refunds"),
        ("changed", "warranty output uninterrupted"),
        ("changed", "recruiter paying reports"),
    ),
    ("netflix-terms-of-use--2024-09-01", "netflix-terms-of-use--2025-04-17"): (
        ("new", "machine learning prompting fine-tuning"),
        ("changed", "viruses interrupt destroy"),
        ("new", "spatial device capabilities"),
        ("changed", "elements reorganise"),
        ("changed", "promotional discounts sweepstakes"),
        ("changed", "determine eligibility device"),
        ("changed", "commercial advertising formats"),
    ),
    ("nyt-terms-of-service--2025-05-19", "nyt-terms-of-service"): (
        ("new", "scanning direct messages"),
    ),
    ("reddit-user-agreement--2024-02-15", "reddit-user-agreement--2024-08-16"): (
        ("new", "train machine learning license"),
        ("new", "amsterdam netherlands"),
    ),
    ("spotify-user-guidelines--2023-05-05", "spotify-user-guidelines--2023-05-08"): (
        ("changed", "crawling scraping train"),
    ),
    ("stack-exchange-acceptable-use-policy--2025-09-23", "stack-exchange-acceptable-use-policy"): (
        ("new", "spider launch distribute automated"),
        ("new", "generative training benchmarking"),
        ("new", "competitive website"),
        ("new", "bandwidth volume"),
        ("changed", "exempt automated"),
        ("gone", "accessibility-related"),
        ("gone", "gather profile robots"),
    ),
    ("x-developer-agreement--2025-04-17", "x-developer-agreement--2025-06-04"): (
        ("changed", "reverse engineer foundation model"),
        ("gone", "audit inspect records"),
        ("gone", "written report deployment"),
    ),
    ("x-terms-of-service--2023-05-18", "x-terms-of-service--2023-10-11"): (
        ("new", "scrape limitations disrupt"),
        ("changed", "non-public probe vulnerability"),
    ),
    ("x-terms-of-service--2023-10-11", "x-terms-of-service--2024-10-21"): (
        ("new", "license analyze training promote text"),
        ("new", "reasonable estimate damages penalty"),
        ("new", "texas choice dispute"),
    ),
    ("x-terms-of-service--2024-11-15", "x-terms-of-service"): (
        ("changed", "comfortable sharing"),
        ("changed", "originated responsibility content"),
        ("new", "advertising features offerings"),
        ("new", "two years state"),
    ),
    ("youtube-terms-of-service--2019-12-11", "youtube-terms-of-service"): (
        ("changed", "harvest usernames faces"),
        ("new", "monetize displaying ads"),
        ("new", "royalties november"),
        ("changed", "13 children kids"),
    ),
    ("dolma-readme--2023-12-15", "dolma-readme"): (
        ("new", "odc-by licensed"),
        ("gone", "impact medium agree"),
    ),
}
# All that changed there, to the last clause.
WHOLLY_READ = {
    ("github-terms-of-service--2025-09-23", "github-terms-of-service--2025-09-29"): 5,
    ("nyt-terms-of-service--2025-05-19", "nyt-terms-of-service"): 1,
    ("reddit-user-agreement--2024-02-15", "reddit-user-agreement--2024-08-16"): 5,
    ("spotify-user-guidelines--2023-05-05", "spotify-user-guidelines--2023-05-08"): 1,
    ("spotify-user-guidelines--2023-05-08", "spotify-user-guidelines"): 0,
}
# One address, the texts of two countries: the European, the British, the American one.
OTHER_COUNTRY = (
    ("youtube-terms-of-service--2019-12-11", "youtube-terms-of-service--2021-06-01"),
    ("youtube-terms-of-service--2021-06-01", "youtube-terms-of-service--2023-04-08"),
    ("youtube-terms-of-service--2023-04-08", "youtube-terms-of-service"),
    ("openai-terms-of-use--2024-02-10", "openai-terms-of-use-eea"),
)


@pytest.fixture(scope="module")
def held() -> dict[str, Document]:
    read = Folder(SHARED / "corpus").read()
    return {entry.id: entry for entry in read if isinstance(entry, Document)}


def kind(change: Change) -> str:
    return "changed" if change.old and change.new else "new" if change.new else "gone"


def told(change: Change) -> str:
    return " ".join(quote.text for quote in (change.old, change.new) if quote).casefold()


def known(found: tuple[Change, ...], what: str, words: str) -> bool:
    return any(
        kind(change) == what and all(word in told(change) for word in words.split())
        for change in found
    )


def test_changes_that_were_read(held: dict[str, Document]) -> None:
    """
    Of the clause changes that a person found by reading both texts, at least 95 % are found.
    """
    missed = [
        (old, new, what, words)
        for (old, new), read in READ.items()
        for what, words in read
        if not known(changes(held[old], held[new]), what, words)
    ]
    total = sum(len(read) for read in READ.values())

    assert len(missed) <= 0.05 * total, missed


def test_nothing_else(held: dict[str, Document]) -> None:
    """
    Where every change was read, nothing else is told.
    """
    found = {pair: len(changes(held[pair[0]], held[pair[1]])) for pair in WHOLLY_READ}

    assert found == WHOLLY_READ


@pytest.mark.parametrize(("old", "new"), OTHER_COUNTRY)
def test_other_country(held: dict[str, Document], old: str, new: str) -> None:
    """
    The text of another country is no change of any clause, whichever way it flaps.
    """
    assert not comparable(held[old], held[new])
    assert () == changes(held[old], held[new]) == changes(held[new], held[old])


def platforms(held: Mapping[str, Document]) -> list[Document]:
    """Every eighth of the terms in force."""
    return [d for d in held.values() if d.kind is Kind.PLATFORM_TERMS and d.in_force][::8]


def rewrapped(body: str) -> str:
    """Lines of 60 characters instead of one line a paragraph."""

    def wrapped(line: str) -> str:
        return re.sub(r"(.{40,60}?)[ ](?=[^\s\d*#>|+(§•–·-])", r"\1\n", line)

    return "\n".join(
        line if re.match(r"\s*(?:[#|`*>+-]|\d|\S{0,3}\))", line) else wrapped(line)
        for line in body.split("\n")
    )


def typeset(body: str) -> str:
    """Other quotation marks, dashes, spaces and bullets."""
    marks = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "—": "-"})
    return re.sub(r"(?m)^(\s*)[*] ", r"\1- ", body.translate(marks)).replace(". ", ".  ")


def redated(body: str) -> str:
    """A new line with dates at the top, and new titles."""
    return f"Last updated: March 3, 2031\n\nEffective: April 4, 2031\n\n# Our New Terms\n\n{body}"


@pytest.mark.parametrize("change", [rewrapped, typeset, redated])
def test_layout(held: dict[str, Document], change: Callable[[str], str]) -> None:
    """
    A new layout, other typography, new dates and titles change no clause of any platform's terms.
    """
    terms = platforms(held)
    raised = {
        d.id: [told(c)[:200] for c in found]
        for d in terms
        if (found := changes(d, document(d.id, d.kind, body=change(d.body))))
    }

    assert len(terms) > 12
    assert raised == {}


def test_edits(held: dict[str, Document]) -> None:
    """
    One edited, one deleted and one added sentence in any platform's terms are told, and no more.
    """
    wrong: dict[str, list[str]] = {}
    for terms in platforms(held):
        marks = [c for c in read_clauses(terms) if terms.body.count(c.text) == 1]
        if not marks:
            continue
        clause = marks[len(marks) // 2]
        before, after = terms.text[: clause.start], terms.text[clause.end :]
        edits = {
            "changed": f"{clause.text.rstrip('.;')} and on Mondays.",
            "gone": "",
            "new": f"{clause.text}\n\nRobots that sort letters at night need a permit.\n\n",
        }
        for what, text in edits.items():
            found = changes(terms, replace(terms, text=before + text + after))
            if [what] != [kind(change) for change in found]:
                wrong[f"{terms.id} {what}"] = [kind(c) + ": " + told(c)[:150] for c in found]

    assert wrong == {}
