"""What to fetch by the addresses of cards, and what to make of it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.documents import Audience, Card, Kind, Status, SubjectKind
from bot.domain.errors import FetchError
from bot.domain.extracts import Extract
from bot.domain.fetching import (
    Note,
    Target,
    accept,
    body_of,
    chosen,
    hosts,
    replaced,
    same,
    targets,
    written,
)
from tests.builders import document

DAY = date(2026, 11, 25)
TARGET = Target("bay-terms", "Bay", "https://bay.example/terms", "platform-terms", "Ada")


def card(
    name: str, url: str, *documents: str, kind: SubjectKind = SubjectKind.PLATFORM, **more: object
):
    return document(
        f"card-{name}", Kind.SOURCE_CARD, subject=name.title(), source_url=url,
        card=Card(kind, documents=documents), **more,
    )  # fmt: skip


def test_targets() -> None:
    """
    Each card with an address gives the text that it sums up, or one of its own name.
    """
    cards = (
        card("bay", "https://bay.example/terms", "bay-terms", "bay-other", owner="Ada"),
        card("abc", "https://abc.example/", kind=SubjectKind.DATASET, audience=Audience.LEGAL),
        card("same", "https://bay.example/again", "bay-terms"),
        card("none", ""),
        card("draft", "https://draft.example/", status=Status.DRAFT),
        document("doc", source_url="https://doc.example/"),
    )
    found = targets({d.id: d for d in cards})

    assert [(t.document, t.path, t.audience) for t in found] == [
        ("abc-official", "dataset-licences/abc-official.md", Audience.LEGAL),
        ("bay-terms", "platform-terms/bay-terms.md", Audience.ALL),
    ]
    assert found[1] == TARGET


def test_nothing_of_ours() -> None:
    """
    A card that names a policy as its text does not have it replaced.
    """
    held = {d.id: d for d in (card("bay", "https://bay.example/", "pol"), document("pol"))}

    assert targets(held) == ()


def test_hosts() -> None:
    """
    The hosts of cards are those that may be gone to, and those that hold the texts they show.
    """
    git = replace(TARGET, url="https://github.com/a/b")
    plain = replace(TARGET, url="http://plain.example/")

    assert hosts([TARGET, git, plain]) == {"bay.example", "github.com", "raw.githubusercontent.com"}


def test_chosen() -> None:
    """
    Subjects are named as people write them, or by the id of their text; others are refused.
    """
    other = replace(TARGET, document="sea-terms", subject="Sea")

    assert chosen([TARGET, other], ["BAY", "sea-terms", "bay"]) == (TARGET, other)
    with pytest.raises(FetchError, match='"Lake"'):
        chosen([TARGET], ["Lake"])


@pytest.mark.parametrize(
    ("extract", "last", "why"),
    [
        (Extract("Sign in to go on"), "", "a login page now"),
        (Extract(" - "), "", "empty now"),
        (Extract("x" * 39), "y" * 100, "61 % shorter now"),
    ],
)
def test_not_accepted(extract: Extract, last: str, why: str) -> None:
    """
    A login page, nothing, or less than two fifths of the last text is not the text.
    """
    with pytest.raises(FetchError, match=why):
        accept(extract, last)


def test_accepted() -> None:
    """
    Anything else is.
    """
    accept(Extract("x" * 40), "y" * 100)
    accept(Extract("first"), "")


def test_written() -> None:
    """
    What is written has a header that says where it came from, and gives its text back.
    """
    text = written(TARGET, Extract('# Terms\n\n---\n"x"\n', title="Bay: terms", language="en"), DAY)

    assert text.startswith('---\nid: "bay-terms"\ntitle: "Bay: terms"\nsubject: "Bay"\n')
    assert 'retrieved: "2026-11-25"' in text
    assert body_of(text) == '# Terms\n\n---\n"x"\n'
    assert 'title: "Bay (official text)"' in written(TARGET, Extract("text"), DAY)


def test_replaced() -> None:
    """
    A version that gives way is kept as history, or as superseded where there is no such folder.
    """
    text = written(TARGET, Extract("old text"), DAY)

    path, kept = replaced(TARGET, text, "2026-11-25", date(2026, 12, 1))
    other, superseded = replaced(replace(TARGET, folder="licence-texts"), text, "earlier", DAY)

    assert path == "platform-terms-history/bay-terms-2026-11-25.md"
    assert 'status: "historical"\nsuperseded_by: "bay-terms"\nend_date: "2026-12-01"' in kept
    assert body_of(kept) == "old text\n"
    assert (other, 'status: "superseded"' in superseded) == (
        "licence-texts/bay-terms-earlier.md",
        True,
    )


def test_same() -> None:
    """
    A new layout is no change; a word is.
    """
    assert same("You must\nnot “copy”.", 'You must not  "copy".\n')
    assert not same("You must not copy.", "You may not copy.")


def test_notes() -> None:
    """
    A text is out of date when its source fails, or was not seen for a week; the day on which a
    fault began stays. What was never fetched is not out of date.
    """
    new = Note("bay-terms", TARGET.url)
    seen = new.seen(date(2026, 11, 1), "e", "m")
    failing = seen.failed("gone", date(2026, 11, 2)).failed("still gone", date(2026, 11, 3))

    assert new.failed("gone", DAY).stale(DAY) == ""
    clone = Note("a folder", "")
    assert (clone.stale(DAY), clone.failed("no git", DAY).stale(DAY)) == (
        "",
        f"its source fails since {DAY}",
    )
    assert seen.stale(date(2026, 11, 8)) == ""
    assert seen.stale(date(2026, 11, 9)) == "its source was last seen 2026-11-01"
    assert failing.stale(DAY) == "its source fails since 2026-11-02, last seen 2026-11-01"
    assert failing.looked == "2026-11-03"
    assert failing.seen(DAY, "", "").stale(DAY) == ""
