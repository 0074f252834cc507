"""`policy-bot ask` as the design fixes it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.shared import PROJECT

KEYS = [
    "id", "question", "verdict", "verdicts", "by_subject", "text", "statements", "citations",
    "escalation", "subjects", "uses", "generation", "drafter", "seconds",
]  # fmt: skip
CITATION = [
    "n", "document", "title", "section", "quote", "start", "end", "version", "effective",
    "retrieved", "status", "url",
]  # fmt: skip


def test_text(run: Run) -> None:
    """
    An answer in the terminal begins with the verdict and shows quotations, dates and links.
    """
    code, out, _ = run("ask", "Is HD-VG-130M ok for training our text-to-video product?")

    assert code == 0
    assert out.startswith("NOT ALLOWED\n")
    assert '"Everything in the dataset is for academic research only."' in out
    assert "our summary" in out
    assert "https://" in out
    assert "This is not a legal clearance." in out


def test_no_model_no_library(run: Run) -> None:
    """
    Without CHAT_MODEL an answer from cold loads nothing that speaks to models.
    """
    run("reindex")
    script = (
        "import sys\nfrom bot.commands import main\n"
        "code = main(['ask', 'Is HD-VG-130M ok for our product?'])\n"
        "heavy = ('langchain', 'langchain_core', 'openai', 'anthropic')\n"
        "sys.exit(' '.join(name for name in heavy if name in sys.modules) or code)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=PROJECT
    )

    assert (said.returncode, said.stderr) == (0, "")


def test_json(run: Run, root: Path) -> None:
    """
    `--json` has the keys of the design, and each quotation stands in its file where it says.
    """
    code, out, _ = run("ask", "--json", "What happens with the YouTube clips from 2024?")

    answer = json.loads(out)
    assert code == 0
    assert list(answer) == KEYS
    assert list(answer["citations"][0]) == CITATION
    assert answer["verdict"] == "open_legal_issue"
    assert answer["escalation"]["advice"] == "require"
    files = {path.stem: path.read_text("utf-8") for path in root.rglob("*.md")}
    for citation in answer["citations"]:
        text = files[citation["document"].removeprefix("card-")]
        assert citation["quote"] == text[citation["start"] : citation["end"]]


def test_follow_up(run: Run) -> None:
    """
    A question that leans on an earlier turn is answered about the earlier subject.
    """
    _, out, _ = run(
        "ask", "--json", "and for voice cloning?", "--prior-user", "Can we use LibriSpeech?"
    )
    thread = ("--prior-user", "Can we use LibriSpeech?", "--prior-user", "and for voice cloning?")
    _, again, _ = run("ask", "--json", "why?", *thread)

    for answer in (json.loads(out), json.loads(again)):
        assert answer["subjects"] == ["LibriSpeech"]
        assert answer["verdict"] == "not_allowed"


def test_audience(run: Run) -> None:
    """
    What only legal may see is found for legal and for nobody else.
    """
    words = "privileged notes outside counsel exposure estimate"

    _, public, _ = run("search", words, "--json", "-k", "50")
    _, legal, _ = run("search", words, "--json", "-k", "50", "--audience", "legal")

    assert "leg-001" not in public
    assert "leg-001-privileged-notes" in legal


def test_batch(run: Run, tmp_path: Path) -> None:
    """
    A file of questions is answered line by line, in order; one that cannot be read says why.
    """
    asked = tmp_path / "in.jsonl"
    asked.write_text(
        '{"id": "a", "question": "Can we scrape Reddit?"}\n\n'
        '{"id": "b", "question": "   "}\n'
        '{"id": "c", "question": "and its API?", "prior_turn": {"user": "scrape Reddit?"}}\n'
        '{"id": "d", "text": "Can we scrape Reddit?"}\n'
        '{"id": "e", "question": "and why?", "prior_turn": {"user": "and its API?", "prior_turn":'
        ' {"user": "scrape Reddit?"}}}\n'
        '{"id": "f", "question": "why?", "prior_turn": "scrape Reddit?"}\n',
        encoding="utf-8",
    )
    out = tmp_path / "out.jsonl"
    run("reindex")  # the first to ask is told that the index is built

    code, told, err = run("ask", "--batch", str(asked), "--out", str(out))

    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert code == 1
    assert (told, err.count("\n")) == ("", 1)
    assert err.startswith("3 of 6 questions could not be answered")
    assert [line["id"] for line in lines] == ["a", "b", "c", "d", "e", "f"]
    assert lines[0]["verdict"] == "not_allowed"
    assert "no words" in lines[1]["error"]
    assert lines[2]["subjects"] == ["Reddit"]
    assert lines[3]["error"] == ('A line needs the field "question"; this one has "id", "text".')
    assert lines[4]["subjects"] == ["Reddit"]
    assert lines[5]["error"].startswith("prior_turn has to be an object")


def test_batch_to_the_terminal(run: Run, tmp_path: Path) -> None:
    """
    Without `--out` the answers go to the standard output.
    """
    asked = tmp_path / "in.jsonl"
    asked.write_text('{"id": "a", "question": "hello!"}\n', encoding="utf-8")

    code, out, _ = run("ask", "--batch", str(asked))

    assert (code, json.loads(out)["verdict"]) == (0, "out_of_scope")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("", "no words"),
        ("🎉🎉🎉", "no words"),
        ("x" * 40_000, "40,000 characters"),
        ("\x00", "no words"),
    ],
)
def test_unreadable_questions(run: Run, question: str, sentence: str) -> None:
    """
    What cannot be read as a question gets one sentence, and exit code 1.
    """
    code, out, err = run("ask", question)

    assert (code, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_wrong_use(run: Run, tmp_path: Path) -> None:
    """
    Calling the command the wrong way exits with 2; a file that cannot be used with 1.
    """
    broken = tmp_path / "broken.jsonl"
    broken.write_text("[1]\n", encoding="utf-8")
    nonsense = tmp_path / "nonsense.jsonl"
    nonsense.write_text("{\n", encoding="utf-8")

    assert run("ask")[0] == 2
    assert run("ask", "x", "--audience", "everybody")[0] == 2
    assert run("no-such-command")[0] == 2
    assert "line 1" in run("ask", "--batch", str(broken))[2]
    assert "not JSON" in run("ask", "--batch", str(nonsense))[2]
    assert run("ask", "--batch", str(tmp_path / "missing"))[0] == 1
    assert "cannot be written" in run(
        "ask", "--batch", str(_one(tmp_path)), "--out", str(tmp_path / "no" / "where")
    )[2]  # fmt: skip


def _one(folder: Path) -> Path:
    path = folder / "one.jsonl"
    path.write_text('{"id": "a", "question": "hello"}\n', encoding="utf-8")
    return path
