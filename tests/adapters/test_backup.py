"""Backups of a database, and what is brought back from them."""

import gzip
import io
import json
import sqlite3
import tarfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.database import Database
from bot.adapters.database.backup import restore, save
from bot.domain.errors import BackupError, SettingsError
from bot.domain.records import Post
from tests.adapters.test_database import NOW, arrival, received
from tests.shared import PROJECT

RELEASE = PROJECT / "tests" / "releases" / "0.1.0.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database with rows in every table."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(RELEASE.read_text("utf-8"))
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with a ruling."""
    folder = tmp_path / "legal" / "rulings"
    folder.mkdir(parents=True)
    (folder / "ruling-case-0001-1.md").write_text("Nö.", "utf-8")
    return folder


@pytest.fixture
def file(old: Path, shelf: Path, tmp_path: Path) -> Path:
    """A backup of both."""
    save(old, shelf, tmp_path / "backup.tar.gz")
    return tmp_path / "backup.tar.gz"


def test_back_and_there(old: Path, shelf: Path, empty: Path | str, tmp_path: Path) -> None:
    """
    All rows and rulings come back, in a file and on a server alike, and the bot goes on.
    """
    new = tmp_path / "new" / "rulings"
    saved = save(old, shelf, tmp_path / "a")
    assert restore(empty, new, tmp_path / "a") == saved
    assert save(empty, new, tmp_path / "b") == saved
    assert restore(tmp_path / "third.db", tmp_path / "third", tmp_path / "b") == saved

    assert saved.summary() == "1 cases, 1 answers and 1 rulings (14 rows of 12 tables)"
    assert (tmp_path / "third" / "ruling-case-0001-1.md").read_text("utf-8") == "Nö."
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    database = Database(empty)
    assert received(database, arrival("event:1"), arrival("event:9")) == [False, True]
    with database.step() as step:
        step.outbox.add(Post("new", "C2", "9.0", "new"), NOW)
        sent = [step.outbox.take(NOW + timedelta(1), NOW + timedelta(2), []) for _ in range(2)]
    database.close()
    assert [one.key for one in sent if one] == ["b", "new"]


def test_while_the_bot_runs(old: Path, tmp_path: Path) -> None:
    """
    A backup waits for nobody, and has what was there when it began.
    """
    database = Database(old)
    with database.step() as step:
        step.inbox.receive(arrival("event:7"), NOW)
        saved = save(old, tmp_path / "none", tmp_path / "b")
    database.close()

    assert saved.rows["inbox"] == 2
    assert saved.rulings == ()


def test_not_over_anything(file: Path, old: Path, shelf: Path, tmp_path: Path) -> None:
    """
    A backup overwrites no file, and a restore no database and no rulings.
    """
    before = old.read_bytes()
    with pytest.raises(BackupError, match="is there already; name a file that is not"):
        save(old, shelf, file)
    with pytest.raises(BackupError, match="is not new; set DATA_DIR to a new folder"):
        restore(old, tmp_path / "new", file)
    with pytest.raises(BackupError, match="There are rulings in"):
        restore(tmp_path / "new.db", shelf, file)
    assert not (tmp_path / "new").exists()
    assert before == old.read_bytes()


def test_nothing_to_back_up(tmp_path: Path) -> None:
    """
    Where there is no database, or no way to write, it is said, and nothing is left behind.
    """
    with pytest.raises(BackupError, match="There is no database"):
        save(tmp_path / "none.db", tmp_path, tmp_path / "b")
    Database(tmp_path / "d.db").close()
    with pytest.raises(BackupError, match=r"cannot be written \(No such file or directory\)"):
        save(tmp_path / "d.db", tmp_path, tmp_path / "no" / "b")
    assert not (tmp_path / "b").exists()


def members(file: Path) -> dict[str, bytes]:
    """What is in a backup."""
    with tarfile.open(file) as archive:
        return {m.name: archive.extractfile(m).read() for m in archive}  # type: ignore[union-attr]


def packed(file: Path, contents: dict[str, bytes]) -> Path:
    """A backup with these contents."""
    with tarfile.open(file, "w:gz") as archive:
        for name, data in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file


def changed(contents: dict[str, bytes], **facts: Any) -> dict[str, bytes]:
    """A backup that says something else of itself."""
    held = {**json.loads(contents["backup.json"]), **facts}
    return {**contents, "backup.json": json.dumps(held).encode()}


def test_damaged(file: Path, tmp_path: Path) -> None:
    """
    What is damaged, or was made by a newer version, is refused with one sentence, as a whole.
    """
    good = members(file)
    cases = good["tables/cases.jsonl"]
    whole = file.read_bytes()
    refused = {
        "cut": whole[: len(whole) // 2],
        "no backup": b"no backup",
        "not an archive": gzip.compress(b"something else"),
        "no contents": {"tables/cases.jsonl": cases},
        "a word changed": {**good, "tables/cases.jsonl": cases.replace(b"May we", b"May I!")},
        "a row gone": {**good, "tables/case_askers.jsonl": b""},
        "a row twice": {**good, "tables/cases.jsonl": cases * 2},
        "a table gone": {n: d for n, d in good.items() if n != "tables/outbox.jsonl"},
        "not rows": {**good, "tables/inbox.jsonl": b"[1]\n"},
        "a path": changed({**good, "rulings/../../x.md": b"x"}, rulings=["../../x.md"]),
        "a newer form": changed(good, format=2),
        "newer tables": changed(good, revision="flying_cars"),
    }
    for n, (name, data) in enumerate(refused.items()):
        odd = tmp_path / f"odd {n}"
        if isinstance(data, bytes):
            odd.write_bytes(data)
        else:
            packed(odd, data)
        place, rulings = tmp_path / f"{n}.db", tmp_path / f"new {n}" / "rulings"
        with pytest.raises((BackupError, SettingsError)) as caught:
            restore(place, rulings, odd)
        assert str(caught.value).endswith("."), name
        assert not list(tmp_path.glob(f"new {n}/**/*.md")), name
        with closing(sqlite3.connect(place)) as left:
            assert left.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,), name
