"""`policy-bot cases`, over a real index and a real database."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.app import App, now
from bot.domain.answers import Question, Verdict
from bot.domain.documents import Use
from bot.domain.records import Entry
from bot.domain.rulings import Keeping
from bot.serving import roles
from bot.settings import read_settings
from tests.commands.conftest import Run

LENA = "U0000LENA0"
QUESTION = "May we train on HD-VG-130M?"


@pytest.fixture
def desk(run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """The commands over an index of their own, with lena as legal and one open case."""
    run("reindex")
    shutil.copytree(data / "index", tmp_path / "index")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LEGAL_USERS", f"{LENA}, UERIN")
    with closing(App(read_settings())) as app:
        answer = app.answering.ask(Question(QUESTION, id="e1"))
        entry = Entry.of(answer, at=now(), user="UERIN", channel="C1", thread="1.0", seconds=0.1)
        with app.database.step() as step:
            step.journal.write(entry)
        app.casework(roles(app)).escalate("e1", "UERIN")
    return run


def test_whole_life(desk: Run) -> None:
    """
    A case is listed, claimed, asked back about, answered and closed, and is exported with all
    of that.
    """
    assert desk("cases", "list")[1].startswith("CASE-0001  open        due ")
    assert desk("cases", "claim", "case-1", "--as", LENA)[1] == "CASE-0001 is claimed.\n"
    asked = desk("cases", "ask", "CASE-0001", "Which part of it?", "--as", LENA)
    assert asked[1] == "CASE-0001 is needs-info.\n"
    told = ("--verdict", "not_allowed", "--text", "No.")
    assert desk("cases", "answer", "CASE-0001", *told, "--as", LENA)[0] == 0
    shut = desk("cases", "close", "CASE-0001", "--as", LENA, "--reason", "followed-up")
    assert shut[1] == "CASE-0001 is closed.\n"

    assert desk("cases", "list")[1] == "Nobody waits for legal.\n"
    (case,) = map(json.loads, desk("cases", "export")[1].splitlines())
    assert [step["step"] for step in case["steps"]] == ["open", "claim", "ask", "answer", "close"]
    assert (case["question"], case["outcome"]["text"]) == (QUESTION, "No.")
    assert (case["talk"][0]["question"], case["closing"]) == ("Which part of it?", "followed-up")
    assert json.loads(desk("cases", "show", "CASE-0001")[1]) == case
    assert json.loads(desk("cases", "list", "--all", "--json")[1]) == case


def test_refusals(desk: Run, tmp_path: Path) -> None:
    """
    Strangers, those who asked, and wrong words are refused with one sentence.
    """
    assert desk("cases", "claim", "CASE-0001", "--as", "UADAM")[2] == (
        "Only members of legal can do this.\n"
    )
    code, _, said = desk("cases", "claim", "CASE-0001", "--as", "UERIN")
    assert (code, said.startswith("You asked CASE-0001 yourself")) == (1, True)
    assert desk("cases", "show", "CASE-0404")[::2] == (1, "There is no case CASE-0404.\n")
    assert desk("cases", "claim", "CASE-0001")[0] == 2
    assert desk("cases", "export", "--out", str(tmp_path / "no" / "x"))[0] == 1
    desk("cases", "claim", "CASE-0001", "--as", LENA)
    told = ("--verdict", "allowed", "--text", "Yes.", "--as", LENA)
    assert "Name the clause" in desk("cases", "answer", "CASE-0001", *told)[2]
    day = ("--clause", "C4", "--keep-until", "soon")
    assert desk("cases", "answer", "CASE-0001", *told, *day)[0] == 2


def test_ruling(desk: Run, tmp_path: Path) -> None:
    """
    An answer that is kept is indexed at once, alone, and answers the same question in other
    words with a quotation, before it is indexed as well as after; withdrawn, it decides nothing
    from that moment on, whatever is indexed.
    """
    desk("cases", "claim", "CASE-0001", "--as", LENA)
    until = (now() + timedelta(days=90)).date().isoformat()
    with closing(App(read_settings())) as app:
        kept = Keeping(("HD-VG-130M",), (Use.TRAIN_COMMERCIAL,), date.fromisoformat(until))
        told = (Verdict.NOT_ALLOWED, "No, says the agreement.", "")
        app.casework(roles(app)).answer("CASE-0001", LENA, *told, kept)
        first = app.answering.ask(Question(QUESTION))
        assert "ruling-case-0001-2" not in app.generations.current().documents
        assert [c.document for c in first.citations] == ["ruling-case-0001-2"]
        app.casework(roles(app)).reopen("CASE-0001", LENA)
    desk("cases", "claim", "CASE-0001", "--as", LENA)
    desk(
        "cases", "answer", "CASE-0001", "--as", LENA, "--verdict", "allowed_with_conditions",
        "--text", "Yes, under the agreement of May. Tell legal first.", "--clause", "Agreement, 4",
        "--keep-until", until, "--subject", "HD-VG-130M", "--use", "train-commercial",
    )  # fmt: skip
    answer = json.loads(desk("ask", "Can we train our model on hd-vg-130m?", "--json")[1])

    assert answer["verdict"] == "allowed_with_conditions"
    (cited,) = [c for c in answer["citations"] if c["document"] == "ruling-case-0001-5"]
    assert cited["quote"] == "Yes, under the agreement of May. Tell legal first."
    other = json.loads(desk("ask", "May we download HD-VG-130M?", "--json")[1])
    assert other["verdict"] == "not_allowed"
    assert json.loads(desk("reindex", "--dry-run", "--json")[1])["added"] == []
    assert f"valid until {until}" in desk("ask", QUESTION)[1]

    with closing(App(read_settings())) as app:
        casework = app.casework(roles(app))
        app.answering.ask(Question(QUESTION))
        before = app.generations.current().generation
        casework.reopen("CASE-0001", LENA)
        gone = app.answering.ask(Question(QUESTION))
        assert app.generations.current().generation == before
        assert app.shelve(casework)
        assert app.generations.current().generation == before + 1
    assert gone.verdict.value == "not_allowed"
    text = (tmp_path / "legal" / "rulings" / "ruling-case-0001-5.md").read_text("utf-8")
    assert 'status: "superseded"' in text
