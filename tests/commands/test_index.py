"""`policy-bot reindex` and `policy-bot index`."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.database import Database
from bot.commands.diff_text import edit_lines
from bot.domain.answers import Question, Quote, Verdict
from bot.domain.changes import Change
from bot.domain.edits import Edit
from bot.domain.records import Entry
from bot.domain.usage import Usage
from tests.commands.conftest import Run
from tests.fakes_slack import not_allowed


def test_nothing_changed(run: Run) -> None:
    """
    A second reindex does nothing and says so; the state can be looked at.
    """
    run("reindex")
    code, out, _ = run("reindex")

    assert code == 0
    assert out.startswith("Nothing changed")
    assert "documents" in run("index", "status")[1]
    assert run("index", "diff")[1] == ""


def test_what_models_took(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The state tells what models took, by the journal; nothing of them where none was asked.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    run("reindex")
    assert "Models" not in run("index", "status")[1]
    answer = not_allowed(Question("May we?", id="e1"))
    made = Entry.of(
        answer, at=datetime.now(UTC), user="erin", channel="C1", thread="1.0", seconds=0.5
    )
    took = Usage("openai:m", "answer-2", 1_200, 90, 1)
    database = Database(tmp_path / "policy-bot.db")
    with database.step() as step:
        step.journal.write(replace(made, usage=took))
        step.journal.write(replace(made, id="e2", usage=replace(took, failure="Deadline")))
    database.close()

    assert run("index", "status")[1].splitlines()[1] == (
        "Models were asked 2 times, 1 of them in vain: 2,400 tokens in, 180 out, "
        "2 sentences dropped."
    )


def test_bad_files_are_named(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Every file that cannot be used is named with its fault; the others are indexed.
    """
    mine = tmp_path / "mine"
    (mine / "internal-policies").mkdir(parents=True)
    files = {
        "yaml.md": "---\nid: [x\n---\nText.\n",
        "empty.md": "---\nid: empty\n---\n\n",
        "audience.md": "---\nid: audience\naudience: everyone\n---\nText.\n",
        "clause.md": "---\nid: clause\nrules:\n- {id: R, effect: forbids, clause: no}\n---\nYes.\n",
        "good.md": "---\nid: good\n---\n# Good\n\nA sentence that says something.\n",
    }
    for name, text in files.items():
        (mine / "internal-policies" / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIRS", f"{mine},{root}")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    code, out, err = run("reindex")
    plan = json.loads(run("reindex", "--dry-run", "--json")[1])

    assert code == 1
    assert "4 files could not be used" in out
    for fault in ("not YAML", "no text", '"everyone" is unknown', "word for word"):
        assert fault in err
    assert len(plan["refused"]) == 4
    assert "good" in plan["unchanged"]
    assert "would change nothing" in run("reindex", "--dry-run")[1]


def test_rollback(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    After a change the index can go back one generation, and no further.
    """
    copy = tmp_path / "root"
    shutil.copytree(root, copy)
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(copy))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert "no index" in run("index", "status")[1]
    run("reindex")
    (copy / "source-cards" / "platforms" / "reddit.md").unlink()
    text = (copy / "internal-policies" / "pol-009-retention-deletion.md").read_text("utf-8")
    (copy / "internal-policies" / "pol-009-retention-deletion.md").write_text(
        text + "\nA new sentence.\n", encoding="utf-8"
    )
    (copy / "notes").mkdir()
    (copy / "notes" / "new.txt").write_text("A note of our own.", encoding="utf-8")

    assert {"+ new", "~ pol-009-retention-deletion: 1 clause added", "- card-reddit"} <= set(
        run("index", "diff")[1].splitlines()
    )
    run("reindex")
    assert "Generation 1" in run("index", "rollback")[1]
    assert run("index", "rollback")[0] == 1


def test_a_missing_root(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A knowledge root that is not there is one sentence that says what to do.
    """
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(tmp_path / "nowhere"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))

    code, _, err = run("reindex")

    assert code == 1
    assert "KNOWLEDGE_DIRS" in err


def test_changed_clauses(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    """
    `index diff` and the report show a changed clause side by side, words marked; nothing is built.
    """
    copied = tmp_path / "root"
    shutil.copytree(root, copied)
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(copied))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    run("reindex")
    terms = copied / "platform-terms" / "harbour.md"
    terms.parent.mkdir()
    terms.write_text("Clips may be read at night.\n")
    run("reindex")
    terms.write_text("Clips may be read at noon.\n")

    monkeypatch.setenv("COLUMNS", "120")
    _, wide, _ = run("index", "diff")
    monkeypatch.setenv("COLUMNS", "80")
    _, narrow, _ = run("reindex", "--dry-run")

    left = "  Clips may be read at [-night.-]"
    assert f"{left:<60}  Clips may be read at {{+noon.+}}" in wide.splitlines()
    assert "~ harbour: 1 clause changed" in narrow.splitlines()
    assert "  - Clips may be read at [-night.-]" in narrow.splitlines()
    assert "  + Clips may be read at {+noon.+}" in narrow.splitlines()
    assert "\033[" not in wide + narrow


def test_colours() -> None:
    """
    On a terminal what was is red and what is green.
    """
    old, new = (Quote("t", 0, 4, text) for text in ("No one.", "No two."))
    edit = Edit("t", "T", (Change(old, new), Change(None, new)))
    lines = list(edit_lines([edit], 120, colour=True))
    below = list(edit_lines([edit], 40, colour=True))

    assert "\033[31mNo [-one.-]" in lines[1]
    assert "\033[32mNo {+two.+}" in lines[1]
    assert "\033[32m  + {+No two.+}\033[0m" in below


def test_coverage_and_holdings(
    run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The status says what is in, and whose it is; coverage counts askers and names none of them.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    run("reindex")
    assert "Nobody has asked" in run("index", "coverage")[1]
    database = Database(tmp_path / "policy-bot.db")
    with database.step() as step:
        for number, (user, subjects) in enumerate(
            [("UANN", ("Quay",)), ("UBEN", ("quay", "Pond")), ("UANN", ("Quay",)), ("UANN", ())]
        ):
            answer = replace(
                not_allowed(Question("Quay?", id=f"c{number}")),
                verdict=Verdict.NOT_COVERED, subjects=subjects,
            )  # fmt: skip
            at = datetime.now(UTC)
            made = Entry.of(answer, at=at, user=user, channel="C", thread="1", seconds=0.1)
            step.journal.write(made)
    database.close()

    assert run("index", "coverage")[1].splitlines() == [
        "2 people, 3 times: Quay",
        "1 person, once: (no subject named)",
        "1 person, once: Pond",
    ]
    status = run("index", "status")[1]
    assert f"  {root}: " in status
    assert "owners: " in status
