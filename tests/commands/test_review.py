"""`policy-bot review`: the list, and what a person makes of a clause."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Run

SENTENCE = "The shells may be used for non-commercial purposes only."


@pytest.fixture
def shells(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A knowledge root with one official text that no card sums up, and an index of it."""
    mine = tmp_path / "mine"
    shutil.copytree(root, mine)
    (mine / "dataset-licences").mkdir()
    (mine / "dataset-licences" / "shells.md").write_text(
        f"---\nid: shells\ntitle: Shells licence\nsubject: Shells\n---\n# Use\n\n{SENTENCE}\n"
    )
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(mine))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    run("reindex")
    return mine


def rows(run: Run) -> dict[str, list[dict[str, Any]]]:
    return json.loads(run("review", "--json")[1])


def test_listed(run: Run, shells: Path) -> None:
    """
    Each clause is listed below its document with its id, topic, proposed rule, place and words.
    """
    (row,) = rows(run)["clauses"]
    code, out, _ = run("review", "--document", "shells")

    assert code == 0
    assert out.splitlines() == [
        "Shells licence (shells)",
        f"  {row['id']}  non-commercial: forbids train-commercial, Use",
        f'      "{SENTENCE}"',
        "",
        "1 clause of 1 document restrict until a person has read them: "
        "policy-bot review accept ID --by NAME, or reject ID --by NAME.",
    ]
    assert (row["text"], row["title"], row["section"]) == (SENTENCE, "Shells licence", "Use")


def test_accepted(run: Run, shells: Path) -> None:
    """
    Accepting a clause keeps it beside the tables, with name and day.
    """
    (row,) = rows(run)["clauses"]
    code, out, _ = run(
        "review", "accept", row["id"], "--by", "Ada Winter", "--use", "collect", "--use",
        "evaluate", "--effect", "undecided",
    )  # fmt: skip

    assert code == 0
    assert out.startswith("Accepted by Ada Winter on 20")
    assert out.endswith("the clause of shells leaves undecided collect, evaluate.\n")
    assert "Ada Winter" in (shells / "reviewed-clauses.yaml").read_text("utf-8")
    assert rows(run) == {"clauses": [], "stale": []}
    assert run("review")[1] == "No marked clause waits for a decision.\n"


def test_rejected(run: Run, shells: Path) -> None:
    """
    A rejected clause is listed no longer; when the text changes the decision is named as stale.
    """
    (row,) = rows(run)["clauses"]
    code, out, _ = run("review", "reject", row["id"], "--by", "Ada", "--why", "it is a poem")
    assert (code, out.endswith("the clause of shells restricts nothing.\n")) == (0, True)
    assert SENTENCE not in run("ask", "May we train on Shells?")[1]

    (shells / "dataset-licences" / "shells.md").write_text(
        "---\nid: shells\nsubject: Shells\n---\nShells are round.\n"
    )
    run("reindex")
    (old,) = rows(run)["stale"]
    assert (old["id"], old["why"]) == (row["id"], "it is a poem")
    assert "the text changed, and the clause that Ada rejected on" in run("review")[1]


def test_wrong_use(run: Run, shells: Path) -> None:
    """
    A clause or document that nobody knows, a missing name, or a permission: exit code 2.
    """
    (row,) = rows(run)["clauses"]

    assert run("review", "accept", "123", "--by", "Ada")[0] == 2
    assert run("review", "--document", "gulls")[0] == 2
    assert run("review", "reject", row["id"])[0] == 2
    assert run("review", "accept", row["id"], "--by", "Ada", "--effect", "permits")[0] == 2


def test_answer(run: Run, shells: Path) -> None:
    """
    Until somebody reads it, the clause decides, is quoted, and is said to be unread.
    """
    _, out, _ = run("ask", "May we train our product on Shells?")

    assert out.startswith("NOT ALLOWED")
    assert f'"{SENTENCE}"' in out
    assert "in a clause that a program marked and nobody has reviewed" in out
