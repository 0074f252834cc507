"""`policy-bot search` as the design fixes it."""

import json
from pathlib import Path

from bot.domain.composing import FLOOR
from tests.commands.conftest import Run


def test_hits(run: Run) -> None:
    """
    A search lists passages with score, title and words.
    """
    code, out, _ = run("search", "raw crawl data retention", "-k", "3")

    assert code == 0
    assert "POL-009" in out
    assert out.count("\n") == 6


def test_a_named_subject_comes_first(run: Run) -> None:
    """
    The documents of a subject that is named stand before all others.
    """
    _, out, _ = run("search", "--json", "-k", "5", "LibriSpeech and other speech data")

    hits = json.loads(out)["hits"]
    assert hits[0]["document"] == "card-librispeech"
    assert list(hits[0]) == ["document", "start", "end", "score"]


def test_batch(run: Run, tmp_path: Path) -> None:
    """
    A file of queries gives a line each, in order, under the id that it came with.
    """
    asked = tmp_path / "in.jsonl"
    asked.write_text(
        '{"query_id": "q1", "query": "YouTube"}\n{"id": "q2", "question": "retention"}\n'
        '{"id": "q3", "question": ""}\n',
        encoding="utf-8",
    )
    out = tmp_path / "out.jsonl"

    code, said, _ = run("search", "--batch", str(asked), "--out", str(out), "-k", "2")
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]

    assert (code, said) == (0, "")
    assert [row["query_id"] for row in rows] == ["q1", "q2", "q3"]
    assert [len(row["hits"]) for row in rows] == [2, 2, 0]
    assert run("search", "--batch", str(asked))[1].count("\n") == 3


def test_what_decides_is_found(run: Run, tmp_path: Path) -> None:
    """
    The policy that decides on a subject is found though it shares no word with the question, and
    a follow-up is searched for as one.
    """
    asked = tmp_path / "in.jsonl"
    rows = [
        {"query_id": "a", "query": "Could we use clips of YouTube?"},
        {"query_id": "b", "query": "and its API?", "prior_turn": {"user": "Can we scrape Reddit?"}},
        {"query_id": "c", "query": "retention " * 3000},
    ]
    asked.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    out = run("search", "--batch", str(asked))[1]
    found = [[h["document"] for h in json.loads(line)["hits"]] for line in out.splitlines()]

    assert found[0][0] == "card-youtube"
    assert "pol-003-third-party-video" in found[0][:5]
    assert found[1][0] == "card-reddit"
    assert "pol-009-retention-deletion" in found[2]


UNRELATED = (
    "what is the recipe for a good lentil soup with carrots and cumin",
    "the train to the airport leaves at ten, should I take a taxi",
    "my bicycle has a flat tyre, where can I get it repaired",
    "wie wird das Wetter morgen in Hamburg",
    "où puis-je acheter du pain frais près du bureau",
)
RELATED = (
    "raw crawl data retention",
    "may we scrape a site whose terms forbid automated access",
    "can outputs of other models be used for training",
    "who can give legal clearance for a dataset",
)


def test_the_floor_parts_data_from_the_rest(run: Run, tmp_path: Path) -> None:
    """
    Nothing that is unrelated reaches the floor of closest passages; questions on data do.
    """
    asked = tmp_path / "in.jsonl"
    lines = [json.dumps({"query_id": text, "query": text}) for text in (*UNRELATED, *RELATED)]
    asked.write_text("\n".join(lines), encoding="utf-8")

    rows = map(json.loads, run("search", "--batch", str(asked))[1].splitlines())
    best = {row["query_id"]: max(hit["score"] for hit in row["hits"]) for row in rows}

    assert {text for text, score in best.items() if score >= FLOOR} == set(RELATED)


def test_wrong_use(run: Run, tmp_path: Path) -> None:
    """
    An empty query and a number of hits below one are wrong use.
    """
    asked = tmp_path / "in.jsonl"
    asked.write_text('{"query_id": "q1", "query": "YouTube"}\n', encoding="utf-8")

    assert run("search", " ")[0] == 2
    assert run("search", "x", "-k", "0")[0] == 2
    unwritable = run("search", "--batch", str(asked), "--out", str(tmp_path / "no" / "where"))
    assert unwritable[0] == 1
