"""`policy-bot fetch` where there is no network, and what is said of texts that are out of date."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands.conftest import Run


@pytest.fixture
def alone(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A root whose only card leads into this machine, or has an address that is none."""
    own = tmp_path / "root"
    shutil.copytree(root / "internal-policies", own / "internal-policies")
    (own / "source-cards").mkdir()
    for name, url in (("bay", "https://localhost.localdomain/"), ("sea", "http://sea.example/")):
        (own / f"source-cards/{name}.md").write_text(
            f"---\nid: card-{name}\nsubject: {name.title()} Corpus\nsubject_kind: dataset\n"
            f"source_url: {url}\nreview_by: 2020-01-01\nowner: Ada\n---\n# {name}\n\nA corpus.\n"
        )
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(own))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return run


def test_refused(alone: Run) -> None:
    """
    Addresses that may not be gone to are named, one line each, and nothing is indexed.
    """
    alone("reindex")

    code, out, err = alone("fetch")

    assert (code, out) == (1, "0 added, 0 changed, 0 unchanged, 2 failed.\n")
    assert "Bay Corpus (https://localhost.localdomain/): its host is" in err
    assert "Sea Corpus (http://sea.example/): it is no https address of a named host.\n" in err
    assert 'No source card has the name "Lake"' in alone("fetch", "Lake")[2]


def test_status(alone: Run) -> None:
    """
    The status names what is overdue, with its owner, and an answer that quotes it says so too.
    """
    alone("reindex")

    out = alone("index", "status")[1]
    answer = json.loads(alone("ask", "--json", "May we train on Bay Corpus?")[1])

    assert "card-bay: it was to be reviewed by 2020-01-01; owner: Ada" in out
    quoted = [c for c in answer["citations"] if c["document"] == "card-bay"]
    assert all(c["stale"] for c in quoted)
    assert bool(quoted) == ("May be out of date" in answer["text"])


def test_clone_that_fails(alone: Run, tmp_path: Path) -> None:
    """
    While a root that is a clone cannot be brought up to date, the status and answers say of its
    documents that they may be out of date.
    """
    git = ["git", "-C", str(tmp_path / "root")]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "remote", "add", "origin", str(tmp_path / "gone")], check=True)
    alone("reindex")

    err = alone("fetch")[2]
    out = alone("index", "status")[1]
    answer = json.loads(alone("ask", "--json", "May we download YouTube videos for training?")[1])

    assert "; its last good texts stay." in err
    assert "pol-001-web-collection: its source fails since " in out
    assert "May be out of date" in answer["text"]
