"""Fetching with real files and the real reader, from a web that a test writes."""

import socket
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.folder import Folder
from bot.adapters.formats import Formats
from bot.adapters.official import OfficialFolder
from bot.adapters.publicweb import PublicWeb
from bot.domain.documents import Document, Kind, Status
from bot.domain.errors import FetchError
from bot.domain.fetching import Target
from bot.ports.documents import Fetched
from bot.services.fetching import Fetching, FetchReport
from bot.services.nightly import Nightly
from tests.odd.pdfs import pdf, scan
from tests.tls import says, serving

BAY = Target("bay-terms", "Bay", "https://bay.example/terms", "platform-terms", "Ada")
SEA = Target("sea-licence", "Sea", "https://sea.example/licence", "licence-texts")
LONG = b"<html><title>Bay terms</title><p>" + b"You must not scrape the bay. " * 20


@dataclass
class Pages:
    """A Web of pages by address; an exception is raised."""

    pages: dict[str, Fetched | Exception] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def get(self, url: str, hosts: Collection[str], etag: str, modified: str) -> Fetched:
        assert {"bay.example", "sea.example"} == set(hosts)
        self.asked.append((url, etag, modified))
        page = self.pages[url]
        if isinstance(page, Exception):
            raise page
        return page


@dataclass
class Shore:
    """Two targets, their root, and a day that a test moves."""

    root: Path
    web: Pages
    fetching: Fetching
    day: date = date(2026, 11, 1)

    def today(self) -> date:
        return self.day

    def fetch(self, *targets: Target, **options: bool) -> FetchReport:
        return self.fetching.run(targets or (BAY,), lambda *_: None, **options)

    def read(self) -> dict[str, Document]:
        found = list(Folder(self.root).read())
        assert all(isinstance(entry, Document) for entry in found)
        return {entry.id: entry for entry in found if isinstance(entry, Document)}


@pytest.fixture
def shore(tmp_path: Path) -> Iterator[Shore]:
    formats = Formats()
    web = Pages(
        {BAY.url: page(LONG, "1"), SEA.url: page(pdf(["Sea licence.\nCopy what you like."]))}
    )
    shore = Shore(tmp_path, web, None)  # type: ignore[arg-type]  it needs the shore's own day
    shore.fetching = Fetching(web, formats, OfficialFolder(tmp_path), shore.today, (BAY, SEA))
    yield shore
    formats.close()


def page(data: bytes | None, etag: str = "") -> Fetched:
    return Fetched(data, "x.html", etag, "")


def test_added(shore: Shore) -> None:
    """
    Texts come in as documents with their address and day, whatever their format.
    """
    report = shore.fetch(BAY, SEA)

    assert (report.added, report.failed, report.news) == (("bay-terms", "sea-licence"), (), True)
    read = shore.read()
    assert read["bay-terms"].kind is Kind.PLATFORM_TERMS
    assert (read["bay-terms"].title, read["bay-terms"].retrieved) == ("Bay terms", "2026-11-01")
    assert "Copy what you like." in read["sea-licence"].text


def test_unchanged(shore: Shore) -> None:
    """
    What has not changed, or only in its layout, stays untouched; the marks are sent along.
    """
    shore.fetch()
    before = (shore.root / BAY.path).stat().st_mtime_ns
    shore.web.pages[BAY.url] = page(None, "1")
    first = shore.fetch()
    shore.web.pages[BAY.url] = page(LONG.replace(b"<p>", b"<div>\n\n"), "2")
    second = shore.fetch()

    assert (first.unchanged, second.unchanged, second.news) == (
        ("bay-terms",),
        ("bay-terms",),
        False,
    )
    assert [etag for _, etag, _ in shore.web.asked] == ["", "1", "1"]
    assert before == (shore.root / BAY.path).stat().st_mtime_ns


def test_changed(shore: Shore) -> None:
    """
    A new text takes the place of the old one, which becomes history.
    """
    shore.fetch()
    shore.day = date(2026, 11, 5)
    shore.web.pages[BAY.url] = page(LONG + b"Now also: do not train on it.")
    report = shore.fetch()

    assert report.changed == ("bay-terms",)
    read = shore.read()
    assert "do not train" in read["bay-terms"].text
    old = read["bay-terms-2026-11-01"]
    assert (old.status, old.superseded_by, "do not train" in old.text) == (
        Status.HISTORICAL,
        "bay-terms",
        False,
    )


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (FetchError("it answers 404"), "it answers 404; the last good text stays"),
        (page(b"<html><title>Log in</title><form><input type=password>"), "a login page"),
        (page(b"<html><title>Sign in</title><p>Sign in"), "a login page"),
        (page(b""), "empty"),
        (page(b"<html><div id=app></div>"), "without text"),
        (page(b"<html><p>Our terms have moved elsewhere."), "% shorter now"),
        (page(scan()), "no text, as scans do"),
    ],
)
def test_kept(shore: Shore, answer: Fetched | Exception, why: str) -> None:
    """
    Whatever comes in its place, the last good text stays, and is said to be out of date.
    """
    shore.fetch()
    before = (shore.root / BAY.path).read_bytes()
    shore.web.pages[BAY.url] = answer
    shore.day = date(2026, 11, 2)

    ((name, sentence),) = shore.fetch().failed

    assert (name, before) == ("bay-terms", (shore.root / BAY.path).read_bytes())
    assert why in sentence
    assert sentence.startswith("Bay (https://bay.example/terms): ")
    failing = OfficialFolder(shore.root).failing(shore.day)
    assert failing == {"bay-terms": "its source fails since 2026-11-02, last seen 2026-11-01"}


def test_shorter(shore: Shore) -> None:
    """
    A text that has shrunk is taken when somebody says so, and is well again.
    """
    shore.fetch()
    shore.web.pages[BAY.url] = page(b"<html><p>Do as you like.")
    assert shore.fetch().failed

    assert shore.fetch(shorter=True).changed == ("bay-terms",)
    assert OfficialFolder(shore.root).failing(shore.day) == {}


def test_another_address(shore: Shore) -> None:
    """
    Marks of another address are not sent along.
    """
    shore.fetch()
    moved = Target("bay-terms", "Bay", "https://bay.example/new", "platform-terms")
    shore.web.pages[moved.url] = page(LONG)
    shore.fetch(moved)

    assert shore.web.asked[-1] == ("https://bay.example/new", "", "")


def test_the_whole_way(tmp_path: Path) -> None:
    """
    From a server by https, over a redirect, into a knowledge root; and again, when nothing is new.
    """
    moved = says(b"", 301, Location="https://www.bay.example/terms.pdf")
    text = says(pdf(["Bay terms.\nYou must not scrape."]), Content_Type="application/pdf", ETag="1")
    answers = {"/terms": moved, "/terms.pdf": text}
    with serving(answers, "bay.example", "www.bay.example") as (server, context):
        web = PublicWeb(
            60, lambda _: ["93.184.216.34"],
            lambda _, seconds: socket.create_connection(server.server_address, seconds), context,
        )  # fmt: skip
        formats = Formats()
        official = OfficialFolder(tmp_path)
        fetching = Fetching(web, formats, official, lambda: date(2026, 11, 1), (BAY,))
        first = fetching.run((BAY,), lambda *_: None)
        answers["/terms.pdf"] = says(b"", 304)
        second = fetching.run((BAY,), lambda *_: None)
        formats.close()

    assert (first.added, second.unchanged) == (("bay-terms",), ("bay-terms",))
    assert server.asked[-1][2]["If-None-Match"] == "1"
    (found,) = Folder(tmp_path).read()
    assert isinstance(found, Document)
    assert "You must not scrape." in found.text


def test_nights(shore: Shore) -> None:
    """
    Each day what was fetched is looked at once, whoever else looks; news are indexed.
    """
    indexed: list[date] = []

    def look() -> FetchReport:
        return shore.fetch(*due) if (due := shore.fetching.due()) else FetchReport()

    def nights() -> Nightly:
        return Nightly(look, lambda progress: indexed.append(shore.day), shore.today)  # type: ignore[arg-type,return-value]

    shore.fetch()
    night = nights()
    assert (night.work(), night.work(), len(shore.web.asked)) == (False, False, 1)
    shore.day = date(2026, 11, 2)
    shore.web.pages[BAY.url] = page(LONG + b"New.")
    night.work()
    night.work()
    nights().work()
    assert (len(shore.web.asked), indexed) == (2, [date(2026, 11, 2)])
    shore.day = date(2026, 11, 3)
    shore.web.pages[BAY.url] = FetchError("it answers 500")
    night.work()
    assert len(shore.web.asked) == 3


def test_a_damaged_note(shore: Shore) -> None:
    """
    Notes that cannot be read are as none: the address is asked anew.
    """
    shore.fetch()
    (shore.root / ".notes.json").write_text("{")

    assert shore.fetch().unchanged == ("bay-terms",)


def test_a_file_in_the_way(shore: Shore) -> None:
    """
    What cannot be written is said with what to do.
    """
    (shore.root / "platform-terms").write_text("")

    ((_, sentence),) = shore.fetch().failed

    assert "set DATA_DIR" in sentence
