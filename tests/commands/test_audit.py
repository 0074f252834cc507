"""`policy-bot audit` and `policy-bot erase`, over a real index and a real database."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import App, now
from bot.domain.answers import Question, Verdict
from bot.domain.documents import Use
from bot.domain.records import Entry
from bot.domain.rulings import Keeping
from bot.domain.usage import Usage
from bot.serving import roles
from bot.settings import read_settings
from tests.commands.conftest import Run

LENA = "U0000LENA0"
QUESTION = "May we train on HD-VG-130M for the zebrafish?"


@pytest.fixture
def desk(run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """The commands over an index of their own, and one case that lena has answered for erin."""
    run("reindex")
    shutil.copytree(data / "index", tmp_path / "index")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LEGAL_USERS", f"{LENA}, UERIN")
    with app() as made:
        answer = made.answering.ask(Question(QUESTION, id="e1"))
        answer = replace(answer, usage=Usage("openai:m", "answer-2", 900, 120))
        entry = Entry.of(answer, at=now(), user="UERIN", channel="C1", thread="1.0", seconds=0.1)
        with made.database.step() as step:
            step.journal.write(replace(entry, prior="Before?", feedback={"UADAM": "good"}))
        made.casework(roles(made)).escalate("e1", "UERIN")
    return run


def app() -> "closing[App]":
    """The program as the settings make it."""
    return closing(App(read_settings()))


def answered(desk: Run) -> None:
    """Lena answers, and keeps it as a ruling that needs words of the question."""
    desk("cases", "claim", "CASE-0001", "--as", LENA)
    with app() as made:
        until = now().date() + timedelta(days=30)
        made.casework(roles(made)).answer(
            "CASE-0001", LENA, Verdict.NOT_ALLOWED, "No clips.", "§ 7",
            Keeping(("HD-VG-130M",), (Use.TRAIN_COMMERCIAL,), until),
        )  # fmt: skip
        assert made.shelve(made.casework(roles(made)))


def test_verify(desk: Run, tmp_path: Path) -> None:
    """
    A whole trail is told in a sentence; a changed one with each place, and the exit code says so.
    """
    code, said, _ = desk("audit", "checkpoint")
    assert (code, json.loads(said)["seq"]) == (0, 3)
    code, said, _ = desk("audit", "verify")
    assert (code, said) == (0, "The audit trail holds: 3 entries, 1 mark.\n")
    kept = tmp_path / "copy"
    kept.write_text("INFO audit: mark " + (tmp_path / "audit-marks.jsonl").read_text())

    with app() as made, made.database._engine.begin() as connection:
        connection.execute(text("UPDATE cases SET state = 'closed'"))
        connection.execute(text("DROP TRIGGER audit_no_delete"))
        connection.execute(text("DELETE FROM audit WHERE seq = 3"))
    (tmp_path / "audit-marks.jsonl").unlink()
    code, said, _ = desk("audit", "verify")
    assert code == 1
    assert said.splitlines() == [
        "The trail is not guarded against changes any more (audit_no_delete).",
        "A record in the database is not what the trail tells of (CASE-0001).",
        "The audit trail does not hold: 2 places are broken.",
    ]
    code, said, _ = desk("audit", "verify", "--against", str(kept), "--json")
    told = json.loads(said)
    assert (code, told["holds"], told["breaks"][0]["harm"]) == (1, False, "cut")
    assert desk("audit", "verify", "--against", str(tmp_path / "none"))[0] == 1


def test_nothing_to_mark(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where nothing has happened yet there is nothing to mark.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))

    assert run("audit", "checkpoint")[1] == "There is no entry yet to be marked.\n"
    assert run("audit", "export") == (0, "", "")


def test_export(desk: Run, tmp_path: Path) -> None:
    """
    Every entry comes as a line, with who is behind its name as long as anybody knows.
    """
    out = tmp_path / "trail.jsonl"
    assert desk("audit", "export", "--out", str(out)) == (0, "", "")
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]

    assert [(line["seq"], line["kind"], line["person"]) for line in lines] == [
        (1, "answered", "UERIN"), (2, "case.open", "UERIN"), (3, "assigned", ""),
    ]  # fmt: skip
    assert desk("audit", "export")[1] == out.read_text("utf-8")
    assert desk("audit", "export", "--out", str(tmp_path / "no" / "file"))[0] == 1


def test_replay(desk: Run, tmp_path: Path) -> None:
    """
    An old answer is shown with what it was asked, its grounds and its evidence, at their place in
    the generation that it was made from, or as they were kept when that is gone.
    """
    code, said, _ = desk("audit", "replay", "e1")
    assert code == 0
    for words in (
        "to UERIN", "It is as it was written.", f"Question: {QUESTION}", "After: Before?",
        "Read as: HD-VG-130M", "Generation 1 (on disk)", "(asked openai:m with answer-2)",
        "Verdict: not_allowed", "policy pol-002-dataset-intake 4.1", "stands at its place",
        "Case: CASE-0001", "Readers: good", "1. 20", "answered by p-",
    ):  # fmt: skip
        assert words in said, words
    answered(desk)
    assert "generation 1" in desk("audit", "replay", "e1")[1]
    shutil.rmtree(tmp_path / "index" / "gen-0001")
    code, said, _ = desk("audit", "replay", "case-1")

    for words in (
        "CASE-0001, answered", "0. open by UERIN", "Answer: not_allowed, says", "No clips.",
        "It rests on: § 7", "Kept as ruling-case-0001-2, in-force", "case.answer by p-",
        "Generation 1 (not on disk any more)", "kept here: generation 1 is not on disk any more",
    ):  # fmt: skip
        assert words in said, words
    told = json.loads(desk("audit", "replay", "CASE-0001", "--json")[1])
    assert told["exchanges"][0]["grounds"]
    assert told["exchanges"][0]["model"]["prompt"] == "answer-2"
    assert told["exchanges"][0]["evidence"][0]["stands"] is None
    assert desk("audit", "replay", "e9")[2] == "There is no answer and no case e9.\n"


def test_replay_of_a_changed_answer(desk: Run) -> None:
    """
    An answer that was changed in the tables is shown as what it is.
    """
    with app() as made, made.database._engine.begin() as connection:
        quote = {"a": '"quote": "', "b": '"quote": "Not '}
        connection.execute(text("UPDATE journal SET evidence = replace(evidence, :a, :b)"), quote)
    said = desk("audit", "replay", "e1")[1]

    assert "It is NOT as it was written" in said
    assert "does NOT stand at its place in generation 1" in said


def test_erase(desk: Run, tmp_path: Path) -> None:
    """
    After it no file has a word of the person, the index and the rulings in it included; a ruling
    that needed such words decides nothing any more, and everything still holds.
    """
    answered(desk)
    assert "zebrafish" in _all(tmp_path)
    code, said, _ = desk("erase", "UERIN")

    assert code == 0
    assert said.startswith("UERIN is erased: 1 questions, and their words in 1 cases.")
    assert "ruling-case-0001-2 had words of a question in its scope" in said
    assert "zebrafish" not in _all(tmp_path)
    assert desk("audit", "verify")[0] == 0
    replayed = desk("audit", "replay", "e1")[1]
    assert "Its words were forgotten or erased" in replayed
    assert "Question: (forgotten)" in replayed
    with app() as made:
        after = made.answering.ask(Question(QUESTION))
        assert all(not c.document.startswith("ruling") for c in after.citations)
    assert desk("erase", "UERIN")[::2] == (
        1, "There is nothing of UERIN: no question and no case.\n",
    )  # fmt: skip


def test_erase_whom(desk: Run) -> None:
    """
    What is no id of a person is refused with one sentence, and nothing is touched.
    """
    code, said, why = desk("erase", "erin@company.example")

    assert (code, said) == (2, "")
    assert why == (
        '"erin@company.example" is no id of a person; copy it from their profile in Slack, it '
        "looks like U0123ABCD.\n"
    )
    told = json.loads(desk("erase", "UERIN", "--json")[1])
    assert (told["exchanges"], told["cases"], told["limited"], told["sealed"]) == (1, 1, [], 0)


def _all(folder: Path) -> str:
    """What all files have, as far as it can be read."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "\n".join(file.read_bytes().decode("latin-1") for file in files).casefold()
