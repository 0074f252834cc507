"""`policy-bot eval` and `policy-bot bench`."""

import json
import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.adapters.peer import PACKAGES
from tests.adapters.scripted_model import ScriptedModel
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


class _Page(HTMLParser):
    """The tags of a page, and whether each is closed again."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_report(run: Run, tmp_path: Path) -> None:
    """
    `--out` writes the report as JSON and as a page that loads nothing and can be read by ear.
    """
    odd = {"id": "<b>", "question": "Can we <script> Reddit?", "expected_outcome": "allowed"}
    words = [{"id": "a", "paraphrases": ["May we scrape Reddit?", "hello"]}]
    near = [{"name": "HD-VG-40M", "neighbour": "HD-VG-130M"}]

    code, out, err = run(
        "eval", _file(tmp_path / "q.jsonl", [*ROWS, odd]), "--out", str(tmp_path / "out"),
        "--paraphrases", _file(tmp_path / "p.jsonl", words),
        "--near", _file(tmp_path / "n.jsonl", near), "--split", "2",
    )  # fmt: skip

    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    figures = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    read = _Page(page)
    assert (code, read.open) == (0, [])
    assert "Written" in err
    assert 'a: out_of_scope, wanted not_allowed: "hello"' in out
    assert figures["near_misses"]["rate"] == 1.0
    assert figures["paraphrases"]["rate"] == 0.5
    assert set(figures["parts"]) == {f"{w} {n}" for n in (1, 2) for w in ("without part",)} | {
        "part 1 of 2", "part 2 of 2",
    }  # fmt: skip
    assert "<script" not in page
    assert not re.search(r"https?://(?!www.w3.org/2000/svg)|url\(|@import|src=", page)
    assert all(attrs.get("aria-label") for tag, attrs in read.tags if tag == "svg")
    assert page.count("<caption>") == page.count("<table")
    assert 'lang="en"' in page
    assert "prefers-color-scheme:dark" in page


def test_the_page_names_what_is_unsafe(run: Run, tmp_path: Path) -> None:
    """
    An unsafe answer, and an unknown name answered as a known one, stand at the head of the page.
    """
    question = "LibriSpeech for training?"
    rows = [{"id": "bad", "question": question, "expected_outcome": "not_allowed",
             "must_not_contain": ["LibriSpeech"]}]  # fmt: skip
    near = [{"name": "LibriSpeech", "neighbour": "LibriSpeech"}]

    code = run(
        "eval", _file(tmp_path / "q.jsonl", rows), "--out", str(tmp_path),
        "--near", _file(tmp_path / "n.jsonl", near),
    )[0]  # fmt: skip

    page = (tmp_path / "report.html").read_text("utf-8")
    assert code == 1
    assert "Permits what no accepted outcome permits: bad." in page
    assert "Shows a forbidden string: bad." in page
    assert "Unknown names answered as a known one: 1." in page


def test_beside_a_model(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    `--model` asks once by rules alone and once with the model; without one it says what to set.
    """
    path = _file(tmp_path / "q.jsonl", ROWS)
    monkeypatch.setenv("CHAT_MODEL", "")
    assert "CHAT_MODEL" in run("eval", path, "--model")[2]
    with ScriptedModel().running() as server:
        monkeypatch.setenv("CHAT_MODEL", "openai:scripted")
        monkeypatch.setenv("CHAT_MODEL_URL", server.url)
        monkeypatch.setenv("CHAT_MODEL_KEY", "sk-test")
        code, out, _ = run("eval", path, "--model")

    assert code == 0
    assert re.search(r"rules only\s+openai:scripted", out)
    assert re.search(r"macro recall\s+1.000\s+1.000", out)


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        ([ROWS[0], ROWS[0]], (), 'the id "a" twice'),
        ([{**ROWS[0], "must_cite": "x"}], (), "line 1: must_cite has to be a list of strings"),
        ([ROWS[0]], ("--split", "1"), "--split takes a number from 2"),
        ([ROWS[0]], ("--out", "/dev/null/x"), "cannot be written"),
        ([ROWS[0]], ("--paraphrases", "/nowhere"), "cannot be read"),
    ],
)
def test_wrong_use(
    run: Run, tmp_path: Path, rows: list[dict[str, object]], options: tuple[str, ...], said: str
) -> None:
    """
    What cannot be used is one sentence that says what is wrong.
    """
    code, _, err = run("eval", _file(tmp_path / "q.jsonl", rows), *options)

    assert code in {1, 2}
    assert said in err


def test_retrieval_is_measured(run: Run, tmp_path: Path) -> None:
    """
    The bench tells whether a search finds what has to be cited, and beside whom it measures.
    """
    path = _file(tmp_path / "q.jsonl", [ROWS[0], ROWS[2] | {"must_cite": ["card-reddit"]}])

    code, out, _ = run("bench", "--questions", path)
    assert (code, "policy-bot search     recall 1.000" in out) == (0, True)
    assert run("bench", "--peer")[0] == 2
    code, out, err = run("bench", "--questions", path, "--peer")
    if all(find_spec(name) for name in PACKAGES):
        assert "times as long" in out
    else:
        assert "pip install --group bench" in err


def test_bench(run: Run) -> None:
    """
    The bench prints the figures of the design's measures.
    """
    code, out, _ = run("bench")

    assert code == 0
    for figure in ("from cold", "p95", "memory", "nothing changed"):
        assert figure in out
