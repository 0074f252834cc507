"""Reindexing with the real stores: what changes, what stays, and what is reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.minilm import MiniLM
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.clauses import VERSION
from bot.domain.documents import Audience, Document
from bot.domain.errors import IndexUnavailableError, KnowledgeError
from bot.ports.documents import Refusal
from bot.ports.index import Embedder, Vector
from bot.services.reindexing import Reindexing, Report
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder


class Desk:
    """A data folder with a knowledge root, and the parts that work on them."""

    def __init__(self, place: Path, embedder: Embedder | None = None) -> None:
        self.place = place
        self.root = place / "knowledge"
        self.embedder = embedder or HashingEmbedder()
        dense, lexical = ChromaStore(), BM25Store()
        self.store = Generations(place / "index", Assembler(dense, lexical, self.embedder))
        cache = SqliteVectorCache(place / "vectors.sqlite")
        self.reindexing = Reindexing(
            self.store, dense, lexical, self.embedder, cache, stopwatch=monotonic,
            day=lambda: "2026-05-04",
        )  # fmt: skip
        self.stages: list[tuple[str, int, int]] = []

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def run(self, *, dry_run: bool = False, full: bool = False, **roots: Path) -> Report:
        sources = {name: Folder(root) for name, root in (roots or {"main": self.root}).items()}
        return self.reindexing.run(
            sources, dry_run=dry_run, full=full, progress=lambda *step: self.stages.append(step)
        )

    def texts(self) -> tuple[object, ...]:
        """All that the current generation has, but for its number."""
        contents = self.store.contents()
        assert contents is not None
        whole = replace(contents, manifest=replace(contents.manifest, generation=0))
        return whole, self.store.pieces(contents)

    def scores(self, *queries: str) -> dict[tuple[str, Audience, str, int], float]:
        """What the current generation finds, for all readers."""
        index = self.store.current()
        return {
            (query, who, hit.passage.document, hit.passage.start): hit.score
            for query in queries
            for who in Audience
            for hit in index.search(query, who, 50)
        }

    def found(self, query: str) -> list[str]:
        hits = self.store.current().search(query, Audience.LEGAL, 3)
        return [hit.passage.text for hit in hits]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write("rulings/one.md", "Apples may be used for training.")
    desk.write("rulings/two.md", "Pears may not be used for training.")
    return desk


def test_first_time(desk: Desk) -> None:
    """
    The first reindex makes generation 1 of everything, and it is found.
    """
    report = desk.run()

    assert (report.generation, report.added, report.built) == (1, ("one", "two"), True)
    assert (report.passages, report.pieces, report.embedded, report.reused) == (2, 2, 2, 0)
    assert desk.found("pears")[0] == "Pears may not be used for training."


def test_nothing_changed(desk: Desk) -> None:
    """
    When nothing changed nothing is built, embedded or moved.
    """
    desk.run()
    open_now = desk.store.current()

    report = desk.run()

    assert (report.generation, report.unchanged, report.built) == (1, ("one", "two"), False)
    assert open_now is desk.store.current()


def test_changes(desk: Desk) -> None:
    """
    Only what is new is embedded; what is gone is not found any more.
    """
    desk.run()
    desk.write("rulings/one.md", "Cherries may be used for training.")
    desk.write("rulings/three.md", "Plums are undecided.")
    (desk.root / "rulings/two.md").unlink()

    report = desk.run()

    assert (
        report.added,
        report.changed,
        report.removed,
        report.unchanged,
    ) == (("three",), ("one",), ("two",), ())
    assert (report.generation, report.embedded, report.reused) == (2, 2, 0)
    assert "Pears may not be used for training." not in desk.found("pears")
    assert desk.found("cherries")[0] == "Cherries may be used for training."


def test_header_counts(desk: Desk) -> None:
    """
    A change of the header alone is a change.
    """
    desk.run()
    desk.write("rulings/one.md", "---\nstatus: draft\n---\nApples may be used for training.")

    assert desk.run().changed == ("one",)
    assert "Apples may be used for training." not in desk.found("apples")


def test_dry_run(desk: Desk) -> None:
    """
    A dry run tells what would be done and does none of it.
    """
    desk.run()
    desk.write("rulings/three.md", "Plums are undecided.")

    report = desk.run(dry_run=True)

    assert (report.added, report.generation, report.built) == (("three",), 1, False)
    assert desk.store.current().generation == 1
    assert desk.run().added == ("three",)


def test_full(desk: Desk) -> None:
    """
    A full reindex builds anew though nothing changed, from known vectors.
    """
    desk.run()

    report = desk.run(full=True)

    assert (report.generation, report.embedded, report.reused, report.built) == (2, 0, 2, True)


LONG = "".join(
    f"## Part {part}\n\n"
    + "".join(f"Robots may read page {part}{n} at night. " for n in range(30))
    + f"Nobody may sell what part {part} says.\n\n"
    for part in range(4)
)


def test_as_if_made_anew(desk: Desk) -> None:
    """
    A reindex of what changed makes what a full one makes: passages, pieces, marks and scores.
    """
    terms(desk, LONG)
    ships = LONG.replace("Robots", "Ships")
    terms(desk, ships, "platform-terms/ships.md", "audience: legal-only\n")
    desk.write("internal-policies/x.md", "---\nstatus: draft\n---\nText.")
    desk.run()
    (desk.root / "rulings/one.md").unlink()
    desk.write("rulings/beside.md", "Plums are undecided.")
    terms(desk, LONG.replace("page 2", "leaf 2"), header="audience: legal-only\n")
    desk.run()
    desk.write("rulings/two.md", f"Pears may be used.\n\n{LONG}")

    queries = ("robots read page 21", "who may sell it?", "pears", "undecided plums", "ships")
    assert desk.run().built
    texts, scores = desk.texts(), desk.scores(*queries)
    assert desk.run(full=True).built

    assert texts == desk.texts()
    assert scores == pytest.approx(desk.scores(*queries), abs=1e-6)


def test_other_embedder(desk: Desk) -> None:
    """
    Another embedder means a new generation, though no document changed.
    """
    desk.run()

    report = Desk(desk.place, HashingEmbedder("hashing:2")).run()

    assert (report.generation, report.unchanged, report.embedded) == (2, ("one", "two"), 2)


def test_refused_file(desk: Desk) -> None:
    """
    A file that cannot be used is named, the others are indexed.
    """
    desk.write("rulings/bad.md", "---\naudience: nobody\n---\nText.")

    report = desk.run()

    assert [refusal.path for refusal in report.refused] == ["rulings/bad.md"]
    assert report.added == ("one", "two")


def test_last_good_text(desk: Desk) -> None:
    """
    A file that went bad keeps its last good text, and the report says so until it is repaired.
    """
    desk.run()
    desk.write("rulings/two.md", "---\nid: [\n---\nPears.")
    desk.write("rulings/one.md", "Apples are fine.")

    for expected in (2, 2):
        report = desk.run()
        assert (expected, ("two",)) == (report.generation, report.kept)
        assert [refusal.path for refusal in report.refused] == ["rulings/two.md"]
    assert desk.found("pears")[0] == "Pears may not be used for training."


def test_lost_root(desk: Desk, tmp_path: Path) -> None:
    """
    A root that is gone or suddenly empty keeps its documents; one taken out loses them.
    """
    other = tmp_path / "other"
    (other / "rulings").mkdir(parents=True)
    (other / "rulings/plum.md").write_text("Plums are undecided.")
    desk.run(main=desk.root, other=other)
    (other / "rulings/plum.md").unlink()

    empty = desk.run(main=desk.root, other=other)
    (other / "rulings").rmdir()
    other.rmdir()
    gone = desk.run(main=desk.root, other=other)

    assert (("plum",), False) == (empty.kept, empty.built) == (gone.kept, gone.built)
    assert "other is empty now" in empty.refused[0].reason
    assert "cannot be read" in gone.refused[0].reason
    assert desk.run(main=desk.root).removed == ("plum",)


def test_nothing_at_all(desk: Desk, tmp_path: Path) -> None:
    """
    Nothing to index is one sentence that names the root.
    """
    with pytest.raises(KnowledgeError, match=r"no document to index in empty.*cannot be read"):
        desk.run(empty=tmp_path / "none")


def test_duplicates(desk: Desk, tmp_path: Path) -> None:
    """
    Of two documents with one id the first root's is used, and the other is named.
    """
    other = tmp_path / "other"
    (other / "rulings").mkdir(parents=True)
    (other / "rulings/one.md").write_text("Apples are poison.")

    report = desk.run(main=desk.root, other=other)

    assert [(entry.id, entry.used, entry.ignored) for entry in report.duplicates] == [
        ("one", "main/rulings/one.md", "other/rulings/one.md")
    ]
    assert desk.found("apples")[0] == "Apples may be used for training."
    assert desk.run(other=other, main=desk.root).changed == ("one",)
    assert desk.found("apples")[0] == "Apples are poison."


def test_notes(desk: Desk) -> None:
    """
    A file without a header is indexed and reported.
    """
    assert ("one", "it has no header") in desk.run().notes


def test_progress(desk: Desk) -> None:
    """
    Each stage tells how far it is, and ends at its total.
    """
    desk.run()

    last = {stage: (done, total) for stage, done, total in desk.stages}
    assert list(last) == ["read", "clauses", "words", "embed", "store", "test"]
    assert all(done == total for done, total in last.values())


def test_only_drafts(tmp_path: Path) -> None:
    """
    An index in which nothing is in force is an index: it finds nothing.
    """
    desk = Desk(tmp_path)
    desk.write("internal-policies/x.md", "---\nstatus: draft\n---\nText.")

    assert desk.run().pieces == 0
    assert desk.found("text") == []


class Failing(HashingEmbedder):
    """An embedder that breaks off after some texts, as a crash would."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        for number, vector in enumerate(super().embed(texts)):
            if number == self.after:
                raise RuntimeError("power cut")
            yield vector


def test_crash(desk: Desk) -> None:
    """
    A reindex that breaks off leaves the old generation, loses no vector, and nothing remains.
    """
    desk.run()
    for number in range(5):
        desk.write(f"rulings/new-{number}.md", f"Number {number} is new.")

    with pytest.raises(RuntimeError):
        Desk(desk.place, Failing(3)).run()
    assert desk.store.current().generation == 1
    report = desk.run()

    assert (report.generation, report.embedded, report.reused) == (3, 2, 5)
    assert desk.store.kept() == [1, 3]
    assert not (desk.place / "index" / "gen-0002").exists()


class Forgetful(HashingEmbedder):
    """An embedder whose vectors say nothing: every text has the same one."""

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        return super().embed(["same"] * len(texts))


class Mute(BM25Store):
    """A word index that was left empty by a fault."""

    def build(
        self, folder: Path, reader: Audience, passages: object, old: Path | None = None
    ) -> None:
        super().build(folder, reader, {})


def test_self_test(desk: Desk) -> None:
    """
    A generation that does not find its own sentences is not published.
    """
    for number in range(300):
        desk.write(f"rulings/new-{number}.md", f"Number {number} is new.")
    embedder, dense, lexical = Forgetful(), ChromaStore(), Mute()
    store = Generations(desk.place / "index", Assembler(dense, lexical, embedder))
    cache = SqliteVectorCache(desk.place / "other.sqlite")

    with pytest.raises(IndexUnavailableError, match="does not find a sentence"):
        Reindexing(store, dense, lexical, embedder, cache, stopwatch=monotonic).run(
            {"main": Folder(desk.root)}
        )

    assert store.manifest() is None


def test_two_at_once(desk: Desk) -> None:
    """
    A second reindex is refused with one sentence; a dry run is not.
    """
    with desk.store.locked():
        with pytest.raises(IndexUnavailableError, match="Another reindex"):
            desk.run()
        assert desk.run(dry_run=True).added == ("one", "two")


class Stopping:
    """A source that breaks off in the middle."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self) -> Iterable[Document | Refusal]:
        yield next(iter(Folder(self._root).read()))
        raise KnowledgeError("The disk went away.")


def test_source_breaks_off(desk: Desk) -> None:
    """
    Of a source that breaks off, what was not read again is kept.
    """
    desk.run()
    dense, lexical = ChromaStore(), BM25Store()
    cache = SqliteVectorCache(desk.place / "vectors.sqlite")
    reindexing = Reindexing(desk.store, dense, lexical, desk.embedder, cache, stopwatch=monotonic)

    report = reindexing.run({"main": Stopping(desk.root)})

    assert (report.kept, report.unchanged, report.built) == (("two",), ("one", "two"), False)


def test_real_embedder(desk: Desk) -> None:
    """
    With the real embedder a question finds its answer in other words.
    """
    real = Desk(desk.place, MiniLM())
    real.write("rulings/video.md", "Films from sharing sites must not be copied.")
    real.run()

    assert (
        real.found("download YouTube videos")[0] == "Films from sharing sites must not be copied."
    )


SHELLS = "Shells for non-commercial purposes only."


def test_clauses_are_marked(desk: Desk) -> None:
    """
    A generation holds the marked clauses of its texts, at their place.
    """
    desk.write("dataset-licences/shells.md", f"---\nsubject: Shells\n---\n{SHELLS}\n")
    desk.run()

    ((name, (clause,)),) = desk.store.current().clauses.items()
    text = desk.store.current().documents[name].text
    assert (name, text[clause.start : clause.end]) == ("shells", SHELLS)
    assert ("clauses", 3, 3) in desk.stages


def test_clauses_follow_the_text(desk: Desk) -> None:
    """
    Marks of an unchanged text stay, those of a changed one are read again, of a gone one go.
    """
    desk.write("dataset-licences/shells.md", SHELLS)
    desk.write("dataset-licences/pebbles.md", SHELLS)
    desk.run()
    before = desk.store.current().clauses

    desk.write("dataset-licences/pebbles.md", "Pebbles are round.")
    desk.run()
    assert desk.store.current().clauses == {"shells": before["shells"]}

    (desk.root / "dataset-licences/shells.md").unlink()
    desk.run()
    assert desk.store.current().clauses == {}


def test_another_reader(desk: Desk) -> None:
    """
    An index whose clauses another version of the reader marked is built anew, and read anew.
    """
    desk.write("dataset-licences/shells.md", SHELLS)
    desk.run()
    folder = desk.store.folder(1)
    manifest = (folder / "manifest.json").read_text("utf-8")
    with (folder / "manifest.json").open("w", encoding="utf-8") as file:
        file.write(manifest.replace(f'"reader":"{VERSION}"', '"reader":"0"'))
    (folder / "clauses.json").write_text("[]", "utf-8")

    assert desk.run().built
    assert list(desk.store.current().clauses) == ["shells"]
    assert not desk.run().built


TERMS = "Robots may read these pages at night.\n\nNobody may sell the pages of this site.\n"


def terms(desk: Desk, text: str, path: str = "platform-terms/harbour.md", header: str = "") -> None:
    desk.write(path, f"---\nsubject: Harbour\nretrieved: '2024-01-01'\n{header}---\n{text}")


def test_clauses_are_compared(desk: Desk) -> None:
    """
    A reindex, and a dry run, tell which clauses changed; a new layout is told as none.
    """
    terms(desk, TERMS)
    desk.run()
    terms(desk, TERMS.replace("at night", "at noon"))
    planned, done = desk.run(dry_run=True), desk.run()

    assert planned.edits == done.edits
    (edit,) = done.edits
    assert (edit.document, edit.summary) == ("harbour", "1 clause changed")
    terms(desk, "# New title\n\n1. " + TERMS.replace("at night", "at noon"))
    assert [edit.summary for edit in desk.run().edits] == ["header or layout only"]


def test_earlier_versions_are_kept(desk: Desk) -> None:
    """
    What is replaced stays as history with its days, over later builds, and is never searched.
    """
    terms(desk, TERMS)
    desk.run()
    terms(desk, TERMS.replace("at night", "at noon"))
    desk.run()
    desk.write("rulings/three.md", "Plums are undecided.")
    report = desk.run(full=True)
    held = desk.store.current().documents
    kept = [d for d in held.values() if d.replaced]

    assert [d.title for d in kept] == ["harbour (until 2026-05-04)"]
    assert (
        kept[0].superseded_by, kept[0].end_date, kept[0].retrieved,
    ) == ("harbour", "2026-05-04", "2024-01-01")  # fmt: skip
    assert kept[0].id not in (*report.added, *report.changed, *report.removed, *report.unchanged)
    assert "at night" not in "".join(desk.found("robots read pages at night"))
    assert not desk.run().built


def test_versions_go_with_their_document(desk: Desk) -> None:
    """
    A document that is gone takes its versions along; one that comes back is no version of itself.
    """
    terms(desk, TERMS)
    desk.run()
    terms(desk, TERMS.replace("at night", "at noon"))
    desk.run()
    terms(desk, TERMS)
    desk.run()
    (back,) = [d for d in desk.store.current().documents.values() if d.replaced]
    assert "at noon" in back.text

    (desk.root / "platform-terms/harbour.md").unlink()
    desk.run()

    assert not [d for d in desk.store.current().documents.values() if d.replaced]


def test_versions_are_for_no_wider_eyes(desk: Desk) -> None:
    """
    When a document is narrowed to legal its earlier versions are, too.
    """
    terms(desk, TERMS)
    desk.run()
    terms(desk, TERMS.replace("at night", "at noon"), header="audience: legal-only\n")
    desk.run()

    (kept,) = [d for d in desk.store.current().documents.values() if d.replaced]
    assert kept.audience is Audience.LEGAL


def test_flap(desk: Desk) -> None:
    """
    A source that shows another country's text changes no clause, and keeps one version of each.
    """
    law = "\nThese terms are governed by the laws of {}.\n"
    for place in ("California", "Ireland", "California", "Ireland"):
        terms(desk, TERMS.replace("night", place) + law.format(place))
        report = desk.run()

    (edit,) = report.edits
    assert (edit.elsewhere, edit.changes) == (True, ())
    kept = [d.region for d in desk.store.current().documents.values() if d.replaced]
    assert kept == ["us"]


def test_a_source_that_shrank(desk: Desk) -> None:
    """
    Half of the documents gone, or little left of a text, is refused and the last good state kept.
    """
    for number in range(6):
        terms(desk, f"{TERMS}Number {number}.", f"platform-terms/t{number}.md")
    terms(desk, TERMS * 20, "platform-terms/long.md")
    desk.run()
    for number in range(5):
        (desk.root / f"platform-terms/t{number}.md").unlink()
    terms(desk, TERMS * 2, "platform-terms/long.md")
    report = desk.run()

    assert (report.changed, report.removed, report.edits) == ((), (), ())
    assert ["lost 5 of its 9 documents" in r.reason for r in report.refused] == [True, False]
    assert "it has only 10% of the text" in report.refused[1].reason
    assert all("--accept-shrunk" in r.reason for r in report.refused)
    assert {"t0", "t4", "long"} <= set(report.kept)


def test_shrunk_and_meant(desk: Desk) -> None:
    """
    Who means it gets it.
    """
    terms(desk, TERMS * 20)
    desk.run()
    terms(desk, TERMS)
    sources = {"main": Folder(desk.root)}

    assert desk.run().changed == ()
    assert desk.reindexing.run(sources, accept_shrunk=True).changed == ("harbour",)


def test_known_questions(desk: Desk) -> None:
    """
    A generation that fails its examination is not pointed to.
    """

    def fail(index: object) -> None:
        raise IndexUnavailableError(f"The new generation {index is None} fails.")

    desk.run()
    desk.write("rulings/three.md", "Plums are undecided.")
    dense, lexical = ChromaStore(), BM25Store()
    cache = SqliteVectorCache(desk.place / "vectors.sqlite")
    service = Reindexing(
        desk.store, dense, lexical, desk.embedder, cache, monotonic, examine=fail
    )  # fmt: skip
    with pytest.raises(IndexUnavailableError):
        service.run({"main": Folder(desk.root)})

    assert desk.store.current().generation == 1
