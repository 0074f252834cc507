"""Git repositories: a collection of terms with its history, and policies that come by pull."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.clones import TermsArchive, is_clone, pull
from bot.adapters.official import OfficialFolder
from bot.domain.builds import Entry, Manifest
from bot.domain.documents import Document, Kind, Status
from bot.domain.errors import FetchError, KnowledgeError
from bot.ports.documents import Refusal
from bot.services.fetching import FetchReport, SourcesFreshness, pulled

FILE = "Heron Bay/Terms of Service.md"


class Repository:
    """A repository that a test commits to, each commit on a day of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", str(root), day="2026-01-01")

    def git(self, *arguments: str, day: str) -> None:
        when = f"{day}T12:00:00Z"
        who = {
            f"GIT_{role}_{part}": "test"
            for role in ("AUTHOR", "COMMITTER")
            for part in ("NAME", "EMAIL")
        }
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        place = ("-C", str(self.root)) if arguments[0] != "init" else ()
        subprocess.run(
            ["git", *place, *arguments],
            check=True,
            capture_output=True,
            env={**os.environ, **who, **dates},
        )

    def commit(self, day: str, **_: str) -> None:
        self.git("add", "-A", day=day)
        self.git("commit", "--quiet", "--allow-empty", "-m", "x", day=day)

    def write(self, path: str, text: str, day: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.commit(day)


@pytest.fixture
def archive(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "archive")
    made.write(FILE, "Look, and do not touch.\n", "2026-01-01")
    made.write(FILE, "Look, and do not scrape.\n", "2026-02-01")
    made.write(FILE, "Look, and do not scrape.\n\n", "2026-03-01")
    made.write(FILE, "Look, and do not scrape or train.\n", "2026-04-01")
    made.write("README.md", "Not a document.", "2026-04-02")
    return made


def read(root: Path) -> dict[str, Document]:
    found = list(TermsArchive(root).read())
    assert all(isinstance(entry, Document) for entry in found), found
    return {entry.id: entry for entry in found if isinstance(entry, Document)}


def test_history(archive: Repository) -> None:
    """
    The text of today is in force since the day on which it was first seen; those before it are
    history, each once, with the day on which it ended.
    """
    found = read(archive.root)

    now, before, first = found.values()
    assert (now.id, now.title) == ("heron-bay-terms-of-service", "Heron Bay: Terms of Service")
    assert (now.kind, now.status, now.retrieved) == (
        Kind.PLATFORM_TERMS,
        Status.IN_FORCE,
        "2026-04-01",
    )
    assert (before.status, before.retrieved, before.end_date) == (
        Status.HISTORICAL,
        "2026-02-01",
        "2026-04-01",
    )
    assert (first.text, first.superseded_by, first.end_date) == (
        "Look, and do not touch.",
        now.id,
        "2026-02-01",
    )


def test_a_bare_archive(archive: Repository, tmp_path: Path) -> None:
    """
    What lies in the working folder does not count, and a bare clone is as good.
    """
    (archive.root / FILE).write_text("Do as you like.")
    subprocess.run(
        ["git", "clone", "--quiet", "--bare", archive.root, tmp_path / "bare"],
        check=True,
        capture_output=True,
    )

    assert list(read(archive.root)) == list(read(tmp_path / "bare"))
    assert "Do as you like." not in [d.text for d in read(archive.root).values()]


def test_odd_contents(archive: Repository) -> None:
    """
    An empty text, a huge one and a link are named or read as what git holds, never followed.
    """
    (archive.root / "Void").mkdir()
    (archive.root / "Void/Terms.md").write_text("")
    (archive.root / "Large").mkdir()
    (archive.root / "Large/Terms.md").write_text("x" * 5_000_001)
    (archive.root / "Link").mkdir()
    (archive.root / "Link/Terms.md").symlink_to("/etc/passwd")
    archive.commit("2026-05-01")

    found = list(TermsArchive(archive.root).read())

    refused = sorted(entry.reason for entry in found if isinstance(entry, Refusal))
    assert refused == [
        "platform-terms/Large/Terms.md: a version of it is larger than 5 MB.",
        "platform-terms/Void/Terms.md: there is no text below the header.",
    ]
    (link,) = [e for e in found if isinstance(e, Document) and e.subject == "Link"]
    assert link.text == "/etc/passwd"


def test_no_archive(tmp_path: Path) -> None:
    """
    A folder that is no clone is named with the setting.
    """
    with pytest.raises(KnowledgeError, match="TERMS_ARCHIVES"):
        TermsArchive(tmp_path).read()


def test_pull(archive: Repository, tmp_path: Path) -> None:
    """
    A clone is brought up to date; own changes in the way are a fault, and its texts stay, marked
    as out of date until it can be brought up to date again.
    """
    notes, clones = OfficialFolder(tmp_path / "official"), {"clone": lambda: pull(clone)}
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", archive.root, clone], check=True, capture_output=True
    )
    assert (is_clone(clone), is_clone(clone / "Heron Bay")) == (True, False)
    assert not pull(clone)
    assert not pull(archive.root)

    archive.write(FILE, "Look.", "2026-06-01")
    assert pulled(FetchReport(), clones, notes, date(2026, 6, 1)).changed == ("clone",)
    assert notes.notes() == {}
    assert (clone / FILE).read_text() == "Look."

    archive.write(FILE, "Look again.", "2026-06-02")
    (clone / FILE).write_text("Mine.")
    report = pulled(FetchReport(), clones, notes, date(2026, 6, 2))
    assert (report.news, report.failed[0][0]) == (False, "clone")
    assert report.failed[0][1].endswith("; its last good texts stay.")
    assert (clone / FILE).read_text() == "Mine."

    entries = {"heron": Entry("h", "clone", "p"), "own": Entry("h", "elsewhere", "q")}
    held = Manifest(1, "m", "1", "1", entries, 0, 0)
    freshness = SourcesFreshness(notes, lambda: 1, lambda: held)
    why = "its source fails since 2026-06-02"
    assert freshness.failing(date(2026, 6, 3)) == {"clone": why, "heron": why}
    (clone / FILE).write_text("Look.")
    assert pulled(FetchReport(), clones, notes, date(2026, 6, 4)).news
    assert freshness.failing(date(2026, 6, 4)) == {}
    (clone / FILE).write_text("Mine.")
    archive.write(FILE, "Look well.", "2026-06-05")
    pulled(FetchReport(), clones, notes, date(2026, 6, 5))
    why = "its source fails since 2026-06-05, last seen 2026-06-04"
    assert freshness.failing(date(2026, 6, 6))["heron"] == why


def test_no_git(archive: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without git, the sentence says that it is git that does not answer.
    """
    monkeypatch.setenv("PATH", "")

    with pytest.raises(FetchError, match="git does not answer"):
        pull(archive.root)
