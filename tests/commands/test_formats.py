"""Files of other formats, from the folder to the answer."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.odd.pdfs import pdf, scan
from tests.odd.words import docx, paragraph


@pytest.fixture
def mixed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A root with a PDF, a Word file that only legal may see, and a scan."""
    root = tmp_path / "root"
    (root / "platform-terms").mkdir(parents=True)
    (root / "internal-policies").mkdir()
    first = "1. Access\nAnybody may look at the pages of Heronbay."
    second = "2. Machines\nYou must not scrape Heronbay or train models on what is shown there."
    (root / "platform-terms/heronbay.pdf").write_bytes(pdf([first, second]))
    (root / "platform-terms/heronbay.yaml").write_text(
        "id: heronbay-terms\ntitle: Heronbay terms\nsubject: Heronbay\n"
        "source_url: https://heronbay.example/terms.pdf\n"
    )
    (root / "internal-policies/quiet.docx").write_bytes(docx(paragraph("Only legal reads this.")))
    (root / "internal-policies/quiet.yaml").write_text("audience: legal-only")
    (root / "platform-terms/scan.pdf").write_bytes(scan())
    monkeypatch.setenv("KNOWLEDGE_DIRS", str(root))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return run


def test_from_file_to_answer(mixed: Run) -> None:
    """
    The report names the scan; a clause of the PDF is quoted with its page, and its place in the
    kept text is where the quotation stands.
    """
    code, out, err = mixed("reindex")
    assert (code, err.count("\n")) == (1, 1)
    assert "scan.pdf: its only page holds no text" in err
    assert "2 added" in out

    kept = json.loads(mixed("search", "--document", "heronbay-terms", "--json")[1])
    answer = json.loads(mixed("ask", "--json", "May we scrape Heronbay for training?")[1])

    assert len(kept["pages"]) == 2
    (cited,) = [c for c in answer["citations"] if "must not scrape" in c["quote"]]
    assert kept["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert cited["section"].endswith("p. 2")
    assert cited["url"] == "https://heronbay.example/terms.pdf#page=2"
    assert answer["verdict"] == "not_allowed"
    assert "p. 2" in mixed("search", "scrape", "-k", "1")[1]

    assert mixed("search", "--document", "heronbay-terms")[1] == kept["text"]
    assert mixed("search", "--document", "quiet")[0] == 2
    assert "Only legal" in mixed("search", "--document", "quiet", "--audience", "legal")[1]


def test_nothing_changed(mixed: Run, tmp_path: Path) -> None:
    """
    A second reindex takes nothing apart, and says again what cannot be read.
    """
    mixed("reindex")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "data/extracts").iterdir()}

    code, out, err = mixed("reindex")

    assert (code, "Nothing changed" in out, "scan.pdf" in err) == (1, True, True)
    assert before == {f: f.stat().st_mtime_ns for f in (tmp_path / "data/extracts").iterdir()}
    assert len(before) == 3
