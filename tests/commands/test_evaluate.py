"""`policy-bot eval` and `policy-bot bench`."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

ROWS = [
    {"id": "a", "question": "Can we scrape Reddit?", "expected_outcome": "not_allowed",
     "must_cite": ["card-reddit"], "cite_any": [["pol-001-web-collection", "x"]]},
    {"id": "b", "question": "hello there", "expected_outcome": "out_of_scope"},
    {"id": "c", "question": "and its API?", "expected_outcome": "allowed",
     "also_accept": ["not_allowed"], "must_cite": ["nothing"],
     "prior_turn": {"user": "Can we scrape Reddit?", "bot": "No."}},
]  # fmt: skip


def _file(path: Path, rows: list[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_figures(run: Run, tmp_path: Path) -> None:
    """
    The figures are printed for all questions and for each part, and misses are named.
    """
    code, out, _ = run("eval", _file(tmp_path / "q.jsonl", ROWS), "--split", "3")

    assert code == 0
    assert "all: 3 questions" in out
    assert "macro recall          1.000" in out
    assert "c: not_allowed; not cited: nothing" in out
    assert "p95" in out


def test_json(run: Run, tmp_path: Path) -> None:
    """
    `--json` prints one object with the same figures.
    """
    out = run("eval", _file(tmp_path / "q.jsonl", ROWS), "--json")[1]

    figures = json.loads(out)["all"]
    assert figures["questions"] == 3
    assert figures["macro_recall"] == 1.0
    assert figures["unsafe"] == []


def test_unsafe_answers_fail(run: Run, tmp_path: Path) -> None:
    """
    An answer that permits what nobody accepts, or shows a forbidden string, fails the command.
    """
    rows = [
        {"id": "a", "question": "LibriSpeech for training?", "expected_outcome": "not_allowed"},
        {"id": "b", "question": "scrape Reddit?", "expected_outcome": "not_allowed",
         "must_not_contain": ["Scraping"]},
    ]  # fmt: skip

    code, out, _ = run("eval", _file(tmp_path / "q.jsonl", rows))

    assert code == 1
    assert "unsafe permits        1 a" in out
    assert "forbidden strings     1 b" in out


@pytest.mark.parametrize(
    "row", [{"id": "a"}, {"id": "a", "question": "q", "expected_outcome": "maybe"}]
)
def test_bad_rows(run: Run, tmp_path: Path, row: dict[str, object]) -> None:
    """
    A line that is no question is named, with where the format is explained.
    """
    code, _, err = run("eval", _file(tmp_path / "q.jsonl", [row]))

    assert code == 1
    assert "docs/evaluation.md" in err
    assert run("eval", _file(tmp_path / "none.jsonl", []))[0] == 1


def test_bench(run: Run) -> None:
    """
    The bench prints the figures of the design's measures.
    """
    code, out, _ = run("bench")

    assert code == 0
    for figure in ("from cold", "p95", "memory", "nothing changed"):
        assert figure in out
